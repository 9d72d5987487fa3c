//! `nodepool export` and `nodepool validate` as their users run them.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn nodepool(args: &[&str], input: &str) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nodepool"))
        .args(args)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    // A program that refuses its arguments does not read.
    drop(child.stdin.take().expect("a pipe").write_all(input.as_bytes()));
    child.wait_with_output().expect("the binary ends")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

fn stderr(output: &Output) -> &str {
    std::str::from_utf8(&output.stderr).expect("UTF-8")
}

fn good() -> Value {
    json!({
        "nodepool_info": {"name": "api-workers"},
        "scaling_group": {
            "vswitch_ids": ["vsw-bp1aaaaaaaaaaaaaaaaaa"],
            "instance_types": ["ecs.g7.xlarge"],
            "instance_charge_type": "PostPaid",
            "image_type": "AliyunLinux3ContainerOptimized",
            "key_pair": "ops",
            "system_disk_category": "cloud_essd",
            "system_disk_performance_level": "PL1",
            "system_disk_size": 120,
            "desired_size": 2
        }
    })
}

fn bad() -> Value {
    let mut pool = good();
    pool["nodepool_info"]["name"] = json!("-starts-with-a-hyphen");
    pool["scaling_group"]["system_disk_size"] = json!(19);
    pool
}

#[test]
fn export_prints_terraform_from_standard_input() {
    let output = nodepool(&["export", "--to", "terraform", "--region", "cn-hangzhou", "-"], &good().to_string());
    assert!(output.status.success(), "{}", stderr(&output));
    let code = stdout(&output);
    assert!(code.contains(r#"resource "alicloud_cs_kubernetes_node_pool" "api_workers" {"#), "{code}");
    assert!(code.contains(r#"  desired_size = "2""#), "{code}");
    assert!(
        stderr(&output).contains("note kubernetes_config.cms_enabled terraform.cloud_monitor"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn export_prints_python_for_the_cluster() {
    let args = ["export", "--to", "python", "--region", "cn-hangzhou", "--cluster", "c1", "-"];
    let output = nodepool(&args, &good().to_string());
    assert!(output.status.success(), "{}", stderr(&output));
    let code = stdout(&output);
    for line in ["REGION_ID = \"cn-hangzhou\"\n", "CLUSTER_ID = \"c1\"\n", "            desired_size=2,\n"] {
        assert!(code.contains(line), "{code}");
    }
    assert!(!stderr(&output).contains("note "), "{}", stderr(&output));
}

#[test]
fn export_reads_a_file_and_gives_the_same_request_as_json() {
    let file = tempfile::NamedTempFile::new().expect("a file");
    std::fs::write(file.path(), good().to_string()).expect("written");
    let output = nodepool(&["export", "--to", "json", file.path().to_str().expect("UTF-8")], "");
    assert!(output.status.success(), "{}", stderr(&output));
    assert_eq!(serde_json::from_str::<Value>(stdout(&output)).expect("JSON"), good());
}

#[test]
fn export_takes_over_a_pool_that_exists() {
    let args = ["export", "--to", "terraform", "--cluster", "c1", "--node-pool", "np1", "-"];
    let output = nodepool(&args, &good().to_string());
    assert!(stdout(&output).contains("id = \"c1:np1\""), "{}", stdout(&output));
}

#[test]
fn export_prints_the_code_of_a_wrong_request_and_says_what_is_wrong() {
    for (strict, code) in [(false, 0), (true, 1)] {
        let mut args = vec!["export", "--to", "terraform", "-"];
        if strict {
            args.push("--strict");
        }
        let output = nodepool(&args, &bad().to_string());
        assert_eq!(output.status.code(), Some(code));
        assert!(stdout(&output).contains("system_disk_size              = 19"), "{}", stdout(&output));
        assert!(stderr(&output).contains("error scaling_group.system_disk_size "), "{}", stderr(&output));
    }
}

#[test]
fn strict_lets_a_warning_pass() {
    let mut pool = good();
    pool["scaling_group"]["desired_size"] = json!(1);
    let output = nodepool(&["export", "--to", "json", "--strict", "-"], &pool.to_string());
    assert!(output.status.success(), "{}", stderr(&output));
    assert!(stderr(&output).contains("warning scaling_group.desired_size "), "{}", stderr(&output));
}

#[test]
fn what_is_no_request_at_all_is_one_line_and_exit_1() {
    for input in ["", "[]", "null", "{\"a\":", "pool"] {
        for command in [&["export", "--to", "terraform", "-"][..], &["validate", "-"][..]] {
            let output = nodepool(command, input);
            assert_eq!(output.status.code(), Some(1), "{command:?} {input:?}");
            assert_eq!(stdout(&output), "");
            assert_eq!(stderr(&output).lines().count(), 1, "{}", stderr(&output));
        }
    }
    assert_eq!(nodepool(&["validate", "/does/not/exist.json"], "").status.code(), Some(1));
}

#[test]
fn a_password_is_in_neither_output() {
    let secret = "Canary-8f2e4b61!";
    let mut pool = bad();
    pool["scaling_group"]["key_pair"].take();
    pool["scaling_group"]["login_password"] = json!(secret);
    let pool = pool.to_string();
    for args in [
        &["export", "--to", "terraform", "-"][..],
        &["export", "--to", "python", "-"][..],
        &["export", "--to", "json", "-"][..],
        &["validate", "-"][..],
        &["validate", "--format", "json", "-"][..],
    ] {
        let output = nodepool(args, &pool);
        assert!(!stdout(&output).contains(secret) && !stderr(&output).contains(secret), "{args:?}");
    }
}
