//! Whole files as they were once read and found right.
//!
//! `UPDATE_EXPECTED=1 cargo test -p codegen` writes them anew.

#![allow(clippy::unwrap_used)]

mod support;

use std::path::{Path, PathBuf};
use std::process::Command;

use codegen::{Code, Subject, Target, export};
use serde_json::{Value, json};

fn check(name: &str, code: &Code) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/expected").join(name);
    let mut actual = code.text.clone();
    for note in &code.notes {
        let params: Vec<String> = note.params.iter().map(|(name, value)| format!(" {name}={value:?}")).collect();
        let sign = if name.ends_with(".json") { "//" } else { "#" };
        actual.push_str(&format!("{sign} note {} {:?}{}\n", note.code, note.paths, params.concat()));
    }
    if std::env::var_os("UPDATE_EXPECTED").is_some() {
        std::fs::write(&path, &actual).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(actual, expected, "{}", path.display());
}

fn existing(target: Target, value: Value) -> Code {
    let pool = support::pool(value);
    let subject = Subject {
        pool: &pool,
        cluster_id: Some("c8f2e4b6"),
        region: Some("cn-hangzhou"),
        node_pool_id: Some("np6c1f0a94"),
        change: None,
        name_before: None,
    };
    export(target, &subject)
}

fn beyond_python() -> Value {
    json!({
        "nodepool_info": {"name": "a \"b\" 'c' \\ {d}\n", "region_id": "cn-hangzhou", "scaling_group.tags": []},
        "scaling_group": {
            "vswitch_ids": ["vsw-1", 2],
            "instance_types": [],
            "desired_size": 0,
            "system_disk_size": "120",
            "system_disk_encrypted": false,
            "login_password": "Canary-8f2e4b61!",
            "data_disks": [
                {"category": "cloud_essd", "size": 120, "encrypted": "false", "disk_name": ""}, {}, "none", null
            ],
            "disk_init": [{"disk_name": "/dev/xvdb", "local_disk": false}],
            "resource_pool_options": {"strategy": "PrivatePoolOnly", "private_pool_ids": ["eap-1"]},
            "tags": [{"Key": "team", "Value": "web"}],
            "brand_new": {"by": 2027},
            "key_pair": null
        },
        "kubernetes_config": {
            "user_data": "H4sIAAAA",
            "pre_user_data": support::base64("say \"\"\"hi\"\"\" \\\n\r\u{202e}\n\n\"")
        },
        "node_config": {"node_os_config": {"sysctl": {"a \"b\"": {"c": [1, 2.5, null, true], "d": {}}}}},
        "update_nodes": true,
        "status": {"state": "active"}
    })
}

fn beyond_terraform() -> Value {
    json!({
        "nodepool_info": {"name": "a ${b} \"c\""},
        "count": 3,
        "scaling_group": {
            "instance_charge_type": "PrePaid", "period": 9, "period_unit": "Week",
            "image_type": "AliyunLinux3Security", "platform": "AliyunLinux",
            "key_pair": "ops", "login_password": "Canary-8f2e4b61!",
            "internet_charge_type": "PayByTraffic", "internet_max_bandwidth_out": 5,
            "data_disks": [{"category": "cloud_essd", "size": 32768}, {"size": "large"}],
            "disk_init": [{"disk_name": "/dev/xvdb"}],
            "resource_pool_options": {"strategy": "PrivatePoolFirst"},
            "tags": [{"key": "a", "value": "1"}, {"key": "acs:b", "value": "2"}, {"Key": "a", "Value": "3"}],
            "brand_new": {"by": 2027}
        },
        "auto_scaling": {"enable": true, "min_instances": 1001, "max_instances": 2000, "is_bond_eip": true}
    })
}

#[test]
fn the_shortest_form_with_a_password() {
    check("small.tf", &support::terraform(support::small()));
    check("small.py", &support::python(support::small()));
    check("small.json", &support::code(Target::Json, support::small()));
}

#[test]
fn every_control() {
    check("full.tf", &support::terraform(support::full()));
    check("full.py", &support::python(support::full()));
}

#[test]
fn a_pool_that_exists_is_imported() {
    check("existing.tf", &existing(Target::Terraform, support::small()));
}

#[test]
fn python_makes_another_pool_like_the_one_that_exists() {
    let code = existing(Target::Python, support::small());
    let expected = support::python(support::small()).text.replace("\"c1\"", "\"c8f2e4b6\"");
    assert_eq!(code.text, expected);
    assert_eq!(code.notes[0].code, "python.another_pool");
}

/// An edit of everything that a pool can be edited in: each list and object once.
fn edited(target: Target, change: Value) -> Code {
    let mut after = support::full();
    after["kubernetes_config"]["labels"] = json!([{"key": "tier", "value": "web"}]);
    let (pool, change) = (support::pool(after), support::pool(change));
    let subject = Subject {
        pool: &pool,
        cluster_id: Some("c8f2e4b6"),
        region: Some("cn-hangzhou"),
        node_pool_id: Some("np6c1f0a94"),
        change: Some(&change),
        name_before: Some("web"),
    };
    export(target, &subject)
}

