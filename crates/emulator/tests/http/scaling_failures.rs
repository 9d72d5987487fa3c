//! Scale-outs that fail on demand.

use emulator::{Options, Seed};
use serde_json::{Value, json};

use crate::client::{Cloud, pool};

/// Asks for failures; gives status and answer.
async fn ask(cloud: &Cloud, failing: &Value) -> (u16, Value) {
    let url = format!("http://{}/_emulator/scaling_failures", cloud.host());
    let answer = cloud.http.post(url).json(failing).send().await.expect("an answer");
    (answer.status().as_u16(), answer.json().await.expect("JSON"))
}

async fn fail(cloud: &Cloud, failing: Value) {
    let (status, answer) = ask(cloud, &failing).await;
    assert_eq!(status, 200, "{answer}");
}

/// A pool of four whose scale-out has ended: its id, its task and its newest activity.
async fn four_nodes(cloud: &Cloud) -> (String, Value, Value) {
    let mut body = pool(&cloud.vswitches);
    body["scaling_group"]["desired_size"] = 4.into();
    let answer = cloud.create(&body).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    cloud.advance(200.0).await;
    let id = answer.body["nodepool_id"].as_str().expect("an id").to_owned();
    let task = cloud.get(&format!("/tasks/{}", answer.body["task_id"].as_str().expect("an id"))).await.body;
    let activity = activity(cloud, &id).await;
    (id, task, activity)
}

async fn activity(cloud: &Cloud, id: &str) -> Value {
    let detail = cloud.detail(id).await;
    let group = detail["scaling_group"]["scaling_group_id"].as_str().expect("an id");
    let query = format!("RegionId=cn-hangzhou&ScalingGroupId={group}");
    let mut answer = cloud.rpc("DescribeScalingActivities", "2022-02-22", &query).await.body;
    answer["ScalingActivities"][0].take()
}

#[tokio::test]
async fn every_code_of_the_contract_ends_a_scale_out() {
    let cloud =
        Cloud::with(Options { seed: Seed::Empty, quota_pools: Some(50), quota_nodes: Some(500), ..Options::default() })
            .await;
    let contract: Value =
        serde_json::from_str(include_str!("../../../../tests/fixtures/contract/scaling-errors.json")).expect("JSON");
    for error in contract["errors"].as_array().expect("a list") {
        let code = error["code"].as_str().expect("a code");
        fail(&cloud, json!({"cluster": cloud.cluster, "code": code})).await;
        let (id, task, activity) = four_nodes(&cloud).await;
        let made = match code {
            "NodepoolScaleFailed.PartialSuccess" => 2,
            "NodepoolScaleFailed.FailedJoinCluster" => 4,
            _ => 0,
        };
        assert_eq!((&task["state"], &task["error"]["code"]), (&json!("fail"), &json!(code)), "{task}");
        let status = cloud.detail(&id).await["status"].clone();
        assert_eq!((&status["state"], &status["total_nodes"]), (&json!("active"), &json!(made)), "{code}");
        assert!(status["failed_nodes"].as_i64() > Some(0), "{code}: {status}");
        if code != "NodepoolScaleFailed.FailedJoinCluster" {
            let outcome = if made > 0 { "Warning" } else { "Failed" };
            assert_eq!((&activity["StatusCode"], &activity["ErrorCode"]), (&json!(outcome), &json!(code)));
            assert_eq!(activity["ErrorMessages"][0]["Code"], code);
        }
    }
}

#[tokio::test]
async fn a_node_that_does_not_join_says_why() {
    let cloud = Cloud::start(Seed::Empty).await;
    let message = "cloud-init ended with 1";
    fail(&cloud, json!({"code": "NodepoolScaleFailed.FailedJoinCluster", "message": message})).await;
    let (id, task, activity) = four_nodes(&cloud).await;
    assert_eq!(activity["StatusCode"], "Successful");
    assert!(task["task_result"].as_array().is_some_and(|made| made.iter().all(|one| one["status"] == "failed")));
    let nodes = cloud.get(&format!("/clusters/{}/nodes?nodepool_id={id}", cloud.cluster)).await.body;
    let nodes = nodes["nodes"].as_array().expect("a list");
    assert_eq!(nodes.len(), 4);
    for node in nodes {
        assert_eq!(node["state"], "failed");
        assert!(node["error_message"].as_str().is_some_and(|text| text.ends_with(message)), "{node}");
    }
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 0, 4));
}

#[tokio::test]
async fn failures_are_used_up_and_what_is_missing_comes_later() {
    let cloud = Cloud::start(Seed::Empty).await;
    fail(&cloud, json!({"code": "QuotaExceed.ElasticQuota", "count": 2})).await;
    let (id, ..) = four_nodes(&cloud).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 0, 0));
    // The second attempt fails as well, the third does not.
    cloud.advance(200.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 0, 0));
    assert_eq!(activity(&cloud, &id).await["ErrorCode"], "QuotaExceed.ElasticQuota");
    cloud.advance(600.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 4, 4));
}

#[tokio::test]
async fn failures_wait_for_the_pool_they_name_and_can_be_forgotten() {
    let cloud = Cloud::start(Seed::Empty).await;
    let (first, ..) = four_nodes(&cloud).await;
    fail(&cloud, json!({"cluster": cloud.cluster, "pool": first, "code": "Account.Arrearage"})).await;
    let (second, task, _) = four_nodes(&cloud).await;
    assert_eq!(task["state"], "success");
    assert_eq!(cloud.status(&second).await, ("active".to_owned(), 4, 4));
    let more = cloud.call("POST", &cloud.pool(&first), Some(&json!({"count": 2}))).await;
    assert_eq!(more.status, 200);
    cloud.advance(100.0).await;
    assert_eq!(cloud.status(&first).await, ("active".to_owned(), 4, 4));
    assert_eq!(activity(&cloud, &first).await["ErrorCode"], "Account.Arrearage");

    fail(&cloud, json!({"code": "Brand.New"})).await;
    let url = format!("http://{}/_emulator/scaling_failures", cloud.host());
    assert_eq!(cloud.http.delete(&url).send().await.expect("an answer").status(), 200);
    assert_eq!(four_nodes(&cloud).await.1["state"], "success");
}

#[tokio::test]
async fn a_failure_that_makes_no_sense_is_refused() {
    let cloud = Cloud::start(Seed::Empty).await;
    for (failing, status, path) in [
        (json!({}), 400, "body:"),
        (json!({"code": ""}), 400, "code:"),
        (json!({"code": "A", "count": 0}), 400, "count:"),
        (json!({"code": "A", "count": 1001}), 400, "count:"),
        (json!({"code": "A", "pool": "np0"}), 400, "cluster:"),
        (json!({"code": "A", "cluster": "c0"}), 404, "cluster c0"),
        (json!({"code": "A", "cluster": cloud.cluster, "pool": "np0"}), 404, "node pool np0"),
        (json!({"code": "A", "more": 1}), 400, "body:"),
    ] {
        let (found, answer) = ask(&cloud, &failing).await;
        assert_eq!(found, status, "{failing}: {answer}");
        assert!(answer["message"].as_str().is_some_and(|text| text.starts_with(path)), "{failing}: {answer}");
    }
    assert_eq!(four_nodes(&cloud).await.1["state"], "success");
}
