//! What can be bought: instance types, images, key pairs; stock and demo prices over them.

pub(crate) mod account;
pub(crate) mod disks;
pub(crate) mod images;
pub(crate) mod prices;
pub(crate) mod stock;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::{Value, json};

/// A type of the sample catalogue; what is `None` is not known, and never guessed.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct InstanceType {
    pub id: String,
    pub family: String,
    pub vcpu: u32,
    pub memory_gib: f64,
    /// `X86` or `ARM`.
    pub architecture: String,
    pub gpu_amount: Option<f64>,
    pub gpu_spec: Option<String>,
    pub local_storage_category: Option<String>,
    pub local_storage_amount: Option<u32>,
    pub local_storage_gib: Option<u32>,
    pub disk_quantity: Option<u32>,
    pub eni_quantity: Option<u32>,
}

/// The zones of the region.
pub(crate) const ZONES: [&str; 3] = ["cn-hangzhou-h", "cn-hangzhou-i", "cn-hangzhou-j"];

/// Key pairs of the account, with the day they were made.
pub(crate) const KEY_PAIRS: [(&str, &str); 4] =
    [("ops", "2024-04-18"), ("ops-2025", "2025-01-07"), ("ci-runner", "2025-06-30"), ("break-glass", "2026-02-11")];

/// Resource groups of the account: id, name, display name. The first is the default one.
pub(crate) const RESOURCE_GROUPS: [(&str, &str); 3] =
    [("rg-acfmxdefault0000", "default"), ("rg-acfmxproduction0", "production"), ("rg-acfmxstaging0000", "staging")];

static TYPES: LazyLock<Vec<InstanceType>> = LazyLock::new(read);
static BY_ID: LazyLock<HashMap<&'static str, &'static InstanceType>> =
    LazyLock::new(|| TYPES.iter().map(|found| (found.id.as_str(), found)).collect());

/// Every type, in the catalogue's order.
pub(crate) fn types() -> &'static [InstanceType] {
    &TYPES
}

/// The type with this id.
pub(crate) fn find(id: &str) -> Option<&'static InstanceType> {
    BY_ID.get(id).copied()
}

/// The columns of the data file, in its order.
#[derive(Deserialize)]
struct Row(
    String,
    String,
    u32,
    f64,
    String,
    Option<f64>,
    Option<String>,
    Option<String>,
    Option<u32>,
    Option<u32>,
    Option<u32>,
    Option<u32>,
);

#[derive(Deserialize)]
struct File {
    rows: Vec<Row>,
}

fn read() -> Vec<InstanceType> {
    let file: File = serde_json::from_str(include_str!("../data/instance-types.json"))
        .expect("the catalogue is part of the program and a test reads it");
    let read = |row: Row| InstanceType {
        id: row.0,
        family: row.1,
        vcpu: row.2,
        memory_gib: row.3,
        architecture: row.4,
        gpu_amount: row.5,
        gpu_spec: row.6,
        local_storage_category: row.7,
        local_storage_amount: row.8,
        local_storage_gib: row.9,
        disk_quantity: row.10,
        eni_quantity: row.11,
    };
    file.rows.into_iter().map(read).collect()
}

impl InstanceType {
    /// The family without `ecs.`: `g7`, `ebmg8y`, `gn7i`.
    fn short_family(&self) -> &str {
        self.family.strip_prefix("ecs.").unwrap_or(&self.family)
    }

    /// The generation: the first number in the family's name; 0 when there is none.
    pub(crate) fn generation(&self) -> u32 {
        let digits = self.short_family().chars().skip_while(|c| !c.is_ascii_digit()).take_while(char::is_ascii_digit);
        digits.collect::<String>().parse().unwrap_or(0)
    }

    /// The letters before the generation: `g`, `ebmg`, `gn`.
    pub(crate) fn kind(&self) -> &str {
        let family = self.short_family();
        &family[..family.find(|c: char| c.is_ascii_digit()).unwrap_or(family.len())]
    }

