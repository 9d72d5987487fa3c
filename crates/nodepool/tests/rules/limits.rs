use serde_json::json;

use crate::expect;

#[test]
fn the_mix_of_spot_and_on_demand_keeps_its_ranges() {
    let cases = [
        ("on_demand_base_capacity", 0, 1000, "spot.on_demand_base_range"),
        ("on_demand_percentage_above_base_capacity", 0, 100, "spot.on_demand_percentage_range"),
        ("spot_instance_pools", 1, 10, "spot.instance_pools_range"),
    ];
    for (key, min, max, code) in cases {
        let path = format!("scaling_group.{key}");
        let wrong = format!("{code} {path}");
        for (value, holds) in [(min - 1, false), (min, true), (max, true), (max + 1, false)] {
            let findings: &[&str] = if holds { &[] } else { &[&wrong] };
            expect(&[(&[(path.as_str(), json!(value))], findings)]);
        }
    }
}

#[test]
fn a_closed_set_takes_its_words_only() {
    for (path, good, bad) in [
        ("nodepool_info.type", "ess", "ecs"),
        ("scaling_group.instance_charge_type", "PostPaid", "postpaid"),
        ("scaling_group.multi_az_policy", "PRIORITY", "priority"),
        ("scaling_group.scaling_policy", "release", "keep"),
        ("kubernetes_config.cpu_policy", "none", "dynamic"),
        ("scaling_group.instance_metadata_options.http_tokens", "required", "yes"),
    ] {
        let wrong = format!("value.not_offered {path}");
        expect(&[(&[(path, json!(good))], &[]), (&[(path, json!(bad))], &[&wrong])]);
    }
    let categories = |more: &str| ("scaling_group.system_disk_categories", json!(["cloud_essd", more]));
    expect(&[
        (&[categories("cloud_auto")], &[]),
        (&[categories("cloud_tape")], &["value.not_offered scaling_group.system_disk_categories"]),
    ]);
    // Image types are an open set (C8).
    expect(&[(&[("scaling_group.image_type", json!("AliyunLinux9"))], &[])]);
}
