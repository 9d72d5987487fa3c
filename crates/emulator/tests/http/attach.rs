//! AttachInstancesToNodePool.

use emulator::{Options, Seed};
use serde_json::{Value, json};

use crate::client::{Cloud, auto_pool, pool, unsized_pool};

/// Attaches what must be taken, and lets it join.
async fn attached(cloud: &Cloud, pool: &str, instances: &[String]) {
    let answer = cloud.attach(pool, instances).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    cloud.advance(100.0).await;
}

/// A pool at rest.
async fn at_rest(cloud: &Cloud, body: Value) -> String {
    let id = cloud.created(&body).await;
    cloud.advance(120.0).await;
    id
}

fn sources(nodes: &[Value], source: &str) -> usize {
    nodes.iter().filter(|node| node["source"] == source).count()
}

#[tokio::test]
async fn existing_instances_join_and_stay_paid_as_they_were() {
    let cloud = Cloud::start(Seed::Empty).await;
    let id = at_rest(&cloud, pool(&cloud.vswitches)).await;
    let mut instances = cloud.free_instances(2, "PostPaid").await;
    instances.extend(cloud.free_instances(1, "PrePaid").await);
    let answer = cloud.attach(&id, &instances).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.body["request_id"].is_string());
    assert_eq!(cloud.status(&id).await, ("updating".to_owned(), 2, 5));
    assert_eq!(cloud.detail(&id).await["scaling_group"]["desired_size"], 5);
    assert!(cloud.instances().await.is_empty());
    cloud.advance(6.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 2, 5));
    let task = format!("/tasks/{}", answer.body["task_id"].as_str().expect("an id"));
    let running = cloud.get(&task).await.body;
    assert_eq!((&running["state"], &running["task_type"]), (&json!("running"), &json!("cluster_attach")));
    cloud.advance(90.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 5, 5));
    let ended = cloud.get(&task).await.body;
    assert_eq!(ended["state"], "success");
    assert_eq!(ended["task_result"].as_array().map(Vec::len), Some(3));

    let nodes = cloud.nodes(&id).await;
    for node in nodes.iter().filter(|node| instances.iter().any(|id| node["instance_id"] == *id)) {
        assert_eq!((&node["source"], &node["state"]), (&json!("manual_attach"), &json!("running")));
        let expires = !node["expired_time"].as_str().expect("a time").starts_with("2099");
        assert_eq!(expires, node["instance_charge_type"] == "PrePaid", "{node}");
        let address = node["ip_address"][0].as_str().expect("an address");
        assert_eq!(node["node_name"], format!("cn-hangzhou.{address}"));
        assert_eq!(node["instance_name"], "ecs-prod-h");
    }
    assert_eq!((nodes.len(), sources(&nodes, "manual_attach"), sources(&nodes, "ess_attach")), (5, 3, 2));
    let labelled = format!("/clusters/{}/nodes?nodepool_id={id}&nodeLabels=tier=web", cloud.cluster);
    assert_eq!(cloud.get(&labelled).await.body["page"]["total_count"], 5);

    let group = cloud.detail(&id).await["scaling_group"]["scaling_group_id"].clone();
    let query = format!("RegionId=cn-hangzhou&ScalingGroupId={}", group.as_str().expect("an id"));
    let activities = cloud.rpc("DescribeScalingActivities", "2022-02-22", &query).await.body;
    let newest = &activities["ScalingActivities"][0];
    assert_eq!((&newest["TotalCapacity"], &newest["AttachedCapacity"]), (&json!("5"), &json!("3")), "{newest}");
}

