//! The nodes of a pool, all pages of them.

use std::collections::HashSet;

use serde_json::Value;

use super::catalogue::{escape, rows, text};
use super::client::{self, ApiFailure};

/// The most that one page holds.
const PAGE: usize = 100;

/// A node, as far as the console asks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Node {
    /// The instance's id.
    pub(crate) instance: String,
    /// The Kubernetes name; empty until it has joined.
    pub(crate) name: String,
    /// Such as `ecs.g7.xlarge`.
    pub(crate) instance_type: String,
    /// `PostPaid` or `PrePaid`; empty where the answer does not say.
    pub(crate) billing: String,
    /// Where it came from, in the API's word.
    pub(crate) source: String,
    /// When its subscription ends, as the API writes it.
    pub(crate) expires: String,
}

/// How often a list that changed while it was read is read anew.
const TRIES: usize = 3;

/// Reads the nodes of a pool; `told` hears how many of how many are there. A list that changes between its pages may
/// lack a node or have one twice, so it is read from the beginning again.
///
/// # Errors
/// Every failure, whatever its layer; a list that does not stay the same for as long as it takes to read it is
/// unreadable.
pub(crate) async fn read_nodes(
    cluster: &str,
    pool: &str,
    told: impl Fn(usize, usize),
) -> Result<Vec<Node>, ApiFailure> {
    for _ in 0..TRIES {
        if let Some(nodes) = read_once(cluster, pool, &told).await? {
            return Ok(nodes);
        }
    }
    Err(ApiFailure::unreadable(200))
}

/// `None` when the list changed meanwhile.
async fn read_once(cluster: &str, pool: &str, told: &impl Fn(usize, usize)) -> Result<Option<Vec<Node>>, ApiFailure> {
    let (cluster, pool) = (escape(cluster), escape(pool));
    let (mut nodes, mut known) = (Vec::new(), HashSet::new());
    let mut expected = None;
    for page in 1.. {
        let url = format!("/openapi/cs/clusters/{cluster}/nodes?nodepool_id={pool}&pageSize={PAGE}&pageNumber={page}");
        let answer = client::get(&url).await?;
        let total = answer.get("page").and_then(|page| page.get("total_count")).and_then(Value::as_u64);
        // A list that may lack nodes must not pass for all of them.
        let total = total.and_then(|total| usize::try_from(total).ok()).ok_or_else(|| ApiFailure::unreadable(200))?;
        let before = nodes.len();
        nodes.extend(rows(&answer, &["nodes"]).map(node));
        let is_new = |node: &Node| known.insert(node.instance.clone());
        if *expected.get_or_insert(total) != total || !nodes[before..].iter().all(is_new) {
            return Ok(None);
        }
        told(nodes.len(), total);
        if nodes.len() >= total {
            return Ok(Some(nodes));
        }
        if nodes.len() == before {
            return Ok(None);
        }
    }
    Ok(None)
}

fn node(row: &Value) -> Node {
    Node {
        instance: text(row, "instance_id"),
        name: text(row, "node_name"),
        instance_type: text(row, "instance_type"),
        billing: text(row, "instance_charge_type"),
        source: text(row, "source"),
        expires: text(row, "expired_time"),
    }
}
