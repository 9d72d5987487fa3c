//! Faults on demand.

use emulator::{DEMO_KEY, Seed};
use serde_json::json;

use crate::client::{Cloud, credential, nonce, now, pool};

async fn sends(cloud: &Cloud) -> Result<reqwest::Response, reqwest::Error> {
    let body = pool(&cloud.vswitches).to_string().into_bytes();
    let key = credential(DEMO_KEY, DEMO_KEY);
    cloud.request("POST", &cloud.pools(), &[], body, &key, now(), &nonce()).send().await
}

async fn count(cloud: &Cloud) -> usize {
    cloud.get(&cloud.pools()).await.body["nodepools"].as_array().map_or(0, Vec::len)
}

#[tokio::test]
async fn a_cut_before_does_nothing_and_a_cut_after_does_everything() {
    let cloud = Cloud::start(Seed::Empty).await;
    cloud.fault(&json!({"operation": "CreateClusterNodePool", "kind": "cut_before"})).await;
    assert!(sends(&cloud).await.is_err());
    assert_eq!(count(&cloud).await, 0);
    cloud.fault(&json!({"operation": "CreateClusterNodePool", "kind": "cut_after"})).await;
    assert!(sends(&cloud).await.is_err());
    assert_eq!(count(&cloud).await, 1);
    assert_eq!(sends(&cloud).await.expect("an answer").status(), 200);
}

#[tokio::test]
async fn statuses_pages_and_delays_come_as_ordered() {
    let cloud = Cloud::start(Seed::Empty).await;
    cloud
        .fault(&json!({"operation": "*", "kind": "status", "status": 429, "code": "Throttling.User", "times": 2}))
        .await;
    for _ in 0..2 {
        let answer = cloud.get("/quota").await;
        assert_eq!((answer.status, &answer.body["code"]), (429, &json!("Throttling.User")));
    }
    assert_eq!(cloud.get("/quota").await.status, 200);
    cloud.fault(&json!({"operation": "DescribeUserQuota", "kind": "html", "status": 502})).await;
    let page = cloud.get("/quota").await;
    assert_eq!(page.status, 502);
    assert!(page.body.as_str().is_some_and(|text| text.starts_with("<!doctype html>")));
    cloud.fault(&json!({"operation": "DescribeUserQuota", "kind": "delay", "milliseconds": 200})).await;
    let before = std::time::Instant::now();
    assert_eq!(cloud.get("/quota").await.status, 200);
    assert!(before.elapsed().as_millis() >= 200);
}

#[tokio::test]
async fn faults_are_cleared_and_bad_ones_refused() {
    let cloud = Cloud::start(Seed::Empty).await;
    let url = format!("http://{}/_emulator/faults", cloud.host());
    cloud.fault(&json!({"operation": "*", "kind": "stall"})).await;
    assert_eq!(cloud.http.delete(&url).send().await.expect("an answer").status(), 200);
    assert_eq!(cloud.get("/quota").await.status, 200);
    let bad = cloud.http.post(&url).json(&json!({"operation": "*", "kind": "fire"})).send().await.expect("an answer");
    assert_eq!(bad.status(), 400);
    let elsewhere = cloud.http.post(&url).header("host", "example.com").json(&json!({})).send().await;
    assert_eq!(elsewhere.expect("an answer").status(), 421);
}

#[tokio::test]
async fn a_page_in_a_browser_moves_no_clock() {
    let cloud = Cloud::start(Seed::Empty).await;
    let url = format!("http://{}/_emulator/clock", cloud.host());
    for (name, value) in [
        ("origin", "https://example.com"),
        ("origin", "null"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-origin"),
    ] {
        let request = cloud.http.post(&url).header(name, value).body(r#"{"advance_seconds":1e6}"#);
        assert_eq!(request.send().await.expect("an answer").status(), 403, "{name}: {value}");
    }
    let clock: serde_json::Value = cloud.http.get(&url).send().await.expect("an answer").json().await.expect("JSON");
    assert_eq!(clock["ahead_seconds"], 0);
}
