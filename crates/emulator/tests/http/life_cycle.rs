//! What time does to a pool.

use emulator::Seed;
use serde_json::json;

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
