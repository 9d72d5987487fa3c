//! Answers of the RPC products, which wrap each list twice: `VSwitches.VSwitch[]`.

use serde::Deserialize;

/// The outer and the inner wrapping of a list.
macro_rules! wrapped {
    ($(#[$doc:meta])* $answer:ident, $list:ident, $outer:literal, $inner:literal, $item:ty) => {
        $(#[$doc])*
        #[derive(Clone, Debug, Default, PartialEq, Deserialize)]
        #[serde(default, rename_all = "PascalCase")]
        pub struct $answer {
            #[serde(rename = $outer)]
            list: $list,
            /// Rows in all pages, where it pages by number.
            pub total_count: Option<u32>,
            /// Where to go on, where it pages by token; empty at the end.
            pub next_token: String,
        }

        #[derive(Clone, Debug, Default, PartialEq, Deserialize)]
        #[serde(default)]
        struct $list {
            #[serde(rename = $inner)]
            items: Vec<$item>,
        }

        impl $answer {
            /// The rows, in the answer's order.
            pub fn items(&self) -> &[$item] {
                &self.list.items
            }

            /// The rows themselves.
            pub fn into_items(self) -> Vec<$item> {
                self.list.items
            }
        }
    };
}

wrapped!(
    /// DescribeVSwitches.
    VSwitches, VSwitchList, "VSwitches", "VSwitch", VSwitch
);
wrapped!(
    /// DescribeInstanceTypes.
    InstanceTypes, InstanceTypeList, "InstanceTypes", "InstanceType", InstanceType
);
wrapped!(
    /// DescribeKeyPairs.
    KeyPairs, KeyPairList, "KeyPairs", "KeyPair", KeyPair
);
wrapped!(
    /// DescribeAvailableResource; [`stock`] flattens it.
    AvailableResources, AvailableZoneList, "AvailableZones", "AvailableZone", AvailableZone
);

/// A vSwitch.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct VSwitch {
    /// `vsw-…`.
    pub v_switch_id: String,
    /// The user's name for it.
    pub v_switch_name: String,
    /// Its zone.
    pub zone_id: String,
    /// Its VPC.
    pub vpc_id: String,
    /// Such as `192.168.0.0/24`.
    pub cidr_block: String,
    /// `Available` or `Pending`.
    pub status: String,
    /// Free addresses.
    pub available_ip_address_count: Option<u32>,
}

/// An instance type.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct InstanceType {
    /// Such as `ecs.g7.xlarge`.
    pub instance_type_id: String,
    /// Such as `ecs.g7`.
    pub instance_type_family: String,
    /// vCPUs.
    pub cpu_core_count: Option<u32>,
    /// GiB.
    pub memory_size: Option<f64>,
    /// `X86` or `ARM`.
    pub cpu_architecture: String,
    /// GPUs.
    #[serde(rename = "GPUAmount")]
    pub gpu_amount: Option<u32>,
    /// Such as `NVIDIA A10`.
    #[serde(rename = "GPUSpec")]
    pub gpu_spec: String,
    /// Disks that can be attached; unknown for some.
    pub disk_quantity: Option<u32>,
    /// Network interfaces.
    pub eni_quantity: Option<u32>,
    /// Addresses an interface.
    pub eni_private_ip_address_quantity: Option<u32>,
    /// The kind of local disks; empty without.
    pub local_storage_category: String,
    /// `EnterpriseLevel`, `EntryLevel`, `CreditEntryLevel`.
    pub instance_family_level: String,
    /// Such as `General-purpose`.
    pub instance_category: String,
}

/// A key pair.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct KeyPair {
    /// Names it.
    pub key_pair_name: String,
    /// Of the public key.
    pub key_pair_finger_print: String,
    /// RFC 3339.
    pub creation_time: String,
}

/// A zone of DescribeAvailableResource.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct AvailableZone {
    /// The zone.
    pub zone_id: String,
    /// `Available` or `SoldOut`.
    pub status: String,
    /// `WithStock`, `ClosedWithStock`, `WithoutStock`, `ClosedWithoutStock`.
    pub status_category: String,
    #[serde(rename = "AvailableResources")]
    resources: AvailableResourceList,
}

/// A kind of resource in a zone.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct AvailableResource {
    /// `InstanceType`, `SystemDisk`, `DataDisk`.
    pub r#type: String,
    #[serde(rename = "SupportedResources")]
    supported: SupportedResourceList,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct AvailableResourceList {
    available_resource: Vec<AvailableResource>,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct SupportedResourceList {
    supported_resource: Vec<SupportedResource>,
}

/// One value in a zone.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct SupportedResource {
    /// Such as `ecs.g7.xlarge` or `cloud_essd`.
    pub value: String,
    /// `Available` or `SoldOut`.
    pub status: String,
    /// `WithStock`, `ClosedWithStock`, `WithoutStock`, `ClosedWithoutStock`.
    pub status_category: String,
    /// Of a disk, in `unit`.
    pub min: Option<u32>,
    /// Of a disk, in `unit`.
    pub max: Option<u32>,
    /// `GiB`.
    pub unit: String,
}

impl SupportedResource {
    /// Whether one can be bought now.
    pub fn in_stock(&self) -> bool {
        self.status == "Available" && !self.status_category.ends_with("WithoutStock")
    }
}

/// Every value with its zone.
pub fn stock(answer: &AvailableResources) -> impl Iterator<Item = (&str, &SupportedResource)> {
    answer.items().iter().flat_map(|zone| {
        let values =
            zone.resources.available_resource.iter().flat_map(|resource| &resource.supported.supported_resource);
        values.map(|value| (zone.zone_id.as_str(), value))
    })
}

/// DescribePrice.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct Priced {
    price_info: PriceInfo,
}

#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct PriceInfo {
    price: Price,
}

/// A price for the asked amount and term.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct Price {
    /// `CNY` or `USD`.
    pub currency: String,
    /// List price.
    pub original_price: Option<f64>,
    /// What is taken off.
    pub discount_price: Option<f64>,
    /// What is to be paid.
    pub trade_price: Option<f64>,
}

impl Priced {
    /// The price.
    pub fn price(&self) -> &Price {
        &self.price_info.price
    }
}
