//! Edits through the gateway: of five hundred pairs by two browsers none is lost, and five hundred random ones send
//! their plan and nothing else.

use std::collections::HashMap;
use std::sync::Arc;

use nodepool::NodePool;
use nodepool::plan::plan;
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

const EDITS: usize = 500;

/// One change that the API takes whatever else the pool is.
fn mutate(pool: &mut NodePool, number: usize) {
    let mut rng = rand::rng();
    let one = |list: &[Value]| list[rand::rng().random_range(0..list.len())].clone();
    let pair = json!([{"key": format!("key-{}", number % 7), "value": number.to_string()}]);
    let (path, value) = match rng.random_range(0..18) {
        0 => ("nodepool_info.name", json!(format!("pool-{number}"))),
        1 => ("kubernetes_config.labels", one(&[pair, json!([])])),
        2 => ("scaling_group.tags", one(&[pair, json!([])])),
        3 => {
            let taint = json!([{"key": "only", "value": number.to_string(), "effect": "NoSchedule"}]);
            ("kubernetes_config.taints", one(&[taint, json!([])]))
        }
        4 => ("scaling_group.system_disk_size", json!(rng.random_range(40..2000))),
        5 => {
            // A row with a key that nobody knows.
            let disk = json!({"category": "cloud_essd", "size": rng.random_range(40..4000), "performance_level": "PL1",
                "new_key": {"a": number}});
            ("scaling_group.data_disks", one(&[json!([disk, disk]), json!([disk]), json!([])]))
        }
        6 => {
            let mut ids = pool.at("scaling_group.vswitch_ids").unwrap().as_array().unwrap().clone();
            ids.rotate_left(1);
            ("scaling_group.vswitch_ids", Value::Array(ids))
        }
        7 => (
            "scaling_group.instance_types",
            one(&[json!(["ecs.g7.xlarge"]), json!(["ecs.c7.xlarge", "ecs.g7.xlarge"])]),
        ),
        8 => ("scaling_group.key_pair", one(&[json!("ops"), json!("ops-2025")])),
        9 => ("kubernetes_config.cms_enabled", json!(rng.random::<bool>())),
        10 => ("kubernetes_config.unschedulable", json!(rng.random::<bool>())),
        11 => ("kubernetes_config.cpu_policy", one(&[json!("none"), json!("static")])),
        12 => ("kubernetes_config.user_data", one(&[json!("ZWNobyBoaQo="), json!("ZWNobyAxCg=="), Value::Null])),
        13 => ("scaling_group.multi_az_policy", one(&[json!("PRIORITY"), json!("BALANCE"), json!("COST_OPTIMIZED")])),
        14 => {
            pool.put("scaling_group.internet_charge_type", json!("PayByTraffic"));
            ("scaling_group.internet_max_bandwidth_out", json!(rng.random_range(1..100)))
        }
        15 => ("management.auto_repair", json!(rng.random::<bool>())),
        16 => ("management.upgrade_config.max_unavailable", json!(rng.random_range(1..1000))),
        _ => ("kubernetes_config.node_name_mode", one(&[json!("nodeip"), json!("customized,a,ip,b")])),
    };
    match value {
        Value::Null => drop(pool.remove(path)),
        value => pool.put(path, value),
    }
}

/// The settings of which there is something: to the service, what is off, empty or absent is the same.
fn wanted_settings(pool: &Value) -> Value {
    fn without_nothing(value: &mut Value) {
        if let Value::Object(map) = value {
            map.values_mut().for_each(without_nothing);
            map.retain(|_, value| ![json!(null), json!(""), json!([]), json!({}), json!(false)].contains(value));
        }
    }
    let mut pool = settings(pool);
    without_nothing(&mut pool);
    pool
}

/// What is there without what an edit changes by itself: its time and its state.
fn settings(pool: &Value) -> Value {
    let mut pool = pool.clone();
    for (object, key) in [("nodepool_info", "updated"), ("", "status")] {
        let place = if object.is_empty() { Some(&mut pool) } else { pool.get_mut(object) };
        place.and_then(Value::as_object_mut).unwrap().shift_remove(key);
    }
    pool
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn an_edit_sends_its_plan_and_leaves_everything_else_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(folder.path(), &["--seed", "empty"]);
    let (cluster, mut body) = served.cluster().await;
    body["new_object"] = json!({"deep": [1, {"a": null}], "word": "NEW"});
    body["scaling_group"]["new_policy"] = json!("SOMETHING");
    let made = served.create(&cluster, &key(1), &named(&body, "start")).send().await.unwrap();
    let id = made.json::<Value>().await.unwrap()["nodepool_id"].as_str().unwrap().to_owned();
    let url = format!("/openapi/cs/clusters/{cluster}/nodepools/{id}");
    let (mut edits, mut number) = (0, 0);
    while edits < EDITS {
        number += 1;
        let before = NodePool::from_value(served.read(&url).await).unwrap();
        let mut after = before.clone();
        for _ in 0..rand::rng().random_range(1..5) {
            mutate(&mut after, number);
        }
        let plan = plan(&before, &after);
        let sent = plan.body().into_value();
        if plan.is_empty() {
            assert_eq!(sent, json!({}));
            assert_eq!(wanted_settings(before.as_value()), wanted_settings(after.as_value()), "nothing is lost");
            continue;
        }
        edits += 1;
        let mut request = sent.clone();
        request["console"] = json!({"base": plan.base(&before)});
        let answer = served.change("PUT", &url, &key(10 + number), &request).send().await.unwrap();
        let status = answer.status();
        assert_eq!(status, 200, "{request} {}", answer.text().await.unwrap());
        let requests = format!("{}/_emulator/requests?pool={id}", served.emulator);
        let stored: Value = served.client.get(requests).send().await.unwrap().json().await.unwrap();
        assert_eq!(stored["requests"].as_array().unwrap().last().unwrap()["body"], sent);
        let there = served.read(&url).await;
        // Read again it is what the edit wanted, to the last value, whatever the plan thinks of it.
        assert_eq!(wanted_settings(&there), wanted_settings(after.as_value()), "{sent}");
        // And it is what was there, with the sent paths and no other changed.
        let mut wanted = before.clone();
        for change in plan.sent() {
            wanted.put(change.path(), NodePool::at(&plan.body(), change.path()).unwrap().clone());
        }
        assert_eq!(settings(&there), settings(wanted.as_value()), "{sent}");
    }
    println!("{edits} edits, each sent its plan and nothing else, and each became what it wanted");
}