    /// The level, derived from the family's name.
    fn level(&self) -> &'static str {
        match self.kind() {
            "t" => "CreditEntryLevel",
            "n" | "mn" | "e" | "xn" | "v" => "EntryLevel",
            _ => "EnterpriseLevel",
        }
    }

    /// The category, derived from the family's name.
    fn category(&self) -> &'static str {
        match self.kind() {
            kind if kind.starts_with("ebm") => "ECS Bare Metal",
            "gn" => "Compute-optimized instance with GPU",
            "vgn" | "sgn" => "Visual Compute-optimized",
            "c" | "ic" | "sn" if self.memory_gib <= f64::from(self.vcpu) * 2.0 => "Compute-optimized",
            "r" | "re" | "se" => "Memory-optimized",
            "d" => "Big data",
            "i" => "Local SSDs",
            kind if kind.starts_with("hf") => "High Clock Speed",
            "t" | "n" | "mn" | "e" | "v" => "Shared",
            _ => "General-purpose",
        }
    }

    /// The row of DescribeInstanceTypes: what is not known is left out.
    pub(crate) fn to_json(&self) -> Value {
        let mut row = json!({
            "InstanceTypeId": self.id,
            "InstanceTypeFamily": self.family,
            "InstanceFamilyLevel": self.level(),
            "InstanceCategory": self.category(),
            "CpuCoreCount": self.vcpu,
            "MemorySize": self.memory_gib,
            "CpuArchitecture": self.architecture,
        });
        let known = [
            ("GPUAmount", self.gpu_amount.map(number)),
            ("GPUSpec", self.gpu_spec.clone().map(Value::from)),
            ("LocalStorageCategory", self.local_storage_category.clone().map(Value::from)),
            ("LocalStorageAmount", self.local_storage_amount.map(Value::from)),
            ("LocalStorageCapacity", self.local_storage_gib.map(Value::from)),
            ("DiskQuantity", self.disk_quantity.map(Value::from)),
            ("EniQuantity", self.eni_quantity.map(Value::from)),
        ];
        for (name, value) in known {
            if let Some(value) = value {
                row[name] = value;
            }
        }
        row
    }
}

/// A whole number without a decimal point.
fn number(value: f64) -> Value {
    if value.fract() == 0.0 { Value::from(value as u64) } else { Value::from(value) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_catalogue_is_the_contracts() {
        let contract: Value =
            serde_json::from_str(include_str!("../../../tests/fixtures/contract/instance-types.json")).expect("JSON");
        let expected = contract["types"].as_array().expect("a list");
        assert_eq!(types().len(), expected.len());
        for (found, expected) in types().iter().zip(expected) {
            assert_eq!(found.id, expected["id"].as_str().expect("an id"));
            assert_eq!(Some(u64::from(found.vcpu)), expected["vcpu"].as_u64());
            assert_eq!(Some(found.memory_gib), expected["memory_gib"].as_f64());
            assert_eq!(found.architecture, expected["architecture"].as_str().expect("an architecture"));
            assert_eq!(found.disk_quantity.map(u64::from), expected["disk_quantity"].as_u64());
            assert_eq!(found.eni_quantity.map(u64::from), expected["eni_quantity"].as_u64());
            assert_eq!(found.gpu_amount, expected["gpu_amount"].as_f64());
        }
    }

    #[test]
    fn what_is_not_known_is_left_out() {
        assert_eq!(find("ecs.g7.xlarge").expect("in the catalogue").to_json()["DiskQuantity"], 17);
        assert_eq!(find("ecs.g9i.xlarge").expect("in the catalogue").to_json().get("DiskQuantity"), None);
        assert_eq!(types().iter().filter(|found| found.to_json().get("DiskQuantity").is_some()).count(), 2);
    }

    #[test]
    fn a_family_tells_generation_and_kind() {
        let gpu = find("ecs.gn7i-c16g1.4xlarge").expect("in the catalogue");
        assert_eq!((gpu.kind(), gpu.generation()), ("gn", 7));
        let metal = find("ecs.ebmg8y.32xlarge").expect("in the catalogue");
        assert_eq!((metal.kind(), metal.generation()), ("ebmg", 8));
    }
}
