//! A thousand random pools are deleted: what becomes of every node is what the model said.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;

use emulator::{Options, Seed};
use nodepool::NodePool;
use nodepool::release::{Fate, fate, has_expected_number};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};
use sqlx::Connection;
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection};

use crate::client::{Cloud, auto_pool, pool, unsized_pool};

/// How many pools.
const COUNT: usize = 1_000;

/// How many nodes of one cell there are at least.
const LEAST: usize = 10;

/// Sources that nobody knows.
const UNKNOWN: [&str; 4] = ["", "auto_attach", "Manual_Attach", "imported"];

const EXPECTED: &str = "an expected number";
const NONE: &str = "no expected number";
const AUTO: &str = "auto scaling";

/// How a pool scales, how a node is paid, where it came from.
type Cell = (&'static str, &'static str, &'static str);

/// The document's two tables; what auto scaling made are other nodes (C23). It says nothing about other sources where
/// they matter.
#[rustfmt::skip]
const TABLE: [(Cell, Fate); 24] = [
    ((EXPECTED, "PostPaid", "made"), Fate::Released),
    ((EXPECTED, "spot", "made"), Fate::Released),
    ((EXPECTED, "PrePaid", "made"), Fate::Retained),
    ((EXPECTED, "PostPaid", "attached"), Fate::Released),
    ((EXPECTED, "PrePaid", "attached"), Fate::Retained),
    ((EXPECTED, "PostPaid", "unknown"), Fate::Released),
    ((EXPECTED, "spot", "unknown"), Fate::Released),
    ((EXPECTED, "PrePaid", "unknown"), Fate::Retained),
    ((NONE, "PostPaid", "made"), Fate::Released),
    ((NONE, "spot", "made"), Fate::Released),
    ((NONE, "PrePaid", "made"), Fate::Retained),
    ((NONE, "PostPaid", "attached"), Fate::Retained),
    ((NONE, "PrePaid", "attached"), Fate::Retained),
    ((NONE, "PrePaid", "unknown"), Fate::Retained),
    ((AUTO, "PostPaid", "made"), Fate::Released),
    ((AUTO, "spot", "made"), Fate::Released),
    ((AUTO, "PrePaid", "made"), Fate::Retained),
    ((AUTO, "PostPaid", "attached"), Fate::Retained),
    ((AUTO, "PrePaid", "attached"), Fate::Retained),
    ((AUTO, "PrePaid", "unknown"), Fate::Retained),
    ((NONE, "PostPaid", "unknown"), Fate::Unknown),
    ((NONE, "spot", "unknown"), Fate::Unknown),
    ((AUTO, "PostPaid", "unknown"), Fate::Unknown),
    ((AUTO, "spot", "unknown"), Fate::Unknown),
];

/// A pool of up to three nodes, in any mode and of any billing method.
fn random_pool(random: &mut StdRng, vswitches: &[String]) -> Value {
    let made = random.random_range(0..=3);
    let mut body = match random.random_range(0..3) {
        0 => pool(vswitches),
        1 => unsized_pool(vswitches),
        _ => auto_pool(vswitches, made, 9),
    };
    match body["auto_scaling"]["enable"].as_bool() {
        Some(true) => {}
        _ if body["scaling_group"]["desired_size"].is_null() => body["count"] = made.into(),
        _ => body["scaling_group"]["desired_size"] = made.into(),
    }
    let group = &mut body["scaling_group"];
    match random.random_range(0..3) {
        0 => {}
        1 => group["spot_strategy"] = "SpotAsPriceGo".into(),
        _ => {
            group["instance_charge_type"] = "PrePaid".into();
            (group["period"], group["period_unit"]) = (1.into(), "Month".into());
        }
    }
    body
}

/// Attaches up to two free instances of each billing method to every second pool, beginning with `first`.
async fn attach(cloud: &Cloud, random: &mut StdRng, pools: &[String], first: usize) {
    let mut free = [cloud.free_instances(COUNT, "PostPaid").await, cloud.free_instances(COUNT, "PrePaid").await];
    for pool in pools.iter().skip(first).step_by(2) {
        let mut take = |free: &mut Vec<String>| free.split_off(free.len() - random.random_range(0..=2));
        let instances = free.each_mut().map(&mut take).concat();
        if !instances.is_empty() {
            let answer = cloud.attach(pool, &instances).await;
            assert_eq!(answer.status, 200, "{}", answer.body);
        }
    }
}

/// Gives every eighth node or so a source that nobody knows.
async fn forget_sources(random: &mut StdRng, database: &Path) {
    let mut store =
        SqliteConnection::connect_with(&SqliteConnectOptions::new().filename(database)).await.expect("ours");
    let nodes: Vec<String> =
        sqlx::query_scalar("SELECT instance_id FROM nodes WHERE pool_id IS NOT NULL ORDER BY position")
            .fetch_all(&mut store)
            .await
            .expect("nodes");
    let mut transaction = store.begin().await.expect("a transaction");
    for node in nodes {
        if random.random_ratio(1, 8) {
            let source = UNKNOWN[random.random_range(0..UNKNOWN.len())];
            let change = sqlx::query("UPDATE nodes SET source = $1 WHERE instance_id = $2").bind(source).bind(node);
            change.execute(&mut *transaction).await.expect("written");
        }
    }
    transaction.commit().await.expect("committed");
    store.close().await.expect("closed");
}

fn cell(pool: &NodePool, node: &Value) -> Cell {
    let at = |path: &str| pool.at(path).filter(|value| !value.is_null());
    let mode = match (at("scaling_group.desired_size"), at("auto_scaling.enable")) {
        (Some(_), _) => EXPECTED,
        (None, Some(enabled)) if *enabled == true => AUTO,
        _ => NONE,
    };
    let billing = match (node["instance_charge_type"].as_str(), node["spot_strategy"].as_str()) {
        (Some("PrePaid"), _) => "PrePaid",
        (_, Some("NoSpot")) => "PostPaid",
        _ => "spot",
    };
    let source = match node["source"].as_str() {
        Some("ess_attach") => "made",
        Some("manual_attach") => "attached",
        _ => "unknown",
    };
    (mode, billing, source)
}

fn id(node: &Value) -> String {
    node["instance_id"].as_str().expect("an id").to_owned()
}

/// Every node of the cluster.
async fn all_nodes(cloud: &Cloud) -> Vec<Value> {
    let mut all = Vec::new();
    for number in 1.. {
        let path = format!("/clusters/{}/nodes?pageSize=100&pageNumber={number}", cloud.cluster);
        let mut page = cloud.get(&path).await.body;
        let nodes = page["nodes"].as_array_mut().expect("a list");
        if nodes.is_empty() {
            break;
        }
        all.append(nodes);
    }
    all
}

#[tokio::test]
async fn every_node_of_a_thousand_random_pools_meets_the_fate_that_the_model_says() {
    let folder = tempfile::tempdir().expect("a folder");
    let database = folder.path().join("emulator.db");
    let (seed, most) = (Seed::Empty, Some(u32::MAX));
    let file = Some(database.clone());
    let options = Options { seed, database: file, quota_pools: most, quota_nodes: most, ..Options::default() };
    let mut random = StdRng::seed_from_u64(23);

    let cloud = Cloud::with(options.clone()).await;
    let mut pools = Vec::with_capacity(COUNT);
    for _ in 0..COUNT {
        pools.push(cloud.created(&random_pool(&mut random, &cloud.vswitches[..2])).await);
    }
    cloud.advance(150.0).await;
    attach(&cloud, &mut random, &pools, 0).await;
    cloud.advance(100.0).await;
    // These are still joining when their pools are deleted.
    attach(&cloud, &mut random, &pools, 1).await;
    cloud.advance(6.0).await;
    cloud.running.stop().await;
    forget_sources(&mut random, &database).await;

    let cloud = Cloud::with(options).await;
    let mut said: HashMap<String, (Cell, Fate)> = HashMap::new();
    for pool in &pools {
        let detail = NodePool::from_value(cloud.detail(pool).await).expect("an object");
        for node in cloud.nodes(pool).await {
            let text = |key: &str| node[key].as_str().unwrap_or_default();
            let billing = text("instance_charge_type");
            let (fated, _) = fate(has_expected_number(&detail), billing, text("source"));
            said.insert(id(&node), (cell(&detail, &node), fated));
        }
        cloud.delete(pool).await;
    }
    cloud.advance(31.0).await;
    assert_eq!(cloud.get(&cloud.pools()).await.body["nodepools"], json!([]));

    let there = all_nodes(&cloud).await;
    assert!(there.iter().all(|node| node["nodepool_id"] == ""));
    let there: HashSet<String> = there.iter().map(id).collect();
    let mut cells: BTreeMap<(Cell, Fate), usize> = BTreeMap::new();
    for (node, (cell, fated)) in &said {
        let actual = if there.contains(node) { Fate::Retained } else { Fate::Released };
        assert!(*fated == actual || *fated == Fate::Unknown, "{node}, {cell:?}: {actual:?} and not {fated:?}");
        *cells.entry((*cell, *fated)).or_default() += 1;
    }
    println!("{} nodes", said.len());
    for (row, count) in &cells {
        println!("{row:?}: {count}");
        assert!(*count >= LEAST, "{row:?}: only {count}");
    }
    assert_eq!(cells.into_keys().collect::<BTreeSet<_>>(), TABLE.into());
}
