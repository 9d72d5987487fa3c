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
    let creates = if is_full() { 2_000 } else { 200 };
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--seed", "empty", "--quota-pools", "5000", "--quota-nodes", "50000"];
    let acknowledged: Arc<Mutex<HashMap<usize, String>>> = Arc::default();
    let (mut kills, mut slowest) = (0, Duration::ZERO);
    let mut served = Arc::new(Served::start(folder.path(), &arguments));
    let (cluster, body) = served.cluster().await;
    loop {
        let open: Vec<usize> =
            (0..creates).filter(|number| !acknowledged.lock().unwrap().contains_key(number)).collect();
        if open.is_empty() {
            break;
        }
        let before = acknowledged.lock().unwrap().len();
        // The last stretch runs through, so that the test ends.
        let until = if open.len() > creates / 10 {
            before + rand::rng().random_range(creates / 20..creates / 8)
        } else {
            usize::MAX
        };
        let queue = Arc::new(Mutex::new(open));
        let mut workers = Vec::new();
        for _ in 0..WORKERS {
            let (served, queue, acknowledged) = (Arc::clone(&served), Arc::clone(&queue), Arc::clone(&acknowledged));
            let (cluster, body) = (cluster.clone(), body.clone());
            workers.push(tokio::spawn(async move {
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
            }));
        }
        while acknowledged.lock().unwrap().len() < until && !workers.iter().all(|worker| worker.is_finished()) {
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        if until != usize::MAX {
            // Whatever was acknowledged until here was written before its answer left.
            kill(&served);
            kills += 1;
        }
        for worker in workers {
            worker.await.unwrap();
        }
        if until != usize::MAX {
            drop(served);
            integrity(folder.path()).await;
            served = Arc::new(Served::start(folder.path(), &arguments));
            slowest = slowest.max(served.ready_after);
        }
    }
    let pools = served.pools(&cluster).await;
    let acknowledged = acknowledged.lock().unwrap().clone();
    for (number, id) in &acknowledged {
        let wanted = format!("pool-{number}");
        let of_name: Vec<_> = pools.iter().filter(|(_, name)| *name == wanted).map(|(id, _)| id).collect();
        assert_eq!(of_name, [id], "{wanted}");
    }
    assert_eq!((acknowledged.len(), pools.len()), (creates, creates));
    assert!(kills >= 4, "{kills} kills");
    println!("{creates} creates, {kills} kills, 0 lost, 0 twice; ready again after {slowest:?} at most");
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
