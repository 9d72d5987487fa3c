//! The live stream: one poller however many tabs, a snapshot, then changes.

use std::time::{Duration, Instant};

use serde_json::Value;

use crate::bench::{Bench, Reply, key};

/// A tab's stream, event by event.
struct Tab {
    response: reqwest::Response,
    buffer: String,
}

#[derive(Debug)]
struct Event {
    id: String,
    name: String,
    data: Value,
}

impl Tab {
    async fn open(bench: &Bench, query: &str, last: Option<&str>) -> Self {
        let request = bench.client.get(bench.url(&format!("/console/live{query}")));
        let request = last.into_iter().fold(request, |request, last| request.header("last-event-id", last));
        let response = request.send().await.unwrap();
        assert_eq!(response.headers()["content-type"], "text/event-stream");
        Self { response, buffer: String::new() }
    }

    async fn next(&mut self) -> Event {
        tokio::time::timeout(Duration::from_secs(10), async {
            loop {
                while let Some((frame, rest)) = self.buffer.split_once("\n\n") {
                    let field = |name: &str| frame.lines().find_map(|line| line.strip_prefix(name)).map(str::to_owned);
                    let event = field("event: ").map(|name| Event {
                        id: field("id: ").unwrap_or_default(),
                        name,
                        data: serde_json::from_str(&field("data: ").unwrap_or_default()).unwrap(),
                    });
                    self.buffer = rest.to_owned();
                    if let Some(event) = event {
                        return event;
                    }
                }
                let chunk = self.response.chunk().await.unwrap().expect("the stream goes on");
                self.buffer.push_str(&String::from_utf8_lossy(&chunk));
            }
        })
        .await
        .expect("an event within 10 seconds")
    }

    async fn until(&mut self, name: &str) -> Event {
        loop {
            let event = self.next().await;
            if event.name == name {
                return event;
            }
        }
    }
}

