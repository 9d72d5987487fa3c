use nodepool::Context;
use serde_json::{Value, json};

use crate::{context, expect, expect_in, report};

const TYPES: &str = "scaling_group.instance_types";
const IMAGE: &str = "scaling_group.image_type";
const IMAGE_ID: &str = "scaling_group.image_id";
const KEY_PAIR: &str = "scaling_group.key_pair";
const PASSWORD: &str = "scaling_group.login_password";

#[test]
fn one_to_ten_instance_types_or_a_pattern() {
    let types = |count: usize| json!((0..count).map(|n| format!("ecs.t{n}.large")).collect::<Vec<_>>());
    let no_catalogue = Context { instance_types: None, ..context() };
    expect_in(
        &no_catalogue,
        &[
            (&[(TYPES, types(10))], &[]),
            (&[(TYPES, types(11))], &["instance.type_count scaling_group.instance_types"]),
            (&[(TYPES, Value::Null)], &["instance.types_required scaling_group.instance_types"]),
            (&[(TYPES, json!([]))], &["instance.types_required scaling_group.instance_types"]),
            (&[(TYPES, Value::Null), ("scaling_group.instance_patterns", json!([{"cores": 4}]))], &[]),
            (&[(TYPES, json!(["a", "a"]))], &["instance.type_duplicate scaling_group.instance_types"]),
        ],
    );
    expect(&[(&[(TYPES, json!(["ecs.new.large"]))], &["instance.type_unknown scaling_group.instance_types"])]);
}

#[test]
fn all_types_have_one_architecture() {
    let mixed = [(TYPES, json!(["ecs.g9i.xlarge", "ecs.g7.xlarge", "ecs.g8y.xlarge"])), (IMAGE, json!("ContainerOS"))];
    expect(&[
        (&mixed, &["instance.architectures_mixed scaling_group.instance_types"]),
        (&[(TYPES, json!(["ecs.g9i.xlarge", "ecs.g7.xlarge"]))], &[]),
        (&[(TYPES, json!(["ecs.g8y.xlarge"])), (IMAGE, json!("ContainerOS"))], &[]),
    ]);
    let found = report(&mixed, &context()).remove(0);
    let params = [("type", "ecs.g8y.xlarge"), ("architecture", "ARM"), ("expected", "X86")];
    assert_eq!(found.params, params.map(|(name, value)| (name, value.to_owned())));
}

#[test]
fn the_architecture_fits_the_image() {
    let wrong = "instance.architecture_of_image scaling_group.instance_types";
    let (arm, x86) = ((TYPES, json!(["ecs.g8y.xlarge"])), (TYPES, json!(["ecs.g9i.xlarge"])));
    let base = (IMAGE, json!("AliyunLinux3"));
    expect(&[
        (&[arm.clone(), (IMAGE, json!("AliyunLinux3Arm64"))], &[]),
        (&[arm.clone(), (IMAGE, json!("AliyunLinux3"))], &[wrong]),
        (&[x86.clone(), (IMAGE, json!("AliyunLinux3Arm64"))], &[wrong]),
        (&[x86.clone(), (IMAGE, json!("SomethingNew"))], &[]),
        (&[arm.clone(), base.clone(), (IMAGE_ID, json!("m-arm"))], &[]),
        (&[x86, base, (IMAGE_ID, json!("m-arm"))], &[wrong]),
    ]);
    let found = report(&[arm, (IMAGE, json!("AliyunLinux3"))], &context()).remove(0);
    assert_eq!(found.related, ["scaling_group.image_type".into()]);
}

#[test]
fn a_custom_image_names_the_type_of_its_base() {
    expect(&[
        (&[(IMAGE_ID, json!("m-small"))], &[]),
        (&[(IMAGE_ID, json!("m-small")), (IMAGE, Value::Null)], &["image.base_type_missing scaling_group.image_type"]),
        (&[(IMAGE_ID, json!("aliyun_3_x64")), (IMAGE, Value::Null)], &[]),
    ]);
}

#[test]
fn key_pair_and_password_exclude_each_other_and_one_is_needed() {
    let password = (PASSWORD, json!("Abcdef1!"));
    let default_logon = Context { default_logon: true, ..context() };
    expect(&[
        (&[(KEY_PAIR, Value::Null)], &["logon.required scaling_group.key_pair"]),
        (&[(KEY_PAIR, json!(""))], &["logon.required scaling_group.key_pair"]),
        (&[(KEY_PAIR, Value::Null), password.clone()], &[]),
        (&[password], &["logon.exclusive scaling_group.key_pair"]),
    ]);
    expect_in(&default_logon, &[(&[(KEY_PAIR, Value::Null)], &[])]);
}

