//! DescribeClusterDetail, and the object that the list of clusters shares with it.

use serde_json::{Value, json};
use sqlx::SqliteConnection;

use super::Session;
use crate::REGION;
use crate::call::Call;
use crate::catalogue::RESOURCE_GROUPS;
use crate::clock::rfc3339;
use crate::refused::Refused;
use crate::store::clusters::{self, Cluster};

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let cluster = session.cluster(call).await?;
    let mut answer = summary(session.db, &cluster).await?;
    answer["node_cidr_mask"] = "25".into();
    answer["rrsa_config"] = json!({"enabled": false});
    answer["parameters"] = json!({});
    Ok(answer)
}

/// A cluster as list and detail show it; `master_url` and `meta_data` are JSON inside strings.
pub(super) async fn summary(db: &mut SqliteConnection, cluster: &Cluster) -> Result<Value, Refused> {
    let size = clusters::size(db, &cluster.id).await?;
    let vswitches = clusters::vswitches(db, Some(&cluster.vpc_id)).await?;
    let ids: Vec<&str> = vswitches.iter().map(|vswitch| vswitch.id.as_str()).collect();
    let created = rfc3339(cluster.created_at);
    Ok(json!({
        "cluster_id": cluster.id,
        "name": cluster.name,
        "region_id": REGION,
        "zone_id": vswitches.first().map_or("", |vswitch| vswitch.zone_id.as_str()),
        "state": "running",
        "cluster_type": "ManagedKubernetes",
        "cluster_spec": "ack.pro.small",
        "profile": "Default",
        "current_version": cluster.version,
        "init_version": cluster.version,
        "next_version": "",
        "size": size.present,
        "created": created,
        "updated": created,
        "vpc_id": cluster.vpc_id,
        "vswitch_id": ids.join(","),
        "vswitch_ids": ids,
        "security_group_id": cluster.security_group_id,
        "resource_group_id": RESOURCE_GROUPS[0].0,
        "worker_ram_role_name": "KubernetesWorkerRole-8f2e4b6d",
        "network_mode": "vpc",
        "proxy_mode": "ipvs",
        "ip_stack": "ipv4",
        "container_cidr": "172.20.0.0/16",
        "subnet_cidr": "172.20.0.0/16",
        "service_cidr": "172.21.0.0/20",
        "cluster_domain": "cluster.local",
        "timezone": "Asia/Shanghai",
        "deletion_protection": true,
        "private_zone": false,
        "docker_version": "",
        "external_loadbalancer_id": "",
        "tags": [],
        "maintenance_window": {"enable": false},
        "operation_policy": {"cluster_auto_upgrade": {"enabled": false, "channel": ""}},
        "master_url": "{}",
        "meta_data": "{}",
    }))
}