#[tokio::test]
async fn a_tab_gets_a_snapshot_and_then_each_change() {
    let bench = Bench::start().await;
    let mut tab = Tab::open(&bench, "?cluster=c1", None).await;
    let snapshot = tab.next().await;
    assert_eq!(snapshot.name, "snapshot");
    assert_eq!(snapshot.data["session"]["role"], "local");
    assert_eq!(snapshot.data["session"]["region"], "cn-hangzhou");
    assert_eq!(snapshot.data["session"]["owner_tag"], "managed-by=helm");
    assert_eq!(snapshot.data["cluster"], "c1");
    assert_eq!(snapshot.data["clusters"][0]["name"], "demo");
    assert_eq!(snapshot.data["pools"], serde_json::json!([]));
    bench.create(&key(1), "web").send().await.unwrap();
    let change = tab.until("change").await;
    assert_eq!(change.data["pools"][0]["nodepool_info"]["name"], "web");
    bench.fake.state.lock().unwrap().pools.clear();
    let change = tab.until("change").await;
    assert_eq!(change.data["removed"].as_array().unwrap().len(), 1);
    assert!(tab.until("read").await.data["read_at"].as_str().unwrap().ends_with('Z'));
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_tab_that_comes_back_misses_nothing() {
    let bench = Bench::start().await;
    let mut tab = Tab::open(&bench, "?cluster=c1", None).await;
    let snapshot = tab.next().await;
    drop(tab);
    bench.create(&key(1), "meanwhile").send().await.unwrap();
    let mut tab = Tab::open(&bench, "?cluster=c1", Some(&snapshot.id)).await;
    let change = tab.until("change").await;
    assert_eq!(change.data["pools"][0]["nodepool_info"]["name"], "meanwhile");
    let mut stranger = Tab::open(&bench, "?cluster=c1", Some("0000-1")).await;
    assert_eq!(stranger.next().await.name, "snapshot");
    bench.gateway.stop().await;
}

#[tokio::test]
async fn ten_tabs_cost_what_one_does_and_none_costs_nothing() {
    let bench = Bench::start().await;
    let mut tabs = Vec::new();
    for _ in 0..10 {
        let mut tab = Tab::open(&bench, "?cluster=c1", None).await;
        assert_eq!(tab.next().await.name, "snapshot");
        tabs.push(tab);
    }
    let before = bench.fake.count("DescribeClusterNodePools");
    let begun = Instant::now();
    tokio::time::sleep(Duration::from_secs(2)).await;
    let polls = bench.fake.count("DescribeClusterNodePools") - before;
    let most = begun.elapsed().as_millis() / 200 + 1;
    assert!(polls >= 3 && polls as u128 <= most, "{polls} polls of at most {most}");
    drop(tabs);
    // The server notices a closed tab at the next event at the latest.
    tokio::time::sleep(Duration::from_secs(2)).await;
    let before = bench.fake.count("DescribeClusterNodePools");
    tokio::time::sleep(Duration::from_secs(2)).await;
    assert_eq!(bench.fake.count("DescribeClusterNodePools"), before);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn who_comes_gets_what_was_just_read_and_asks_the_upstream_nothing() {
    let bench = Bench::start_with(|options| options.poll = Duration::from_secs(3)).await;
    let polls = || bench.fake.count("DescribeClusterNodePools");
    let mut first = Tab::open(&bench, "?cluster=c1", None).await;
    assert_eq!(first.next().await.name, "snapshot");
    let mut tabs = Vec::new();
    for _ in 0..5 {
        let mut tab = Tab::open(&bench, "?cluster=c1", None).await;
        assert_eq!(tab.next().await.name, "snapshot");
        tabs.push(tab);
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    assert_eq!(polls(), 1, "one reading for all");
    // The next reading comes when it is due, and a mutation brings it forward.
    assert_eq!(first.next().await.name, "read");
    assert_eq!(polls(), 2);
    bench.create(&key(1), "web").send().await.unwrap();
    let begun = Instant::now();
    assert_eq!(first.until("change").await.data["pools"][0]["nodepool_info"]["name"], "web");
    assert!(begun.elapsed() < Duration::from_secs(1), "{:?}", begun.elapsed());
    assert_eq!(polls(), 3);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn who_comes_after_a_while_brings_a_slow_poll_forward() {
    let bench = Bench::start_with(|options| options.poll = Duration::from_secs(60)).await;
    let mut first = Tab::open(&bench, "?cluster=c1", None).await;
    assert_eq!(first.next().await.name, "snapshot");
    tokio::time::sleep(Duration::from_millis(5_200)).await;
    let mut second = Tab::open(&bench, "?cluster=c1", None).await;
    assert_eq!(second.next().await.name, "snapshot");
    assert_eq!(second.next().await.name, "read");
    tokio::time::sleep(Duration::from_millis(300)).await;
    assert_eq!(bench.fake.count("DescribeClusterNodePools"), 2, "once and not twice");
    bench.gateway.stop().await;
}

#[tokio::test]
async fn what_cannot_be_read_is_said_and_the_rest_goes_on() {
    let bench = Bench::start().await;
    let unknown = serde_json::json!({"code": "ErrorClusterNotFound", "message": "no such cluster", "requestId": "R"});
    bench.fake.script([("DescribeClusterNodePools", Reply::Json(404, unknown))]);
    let mut tab = Tab::open(&bench, "?cluster=c9", None).await;
    let event = tab.next().await;
    assert_eq!((event.name.as_str(), &event.data["code"]), ("unavailable", &serde_json::json!("ErrorClusterNotFound")));
    assert_eq!((&event.data["what"], &event.data["requestId"]), (&serde_json::json!("pools"), &serde_json::json!("R")));
    // It is there after all.
    assert_eq!(tab.until("snapshot").await.data["cluster"], "c9");
    bench.fake.script([("DescribeClusterTasks", Reply::Html(200))]);
    assert_eq!(tab.until("unavailable").await.data["what"], "tasks");
    tab.until("read").await;
    bench.gateway.stop().await;
}

#[tokio::test]
async fn without_a_cluster_the_clusters_are_live() {
    let bench = Bench::start().await;
    let mut tab = Tab::open(&bench, "", None).await;
    let snapshot = tab.next().await;
    assert_eq!(
        (&snapshot.data["cluster"], &snapshot.data["clusters"][0]["cluster_id"]),
        (&Value::Null, &serde_json::json!("c1"))
    );
    assert_eq!(bench.fake.count("DescribeClusterNodePools"), 0);
    assert_eq!(bench.get("/console/live?cluster=..%2F..").await.status(), 404);
    bench.gateway.stop().await;
}
