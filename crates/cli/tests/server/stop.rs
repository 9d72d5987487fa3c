//! R12: SIGTERM ends it within 10 seconds, even with stuck clients, and what it kept is there again.

use std::io::Write;
use std::time::Duration;

use serde_json::Value;

use crate::served::{Served, key, named};

#[cfg(unix)]
#[tokio::test]
async fn it_ends_within_10_seconds_with_stuck_clients() {
    let folder = tempfile::tempdir().unwrap();
    let mut served = Served::start(folder.path(), &["--seed", "empty"]);
    let (cluster, body) = served.cluster().await;
    let live = format!("{}/console/live?cluster={cluster}", served.console);
    let _tab = served.client.get(live).send().await.unwrap();
    let mut stuck = Vec::new();
    for address in [&served.console, &served.emulator] {
        let mut stream = std::net::TcpStream::connect(address.strip_prefix("http://").unwrap()).unwrap();
        stream.write_all(b"POST /openapi/cs/quota HTTP/1.1\r\nhost: x\r\ncontent-length: 99\r\n\r\n{").unwrap();
        stuck.push(stream);
    }
    let made: Value =
        served.create(&cluster, &key(1), &named(&body, "kept")).send().await.unwrap().json().await.unwrap();
    let (elapsed, code) = served.terminate();
    assert!(elapsed < Duration::from_secs(10), "{elapsed:?}");
    assert_eq!(code, Some(0));
    println!("ended after {elapsed:?}");
    let served = Served::start(folder.path(), &["--seed", "empty"]);
    let again: Value =
        served.create(&cluster, &key(1), &named(&body, "kept")).send().await.unwrap().json().await.unwrap();
    assert_eq!(again["nodepool_id"], made["nodepool_id"]);
    assert_eq!(served.pools(&cluster).await.len(), 1);
}
