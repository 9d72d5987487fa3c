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

wrapped!(
    /// DescribeSecurityGroups.
    SecurityGroups, SecurityGroupList, "SecurityGroups", "SecurityGroup", SecurityGroup
);
wrapped!(
    /// DescribeImages.
    Images, ImageList, "Images", "Image", OwnImage
);
wrapped!(
    /// DescribeDeploymentSets.
    DeploymentSets, DeploymentSetList, "DeploymentSets", "DeploymentSet", DeploymentSet
);
wrapped!(
    /// DescribeElasticityAssurances.
    ElasticityAssurances, ElasticityAssuranceList, "ElasticityAssuranceSet", "ElasticityAssuranceItem", PrivatePool
);
wrapped!(
    /// DescribeCapacityReservations.
    CapacityReservations, CapacityReservationList, "CapacityReservationSet", "CapacityReservationItem", PrivatePool
);
wrapped!(
    /// DescribeSnapshots.
    Snapshots, SnapshotList, "Snapshots", "Snapshot", Snapshot
);
wrapped!(
    /// DescribeAutoSnapshotPolicyEx.
    SnapshotPolicies, SnapshotPolicyList, "AutoSnapshotPolicies", "AutoSnapshotPolicy", SnapshotPolicy
);
wrapped!(
    /// ListKeys.
    KmsKeys, KmsKeyList, "Keys", "Key", KmsKey
);
wrapped!(
    /// ListAliases.
    KmsAliases, KmsAliasList, "Aliases", "Alias", KmsAlias
);
wrapped!(
    /// ListResourceGroups.
    ResourceGroups, ResourceGroupList, "ResourceGroups", "ResourceGroup", ResourceGroup
);
wrapped!(
    /// DescribeDBInstances.
    Databases, DatabaseList, "Items", "DBInstance", Database
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

/// A security group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct SecurityGroup {
    /// `sg-…`.
    pub security_group_id: String,
    /// The user's name for it.
    pub security_group_name: String,
    /// `normal` or `enterprise`.
    pub security_group_type: String,
    /// Its VPC.
    pub vpc_id: String,
    /// Whether a service made it and keeps it.
    pub service_managed: Option<bool>,
}

/// An image of the account's own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct OwnImage {
    /// `m-…`.
    pub image_id: String,
    /// The user's name for it.
    pub image_name: String,
    /// Such as `Alibaba Cloud Linux 3.2104 LTS 64-bit`.
    #[serde(rename = "OSName")]
    pub os_name: String,
    /// `linux` or `windows`.
    #[serde(rename = "OSType")]
    pub os_type: String,
    /// `x86_64` or `arm64`.
    pub architecture: String,
    /// GiB.
    pub size: Option<u32>,
    /// Such as `Aliyun`.
    pub platform: String,
    /// Whether ecs-user can log on.
    pub login_as_non_root_supported: Option<bool>,
    /// `Available` and others.
    pub status: String,
}

/// A deployment set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct DeploymentSet {
    /// `ds-…`.
    pub deployment_set_id: String,
    /// The user's name for it.
    pub deployment_set_name: String,
    /// Such as `Availability`.
    pub deployment_strategy: String,
    /// Instances in it.
    pub instance_amount: Option<u32>,
}

/// Reserved capacity: an elasticity assurance or a capacity reservation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct PrivatePool {
    /// `eap-…` or `crp-…`.
    pub private_pool_options_id: String,
    /// The user's name for it.
    pub private_pool_options_name: String,
    /// `Open` or `Target`.
    pub private_pool_options_match_criteria: String,
    /// `Active` and others.
    pub status: String,
    #[serde(rename = "AllocatedResources")]
    allocated: AllocatedResourceList,
}

#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
struct AllocatedResourceList {
    allocated_resource: Vec<AllocatedResource>,
}

/// What a private pool holds.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct AllocatedResource {
    /// Such as `ecs.g7.xlarge`.
    pub instance_type: String,
    /// The zone; the one key of the answer that begins in lower case.
    #[serde(rename = "zoneId")]
    pub zone_id: String,
    /// Instances.
    pub total_amount: Option<u32>,
    /// Those in use.
    pub used_amount: Option<u32>,
}

impl PrivatePool {
    /// What it holds.
    pub fn resources(&self) -> &[AllocatedResource] {
        &self.allocated.allocated_resource
    }
}

/// A snapshot of a disk.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct Snapshot {
    /// `s-…`.
    pub snapshot_id: String,
    /// The user's name for it.
    pub snapshot_name: String,
    /// GiB, as a text.
    pub source_disk_size: String,
    /// `system` or `data`.
    pub source_disk_type: String,
    /// `accomplished` and others.
    pub status: String,
}

/// A policy that takes snapshots.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct SnapshotPolicy {
    /// `sp-…`.
    pub auto_snapshot_policy_id: String,
    /// The user's name for it.
    pub auto_snapshot_policy_name: String,
}

/// A KMS key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct KmsKey {
    /// `key-…`.
    pub key_id: String,
    /// Its whole name.
    pub key_arn: String,
}

/// A name of a KMS key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct KmsAlias {
    /// `alias/…`; those of services begin with `alias/acs/`.
    pub alias_name: String,
    /// The key it names.
    pub key_id: String,
}

/// DescribeKey.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct KmsKeyDetail {
    /// What there is to know of it.
    pub key_metadata: KmsKeyMetadata,
}

/// What DescribeKey tells of a key.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct KmsKeyMetadata {
    /// `key-…`.
    pub key_id: String,
    /// `Enabled`, `Disabled` and others.
    pub key_state: String,
    /// Such as `Aliyun_AES_256`.
    pub key_spec: String,
    /// Such as `ENCRYPT/DECRYPT`.
    pub key_usage: String,
    /// The account or the service that made it.
    pub creator: String,
    /// The user's words for it.
    pub description: String,
}

/// A resource group.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct ResourceGroup {
    /// `rg-…`.
    pub id: String,
    /// Its identifier.
    pub name: String,
    /// The user's name for it.
    pub display_name: String,
    /// `OK` and others.
    pub status: String,
}

/// A relational database.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, rename_all = "PascalCase")]
pub struct Database {
    /// `rm-…`.
    #[serde(rename = "DBInstanceId")]
    pub id: String,
    /// The user's words for it.
    #[serde(rename = "DBInstanceDescription")]
    pub description: String,
    /// Such as `MySQL`.
    pub engine: String,
    /// Such as `8.0`.
    pub engine_version: String,
    /// `Running` and others.
    #[serde(rename = "DBInstanceStatus")]
    pub status: String,
    /// Its VPC.
    pub vpc_id: String,
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
