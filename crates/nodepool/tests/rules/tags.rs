use nodepool::NodePool;
use serde_json::{Value, json};

use crate::expect;

const TAGS: &str = "scaling_group.tags";

fn tags(count: usize) -> Value {
    json!((0..count).map(|n| json!({"key": format!("k{n}"), "value": "v"})).collect::<Vec<_>>())
}

#[test]
fn tag_keys_and_values_keep_their_rules() {
    let cases: Vec<(String, Option<&str>)> = vec![
        ("team".into(), None),
        ("k8s.io/cluster-autoscaler".into(), None),
        (String::new(), Some("key_required")),
        ("x".repeat(128), None),
        ("x".repeat(129), Some("key_length")),
        ("aliyun-team".into(), Some("key_start")),
        ("acs:team".into(), Some("key_start")),
        ("team-aliyun".into(), None),
        ("see http://x".into(), Some("key_link")),
        ("see https://x".into(), Some("key_link")),
        ("ack.aliyun.com".into(), Some("key_reserved")),
        ("acs:autoscaling:scalingGroupId".into(), Some("key_reserved")),
    ];
    for (key, problem) in cases {
        let finding = problem.map(|problem| format!("tag.{problem} {TAGS}[0].key"));
        let findings: Vec<&str> = finding.iter().map(String::as_str).collect();
        expect(&[(&[(TAGS, json!([{"key": key, "value": ""}]))], &findings)]);
    }
    for (value, problem) in [
        ("", None),
        ("v", None),
        ("aliyun", Some("value_start")),
        ("acs:", Some("value_start")),
        ("http://x", Some("value_link")),
    ] {
        let finding = problem.map(|problem| format!("tag.{problem} {TAGS}[0].value"));
        let findings: Vec<&str> = finding.iter().map(String::as_str).collect();
        expect(&[(&[(TAGS, json!([{"key": "a", "value": value}]))], &findings)]);
    }
    expect(&[(&[(TAGS, json!([{"key": "a"}, {"key": "a"}]))], &["tag.key_duplicate scaling_group.tags[1].key"])]);
}

#[test]
fn a_node_has_room_for_17_tags() {
    expect(&[(&[(TAGS, tags(17))], &[]), (&[(TAGS, tags(18))], &["tag.count scaling_group.tags"])]);
}

#[test]
fn with_auto_scaling_labels_and_taints_take_room_too() {
    let auto = [
        ("auto_scaling.enable", json!(true)),
        ("auto_scaling.max_instances", json!(5)),
        ("scaling_group.desired_size", Value::Null),
        ("kubernetes_config.labels", json!([{"key": "a"}])),
        ("kubernetes_config.taints", json!([{"key": "a"}])),
    ];
    let with = |count: usize| [&auto[..], &[(TAGS, tags(count))]].concat();
    let wrong = "tag.count_with_labels_and_taints scaling_group.tags";
    // 13 + 3 reserved + 2 of auto scaling + a label + a taint.
    expect(&[(&with(13), &[]), (&with(14), &[wrong])]);
    let mut own = auto.to_vec();
    own.push((TAGS, json!([{"key": "k8s.aliyun.com"}])));
    expect(&[(&own, &["tag.key_reserved scaling_group.tags[0].key"])]);
}

#[test]
fn tags_of_terraform_are_read_in_the_spelling_of_the_api() {
    let mut pool = NodePool::from_value(json!({"scaling_group": {"tags": [
        {"Key": "a", "Value": "1"}, {"key": "b", "value": "2"}, {"Key": "c", "more": true}
    ]}}))
    .unwrap();
    pool.normalise_tags();
    let expected = json!([{"key": "a", "value": "1"}, {"key": "b", "value": "2"}, {"key": "c", "more": true}]);
    assert_eq!(pool.at(TAGS), Some(&expected));
    let mut none = NodePool::new();
    none.normalise_tags();
    assert_eq!(none, NodePool::new());
}
