//! S11: more than 500 shapes of path, host and method; nothing unlisted reaches the upstream.

use ack_api::{OPERATIONS, Style};
use reqwest::Method;

use crate::bench::{Bench, key};

const METHODS: [&str; 6] = ["GET", "POST", "PUT", "DELETE", "PATCH", "HEAD"];

/// Paths that try to be more than they seem.
const HOSTILE: &[&str] = &[
    "/openapi",
    "/openapi/",
    "/openapi//",
    "/openapi/cs",
    "/openapi/cs/",
    "/openapi/cs//quota",
    "/openapi/cs/quota/",
    "/openapi/cs/./quota",
    "/openapi/cs/../cs/quota",
    "/openapi/cs/%71uota",
    "/openapi/cs/quota%00",
    "/openapi/cs/quota%3Fa=b",
    "/openapi/CS/quota",
    "/openapi/cs/Quota",
    "/openapi/cs/clusters/c1%2Fnodepools/nodepools",
    "/openapi/cs/clusters/%2e%2e/nodepools",
    "/openapi/cs/clusters/../../k8s/c1/user_config",
    "/openapi/cs/clusters/c1/nodepools/np1%2F..%2F..%2Fuser_config",
    "/openapi/cs/clusters/c1/nodepools/np1;x=y",
    "/openapi/cs/clusters/c1/nodepools/np1@evil.example",
    "/openapi/cs/clusters/c1\\nodepools",
    "/openapi/cs/clusters/c 1/nodepools",
    "/openapi/cs/clusters/用/nodepools",
    "/openapi/cs/k8s/c1/user_config",
    "/openapi/cs/api/v2/clusters/c1/nodes/remove",
    "/openapi/ecs",
    "/openapi/ecs/",
    "/openapi/ecs/DeleteInstance",
    "/openapi/ecs/RunInstances",
    "/openapi/ecs/DescribeKeyPairs/",
    "/openapi/ecs/describekeypairs",
    "/openapi/ram/CreateAccessKey",
    "/openapi/sts/AssumeRole",
    "/openapi/vpc/DescribeKeyPairs",
    "/openapi/ecs/../vpc/DescribeVSwitches",
    "/openapi/http://evil.example/quota",
    "/openapi/cs@evil.example/quota",
    "/_emulator/clock",
    "/openapi/_emulator/clock",
    "/openapi/cs/_emulator/faults",
];

#[tokio::test]
async fn nothing_unlisted_reaches_the_upstream() {
    let bench = Bench::start().await;
    let mut tried = 0;
    let mut shapes: Vec<(String, String)> = Vec::new();
    for path in HOSTILE {
        shapes.extend(METHODS.map(|method| (method.to_owned(), (*path).to_owned())));
    }
    // Every operation of the API under every method and product prefix.
    for operation in OPERATIONS {
        let path = match operation.style {
            Style::Roa => operation.path.replace("{ClusterId}", "c1").replace("{NodepoolId}", "np1"),
            Style::Rpc => format!("/{}", operation.name),
        };
        let path = path.replace("{TaskId}", "T-1").replace("{NodeName}", "n1");
        for prefix in ["cs", "ecs", "vpc", "kms", "ess", "rds", "resourcemanager"] {
            shapes.extend(METHODS.map(|method| (method.to_owned(), format!("/openapi/{prefix}{path}"))));
        }
    }
    for (number, (method, path)) in shapes.iter().enumerate() {
        // Sent raw: a client library would tidy the path.
        let body = if matches!(method.as_str(), "POST" | "PUT") { "{}" } else { "" };
        let address = bench.gateway.address;
        let request = format!(
            "{method} {path} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nsec-fetch-site: same-origin\r\n\
             x-console-request: 1\r\nidempotency-key: {}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
             connection: close\r\n\r\n{body}",
            key(number),
            body.len(),
        );
        crate::limits::raw(address, request.as_bytes()).await;
        tried += 1;
    }
    for (method, query) in [
        (Method::GET, "/openapi/ecs/DescribeKeyPairs?Action=DeleteKeyPairs"),
        (Method::GET, "/openapi/ecs/DescribeKeyPairs?Version=2099-01-01"),
        (Method::GET, "/openapi/ecs/DescribeKeyPairs?RegionId=us-west-1"),
        (Method::GET, "/openapi/ecs/DescribeKeyPairs?AccessKeyId=x&Signature=y"),
        (Method::GET, "/openapi/cs/clusters/c1/nodepools?x-acs-action=DeleteCluster"),
    ] {
        let before = bench.fake.state.lock().unwrap().seen.len();
        assert_eq!(bench.client.request(method, bench.url(query)).send().await.unwrap().status(), 404, "{query}");
        assert_eq!(bench.fake.state.lock().unwrap().seen.len(), before, "{query}");
        tried += 1;
    }
    assert!(tried >= 500, "{tried} shapes");
    let seen = bench.fake.state.lock().unwrap().seen.clone();
    assert!(!seen.is_empty(), "the listed ones pass");
    for call in &seen {
        let operation = OPERATIONS.iter().find(|operation| operation.name == call.action).unwrap();
        assert!(OFFERED.contains(&operation.name), "{call:?}");
        match operation.style {
            Style::Roa => {
                assert_eq!(call.method, operation.method.as_str(), "{call:?}");
                assert!(operation.matches(&call.path).is_some(), "{call:?}");
            }
            Style::Rpc => assert_eq!((call.method.as_str(), call.path.as_str()), ("POST", "/"), "{call:?}"),
        }
    }
    let reached: std::collections::BTreeSet<_> = seen.iter().map(|call| call.action.as_str()).collect();
    assert_eq!(reached.len(), OFFERED.len(), "{reached:?}");
    bench.gateway.stop().await;
}

/// What may reach the upstream, written a second time.
const OFFERED: &[&str] = &[
    "CreateClusterNodePool",
    "DeleteClusterNodepool",
    "DescribeAvailableResource",
    "DescribeCapacityReservations",
    "DescribeClusterDetail",
    "DescribeClusterNodePoolDetail",
    "DescribeClusterNodePools",
    "DescribeClusterNodes",
    "DescribeClusterTasks",
    "DescribeClustersV1",
    "DescribeDBInstances",
    "DescribeSnapshots",
    "DescribeAutoSnapshotPolicyEx",
    "DescribeDeploymentSets",
    "DescribeElasticityAssurances",
    "DescribeImages",
    "DescribeInstanceTypeFamilies",
    "DescribeInstanceTypes",
    "DescribeKey",
    "DescribeKeyPairs",
    "DescribeKubernetesVersionMetadata",
    "DescribePrice",
    "DescribeScalingActivities",
    "DescribeScalingActivityDetail",
    "DescribeSecurityGroups",
    "DescribeTaskInfo",
    "DescribeUserQuota",
    "DescribeVSwitches",
    "ListAliases",
    "ListKeys",
    "ListResourceGroups",
    "ModifyClusterNodePool",
    "ScaleClusterNodePool",
];
