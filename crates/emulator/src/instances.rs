//! ECS instances of the account that are in no cluster: what AttachInstancesToNodePool adds to a pool.

use crate::catalogue::images;
use crate::clock::Millis;
use crate::store::clusters::VSwitch;
use crate::store::nodes::{FREE, Node};

/// What every one of them is.
const TYPE: &str = "ecs.g7.xlarge";

/// How long a subscription still runs: a month.
const LEFT: Millis = 30 * 24 * 60 * 60 * 1000;

/// A running instance in a vSwitch of the cluster's VPC.
pub(crate) fn free(cluster: &str, vswitch: &VSwitch, host: i64, id: String, charge_type: &str, now: Millis) -> Node {
    Node {
        cluster_id: cluster.to_owned(),
        pool_id: None,
        task_id: None,
        name: String::new(),
        instance_name: format!("ecs-{}", vswitch.name),
        host_name: format!("iZ{}Z", id.trim_start_matches("i-")),
        ip: vswitch.ip(host),
        vswitch_id: vswitch.id.clone(),
        host,
        zone_id: vswitch.zone_id.clone(),
        instance_type: TYPE.to_owned(),
        image_id: images::of_type("AliyunLinux3").map_or("", |image| image.id).to_owned(),
        charge_type: charge_type.to_owned(),
        spot_strategy: "NoSpot".to_owned(),
        source: String::new(),
        labels: "{}".to_owned(),
        state: FREE.to_owned(),
        error: String::new(),
        created_at: now,
        runs_at: now,
        joins_at: None,
        expires_at: (charge_type == "PrePaid").then_some(now + LEFT),
        instance_id: id,
    }
}
