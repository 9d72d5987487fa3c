//! What a new database holds.

mod demo;
mod large;

use serde_json::{Value, json};
use sqlx::{Acquire, SqliteConnection};

use crate::Seed;
use crate::catalogue::{self, ZONES};
use crate::clock::{Millis, real};
use crate::document;
use crate::draw::{alphanumeric_of, hex_of};
use crate::engine::placement::Placed;
use crate::engine::{expiry, node};
use crate::instances;
use crate::network::network;
use crate::store::activities::{self, Activity};
use crate::store::clusters::{self, Cluster, VSwitch};
use crate::store::nodes;
use crate::store::pools::{self, Pool};
use crate::store::settings;

const SEED: &str = "seed";
const MINUTE: Millis = 60 * 1000;
const HOUR: Millis = 60 * MINUTE;

/// Plants a seed in a new database; gives the seed the database has.
pub(crate) async fn plant(db: &mut SqliteConnection, seed: Seed) -> sqlx::Result<Seed> {
    if let Some(planted) = settings::get(db, SEED).await? {
        return Ok(planted.parse().unwrap_or(seed));
    }
    // All or nothing: a start that was killed half-way begins anew.
    let mut transaction = db.begin().await?;
    let mut garden = Garden { db: &mut transaction, now: real() };
    match seed {
        Seed::Demo => demo::plant(&mut garden).await?,
        Seed::Empty => drop(demo::clusters(&mut garden).await?),
        Seed::Large => large::plant(&mut garden).await?,
    }
    settings::put(&mut transaction, SEED, seed.as_str()).await?;
    transaction.commit().await?;
    Ok(seed)
}

/// Where seeds are planted. Ids depend on names alone, so they are the same in every new database.
struct Garden<'g> {
    db: &'g mut SqliteConnection,
    now: Millis,
}

/// A cluster with the vSwitches of its VPC.
struct Planted {
    cluster: Cluster,
    vswitches: Vec<VSwitch>,
}

/// A pool to plant.
struct PoolSeed {
    name: String,
    /// The create request.
    body: Value,
    is_default: bool,
    state: &'static str,
    /// When the state ends, from now.
    ends_in: Option<Millis>,
    age: Millis,
    nodes: Vec<NodeSeed>,
    /// Wanted nodes that could not be made, with code and text.
    missing: Option<(i64, &'static str, &'static str)>,
}

/// Equal nodes of one zone.
#[derive(Clone)]
struct NodeSeed {
    /// Its place in the list of zones.
    zone: usize,
    instance_type: &'static str,
    count: i64,
    spot: bool,
    charge_type: &'static str,
    source: &'static str,
    /// Why it failed; empty when it runs.
    error: &'static str,
}

/// Ready pay-as-you-go nodes.
const fn ready(zone: usize, instance_type: &'static str, count: i64) -> NodeSeed {
    NodeSeed { zone, instance_type, count, spot: false, charge_type: "PostPaid", source: nodes::MADE, error: "" }
}