#[test]
fn a_pool_that_is_renamed_stays_the_resource_it_was() {
    let mut after = support::full();
    after["nodepool_info"]["name"] = json!("another");
    let (pool, change) = (support::pool(after), support::pool(json!({"nodepool_info": {"name": "another"}})));
    let subject = Subject {
        pool: &pool,
        cluster_id: Some("c8f2e4b6"),
        region: None,
        node_pool_id: Some("np6c1f0a94"),
        change: Some(&change),
        name_before: Some("web"),
    };
    let code = export(Target::Terraform, &subject);
    assert!(code.text.contains("resource \"alicloud_cs_kubernetes_node_pool\" \"web\" {"), "{}", code.text);
    let name = code.text.lines().find(|line| line.trim_start().starts_with("node_pool_name ")).unwrap();
    assert!(name.ends_with("= \"another\""), "{name}");
    assert_eq!(code.file_name, "web.tf");
}

#[test]
fn an_edit_is_the_call_that_makes_it() {
    let change = json!({
        "nodepool_info": {"name": "web"},
        "scaling_group": {"system_disk_size": 200, "tags": [{"key": "a", "value": "b"}], "login_password": "Canary-8f2e4b61!"},
        "kubernetes_config": {"labels": [{"key": "tier", "value": "web"}], "user_data": support::base64("echo hi\n")},
        "update_nodes": true
    });
    check("edit.py", &edited(Target::Python, change.clone()));
    check("edit.json", &edited(Target::Json, change.clone()));
    let terraform = edited(Target::Terraform, change);
    assert!(terraform.text.contains("update_nodes"), "{}", terraform.text);
}

#[test]
fn lists_that_the_sdk_would_clear_are_filled_from_the_pool() {
    for (change, filled) in [
        (json!({"nodepool_info": {"name": "web"}}), &[][..]),
        (
            json!({"kubernetes_config": {"cms_enabled": true}}),
            &["kubernetes_config.labels", "kubernetes_config.taints"],
        ),
        (json!({"kubernetes_config": {"labels": []}}), &["kubernetes_config.taints"]),
    ] {
        let code = edited(Target::Python, change.clone());
        let note = code.notes.iter().find(|note| note.code == "python.lists_filled");
        assert_eq!(note.map(|note| &note.paths[..]).unwrap_or_default(), filled, "{change}");
    }
}

#[test]
fn a_role_that_the_service_gave_is_left_to_it() {
    for (role, kept) in [("KubernetesWorkerRole-8f2e4b6d", false), ("MyWorkerRole", true)] {
        let pool = json!({"scaling_group": {"ram_role_name": role}});
        let code = existing(Target::Python, pool.clone());
        assert_eq!(code.text.contains(role), kept, "{}", code.text);
        let named = code.notes.iter().find(|note| note.code == "python.left_to_service").map(|note| &note.paths[..]);
        assert_eq!(named, (!kept).then_some(&["scaling_group.ram_role_name".to_owned()][..]));
        // Of a request everything is the user's.
        assert!(support::python(pool).text.contains(role));
    }
}

#[test]
fn python_reads_from_the_environment_what_is_not_known() {
    let pool = support::pool(support::small());
    let subject =
        Subject { pool: &pool, cluster_id: None, region: None, node_pool_id: None, change: None, name_before: None };
    let code = export(Target::Python, &subject);
    let constants = "REGION_ID = os.environ[\"ALIBABA_CLOUD_REGION_ID\"]\nCLUSTER_ID = os.environ[\"CLUSTER_ID\"]\n";
    assert!(code.text.contains(constants), "{}", code.text);
    assert_eq!(code.notes[0].params, [("variables", "ALIBABA_CLOUD_REGION_ID, CLUSTER_ID".to_owned())]);
}

#[test]
fn what_the_sdk_cannot_say_is_noted() {
    check("beyond_python.py", &support::python(beyond_python()));
}

#[test]
fn what_terraform_cannot_say_is_noted() {
    check("beyond_terraform.tf", &support::terraform(beyond_terraform()));
}

#[test]
fn terraform_fmt_changes_nothing() {
    let Some(program) = formatter() else {
        eprintln!("neither terraform nor tofu is installed: the layout was not compared with theirs");
        return;
    };
    let folder = tempfile::tempdir().unwrap();
    let hostile = json!({"scaling_group": {"tags": [
        {"key": "节点", "value": "a"}, {"key": "e\u{301}x", "value": "\u{1f600}"}, {"key": "k\u{200d}", "value": "${x}"},
        {"key": "か\u{3099}", "value": "\n"}, {"key": "long-enough-to-move-the-others", "value": ""}
    ]}});
    let script = |text: &str| json!({"kubernetes_config": {"user_data": support::base64(text)}});
    let scripts = ["a\n\n  b\n", "a", "EOT\n", "\ta\n", "  a\n  b\n", "a\r\nb\n", "EOT\nSCRIPT\nEND_OF_SCRIPT\n"];
    let mut pools = vec![support::small(), support::full(), beyond_terraform(), json!({}), hostile];
    pools.extend(scripts.map(script));
    for (index, value) in pools.into_iter().enumerate() {
        std::fs::write(folder.path().join(format!("{index}.tf")), existing(Target::Terraform, value).text).unwrap();
    }
    let output =
        Command::new(program).args(["fmt", "-check", "-diff", "-list=true"]).arg(folder.path()).output().unwrap();
    assert!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
}

fn formatter() -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let programs = std::env::split_paths(&path).flat_map(|folder| [folder.join("terraform"), folder.join("tofu")]);
    programs.into_iter().find(|program| program.is_file())
}
