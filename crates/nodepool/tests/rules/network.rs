use nodepool::Context;
use serde_json::{Value, json};

use crate::{context, expect, expect_in};

const VSWITCHES: &str = "scaling_group.vswitch_ids";
const CHARGE: &str = "scaling_group.internet_charge_type";
const BANDWIDTH: &str = "scaling_group.internet_max_bandwidth_out";

#[test]
fn one_to_eight_vswitches_of_the_cluster_none_twice() {
    let ids = |count: usize| json!((0..count).map(|n| format!("vsw-{n}")).collect::<Vec<_>>());
    let anywhere = Context { vswitch_zones: None, ..context() };
    expect_in(
        &anywhere,
        &[
            (&[(VSWITCHES, Value::Null)], &["vswitch.required scaling_group.vswitch_ids"]),
            (&[(VSWITCHES, json!([]))], &["vswitch.required scaling_group.vswitch_ids"]),
            (&[(VSWITCHES, ids(1))], &[]),
            (&[(VSWITCHES, ids(8))], &[]),
            (&[(VSWITCHES, ids(9))], &["vswitch.count scaling_group.vswitch_ids"]),
        ],
    );
    expect(&[
        (&[(VSWITCHES, json!(["vsw-a", "vsw-b", "vsw-a"]))], &["vswitch.duplicate scaling_group.vswitch_ids"]),
        (&[(VSWITCHES, json!(["vsw-a", "vsw-b", "vsw-x"]))], &["vswitch.unknown scaling_group.vswitch_ids"]),
    ]);
}

#[test]
fn one_zone_is_odd_where_another_could_be_chosen() {
    let one = [(VSWITCHES, json!(["vsw-a", "vsw-a2"]))];
    expect(&[(&one, &["vswitch.one_zone scaling_group.vswitch_ids"])]);
    let small = Context {
        vswitch_zones: Some([("vsw-a".into(), "h".into()), ("vsw-a2".into(), "h".into())].into()),
        ..context()
    };
    expect_in(&small, &[(&one, &[])]);
}

#[test]
fn balance_needs_several_vswitches() {
    let balance = ("scaling_group.multi_az_policy", json!("BALANCE"));
    let anywhere = Context { vswitch_zones: None, ..context() };
    let one = (VSWITCHES, json!(["vsw-a"]));
    expect_in(
        &anywhere,
        &[
            (&[balance.clone()], &[]),
            (&[balance, one.clone()], &["vswitch.balance_needs_several scaling_group.multi_az_policy"]),
            (&[("scaling_group.multi_az_policy", json!("PRIORITY")), one], &[]),
        ],
    );
}

#[test]
fn a_public_address_needs_its_billing_and_its_bandwidth() {
    let charge = (CHARGE, json!("PayByTraffic"));
    expect(&[
        (&[charge.clone(), (BANDWIDTH, json!(100))], &[]),
        (
            &[charge.clone(), (BANDWIDTH, json!(101))],
            &["network.bandwidth_range scaling_group.internet_max_bandwidth_out"],
        ),
        (&[charge.clone(), (BANDWIDTH, json!(0))], &[]),
        (&[charge.clone()], &["network.public_address_pair scaling_group.internet_max_bandwidth_out"]),
        (&[(BANDWIDTH, json!(1))], &["network.public_address_pair scaling_group.internet_charge_type"]),
        (&[(BANDWIDTH, json!(0))], &[]),
        (
            &[charge, (BANDWIDTH, json!(1)), ("auto_scaling.is_bond_eip", json!(true))],
            &["network.eip_with_public_address auto_scaling.is_bond_eip"],
        ),
    ]);
}

#[test]
fn an_instance_takes_five_security_groups() {
    let groups = |count: usize| json!((0..count).map(|n| format!("sg-{n}")).collect::<Vec<_>>());
    let path = "scaling_group.security_group_ids";
    expect(&[
        (&[(path, groups(5))], &[]),
        (&[(path, groups(6))], &["network.security_group_count scaling_group.security_group_ids"]),
    ]);
}

#[test]
fn security_groups_are_of_one_kind() {
    let groups = |ids: &[&str]| ("scaling_group.security_group_ids", json!(ids));
    expect(&[
        (&[groups(&["sg-a", "sg-b"])], &[]),
        (&[groups(&["sg-c"])], &[]),
        // What is not known is not judged.
        (&[groups(&["sg-a", "sg-x"])], &[]),
        (&[groups(&["sg-a", "sg-c"])], &["network.security_group_kinds scaling_group.security_group_ids"]),
    ]);
    let nothing = Context { security_groups: None, ..context() };
    expect_in(&nothing, &[(&[groups(&["sg-a", "sg-c"])], &[])]);
}
