//! DescribeClusterTasks: newest first, paged by number or by token.

use serde_json::{Value, json};

use super::Session;
use super::paging::{Page, page_info, token, write_token};
use crate::call::Call;
use crate::clock::rfc3339;
use crate::refused::Refused;
use crate::store::tasks::{self, Task};

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let cluster = session.cluster(call).await?;
    let total = tasks::count(session.db, &cluster.id).await?;
    let page = Page::read(call, ("page_number", "page_size"), 50, 100)?;
    let most = call.parameters.number("max_results", 1, 100)?;
    let (limit, offset) = match most {
        Some(most) => (most, token(call.parameters.get("next_token"))? as u64),
        None => (page.size, page.offset()),
    };
    let found = tasks::of_cluster(session.db, &cluster.id, limit, offset).await?;
    let end = offset + found.len() as u64;
    let is_last = end >= u64::try_from(total).unwrap_or(0);
    let next = if is_last { String::new() } else { write_token(usize::try_from(end).unwrap_or(usize::MAX)) };
    Ok(json!({
        "tasks": found.iter().map(row).collect::<Vec<_>>(),
        "page_info": page_info(page, total),
        "next_token": next,
        "requestId": session.request_id,
    }))
}

fn row(task: &Task) -> Value {
    let mut row = json!({
        "task_id": task.id,
        "task_type": task.kind,
        "state": task.state,
        "created": rfc3339(task.created_at),
        "updated": rfc3339(task.updated_at),
    });
    if task.state == "fail" {
        row["error"] = json!({"code": task.error_code, "message": task.error});
    }
    row
}
