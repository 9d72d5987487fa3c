//! Nodes: ECS instances that are, or are becoming, workers.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use sqlx::SqliteConnection;

use crate::clock::Millis;

/// The source of an instance that the pool or its auto scaling made.
pub(crate) const MADE: &str = "ess_attach";

/// The source of an instance that was there before and was added to the pool.
pub(crate) const ATTACHED: &str = "manual_attach";

/// The state of an instance that is not in the cluster, only in its VPC: no operation lists it.
pub(crate) const FREE: &str = "free";

/// A node as it is stored; made many at a time from one JSON list.
#[derive(Clone, Debug, Serialize, Deserialize, sqlx::FromRow)]
pub(crate) struct Node {
    pub instance_id: String,
    pub cluster_id: String,
    pub pool_id: Option<String>,
    pub task_id: Option<String>,
    pub name: String,
    pub instance_name: String,
    pub host_name: String,
    pub ip: String,
    pub vswitch_id: String,
    pub host: i64,
    pub zone_id: String,
    pub instance_type: String,
    pub image_id: String,
    pub charge_type: String,
    pub spot_strategy: String,
    pub source: String,
    /// A JSON object as text.
    pub labels: String,
    /// initial, running, removing, failed, or [`FREE`]
    pub state: String,
    pub error: String,
    pub created_at: Millis,
    pub runs_at: Millis,
    pub joins_at: Option<Millis>,
    pub expires_at: Option<Millis>,
}

impl Node {
    /// Whether it is paid for a term: the service releases no such instance before its end.
    pub(crate) fn is_subscription(&self) -> bool {
        self.charge_type == "PrePaid"
    }
}

/// What DescribeClusterNodes picks by; `None` picks all.
#[derive(Clone, Debug, Default)]
pub(crate) struct Filter<'a> {
    pub pool: Option<&'a str>,
    pub state: Option<&'a str>,
    pub instance_ids: Option<Vec<&'a str>>,
    pub names: Option<Vec<&'a str>>,
    pub ips: Option<Vec<&'a str>>,
    /// Key and value pairs that must all be there.
    pub labels: Option<Vec<(&'a str, &'a str)>>,
}

/// One text for the statements that read by a [`Filter`].
macro_rules! filtered {
    ($columns:literal, $rest:literal) => {
        concat!(
            "SELECT ",
            $columns,
            " FROM nodes
              WHERE cluster_id = $1 AND state <> 'free' AND ($2 IS NULL OR pool_id = $2) AND ($3 IS NULL OR state = $3)
                AND ($4 IS NULL OR instance_id IN (SELECT value FROM json_each($4)))
                AND ($5 IS NULL OR name IN (SELECT value FROM json_each($5)))
                AND ($6 IS NULL OR ip IN (SELECT value FROM json_each($6)))
                AND ($7 IS NULL OR NOT EXISTS
                     (SELECT 1 FROM json_each($7) AS asked
                      WHERE NOT EXISTS (SELECT 1 FROM json_each(nodes.labels) AS held
                                        WHERE held.key = asked.value ->> 0 AND held.value = asked.value ->> 1))) ",
            $rest
        )
    };
}

const COLUMNS_OF_ALL: &str = filtered!("*", "ORDER BY position LIMIT $8 OFFSET $9");
const COUNT_OF_ALL: &str = filtered!("COUNT(*)", "");

impl Filter<'_> {
    fn lists(&self) -> [Option<String>; 4] {
        let text = |list: &Option<Vec<&str>>| list.as_ref().map(|list| Value::from(list.clone()).to_string());
        let labels = self.labels.as_ref().map(|labels| serde_json::json!(labels).to_string());
        [text(&self.instance_ids), text(&self.names), text(&self.ips), labels]
    }

    /// Whether it picks by nothing but the pool, whose counts are kept.
    fn is_plain(&self) -> bool {
        self.state.is_none() && self.lists().iter().all(Option::is_none)
    }
}

