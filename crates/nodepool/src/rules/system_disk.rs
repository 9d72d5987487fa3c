//! The system disk.

use super::engine::{Check, Code, Rule};
use super::network::repeated;
use crate::choice::{DiskCategory, PerformanceLevel};
use crate::paths;

/// The console never relies on the API's defaults (C9).
const CATEGORY_REQUIRED: Code = Code::console("system_disk.category_required");
const SIZE_REQUIRED: Code = Code::console("system_disk.size_required");
const SIZE_RANGE: Code = Code::api("system_disk.size_range");
const BELOW_IMAGE: Code = Code::api("system_disk.below_image");
const LEVEL_CATEGORY: Code = Code::api("system_disk.performance_level_needs_essd");
const LEVEL_SIZE: Code = Code::api("system_disk.performance_level_needs_size");
const AUTO_ONLY: Code = Code::api("system_disk.provisioning_needs_autopl");
const IOPS: Code = Code::api("system_disk.iops_range");
const ENCRYPTION: Code = Code::api("system_disk.encryption_needs_essd");
const FALLBACK_TWICE: Code = Code::api("system_disk.category_duplicate");

pub(super) const RULES: &[Rule] = &[
    Rule { codes: &[CATEGORY_REQUIRED], reads: &[CATEGORY], run: category },
    Rule { codes: &[SIZE_REQUIRED, SIZE_RANGE], reads: &[SIZE], run: size },
    Rule { codes: &[BELOW_IMAGE], reads: &[SIZE, paths::IMAGE_ID.path(), paths::IMAGE_TYPE.path()], run: image_size },
    Rule {
        codes: &[LEVEL_CATEGORY, LEVEL_SIZE],
        reads: &[CATEGORY, SIZE, paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path()],
        run: level,
    },
    Rule {
        codes: &[AUTO_ONLY, IOPS],
        reads: &[
            CATEGORY,
            SIZE,
            paths::SYSTEM_DISK_PROVISIONED_IOPS.path(),
            paths::SYSTEM_DISK_BURSTING_ENABLED.path(),
        ],
        run: provisioning,
    },
    Rule { codes: &[ENCRYPTION], reads: &[CATEGORY, paths::SYSTEM_DISK_ENCRYPTED.path()], run: encryption },
    Rule { codes: &[FALLBACK_TWICE], reads: &[paths::SYSTEM_DISK_CATEGORIES.path()], run: fallbacks },
];

const CATEGORY: &str = paths::SYSTEM_DISK_CATEGORY.path();
const SIZE: &str = paths::SYSTEM_DISK_SIZE.path();

/// Whole GiB (contract, sys_size).
const SIZES: (i64, i64) = (20, 2048);
/// What the API takes where no size is sent (contract, sys_size).
const DEFAULT_SIZE: i64 = 40;

/// Smallest disk of an ESSD performance level in GiB: PL2 more than 460, PL3 more than 1,260.
pub(super) fn smallest_of_level(level: &str) -> Option<i64> {
    match PerformanceLevel::from(level) {
        PerformanceLevel::Pl2 => Some(461),
        PerformanceLevel::Pl3 => Some(1261),
        _ => None,
    }
}

/// Most IOPS that can be provisioned on an AutoPL disk: up to 50,000 and 1,000 per GiB, less the baseline.
pub(super) fn most_iops(size: i64) -> i64 {
    let baseline = size.saturating_mul(50).saturating_add(1800).min(50_000);
    size.saturating_mul(1000).saturating_sub(baseline).clamp(0, 50_000)
}

fn category(check: &mut Check<'_>) {
    if check.pool().get(paths::SYSTEM_DISK_CATEGORY).is_ok() && check.text(paths::SYSTEM_DISK_CATEGORY).is_none() {
        check.say(CATEGORY_REQUIRED, paths::SYSTEM_DISK_CATEGORY);
    }
}

