//! Data disks.

use super::engine::{Cells, Check, Code, Rule};
use super::system_disk::{most_iops, smallest_of_level};
use crate::choice::DiskCategory;
use crate::paths;

const COUNT: Code = Code::api("data_disk.count");
/// The type's own limit, where the catalogue tells it (C24).
const COUNT_OF_TYPE: Code = Code::console("data_disk.count_of_type");
/// A later edit may be refused: its text says 0 to 10 (C24).
const MANY: Code = Code::advice("data_disk.many");
const SIZE_SMALLEST: Code = Code::api("data_disk.size_smallest");
/// Terraform stops one GiB earlier (C10).
const SIZE_LARGEST: Code = Code::console("data_disk.size_largest");
const LEVEL_CATEGORY: Code = Code::api("data_disk.performance_level_needs_essd");
const LEVEL_SIZE: Code = Code::api("data_disk.performance_level_needs_size");
const AUTO_ONLY: Code = Code::api("data_disk.provisioning_needs_autopl");
const IOPS: Code = Code::api("data_disk.iops_range");
const FILE_SYSTEM: Code = Code::api("data_disk.file_system_needs_format");
const MOUNT: Code = Code::api("data_disk.mount_target_absolute");
const DEVICE: Code = Code::api("data_disk.device");
const INIT_NAME: Code = Code::api("data_disk.init_name_required");
const INIT_RUNTIME: Code = Code::api("data_disk.runtime_twice");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[COUNT, COUNT_OF_TYPE, MANY],
        reads: &[paths::DATA_DISKS.path(), paths::INSTANCE_TYPES.path()],
        run: count,
    },
    Rule {
        codes: &[SIZE_SMALLEST, SIZE_LARGEST, LEVEL_CATEGORY, LEVEL_SIZE],
        reads: &[paths::DATA_DISKS.path()],
        run: sizes,
    },
    Rule {
        codes: &[AUTO_ONLY, IOPS, FILE_SYSTEM, MOUNT, DEVICE],
        reads: &[
            "scaling_group.data_disks[].category",
            "scaling_group.data_disks[].size",
            "scaling_group.data_disks[].snapshot_id",
            "scaling_group.data_disks[].provisioned_iops",
            "scaling_group.data_disks[].bursting_enabled",
            "scaling_group.data_disks[].auto_format",
            "scaling_group.data_disks[].file_system",
            "scaling_group.data_disks[].mount_target",
            "scaling_group.data_disks[].device",
        ],
        run: uses,
    },
    Rule { codes: &[INIT_NAME, INIT_RUNTIME], reads: &[paths::DISK_INITS.path()], run: initialisation },
];

/// Most data disks of an instance (contract, dd_category).
const MOST: usize = 64;
/// What the text of the edit operation takes (C24).
const MOST_ON_EDIT: usize = 10;
/// Whole GiB (contract, dd_size).
const SIZES: (i64, i64) = (40, 32_768);
/// What the API takes where no size is sent (contract, dd_size).
const DEFAULT_SIZE: i64 = 120;

fn count(check: &mut Check<'_>) {
    let count = check.rows(paths::DATA_DISKS).count();
    if count > MOST {
        check.say(COUNT, paths::DATA_DISKS).with("max", MOST).with("count", count);
    }
    // The system disk takes one place.
    let types = check.texts(paths::INSTANCE_TYPES);
    let fewest = types
        .into_iter()
        .filter_map(|kind| Some((check.context.instance_types.as_ref()?.get(kind)?.disk_quantity?, kind)))
        .min_by_key(|(quantity, _)| *quantity)
        .map(|(quantity, kind)| (quantity.saturating_sub(1) as usize, kind));
    if let Some((most, kind)) = fewest.filter(|(most, _)| count > *most && *most < MOST) {
        check
            .say(COUNT_OF_TYPE, paths::DATA_DISKS)
            .with("max", most)
            .with("type", kind)
            .with("count", count)
            .and(paths::INSTANCE_TYPES);
    } else if (MOST_ON_EDIT + 1..=MOST).contains(&count) {
        check.say(MANY, paths::DATA_DISKS).with("max", MOST_ON_EDIT).with("count", count);
    }
}

fn sizes(check: &mut Check<'_>) {
    for disk in check.rows(paths::DATA_DISKS) {
        size(check, disk);
        level(check, disk);
    }
}

fn uses(check: &mut Check<'_>) {
    for disk in check.rows(paths::DATA_DISKS) {
        provisioning(check, disk);
        mount(check, disk);
    }
}

