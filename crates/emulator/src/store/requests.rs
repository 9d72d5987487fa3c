//! What create and modify were sent, secrets replaced, for tests to look at.

use serde_json::{Value, json};
use sqlx::SqliteConnection;

use crate::clock::{Millis, rfc3339};

/// Kept per pool; older ones go.
const KEPT: i64 = 100;

/// Keeps a body, which holds no secret any more.
pub(crate) async fn keep(
    db: &mut SqliteConnection,
    pool: &str,
    operation: &str,
    body: &Value,
    now: Millis,
) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO requests (pool_id, operation, body, created_at) VALUES ($1, $2, $3, $4)")
        .bind(pool)
        .bind(operation)
        .bind(body.to_string())
        .bind(now)
        .execute(&mut *db)
        .await?;
    sqlx::query(
        "DELETE FROM requests WHERE pool_id = $1 AND position <=
           (SELECT position FROM requests WHERE pool_id = $1 ORDER BY position DESC LIMIT 1 OFFSET $2)",
    )
    .bind(pool)
    .bind(KEPT)
    .execute(db)
    .await
    .map(drop)
}

/// The kept bodies of a pool, oldest first.
pub(crate) async fn of_pool(db: &mut SqliteConnection, pool: &str) -> sqlx::Result<Vec<Value>> {
    let rows: Vec<(String, String, Millis)> =
        sqlx::query_as("SELECT operation, body, created_at FROM requests WHERE pool_id = $1 ORDER BY position")
            .bind(pool)
            .fetch_all(db)
            .await?;
    let read = |(operation, body, at): (String, String, Millis)| {
        json!({
            "operation": operation,
            "at": rfc3339(at),
            "body": serde_json::from_str::<Value>(&body).unwrap_or_default(),
        })
    };
    Ok(rows.into_iter().map(read).collect())
}