/// One page, oldest first.
pub(crate) async fn page(
    db: &mut SqliteConnection,
    cluster: &str,
    filter: &Filter<'_>,
    limit: u32,
    offset: u64,
) -> sqlx::Result<Vec<Node>> {
    let offset = i64::try_from(offset).unwrap_or(i64::MAX);
    if let (Some(pool), true) = (filter.pool, filter.is_plain()) {
        // The index on pool and position serves this one, at any depth.
        return sqlx::query_as(
            "SELECT * FROM nodes WHERE pool_id = $1 AND cluster_id = $2 ORDER BY position LIMIT $3 OFFSET $4",
        )
        .bind(pool)
        .bind(cluster)
        .bind(limit)
        .bind(offset)
        .fetch_all(db)
        .await;
    }
    let [ids, names, ips, labels] = filter.lists();
    sqlx::query_as(COLUMNS_OF_ALL)
        .bind(cluster)
        .bind(filter.pool)
        .bind(filter.state)
        .bind(ids)
        .bind(names)
        .bind(ips)
        .bind(labels)
        .bind(limit)
        .bind(offset)
        .fetch_all(db)
        .await
}

/// How many the filter picks.
pub(crate) async fn count(db: &mut SqliteConnection, cluster: &str, filter: &Filter<'_>) -> sqlx::Result<i64> {
    if let (Some(pool), true) = (filter.pool, filter.is_plain()) {
        let kept: Option<i64> = sqlx::query_scalar(
            "SELECT joining + ready + removing + failed FROM pools WHERE id = $1 AND cluster_id = $2",
        )
        .bind(pool)
        .bind(cluster)
        .fetch_optional(db)
        .await?;
        return Ok(kept.unwrap_or(0));
    }
    let [ids, names, ips, labels] = filter.lists();
    sqlx::query_scalar(COUNT_OF_ALL)
        .bind(cluster)
        .bind(filter.pool)
        .bind(filter.state)
        .bind(ids)
        .bind(names)
        .bind(ips)
        .bind(labels)
        .fetch_one(db)
        .await
}

/// All nodes of a pool, oldest first.
pub(crate) async fn of_pool(db: &mut SqliteConnection, pool: &str) -> sqlx::Result<Vec<Node>> {
    sqlx::query_as("SELECT * FROM nodes WHERE pool_id = $1 ORDER BY position").bind(pool).fetch_all(db).await
}

/// The instances in no pool: free ones, and nodes that stayed when their pool was deleted; oldest first.
pub(crate) async fn without_pool(db: &mut SqliteConnection) -> sqlx::Result<Vec<Node>> {
    sqlx::query_as("SELECT * FROM nodes WHERE pool_id IS NULL ORDER BY position").fetch_all(db).await
}

/// Instance id and state of the nodes a task made.
pub(crate) async fn of_task(db: &mut SqliteConnection, task: &str) -> sqlx::Result<Vec<(String, String)>> {
    sqlx::query_as("SELECT instance_id, state FROM nodes WHERE task_id = $1 ORDER BY position")
        .bind(task)
        .fetch_all(db)
        .await
}

/// The instances of a cluster's VPC with these ids, in any order.
pub(crate) async fn with_ids(db: &mut SqliteConnection, cluster: &str, ids: &[&str]) -> sqlx::Result<Vec<Node>> {
    sqlx::query_as("SELECT * FROM nodes WHERE cluster_id = $1 AND instance_id IN (SELECT value FROM json_each($2))")
        .bind(cluster)
        .bind(Value::from(ids.to_vec()).to_string())
        .fetch_all(db)
        .await
}

/// How many nodes of a pool were there before and stay.
pub(crate) async fn attached(db: &mut SqliteConnection, pool: &str) -> sqlx::Result<i64> {
    sqlx::query_scalar("SELECT COUNT(*) FROM nodes WHERE pool_id = $1 AND source = $2 AND state <> 'removing'")
        .bind(pool)
        .bind(ATTACHED)
        .fetch_one(db)
        .await
}

/// How many nodes a pool has in each zone.
pub(crate) async fn zones(db: &mut SqliteConnection, pool: &str) -> sqlx::Result<Vec<(String, i64)>> {
    sqlx::query_as("SELECT zone_id, COUNT(*) FROM nodes WHERE pool_id = $1 AND state <> 'removing' GROUP BY zone_id")
        .bind(pool)
        .fetch_all(db)
        .await
}

/// The addresses in use in a vSwitch, ascending.
pub(crate) async fn hosts(db: &mut SqliteConnection, vswitch: &str) -> sqlx::Result<Vec<i64>> {
    sqlx::query_scalar("SELECT host FROM nodes WHERE vswitch_id = $1 ORDER BY host").bind(vswitch).fetch_all(db).await
}

