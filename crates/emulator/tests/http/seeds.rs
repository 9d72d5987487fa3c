//! What the seeds hold.

use std::collections::BTreeSet;
use std::time::Instant;

use emulator::Seed;
use serde_json::Value;

use crate::client::Cloud;

#[tokio::test]
async fn the_demo_has_a_current_cluster_first_and_pools_of_many_kinds() {
    let cloud = Cloud::start(Seed::Demo).await;
    let clusters = cloud.get("/api/v1/clusters").await.body;
    assert_eq!(clusters["page_info"]["total_count"], 2);
    let version = |place: usize| clusters["clusters"][place]["current_version"].as_str().expect("a version").to_owned();
    assert!(version(0).starts_with("1.34.") && version(1).starts_with("1.22."));
    let pools = cloud.get(&cloud.pools()).await.body;
    let pools = pools["nodepools"].as_array().expect("a list");
    let values = |pointer: &str| -> BTreeSet<String> {
        pools.iter().filter_map(|pool| pool.pointer(pointer)).map(Value::to_string).collect()
    };
    assert!(values("/status/state").is_superset(&["\"active\"", "\"updating\""].map(str::to_owned).into()));
    assert_eq!(values("/scaling_group/instance_charge_type").len(), 2);
    assert_eq!(values("/auto_scaling/enable").len(), 2);
    assert!(values("/scaling_group/spot_strategy").contains("\"SpotWithPriceLimit\""));
    assert!(pools.iter().any(|pool| pool["status"]["failed_nodes"].as_i64() > Some(0)));
    assert!(pools.iter().any(|pool| pool["scaling_group"].get("desired_size").is_none()));
    // The list lacks what the contract's list lacks.
    assert!(pools.iter().all(|pool| pool["status"].get("conditions").is_none()));
    let detail = cloud.detail(pools[0]["nodepool_info"]["nodepool_id"].as_str().expect("an id")).await;
    assert!(detail["status"]["conditions"].is_array());
}

#[tokio::test]
async fn a_failed_scale_out_stays_failed_while_nothing_is_in_stock() {
    let cloud = Cloud::start(Seed::Demo).await;
    cloud.advance(3600.0).await;
    let found = cloud.get(&format!("{}?NodepoolName=gpu-inference", cloud.pools())).await.body;
    let pool = &found["nodepools"][0];
    assert_eq!((&pool["status"]["state"], &pool["status"]["failed_nodes"]), (&"active".into(), &2.into()));
    let group = pool["scaling_group"]["scaling_group_id"].as_str().expect("an id");
    let query = format!("RegionId=cn-hangzhou&ScalingGroupId={group}&StatusCode=Failed");
    let activities = cloud.rpc("DescribeScalingActivities", "2022-02-22", &query).await.body;
    assert!(activities["TotalCount"].as_i64() > Some(1), "{activities}");
    assert_eq!(activities["ScalingActivities"][0]["ErrorCode"], "OperationDenied.NoStock");
    assert!(activities["ScalingActivities"][0]["TotalCapacity"].is_string());
}

#[tokio::test]
async fn the_large_seed_is_listed_quickly_and_paged_to_its_end() {
    let cloud = Cloud::start(Seed::Large).await;
    let clusters = cloud.get("/api/v1/clusters").await.body;
    let pools_of = async |place: usize| {
        let id = clusters["clusters"][place]["cluster_id"].as_str().expect("an id");
        cloud.get(&format!("/clusters/{id}/nodepools")).await.body["nodepools"].as_array().expect("a list").len()
    };
    assert_eq!((clusters["clusters"].as_array().map(Vec::len), pools_of(0).await + pools_of(1).await), (Some(2), 60));
    let before = Instant::now();
    for _ in 0..10 {
        assert_eq!(cloud.get(&cloud.pools()).await.status, 200);
    }
    let each = before.elapsed() / 10;
    assert!(each.as_millis() < 500, "a list took {each:?}");
    let huge = cloud.get(&format!("{}?NodepoolName=huge-10000", cloud.pools())).await.body;
    let id = huge["nodepools"][0]["nodepool_info"]["nodepool_id"].as_str().expect("an id").to_owned();
    assert_eq!(huge["nodepools"][0]["status"]["healthy_nodes"], 10_000);
    let before = Instant::now();
    let mut seen = BTreeSet::new();
    for number in 1..=100 {
        let path = format!("/clusters/{}/nodes?nodepool_id={id}&pageNumber={number}&pageSize=100", cloud.cluster);
        let page = cloud.get(&path).await.body;
        let nodes = page["nodes"].as_array().expect("a list");
        seen.extend(nodes.iter().map(|node| node["instance_id"].as_str().expect("an id").to_owned()));
    }
    assert_eq!(seen.len(), 10_000);
    println!("a list of 40 pools took {each:?}, 100 pages of nodes {:?}", before.elapsed());
}

#[tokio::test]
async fn a_pool_too_large_for_todays_rules_can_still_be_renamed() {
    let cloud = Cloud::start(Seed::Large).await;
    let huge = cloud.get(&format!("{}?NodepoolName=huge-10000", cloud.pools())).await.body;
    let path = cloud.pool(huge["nodepools"][0]["nodepool_info"]["nodepool_id"].as_str().expect("an id"));
    let rename = serde_json::json!({"nodepool_info": {"name": "renamed"}});
    let answer = cloud.call("PUT", &path, Some(&rename)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let more = serde_json::json!({"scaling_group": {"desired_size": 10_001}});
    cloud.advance(10.0).await;
    assert_eq!(cloud.call("PUT", &path, Some(&more)).await.status, 400);
}
