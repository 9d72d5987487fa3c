//! How the next scale-outs are to end, for tests. They are stored like all that will happen, so that a restart
//! loses none and a request that is refused uses none up.

use sqlx::SqliteConnection;

/// How a scale-out ends.
#[derive(Clone, Debug, PartialEq, Eq, sqlx::FromRow)]
pub(crate) struct ScalingFailure {
    /// A code of the contract's scaling errors, or any other.
    pub code: String,
    pub message: String,
}

/// The most that wait at once.
const MOST: i64 = 100;

/// Lets `count` scale-outs of a pool, of a cluster's pools, or of any pool end like this; false when too many wait.
pub(crate) async fn add(
    db: &mut SqliteConnection,
    cluster: Option<&str>,
    pool: Option<&str>,
    failure: &ScalingFailure,
    count: u32,
) -> sqlx::Result<bool> {
    let done = sqlx::query(
        "INSERT INTO scaling_failures (cluster_id, pool_id, code, message, count)
         SELECT $1, $2, $3, $4, $5 WHERE (SELECT COUNT(*) FROM scaling_failures) < $6",
    )
    .bind(cluster)
    .bind(pool)
    .bind(&failure.code)
    .bind(&failure.message)
    .bind(count)
    .bind(MOST)
    .execute(db)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// How the scale-out of this pool that begins now ends; `None`: as it can.
pub(crate) async fn take(db: &mut SqliteConnection, cluster: &str, pool: &str) -> sqlx::Result<Option<ScalingFailure>> {
    let found: Option<(i64, i64, String, String)> = sqlx::query_as(
        "SELECT position, count, code, message FROM scaling_failures
         WHERE (cluster_id IS NULL OR cluster_id = $1) AND (pool_id IS NULL OR pool_id = $2)
         ORDER BY position LIMIT 1",
    )
    .bind(cluster)
    .bind(pool)
    .fetch_optional(&mut *db)
    .await?;
    let Some((position, count, code, message)) = found else { return Ok(None) };
    let less = if count > 1 {
        "UPDATE scaling_failures SET count = count - 1 WHERE position = $1"
    } else {
        "DELETE FROM scaling_failures WHERE position = $1"
    };
    sqlx::query(less).bind(position).execute(db).await?;
    Ok(Some(ScalingFailure { code, message }))
}

/// Forgets them all.
pub(crate) async fn clear(db: &mut SqliteConnection) -> sqlx::Result<()> {
    sqlx::query("DELETE FROM scaling_failures").execute(db).await.map(drop)
}
