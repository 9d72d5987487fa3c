//! Words of closed sets. Image types are an open set (C8) and not among them.

use serde_json::Value;

use super::engine::{Check, Code, Rule};
use super::types::{each, numbered};
use crate::paths;

/// The service does not know the word. `allowed`: those it knows.
const NOT_OFFERED: Code = Code::api("value.not_offered");

macro_rules! closed {
    ($($path:expr => $words:expr,)*) => {
        const SETS: &[(&str, &[&str])] = &[$(($path, $words)),*];
        const READS: &[&str] = &[$($path),*];
    };
}

closed! {
    paths::AUTO_SCALING_TYPE.path() => &["cpu", "gpu", "gpushare", "spot"],
    paths::AUTO_SCALING_EIP_INTERNET_CHARGE_TYPE.path() => INTERNET_CHARGE,
    paths::INSTANCE_CHARGE_TYPE.path() => &["PostPaid", "PrePaid"],
    paths::SPOT_STRATEGY.path() => &["NoSpot", "SpotWithPriceLimit", "SpotAsPriceGo"],
    paths::PERIOD_UNIT.path() => &["Month", "Week"],
    paths::SYSTEM_DISK_CATEGORY.path() => SYSTEM_DISKS,
    paths::SYSTEM_DISK_CATEGORIES.path() => SYSTEM_DISKS,
    paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path() => LEVELS,
    paths::SYSTEM_DISK_ENCRYPT_ALGORITHM.path() => &["aes-256"],
    "scaling_group.data_disks[].category" => DATA_DISKS,
    "scaling_group.data_disks[].performance_level" => LEVELS,
    "scaling_group.data_disks[].encrypted" => &["true", "false"],
    "scaling_group.data_disks[].file_system" => &["ext4", "xfs"],
    "scaling_group.disk_init[].mkfs_type" => &["ext4", "xfs"],
    paths::SCALING_POLICY.path() => &["release", "recycle"],
    paths::MULTI_AZ_POLICY.path() => &["PRIORITY", "COST_OPTIMIZED", "BALANCE"],
    "kubernetes_config.taints[].effect" => &["NoSchedule", "NoExecute", "PreferNoSchedule"],
    paths::CPU_POLICY.path() => &["none", "static"],
    paths::INTERNET_CHARGE_TYPE.path() => INTERNET_CHARGE,
    paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA.path() => &["Open", "None", "Target"],
    paths::RESOURCE_POOL_OPTIONS_STRATEGY.path() => &["PrivatePoolFirst", "PrivatePoolOnly", "None"],
    paths::INSTANCE_METADATA_OPTIONS_HTTP_TOKENS.path() => &["optional", "required"],
    paths::TYPE.path() => &["ess", "edge", "lingjun", "hybrid"],
}

const INTERNET_CHARGE: &[&str] = &["PayByBandwidth", "PayByTraffic"];
const LEVELS: &[&str] = &["PL0", "PL1", "PL2", "PL3"];
const SYSTEM_DISKS: &[&str] =
    &["cloud_auto", "cloud_essd", "cloud_essd_entry", "cloud_ssd", "cloud_efficiency", "cloud"];
const DATA_DISKS: &[&str] = &[
    "cloud_auto",
    "cloud_essd",
    "cloud_essd_entry",
    "cloud_ssd",
    "cloud_efficiency",
    "cloud",
    "elastic_ephemeral_disk_standard",
    "elastic_ephemeral_disk_premium",
];

pub(super) const RULES: &[Rule] = &[Rule { codes: &[NOT_OFFERED], reads: READS, run: words }];

fn words(check: &mut Check<'_>) {
    let document = check.pool().as_value();
    for (path, offered) in SETS {
        each(document, path, &mut Vec::new(), &mut |indices, value| {
            // A word, or a list of them.
            let list = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
            let unknown = |word: &str| !word.is_empty() && !offered.contains(&word);
            if list.iter().filter_map(Value::as_str).any(unknown) {
                check.say(NOT_OFFERED, numbered(path, indices)).with("allowed", offered.join(", "));
            }
        });
    }
}
