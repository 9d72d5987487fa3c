//! Node pools.

use serde_json::Value;
use sqlx::SqliteConnection;

use crate::clock::Millis;

/// A pool as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Pool {
    pub id: String,
    pub cluster_id: String,
    pub name: String,
    pub is_default: bool,
    pub scaling_group_id: String,
    /// JSON text without status and without secrets.
    pub document: String,
    /// initial, active, updating, scaling, removing, deleting
    pub state: String,
    /// When the state ends, or a failed scale-out is tried again.
    pub next_at: Option<Millis>,
    /// Nodes the engine keeps; `None`: as many as there are.
    pub wanted: Option<i64>,
    /// The task of the running phase.
    pub task_id: Option<String>,
    pub joining: i64,
    pub ready: i64,
    pub removing: i64,
    pub failed: i64,
    /// Wanted nodes that could not be made.
    pub missing: i64,
    pub created_at: Millis,
    pub updated_at: Millis,
}

impl Pool {
    /// Nodes that are there and stay.
    pub(crate) fn staying(&self) -> i64 {
        self.joining + self.ready + self.failed
    }

    /// The document, parsed.
    pub(crate) fn value(&self) -> Value {
        serde_json::from_str(&self.document).unwrap_or_default()
    }
}

/// The columns of [`Pool`], in any order; one text for every statement that reads pools.
macro_rules! select {
    ($rest:literal) => {
        concat!(
            "SELECT id, cluster_id, name, is_default, scaling_group_id, document, state, next_at, wanted, task_id,
                    joining, ready, removing, failed, missing, created_at, updated_at FROM pools ",
            $rest
        )
    };
}

pub(crate) async fn find(db: &mut SqliteConnection, cluster: &str, id: &str) -> sqlx::Result<Option<Pool>> {
    sqlx::query_as(select!("WHERE id = $1 AND cluster_id = $2")).bind(id).bind(cluster).fetch_optional(db).await
}

/// The pools of a cluster in the order in which they were made; `name` picks by exact name.
pub(crate) async fn of_cluster(
    db: &mut SqliteConnection,
    cluster: &str,
    name: Option<&str>,
) -> sqlx::Result<Vec<Pool>> {
    sqlx::query_as(select!("WHERE cluster_id = $1 AND ($2 IS NULL OR name = $2) ORDER BY position"))
        .bind(cluster)
        .bind(name)
        .fetch_all(db)
        .await
}

/// The pools whose state ends at `time` or before, the earliest first.
pub(crate) async fn due(db: &mut SqliteConnection, time: Millis) -> sqlx::Result<Vec<Pool>> {
    sqlx::query_as(select!("WHERE next_at <= $1 ORDER BY next_at, position")).bind(time).fetch_all(db).await
}

pub(crate) async fn insert(db: &mut SqliteConnection, pool: &Pool) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO pools (id, cluster_id, name, is_default, scaling_group_id, document, state, next_at, wanted,
                            task_id, joining, ready, removing, failed, missing, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17)",
    )
    .bind(&pool.id)
    .bind(&pool.cluster_id)
    .bind(&pool.name)
    .bind(pool.is_default)
    .bind(&pool.scaling_group_id)
    .bind(&pool.document)
    .bind(&pool.state)
    .bind(pool.next_at)
    .bind(pool.wanted)
    .bind(&pool.task_id)
    .bind(pool.joining)
    .bind(pool.ready)
    .bind(pool.removing)
    .bind(pool.failed)
    .bind(pool.missing)
    .bind(pool.created_at)
    .bind(pool.updated_at)
    .execute(db)
    .await
    .map(drop)
}

/// Writes everything that may change.
pub(crate) async fn save(db: &mut SqliteConnection, pool: &Pool) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE pools SET name = $2, document = $3, state = $4, next_at = $5, wanted = $6, task_id = $7, joining = $8,
                          ready = $9, removing = $10, failed = $11, missing = $12, updated_at = $13
         WHERE id = $1",
    )
    .bind(&pool.id)
    .bind(&pool.name)
    .bind(&pool.document)
    .bind(&pool.state)
    .bind(pool.next_at)
    .bind(pool.wanted)
    .bind(&pool.task_id)
    .bind(pool.joining)
    .bind(pool.ready)
    .bind(pool.removing)
    .bind(pool.failed)
    .bind(pool.missing)
    .bind(pool.updated_at)
    .execute(db)
    .await
    .map(drop)
}

/// `ready` nodes of a pool have joined, and `failed` ones have not.
pub(crate) async fn joined(db: &mut SqliteConnection, id: &str, ready: i64, failed: i64) -> sqlx::Result<()> {
    sqlx::query("UPDATE pools SET joining = joining - $2 - $3, ready = ready + $2, failed = failed + $3 WHERE id = $1")
        .bind(id)
        .bind(ready)
        .bind(failed)
        .execute(db)
        .await
        .map(drop)
}

pub(crate) async fn delete(db: &mut SqliteConnection, id: &str) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM requests WHERE pool_id = $1").bind(id).execute(&mut *db).await?;
    sqlx::query("DELETE FROM pools WHERE id = $1").bind(id).execute(db).await.map(drop)
}
