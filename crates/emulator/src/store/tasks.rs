//! Tasks: what a write has set in motion.

use serde_json::{Value, json};
use sqlx::SqliteConnection;

use crate::clock::{Millis, stage_time};
use crate::draw;

/// A task as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Task {
    pub id: String,
    pub cluster_id: String,
    pub pool_id: String,
    /// An event type of the contract, such as `cluster_scaleout`.
    pub kind: String,
    /// running, success, fail
    pub state: String,
    /// When it succeeds by itself.
    pub due_at: Option<Millis>,
    /// JSON list of [message, start, end or null].
    pub stages: String,
    /// JSON list of the contract's events.
    pub events: String,
    /// JSON list of the contract's results, written when the task ends.
    pub results: String,
    pub error_code: String,
    pub error: String,
    pub created_at: Millis,
    pub updated_at: Millis,
}

/// Stages and events a task never outgrows: each phase adds three at most.
const MOST: usize = 60;

impl Task {
    /// A running task of a pool.
    pub(crate) fn new(kind: &str, cluster: &str, pool: &str, now: Millis) -> Self {
        Self {
            id: draw::task_id(),
            cluster_id: cluster.to_owned(),
            pool_id: pool.to_owned(),
            kind: kind.to_owned(),
            state: "running".to_owned(),
            due_at: None,
            stages: "[]".to_owned(),
            events: "[]".to_owned(),
            results: "[]".to_owned(),
            error_code: String::new(),
            error: String::new(),
            created_at: now,
            updated_at: now,
        }
    }

    /// Adds a stage that runs from `start` to `end`.
    pub(crate) fn stage(&mut self, message: &str, start: Millis, end: Millis) {
        let mut stages: Vec<Value> = serde_json::from_str(&self.stages).unwrap_or_default();
        if stages.len() < MOST {
            stages.push(json!([message, start, end]));
        }
        self.stages = Value::Array(stages).to_string();
    }

    /// Adds an event.
    pub(crate) fn event(&mut self, action: &str, level: &str, reason: &str, message: &str, at: Millis) {
        let mut events: Vec<Value> = serde_json::from_str(&self.events).unwrap_or_default();
        if events.len() < MOST {
            events.push(json!({
                "action": action,
                "level": level,
                "message": message,
                "reason": reason,
                "source": "cloud-controller",
                "timestamp": at.to_string(),
            }));
        }
        self.events = Value::Array(events).to_string();
    }

    /// The stages as the contract writes them: what has begun by `now`, and which one runs.
    pub(crate) fn stages_at(&self, now: Millis) -> (Vec<Value>, String) {
        let stages: Vec<(String, Millis, Millis)> = serde_json::from_str(&self.stages).unwrap_or_default();
        let (mut shown, mut current) = (Vec::new(), String::new());
        let begun = stages.iter().filter(|(_, start, _)| *start <= now).count();
        for (place, (message, start, end)) in stages.into_iter().take(begun).enumerate() {
            let ended = end <= now || self.state != "running";
            let state = match (self.state.as_str(), ended) {
                ("fail", _) if place + 1 == begun => "fail",
                (_, true) => "success",
                (_, false) => "running",
            };
            if state == "running" {
                current.clone_from(&message);
            }
            shown.push(json!({
                "state": state,
                "start_time": stage_time(start),
                "end_time": if ended { stage_time(end.min(now)) } else { String::new() },
                "message": message,
                "outputs": {},
            }));
        }
        (shown, current)
    }

    /// Ends it well.
    pub(crate) fn succeed(&mut self, now: Millis) {
        "success".clone_into(&mut self.state);
        self.event("finish", "info", "Succeeded", "the task has succeeded", now);
        (self.due_at, self.updated_at) = (None, now);
    }

    /// Ends it with an error.
    pub(crate) fn fail(&mut self, code: &str, message: &str, now: Millis) {
        "fail".clone_into(&mut self.state);
        code.clone_into(&mut self.error_code);
        message.clone_into(&mut self.error);
        self.event("finish", "error", code, message, now);
        (self.due_at, self.updated_at) = (None, now);
    }
}

pub(crate) async fn find(db: &mut SqliteConnection, id: &str) -> sqlx::Result<Option<Task>> {
    sqlx::query_as("SELECT * FROM tasks WHERE id = $1").bind(id).fetch_optional(db).await
}

/// The tasks of a cluster, newest first.
pub(crate) async fn of_cluster(
    db: &mut SqliteConnection,
    cluster: &str,
    limit: u32,
    offset: u64,
) -> sqlx::Result<Vec<Task>> {
    sqlx::query_as("SELECT * FROM tasks WHERE cluster_id = $1 ORDER BY position DESC LIMIT $2 OFFSET $3")
        .bind(cluster)
        .bind(limit)
        .bind(i64::try_from(offset).unwrap_or(i64::MAX))
        .fetch_all(db)
        .await
}

pub(crate) async fn count(db: &mut SqliteConnection, cluster: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM tasks WHERE cluster_id = $1").bind(cluster).fetch_one(db).await
}

/// The tasks that end by themselves at `time` or before, the earliest first.
pub(crate) async fn due(db: &mut SqliteConnection, time: Millis) -> sqlx::Result<Vec<Task>> {
    sqlx::query_as("SELECT * FROM tasks WHERE due_at <= $1 ORDER BY due_at, position").bind(time).fetch_all(db).await
}

/// Writes a task, new or changed.
pub(crate) async fn save(db: &mut SqliteConnection, task: &Task) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO tasks (id, cluster_id, pool_id, kind, state, due_at, stages, events, results, error_code, error,
                            created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
         ON CONFLICT (id) DO UPDATE SET
             state = excluded.state, due_at = excluded.due_at, stages = excluded.stages, events = excluded.events,
             results = excluded.results, error_code = excluded.error_code, error = excluded.error,
             updated_at = excluded.updated_at",
    )
    .bind(&task.id)
    .bind(&task.cluster_id)
    .bind(&task.pool_id)
    .bind(&task.kind)
    .bind(&task.state)
    .bind(task.due_at)
    .bind(&task.stages)
    .bind(&task.events)
    .bind(&task.results)
    .bind(&task.error_code)
    .bind(&task.error)
    .bind(task.created_at)
    .bind(task.updated_at)
    .execute(db)
    .await
    .map(drop)
}
