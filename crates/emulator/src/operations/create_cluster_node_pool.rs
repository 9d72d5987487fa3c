//! CreateClusterNodePool.

use serde_json::{Value, json};

use super::{Session, validation};
use crate::call::Call;
use crate::document;
use crate::draw;
use crate::engine::timing;
use crate::refused::Refused;
use crate::store::clusters;
use crate::store::pools::{self, Pool};
use crate::store::requests;
use crate::store::tasks::{self, Task};

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let cluster = session.cluster(call).await?;
    let body = document::spelled(&call.body);
    validation::check(&mut session, &cluster, &body).await?;

    let size = clusters::size(session.db, &cluster.id).await?;
    let quota = session.emulator.quotas.pools;
    if size.pools >= i64::from(quota) {
        let message = format!("the cluster has {} node pools; its quota is {quota}", size.pools);
        return Err(Refused::new(400, "QuotaExceeded.NodePool", message));
    }
    let sent = document::without_secrets(&body);
    let (id, scaling_group_id) = (draw::pool_id(), draw::scaling_group_id());
    // The deprecated `count` orders nodes without setting an expected number.
    let count = body.get("count").and_then(Value::as_i64);
    let document = document::complete(body, &id, &scaling_group_id, &cluster);
    let wanted = document::wanted(&document, 0).or(count);
    let path = validation::ordered_by(&document);
    validation::node_quota(&mut session, &cluster.id, path, 0, wanted.unwrap_or(0)).await?;

    let (now, clock) = (session.now, &session.emulator.clock);
    let ends_at = now + clock.lasting(timing::INITIALIZING);
    let kind = if wanted.unwrap_or(0) > 0 { "cluster_scaleout" } else { "nodepool_update" };
    let mut task = Task::new(kind, &cluster.id, &id, now);
    task.event("start", "info", "Started", "the node pool is created", now);
    task.stage("Create the scaling group", now, ends_at);
    tasks::save(session.db, &task).await?;
    let pool = Pool {
        id: id.clone(),
        cluster_id: cluster.id,
        name: document["nodepool_info"]["name"].as_str().unwrap_or_default().to_owned(),
        is_default: false,
        scaling_group_id,
        document: document.to_string(),
        state: "initial".to_owned(),
        next_at: Some(ends_at),
        wanted,
        task_id: Some(task.id.clone()),
        joining: 0,
        ready: 0,
        removing: 0,
        failed: 0,
        missing: 0,
        created_at: now,
        updated_at: now,
    };
    pools::insert(session.db, &pool).await?;
    requests::keep(session.db, &id, call.operation.name, &sent, now).await?;
    Ok(json!({"nodepool_id": id, "task_id": task.id, "request_id": session.request_id}))
}
