use nodepool::Context;
use nodepool::context::DiskOffer;
use serde_json::{Value, json};

use crate::{Case, context, expect_in, report};

const TYPES: &str = "scaling_group.instance_types";
const VSWITCHES: &str = "scaling_group.vswitch_ids";
const CATEGORY: &str = "scaling_group.system_disk_category";
const FALLBACKS: &str = "scaling_group.system_disk_categories";
const LEVEL: &str = "scaling_group.system_disk_performance_level";

fn pool(types: &[&str], vswitches: &[&str]) -> [(&'static str, Value); 2] {
    [(TYPES, json!(types)), (VSWITCHES, json!(vswitches))]
}

#[test]
fn what_is_sold_out_is_named_by_pool_type_and_zone() {
    let stock = [("ecs.g7.xlarge", "cn-hangzhou-h"), ("ecs.g9i.xlarge", "cn-hangzhou-j")];
    let stock = stock.map(|(kind, zone)| (kind.to_owned(), vec![zone.to_owned()])).into();
    let context = Context { stock: Some(stock), ..context() };
    let all = "instance.out_of_stock scaling_group.instance_types";
    let of_type = "instance.type_out_of_stock scaling_group.instance_types";
    let zone = "vswitch.zone_out_of_stock scaling_group.vswitch_ids";
    let one_zone = "vswitch.one_zone scaling_group.vswitch_ids";
    let cases: &[Case<'_>] = &[
        (&pool(&["ecs.g7.xlarge"], &["vsw-b", "vsw-c"]), &[all]),
        (&pool(&["ecs.g7.xlarge", "ecs.g9i.xlarge"], &["vsw-b"]), &[one_zone, all]),
        (&pool(&["ecs.g7.xlarge"], &["vsw-a", "vsw-a2"]), &[one_zone]),
        (&pool(&["ecs.g7.xlarge"], &["vsw-a", "vsw-b"]), &[zone]),
        (&pool(&["ecs.g7.xlarge", "ecs.g9i.xlarge"], &["vsw-a", "vsw-c"]), &[]),
        (&pool(&["ecs.g7.xlarge", "ecs.g9i.xlarge"], &["vsw-b", "vsw-c"]), &[zone, of_type]),
    ];
    expect_in(&context, cases);
    let found = report(cases[5].0, &context);
    assert_eq!(found[0].params, [("zone", "cn-hangzhou-i".to_owned())]);
    assert_eq!(found[1].params, [("type", "ecs.g7.xlarge".to_owned())]);
    // Spot instances have a stock of their own.
    for (strategy, expected) in [("NoSpot", &[all][..]), ("SpotAsPriceGo", &[])] {
        let [types, vswitches] = pool(&["ecs.g7.xlarge"], &["vsw-b", "vsw-c"]);
        let edits = [types, vswitches, ("scaling_group.spot_strategy", json!(strategy))];
        expect_in(&context, &[(&edits, expected)]);
    }
    let unknown = Context { vswitch_zones: None, ..context };
    expect_in(&unknown, &[(&pool(&["ecs.g7.xlarge"], &["vsw-b"]), &[])]);
}

/// G7 takes ESSD and AutoPL everywhere, i4 Standard SSD in zones H and I; nobody asked about g9i.
fn offered(data: bool) -> Context {
    let rows = [
        ("ecs.g7.xlarge", "h", "cloud_essd"),
        ("ecs.g7.xlarge", "i", "cloud_essd"),
        ("ecs.g7.xlarge", "j", "cloud_essd"),
        ("ecs.g7.xlarge", "j", "cloud_auto"),
        ("ecs.i4.xlarge", "h", "cloud_ssd"),
        ("ecs.i4.xlarge", "i", "cloud_ssd"),
    ];
    let offer = |(kind, zone, category): (&str, &str, &str)| DiskOffer {
        instance_type: kind.to_owned(),
        zone: format!("cn-hangzhou-{zone}"),
        category: category.to_owned(),
        data,
    };
    Context { disk_offers: rows.map(offer).into(), ..context() }
}

#[test]
fn a_system_disk_goes_with_a_type_in_a_zone() {
    let not_offered = "system_disk.category_not_offered scaling_group.system_disk_category";
    let not_with_type = "system_disk.category_not_with_type scaling_group.system_disk_category";
    let falls_back = "system_disk.category_falls_back scaling_group.system_disk_category";
    let one_zone = "vswitch.one_zone scaling_group.vswitch_ids";
    let request = |types: &[&str], vswitches: &[&str], category: &str, fallbacks: &[&str]| {
        let [types, vswitches] = pool(types, vswitches);
        [types, vswitches, (CATEGORY, json!(category)), (FALLBACKS, json!(fallbacks)), (LEVEL, Value::Null)]
    };
    let (g7, i4, g9i) = ("ecs.g7.xlarge", "ecs.i4.xlarge", "ecs.g9i.xlarge");
    let two = ["vsw-a", "vsw-b"];
    expect_in(
        &offered(false),
        &[
            (&request(&[g7], &two, "cloud_essd", &[]), &[]),
            (&request(&[g7], &two, "cloud_ssd", &[]), &[not_offered]),
            // In another zone alone.
            (&request(&[g7], &two, "cloud_auto", &[]), &[not_offered]),
            (&request(&[g7], &["vsw-a", "vsw-c"], "cloud_auto", &[]), &[]),
            // What is tried after it counts.
            (&request(&[g7], &two, "cloud_ssd", &["cloud_ssd", "cloud_essd"]), &[falls_back]),
            (&request(&[g7], &two, "cloud_essd", &["cloud_essd", "cloud_ssd"]), &[]),
            (&request(&[g7, i4], &two, "cloud_ssd", &["cloud_ssd", "cloud_essd"]), &[falls_back]),
            (&request(&[g7], &two, "cloud_ssd", &["cloud_ssd", "cloud_auto"]), &[not_offered]),
            // One type that takes it is enough; a type that is not sold there says nothing.
            (&request(&[g7, i4], &two, "cloud_ssd", &[]), &[not_with_type]),
            (&request(&[g7, i4], &two, "cloud_efficiency", &[]), &[not_offered]),
            (&request(&[g7, i4], &["vsw-c"], "cloud_ssd", &[]), &[one_zone, not_offered]),
            (&request(&[i4], &["vsw-c"], "cloud_essd", &[]), &[one_zone]),
            // Nobody knows what the other type takes.
            (&request(&[g7, g9i], &two, "cloud_ssd", &[]), &[not_with_type]),
            (&request(&[g9i], &two, "cloud_ssd", &[]), &[]),
        ],
    );
    // What goes as a data disk says nothing of system disks.
    expect_in(&offered(true), &[(&request(&[g7], &two, "cloud_ssd", &[]), &[])]);
    let found = report(&request(&[i4, g7], &two, "cloud_ssd", &[]), &offered(false)).remove(0);
    assert_eq!(found.params, [("category", "cloud_ssd".to_owned()), ("type", g7.to_owned())]);
}

#[test]
fn a_data_disk_that_a_type_does_not_take_is_odd() {
    let disks = |category: &str| {
        let [types, vswitches] = pool(&["ecs.g7.xlarge", "ecs.i4.xlarge"], &["vsw-a", "vsw-b"]);
        [types, vswitches, ("scaling_group.data_disks", json!([{"size": 40}, {"size": 40, "category": category}]))]
    };
    let said = &["data_disk.category_not_with_type scaling_group.data_disks[1].category"][..];
    expect_in(&offered(true), &[(&disks("cloud_ssd"), said), (&disks("cloud_essd"), said)]);
    let [_, vswitches, rows] = disks("cloud_essd");
    expect_in(&offered(true), &[(&[(TYPES, json!(["ecs.g7.xlarge"])), vswitches, rows], &[])]);
    let [_, vswitches, rows] = disks("cloud_ssd");
    expect_in(&offered(false), &[(&[(TYPES, json!(["ecs.g7.xlarge"])), vswitches, rows], &[])]);
}
