use serde_json::{Value, json};

use crate::{Case, expect, report};

const ENABLE: &str = "auto_scaling.enable";
const MIN: &str = "auto_scaling.min_instances";
const MAX: &str = "auto_scaling.max_instances";
const CLASS: &str = "auto_scaling.type";
const DESIRED: &str = "scaling_group.desired_size";
const CHARGE: &str = "scaling_group.instance_charge_type";
const POLICY: &str = "scaling_group.scaling_policy";

#[test]
fn limits_of_a_pool_without_auto_scaling_are_ignored() {
    let found = |path: &str| format!("unused.without_auto_scaling {path}");
    let (min, max, class, policy) = (found(MIN), found(MAX), found(CLASS), found(POLICY));
    expect(&[
        (&[(MIN, json!(6)), (MAX, json!(5)), (CLASS, json!("gpu"))], &[&min, &max, &class]),
        (&[(ENABLE, Value::Null), (MAX, json!(1))], &[&max]),
        (&[(POLICY, json!("recycle"))], &[&policy]),
        (&[(POLICY, json!("release"))], &[]),
        // What every such pool reads.
        (&[(MIN, json!(0)), (MAX, json!(2000)), (CLASS, json!("cpu"))], &[]),
        (&[(MIN, json!(0)), (MAX, json!(0)), (CLASS, json!(""))], &[]),
        (
            &[(ENABLE, json!(true)), (DESIRED, Value::Null), (MIN, json!(1)), (MAX, json!(5)), (CLASS, json!("gpu"))],
            &[],
        ),
    ]);
}

#[test]
fn terms_without_a_subscription_are_ignored() {
    let terms = [
        ("scaling_group.period", json!(1)),
        ("scaling_group.period_unit", json!("Month")),
        ("scaling_group.auto_renew", json!(true)),
        ("scaling_group.auto_renew_period", json!(2)),
    ];
    let with = |edits: &[(&'static str, Value)]| [&terms, edits].concat();
    let ignored = [
        "unused.without_subscription scaling_group.period",
        "unused.without_subscription scaling_group.auto_renew",
        "unused.without_subscription scaling_group.auto_renew_period",
    ];
    let cases: &[Case<'_>] = &[
        (&terms, &ignored),
        (&with(&[(CHARGE, json!("PrePaid"))]), &[]),
        (
            &with(&[(CHARGE, json!("PrePaid")), ("scaling_group.auto_renew", json!(false))]),
            &["unused.without_auto_renewal scaling_group.auto_renew_period"],
        ),
        (
            &[
                ("scaling_group.period", json!(0)),
                ("scaling_group.auto_renew", json!(false)),
                ("scaling_group.auto_renew_period", json!(0)),
            ],
            &[],
        ),
        // The period that counts where none is given.
        (&[("scaling_group.auto_renew_period", json!(1))], &[]),
        (
            &with(&[
                (CHARGE, json!("PrePaid")),
                ("scaling_group.auto_renew", json!(false)),
                ("scaling_group.auto_renew_period", json!(1)),
            ]),
            &[],
        ),
    ];
    expect(cases);
}

#[test]
fn a_key_without_encryption_is_ignored() {
    let key = ("scaling_group.system_disk_kms_key_id", json!("key-1"));
    let system = "unused.without_encryption scaling_group.system_disk_kms_key_id";
    let encrypted = |on: bool| [key.clone(), ("scaling_group.system_disk_encrypted", json!(on))];
    let disks = |encrypted: Value| {
        [(
            "scaling_group.data_disks",
            json!([{"size": 40}, {"size": 40, "kms_key_id": "key-1", "encrypted": encrypted}]),
        )]
    };
    let data = "unused.without_encryption scaling_group.data_disks[1].kms_key_id";
    expect(&[
        (&encrypted(false), &[system]),
        (&encrypted(true), &[]),
        (&disks(json!("false")), &[data]),
        (&disks(Value::Null), &[data]),
        (&disks(json!("true")), &[]),
    ]);
}

#[test]
fn settings_of_a_pool_that_is_not_managed_are_ignored() {
    let settings = |enable: bool| {
        let upgrade = json!({"max_unavailable": 2, "surge": 0});
        [(
            "management",
            json!({"enable": enable, "auto_repair": true, "auto_upgrade": false, "upgrade_config": upgrade}),
        )]
    };
    let ignored = [
        "unused.without_management management.auto_repair",
        "unused.without_management management.upgrade_config.max_unavailable",
    ];
    expect(&[(&settings(false), &ignored), (&settings(true), &[])]);
    // What an absent switch means is not written.
    expect(&[(&[("management", json!({"auto_repair": true}))], &[])]);
    let found = report(&settings(false), &crate::context()).remove(0);
    assert_eq!(found.related, ["management.enable".into()]);
}
