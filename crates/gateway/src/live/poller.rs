//! Reads a cluster again and again while somebody watches.

use std::sync::Arc;
use std::time::Duration;

use ack_api::OPERATIONS;
use bytes::Bytes;
use futures_util::FutureExt;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep_until, timeout};

use super::channel::Channel;
use super::tasks::Tasks;
use super::view::View;
use super::{Hub, Subject};
use crate::problem::Problem;
use crate::server::stopped;
use crate::upstream::{Answer, Call, Client};

/// How long a channel waits for a tab that reloads, before it forgets its events.
const GRACE: Duration = Duration::from_secs(30);
/// The slowest poll while the upstream fails.
const SLOWEST: Duration = Duration::from_secs(30);
/// The list of clusters changes seldom.
const CLUSTERS_EVERY: Duration = Duration::from_secs(5);
/// Rows on a page of clusters.
const CLUSTER_PAGE: usize = 100;

/// A part that could not be read.
struct Unavailable {
    what: &'static str,
    error: Value,
}

/// Polls until nobody has watched for [`GRACE`] or the server stops.
pub(super) async fn run(hub: Arc<Hub>, subject: Subject, channel: Arc<Channel>) {
    let mut stopping = hub.stopping.clone();
    let mut reader = Reader { client: Arc::clone(&hub.client), tasks: Tasks::default(), clusters_at: None };
    let mut pause = hub.poll;
    loop {
        // Whoever asked for a reading until now gets this one.
        let _ = channel.wake.notified().now_or_never();
        let due = Instant::now();
        let old = channel.view().unwrap_or_default();
        match reader.read(subject.as_deref(), old).await {
            Ok((view, troubles)) => {
                channel.update(view, subject.as_deref(), &hub.session);
                channel.recover();
                troubles.into_iter().for_each(|trouble| channel.fail(trouble.into_event()));
                pause = hub.poll;
            }
            Err(trouble) => {
                channel.fail(trouble.into_event());
                pause = (pause * 2).min(SLOWEST).max(hub.poll);
            }
        }
        tokio::select! {
            () = stopped(&mut stopping) => return,
            () = sleep_until(due + pause) => {}
            () = channel.wake.notified() => {}
        }
        while !channel.is_watched() {
            let came = tokio::select! {
                () = stopped(&mut stopping) => return,
                came = timeout(GRACE, channel.came.notified()) => came.is_ok(),
            };
            if !came && hub.retire(&subject, &channel) {
                return;
            }
        }
    }
}

struct Reader {
    client: Arc<Client>,
    tasks: Tasks,
    clusters_at: Option<Instant>,
}

impl Reader {
    /// Everything once. What is essential fails the whole; of the rest the old state stays.
    async fn read(&mut self, cluster: Option<&str>, old: View) -> Result<(View, Vec<Unavailable>), Unavailable> {
        let mut troubles = Vec::new();
        let View { mut clusters, mut tasks, .. } = old;
        let pools = match cluster {
            Some(cluster) => {
                let answer =
                    self.client.read(&call("DescribeClusterNodePools", pools_path(cluster), String::new())).await;
                rows(answer, "nodepools").map_err(|error| Unavailable { what: "pools", error })?
            }
            None => Vec::new(),
        };
        if cluster.is_none() || self.clusters_at.is_none_or(|at| at.elapsed() >= CLUSTERS_EVERY) {
            match read_clusters(&self.client).await {
                Ok(read) => {
                    clusters = read;
                    self.clusters_at = Some(Instant::now());
                }
                Err(error) if cluster.is_none() => return Err(Unavailable { what: "clusters", error }),
                Err(error) => troubles.push(Unavailable { what: "clusters", error }),
            }
        }
        if let Some(cluster) = cluster {
            match self.tasks.read(&self.client, cluster).await {
                Ok(read) => tasks = read,
                Err(error) => troubles.push(Unavailable { what: "tasks", error }),
            }
        }
        Ok((View { clusters, pools, tasks }, troubles))
    }
}

impl Unavailable {
    fn into_event(self) -> Value {
        let text = |names: [&str; 2]| names.iter().find_map(|name| self.error.get(name)).cloned().unwrap_or(json!(""));
        json!({
            "code": text(["code", "Code"]),
            "message": text(["message", "Message"]),
            "requestId": text(["requestId", "RequestId"]),
            "what": self.what,
        })
    }
}

async fn read_clusters(client: &Client) -> Result<Vec<Value>, Value> {
    let mut clusters = Vec::new();
    for page in 1..=10 {
        let query = format!("page_number={page}&page_size={CLUSTER_PAGE}");
        let read =
            rows(client.read(&call("DescribeClustersV1", "/api/v1/clusters".to_owned(), query)).await, "clusters")?;
        let is_last = read.len() < CLUSTER_PAGE;
        clusters.extend(read);
        if is_last {
            break;
        }
    }
    Ok(clusters)
}

fn pools_path(cluster: &str) -> String {
    format!("/clusters/{cluster}/nodepools")
}

/// A call of the container service.
pub(super) fn call(name: &str, path: String, query: String) -> Call {
    let operation = OPERATIONS.iter().find(|operation| operation.name == name).expect("the table has this operation");
    Call { operation, path, query, body: Bytes::new() }
}

/// The list under `key`, or the error object.
pub(super) fn rows(answer: Result<Answer, Problem>, key: &str) -> Result<Vec<Value>, Value> {
    let answer = answer.map_err(|problem| problem.body(""))?;
    if !answer.is_success() {
        return Err(answer.json());
    }
    match answer.json() {
        Value::Object(mut object) => match object.remove(key) {
            Some(Value::Array(rows)) => Ok(rows),
            // No rows may be no key.
            None | Some(Value::Null) => Ok(Vec::new()),
            Some(_) => Err(Problem::Answer(format!("{key} is no list")).body("")),
        },
        _ => Err(Problem::Answer("no object".to_owned()).body("")),
    }
}
