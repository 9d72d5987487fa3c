use serde_json::{Value, json};

use crate::{context, expect, report};

const CATEGORY: &str = "scaling_group.system_disk_category";
const SIZE: &str = "scaling_group.system_disk_size";
const LEVEL: &str = "scaling_group.system_disk_performance_level";
const DISKS: &str = "scaling_group.data_disks";

#[test]
fn the_system_disk_is_always_sent() {
    expect(&[
        (
            &[(CATEGORY, Value::Null), (LEVEL, Value::Null)],
            &["system_disk.category_required scaling_group.system_disk_category"],
        ),
        (&[(SIZE, Value::Null)], &["system_disk.size_required scaling_group.system_disk_size"]),
    ]);
}

#[test]
fn the_system_disk_has_20_to_2048_gib() {
    let wrong = "system_disk.size_range scaling_group.system_disk_size";
    for (size, holds) in [(19, false), (20, true), (2048, true), (2049, false), (-1, false), (0, false)] {
        let findings: &[&str] = if holds { &[] } else { &[wrong] };
        expect(&[(&[(SIZE, json!(size))], findings)]);
    }
}

#[test]
fn the_system_disk_holds_its_image() {
    let image = ("scaling_group.image_id", json!("m-small"));
    expect(&[
        (&[image.clone(), (SIZE, json!(40))], &[]),
        (&[image, (SIZE, json!(39))], &["system_disk.below_image scaling_group.system_disk_size"]),
    ]);
}

#[test]
fn a_performance_level_needs_an_essd_of_its_size() {
    let small = "system_disk.performance_level_needs_size scaling_group.system_disk_performance_level";
    let category = "system_disk.performance_level_needs_essd scaling_group.system_disk_performance_level";
    for (level, size, holds) in [
        ("PL0", 20, true),
        ("PL1", 20, true),
        ("PL2", 460, false),
        ("PL2", 461, true),
        ("PL3", 1260, false),
        ("PL3", 1261, true),
    ] {
        let findings: &[&str] = if holds { &[] } else { &[small] };
        expect(&[(&[(LEVEL, json!(level)), (SIZE, json!(size))], findings)]);
    }
    expect(&[
        (&[(CATEGORY, json!("cloud_auto"))], &[category]),
        (&[(CATEGORY, json!("cloud_auto")), (LEVEL, Value::Null)], &[]),
        (&[(LEVEL, json!("PL9"))], &["value.not_offered scaling_group.system_disk_performance_level"]),
    ]);
    let found = report(&[(LEVEL, json!("PL3"))], &context()).remove(0);
    assert_eq!(found.related, ["scaling_group.system_disk_size".into()]);
    assert_eq!(found.params, [("level", "PL3".to_owned()), ("min", "1261".to_owned())]);
}

