use std::collections::BTreeSet;
use std::time::Instant;

use nodepool::context::DiskOffer;
use nodepool::rules::{CODES, RULES};
use nodepool::table::Row;
use nodepool::{Context, Level, NodePool, Severity, rules};
use serde_json::{Value, json};

use crate::{context, expect, report};

#[test]
fn a_code_has_a_theme_and_belongs_to_one_rule() {
    let mut seen = BTreeSet::new();
    for code in &CODES {
        let (theme, what) = code.name.split_once('.').unwrap();
        assert!(!theme.is_empty() && !what.is_empty() && !what.contains('.'), "{}", code.name);
        assert!(seen.insert(code.name), "{} twice", code.name);
    }
}

#[test]
fn a_rule_reads_paths_of_the_table() {
    for rule in &RULES {
        assert!(!rule.reads.is_empty(), "{rule:?}");
        for path in rule.reads {
            assert!(Row::of(path).is_some(), "{rule:?} reads {path}");
        }
    }
}

#[test]
fn a_value_of_another_type_is_found_at_its_path() {
    expect(&[
        (&[("scaling_group.system_disk_size", json!("120"))], &["type.expected scaling_group.system_disk_size"]),
        (&[("scaling_group.system_disk_size", json!(120.5))], &["type.expected scaling_group.system_disk_size"]),
        (&[("scaling_group.vswitch_ids", json!("vsw-a"))], &["type.expected scaling_group.vswitch_ids"]),
        (&[("scaling_group.vswitch_ids", json!(["vsw-a", "vsw-b", 3]))], &["type.expected scaling_group.vswitch_ids"]),
        (&[("scaling_group.data_disks", json!([{"size": 40}, 7]))], &["type.expected scaling_group.data_disks[1]"]),
        (&[("scaling_group.data_disks", json!([{"size": "40"}]))], &["type.expected scaling_group.data_disks[0].size"]),
        (&[("kubernetes_config", json!([]))], &["type.expected kubernetes_config"]),
        (
            &[("node_components", json!([{"config": {"envs": [{"name": 1}]}}]))],
            &["type.expected node_components[0].config.envs[0].name"],
        ),
        (
            &[("node_config.kubelet_configuration.featureGates", json!("x"))],
            &["type.expected node_config.kubelet_configuration.featureGates"],
        ),
        (&[("nodepool_info.name", json!(7))], &["type.expected nodepool_info.name"]),
    ]);
    let found = report(&[("scaling_group.vswitch_ids", json!("x"))], &context()).remove(0);
    assert_eq!((found.level, found.params), (Level::Api, vec![("expected", "[]string".to_owned())]));
}

#[test]
fn unknown_keys_and_nulls_are_no_matter() {
    expect(&[(&[("scaling_group.brand_new", json!({"a": 1})), ("more", json!(1))], &[])]);
    let mut pool = crate::request();
    pool.put("scaling_group.deploymentset_id", Value::Null);
    assert_eq!(rules::check(&pool, &context()).diagnostics, []);
}

#[test]
fn findings_stand_in_form_order_disk_by_disk() {
    let edits = [
        ("scaling_group.tags", json!([{"key": ""}])),
        ("scaling_group.data_disks", json!([{"size": 1, "performance_level": "PL1"}, {"size": 1}])),
        ("scaling_group.desired_size", json!(-1)),
        ("nodepool_info.name", json!("-")),
        ("kubernetes_config.labels", json!([{"key": ""}])),
    ];
    expect(&[(
        &edits,
        &[
            "name.leading_hyphen nodepool_info.name",
            "data_disk.size_smallest scaling_group.data_disks[0].size",
            "data_disk.performance_level_needs_essd scaling_group.data_disks[0].performance_level",
            "data_disk.size_smallest scaling_group.data_disks[1].size",
            "nodes.desired_range scaling_group.desired_size",
            "tag.key_required scaling_group.tags[0].key",
            "label.key_required kubernetes_config.labels[0].key",
        ],
    )]);
}