impl Garden<'_> {
    async fn cluster(
        &mut self,
        name: &str,
        version: &str,
        nets: [(&str, [u8; 4], i64, i64); 3],
    ) -> sqlx::Result<Planted> {
        let id = |prefix: &str, what: &str, length: usize| {
            format!("{prefix}{}", alphanumeric_of(&format!("{what} {name}"), length))
        };
        let cluster = Cluster {
            id: format!("c{}", hex_of(name, 32)),
            name: name.to_owned(),
            version: version.to_owned(),
            vpc_id: id("vpc-bp1", "vpc", 17),
            security_group_id: id("sg-bp1", "group", 17),
            created_at: self.now - 400 * 24 * HOUR,
        };
        clusters::insert(self.db, &cluster).await?;
        let mut vswitches = Vec::new();
        for (zone, (suffix, address, prefix, reserved)) in ZONES.iter().zip(nets) {
            let vswitch = VSwitch {
                id: id("vsw-bp1", suffix, 17),
                vpc_id: cluster.vpc_id.clone(),
                name: suffix.to_owned(),
                zone_id: (*zone).to_owned(),
                network: network(address),
                prefix,
                reserved,
                used: 0,
            };
            clusters::insert_vswitch(self.db, &vswitch).await?;
            vswitches.push(vswitch);
        }
        Ok(Planted { cluster, vswitches })
    }

    async fn pool(&mut self, planted: &mut Planted, seed: PoolSeed) -> sqlx::Result<()> {
        let cluster = planted.cluster.clone();
        let key = format!("{} {}", cluster.name, seed.name);
        let id = format!("np{}", hex_of(&key, 32));
        let scaling_group_id = format!("asg-bp1{}", alphanumeric_of(&key, 17));
        let body = seed.body.as_object().cloned().unwrap_or_default();
        let document = document::complete(body, &id, &scaling_group_id, &cluster);
        let created_at = self.now - seed.age;
        let failed: i64 = seed.nodes.iter().filter(|nodes| !nodes.error.is_empty()).map(|nodes| nodes.count).sum();
        let present: i64 = seed.nodes.iter().map(|nodes| nodes.count).sum();
        let missing = seed.missing.map_or(0, |(missing, ..)| missing);
        let wanted = document::wanted(&document, present + missing);
        let pool = Pool {
            id,
            cluster_id: cluster.id,
            name: seed.name.clone(),
            is_default: seed.is_default,
            scaling_group_id,
            document: document.to_string(),
            state: seed.state.to_owned(),
            next_at: seed.ends_in.map(|time| self.now + time),
            wanted,
            task_id: None,
            joining: 0,
            ready: present - failed,
            removing: 0,
            failed,
            missing,
            created_at,
            updated_at: created_at,
        };
        pools::insert(self.db, &pool).await?;
        let made = self.nodes(planted, &pool, &document, &seed.nodes, &key).await?;
        self.activities(&pool, &seed, present, made).await
    }

    async fn nodes(
        &mut self,
        planted: &mut Planted,
        pool: &Pool,
        document: &Value,
        seeds: &[NodeSeed],
        key: &str,
    ) -> sqlx::Result<Vec<String>> {
        let labels = document::node_labels(document, &pool.id, &pool.cluster_id);
        let mut made = Vec::new();
        for seed in seeds {
            let vswitch = &mut planted.vswitches[seed.zone];
            let Some(wanted) = catalogue::find(seed.instance_type) else { continue };
            let placed = Placed { vswitch: seed.zone, wanted, spot: seed.spot };
            for _ in 0..seed.count {
                vswitch.used += 1;
                let host = vswitch.reserved + vswitch.used;
                let id = format!("i-bp1{}", alphanumeric_of(&format!("{key} {}", made.len()), 17));
                let mut node = node(document, pool, vswitch, &placed, host, &id);
                seed.charge_type.clone_into(&mut node.charge_type);
                seed.source.clone_into(&mut node.source);
                seed.error.clone_into(&mut node.error);
                node.state = if seed.error.is_empty() { "running" } else { "failed" }.to_owned();
                node.labels.clone_from(&labels);
                (node.created_at, node.runs_at) = (pool.created_at + MINUTE, pool.created_at + 2 * MINUTE);
                node.expires_at = expiry(document, seed.charge_type, self.now);
                made.push(node);
            }
        }
        nodes::insert(self.db, &made).await?;
        Ok(made.into_iter().map(|node| node.instance_id).collect())
    }

    /// Instances of the cluster's VPC that are in no cluster.
    async fn free(&mut self, planted: &mut Planted, zone: usize, charge_type: &str, count: i64) -> sqlx::Result<()> {
        let mut made = Vec::new();
        let vswitch = &mut planted.vswitches[zone];
        for number in 0..count {
            vswitch.used += 1;
            let host = vswitch.reserved + vswitch.used;
            let name = format!("free {} {zone} {number}", planted.cluster.name);
            let id = format!("i-bp1{}", alphanumeric_of(&name, 17));
            made.push(instances::free(&planted.cluster.id, vswitch, host, id, charge_type, self.now - HOUR));
        }
        nodes::insert(self.db, &made).await
    }

    /// The pool's making, and the failure it has.
    async fn activities(&mut self, pool: &Pool, seed: &PoolSeed, present: i64, made: Vec<String>) -> sqlx::Result<()> {
        let attached = seed.nodes.iter().filter(|one| one.source == nodes::ATTACHED);
        let attached = attached.map(|one| one.count).sum();
        let activity = |what: &str, starts_at: Millis, cause: String, description: String| Activity {
            id: format!("asa-bp1{}", alphanumeric_of(&format!("{what} {}", pool.id), 17)),
            scaling_group_id: pool.scaling_group_id.clone(),
            outcome: "Successful".to_owned(),
            starts_at,
            ends_at: starts_at + 2 * MINUTE,
            cause,
            description,
            total: present,
            attached,
            created: "[]".to_owned(),
            destroyed: "[]".to_owned(),
            error_code: String::new(),
            error: String::new(),
        };
        if present > 0 {
            let cause = format!("The capacity is to change from 0 to {present}.");
            let mut first = activity("first", pool.created_at, cause, format!("Add {present} ECS instances."));
            // A long list of instances says nothing that the nodes do not.
            first.created = json!(made.into_iter().take(100).collect::<Vec<_>>()).to_string();
            activities::insert(self.db, &first).await?;
        }
        if let Some((missing, code, message)) = seed.missing {
            let cause = format!("The capacity is to change from {present} to {}.", present + missing);
            let starts_at = self.now - 9 * MINUTE;
            let failure = Activity {
                outcome: "Failed".to_owned(),
                error_code: code.to_owned(),
                error: message.to_owned(),
                ..activity("failure", starts_at, cause, format!("Add {missing} ECS instances."))
            };
            activities::insert(self.db, &failure).await?;
        }
        Ok(())
    }
}
