//! What time does to a pool.

use emulator::{Options, Seed};
use proptest::prelude::*;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Value, json};

use crate::client::{Cloud, pool};

#[tokio::test]
async fn a_pool_of_two_goes_from_initial_over_scaling_to_active_with_both_nodes() {
    let cloud = Cloud::start(Seed::Empty).await;
    let answer = cloud.create(&pool(&cloud.vswitches)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let id = answer.body["nodepool_id"].as_str().expect("an id").to_owned();
    let task = format!("/tasks/{}", answer.body["task_id"].as_str().expect("an id"));
    assert_eq!(cloud.status(&id).await, ("initial".to_owned(), 0, 0));
    cloud.advance(10.5).await;
    assert_eq!(cloud.status(&id).await, ("scaling".to_owned(), 0, 2));
    assert_eq!(cloud.get(&task).await.body["current_stage"], "Create ECS instances");
    cloud.advance(15.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 0, 2));
    assert_eq!(cloud.get(&task).await.body["state"], "running");
    let mut seen = vec![0];
    for _ in 0..90 {
        cloud.advance(1.0).await;
        let ready = cloud.status(&id).await.1;
        if seen.last() != Some(&ready) {
            seen.push(ready);
        }
    }
    assert!(seen.starts_with(&[0]) && seen.ends_with(&[2]) && seen.is_sorted(), "{seen:?}");
    let task = cloud.get(&task).await.body;
    assert_eq!(task["state"], "success");
    assert_eq!(task["target"], json!({"type": "nodepool", "id": id}));
    assert_eq!(task["task_result"].as_array().map(Vec::len), Some(2));
}

#[tokio::test]
async fn a_scale_out_without_stock_ends_in_an_active_pool_with_failed_nodes() {
    let cloud = Cloud::start(Seed::Empty).await;
    let mut body = pool(&cloud.vswitches);
    body["scaling_group"]["instance_types"] = json!(["ecs.i4.2xlarge"]);
    let answer = cloud.create(&body).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let id = answer.body["nodepool_id"].as_str().expect("an id");
    cloud.advance(11.0).await;
    let status = cloud.detail(id).await["status"].clone();
    assert_eq!(
        (&status["state"], &status["failed_nodes"], &status["total_nodes"]),
        (&json!("active"), &json!(2), &json!(0))
    );
    let task = cloud.get(&format!("/tasks/{}", answer.body["task_id"].as_str().expect("an id"))).await.body;
    assert_eq!((&task["state"], &task["error"]["code"]), (&json!("fail"), &json!("OperationDenied.NoStock")));
    // Other types, and the wait is over.
    let change = json!({"scaling_group": {"instance_types": ["ecs.i4.2xlarge", "ecs.g9i.xlarge"]}});
    assert_eq!(cloud.call("PUT", &cloud.pool(id), Some(&change)).await.status, 200);
    cloud.advance(120.0).await;
    assert_eq!(cloud.status(id).await, ("active".to_owned(), 2, 2));
}

#[tokio::test]
async fn speed_shortens_what_takes_time() {
    let cloud = Cloud::with(Options { seed: Seed::Empty, speed: 1000.0, ..Options::default() }).await;
    let id = cloud.created(&pool(&cloud.vswitches)).await;
    tokio::time::sleep(std::time::Duration::from_millis(300)).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 2, 2));
}

/// What may be done to a pool, with a number that says how much.
fn step() -> impl Strategy<Value = (u8, i64)> {
    (0_u8..7, 0_i64..9)
}

#[test]
fn counts_agree_with_the_nodes_whatever_is_done() {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    let cloud = runtime.block_on(Cloud::with(Options {
        quota_pools: Some(10_000),
        quota_nodes: Some(100_000),
        seed: Seed::Empty,
        ..Options::default()
    }));
    let mut runner = TestRunner::new(Config { cases: 40, failure_persistence: None, ..Config::default() });
    let tested = runner.run(&prop::collection::vec(step(), 1..12), |steps| {
        runtime.block_on(async {
            let id = cloud.created(&pool(&cloud.vswitches)).await;
            let path = cloud.pool(&id);
            for (what, number) in steps {
                let scaling = |policy: &str| json!({"desired_size": number, "multi_az_policy": policy});
                match what {
                    0 => drop(cloud.call("PUT", &path, Some(&json!({"scaling_group": scaling("PRIORITY")}))).await),
                    1 => drop(cloud.call("PUT", &path, Some(&json!({"scaling_group": scaling("BALANCE")}))).await),
                    2 => drop(cloud.call("POST", &path, Some(&json!({"count": number}))).await),
                    3 => {
                        let auto = json!({"enable": true, "min_instances": number, "max_instances": number + 2});
                        drop(cloud.call("PUT", &path, Some(&json!({"auto_scaling": auto}))).await);
                    }
                    4 => drop(cloud.call("PUT", &path, Some(&json!({"auto_scaling": {"enable": false}}))).await),
                    5 => {
                        let free =
                            cloud.free_instances(usize::try_from(number + 1).expect("a count"), "PostPaid").await;
                        drop(cloud.attach(&id, &free).await);
                    }
                    _ => cloud.advance(number as f64 * 7.0).await,
                }
                let status = cloud.detail(&id).await["status"].clone();
                let nodes = cloud.nodes(&id).await;
                let count = |state: &str| nodes.iter().filter(|node| node["state"] == state).count();
                prop_assert_eq!(&status["total_nodes"], nodes.len());
                prop_assert_eq!(&status["healthy_nodes"], count("running"));
                prop_assert_eq!(&status["initial_nodes"], count("initial"));
                prop_assert_eq!(&status["removing_nodes"], count("removing"));
            }
            // At rest a pool has what it wants.
            cloud.advance(600.0).await;
            let detail = cloud.detail(&id).await;
            let all = cloud.nodes(&id).await;
            prop_assert_eq!(&detail["status"]["state"], "active");
            let ready = &detail["status"]["healthy_nodes"];
            prop_assert_eq!(ready, &detail["status"]["total_nodes"]);
            match detail["scaling_group"].get("desired_size") {
                Some(desired) => prop_assert_eq!(ready, desired),
                None => {
                    let limit = |key: &str| detail["auto_scaling"][key].as_i64().expect("a limit");
                    // They do not count what was attached.
                    let attached = all.iter().filter(|node| node["source"] == "manual_attach").count();
                    let ready = ready.as_i64().unwrap_or(-1) - i64::try_from(attached).expect("a count");
                    prop_assert!((limit("min_instances")..=limit("max_instances")).contains(&ready), "{}", detail);
                }
            }
            // One address is nobody else's.
            let mut ips: Vec<&Value> = all.iter().map(|node| &node["ip_address"][0]).collect();
            let before = ips.len();
            ips.sort_by_key(|ip| ip.to_string());
            ips.dedup();
            prop_assert_eq!(ips.len(), before);
            let gone = cloud.call("DELETE", &format!("{path}?force=true"), None).await;
            prop_assert_eq!(gone.status, 200, "{}", gone.body);
            cloud.advance(31.0).await;
            Ok(())
        })
    });
    tested.expect("counts agree");
}
