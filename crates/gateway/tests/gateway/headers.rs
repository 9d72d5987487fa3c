//! S1: the headers of every response, and what the public rules make of them.

use std::collections::HashMap;

use crate::bench::{Bench, Reply, key};

const ALWAYS: [(&str, &str); 7] = [
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-embedder-policy", "require-corp"),
    ("cross-origin-resource-policy", "same-origin"),
    ("origin-agent-cluster", "?1"),
];

fn check(what: &str, response: &reqwest::Response) {
    let headers = response.headers();
    for (name, value) in ALWAYS {
        assert_eq!(headers.get(name).map(|value| value.to_str().unwrap()), Some(value), "{what}: {name}");
        assert_eq!(headers.get_all(name).iter().count(), 1, "{what}: {name}");
    }
    let text = |name: &str| headers.get(name).map_or("", |value| value.to_str().unwrap());
    assert!(text("permissions-policy").contains("camera=()"), "{what}");
    assert!(text("permissions-policy").contains("clipboard-write=(self)"), "{what}");
    assert!(text("content-security-policy").starts_with("default-src 'none'"), "{what}");
    assert!(!text("cache-control").is_empty(), "{what}");
    assert_eq!(text("x-request-id").len(), 36, "{what}");
    for absent in ["server", "strict-transport-security", "access-control-allow-origin", "set-cookie", "x-powered-by"] {
        assert!(!headers.contains_key(absent), "{what}: {absent}");
    }
}

#[tokio::test]
async fn every_kind_of_response_carries_them() {
    let bench = Bench::start().await;
    bench.fake.script([("DescribeUserQuota", Reply::Json(403, serde_json::json!({"code": "Forbidden.RAM"})))]);
    for (path, status) in [
        ("/openapi/cs/quota", 403),
        ("/", 200),
        ("/boot-0123456789abcdef.js", 200),
        ("/mark.svg", 200),
        ("/missing.js", 404),
        ("/missing", 404),
        ("/healthz", 200),
        ("/readyz", 200),
        ("/console/session", 200),
        ("/console/live", 200),
        ("/console/other", 404),
        ("/openapi/cs/clusters/c1/nodepools", 200),
        ("/openapi/cs/k8s/c1/user_config", 404),
    ] {
        let response = bench.get(path).await;
        assert_eq!(response.status(), status, "{path}");
        check(path, &response);
    }
    let long = format!("/?{}", "x".repeat(9000));
    let known = bench.get("/boot-0123456789abcdef.js").await.headers()["etag"].clone();
    let get = |path: &str| bench.client.get(bench.url(path));
    let cases = [
        ("304", get("/boot-0123456789abcdef.js").header("if-none-match", known), 304),
        ("414", get(&long), 414),
        ("421", get("/").header("host", "evil.example"), 421),
        ("403", bench.client.post(bench.url("/openapi/cs/clusters/c1/nodepools")), 403),
        ("405", bench.mutation("POST", "/clusters", &key(1), ""), 405),
        ("OPTIONS", bench.client.request(reqwest::Method::OPTIONS, bench.url("/openapi/cs/quota")), 403),
        ("HEAD", bench.client.head(bench.url("/")), 200),
        ("bad key", bench.create("no-uuid", "a"), 400),
        ("created", bench.create(&key(2), "a"), 200),
        ("conflict", bench.create(&key(2), "b"), 409),
        ("413", bench.mutation("POST", "/openapi/cs/clusters/c1/nodepools", &key(3), &"x".repeat(300_000)), 413),
        ("no JSON", bench.mutation("POST", "/openapi/cs/clusters/c1/nodepools", &key(4), "{"), 400),
    ];
    for (what, request, status) in cases {
        let response = request.send().await.unwrap();
        assert_eq!(response.status(), status, "{what}");
        check(what, &response);
    }
    bench.gateway.stop().await;
}

#[tokio::test]
async fn an_unreachable_upstream_is_answered_with_them_too() {
    let bench = Bench::start().await;
    bench.fake.script([("DescribeUserQuota", Reply::Html(200))]);
    let response = bench.get("/openapi/cs/quota").await;
    assert_eq!(response.status(), 502);
    check("502", &response);
    bench.gateway.stop().await;
}

