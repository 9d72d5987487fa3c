//! R5 with the emulator's faults: each ends with a name, and no create happens twice.

use serde_json::{Value, json};
use tokio::task::JoinSet;

use crate::served::{Served, key, named};

#[tokio::test]
async fn every_fault_of_a_create_ends_with_a_name_and_at_most_one_pool() {
    let cases = [
        (json!({"kind": "cut_after"}), 200, "", 1),
        (json!({"kind": "cut_before"}), 502, "Console.NotCreated", 0),
        (json!({"kind": "html", "status": 502}), 502, "Console.NotCreated", 0),
        (json!({"kind": "status", "status": 500, "code": "InternalError"}), 502, "Console.NotCreated", 0),
        (json!({"kind": "status", "status": 429, "code": "Throttling.User"}), 200, "", 1),
        (json!({"kind": "status", "status": 403, "code": "Forbidden.RAM"}), 403, "Forbidden.RAM", 0),
        (json!({"kind": "status", "status": 503, "code": "ServiceUnavailable"}), 502, "Console.NotCreated", 0),
        (json!({"kind": "delay", "milliseconds": 500}), 200, "", 1),
        (json!({"kind": "stall"}), 502, "Console.NotCreated", 0),
    ];
    // Each with a server of its own: a lost create is looked for as long as it may come about late.
    let mut checks: JoinSet<()> =
        cases.into_iter().map(|(fault, status, code, pools)| create_with(fault, status, code, pools)).collect();
    while let Some(checked) = checks.join_next().await {
        checked.unwrap();
    }
}

async fn create_with(mut fault: Value, status: u16, code: &'static str, pools: usize) {
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(folder.path(), &["--seed", "empty"]);
    let (cluster, body) = served.cluster().await;
    fault["operation"] = json!("CreateClusterNodePool");
    served.fault(fault.clone()).await;
    let body = named(&body, "web");
    let answer = served.create(&cluster, &key(1), &body).send().await.unwrap();
    assert_eq!(answer.status(), status, "{fault}");
    let answer: Value = answer.json().await.unwrap();
    assert_eq!(answer["code"].as_str().unwrap_or_default(), code, "{fault}");
    assert_eq!(served.pools(&cluster).await.len(), pools, "{fault}");
    // The user presses again: the same key, and one pool in the end.
    let again = served.create(&cluster, &key(1), &body).send().await.unwrap();
    assert_eq!(again.status(), 200, "{fault}");
    assert_eq!(served.pools(&cluster).await.len(), 1, "{fault}");
}

#[tokio::test]
async fn every_fault_of_a_read_ends_with_a_name() {
    let folder = tempfile::tempdir().unwrap();
    let served = Served::start(folder.path(), &["--seed", "empty"]);
    let (cluster, _) = served.cluster().await;
    let path = format!("/openapi/cs/clusters/{cluster}/nodepools");
    let cases = [
        (json!({"kind": "cut_before", "times": 1}), 200, ""),
        (json!({"kind": "cut_before", "times": 3}), 502, "Console.UpstreamAnswer"),
        (json!({"kind": "cut_after", "times": 3}), 502, "Console.UpstreamAnswer"),
        (json!({"kind": "html", "status": 200}), 502, "Console.UpstreamAnswer"),
        (json!({"kind": "html", "status": 502, "times": 3}), 502, "Console.UpstreamAnswer"),
        (json!({"kind": "status", "status": 429, "code": "Throttling.User", "times": 3}), 429, "Throttling.User"),
        (json!({"kind": "status", "status": 500, "code": "InternalError", "times": 1}), 200, ""),
        (json!({"kind": "status", "status": 404, "code": "ErrorClusterNotFound"}), 404, "ErrorClusterNotFound"),
        (json!({"kind": "delay", "milliseconds": 300}), 200, ""),
        (json!({"kind": "stall", "times": 3}), 504, "Console.UpstreamTimeout"),
    ];
    for (mut fault, status, code) in cases {
        fault["operation"] = json!("DescribeClusterNodePools");
        served.fault(fault.clone()).await;
        let answer = served.client.get(format!("{}{path}", served.console)).send().await.unwrap();
        assert_eq!(answer.status(), status, "{fault}");
        let answer: Value = answer.json().await.unwrap();
        assert_eq!(answer["code"].as_str().unwrap_or_default(), code, "{fault}");
        if status >= 400 {
            assert!(!answer["message"].as_str().unwrap().is_empty(), "{fault}");
            assert!(answer["requestId"].as_str().is_some_and(|id| !id.is_empty()), "{fault}");
        }
        let url = format!("{}/_emulator/faults", served.emulator);
        assert_eq!(served.client.delete(url).send().await.unwrap().status(), 200);
    }
}
