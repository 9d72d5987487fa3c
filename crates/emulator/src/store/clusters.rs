//! Clusters and the vSwitches of their VPCs.

use sqlx::SqliteConnection;

use crate::clock::Millis;

/// A cluster.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct Cluster {
    pub id: String,
    pub name: String,
    pub version: String,
    pub vpc_id: String,
    pub security_group_id: String,
    pub created_at: Millis,
}

/// A vSwitch with the number of addresses that nodes hold.
#[derive(Clone, Debug, sqlx::FromRow)]
pub(crate) struct VSwitch {
    pub id: String,
    pub vpc_id: String,
    pub name: String,
    pub zone_id: String,
    pub network: i64,
    pub prefix: i64,
    pub reserved: i64,
    pub used: i64,
}

/// How many pools and nodes a cluster has.
#[derive(Clone, Copy, Debug, Default, sqlx::FromRow)]
pub(crate) struct Size {
    pub pools: i64,
    /// Nodes that are there or wanted, whichever is more, over all pools.
    pub nodes: i64,
    /// Nodes that are there.
    pub present: i64,
}

pub(crate) async fn all(db: &mut SqliteConnection) -> sqlx::Result<Vec<Cluster>> {
    sqlx::query_as("SELECT id, name, version, vpc_id, security_group_id, created_at FROM clusters ORDER BY position")
        .fetch_all(db)
        .await
}

pub(crate) async fn find(db: &mut SqliteConnection, id: &str) -> sqlx::Result<Option<Cluster>> {
    sqlx::query_as("SELECT id, name, version, vpc_id, security_group_id, created_at FROM clusters WHERE id = $1")
        .bind(id)
        .fetch_optional(db)
        .await
}

pub(crate) async fn insert(db: &mut SqliteConnection, cluster: &Cluster) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO clusters (id, name, version, vpc_id, security_group_id, created_at)
         VALUES ($1, $2, $3, $4, $5, $6)",
    )
    .bind(&cluster.id)
    .bind(&cluster.name)
    .bind(&cluster.version)
    .bind(&cluster.vpc_id)
    .bind(&cluster.security_group_id)
    .bind(cluster.created_at)
    .execute(db)
    .await
    .map(drop)
}

pub(crate) async fn size(db: &mut SqliteConnection, cluster: &str) -> sqlx::Result<Size> {
    sqlx::query_as(
        "SELECT COUNT(*) AS pools,
                COALESCE(SUM(MAX(joining + ready + failed, COALESCE(wanted, 0))), 0) AS nodes,
                COALESCE(SUM(joining + ready + removing + failed), 0) AS present
         FROM pools WHERE cluster_id = $1",
    )
    .bind(cluster)
    .fetch_one(db)
    .await
}

/// The vSwitches of a VPC, or of all; in the order in which they were made.
pub(crate) async fn vswitches(db: &mut SqliteConnection, vpc: Option<&str>) -> sqlx::Result<Vec<VSwitch>> {
    sqlx::query_as(
        "SELECT id, vpc_id, name, zone_id, network, prefix, reserved,
                (SELECT COUNT(*) FROM nodes WHERE vswitch_id = vswitches.id) AS used
         FROM vswitches WHERE $1 IS NULL OR vpc_id = $1 ORDER BY position",
    )
    .bind(vpc)
    .fetch_all(db)
    .await
}

pub(crate) async fn insert_vswitch(db: &mut SqliteConnection, vswitch: &VSwitch) -> sqlx::Result<()> {
    sqlx::query(
        "INSERT INTO vswitches (id, vpc_id, name, zone_id, network, prefix, reserved)
         VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind(&vswitch.id)
    .bind(&vswitch.vpc_id)
    .bind(&vswitch.name)
    .bind(&vswitch.zone_id)
    .bind(vswitch.network)
    .bind(vswitch.prefix)
    .bind(vswitch.reserved)
    .execute(db)
    .await
    .map(drop)
}