#[test]
fn the_console_level_is_what_the_contract_lists() {
    let console: Vec<(&str, Severity)> =
        CODES.iter().filter(|code| code.level == Level::Console).map(|code| (code.name, code.severity)).collect();
    use Severity::{Error, Warning};
    let expected = [
        ("name.duplicate", Warning),
        ("scaling.max_required", Error),
        ("nodes.below_advised", Warning),
        ("vswitch.one_zone", Warning),
        ("spot.price_for_other_type", Warning),
        ("instance.type_duplicate", Warning),
        ("instance.type_unknown", Warning),
        ("image.base_type_missing", Warning),
        ("logon.required", Error),
        ("password.all_character_classes", Error),
        ("system_disk.category_required", Error),
        ("system_disk.size_required", Error),
        ("data_disk.count_of_type", Error),
        ("data_disk.many", Warning),
        ("data_disk.size_largest", Error),
        ("instance.out_of_stock", Warning),
        ("instance.type_out_of_stock", Warning),
        ("vswitch.zone_out_of_stock", Warning),
        ("system_disk.category_not_with_type", Warning),
        ("system_disk.category_falls_back", Warning),
        ("data_disk.category_not_with_type", Warning),
        ("taint.no_execute", Warning),
        ("label.count", Error),
        ("tag.count", Error),
        ("tag.count_with_labels_and_taints", Warning),
        ("node_name.lower_case", Error),
        ("elastic.recycle_instant_scaling", Warning),
        ("spot.compensate_needs_cost_optimized", Warning),
        ("script.secret", Warning),
        ("script.pre_secret", Warning),
        ("unused.without_auto_scaling", Warning),
        ("unused.without_subscription", Warning),
        ("unused.without_auto_renewal", Warning),
        ("unused.without_encryption", Warning),
        ("unused.without_management", Warning),
    ];
    assert_eq!(console, expected);
}

#[test]
fn the_api_level_leaves_out_what_only_the_console_asks() {
    let edits = [("scaling_group.key_pair", Value::Null), ("scaling_group.system_disk_size", json!(1))];
    let report = rules::check(&crate::with(&edits), &context());
    let codes = |level| report.at_level(level).map(|found| found.code).collect::<Vec<_>>();
    assert_eq!(codes(Level::Api), ["system_disk.size_range"]);
    assert_eq!(codes(Level::Console), ["logon.required", "system_disk.size_range"]);
}

const CATEGORIES: [&str; 5] = ["cloud_efficiency", "cloud_ssd", "cloud_auto", "cloud_essd_entry", "cloud_essd"];

/// Ten types, 64 data disks and 20 labels, taints and tags, with a catalogue of 1,000 types, their stock and disks.
fn large() -> (NodePool, Context) {
    let disk = json!({"category": "cloud_essd", "size": 500, "performance_level": "PL2", "encrypted": "false"});
    let rows = |count: usize| {
        json!((0..count).map(|n| json!({"key": format!("team-{n}"), "value": "web"})).collect::<Vec<_>>())
    };
    let types: Vec<String> = (0..10).map(|n| format!("ecs.t{n}")).collect();
    let pool = crate::with(&[
        ("scaling_group.instance_types", json!(types)),
        ("scaling_group.data_disks", Value::Array(vec![disk; 64])),
        ("kubernetes_config.labels", rows(20)),
        ("kubernetes_config.taints", rows(20)),
        ("scaling_group.tags", rows(17)),
    ]);
    let mut context = context();
    let facts = context.instance_types.as_ref().unwrap()["ecs.g9i.xlarge"].clone();
    context.instance_types.as_mut().unwrap().extend((0..1000).map(|n| (format!("ecs.t{n}"), facts.clone())));
    let zones = ["h", "i", "j"].map(|zone| format!("cn-hangzhou-{zone}"));
    context.stock = Some(types.iter().map(|kind| (kind.clone(), zones.to_vec())).collect());
    for (kind, zone) in types.iter().flat_map(|kind| zones.iter().map(move |zone| (kind, zone))) {
        for (category, data) in CATEGORIES.iter().flat_map(|category| [(category, false), (category, true)]) {
            let (instance_type, zone, category) = (kind.clone(), zone.clone(), (*category).to_owned());
            context.disk_offers.push(DiskOffer { instance_type, zone, category, data });
        }
    }
    (pool, context)
}

#[test]
fn a_full_check_of_64_disks_takes_well_under_half_a_millisecond() {
    let (pool, context) = large();
    let mut best = u128::MAX;
    for _ in 0..50 {
        let start = Instant::now();
        let report = rules::check(&pool, &context);
        best = best.min(start.elapsed().as_micros());
        assert_eq!(report.diagnostics.len(), 1);
    }
    println!("full check: {best} µs");
    assert!(best < 500, "{best} µs");
}

#[test]
fn checking_after_a_key_is_cheaper_than_checking_all() {
    let (pool, context) = large();
    let report = rules::check(&pool, &context);
    let mut best = u128::MAX;
    for _ in 0..50 {
        let previous = report.clone();
        let start = Instant::now();
        let again = rules::check_reading(&["nodepool_info.name"], previous, &pool, &context);
        best = best.min(start.elapsed().as_micros());
        assert_eq!(again, report);
    }
    println!("one rule: {best} µs");
    assert!(best < 100, "{best} µs");
}
