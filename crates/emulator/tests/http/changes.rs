//! Partial PUT and scaling.

use emulator::Seed;
use serde_json::{Value, json};

use crate::client::{Answer, Cloud, pool, unsized_pool};

/// A cloud with one pool of two nodes at rest.
async fn settled() -> (Cloud, String) {
    let cloud = Cloud::start(Seed::Empty).await;
    let id = cloud.created(&pool(&cloud.vswitches)).await;
    cloud.advance(120.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 2, 2));
    (cloud, id)
}

async fn put(cloud: &Cloud, id: &str, body: Value) -> Answer {
    cloud.call("PUT", &cloud.pool(id), Some(&body)).await
}

/// The detail without what time moves.
fn fixed(mut detail: Value) -> Value {
    detail["status"] = Value::Null;
    detail["nodepool_info"]["updated"] = Value::Null;
    detail
}

#[tokio::test]
async fn only_what_is_sent_changes() {
    let (cloud, id) = settled().await;
    let before = fixed(cloud.detail(&id).await);
    let nothing = json!({"scaling_group": {}, "kubernetes_config": {}, "nodepool_info": {}, "concurrency": false});
    let answer = put(&cloud, &id, nothing).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    for key in ["nodepool_id", "task_id", "request_id"] {
        assert!(answer.body[key].is_string());
    }
    assert_eq!(cloud.status(&id).await.0, "updating");
    cloud.advance(6.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 2, 2));
    assert_eq!(fixed(cloud.detail(&id).await), before);
    assert_eq!(put(&cloud, &id, json!({"nodepool_info": {"name": "np-new"}})).await.status, 200);
    let mut expected = before;
    expected["nodepool_info"]["name"] = "np-new".into();
    assert_eq!(fixed(cloud.detail(&id).await), expected);
}

#[tokio::test]
async fn empty_lists_clear_and_labels_reach_existing_nodes_by_flag() {
    let (cloud, id) = settled().await;
    let labelled = |label: &str| format!("/clusters/{}/nodes?nodepool_id={id}&nodeLabels={label}", cloud.cluster);
    assert_eq!(cloud.get(&labelled("tier=web")).await.body["page"]["total_count"], 2);
    let change = json!({"kubernetes_config": {"labels": [{"key": "tier", "value": "db"}]}});
    assert_eq!(put(&cloud, &id, change).await.status, 200);
    cloud.advance(6.0).await;
    assert_eq!(cloud.get(&labelled("tier=web")).await.body["page"]["total_count"], 2);
    let change = json!({"kubernetes_config": {"labels": []}, "update_nodes": true});
    assert_eq!(put(&cloud, &id, change).await.status, 200);
    let detail = cloud.detail(&id).await;
    assert_eq!(detail["kubernetes_config"]["labels"], json!([]));
    assert_eq!(detail.get("update_nodes"), None);
    assert_eq!(cloud.get(&labelled("tier=web")).await.body["page"]["total_count"], 0);
}

#[tokio::test]
async fn what_put_cannot_change_is_refused_and_nothing_changes() {
    let (cloud, id) = settled().await;
    let before = cloud.detail(&id).await;
    let cases = [
        (json!({"scaling_group": {"soc_enabled": true}}), "scaling_group.soc_enabled"),
        (json!({"scaling_group": {"login_as_non_root": true}}), "scaling_group.login_as_non_root"),
        (json!({"nodepool_info": {"type": "edge"}}), "nodepool_info.type"),
        (json!({"auto_scaling": {"type": "gpu"}}), "auto_scaling.type"),
        (json!({"scaling_group": {"spot_strategy": "SpotAsPriceGo"}}), "scaling_group.spot_strategy"),
        (
            json!({"scaling_group": {"system_disk_size": 1}, "nodepool_info": {"name": "x"}}),
            "scaling_group.system_disk_size",
        ),
    ];
    for (body, path) in cases {
        let answer = put(&cloud, &id, body).await;
        assert_eq!(answer.status, 400, "{path}: {}", answer.body);
        let message = answer.body["message"].as_str().expect("a message");
        assert!(message.starts_with(path), "{message}");
    }
    // The same value is no change.
    assert_eq!(put(&cloud, &id, json!({"nodepool_info": {"type": "ess"}})).await.status, 200);
    assert_eq!(fixed(cloud.detail(&id).await), fixed(before));
}

