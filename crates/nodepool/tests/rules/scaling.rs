use nodepool::Context;
use serde_json::{Value, json};

use crate::{context, expect, expect_in, report};

const ENABLE: &str = "auto_scaling.enable";
const MIN: &str = "auto_scaling.min_instances";
const MAX: &str = "auto_scaling.max_instances";
const DESIRED: &str = "scaling_group.desired_size";

/// Auto mode with these limits.
fn auto(min: Value, max: Value) -> [(&'static str, Value); 4] {
    [(ENABLE, json!(true)), (DESIRED, Value::Null), (MIN, min), (MAX, max)]
}

#[test]
fn minimum_and_maximum_keep_their_bounds_and_order() {
    expect(&[
        (&auto(json!(0), json!(2000)), &[]),
        (&auto(json!(0), json!(2001)), &["scaling.max_range auto_scaling.max_instances"]),
        (&auto(json!(-1), json!(5)), &["scaling.min_range auto_scaling.min_instances"]),
        (&auto(json!(5), json!(5)), &[]),
        (&auto(json!(6), json!(5)), &["scaling.min_above_max auto_scaling.min_instances"]),
        (&auto(Value::Null, json!(5)), &[]),
        (&auto(json!(0), Value::Null), &["scaling.max_required auto_scaling.max_instances"]),
        (&auto(json!(0), json!(0)), &[]),
    ]);
}

#[test]
fn the_minimum_names_the_maximum_as_the_other_side() {
    let found = report(&auto(json!(6), json!(5)), &context()).remove(0);
    assert_eq!(found.related, ["auto_scaling.max_instances".into()]);
    assert_eq!(found.params, [("min", "6".to_owned()), ("max", "5".to_owned())]);
}

#[test]
fn auto_scaling_and_expected_nodes_exclude_each_other() {
    let both = [(ENABLE, json!(true)), (MAX, json!(5)), (DESIRED, json!(2))];
    expect(&[(&both, &["nodes.desired_with_auto_scaling scaling_group.desired_size"])]);
}

#[test]
fn expected_nodes_keep_their_bounds() {
    let big = Context { nodes_left: None, ..context() };
    expect_in(
        &big,
        &[
            (&[(DESIRED, json!(-1))], &["nodes.desired_range scaling_group.desired_size"]),
            (&[(DESIRED, json!(0))], &["nodes.below_advised scaling_group.desired_size"]),
            (&[(DESIRED, json!(1))], &["nodes.below_advised scaling_group.desired_size"]),
            (&[(DESIRED, json!(2))], &[]),
            (&[(DESIRED, json!(500))], &[]),
            (&[(DESIRED, json!(501))], &["nodes.per_call scaling_group.desired_size"]),
            (&[(DESIRED, json!(2001))], &["nodes.desired_range scaling_group.desired_size"]),
            (&[(DESIRED, Value::Null)], &[]),
        ],
    );
}

#[test]
fn expected_nodes_keep_to_the_quota_of_the_cluster() {
    let present = ("status.total_nodes", json!(40));
    expect(&[
        (&[(DESIRED, json!(100))], &[]),
        (&[(DESIRED, json!(101))], &["nodes.quota scaling_group.desired_size"]),
        (&[present.clone(), (DESIRED, json!(140))], &[]),
        (&[present, (DESIRED, json!(141))], &["nodes.quota scaling_group.desired_size"]),
        // A minimum orders its nodes at once; a maximum orders none.
        (&auto(json!(100), json!(2000)), &[]),
        (&auto(json!(101), json!(2000)), &["nodes.quota auto_scaling.min_instances"]),
    ]);
}

#[test]
fn a_deployment_set_holds_twenty_nodes_per_zone() {
    let set = ("scaling_group.deploymentset_id", json!("ds-1"));
    let three = ("scaling_group.vswitch_ids", json!(["vsw-a", "vsw-a2", "vsw-b", "vsw-c"]));
    let wrong = "nodes.deployment_set scaling_group.desired_size";
    expect(&[
        (&[set.clone(), three.clone(), (DESIRED, json!(60))], &[]),
        (&[set.clone(), three.clone(), (DESIRED, json!(61))], &[wrong]),
        (&[three.clone(), (DESIRED, json!(61))], &[]),
        (&[set.clone(), (DESIRED, json!(41))], &[wrong]),
    ]);
    let mut limits = auto(json!(0), json!(61)).to_vec();
    limits.extend([set, three]);
    expect(&[(&limits, &["nodes.deployment_set auto_scaling.max_instances"])]);
}
