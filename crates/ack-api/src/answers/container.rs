//! Answers of the container service.

use serde::{Deserialize, Serialize};

/// DescribeClustersV1.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Clusters {
    /// One page.
    pub clusters: Vec<Cluster>,
    /// Which page of how many.
    pub page_info: Page,
}

/// A cluster, as list and detail tell it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Cluster {
    /// `c` and 32 hex digits.
    pub cluster_id: String,
    /// The user's name for it.
    pub name: String,
    /// Such as `cn-hangzhou`.
    pub region_id: String,
    /// Open set; writes need `running`.
    pub state: String,
    /// The Kubernetes version.
    pub current_version: String,
    /// Such as `ManagedKubernetes`.
    pub cluster_type: String,
    /// Such as `ack.pro.small`.
    pub cluster_spec: String,
    /// Such as `Default`.
    pub profile: String,
    /// Where its nodes live.
    pub vpc_id: String,
    /// The vSwitches of its control plane.
    pub vswitch_ids: Vec<String>,
    /// The default of its pools.
    pub security_group_id: String,
    /// `flannel` or `terway-eniip`.
    pub network_mode: String,
    /// Nodes.
    pub size: Option<u32>,
    /// RFC 3339.
    pub created: String,
}

/// The paging of the container service.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Page {
    /// From 1.
    pub page_number: u32,
    /// Rows a page.
    pub page_size: u32,
    /// Rows in all pages.
    pub total_count: u32,
}

/// DescribeClusterTasks.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Tasks {
    /// Newest first.
    pub tasks: Vec<Task>,
}

/// DescribeTaskInfo; in a list the target and the stages are missing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Task {
    /// `T-` and 24 hex digits.
    pub task_id: String,
    /// Such as `cluster_scaleout`.
    pub task_type: String,
    /// `running`, `success`, `fail`; open set.
    pub state: String,
    /// What it is at.
    pub current_stage: String,
    /// What it works on.
    pub target: Option<Target>,
    /// Done and running, in order.
    pub stages: Vec<Stage>,
    /// Only when it failed.
    pub error: Option<TaskError>,
    /// RFC 3339.
    pub created: String,
    /// RFC 3339.
    pub updated: String,
}

/// What a task works on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Target {
    /// `nodepool` or `cluster`.
    #[serde(rename = "type")]
    pub kind: String,
    /// The id of that.
    pub id: String,
}

/// A step of a task.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Stage {
    /// As a task's.
    pub state: String,
    /// `YYYY-MM-DD HH:MM:SS`.
    pub start_time: String,
    /// The same; empty while running.
    pub end_time: String,
    /// For people.
    pub message: String,
}

/// Why a task failed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct TaskError {
    /// Stable.
    pub code: String,
    /// For people.
    pub message: String,
}

/// DescribeClusterNodes.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Nodes {
    /// One page.
    pub nodes: Vec<Node>,
    /// Which page of how many.
    pub page: Page,
}

/// A node.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize, Serialize)]
#[serde(default)]
pub struct Node {
    /// `i-…`.
    pub instance_id: String,
    /// In ECS.
    pub instance_name: String,
    /// In Kubernetes; empty until it joined.
    pub node_name: String,
    /// The pool it belongs to.
    pub nodepool_id: String,
    /// First the one in the VPC.
    pub ip_address: Vec<String>,
    /// Such as `ecs.g7.xlarge`.
    pub instance_type: String,
    /// Of the ECS instance: `Running` and others.
    pub instance_status: String,
    /// Of the node in the pool: `initial`, `running`, `removing`, `failed`; open set.
    pub state: String,
    /// Of the Kubernetes node: `Ready`, `NotReady`, `Unknown`, `Offline`.
    pub node_status: String,
    /// `PostPaid` or `PrePaid`.
    pub instance_charge_type: String,
    /// How it came into the pool; opaque.
    pub source: String,
    /// RFC 3339.
    pub creation_time: String,
    /// Why it failed.
    pub error_message: String,
}

/// One Kubernetes version of DescribeKubernetesVersionMetadata, whose answer is an array of these.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct VersionMetadata {
    /// Such as `1.34.1-aliyun.1`.
    pub version: String,
    /// Operating systems to choose from.
    pub images: Vec<Image>,
    /// Container runtimes to choose from.
    pub runtimes: Vec<Runtime>,
}

/// An operating system image.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Image {
    /// The id of this very image.
    pub image_id: String,
    /// For people.
    pub image_name: String,
    /// What `scaling_group.image_type` takes.
    pub image_type: String,
    /// `Linux` or `Windows`.
    pub os_type: String,
    /// Such as `3`.
    pub os_version: String,
    /// The distribution.
    pub platform: String,
    /// `x86_64` or `arm64`.
    pub architecture: String,
    /// `system` or `custom`, or as the API says.
    pub image_category: String,
}

/// A container runtime.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Runtime {
    /// Such as `containerd`.
    pub name: String,
    /// Such as `1.6.36`.
    pub version: String,
}

/// DescribeUserQuota.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default)]
pub struct Quota {
    /// Pools in a cluster.
    pub cluster_nodepool_quota: Option<u32>,
    /// Nodes in a cluster.
    pub node_quota: Option<u32>,
}
