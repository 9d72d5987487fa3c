//! What the provider's own checks accept where they are narrower than a type.

use serde_json::Value;

/// The values an argument takes.
enum Accepted {
    OneOf(&'static [&'static str]),
    Between(i64, i64),
}

use Accepted::{Between, OneOf};

const PERIODS: Accepted = OneOf(&["0", "1", "2", "3", "6", "12"]);
const EIP_TYPES: Accepted = OneOf(&["PayByBandwidth", "PayByTraffic"]);

/// By argument; compared with the provider's schema by a test. A lower bound alone is `i64::MAX` wide.
static ACCEPTED: [(&str, Accepted); 28] = [
    ("auto_renew_period", PERIODS),
    ("cpu_policy", OneOf(&["static", "none"])),
    (
        "data_disks.category",
        OneOf(&[
            "cloud_efficiency",
            "cloud_ssd",
            "cloud_essd",
            "cloud_auto",
            "cloud",
            "cloud_essd_xc0",
            "cloud_essd_xc1",
            "all",
            "ephemeral_ssd",
            "local_disk",
            "cloud_essd_entry",
            "elastic_ephemeral_disk_premium",
            "elastic_ephemeral_disk_standard",
        ]),
    ),
    ("data_disks.size", Between(40, 32767)),
    (
        "image_type",
        OneOf(&[
            "AliyunLinux",
            "AliyunLinux3",
            "AliyunLinux3Arm64",
            "AliyunLinuxUEFI",
            "CentOS",
            "Windows",
            "WindowsCore",
            "ContainerOS",
            "AliyunLinuxSecurity",
            "Ubuntu",
            "AliyunLinux3ContainerOptimized",
            "Custom",
            "AliyunLinux4ContainerOptimized",
            "AliyunLinux4",
            "AliyunLinux4Arm64",
            "AliyunLinux4Security",
            "AliyunLinux4ContainerOptimizedArm64",
        ]),
    ),
    ("instance_charge_type", OneOf(&["PrePaid", "PostPaid"])),
    ("instance_metadata_options.http_tokens", OneOf(&["optional", "required"])),
    ("instance_patterns.cores", Between(0, i64::MAX)),
    ("instance_patterns.max_cpu_cores", Between(0, i64::MAX)),
    ("instance_patterns.max_memory_size", Between(0, i64::MAX)),
    ("instance_patterns.memory", Between(0, i64::MAX)),
    ("instance_patterns.min_cpu_cores", Between(0, i64::MAX)),
    ("instance_patterns.min_memory_size", Between(0, i64::MAX)),
    ("internet_charge_type", EIP_TYPES),
    ("internet_max_bandwidth_out", Between(0, 100)),
    ("management.max_unavailable", Between(0, 1000)),
    ("multi_az_policy", OneOf(&["PRIORITY", "COST_OPTIMIZED", "BALANCE"])),
    ("period", PERIODS),
    ("period_unit", OneOf(&["Month"])),
    ("scaling_config.eip_bandwidth", Between(0, 500)),
    ("scaling_config.eip_internet_charge_type", EIP_TYPES),
    ("scaling_config.max_size", Between(0, 2000)),
    ("scaling_config.min_size", Between(0, 1000)),
    ("scaling_config.type", OneOf(&["cpu", "gpu", "gpushare", "spot"])),
    ("scaling_policy", OneOf(&["release", "recycle"])),
    ("spot_instance_pools", Between(0, 10)),
    (
        "system_disk_category",
        OneOf(&["cloud_efficiency", "cloud_ssd", "cloud_essd", "cloud_auto", "cloud_essd_entry", "cloud"]),
    ),
    ("system_disk_encrypt_algorithm", OneOf(&["aes-256"])),
];

/// What `argument` takes, in words without a language, when it does not take `value`.
pub(super) fn refuses(argument: &str, value: &Value) -> Option<String> {
    let (_, accepted) = ACCEPTED.iter().find(|(name, _)| *name == argument)?;
    match accepted {
        OneOf(values) => {
            let text = match value {
                Value::String(text) => text.clone(),
                other => other.to_string(),
            };
            (!values.contains(&text.as_str())).then(|| values.join(", "))
        }
        Between(least, most) => {
            let number = value.as_f64().or_else(|| value.as_str()?.parse().ok())?;
            let inside = number >= *least as f64 && number <= *most as f64;
            let limit = if *most == i64::MAX { format!("≥ {least}") } else { format!("{least}–{most}") };
            (!inside).then_some(limit)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde_json::{Map, json};

    use super::*;

    /// Every check of the schema by argument, in the form of the table.
    fn checks(block: &Map<String, Value>, above: &str, out: &mut BTreeMap<String, Value>) {
        for (name, argument) in block {
            let name = if above.is_empty() { name.clone() } else { format!("{above}.{name}") };
            let flag = |key: &str| argument[key].as_bool().unwrap_or_default();
            if let Some(values) = argument["values"].as_array() {
                out.insert(name.clone(), json!(values.iter().map(plain).collect::<Vec<_>>()));
            } else if argument["range"].is_array() {
                out.insert(name.clone(), argument["range"].clone());
            } else if argument["min"].is_number() {
                out.insert(name.clone(), json!([argument["min"], i64::MAX]));
            }
            if flag("deprecated") || flag("removed") {
                out.remove(&name);
            } else if let Some(block) = argument["block"].as_object() {
                checks(block, &name, out);
            }
        }
    }

    fn plain(value: &Value) -> String {
        value.as_str().map_or_else(|| value.to_string(), str::to_owned)
    }

    #[test]
    fn the_table_is_the_providers() {
        let schema: Value =
            serde_json::from_str(include_str!("../../../../tests/fixtures/contract/terraform-schema.json")).unwrap();
        let mut expected = BTreeMap::new();
        checks(schema["arguments"].as_object().unwrap(), "", &mut expected);
        // No path of a pool becomes containerd_config.
        expected.retain(|name, _| !name.starts_with("containerd_config."));
        let written: BTreeMap<String, Value> = ACCEPTED
            .iter()
            .map(|(name, accepted)| {
                let accepted = match accepted {
                    OneOf(values) => json!(values),
                    Between(least, most) => json!([least, most]),
                };
                ((*name).to_owned(), accepted)
            })
            .collect();
        assert_eq!(written, expected);
    }

    #[test]
    fn both_sides_of_a_bound() {
        assert_eq!(refuses("data_disks.size", &json!(32767)), None);
        assert_eq!(refuses("data_disks.size", &json!(32768)).as_deref(), Some("40–32767"));
        assert_eq!(refuses("period", &json!(12)), None);
        assert_eq!(refuses("period", &json!(9)).as_deref(), Some("0, 1, 2, 3, 6, 12"));
        assert_eq!(refuses("scaling_config.min_size", &json!(1001)).as_deref(), Some("0–1000"));
        assert_eq!(refuses("node_pool_name", &json!("anything")), None);
    }
}
