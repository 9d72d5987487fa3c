//! What a rule may know beside the document.

use std::collections::BTreeMap;

/// Facts about the cluster and the catalogue. What is `None` is not known, and no rule guesses it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// The cluster's Kubernetes version, such as `1.34.1-aliyun.1`.
    pub cluster_version: Option<String>,
    /// Zone of each vSwitch of the cluster's VPC.
    pub vswitch_zones: Option<BTreeMap<String, String>>,
    /// Facts of the instance types by id.
    pub instance_types: Option<BTreeMap<String, InstanceType>>,
    /// Names of the cluster's other pools.
    pub pool_names: Option<Vec<String>>,
    /// Nodes the cluster may still get.
    pub nodes_left: Option<u32>,
}

/// What a rule needs of an instance type.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceType {
    /// `X86` or `ARM`.
    pub architecture: String,
    /// How many disks it takes, the system disk included; `None` when the catalogue does not say.
    pub disk_quantity: Option<u32>,
    /// Whether it has local disks.
    pub local_storage: bool,
}
