//! The answer holds every value that was sent.

use emulator::{Options, Seed};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use crate::client::{Cloud, pool};

/// Whether everything in `sent` stands in `held`, with its type and list order.
fn holds(held: &Value, sent: &Value) -> bool {
    match (held, sent) {
        (Value::Object(held), Value::Object(sent)) => {
            sent.iter().all(|(key, value)| held.get(key).is_some_and(|held| holds(held, value)))
        }
        _ => held == sent,
    }
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        (-1e15..1e15_f64).prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
    ];
    leaf.prop_recursive(3, 24, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::from),
            prop::collection::vec(("[a-z_]{1,8}", inner), 0..4)
                .prop_map(|pairs| Value::Object(pairs.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// Optional parts of a valid document, each with values at random.
fn part() -> impl Strategy<Value = (&'static str, &'static str, Value)> {
    let disks = prop::collection::vec(
        (40_u32..32_768, any::<bool>()).prop_map(
            |(size, encrypted)| json!({"category": "cloud_essd", "size": size, "encrypted": encrypted.to_string()}),
        ),
        0..8,
    );
    let pairs = |keys: &'static str| {
        prop::collection::btree_map(keys, "[a-z0-9]{0,10}", 0..8).prop_map(|map| {
            let rows: Vec<Value> =
                map.into_iter().rev().map(|(key, value)| json!({"key": key, "value": value})).collect();
            Value::from(rows)
        })
    };
    prop_oneof![
        disks.prop_map(|disks| ("scaling_group", "data_disks", Value::from(disks))),
        pairs("[a-z]{1,10}").prop_map(|rows| ("kubernetes_config", "labels", rows)),
        pairs("[b-z]{3,10}").prop_map(|rows| ("scaling_group", "tags", rows)),
        (0_u32..3).prop_map(|size| ("scaling_group", "desired_size", size.into())),
        (20_u32..=2048).prop_map(|size| ("scaling_group", "system_disk_size", size.into())),
        any::<bool>().prop_map(|on| ("kubernetes_config", "cms_enabled", on.into())),
        any::<bool>().prop_map(|on| ("kubernetes_config", "unschedulable", on.into())),
        any::<bool>().prop_map(|on| ("scaling_group", "auto_renew", on.into())),
        (0_u32..=1000).prop_map(|base| ("scaling_group", "on_demand_base_capacity", base.into())),
        Just(("scaling_group", "data_disks", json!([]))),
        any_json().prop_map(|value| ("future_object", "key", value)),
        any_json().prop_map(|value| ("scaling_group", "future_key", value)),
    ]
}

#[test]
fn random_valid_documents_come_back_with_every_value() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let options =
        Options { seed: Seed::Empty, quota_pools: Some(10_000), quota_nodes: Some(100_000), ..Options::default() };
    let cloud = runtime.block_on(Cloud::with(options));
    let mut runner = TestRunner::new(Config { cases: 200, failure_persistence: None, ..Config::default() });
    let parts = prop::collection::vec(part(), 0..8);
    let tested = runner.run(&parts, |parts| {
        let mut body = pool(&cloud.vswitches);
        for (object, key, value) in parts {
            body[object][key] = value;
        }
        let answer = runtime.block_on(cloud.create(&body));
        prop_assert_eq!(answer.status, 200, "{}\n{}", answer.body, body);
        let id = answer.body["nodepool_id"].as_str().expect("an id").to_owned();
        let detail = runtime.block_on(cloud.detail(&id));
        prop_assert!(holds(&detail, &body), "{}\n{}", detail, body);
        let kept = runtime.block_on(cloud.requests(&id));
        prop_assert_eq!(&kept["requests"][0]["body"], &body);
        Ok(())
    });
    tested.expect("every document comes back");
}

#[tokio::test]
async fn order_zero_false_and_unknown_keys_are_kept() {
    let cloud = Cloud::start(Seed::Empty).await;
    let mut body = pool(&cloud.vswitches);
    let reversed: Vec<&String> = cloud.vswitches.iter().rev().collect();
    body["scaling_group"]["vswitch_ids"] = json!(reversed);
    body["scaling_group"]["instance_types"] = json!(["ecs.r7.xlarge", "ecs.c7.xlarge", "ecs.g7.xlarge"]);
    body["scaling_group"]["desired_size"] = json!(0);
    body["scaling_group"]["compensate_with_on_demand"] = json!(false);
    body["kubernetes_config"]["taints"] =
        json!([{"key": "z", "value": "", "effect": "NoExecute"}, {"key": "a", "value": "1", "effect": "NoSchedule"}]);
    body["kubernetes_config"]["cms_enabled"] = json!(false);
    body["brand_new"] = json!({"a": [3, 1, 2], "b": null, "c": 0.1});
    let id = cloud.created(&body).await;
    let detail = cloud.detail(&id).await;
    assert!(holds(&detail, &body), "{detail}");
    let listed = cloud.get(&format!("{}?NodepoolName=np-web", cloud.pools())).await.body;
    assert!(holds(&listed["nodepools"][0], &body));
    assert_eq!(cloud.get(&format!("{}?NodepoolName=np-we", cloud.pools())).await.body["nodepools"], json!([]));
    cloud.advance(11.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 0, 0));
}
