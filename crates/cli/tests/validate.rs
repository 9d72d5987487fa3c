//! `nodepool validate` as its users run it.

use std::io::Write;
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

fn validate(args: &[&str], request: &Value) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_nodepool"))
        .arg("validate")
        .args(args)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the binary starts");
    child.stdin.take().expect("a pipe").write_all(request.to_string().as_bytes()).expect("written");
    child.wait_with_output().expect("the binary ends")
}

fn stdout(output: &Output) -> &str {
    std::str::from_utf8(&output.stdout).expect("UTF-8")
}

/// Nothing is wrong with it.
fn good() -> Value {
    json!({
        "nodepool_info": {"name": "api-workers"},
        "scaling_group": {
            "vswitch_ids": ["vsw-bp1aaaaaaaaaaaaaaaaaa", "vsw-bp1bbbbbbbbbbbbbbbbbb"],
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

#[test]
fn a_good_request_is_silence() {
    let output = validate(&[], &good());
    assert_eq!((stdout(&output), output.status.code()), ("", Some(0)));
    let output = validate(&["--format", "json"], &good());
    assert_eq!((stdout(&output).trim(), output.status.code()), ("[]", Some(0)));
}

#[test]
fn each_diagnostic_is_one_line_with_severity_path_and_code() {
    let mut request = good();
    request["scaling_group"]["system_disk_size"] = json!(19);
    request["nodepool_info"]["name"] = json!("-a");
    let output = validate(&[], &request);
    assert_eq!(output.status.code(), Some(1));
    let lines: Vec<Vec<&str>> = stdout(&output).lines().map(|line| line.split(' ').collect()).collect();
    let paths: Vec<&str> = lines.iter().map(|line| line[1]).collect();
    assert_eq!(paths, ["nodepool_info.name", "scaling_group.system_disk_size"]);
    assert!(lines.iter().all(|line| line[0] == "error" && line[2].contains('.')), "{lines:?}");
}

#[test]
fn what_only_the_console_asks_passes_at_the_level_of_the_api() {
    let mut request = good();
    request["scaling_group"].as_object_mut().expect("an object").remove("key_pair");
    assert_eq!(validate(&[], &request).status.code(), Some(1));
    let output = validate(&["--level", "api"], &request);
    assert_eq!((stdout(&output), output.status.code()), ("", Some(0)));
}

#[test]
fn a_warning_is_shown_and_no_error() {
    let mut request = good();
    request["scaling_group"]["desired_size"] = json!(1);
    let output = validate(&[], &request);
    assert!(stdout(&output).starts_with("warning scaling_group.desired_size "), "{}", stdout(&output));
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn each_key_the_api_does_not_have_is_a_warning_of_the_console() {
    let mut request = good();
    request["scaling_group"]["desired_sizes"] = json!(3);
    request["scaling_group"]["data_disks"] = json!([{"category": "cloud_essd", "size": 200, "sise": {"a": 1}}]);
    request["scaling_group.desired_size"] = json!(3);
    // Both spellings of a tag's keys are the API's.
    request["scaling_group"]["tags"] = json!([{"Key": "a", "Value": "b"}, {"key": "c", "value": "d"}]);
    let output = validate(&[], &request);
    assert_eq!(output.status.code(), Some(0), "never an error");
    let mut lines: Vec<&str> = stdout(&output).lines().collect();
    lines.sort_unstable();
    let wanted = [
        "warning scaling_group.data_disks[0].sise document.unknown_key",
        "warning scaling_group.desired_size document.unknown_key",
        "warning scaling_group.desired_sizes document.unknown_key",
    ];
    assert_eq!(lines, wanted);
    let output = validate(&["--level", "api"], &request);
    assert_eq!((stdout(&output), output.status.code()), ("", Some(0)));
}

#[test]
fn machines_get_a_list() {
    let mut request = good();
    request["scaling_group"]["system_disk_size"] = json!(2049);
    let output = validate(&["--format", "json"], &request);
    let list: Value = serde_json::from_str(stdout(&output)).expect("JSON");
    let list = list.as_array().expect("a list");
    assert_eq!(list.len(), 1, "{list:?}");
    assert_eq!(list[0]["severity"], "error");
    assert_eq!(list[0]["path"], "scaling_group.system_disk_size");
    assert_eq!(list[0]["level"], "api");
    assert_eq!(list[0]["params"]["max"], "2048");
}
