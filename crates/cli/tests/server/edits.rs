//! Five hundred pairs of edits by two browsers through one gateway: no update is lost.

use std::collections::HashMap;
use std::sync::Arc;

use rand::Rng;
use serde_json::{Value, json};

use crate::served::{Served, key, named};

const PAIRS: usize = 500;

/// What the edits change: a path, and a value that no other edit writes.
const PATHS: [&str; 4] =
    ["nodepool_info.name", "kubernetes_config.labels", "scaling_group.tags", "scaling_group.system_disk_size"];

fn value(path: &str, number: usize) -> Value {
    match path {
        "nodepool_info.name" => json!(format!("pool-{number}")),
        "scaling_group.system_disk_size" => json!(500 + number),
        _ => json!([{"key": "edit", "value": number.to_string()}]),
    }
}

fn at<'v>(pool: &'v Value, path: &str) -> &'v Value {
    path.split('.').fold(pool, |value, key| &value[key])
}

/// An edit that was answered with success.
#[derive(Debug)]
struct Accepted {
    path: &'static str,
    base: Value,
    mine: Value,
}

/// One browser: reads, edits, and after a conflict looks again and decides for its own.
async fn edit(served: Arc<Served>, url: String, path: &'static str, number: usize, seen: Value) -> (Accepted, u32) {
    let mine = value(path, number);
    let mut base = at(&seen, path).clone();
    for attempt in 0.. {
        let (object, field) = path.split_once('.').unwrap();
        let body = json!({object: {field: mine}, "console": {"base": {path: base}}});
        let answer = served.change("PUT", &url, &key(number * 100 + attempt), &body).send().await.unwrap();
        match answer.status().as_u16() {
            200 => return (Accepted { path, base, mine }, attempt as u32),
            409 => {
                let body: Value = answer.json().await.unwrap();
                assert_eq!(body["code"], "Console.EditConflict", "{body}");
                base = body["conflicts"][0]["theirs"].clone();
            }
            status => panic!("{status}: {}", answer.text().await.unwrap()),
        }
    }
    unreachable!("the loop ends by an answer")
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_five_hundred_pairs_of_edits_none_is_lost() {
    let folder = tempfile::tempdir().unwrap();
    let served = Arc::new(Served::start(folder.path(), &["--seed", "empty"]));
    let (cluster, body) = served.cluster().await;
    let made = served.create(&cluster, &key(1), &named(&body, "start")).send().await.unwrap();
    let id = made.json::<Value>().await.unwrap()["nodepool_id"].as_str().unwrap().to_owned();
    let url = format!("/openapi/cs/clusters/{cluster}/nodepools/{id}");
    let first = served.read(&url).await;
    let (mut accepted, mut conflicts) = (Vec::new(), 0);
    for pair in 1..=PAIRS {
        let seen = served.read(&url).await;
        let paths: [&str; 2] = std::array::from_fn(|_| PATHS[rand::rng().random_range(0..PATHS.len())]);
        let [one, two] = [0, 1]
            .map(|who| tokio::spawn(edit(Arc::clone(&served), url.clone(), paths[who], 2 * pair + who, seen.clone())));
        for (edit, repeated) in [one.await.unwrap(), two.await.unwrap()] {
            accepted.push(edit);
            conflicts += repeated;
        }
    }
    assert_eq!(accepted.len(), 2 * PAIRS);
    assert!(conflicts > 0, "some pairs were about the same");
    let last = served.read(&url).await;
    for path in PATHS {
        // Every accepted edit replaced what one other had written: a chain from the first value to the last.
        let mut next: HashMap<String, &Accepted> = HashMap::new();
        for edit in accepted.iter().filter(|edit| edit.path == path) {
            let twin = next.insert(edit.base.to_string(), edit);
            assert!(twin.is_none(), "two edits replaced the same value: {edit:?} and {twin:?}");
        }
        let mut now = at(&first, path).clone();
        while let Some(edit) = next.remove(&now.to_string()) {
            now = edit.mine.clone();
        }
        assert!(next.is_empty(), "lost: {next:?}");
        assert_eq!(&now, at(&last, path), "{path}");
    }
    println!("{} edits, {conflicts} conflicts, none lost", accepted.len());
}
