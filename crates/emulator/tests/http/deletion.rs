//! Deletion, and what becomes of the nodes.

use emulator::Seed;
use serde_json::{Value, json};

use crate::client::{Cloud, auto_pool, pool, unsized_pool};

#[tokio::test]
async fn deletion_needs_force_while_there_are_nodes_and_ends_in_404() {
    let cloud = Cloud::start(Seed::Empty).await;
    let id = cloud.created(&pool(&cloud.vswitches)).await;
    cloud.advance(120.0).await;
    let path = cloud.pool(&id);
    assert_eq!(cloud.call("DELETE", &path, None).await.body["code"], "ErrorNodePoolState");
    // Python writes its booleans with a capital.
    let answer = cloud.call("DELETE", &format!("{path}?force=True"), None).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(cloud.status(&id).await.0, "deleting");
    cloud.advance(30.5).await;
    assert_eq!(cloud.get(&path).await.body["code"], "ErrorNodePoolNotFound");
    let task = cloud.get(&format!("/tasks/{}", answer.body["task_id"].as_str().expect("an id"))).await;
    assert_eq!(task.body["state"], "success");
}

#[tokio::test]
async fn deletion_keeps_subscriptions_and_attached_instances_registered() {
    let cloud = Cloud::start(Seed::Demo).await;
    let found = cloud.get(&format!("{}?NodepoolName=legacy-centos", cloud.pools())).await.body;
    let id = found["nodepools"][0]["nodepool_info"]["nodepool_id"].as_str().expect("an id").to_owned();
    let all = format!("/clusters/{}/nodes?pageSize=100", cloud.cluster);
    let before = cloud.get(&all).await.body["page"]["total_count"].as_i64().expect("a count");
    cloud.delete(&id).await;
    cloud.advance(31.0).await;
    let after = cloud.get(&all).await.body;
    // Three pay-as-you-go nodes go; two subscriptions and one attached by hand stay.
    assert_eq!(after["page"]["total_count"], before - 3);
    let kept: Vec<_> =
        after["nodes"].as_array().expect("a list").iter().filter(|node| node["nodepool_id"] == "").collect();
    assert_eq!(kept.len(), 3);
}

/// Deletes a pool of two nodes of its own, to which two instances of each billing method were attached; gives the
/// instances that are left.
async fn left_of(body: &Value) -> Vec<Value> {
    let cloud = Cloud::start(Seed::Empty).await;
    let id = cloud.created(body).await;
    cloud.advance(120.0).await;
    if cloud.status(&id).await.2 == 0 {
        assert_eq!(cloud.call("POST", &cloud.pool(&id), Some(&json!({"count": 2}))).await.status, 200);
        cloud.advance(130.0).await;
    }
    let instances = [cloud.free_instances(2, "PostPaid").await, cloud.free_instances(2, "PrePaid").await].concat();
    assert_eq!(cloud.attach(&id, &instances).await.status, 200);
    cloud.advance(100.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 6, 6));
    cloud.delete(&id).await;
    cloud.advance(31.0).await;
    let mut nodes = cloud.get(&format!("/clusters/{}/nodes?pageSize=100", cloud.cluster)).await.body;
    nodes["nodes"].as_array_mut().expect("a list").split_off(0)
}

#[tokio::test]
async fn an_expected_number_decides_whether_attached_instances_stay() {
    let vswitches = &Cloud::start(Seed::Empty).await.vswitches;
    for (what, body, left) in [
        ("an expected number", pool(vswitches), ["PrePaid"; 2].as_slice()),
        ("no expected number", unsized_pool(vswitches), &["PostPaid", "PostPaid", "PrePaid", "PrePaid"]),
        // What the autoscaler made are other nodes (C23).
        ("auto scaling", auto_pool(vswitches, 2, 9), &["PostPaid", "PostPaid", "PrePaid", "PrePaid"]),
    ] {
        let nodes = left_of(&body).await;
        let billing: Vec<&str> = nodes.iter().filter_map(|node| node["instance_charge_type"].as_str()).collect();
        assert_eq!(billing, left, "{what}");
        assert!(nodes.iter().all(|node| node["source"] == "manual_attach" && node["nodepool_id"] == ""), "{what}");
    }
}

#[tokio::test]
async fn a_pool_without_nodes_is_deleted_without_force() {
    let cloud = Cloud::start(Seed::Empty).await;
    let id = cloud.created(&unsized_pool(&cloud.vswitches)).await;
    cloud.advance(11.0).await;
    assert_eq!(cloud.call("DELETE", &cloud.pool(&id), None).await.status, 200);
    cloud.advance(31.0).await;
    assert_eq!(cloud.get(&cloud.pool(&id)).await.status, 404);
}