#[tokio::test]
async fn an_instance_gets_the_pools_names_where_it_is_to() {
    let cloud = Cloud::start(Seed::Empty).await;
    let mut body = pool(&cloud.vswitches);
    body["scaling_group"]["desired_size"] = 0.into();
    body["kubernetes_config"]["node_name_mode"] = "customized,web,ip,".into();
    let id = cloud.created(&body).await;
    cloud.advance(11.0).await;
    let instances = cloud.free_instances(1, "PostPaid").await;
    let secret = "Canary-6128-pass";
    let body = json!({"instances": instances, "keep_instance_name": false, "format_disk": true, "password": secret});
    let answer = cloud.call("POST", &format!("{}/attach", cloud.pool(&id)), Some(&body)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let node = cloud.nodes(&id).await.remove(0);
    let name = format!("web{}", node["ip_address"][0].as_str().expect("an address"));
    assert_eq!((&node["node_name"], &node["instance_name"]), (&json!(name), &json!(name)));
    assert!(!cloud.requests(&id).await.to_string().contains(secret));
}

#[tokio::test]
async fn without_an_expected_number_only_the_count_grows() {
    let cloud = Cloud::start(Seed::Empty).await;
    let id = at_rest(&cloud, unsized_pool(&cloud.vswitches)).await;
    let desired = async || cloud.detail(&id).await["scaling_group"].get("desired_size").cloned();
    attached(&cloud, &id, &cloud.free_instances(2, "PostPaid").await).await;
    assert_eq!((cloud.status(&id).await, desired().await), (("active".to_owned(), 2, 2), None));
    let more = cloud.call("POST", &cloud.pool(&id), Some(&json!({"count": 1}))).await;
    assert_eq!(more.status, 200, "{}", more.body);
    cloud.advance(120.0).await;
    attached(&cloud, &id, &cloud.free_instances(1, "PrePaid").await).await;
    // A change of something else takes none of them away.
    let rename = json!({"nodepool_info": {"name": "np-new"}});
    assert_eq!(cloud.call("PUT", &cloud.pool(&id), Some(&rename)).await.status, 200);
    cloud.advance(30.0).await;
    assert_eq!((cloud.status(&id).await, desired().await), (("active".to_owned(), 4, 4), None));
}

#[tokio::test]
async fn the_limits_of_auto_scaling_do_not_count_attached_nodes() {
    let cloud = Cloud::start(Seed::Empty).await;
    let id = at_rest(&cloud, auto_pool(&cloud.vswitches, 1, 2)).await;
    attached(&cloud, &id, &cloud.free_instances(3, "PostPaid").await).await;
    let counts = async || {
        let nodes = cloud.nodes(&id).await;
        (sources(&nodes, "ess_attach"), sources(&nodes, "manual_attach"))
    };
    assert_eq!(counts().await, (1, 3));
    for (min, max, made) in [(2, 2, 2), (0, 5, 2), (0, 1, 1), (0, 0, 0), (3, 3, 3)] {
        let limits = json!({"auto_scaling": {"min_instances": min, "max_instances": max}});
        let answer = cloud.call("PUT", &cloud.pool(&id), Some(&limits)).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        cloud.advance(130.0).await;
        assert_eq!((cloud.status(&id).await.0, counts().await), ("active".to_owned(), (made, 3)), "{min} to {max}");
    }
    // Without auto scaling they count.
    let manual = json!({"auto_scaling": {"enable": false}});
    assert_eq!(cloud.call("PUT", &cloud.pool(&id), Some(&manual)).await.status, 200);
    assert_eq!(cloud.detail(&id).await["scaling_group"]["desired_size"], 6);
    cloud.advance(30.0).await;
    let auto = json!({"auto_scaling": {"enable": true, "min_instances": 0, "max_instances": 1}});
    assert_eq!(cloud.call("PUT", &cloud.pool(&id), Some(&auto)).await.status, 200);
    cloud.advance(30.0).await;
    assert_eq!(counts().await, (1, 3));
}

#[tokio::test]
async fn what_stayed_after_a_deletion_can_be_attached_again_and_what_went_cannot() {
    let cloud = Cloud::start(Seed::Empty).await;
    let first = at_rest(&cloud, pool(&cloud.vswitches)).await;
    let [paid, subscribed] = [cloud.free_instances(1, "PostPaid").await, cloud.free_instances(1, "PrePaid").await];
    attached(&cloud, &first, &[paid.clone(), subscribed.clone()].concat()).await;
    cloud.delete(&first).await;
    let second = at_rest(&cloud, unsized_pool(&cloud.vswitches)).await;
    let left = cloud.instances().await;
    assert_eq!(left.len(), 1, "{left:?}");
    assert_eq!((&left[0]["instance_id"], &left[0]["state"]), (&json!(subscribed[0]), &json!("running")));
    attached(&cloud, &second, &subscribed).await;
    let nodes = cloud.nodes(&second).await;
    assert_eq!((&nodes[0]["instance_charge_type"], &nodes[0]["nodepool_id"]), (&json!("PrePaid"), &json!(second)));
    assert_eq!(cloud.attach(&second, &paid).await.body["code"], "InvalidParameter.InstanceNotFound");
}

#[tokio::test]
async fn what_is_missing_besides_is_still_made() {
    let cloud = Cloud::start(Seed::Empty).await;
    let mut body = pool(&cloud.vswitches);
    body["scaling_group"]["instance_types"] = json!(["ecs.i4.2xlarge"]);
    let id = cloud.created(&body).await;
    cloud.advance(11.0).await;
    let answer = cloud.attach(&id, &cloud.free_instances(1, "PostPaid").await).await;
    cloud.advance(100.0).await;
    let detail = cloud.detail(&id).await;
    assert_eq!(detail["scaling_group"]["desired_size"], 3);
    assert_eq!((&detail["status"]["healthy_nodes"], &detail["status"]["failed_nodes"]), (&json!(1), &json!(2)));
    let task = cloud.get(&format!("/tasks/{}", answer.body["task_id"].as_str().expect("an id"))).await.body;
    assert_eq!(task["state"], "success");
    let types = json!({"scaling_group": {"instance_types": ["ecs.g9i.xlarge"]}});
    assert_eq!(cloud.call("PUT", &cloud.pool(&id), Some(&types)).await.status, 200);
    cloud.advance(120.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 3, 3));
}