type Headers = HashMap<String, String>;

/// The public Observatory rules: what each takes or gives, signed out and on plain loopback.
fn score(headers: &Headers, html: &str) -> i32 {
    let text = |name: &str| headers.get(name).map_or("", String::as_str);
    let policy = text("content-security-policy");
    let scripts = policy.split(';').find(|part| part.trim().starts_with("script-src")).unwrap_or_default();
    let framed = policy.contains("frame-ancestors 'none'") || text("x-frame-options") == "DENY";
    let private = matches!(text("referrer-policy"), "no-referrer" | "same-origin" | "strict-origin");
    let unsafe_referrer = matches!(text("referrer-policy"), "unsafe-url" | "origin");
    let cors = text("access-control-allow-origin") == "*" || headers.contains_key("access-control-allow-credentials");
    let tags: Vec<&str> = html.split("<script").skip(1).map(|tag| tag.split('>').next().unwrap()).collect();
    let integrity = !tags.is_empty() && tags.iter().all(|tag| tag.contains("integrity="));
    let external = tags.iter().any(|tag| tag.contains("src=\"http") && !tag.contains("integrity="));
    let penalties = [
        (policy.is_empty(), 25),
        (scripts.contains("'unsafe-inline'"), 20),
        (scripts.contains("'unsafe-eval'"), 10),
        (!framed, 20),
        (text("x-content-type-options") != "nosniff", 5),
        (unsafe_referrer, 5),
        (cors, 50),
        (external, 50),
    ];
    let score = 100 - penalties.iter().filter(|(applies, _)| *applies).map(|(_, points)| points).sum::<i32>();
    if score < 90 {
        return score;
    }
    let bonuses = [
        (policy.trim().starts_with("default-src 'none'"), 10),
        (text("cross-origin-opener-policy") == "same-origin", 10),
        (text("cross-origin-embedder-policy") == "require-corp", 10),
        (text("cross-origin-resource-policy") == "same-origin", 10),
        (private, 5),
        (framed, 5),
        (integrity, 5),
    ];
    score + bonuses.iter().filter(|(applies, _)| *applies).map(|(_, points)| points).sum::<i32>()
}

#[tokio::test]
async fn the_page_scores_at_least_155_signed_out() {
    let bench = Bench::start().await;
    let response = bench.get("/").await;
    let headers: Headers =
        response.headers().iter().map(|(name, value)| (name.to_string(), value.to_str().unwrap().to_owned())).collect();
    let html = response.text().await.unwrap();
    assert!(score(&headers, &html) >= 155, "{}", score(&headers, &html));
    // The rules can tell: each header that is taken away costs what it should.
    for (name, without) in [
        ("content-security-policy", 75),
        ("x-content-type-options", 150),
        ("cross-origin-opener-policy", 145),
        ("cross-origin-embedder-policy", 145),
        ("cross-origin-resource-policy", 145),
        ("referrer-policy", 150),
    ] {
        let mut fewer = headers.clone();
        fewer.remove(name);
        assert_eq!(score(&fewer, &html), without, "{name}");
    }
    bench.gateway.stop().await;
}

#[tokio::test]
async fn the_page_has_the_policy_that_was_tried_with_a_wasm_module() {
    let bench = Bench::start().await;
    let response = bench.get("/clusters").await;
    assert_eq!(response.status(), 404, "no navigation");
    let response = bench
        .client
        .get(bench.url("/clusters/c1/nodepools"))
        .header("sec-fetch-mode", "navigate")
        .send()
        .await
        .unwrap();
    assert_eq!(response.headers()["cache-control"], "no-store");
    assert_eq!(
        response.headers()["content-security-policy"],
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; \
         connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; \
         object-src 'none'; require-trusted-types-for 'script'; trusted-types default"
    );
    let script = bench.get("/code-worker_loader.js").await;
    assert_eq!(
        script.headers()["content-security-policy"],
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'"
    );
    bench.gateway.stop().await;
}
