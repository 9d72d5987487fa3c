//! Instances in no pool: listed, and made.

use serde::Deserialize;
use serde_json::{Value, json};
use sqlx::{Connection, SqliteConnection};

use crate::refused::Refused;
use crate::server::Emulator;
use crate::store::clusters::{self, VSwitch};
use crate::store::nodes::{self, Node};
use crate::{draw, engine, instances};

/// The most that one request makes.
const MOST: u32 = 1000;

/// Instances to make in a cluster's VPC.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Order {
    count: u32,
    /// PostPaid or PrePaid.
    charge_type: String,
    /// Any with room when absent.
    zone: Option<String>,
    /// The first when absent.
    cluster: Option<String>,
}

/// What is in no pool now.
pub(super) async fn list(emulator: &Emulator) -> Result<Value, Refused> {
    let work = async |db: &mut SqliteConnection| {
        let mut transaction = db.begin().await?;
        engine::advance(&mut transaction, &emulator.clock).await?;
        let found = nodes::without_pool(&mut transaction).await?;
        transaction.commit().await?;
        Ok(found)
    };
    Ok(rows(&emulator.control(work).await?))
}

/// Makes free instances that run; gives them.
pub(super) async fn make(emulator: &Emulator, order: Order) -> Result<Value, Refused> {
    if !(1..=MOST).contains(&order.count) {
        return Err(Refused::parameter("Count", "count", format!("a whole number from 1 to {MOST}")));
    }
    if !matches!(order.charge_type.as_str(), "PostPaid" | "PrePaid") {
        return Err(Refused::parameter("ChargeType", "charge_type", "PostPaid or PrePaid"));
    }
    let now = emulator.clock.now();
    let work = async |db: &mut SqliteConnection| {
        let all = clusters::all(db).await?;
        let asked = order.cluster.as_deref();
        let Some(cluster) = all.iter().find(|cluster| asked.is_none_or(|id| cluster.id == id)) else {
            return Ok(Err(Refused::no_cluster(asked.unwrap_or_default())));
        };
        let vswitches = clusters::vswitches(db, Some(&cluster.vpc_id)).await?;
        let fits = |vswitch: &&VSwitch| {
            order.zone.as_deref().is_none_or(|zone| vswitch.zone_id == zone) && vswitch.free() >= order.count.into()
        };
        let Some(vswitch) = vswitches.iter().find(fits) else {
            return Ok(Err(Refused::parameter("Zone", "zone", "no vSwitch there has room for so many")));
        };
        let taken = nodes::hosts(db, &vswitch.id).await?;
        let hosts = vswitch.hosts(&taken, order.count.try_into().unwrap_or(0)).into_iter();
        let free = |host| instances::free(&cluster.id, vswitch, host, draw::instance_id(), &order.charge_type, now);
        let made: Vec<Node> = hosts.map(free).collect();
        nodes::insert(db, &made).await?;
        Ok(Ok(rows(&made)))
    };
    emulator.control(work).await?
}

fn rows(nodes: &[Node]) -> Value {
    let row = |node: &Node| {
        json!({
            "instance_id": node.instance_id,
            "instance_charge_type": node.charge_type,
            "zone_id": node.zone_id,
            "cluster_id": node.cluster_id,
            "state": node.state,
        })
    };
    json!({"instances": nodes.iter().map(row).collect::<Vec<_>>()})
}
