//! Bad input: the contract's codes, the JSON path in the message, nothing changed.

use emulator::{DEMO_KEY, Options, Seed};
use serde_json::{Value, json};

use crate::client::{Cloud, credential, nonce, now, pool, read};

/// The document with another value at a JSON pointer; `null` takes it away.
fn with(vswitches: &[String], pointer: &str, value: Value) -> Value {
    let mut body = pool(vswitches);
    let (parent, key) = pointer.rsplit_once('/').expect("a pointer");
    let parent = body.pointer_mut(parent).and_then(Value::as_object_mut).expect("an object");
    if value.is_null() {
        drop(parent.shift_remove(key))
    } else {
        drop(parent.insert(key.to_owned(), value))
    }
    body
}

#[tokio::test]
async fn a_bad_create_names_its_path_and_makes_nothing() {
    let cloud = Cloud::start(Seed::Empty).await;
    let cases = [
        ("/nodepool_info/name", json!(null), "nodepool_info.name"),
        ("/nodepool_info/name", json!("-web"), "nodepool_info.name"),
        ("/nodepool_info/name", json!(7), "nodepool_info.name"),
        ("/scaling_group/vswitch_ids", json!(null), "scaling_group.vswitch_ids"),
        ("/scaling_group/vswitch_ids", json!(["vsw-unknown"]), "scaling_group.vswitch_ids"),
        ("/scaling_group/vswitch_ids", json!("vsw"), "scaling_group.vswitch_ids"),
        ("/scaling_group/instance_types", json!([]), "scaling_group.instance_types"),
        ("/scaling_group/instance_types", json!(["ecs.none.large"]), "scaling_group.instance_types[0]"),
        ("/scaling_group/key_pair", json!("nobody"), "scaling_group.key_pair"),
        ("/scaling_group/system_disk_size", json!("120"), "scaling_group.system_disk_size"),
        ("/scaling_group/system_disk_size", json!(5), "scaling_group.system_disk_size"),
        ("/scaling_group/desired_size", json!(-1), "scaling_group.desired_size"),
        (
            "/scaling_group/data_disks",
            json!([{"category": "cloud_essd", "size": 10}]),
            "scaling_group.data_disks[0].size",
        ),
        (
            "/kubernetes_config/labels",
            json!([{"key": "kubernetes.io/x", "value": ""}]),
            "kubernetes_config.labels[0].key",
        ),
        ("/kubernetes_config", json!([]), "kubernetes_config"),
        ("/auto_scaling", json!({"enable": true, "max_instances": 3}), "scaling_group.desired_size"),
    ];
    for (pointer, value, path) in cases {
        let answer = cloud.create(&with(&cloud.vswitches, pointer, value.clone())).await;
        let (code, message) =
            (answer.body["code"].as_str().unwrap_or(""), answer.body["message"].as_str().unwrap_or(""));
        assert_eq!(answer.status, 400, "{pointer} {value}: {}", answer.body);
        assert!(code.starts_with("InvalidParameter"), "{code}");
        assert!(message.starts_with(&format!("{path}:")), "{pointer}: {message}");
    }
    assert_eq!(cloud.get(&cloud.pools()).await.body["nodepools"], json!([]));
    let tasks = cloud.get(&format!("/clusters/{}/tasks", cloud.cluster)).await.body;
    assert_eq!(tasks["page_info"]["total_count"], 0);
}

#[tokio::test]
async fn no_body_makes_it_fail() {
    let cloud = Cloud::start(Seed::Empty).await;
    let deep = format!("{}1{}", r#"{"a":"#.repeat(100_000), "}".repeat(100_000));
    let bodies: [&[u8]; 9] =
        [b"", b"[]", b"null", b"{", b"\xff\xfe", b"{\"a\":1e999}", b"\"x\"", deep.as_bytes(), b"{\"a\":\"\\ud800\"}"];
    for body in bodies {
        let request =
            cloud.request("POST", &cloud.pools(), &[], body.to_vec(), &credential(DEMO_KEY, DEMO_KEY), now(), &nonce());
        let answer = read(request.send().await.expect("an answer")).await;
        assert!((400..500).contains(&answer.status), "{:?}: {}", &body[..body.len().min(20)], answer.body);
    }
    let large = vec![b' '; 600 * 1024];
    let answer = cloud.send("POST", &cloud.pools(), &[], large).await;
    assert_eq!((answer.status, &answer.body["code"]), (413, &json!("RequestEntityTooLarge")));
}

#[tokio::test]
async fn no_query_makes_it_fail() {
    let cloud = Cloud::start(Seed::Demo).await;
    let nodes = format!("/clusters/{}/nodes", cloud.cluster);
    for query in ["pageSize=101", "pageSize=0", "pageNumber=-1", "pageNumber=x", "pageSize=99999999999999999999"] {
        let answer = cloud.get(&format!("{nodes}?{query}")).await;
        assert_eq!(answer.status, 400, "{query}: {}", answer.body);
    }
    for query in ["pageNumber=4294967295&pageSize=100", "nodeLabels=,,=,a", "instanceIds=%00%ff", "state=unknown"] {
        let answer = cloud.get(&format!("{nodes}?{query}")).await;
        assert_eq!(answer.status, 200, "{query}: {}", answer.body);
        assert_eq!(answer.body["nodes"], json!([]), "{query}");
    }
    let prices = cloud.rpc("DescribePrice", "2014-05-26", "InstanceType=ecs.none&RegionId=cn-hangzhou").await;
    assert_eq!(prices.status, 404);
    assert_eq!(cloud.rpc("DescribeVSwitches", "2016-04-28", "RegionId=mars").await.status, 404);
}

#[tokio::test]
async fn what_does_not_exist_is_not_found() {
    let cloud = Cloud::start(Seed::Empty).await;
    let cluster = cloud.get("/clusters/c0/nodepools").await;
    assert_eq!((cluster.status, &cluster.body["code"]), (404, &json!("ErrorClusterNotFound")));
    for method in ["GET", "PUT", "POST", "DELETE"] {
        let answer = cloud.call(method, &cloud.pool("np0"), Some(&json!({}))).await;
        assert_eq!((answer.status, &answer.body["code"]), (404, &json!("ErrorNodePoolNotFound")), "{method}");
    }
    assert_eq!(cloud.get("/tasks/T-0").await.status, 404);
}

#[tokio::test]
async fn quotas_hold() {
    let options = Options { seed: Seed::Empty, quota_pools: Some(2), quota_nodes: Some(5), ..Options::default() };
    let cloud = Cloud::with(options).await;
    let quota = cloud.get("/quota").await.body;
    assert_eq!((&quota["cluster_nodepool_quota"], &quota["node_quota"]), (&json!(2), &json!(5)));
    let size = |count: u32| with(&cloud.vswitches, "/scaling_group/desired_size", json!(count));
    let answer = cloud.create(&size(6)).await;
    assert_eq!((answer.status, &answer.body["code"]), (400, &json!("QuotaExceeded.Node")));
    let first = cloud.created(&size(4)).await;
    assert_eq!(cloud.create(&size(2)).await.body["code"], "QuotaExceeded.Node");
    cloud.created(&size(1)).await;
    assert_eq!(cloud.create(&size(0)).await.body["code"], "QuotaExceeded.NodePool");
    cloud.advance(300.0).await;
    let more = cloud.call("POST", &cloud.pool(&first), Some(&json!({"count": 1}))).await;
    assert_eq!(more.body["code"], "QuotaExceeded.Node");
    assert_eq!(cloud.detail(&first).await["scaling_group"]["desired_size"], 4);
}
