//! Instances in no pool.

use emulator::Seed;
use serde_json::{Value, json};

use crate::client::Cloud;

#[tokio::test]
async fn the_demo_has_free_instances_of_both_billing_methods_that_are_no_nodes() {
    let cloud = Cloud::start(Seed::Demo).await;
    let free = cloud.instances().await;
    for charge_type in ["PostPaid", "PrePaid"] {
        assert!(
            free.iter().any(|one| one["instance_charge_type"] == charge_type && one["state"] == "free"),
            "{free:?}"
        );
    }
    let id = |one: &Value| one["instance_id"].as_str().expect("an id").to_owned();
    for query in [String::new(), "&state=free".to_owned(), format!("&instanceIds={}", id(&free[0]))] {
        let nodes = cloud.get(&format!("/clusters/{}/nodes?pageSize=100{query}", cloud.cluster)).await.body;
        let nodes = nodes["nodes"].as_array().expect("a list");
        assert!(nodes.iter().all(|node| !free.iter().any(|one| id(one) == id(node))), "{query}");
    }
}

#[tokio::test]
async fn instances_are_made_in_a_zone_and_take_addresses() {
    let cloud = Cloud::start(Seed::Empty).await;
    assert!(cloud.instances().await.is_empty());
    let left = async || {
        let vswitch = &cloud.vswitches[1];
        let query = format!("RegionId=cn-hangzhou&VSwitchId={vswitch}");
        let found = cloud.rpc("DescribeVSwitches", "2016-04-28", &query).await.body;
        found["VSwitches"]["VSwitch"][0]["AvailableIpAddressCount"].as_i64().expect("a count")
    };
    let before = left().await;
    let order = json!({"count": 3, "charge_type": "PrePaid", "zone": "cn-hangzhou-i"});
    let (status, made) = cloud.make_instances(&order).await;
    assert_eq!(status, 200, "{made}");
    assert_eq!(made["instances"].as_array(), Some(&cloud.instances().await));
    assert_eq!(made["instances"].as_array().map(Vec::len), Some(3));
    assert!(cloud.instances().await.iter().all(|one| one["zone_id"] == "cn-hangzhou-i"));
    assert_eq!(left().await, before - 3);
}

#[tokio::test]
async fn an_order_that_makes_no_sense_is_refused() {
    let cloud = Cloud::start(Seed::Empty).await;
    for (order, status, path) in [
        (json!({}), 400, "body:"),
        (json!({"count": 1, "charge_type": "PostPaid", "more": 1}), 400, "body:"),
        (json!({"count": 0, "charge_type": "PostPaid"}), 400, "count:"),
        (json!({"count": 1001, "charge_type": "PostPaid"}), 400, "count:"),
        (json!({"count": 1, "charge_type": "Spot"}), 400, "charge_type:"),
        (json!({"count": 1, "charge_type": "PostPaid", "zone": "cn-hangzhou-z"}), 400, "zone:"),
        // That vSwitch is nearly full.
        (json!({"count": 900, "charge_type": "PostPaid", "zone": "cn-hangzhou-j"}), 400, "zone:"),
        (json!({"count": 1, "charge_type": "PostPaid", "cluster": "c0"}), 404, "cluster c0"),
    ] {
        let (found, answer) = cloud.make_instances(&order).await;
        assert_eq!(found, status, "{order}: {answer}");
        assert!(answer["message"].as_str().is_some_and(|text| text.starts_with(path)), "{order}: {answer}");
    }
    assert!(cloud.instances().await.is_empty());
}
