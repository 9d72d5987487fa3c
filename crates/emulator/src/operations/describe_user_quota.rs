//! DescribeUserQuota.

use serde_json::{Value, json};

use super::Session;

pub(super) fn run(session: &Session<'_>) -> Value {
    let quotas = session.emulator.quotas;
    json!({
        "cluster_quota": 50,
        "amk_cluster_quota": 20,
        "ask_cluster_quota": 10,
        "cluster_nodepool_quota": quotas.pools,
        "node_quota": quotas.nodes,
        "quotas": {},
    })
}