fn size(check: &mut Check<'_>) {
    match check.pool().get(paths::SYSTEM_DISK_SIZE.typed::<i64>()) {
        Ok(None) => {
            check.say(SIZE_REQUIRED, paths::SYSTEM_DISK_SIZE);
        }
        Ok(Some(size)) => {
            check.range(SIZE_RANGE, paths::SYSTEM_DISK_SIZE, size, SIZES.0, SIZES.1);
        }
        Err(_) => {}
    }
}

fn image_size(check: &mut Check<'_>) {
    let Some(size) = check.get(paths::SYSTEM_DISK_SIZE.typed::<i64>()) else { return };
    let (kind, id) = (check.text(paths::IMAGE_TYPE), check.text(paths::IMAGE_ID));
    let Some(images) = &check.context.images else { return };
    let image = match id {
        Some(id) => images.iter().find(|image| image.id == id),
        None => images.iter().find(|image| Some(image.image_type.as_str()) == kind),
    };
    if let Some(needed) = image.and_then(|image| image.size).filter(|needed| size < i64::from(*needed)) {
        check.say(BELOW_IMAGE, paths::SYSTEM_DISK_SIZE).with("min", needed).and(paths::IMAGE_TYPE);
    }
}

fn level(check: &mut Check<'_>) {
    let path = paths::SYSTEM_DISK_PERFORMANCE_LEVEL;
    let Some(level) = check.text(path) else { return };
    if check.text(paths::SYSTEM_DISK_CATEGORY) != Some(DiskCategory::Essd.as_str()) {
        check.say(LEVEL_CATEGORY, path).and(paths::SYSTEM_DISK_CATEGORY);
        return;
    }
    let Some(smallest) = smallest_of_level(level) else { return };
    let size = match check.pool().get(paths::SYSTEM_DISK_SIZE.typed::<i64>()) {
        Ok(size) => size.unwrap_or(DEFAULT_SIZE),
        Err(_) => return,
    };
    if size < smallest {
        check.say(LEVEL_SIZE, path).with("level", level).with("min", smallest).and(paths::SYSTEM_DISK_SIZE);
    }
}

fn provisioning(check: &mut Check<'_>) {
    let iops = check.get(paths::SYSTEM_DISK_PROVISIONED_IOPS.typed::<i64>());
    if check.text(paths::SYSTEM_DISK_CATEGORY) == Some(DiskCategory::Auto.as_str()) {
        if let Some(iops) = iops {
            let size = check.get(paths::SYSTEM_DISK_SIZE.typed::<i64>()).unwrap_or(DEFAULT_SIZE);
            check.range(IOPS, paths::SYSTEM_DISK_PROVISIONED_IOPS, iops, 0, most_iops(size));
        }
        return;
    }
    if iops.is_some_and(|iops| iops != 0) {
        check.say(AUTO_ONLY, paths::SYSTEM_DISK_PROVISIONED_IOPS).and(paths::SYSTEM_DISK_CATEGORY);
    }
    if check.on(paths::SYSTEM_DISK_BURSTING_ENABLED) {
        check.say(AUTO_ONLY, paths::SYSTEM_DISK_BURSTING_ENABLED).and(paths::SYSTEM_DISK_CATEGORY);
    }
}

fn encryption(check: &mut Check<'_>) {
    let essd = check.text(paths::SYSTEM_DISK_CATEGORY) == Some(DiskCategory::Essd.as_str());
    if !essd && check.on(paths::SYSTEM_DISK_ENCRYPTED) {
        check.say(ENCRYPTION, paths::SYSTEM_DISK_ENCRYPTED).and(paths::SYSTEM_DISK_CATEGORY);
    }
}

fn fallbacks(check: &mut Check<'_>) {
    let categories = check.texts(paths::SYSTEM_DISK_CATEGORIES);
    if let Some(twice) = repeated(&categories) {
        check.say(FALLBACK_TWICE, paths::SYSTEM_DISK_CATEGORIES).with("category", twice);
    }
}
