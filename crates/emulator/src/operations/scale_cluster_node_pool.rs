//! ScaleClusterNodePool: `count` more nodes.

use serde_json::{Value, json};

use super::{Session, validation};
use crate::call::Call;
use crate::document;
use crate::engine::timing;
use crate::refused::Refused;
use crate::store::pools;
use crate::store::tasks::{self, Task};

/// The most that one call adds.
const MOST: i64 = 500;

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let mut pool = session.pool(call).await?;
    let count = call.body.get("count").and_then(Value::as_i64).filter(|count| (1..=MOST).contains(count));
    let Some(count) = count else {
        return Err(Refused::parameter("Count", "count", format!("a whole number from 1 to {MOST}")));
    };
    if pool.state != "active" {
        return Err(Refused::pool_state(&pool.id, &pool.state));
    }
    let mut document = pool.value();
    if document::is_auto(&document) {
        return Err(Refused::parameter("Count", "count", "the node pool scales automatically"));
    }
    let before = validation::counted(&pool);
    let wanted = before + count;
    let cluster = pool.cluster_id.clone();
    validation::node_quota(&mut session, &cluster, "count", before, wanted).await?;

    if document::desired(&document).is_some() {
        document["scaling_group"]["desired_size"] = wanted.into();
        pool.document = document.to_string();
    }
    let ends_at = session.now + session.emulator.clock.lasting(timing::UPDATING);
    let mut task = Task::new("cluster_scaleout", &pool.cluster_id, &pool.id, session.now);
    task.event("start", "info", "Started", &format!("{count} nodes are added"), session.now);
    task.stage("Update the configuration", session.now, ends_at);
    tasks::save(session.db, &task).await?;
    "updating".clone_into(&mut pool.state);
    (pool.next_at, pool.wanted) = (Some(ends_at), Some(wanted));
    (pool.task_id, pool.updated_at) = (Some(task.id.clone()), session.now);
    pools::save(session.db, &pool).await?;
    Ok(json!({"task_id": task.id, "request_id": session.request_id}))
}