#[test]
fn a_key_pair_fits_linux_without_mlps_and_container_os_takes_nothing_else() {
    let (soc, password) = (("scaling_group.soc_enabled", json!(true)), (PASSWORD, json!("Abcdef1!")));
    let no_key = (KEY_PAIR, Value::Null);
    expect(&[
        (&[(IMAGE, json!("Windows"))], &["logon.key_pair_needs_linux scaling_group.key_pair"]),
        (&[(IMAGE, json!("Windows")), no_key.clone(), password.clone()], &[]),
        (&[soc.clone()], &["logon.key_pair_with_mlps scaling_group.key_pair"]),
        (&[soc, no_key.clone(), password.clone()], &[]),
        (&[(IMAGE, json!("ContainerOS"))], &[]),
        (
            &[(IMAGE, json!("ContainerOS")), no_key, password],
            &["logon.password_with_container_os scaling_group.login_password"],
        ),
    ]);
}

#[test]
fn ecs_user_logs_on_where_the_image_says_so_or_does_not_say() {
    let user = ("scaling_group.login_as_non_root", json!(true));
    let arm = [(IMAGE_ID, json!("m-arm")), (TYPES, json!(["ecs.g8y.xlarge"]))];
    let with = |value: bool| [arm[0].clone(), arm[1].clone(), (user.0, json!(value))];
    expect(&[
        (&[user.clone(), (IMAGE_ID, json!("m-small"))], &[]),
        (&[user.clone(), (IMAGE_ID, json!("m-unknown"))], &[]),
        (&[user.clone()], &[]),
        (&with(false), &[]),
        (&with(true), &["logon.non_root_of_image scaling_group.login_as_non_root"]),
    ]);
}

#[test]
fn hardening_is_one_of_two_on_alibaba_cloud_linux_2_or_3() {
    let (soc, os) = ("scaling_group.soc_enabled", "scaling_group.security_hardening_os");
    let on = json!(true);
    expect(&[
        (&[(os, on.clone())], &[]),
        (&[(os, on.clone()), (IMAGE, json!("AliyunLinux"))], &[]),
        (&[(os, on.clone()), (IMAGE, json!("AliyunLinux4"))], &["hardening.image scaling_group.security_hardening_os"]),
        (&[(os, on.clone()), (IMAGE, json!("Ubuntu"))], &["hardening.image scaling_group.security_hardening_os"]),
        (
            &[(soc, on.clone()), (os, on), (KEY_PAIR, Value::Null), (PASSWORD, json!("Abcdef1!"))],
            &["hardening.exclusive scaling_group.soc_enabled"],
        ),
    ]);
}

#[test]
fn a_password_has_8_to_30_characters_of_several_classes() {
    let (four, three) = (
        "password.all_character_classes scaling_group.login_password",
        "password.three_character_classes scaling_group.login_password",
    );
    let length = "password.length scaling_group.login_password";
    let cases: [(&str, &[&str]); 7] = [
        ("Abcde1!", &[length]),
        ("Abcdef1!", &[]),
        (&format!("{}1!", "Abcd".repeat(7)), &[]),
        (&format!("{}1!x", "Abcd".repeat(7)), &[length]),
        ("Abcdefg1", &[four]),
        ("abcdefg1", &[four, three]),
        ("", &["logon.required scaling_group.key_pair"]),
    ];
    for (password, findings) in cases {
        expect(&[(&[(KEY_PAIR, Value::Null), (PASSWORD, json!(password))], findings)]);
    }
}

#[test]
fn nothing_of_a_password_is_in_a_finding() {
    for password in ["hunter2", "hunter2hunter2", "hunter2hunter2hunter2hunter2hunter2"] {
        for found in report(&[(KEY_PAIR, json!("ops")), (PASSWORD, json!(password))], &context()) {
            assert!(!format!("{found:?}").contains("hunter2"), "{found:?}");
            assert!(found.params.iter().all(|(name, _)| ["min", "max"].contains(name)), "{found:?}");
        }
    }
}

#[test]
fn a_runtime_fits_the_version_of_the_cluster() {
    let runtime = "kubernetes_config.runtime";
    expect(&[(&[(runtime, json!("docker"))], &[]), (&[(runtime, json!("containerd"))], &[])]);
    let newer = Context { cluster_version: Some("1.24.6-aliyun.1".into()), ..context() };
    expect_in(
        &newer,
        &[
            (&[(runtime, json!("docker"))], &["runtime.version_of_cluster kubernetes_config.runtime"]),
            (&[(runtime, json!("Sandboxed-Container.runv"))], &[]),
        ],
    );
}

#[test]
fn the_runtimes_on_offer_are_those_that_no_rule_refuses() {
    let offered = |version| nodepool::rules::runtimes_of(version).collect::<Vec<_>>();
    assert_eq!(offered(Some("1.22.15-aliyun.1")), ["containerd", "Sandboxed-Container.runv", "docker"]);
    assert_eq!(offered(Some("1.31.9-aliyun.1")), ["containerd", "Sandboxed-Container.runv"]);
    assert_eq!(offered(Some("1.34.1-aliyun.1")), ["containerd"]);
    assert_eq!(offered(None).len(), 3);
}
