//! R5: every call and every fault of the network has a named outcome.

use serde_json::json;

use crate::bench::{Bench, Reply, code, key};

const READ: &str = "DescribeUserQuota";

#[tokio::test]
async fn a_read_is_tried_again_and_then_named() {
    let bench = Bench::start().await;
    let throttled = Reply::Json(429, json!({"code": "Throttling.User", "message": "", "requestId": "R"}));
    let unavailable = Reply::Json(503, json!({"code": "ServiceUnavailable", "message": "", "requestId": "R"}));
    let internal = Reply::Json(500, json!({"code": "InternalError"}));
    let denied = Reply::Json(403, json!({"code": "Forbidden.RAM"}));
    let nonce = Reply::Json(400, json!({"code": "SignatureNonceUsed"}));
    // What is said how often, how many tries it takes, and how it ends.
    let cases = [
        (Reply::Cut, 3, 3, (502, "Console.UpstreamAnswer")),
        (Reply::Cut, 1, 2, (200, "")),
        (Reply::Html(502), 3, 3, (502, "Console.UpstreamAnswer")),
        (Reply::Html(200), 1, 1, (502, "Console.UpstreamAnswer")),
        (Reply::Html(302), 1, 1, (502, "Console.UpstreamAnswer")),
        (throttled.clone(), 3, 3, (429, "Throttling.User")),
        (throttled, 1, 2, (200, "")),
        (unavailable, 3, 3, (503, "ServiceUnavailable")),
        (internal, 3, 3, (500, "InternalError")),
        (denied, 1, 1, (403, "Forbidden.RAM")),
        (nonce, 1, 2, (200, "")),
    ];
    for (number, (reply, times, tries, (status, wanted))) in cases.into_iter().enumerate() {
        let before = bench.fake.count(READ);
        bench.fake.script((0..times).map(|_| (READ, reply.clone())));
        let answer = bench.get("/openapi/cs/quota").await;
        assert_eq!(code(answer).await, (status, wanted.to_owned()), "case {number}");
        assert_eq!(bench.fake.count(READ) - before, tries, "case {number}");
    }
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_stalled_read_ends_as_a_timeout_within_30_seconds() {
    let bench = Bench::start().await;
    bench.fake.script([(READ, Reply::Stall), (READ, Reply::Stall), (READ, Reply::Stall)]);
    let begun = std::time::Instant::now();
    let answer = bench.get("/openapi/cs/quota").await;
    assert_eq!(code(answer).await, (504, "Console.UpstreamTimeout".to_owned()));
    assert!(begun.elapsed().as_secs() < 30, "{:?}", begun.elapsed());
    bench.gateway.stop().await;
}

#[tokio::test]
async fn an_upstream_that_refuses_connections_is_unreachable_and_nothing_was_done() {
    let bench = Bench::start().await;
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let folder = tempfile::tempdir().unwrap();
    crate::bench::write_app(&folder.path().join("app"));
    let gateway = gateway::start(crate::bench::options(folder.path(), &format!("http://{free}"))).await.unwrap();
    let bench = Bench { folder, gateway, ..bench };
    assert_eq!(code(bench.get("/openapi/cs/quota").await).await, (502, "Console.UpstreamUnreachable".to_owned()));
    let create = bench.create(&key(1), "a").send().await.unwrap();
    assert_eq!(code(create).await, (502, "Console.UpstreamUnreachable".to_owned()));
    assert_eq!(bench.get("/readyz").await.status(), 503);
    assert_eq!(bench.get("/healthz").await.status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_mutation_is_sent_again_only_where_nothing_was_done() {
    let bench = Bench::start().await;
    let name = "ModifyClusterNodePool";
    let cases = [
        (Reply::Json(429, json!({"code": "Throttling.Api"})), 2, (200, "")),
        (Reply::Json(503, json!({"code": "ServiceUnavailable"})), 2, (200, "")),
        (Reply::Json(500, json!({"code": "InternalError"})), 1, (502, "Console.OutcomeUnknown")),
        (Reply::Cut, 1, (502, "Console.OutcomeUnknown")),
        (Reply::Html(200), 1, (502, "Console.OutcomeUnknown")),
        (Reply::Json(400, json!({"code": "SignatureNonceUsed"})), 1, (502, "Console.OutcomeUnknown")),
        (Reply::Json(400, json!({"code": "InvalidParameter"})), 1, (400, "InvalidParameter")),
    ];
    for (number, (reply, tries, (status, wanted))) in cases.into_iter().enumerate() {
        let before = bench.fake.count(name);
        bench.fake.script([(name, reply)]);
        let request = bench.mutation("PUT", "/openapi/cs/clusters/c1/nodepools/np1", &key(number), "{}");
        assert_eq!(code(request.send().await.unwrap()).await, (status, wanted.to_owned()), "case {number}");
        assert_eq!(bench.fake.count(name) - before, tries, "case {number}");
    }
    // A scale-out is not the same twice, so 503 leaves it unknown.
    bench.fake.script([("ScaleClusterNodePool", Reply::Json(503, json!({"code": "ServiceUnavailable"})))]);
    let scale = bench.mutation("POST", "/openapi/cs/clusters/c1/nodepools/np1", &key(99), r#"{"count":1}"#);
    assert_eq!(code(scale.send().await.unwrap()).await, (502, "Console.OutcomeUnknown".to_owned()));
    bench.gateway.stop().await;
}
