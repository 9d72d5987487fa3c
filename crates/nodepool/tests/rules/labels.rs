use serde_json::{Value, json};

use crate::{context, expect, report};

const LABELS: &str = "kubernetes_config.labels";
const TAINTS: &str = "kubernetes_config.taints";

/// Keys that hold for labels and taints alike, and the code of what does not.
fn keys() -> Vec<(String, Option<&'static str>)> {
    let long = |count: usize| "x".repeat(count);
    let prefix = |count: usize| format!("{}.{}", "a".repeat(60), "b".repeat(count - 61));
    vec![
        ("a".into(), None),
        ("team_A.b-1".into(), None),
        (String::new(), Some("key_required")),
        (long(63), None),
        (long(64), Some("key_length")),
        ("team a".into(), Some("key_characters")),
        ("团队".into(), Some("key_characters")),
        ("-a".into(), Some("key_ends")),
        ("a-".into(), Some("key_ends")),
        ("a.b/c/d".into(), Some("key_characters")),
        ("example.com/team".into(), None),
        (format!("{}/a", prefix(253)), None),
        (format!("{}/a", prefix(254)), Some("key_prefix")),
        ("/a".into(), Some("key_prefix")),
        ("Example.com/a".into(), Some("key_prefix")),
        ("example..com/a".into(), Some("key_prefix")),
        ("example.com/".into(), Some("key_required")),
    ]
}

#[test]
fn keys_of_labels_and_taints_follow_the_rules_of_kubernetes() {
    for (theme, list) in [("label", LABELS), ("taint", TAINTS)] {
        for (key, problem) in keys() {
            let finding = problem.map(|problem| format!("{theme}.{problem} {list}[0].key"));
            let findings: Vec<&str> = finding.iter().map(String::as_str).collect();
            expect(&[(&[(list, json!([{"key": key, "value": ""}]))], &findings)]);
        }
    }
}

#[test]
fn prefixes_of_kubernetes_are_reserved_for_labels_but_for_kubelet_and_node() {
    for (key, holds) in [
        ("kubernetes.io/a", false),
        ("k8s.io/a", false),
        ("beta.kubernetes.io/a", false),
        ("node.k8s.io/a", false),
        ("kubelet.kubernetes.io/a", true),
        ("node.kubernetes.io/a", true),
        ("x.node.kubernetes.io/a", true),
        ("kubernetes.io.example.com/a", true),
        ("kubernetes.io", true),
    ] {
        let wrong = format!("label.key_reserved {LABELS}[0].key");
        let findings: &[&str] = if holds { &[] } else { &[&wrong] };
        expect(&[(&[(LABELS, json!([{"key": key}]))], findings)]);
        expect(&[(&[(TAINTS, json!([{"key": key}]))], &[])]);
    }
}

#[test]
fn values_of_labels_and_taints_have_up_to_63_characters_or_none() {
    let cases = [
        (String::new(), None),
        ("x".repeat(63), None),
        ("x".repeat(64), Some("value_length")),
        ("a b".into(), Some("value_characters")),
        ("a/b".into(), Some("value_characters")),
        ("a_".into(), Some("value_ends")),
    ];
    for (theme, list) in [("label", LABELS), ("taint", TAINTS)] {
        for (value, problem) in &cases {
            let finding = problem.map(|problem| format!("{theme}.{problem} {list}[0].value"));
            let findings: Vec<&str> = finding.iter().map(String::as_str).collect();
            expect(&[(&[(list, json!([{"key": "a", "value": value}]))], &findings)]);
        }
    }
}

#[test]
fn a_label_key_stands_once_and_a_taint_once_per_effect() {
    let taint = |effect: Value| json!({"key": "a", "effect": effect});
    expect(&[
        (&[(LABELS, json!([{"key": "a"}, {"key": "b"}]))], &[]),
        (
            &[(LABELS, json!([{"key": "a"}, {"key": "b"}, {"key": "a"}]))],
            &["label.key_duplicate kubernetes_config.labels[2].key"],
        ),
        (&[(TAINTS, json!([taint(json!("PreferNoSchedule")), taint(json!("NoSchedule"))]))], &[]),
        (
            &[(TAINTS, json!([taint(json!("NoExecute")), taint(json!("NoSchedule"))]))],
            &["taint.no_execute kubernetes_config.taints[0].effect"],
        ),
        (
            // Without an effect it is NoSchedule.
            &[(TAINTS, json!([taint(Value::Null), taint(json!("NoSchedule"))]))],
            &["taint.duplicate kubernetes_config.taints[1].key"],
        ),
        (&[(TAINTS, json!([taint(json!("Never"))]))], &["value.not_offered kubernetes_config.taints[0].effect"]),
    ]);
    let found = report(&[(LABELS, json!([{"key": "a"}, {"key": "a"}]))], &context()).remove(0);
    assert_eq!(found.related, ["kubernetes_config.labels[0].key".into()]);
}

#[test]
fn a_pool_has_up_to_20_labels() {
    let labels =
        |count: usize| (LABELS, json!((0..count).map(|n| json!({"key": format!("k{n}")})).collect::<Vec<_>>()));
    expect(&[(&[labels(20)], &[]), (&[labels(21)], &["label.count kubernetes_config.labels"])]);
}
