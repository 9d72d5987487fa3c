//! DescribeTaskInfo: what a client polls after every write.

use serde_json::{Value, json};

use super::Session;
use crate::call::Call;
use crate::clock::rfc3339;
use crate::engine;
use crate::refused::Refused;
use crate::store::tasks;

pub(super) async fn run(session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let id = call.id(0);
    let Some(task) = tasks::find(session.db, id).await? else {
        return Err(Refused::new(404, "ErrorTaskNotFound", format!("task {id} does not exist")));
    };
    let (stages, current) = task.stages_at(session.now);
    let results = if task.state == "running" {
        engine::results(session.db, &task.id).await?
    } else {
        serde_json::from_str(&task.results).unwrap_or_default()
    };
    let mut answer = json!({
        "task_id": task.id,
        "cluster_id": task.cluster_id,
        "task_type": task.kind,
        "state": task.state,
        "current_stage": current,
        "created": rfc3339(task.created_at),
        "updated": rfc3339(task.updated_at),
        "target": {"type": "nodepool", "id": task.pool_id},
        "parameters": {},
        "outputs": {},
        "stages": stages,
        "events": serde_json::from_str::<Value>(&task.events).unwrap_or_default(),
        "task_result": results,
    });
    if task.state == "fail" {
        answer["error"] = json!({"code": task.error_code, "message": task.error});
    }
    Ok(answer)
}