#[test]
fn provisioning_needs_autopl() {
    let (iops, burst) = ("scaling_group.system_disk_provisioned_iops", "scaling_group.system_disk_bursting_enabled");
    let auto = [(CATEGORY, json!("cloud_auto")), (LEVEL, Value::Null)];
    let with = |more: &[(&'static str, Value)]| [&auto[..], more].concat();
    expect(&[
        // 120 GiB: baseline 7,800, so the cap of 50,000 holds; 40 GiB: 40,000 less 3,800.
        (&with(&[(iops, json!(50_000)), (burst, json!(true))]), &[]),
        (&with(&[(iops, json!(50_001))]), &["system_disk.iops_range scaling_group.system_disk_provisioned_iops"]),
        (&with(&[(iops, json!(36_200)), (SIZE, json!(40))]), &[]),
        (
            &with(&[(iops, json!(36_201)), (SIZE, json!(40))]),
            &["system_disk.iops_range scaling_group.system_disk_provisioned_iops"],
        ),
        (&[(iops, json!(0)), (burst, json!(false))], &[]),
        (&[(iops, json!(1))], &["system_disk.provisioning_needs_autopl scaling_group.system_disk_provisioned_iops"]),
        (
            &[(burst, json!(true))],
            &["system_disk.provisioning_needs_autopl scaling_group.system_disk_bursting_enabled"],
        ),
    ]);
}

#[test]
fn system_disk_encryption_needs_essd() {
    let encrypted = ("scaling_group.system_disk_encrypted", json!(true));
    expect(&[
        (&[encrypted.clone()], &[]),
        (
            &[encrypted, (CATEGORY, json!("cloud_ssd")), (LEVEL, Value::Null)],
            &["system_disk.encryption_needs_essd scaling_group.system_disk_encrypted"],
        ),
    ]);
}

#[test]
fn a_fallback_category_stands_once() {
    let path = "scaling_group.system_disk_categories";
    expect(&[
        (&[(path, json!(["cloud_essd", "cloud_ssd"]))], &[]),
        (
            &[(path, json!(["cloud_essd", "cloud_essd"]))],
            &["system_disk.category_duplicate scaling_group.system_disk_categories"],
        ),
    ]);
}

fn disk(value: Value) -> [(&'static str, Value); 1] {
    [(DISKS, json!([value]))]
}

#[test]
fn a_data_disk_has_40_to_32768_gib() {
    let cases: [(i64, &[&str]); 4] = [
        (39, &["data_disk.size_smallest scaling_group.data_disks[0].size"]),
        (40, &[]),
        (32_768, &[]),
        (32_769, &["data_disk.size_largest scaling_group.data_disks[0].size"]),
    ];
    for (size, findings) in cases {
        expect(&[(&disk(json!({"category": "cloud_essd", "size": size})), findings)]);
    }
    expect(&[(&disk(json!({"category": "cloud_essd", "size": 1, "snapshot_id": "s-1"})), &[])]);
}

#[test]
fn a_data_disk_performance_level_needs_an_essd_of_its_size() {
    let small = "data_disk.performance_level_needs_size scaling_group.data_disks[0].performance_level";
    for (level, size, holds) in
        [("PL1", 40, true), ("PL2", 460, false), ("PL2", 461, true), ("PL3", 1260, false), ("PL3", 1261, true)]
    {
        let findings: &[&str] = if holds { &[] } else { &[small] };
        let disk = disk(json!({"category": "cloud_essd", "size": size, "performance_level": level}));
        expect(&[(&disk, findings)]);
    }
    expect(&[
        (&disk(json!({"category": "cloud_essd", "performance_level": "PL2"})), &[small]),
        (
            &disk(json!({"category": "cloud_ssd", "size": 500, "performance_level": "PL1"})),
            &["data_disk.performance_level_needs_essd scaling_group.data_disks[0].performance_level"],
        ),
        (
            &disk(json!({"size": 500, "performance_level": "PL1"})),
            &["data_disk.performance_level_needs_essd scaling_group.data_disks[0].performance_level"],
        ),
    ]);
}

#[test]
fn data_disk_provisioning_needs_autopl() {
    expect(&[
        (
            &disk(json!({"category": "cloud_auto", "size": 40, "provisioned_iops": 36_200, "bursting_enabled": true})),
            &[],
        ),
        (
            &disk(json!({"category": "cloud_auto", "size": 40, "provisioned_iops": 36_201})),
            &["data_disk.iops_range scaling_group.data_disks[0].provisioned_iops"],
        ),
        (
            &disk(json!({"category": "cloud_essd", "size": 40, "provisioned_iops": 1, "bursting_enabled": true})),
            &[
                "data_disk.provisioning_needs_autopl scaling_group.data_disks[0].provisioned_iops",
                "data_disk.provisioning_needs_autopl scaling_group.data_disks[0].bursting_enabled",
            ],
        ),
    ]);
}

#[test]
fn disks_are_counted_against_the_service_and_the_type() {
    let disks = |count: usize| (DISKS, Value::Array(vec![json!({"category": "cloud_essd", "size": 40}); count]));
    let type_17 = ("scaling_group.instance_types", json!(["ecs.g9i.xlarge", "ecs.g7.xlarge"]));
    expect(&[
        (&[disks(10)], &[]),
        (&[disks(11)], &["data_disk.many scaling_group.data_disks"]),
        (&[disks(64)], &["data_disk.many scaling_group.data_disks"]),
        (&[disks(65)], &["data_disk.count scaling_group.data_disks"]),
        (&[disks(16), type_17.clone()], &["data_disk.many scaling_group.data_disks"]),
        (&[disks(17), type_17], &["data_disk.count_of_type scaling_group.data_disks"]),
    ]);
}

#[test]
fn a_data_disk_is_mounted_as_the_contract_says() {
    expect(&[
        (
            &disk(json!({"auto_format": true, "file_system": "xfs", "mount_target": "/data", "device": "/dev/xvdb"})),
            &[],
        ),
        (
            &disk(json!({"file_system": "xfs"})),
            &["data_disk.file_system_needs_format scaling_group.data_disks[0].file_system"],
        ),
        (
            &disk(json!({"mount_target": "data"})),
            &["data_disk.mount_target_absolute scaling_group.data_disks[0].mount_target"],
        ),
        (&disk(json!({"device": "/dev/xvdz"})), &[]),
        (&disk(json!({"device": "/dev/xvda"})), &["data_disk.device scaling_group.data_disks[0].device"]),
        (&disk(json!({"device": "/dev/xvdba"})), &["data_disk.device scaling_group.data_disks[0].device"]),
        (&disk(json!({"encrypted": "yes"})), &["value.not_offered scaling_group.data_disks[0].encrypted"]),
        (&disk(json!({"encrypted": true})), &["type.expected scaling_group.data_disks[0].encrypted"]),
    ]);
    let init = "scaling_group.disk_init";
    expect(&[
        (&[(init, json!([{"disk_name": "a", "mount_for_runtime": true}, {"disk_name": "b"}]))], &[]),
        (
            &[(init, json!([{"disk_name": "a", "mount_for_runtime": true}, {"mount_for_runtime": true}]))],
            &[
                "data_disk.init_name_required scaling_group.disk_init[1].disk_name",
                "data_disk.runtime_twice scaling_group.disk_init[1].mount_for_runtime",
            ],
        ),
    ]);
}
