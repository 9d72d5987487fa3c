//! D1: killed again and again during creates; what was acknowledged is there, and nothing twice.

use std::collections::HashMap;
use std::path::Path;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use rand::Rng;
use serde_json::Value;
use sqlx::{Connection, Row, SqliteConnection};

use crate::served::{Served, is_full, key, named};

/// Browsers at once.
const WORKERS: usize = 6;

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn every_acknowledged_pool_is_there_after_kill_9_and_none_twice() {
    run(200, 10).await;
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn thousands_of_acknowledged_creates_outlive_dozens_of_kills() {
    // In folders of 1,000: beyond that the emulator's lists are what takes the time.
    for _ in 0..if is_full() { 50 } else { 5 } {
        run(1_000, 10).await;
    }
}

/// `creates` through the gateway with at least `wanted` kills on the way.
async fn run(creates: usize, wanted: usize) {
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--seed", "empty", "--quota-pools", "6000", "--quota-nodes", "50000", "--poll", "0.25"];
    let acknowledged: Arc<Mutex<HashMap<usize, String>>> = Arc::default();
    let mut restarts = Vec::new();
    let mut served = Arc::new(Served::start(folder.path(), &arguments));
    let (cluster, body) = served.cluster().await;
    let stretch = creates * 9 / 10 / wanted;
    loop {
        let done = acknowledged.lock().unwrap().clone();
        let open: Vec<usize> = (0..creates).filter(|number| !done.contains_key(number)).collect();
        if open.is_empty() {
            break;
        }
        // The last tenth runs through, so that the test ends.
        let until = (open.len() > creates / 10).then(|| done.len() + rand::rng().random_range(stretch / 2..stretch));
        let queue = Arc::new(Mutex::new(open));
        let workers: Vec<_> = (0..WORKERS)
            .map(|_| {
                let (served, queue, acknowledged) =
                    (Arc::clone(&served), Arc::clone(&queue), Arc::clone(&acknowledged));
                tokio::spawn(work(served, cluster.clone(), body.clone(), queue, acknowledged))
            })
            .collect();
        if let Some(until) = until {
            while acknowledged.lock().unwrap().len() < until && !workers.iter().all(|worker| worker.is_finished()) {
                tokio::time::sleep(Duration::from_millis(1)).await;
            }
            kill(&served);
        }
        for worker in workers {
            worker.await.unwrap();
        }
        if until.is_some() {
            drop(served);
            integrity(folder.path()).await;
            served = Arc::new(Served::start(folder.path(), &arguments));
            restarts.push(served.ready_after);
        }
    }
    let pools = served.pools(&cluster).await;
    let mut by_name: HashMap<&str, Vec<&str>> = HashMap::new();
    for (id, name) in &pools {
        by_name.entry(name).or_default().push(id);
    }
    let acknowledged = acknowledged.lock().unwrap().clone();
    for (number, id) in &acknowledged {
        assert_eq!(by_name[format!("pool-{number}").as_str()], [id], "pool-{number}");
    }
    assert_eq!((acknowledged.len(), pools.len()), (creates, creates));
    assert!(restarts.len() >= wanted, "{} kills", restarts.len());
    restarts.sort();
    // The median: one restart may meet a machine that is busy with other tests.
    let (median, slowest) = (restarts[restarts.len() / 2], restarts[restarts.len() - 1]);
    println!(
        "{creates} creates, {} kills, 0 lost, 0 twice; ready after {median:?}, at most {slowest:?}",
        restarts.len()
    );
    assert!(median < Duration::from_millis(500), "{median:?}");
}

/// One browser: sends what is open until nothing is or the server is gone.
async fn work(
    served: Arc<Served>,
    cluster: String,
    body: Value,
    queue: Arc<Mutex<Vec<usize>>>,
    acknowledged: Arc<Mutex<HashMap<usize, String>>>,
) {
    loop {
        let Some(number) = queue.lock().unwrap().pop() else { return };
        let request = served.create(&cluster, &key(number), &named(&body, &format!("pool-{number}")));
        // An error is the kill: unknown to the browser, sent again with the same key.
        let Ok(answer) = request.send().await else { return };
        let status = answer.status();
        let Ok(answer) = answer.json::<Value>().await else { return };
        assert_eq!(status, 200, "{answer}");
        let id = answer["nodepool_id"].as_str().unwrap().to_owned();
        let earlier = acknowledged.lock().unwrap().insert(number, id.clone());
        assert!(earlier.is_none_or(|earlier| earlier == id));
    }
}

/// By its number, since the workers still speak to it.
fn kill(served: &Served) {
    let status = std::process::Command::new("kill").args(["-9", &served.id().to_string()]).status().unwrap();
    assert!(status.success());
}

async fn integrity(folder: &Path) {
    for name in ["gateway.db", "emulator.db"] {
        let options = sqlx::sqlite::SqliteConnectOptions::new().filename(folder.join("data").join(name));
        let mut database = SqliteConnection::connect_with(&options).await.unwrap();
        let row = sqlx::query("PRAGMA integrity_check").fetch_one(&mut database).await.unwrap();
        assert_eq!(row.get::<String, _>(0), "ok", "{name}");
        database.close().await.unwrap();
    }
}