#[tokio::test]
async fn fewer_and_more_nodes_go_through_their_states() {
    let (cloud, id) = settled().await;
    assert_eq!(put(&cloud, &id, json!({"scaling_group": {"desired_size": 1}})).await.status, 200);
    assert_eq!(cloud.status(&id).await.0, "updating");
    let conflict = put(&cloud, &id, json!({"scaling_group": {"desired_size": 5}})).await;
    assert_eq!(conflict.body["code"], "ErrorNodePoolState");
    // Metadata changes beside it.
    assert_eq!(put(&cloud, &id, json!({"nodepool_info": {"name": "beside"}})).await.status, 200);
    cloud.advance(6.0).await;
    assert_eq!(cloud.status(&id).await, ("removing".to_owned(), 1, 2));
    cloud.advance(20.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 1, 1));
    let more = cloud.call("POST", &cloud.pool(&id), Some(&json!({"count": 2}))).await;
    assert_eq!(more.status, 200, "{}", more.body);
    assert_eq!(cloud.detail(&id).await["scaling_group"]["desired_size"], 3);
    cloud.advance(6.0).await;
    assert_eq!(cloud.status(&id).await, ("scaling".to_owned(), 1, 3));
    cloud.advance(120.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 3, 3));
    let zero = put(&cloud, &id, json!({"scaling_group": {"desired_size": 0}})).await;
    assert_eq!(zero.status, 200, "{}", zero.body);
    cloud.advance(60.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 0, 0));
    assert_eq!(cloud.detail(&id).await["scaling_group"]["desired_size"], 0);
}

#[tokio::test]
async fn auto_scaling_makes_its_minimum_and_manual_keeps_what_is_there() {
    let (cloud, id) = settled().await;
    let auto = json!({"auto_scaling": {"enable": true, "min_instances": 3, "max_instances": 9}});
    let answer = put(&cloud, &id, auto).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(cloud.detail(&id).await["scaling_group"].get("desired_size"), None);
    cloud.advance(150.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 3, 3));
    assert_eq!(put(&cloud, &id, json!({"auto_scaling": {"enable": false}})).await.status, 200);
    let detail = cloud.detail(&id).await;
    assert_eq!(detail["scaling_group"]["desired_size"], 3);
    assert_eq!(detail["auto_scaling"], json!({"enable": false, "min_instances": 0, "max_instances": 2000}));
}

#[tokio::test]
async fn the_default_pool_cannot_scale_automatically() {
    let cloud = Cloud::start(Seed::Demo).await;
    let pools = cloud.get(&cloud.pools()).await.body;
    let default =
        pools["nodepools"].as_array().expect("a list").iter().find(|pool| pool["nodepool_info"]["is_default"] == true);
    let id = default.expect("a default pool")["nodepool_info"]["nodepool_id"].as_str().expect("an id");
    let auto = json!({"auto_scaling": {"enable": true, "min_instances": 0, "max_instances": 9}});
    let answer = put(&cloud, id, auto).await;
    assert_eq!((answer.status, &answer.body["code"]), (400, &json!("ErrDefaultNodePool")));
}

#[tokio::test]
async fn a_pool_without_an_expected_number_never_gets_one_and_keeps_its_nodes() {
    let cloud = Cloud::start(Seed::Empty).await;
    let id = cloud.created(&unsized_pool(&cloud.vswitches)).await;
    cloud.advance(11.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 0, 0));
    for (count, nodes) in [(2, 2), (1, 3)] {
        let more = cloud.call("POST", &cloud.pool(&id), Some(&json!({"count": count}))).await;
        assert_eq!(more.status, 200, "{}", more.body);
        assert_eq!(cloud.status(&id).await.0, "updating");
        cloud.advance(130.0).await;
        assert_eq!(cloud.status(&id).await, ("active".to_owned(), nodes, nodes));
    }
    assert_eq!(put(&cloud, &id, json!({"scaling_group": {"system_disk_size": 200}})).await.status, 200);
    cloud.advance(30.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 3, 3));
    let detail = cloud.detail(&id).await;
    assert_eq!(detail["scaling_group"].get("desired_size"), None);
    assert_eq!(detail["auto_scaling"], json!({"enable": false, "min_instances": 0, "max_instances": 2000}));
    // Until somebody says how many are expected.
    assert_eq!(put(&cloud, &id, json!({"scaling_group": {"desired_size": 1}})).await.status, 200);
    cloud.advance(30.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 1, 1));
}

#[tokio::test]
async fn terraforms_spelling_of_tags_is_taken_and_answered_in_the_apis() {
    let (cloud, id) = settled().await;
    let change = json!({"scaling_group": {"tags": [{"Key": "team", "Value": "web"}]}});
    assert_eq!(put(&cloud, &id, change).await.status, 200);
    assert_eq!(cloud.detail(&id).await["scaling_group"]["tags"], json!([{"key": "team", "value": "web"}]));
}

#[tokio::test]
async fn a_password_is_taken_and_never_told() {
    let (cloud, id) = settled().await;
    let secret = "Canary-7391-pass";
    let change = json!({"scaling_group": {"login_password": secret}});
    assert_eq!(put(&cloud, &id, change).await.status, 200);
    let detail = cloud.detail(&id).await;
    assert_eq!(detail["scaling_group"]["login_password"], "");
    assert_eq!(detail["scaling_group"].get("key_pair"), None);
    let kept = cloud.requests(&id).await;
    assert_eq!(kept["requests"][1]["body"]["scaling_group"]["login_password"], "set");
    assert!(!kept.to_string().contains(secret));
    let weak = put(&cloud, &id, json!({"scaling_group": {"login_password": "canary-weak"}})).await;
    assert_eq!(weak.status, 400);
    assert!(!weak.body.to_string().contains("canary-weak"));
}

