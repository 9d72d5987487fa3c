//! Reads of node pools beside the live stream.

use js_sys::encode_uri_component;
use web_sys::AbortSignal;

use nodepool::NodePool;

use super::client::{ApiFailure, get, get_until};

/// How many pools and nodes a cluster has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Node pools.
    pub pools: u32,
    /// Nodes in them.
    pub nodes: u32,
}

/// Counts the pools of a cluster and their nodes.
///
/// # Errors
/// Every failure, whatever its layer.
pub async fn size(cluster: &str, signal: AbortSignal) -> Result<Size, ApiFailure> {
    let url = format!("/openapi/cs/clusters/{}/nodepools", String::from(encode_uri_component(cluster)));
    let answer = get_until(&url, signal).await?;
    let pools = answer["nodepools"].as_array().map(Vec::as_slice).unwrap_or_default();
    let nodes = pools.iter().filter_map(|pool| pool["status"]["total_nodes"].as_u64()).sum::<u64>();
    Ok(Size { pools: clamp(pools.len() as u64), nodes: clamp(nodes) })
}

/// The whole document of a pool: the list leaves a few keys out.
///
/// # Errors
/// Every failure, whatever its layer.
pub async fn read_node_pool(cluster: &str, pool: &str) -> Result<NodePool, ApiFailure> {
    let [cluster, pool] = [cluster, pool].map(|id| String::from(encode_uri_component(id)));
    let answer = get(&format!("/openapi/cs/clusters/{cluster}/nodepools/{pool}")).await?;
    NodePool::from_value(answer).map_err(|_| ApiFailure::unreadable(200))
}

fn clamp(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
