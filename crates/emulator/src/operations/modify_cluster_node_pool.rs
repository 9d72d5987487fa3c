//! ModifyClusterNodePool: a partial PUT.

use nodepool::rules;
use serde_json::{Map, Value, json};

use super::{Session, validation};
use crate::call::Call;
use crate::document;
use crate::engine::{self, timing};
use crate::refused::Refused;
use crate::store::clusters;
use crate::store::nodes;
use crate::store::pools::{self, Pool};
use crate::store::requests;
use crate::store::tasks::{self, Task};

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let mut pool = session.pool(call).await?;
    if pool.state == "deleting" {
        return Err(Refused::pool_state(&pool.id, &pool.state));
    }
    let body = document::spelled(&call.body);
    let before = pool.value();
    let mut after = before.clone();
    document::change(&mut after, &body);
    // Before the rules, which know it too: it has a code of its own.
    validation::not_auto_by_default(&pool, &after)?;
    only_changeable(&before, &body)?;
    // Auto to manual without an expected number keeps the nodes that are there (C6).
    if document::is_auto(&before) && !document::is_auto(&after) && document::desired(&after).is_none() {
        after["scaling_group"]["desired_size"] = pool.staying().into();
    }
    check_merged(&mut session, &pool, &before, &after, &body).await?;

    let attached = nodes::attached(session.db, &pool.id).await?;
    let wanted = engine::wanted_after(&pool, &after, attached);
    let scales = wanted != pool.wanted || (pool.missing > 0 && before != after);
    if scales && pool.state != "active" {
        return Err(Refused::pool_state(&pool.id, &pool.state));
    }
    let counted = validation::counted(&pool);
    let cluster = pool.cluster_id.clone();
    let path = validation::ordered_by(&after);
    validation::node_quota(&mut session, &cluster, path, counted, wanted.unwrap_or(counted)).await?;

    let task = set_in_motion(&mut session, &mut pool, &after, wanted).await?;
    if body.get("update_nodes").and_then(Value::as_bool) == Some(true) {
        let labels = document::node_labels(&after, &pool.id, &pool.cluster_id);
        nodes::relabel(session.db, &pool.id, &labels).await?;
    }
    let sent = document::without_secrets(&body);
    requests::keep(session.db, &pool.id, call.operation.name, &sent, session.now).await?;
    Ok(json!({"nodepool_id": pool.id, "task_id": task, "request_id": session.request_id}))
}

/// Refuses what PUT cannot change, when it differs from what is there.
fn only_changeable(before: &Value, body: &Map<String, Value>) -> Result<(), Refused> {
    let current = validation::pool(before.clone())?;
    let body = validation::pool(Value::Object(body.clone()))?;
    validation::refuse_first(rules::put::check(&current, &body).diagnostics.iter())
}

/// The merged document must be one that create would take, but for what was wrong before and stays as it
/// is; an unchanged password is not looked at.
async fn check_merged(
    session: &mut Session<'_>,
    pool: &Pool,
    before: &Value,
    after: &Value,
    body: &Map<String, Value>,
) -> Result<(), Refused> {
    let Some(cluster) = clusters::find(session.db, &pool.cluster_id).await? else {
        return Err(Refused::no_cluster(&pool.cluster_id));
    };
    let sent = |key: &str| body.get("scaling_group")?.get(key).filter(|value| !value.is_null()).cloned();
    let mut merged = judged(pool, after, sent("login_password"));
    // Auto scaling has dropped it; a client that sends it all the same is told by the rules.
    if let Some(desired) = sent("desired_size") {
        merged["scaling_group"]["desired_size"] = desired;
    }
    validation::check_change(session, &cluster, judged(pool, before, None), merged).await
}

/// A document as the rules judge it: with the password only where one is sent, and with the node count.
fn judged(pool: &Pool, document: &Value, password: Option<Value>) -> Value {
    let mut document = document.clone();
    if let Some(group) = document["scaling_group"].as_object_mut() {
        match password {
            Some(password) => drop(group.insert("login_password".to_owned(), password)),
            None => drop(group.shift_remove("login_password")),
        }
    }
    document["status"] = json!({"total_nodes": pool.staying()});
    document
}

/// Stores the document; gives the id of the task.
async fn set_in_motion(
    session: &mut Session<'_>,
    pool: &mut Pool,
    after: &Value,
    wanted: Option<i64>,
) -> Result<String, Refused> {
    let (now, ends_at) = (session.now, session.now + session.emulator.clock.lasting(timing::UPDATING));
    let mut task = Task::new("nodepool_update", &pool.cluster_id, &pool.id, now);
    task.event("start", "info", "Started", "the node pool is updated", now);
    task.stage("Update the configuration", now, ends_at);
    after["nodepool_info"]["name"].as_str().unwrap_or_default().clone_into(&mut pool.name);
    pool.document = after.to_string();
    pool.updated_at = now;
    pool.wanted = wanted;
    if pool.state == "active" {
        "updating".clone_into(&mut pool.state);
        pool.next_at = Some(ends_at);
        pool.task_id = Some(task.id.clone());
    } else {
        // Something else is under way: the configuration changes beside it.
        task.due_at = Some(ends_at);
    }
    tasks::save(session.db, &task).await?;
    pools::save(session.db, pool).await?;
    Ok(task.id)
}
