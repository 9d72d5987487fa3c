//! DeleteClusterNodepool, with the fate of its nodes.

use serde_json::{Value, json};

use super::Session;
use crate::call::Call;
use crate::document;
use crate::engine::{self, timing};
use crate::refused::Refused;
use crate::store::nodes::{self, Node};
use crate::store::pools;
use crate::store::tasks::{self, Task};

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let mut pool = session.pool(call).await?;
    let force = call.parameters.flag("force")?.unwrap_or(false);
    if pool.state != "active" {
        return Err(Refused::pool_state(&pool.id, &pool.state));
    }
    if !force && pool.staying() + pool.removing > 0 {
        let message = format!("node pool {} has nodes; force is required", pool.id);
        return Err(Refused::new(400, "ErrorNodePoolState", message));
    }
    // An auto scaling pool has none.
    let expected = document::desired(&pool.value()).is_some();
    let there = nodes::of_pool(session.db, &pool.id).await?;
    let going: Vec<Node> = there.into_iter().filter(|node| is_released(node, expected)).collect();
    let ids: Vec<&str> = going.iter().map(|node| node.instance_id.as_str()).collect();
    nodes::remove_later(session.db, &ids).await?;
    engine::leave(&mut pool, &going);

    let ends_at = session.now + session.emulator.clock.lasting(timing::DELETION);
    let mut task = Task::new("cluster_node_delete", &pool.cluster_id, &pool.id, session.now);
    task.event("start", "info", "Started", &format!("{} nodes are released", ids.len()), session.now);
    task.stage("Delete the node pool", session.now, ends_at);
    task.due_at = Some(ends_at);
    tasks::save(session.db, &task).await?;
    "deleting".clone_into(&mut pool.state);
    (pool.next_at, pool.missing, pool.updated_at) = (Some(ends_at), 0, session.now);
    pools::save(session.db, &pool).await?;
    Ok(json!({"task_id": task.id, "request_id": session.request_id}))
}

/// Whether the instance goes with its pool (C23): subscriptions stay, and without an expected number so do
/// instances that were there before.
fn is_released(node: &Node, expected: bool) -> bool {
    !node.is_subscription() && (expected || node.source != nodes::ATTACHED)
}