#[tokio::test]
async fn what_cannot_be_attached_is_refused_and_nothing_changes() {
    let cloud = Cloud::with(Options { seed: Seed::Empty, quota_nodes: Some(4), ..Options::default() }).await;
    let id = cloud.created(&pool(&cloud.vswitches)).await;
    let free = cloud.free_instances(3, "PostPaid").await;
    assert_eq!(cloud.attach(&id, &free[..1]).await.body["code"], "ErrorNodePoolState");
    cloud.advance(120.0).await;
    let clusters = cloud.get("/api/v1/clusters").await.body;
    let other = json!({"count": 1, "charge_type": "PostPaid", "cluster": clusters["clusters"][1]["cluster_id"]});
    let elsewhere = cloud.make_instances(&other).await.1["instances"][0]["instance_id"].clone();
    let made = cloud.nodes(&id).await[0]["instance_id"].clone();
    let many: Vec<String> = (0..501).map(|number| format!("i-{number}")).collect();
    let before = (cloud.detail(&id).await, cloud.instances().await);
    for (body, code, path) in [
        (json!({}), "InvalidParameter.Instances", "instances:"),
        (json!({"instances": []}), "InvalidParameter.Instances", "instances:"),
        (json!({"instances": "i-1"}), "InvalidParameter.Instances", "instances:"),
        (json!({"instances": many}), "InvalidParameter.Instances", "instances:"),
        (json!({"instances": [free[0], 7]}), "InvalidParameter.Instances", "instances[1]:"),
        (json!({"instances": [free[0], ""]}), "InvalidParameter.Instances", "instances[1]:"),
        (json!({"instances": [free[0], free[0]]}), "InvalidParameter.Instances", "instances[1]:"),
        (json!({"instances": [free[0]], "password": 7}), "InvalidParameter.Password", "password:"),
        (json!({"instances": [free[0]], "format_disk": "no"}), "InvalidParameter.FormatDisk", "format_disk:"),
        (
            json!({"instances": [free[0]], "keep_instance_name": 1}),
            "InvalidParameter.KeepInstanceName",
            "keep_instance_name:",
        ),
        (json!({"instances": [free[0], "i-none"]}), "InvalidParameter.InstanceNotFound", "instances[1]:"),
        (json!({"instances": [elsewhere]}), "InvalidParameter.InstanceNotFound", "instances[0]:"),
        (json!({"instances": [made]}), "InvalidParameter.InstanceInNodePool", "instances[0]:"),
        (json!({"instances": free}), "QuotaExceeded.Node", "instances:"),
    ] {
        let answer = cloud.call("POST", &format!("{}/attach", cloud.pool(&id)), Some(&body)).await;
        assert_eq!((answer.status, &answer.body["code"]), (400, &json!(code)), "{path} {}", answer.body);
        assert!(answer.body["message"].as_str().is_some_and(|text| text.starts_with(path)), "{}", answer.body);
    }
    assert_eq!((cloud.detail(&id).await, cloud.instances().await), before);
    let nowhere = cloud.call("POST", &format!("{}/attach", cloud.pool("np0")), Some(&json!({"instances": free}))).await;
    assert_eq!((nowhere.status, &nowhere.body["code"]), (404, &json!("ErrorNodePoolNotFound")));
}