/// Makes many at once.
pub(crate) async fn insert(db: &mut SqliteConnection, nodes: &[Node]) -> sqlx::Result<()> {
    // One statement a thousand: the list travels as one JSON text.
    for nodes in nodes.chunks(1000) {
        let rows = serde_json::to_string(nodes).map_err(|error| sqlx::Error::Encode(error.into()))?;
        sqlx::query(
            "INSERT INTO nodes (instance_id, cluster_id, pool_id, task_id, name, instance_name, host_name, ip,
                                vswitch_id, host, zone_id, instance_type, image_id, charge_type, spot_strategy, source,
                                labels, state, error, created_at, runs_at, joins_at, expires_at)
             SELECT value ->> 'instance_id', value ->> 'cluster_id', value ->> 'pool_id', value ->> 'task_id',
                    value ->> 'name', value ->> 'instance_name', value ->> 'host_name', value ->> 'ip',
                    value ->> 'vswitch_id', value ->> 'host', value ->> 'zone_id', value ->> 'instance_type',
                    value ->> 'image_id', value ->> 'charge_type', value ->> 'spot_strategy', value ->> 'source',
                    value ->> 'labels', value ->> 'state', value ->> 'error', value ->> 'created_at',
                    value ->> 'runs_at', value ->> 'joins_at', value ->> 'expires_at'
             FROM json_each($1)",
        )
        .bind(rows)
        .execute(&mut *db)
        .await?;
    }
    Ok(())
}

/// Lets every node join whose time has come, or fail where it has an error; gives pool id and state of each.
pub(crate) async fn join(db: &mut SqliteConnection, time: Millis) -> sqlx::Result<Vec<(Option<String>, String)>> {
    sqlx::query_as(
        "UPDATE nodes SET state = CASE error WHEN '' THEN 'running' ELSE 'failed' END, joins_at = NULL
         WHERE joins_at <= $1 AND state = 'initial'
         RETURNING pool_id, state",
    )
    .bind(time)
    .fetch_all(db)
    .await
}

/// Writes what an instance gets when it is added to a pool.
pub(crate) async fn attach(db: &mut SqliteConnection, node: &Node) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE nodes SET pool_id = $2, task_id = $3, name = $4, instance_name = $5, host_name = $6, image_id = $7,
                          source = $8, labels = $9, state = $10, error = $11, joins_at = $12
         WHERE instance_id = $1",
    )
    .bind(&node.instance_id)
    .bind(&node.pool_id)
    .bind(&node.task_id)
    .bind(&node.name)
    .bind(&node.instance_name)
    .bind(&node.host_name)
    .bind(&node.image_id)
    .bind(&node.source)
    .bind(&node.labels)
    .bind(&node.state)
    .bind(&node.error)
    .bind(node.joins_at)
    .execute(db)
    .await
    .map(drop)
}

/// Marks nodes as going.
pub(crate) async fn remove_later(db: &mut SqliteConnection, instances: &[&str]) -> sqlx::Result<()> {
    sqlx::query(
        "UPDATE nodes SET state = 'removing', joins_at = NULL
         WHERE instance_id IN (SELECT value FROM json_each($1))",
    )
    .bind(Value::from(instances.to_vec()).to_string())
    .execute(db)
    .await
    .map(drop)
}

/// Takes away the nodes of a pool that are going; gives how many. Subscriptions run on as instances in no cluster:
/// only the others are released.
pub(crate) async fn take_removed(db: &mut SqliteConnection, pool: &str) -> sqlx::Result<i64> {
    let detached = sqlx::query(
        "UPDATE nodes SET state = 'free', pool_id = NULL, task_id = NULL, name = '', source = '', labels = '{}',
                          error = ''
         WHERE pool_id = $1 AND state = 'removing' AND charge_type = 'PrePaid'",
    )
    .bind(pool)
    .execute(&mut *db)
    .await?;
    let released =
        sqlx::query("DELETE FROM nodes WHERE pool_id = $1 AND state = 'removing'").bind(pool).execute(db).await?;
    Ok(i64::try_from(detached.rows_affected() + released.rows_affected()).unwrap_or(i64::MAX))
}

/// Leaves the nodes of a pool that stay registered without a pool.
pub(crate) async fn keep_without_pool(db: &mut SqliteConnection, pool: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE nodes SET pool_id = NULL WHERE pool_id = $1").bind(pool).execute(db).await.map(drop)
}

/// Gives every node of a pool these labels.
pub(crate) async fn relabel(db: &mut SqliteConnection, pool: &str, labels: &str) -> sqlx::Result<()> {
    sqlx::query("UPDATE nodes SET labels = $2 WHERE pool_id = $1").bind(pool).bind(labels).execute(db).await.map(drop)
}