#[tokio::test]
async fn a_scale_in_lets_subscriptions_run_on_and_releases_the_others() {
    let (cloud, id) = settled().await;
    let subscriptions = cloud.free_instances(2, "PrePaid").await;
    assert_eq!(cloud.attach(&id, &subscriptions).await.status, 200);
    cloud.advance(100.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 4, 4));
    let released = cloud.nodes(&id).await.into_iter().find(|node| node["instance_charge_type"] == "PostPaid");
    let released = released.expect("the pool made two")["instance_id"].clone();
    let all: Vec<Value> = cloud.nodes(&id).await.iter().map(|node| node["instance_id"].clone()).collect();
    assert!(all.contains(&released));

    assert_eq!(put(&cloud, &id, json!({"scaling_group": {"desired_size": 0}})).await.status, 200);
    cloud.advance(6.0).await;
    // Until they have left they are nodes.
    assert!(cloud.instances().await.is_empty());
    cloud.advance(30.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 0, 0));
    assert_eq!(cloud.nodes(&id).await, Vec::<Value>::new());
    let mut left: Vec<String> =
        cloud.instances().await.iter().map(|one| one["instance_id"].as_str().expect("an id").to_owned()).collect();
    let mut expected = subscriptions.clone();
    left.sort();
    expected.sort();
    assert_eq!(left, expected);
    assert!(cloud.instances().await.iter().all(|one| one["state"] == "free"));

    let group = cloud.detail(&id).await["scaling_group"]["scaling_group_id"].clone();
    let query = format!("RegionId=cn-hangzhou&ScalingGroupId={}", group.as_str().expect("an id"));
    let activities = cloud.rpc("DescribeScalingActivities", "2022-02-22", &query).await.body;
    let newest = &activities["ScalingActivities"][0];
    assert_eq!((&newest["TotalCapacity"], &newest["DestroyedCapacity"]), (&json!("0"), &json!(2)), "{newest}");
    let destroyed = newest["DestroyedInstances"].as_array().expect("a list");
    assert!(destroyed.contains(&released) && all.iter().filter(|id| destroyed.contains(id)).count() == 2, "{newest}");

    // They can come back.
    assert_eq!(cloud.attach(&id, &subscriptions).await.status, 200);
    cloud.advance(100.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 2, 2));
}

#[tokio::test]
async fn existing_nodes_keep_their_labels_and_new_ones_get_the_pools() {
    let (cloud, id) = settled().await;
    let labelled = async |label: &str| {
        let path = format!("/clusters/{}/nodes?nodepool_id={id}&nodeLabels={label}", cloud.cluster);
        cloud.get(&path).await.body["page"]["total_count"].as_u64().expect("a number")
    };
    let change = |update: Value| {
        let labels = json!({"labels": [{"key": "tier", "value": "db"}]});
        json!({"kubernetes_config": labels, "scaling_group": {"desired_size": 3}, "update_nodes": update})
    };
    for update in [Value::Null, json!(false)] {
        assert_eq!(put(&cloud, &id, change(update)).await.status, 200);
        cloud.advance(130.0).await;
        assert_eq!((labelled("tier=web").await, labelled("tier=db").await), (2, 1));
    }
    assert_eq!(put(&cloud, &id, change(json!(true))).await.status, 200);
    assert_eq!((labelled("tier=web").await, labelled("tier=db").await), (0, 3));
}

#[tokio::test]
async fn a_disk_that_no_type_takes_is_refused_where_an_edit_touches_it() {
    let cloud = Cloud::start(Seed::Empty).await;
    let mut body = pool(&cloud.vswitches);
    body["scaling_group"]["instance_types"] = json!(["ecs.g7.xlarge"]);
    body["scaling_group"].as_object_mut().expect("an object").shift_remove("system_disk_category");
    body["scaling_group"].as_object_mut().expect("an object").shift_remove("system_disk_performance_level");
    // The service's own default stands there now, which the type does not take.
    let id = cloud.created(&body).await;
    assert_eq!(cloud.detail(&id).await["scaling_group"]["system_disk_category"], "cloud_efficiency");
    assert_eq!(put(&cloud, &id, json!({"scaling_group": {"system_disk_size": 200}})).await.status, 200);
    for body in [json!({"system_disk_category": "cloud_ssd"}), json!({"instance_types": ["ecs.c7.xlarge"]})] {
        let answer = put(&cloud, &id, json!({"scaling_group": body})).await;
        assert_eq!(answer.body["code"], "InvalidParameter.DiskCategoryNotOffered", "{}", answer.body);
    }
    for body in [json!({"system_disk_category": "cloud_essd"}), json!({"instance_types": ["ecs.c7.xlarge"]})] {
        assert_eq!(put(&cloud, &id, json!({"scaling_group": body})).await.status, 200);
    }
}
