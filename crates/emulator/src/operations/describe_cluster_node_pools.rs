//! DescribeClusterNodePools: every pool of a cluster, always complete.

use serde_json::{Value, json};

use super::Session;
use crate::call::Call;
use crate::document;
use crate::refused::Refused;
use crate::store::pools;

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let cluster = session.cluster(call).await?;
    let found = pools::of_cluster(session.db, &cluster.id, call.parameters.get("NodepoolName")).await?;
    Ok(json!({"nodepools": found.iter().map(document::listed).collect::<Vec<_>>()}))
}
