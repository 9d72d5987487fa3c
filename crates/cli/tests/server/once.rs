//! R1: a thousand creates, each sent two to five times, make a thousand pools.

use std::collections::HashMap;
use std::sync::Arc;

use rand::Rng;
use serde_json::Value;

use crate::served::{Served, is_full, key, named};

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn each_create_makes_one_pool_however_often_it_is_sent() {
    let creates = if is_full() { 1_000 } else { 100 };
    let folder = tempfile::tempdir().unwrap();
    let arguments = ["--seed", "empty", "--quota-pools", "5000"];
    let served = Arc::new(Served::start(folder.path(), &arguments));
    let (cluster, body) = served.cluster().await;
    let mut ids: HashMap<usize, String> = HashMap::new();
    let mut sent = 0;
    for batch in (0..creates).collect::<Vec<_>>().chunks(20) {
        let mut sendings = Vec::new();
        for &number in batch {
            for _ in 0..rand::rng().random_range(2..=5) {
                let request = served.create(&cluster, &key(number), &named(&body, &format!("pool-{number}")));
                sendings.push(tokio::spawn(async move { (number, request.send().await.unwrap()) }));
            }
        }
        sent += sendings.len();
        for sending in sendings {
            let (number, answer) = sending.await.unwrap();
            assert_eq!(answer.status(), 200);
            let id = answer.json::<Value>().await.unwrap()["nodepool_id"].as_str().unwrap().to_owned();
            assert_eq!(*ids.entry(number).or_insert_with(|| id.clone()), id, "the same id in every answer");
        }
    }
    let pools = served.pools(&cluster).await;
    assert_eq!(pools.len(), creates);
    assert!(ids.values().all(|id| pools.iter().any(|(known, _)| known == id)));
    let other = served.create(&cluster, &key(0), &named(&body, "another")).send().await.unwrap();
    assert_eq!(other.status(), 409);
    println!("{creates} creates sent {sent} times: {} pools", pools.len());
}
