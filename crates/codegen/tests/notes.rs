//! What a reader has to know about the code, on both sides of each bound.

#![allow(clippy::unwrap_used)]

mod support;

use codegen::{CODES, Code, Note, Target};
use serde_json::{Value, json};
use support::{code, python, terraform};

fn found<'a>(code: &'a Code, name: &str) -> Vec<&'a Note> {
    code.notes.iter().filter(|note| note.code == name).collect()
}

/// A pool with one value in the scaling group.
fn group(key: &str, value: Value) -> Value {
    json!({"scaling_group": {"instance_charge_type": "PrePaid", key: value}})
}

#[test]
fn a_value_that_the_provider_refuses_is_noted_and_its_neighbour_is_not() {
    let minimum = |least: u32| json!({"auto_scaling": {"enable": true, "min_instances": least, "max_instances": 2000}});
    let disk = |size: u32| group("data_disks", json!([{"category": "cloud_essd", "size": size}]));
    let refused = |pool: Value| -> Vec<(String, String)> {
        let code = terraform(pool);
        let notes = found(&code, "terraform.value_not_accepted");
        notes.iter().map(|note| (note.paths[0].clone(), note.params[1].1.clone())).collect()
    };
    // C3: the API also sells these terms.
    for months in [1, 2, 3, 6, 12] {
        assert!(refused(group("period", json!(months))).is_empty(), "{months} months");
        assert!(refused(group("auto_renew_period", json!(months))).is_empty(), "{months} months");
    }
    for months in [4, 5, 7, 8, 9, 24, 36, 48, 60] {
        let expected = |key| [(format!("scaling_group.{key}"), months.to_string())];
        assert_eq!(refused(group("period", json!(months))), expected("period"));
        assert_eq!(refused(group("auto_renew_period", json!(months))), expected("auto_renew_period"));
    }
    assert!(refused(group("period_unit", json!("Month"))).is_empty());
    assert_eq!(refused(group("period_unit", json!("Week"))), [("scaling_group.period_unit".into(), "Week".into())]);
    // C7.
    assert!(refused(minimum(1000)).is_empty());
    assert_eq!(refused(minimum(1001)), [("auto_scaling.min_instances".into(), "1001".into())]);
    // C10.
    assert!(refused(disk(32767)).is_empty());
    assert_eq!(refused(disk(32768)), [("scaling_group.data_disks[0].size".into(), "32768".into())]);
}

#[test]
fn the_cloud_monitor_is_always_stated_and_noted_where_the_provider_would_choose_otherwise() {
    for (value, argument, notes) in [(Some(true), "true", 0), (Some(false), "false", 1), (None, "false", 1)] {
        let code = terraform(json!({"kubernetes_config": {"cms_enabled": value}}));
        assert!(code.text.contains(&format!("install_cloud_monitor = {argument}\n")), "{}", code.text);
        assert_eq!(found(&code, "terraform.cloud_monitor").len(), notes, "{value:?}");
    }
}

#[test]
fn the_autoscaler_is_noted_in_auto_mode_only() {
    for (enable, notes) in [(true, 1), (false, 0)] {
        let code = terraform(json!({"auto_scaling": {"enable": enable}, "scaling_group": {"desired_size": 3}}));
        assert_eq!(found(&code, "terraform.autoscaler").len(), notes);
        assert_eq!(code.text.contains("desired_size"), notes == 0);
    }
}

#[test]
fn arguments_that_replace_the_pool_are_named_when_they_are_set() {
    let with = terraform(json!({
        "scaling_group": {"deploymentset_id": "ds-1", "security_group_ids": ["sg-1"], "image_type": "AliyunLinux3"},
        "kubernetes_config": {"node_name_mode": "customized,a,ip,"}
    }));
    let note = found(&with, "terraform.replaces")[0];
    let paths =
        ["scaling_group.security_group_ids", "scaling_group.deploymentset_id", "kubernetes_config.node_name_mode"];
    assert_eq!(note.paths, paths);
    assert_eq!(note.params, [("arguments", "deployment_set_id, node_name_mode, security_group_ids".to_owned())]);
    let without = terraform(json!({"scaling_group": {"image_type": "AliyunLinux3"}}));
    assert!(found(&without, "terraform.replaces").is_empty());
}

#[test]
fn a_secret_is_read_from_outside_and_noted() {
    for (pool, notes) in [
        (json!({"scaling_group": {"login_password": "Canary-8f2e4b61!"}}), 1),
        (json!({"scaling_group": {"login_password": ""}}), 0),
        (json!({"scaling_group": {"key_pair": "ops"}}), 0),
    ] {
        let terraform = terraform(pool.clone());
        assert_eq!(found(&terraform, "terraform.secret_variable").len(), notes);
        assert_eq!(terraform.text.contains("in its state file"), notes == 1);
        let python = python(pool);
        assert_eq!(found(&python, "python.secret_variable").len(), notes);
        assert_eq!(python.text.contains("os.environ[\"NODE_LOGIN_PASSWORD\"]"), notes == 1);
        assert_eq!(python.text.contains("import os\n"), notes == 1, "imports only what it uses");
    }
}

#[test]
fn what_has_no_argument_is_named_and_python_says_it() {
    let pool = json!({"scaling_group": {
        "disk_init": [{"disk_name": "/dev/xvdb"}],
        "resource_pool_options": {"strategy": "PrivatePoolOnly", "private_pool_ids": ["eap-1"]},
        "enable_high_density_mode": false
    }, "management": {"drift_enabled": true}});
    let terraform = terraform(pool.clone());
    assert_eq!(found(&terraform, "terraform.disk_init")[0].paths, ["scaling_group.disk_init"]);
    let expected = [
        "scaling_group.resource_pool_options.strategy",
        "scaling_group.resource_pool_options.private_pool_ids",
        "scaling_group.enable_high_density_mode",
        "management.drift_enabled",
    ];
    assert_eq!(found(&terraform, "terraform.no_argument")[0].paths, expected);
    assert!(python(pool).notes.is_empty());
}

#[test]
fn what_nobody_knows_is_named_in_both() {
    let pool = json!({"scaling_group": {"brand_new": {"by": 2027}}, "also.new": 1, "kubernetes_config": {"labels": [
        {"key": "a", "value": "b", "new": true}
    ]}});
    let named = |target: Target, name: &str| found(&code(target, pool.clone()), name)[0].paths.clone();
    let python = ["scaling_group.brand_new", "also.new", "kubernetes_config.labels[0].new"];
    assert_eq!(named(Target::Python, "python.no_attribute"), python);
    let terraform = ["scaling_group.brand_new.by", "also.new", "kubernetes_config.labels[0].new"];
    assert_eq!(named(Target::Terraform, "terraform.no_argument"), terraform);
}

#[test]
fn a_key_that_looks_like_a_path_is_no_field() {
    let pool = json!({"nodepool_info": {"name": "a"}, "nodepool_info.name": "b", "status.state": "c"});
    for (target, name) in [(Target::Terraform, "terraform.no_argument"), (Target::Python, "python.no_attribute")] {
        let code = code(target, pool.clone());
        assert_eq!(found(&code, name)[0].paths, ["nodepool_info.name", "status.state"], "{target}");
        assert!(code.text.contains("\"a\"") && !code.text.contains("\"b\""), "{}", code.text);
    }
}

/// The form finds the words of a note by its code.
#[test]
fn every_note_has_words() {
    const WORDS: &str = include_str!("../../texts/src/form.rs");
    for (code, _) in CODES {
        assert!(WORDS.contains(&format!("(\"{code}\", Form::")), "{code} has no text");
    }
}
