//! The tasks worth showing: running, or finished a moment ago.

use std::collections::HashMap;
use std::time::Duration;

use serde_json::Value;
use tokio::time::Instant;

use super::poller::{call, rows};
use crate::upstream::Client;

/// A finished task is shown this long.
const SHOWN: Duration = Duration::from_secs(10 * 60);
/// Newest tasks asked for in a poll.
const PAGE: u32 = 50;
/// The list has no targets, so each task is asked for; this many in a poll, the running ones first.
const DETAILS: usize = 20;

/// What is known of each task, so that a finished one is read once only.
#[derive(Default)]
pub(super) struct Tasks {
    known: HashMap<String, Known>,
}

struct Known {
    detail: Value,
    /// When the gateway first saw it finished: the upstream's clock may not be ours.
    finished: Option<Instant>,
}

impl Tasks {
    /// The newest task of each pool, newest first.
    pub(super) async fn read(&mut self, client: &Client, cluster: &str) -> Result<Vec<Value>, Value> {
        let query = format!("page_number=1&page_size={PAGE}");
        let list = client.read(&call("DescribeClusterTasks", format!("/clusters/{cluster}/tasks"), query)).await;
        let listed = rows(list, "tasks")?;
        let mut asked: Vec<&Value> = listed.iter().filter(|task| self.is_worth_asking(task)).collect();
        asked.sort_by_key(|task| !is_running(task));
        for task in asked.into_iter().take(DETAILS) {
            let Some(id) = text(task, "task_id") else { continue };
            let answer = client.read(&call("DescribeTaskInfo", format!("/tasks/{id}"), String::new())).await;
            if let Ok(answer) = answer
                && answer.is_success()
            {
                let detail = answer.json();
                let finished = (!is_running(&detail)).then(Instant::now);
                self.known.insert(id.to_owned(), Known { detail, finished });
            }
        }
        self.known.retain(|id, _| listed.iter().any(|task| text(task, "task_id") == Some(id)));
        let mut shown: Vec<Value> = Vec::new();
        for task in &listed {
            let Some(known) = text(task, "task_id").and_then(|id| self.known.get(id)) else { continue };
            let is_recent = known.finished.is_none_or(|finished| finished.elapsed() < SHOWN);
            let is_newest = !shown.iter().any(|other| target(other) == target(&known.detail));
            if is_recent && is_newest {
                shown.push(known.detail.clone());
            }
        }
        Ok(shown)
    }

    fn is_worth_asking(&self, task: &Value) -> bool {
        let known = text(task, "task_id").and_then(|id| self.known.get(id));
        match known {
            Some(known) => known.finished.is_none(),
            None => is_running(task) || is_recent(task),
        }
    }
}

fn text<'t>(task: &'t Value, key: &str) -> Option<&'t str> {
    task.get(key)?.as_str()
}

fn target(task: &Value) -> Option<&str> {
    task.pointer("/target/id")?.as_str()
}

fn is_running(task: &Value) -> bool {
    !matches!(text(task, "state"), Some("success" | "fail" | "failed"))
}

/// Finished within [`SHOWN`] by the upstream's clock, which may be ahead of ours.
fn is_recent(task: &Value) -> bool {
    let updated: Option<jiff::Timestamp> = text(task, "updated").and_then(|updated| updated.parse().ok());
    updated.is_none_or(|updated| jiff::Timestamp::now().as_second() - updated.as_second() < SHOWN.as_secs() as i64)
}
