//! Scaling activities: the history of Auto Scaling.

use serde_json::Value;
use sqlx::SqliteConnection;

use crate::clock::Millis;

/// Kept per scaling group; older ones go.
const KEPT: i64 = 200;

/// An activity as it is stored.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Activity {
    pub id: String,
    pub scaling_group_id: String,
    /// Successful, Warning or Failed, from `ends_at` on.
    pub outcome: String,
    pub starts_at: Millis,
    pub ends_at: Millis,
    pub cause: String,
    pub description: String,
    /// Instances after it.
    pub total: i64,
    /// How many of them were there before and were attached.
    pub attached: i64,
    /// JSON list of instance ids.
    pub created: String,
    /// JSON list of instance ids.
    pub destroyed: String,
    pub error_code: String,
    pub error: String,
}

pub(crate) async fn insert(db: &mut SqliteConnection, activity: &Activity) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO activities (id, scaling_group_id, outcome, starts_at, ends_at, cause, description, total, attached,
                                 created, destroyed, error_code, error)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)",
    )
    .bind(&activity.id)
    .bind(&activity.scaling_group_id)
    .bind(&activity.outcome)
    .bind(activity.starts_at)
    .bind(activity.ends_at)
    .bind(&activity.cause)
    .bind(&activity.description)
    .bind(activity.total)
    .bind(activity.attached)
    .bind(&activity.created)
    .bind(&activity.destroyed)
    .bind(&activity.error_code)
    .bind(&activity.error)
    .execute(&mut *db)
    .await?;
    sqlx::query(
        "DELETE FROM activities WHERE scaling_group_id = $1 AND position <=
           (SELECT position FROM activities WHERE scaling_group_id = $1 ORDER BY position DESC LIMIT 1 OFFSET $2)",
    )
    .bind(&activity.scaling_group_id)
    .bind(KEPT)
    .execute(db)
    .await
    .map(drop)
}

/// The activities of a scaling group, or those with the ids, newest first.
pub(crate) async fn of_group(
    db: &mut SqliteConnection,
    group: Option<&str>,
    ids: &[&str],
) -> sqlx::Result<Vec<Activity>> {
    sqlx::query_as(
        "SELECT * FROM activities
         WHERE ($1 IS NULL OR scaling_group_id = $1) AND ($2 IS NULL OR id IN (SELECT value FROM json_each($2)))
         ORDER BY position DESC",
    )
    .bind(group)
    .bind((!ids.is_empty()).then(|| Value::from(ids.to_vec()).to_string()))
    .fetch_all(db)
    .await
}