/// The size as the service takes it; `None` where the snapshot decides, or another type stands there.
fn size_of(disk: Cells<'_>) -> Option<i64> {
    let size = paths::DATA_DISK_SIZE.typed::<i64>();
    if disk.text(paths::DATA_DISK_SNAPSHOT_ID).is_some() || disk.mistyped(size) {
        return None;
    }
    Some(disk.get(size).unwrap_or(DEFAULT_SIZE))
}

fn size(check: &mut Check<'_>, disk: Cells<'_>) {
    let Some(size) = size_of(disk) else { return };
    let path = paths::DATA_DISK_SIZE.path(disk.row);
    if size > SIZES.1 {
        check.say(SIZE_LARGEST, path).with("min", SIZES.0).with("max", SIZES.1);
    } else if size < SIZES.0 {
        check.say(SIZE_SMALLEST, path).with("min", SIZES.0).with("max", SIZES.1);
    }
}

fn level(check: &mut Check<'_>, disk: Cells<'_>) {
    let Some(level) = disk.text(paths::DATA_DISK_PERFORMANCE_LEVEL) else { return };
    let path = paths::DATA_DISK_PERFORMANCE_LEVEL.path(disk.row);
    if disk.text(paths::DATA_DISK_CATEGORY) != Some(DiskCategory::Essd.as_str()) {
        check.say(LEVEL_CATEGORY, path).and(paths::DATA_DISK_CATEGORY.path(disk.row));
        return;
    }
    let Some(smallest) = smallest_of_level(level) else { return };
    if size_of(disk).is_some_and(|size| size < smallest) {
        let size = paths::DATA_DISK_SIZE.path(disk.row);
        check.say(LEVEL_SIZE, path).with("level", level).with("min", smallest).and(size);
    }
}

fn provisioning(check: &mut Check<'_>, disk: Cells<'_>) {
    let iops = disk.get(paths::DATA_DISK_PROVISIONED_IOPS.typed::<i64>());
    let path = paths::DATA_DISK_PROVISIONED_IOPS.path(disk.row);
    if disk.text(paths::DATA_DISK_CATEGORY) == Some(DiskCategory::Auto.as_str()) {
        if let (Some(iops), Some(size)) = (iops, size_of(disk)) {
            check.range(IOPS, path, iops, 0, most_iops(size));
        }
        return;
    }
    let category = paths::DATA_DISK_CATEGORY.path(disk.row);
    if iops.is_some_and(|iops| iops != 0) {
        check.say(AUTO_ONLY, path).and(category.clone());
    }
    if disk.get(paths::DATA_DISK_BURSTING_ENABLED) == Some(true) {
        check.say(AUTO_ONLY, paths::DATA_DISK_BURSTING_ENABLED.path(disk.row)).and(category);
    }
}

fn mount(check: &mut Check<'_>, disk: Cells<'_>) {
    let formatted = disk.get(paths::DATA_DISK_AUTO_FORMAT) == Some(true);
    if disk.text(paths::DATA_DISK_FILE_SYSTEM).is_some() && !formatted {
        let switch = paths::DATA_DISK_AUTO_FORMAT.path(disk.row);
        check.say(FILE_SYSTEM, paths::DATA_DISK_FILE_SYSTEM.path(disk.row)).and(switch);
    }
    if disk.text(paths::DATA_DISK_MOUNT_TARGET).is_some_and(|target| !target.starts_with('/')) {
        check.say(MOUNT, paths::DATA_DISK_MOUNT_TARGET.path(disk.row));
    }
    if disk.text(paths::DATA_DISK_DEVICE).is_some_and(|device| !is_device(device)) {
        check.say(DEVICE, paths::DATA_DISK_DEVICE.path(disk.row));
    }
}

/// `/dev/xvdb` to `/dev/xvdz` (contract, dd_mount).
fn is_device(text: &str) -> bool {
    matches!(text.strip_prefix("/dev/xvd").map(str::as_bytes), Some([b'b'..=b'z']))
}

fn initialisation(check: &mut Check<'_>) {
    let mut runtime = None;
    for disk in check.rows(paths::DISK_INITS) {
        if disk.text(paths::DISK_INIT_DISK_NAME).is_none() && !disk.mistyped(paths::DISK_INIT_DISK_NAME) {
            check.say(INIT_NAME, paths::DISK_INIT_DISK_NAME.path(disk.row));
        }
        if disk.get(paths::DISK_INIT_MOUNT_FOR_RUNTIME) == Some(true) {
            let path = paths::DISK_INIT_MOUNT_FOR_RUNTIME.path(disk.row);
            match runtime {
                Some(first) => {
                    check.say(INIT_RUNTIME, path).and(paths::DISK_INIT_MOUNT_FOR_RUNTIME.path(first));
                }
                None => runtime = Some(disk.row),
            }
        }
    }
}
