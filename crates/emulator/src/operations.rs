//! The operations, one file each.

mod account;
mod attach_instances_to_node_pool;
mod create_cluster_node_pool;
mod delete_cluster_nodepool;
mod describe_available_resource;
mod describe_cluster_detail;
mod describe_cluster_node_pool_detail;
mod describe_cluster_node_pools;
mod describe_cluster_nodes;
mod describe_cluster_tasks;
mod describe_clusters_v1;
mod describe_images;
mod describe_instance_type_families;
mod describe_instance_types;
mod describe_key_pairs;
mod describe_kubernetes_version_metadata;
mod describe_price;
mod describe_scaling_activities;
mod describe_security_groups;
mod describe_task_info;
mod describe_user_quota;
mod describe_vswitches;
mod list_resource_groups;
mod modify_cluster_node_pool;
mod paging;
mod scale_cluster_node_pool;
mod validation;

use serde_json::Value;
use sqlx::SqliteConnection;

use crate::call::Call;
use crate::clock::Millis;
use crate::refused::Refused;
use crate::server::Emulator;
use crate::store::clusters::{self, Cluster};
use crate::store::pools::{self, Pool};

/// What an operation works with: one transaction, one moment.
pub(crate) struct Session<'s> {
    pub db: &'s mut SqliteConnection,
    pub now: Millis,
    pub request_id: &'s str,
    pub emulator: &'s Emulator,
}

impl Session<'_> {
    /// The cluster that the path names first.
    async fn cluster(&mut self, call: &Call) -> Result<Cluster, Refused> {
        let id = call.id(0);
        clusters::find(self.db, id).await?.ok_or_else(|| Refused::no_cluster(id))
    }

    /// The pool that the path names second, in the cluster it names first.
    async fn pool(&mut self, call: &Call) -> Result<Pool, Refused> {
        let cluster = self.cluster(call).await?;
        let id = call.id(1);
        pools::find(self.db, &cluster.id, id).await?.ok_or_else(|| Refused::no_pool(id))
    }
}

/// Whether an operation can set something in motion.
pub(crate) fn writes(operation: &str) -> bool {
    !operation.starts_with("Describe") && !operation.starts_with("List")
}

/// Carries out a call.
pub(crate) async fn run(session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    match call.operation.name {
        "CreateClusterNodePool" => create_cluster_node_pool::run(session, call).await,
        "DescribeClusterNodePools" => describe_cluster_node_pools::run(session, call).await,
        "DescribeClusterNodePoolDetail" => describe_cluster_node_pool_detail::run(session, call).await,
        "ModifyClusterNodePool" => modify_cluster_node_pool::run(session, call).await,
        "ScaleClusterNodePool" => scale_cluster_node_pool::run(session, call).await,
        "DeleteClusterNodepool" => delete_cluster_nodepool::run(session, call).await,
        "AttachInstancesToNodePool" => attach_instances_to_node_pool::run(session, call).await,
        "DescribeClusterNodes" => describe_cluster_nodes::run(session, call).await,
        "DescribeTaskInfo" => describe_task_info::run(session, call).await,
        "DescribeClusterTasks" => describe_cluster_tasks::run(session, call).await,
        "DescribeClustersV1" => describe_clusters_v1::run(session, call).await,
        "DescribeClusterDetail" => describe_cluster_detail::run(session, call).await,
        "DescribeUserQuota" => Ok(describe_user_quota::run(&session)),
        "DescribeKubernetesVersionMetadata" => describe_kubernetes_version_metadata::run(call),
        "DescribeVSwitches" => describe_vswitches::run(session, call).await,
        "DescribeInstanceTypes" => describe_instance_types::run(&session, call),
        "DescribeInstanceTypeFamilies" => Ok(describe_instance_type_families::run(&session, call)),
        "DescribeAvailableResource" => describe_available_resource::run(&session, call),
        "DescribeKeyPairs" => describe_key_pairs::run(&session, call),
        "DescribeImages" => describe_images::run(&session, call),
        "DescribePrice" => describe_price::run(&session, call),
        "DescribeSecurityGroups" => describe_security_groups::run(session, call).await,
        "DescribeScalingActivities" => describe_scaling_activities::run(session, call).await,
        "DescribeScalingActivityDetail" => describe_scaling_activities::one(session, call).await,
        "ListKeys" => account::keys(&session, call),
        "ListAliases" => account::aliases(&session, call),
        "DescribeKey" => account::key(&session, call),
        "DescribeSnapshots" => account::snapshots(&session, call),
        "DescribeAutoSnapshotPolicyEx" => account::snapshot_policies(&session, call),
        "DescribeDeploymentSets" => account::deployment_sets(&session, call),
        "DescribeElasticityAssurances" => account::assurances(&session, call),
        "DescribeCapacityReservations" => account::reservations(&session, call),
        "DescribeDBInstances" => account::databases(session, call).await,
        "ListResourceGroups" => list_resource_groups::run(&session, call),
        name => Err(Refused::no_action(name)),
    }
}
