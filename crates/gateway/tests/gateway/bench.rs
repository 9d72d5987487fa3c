//! What the tests stand on: an app folder, an upstream on demand, a gateway between them.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use gateway::{Options, Running, Upstream, UpstreamKind};
use http_body_util::{BodyExt, Full};
use hyper::server::conn::http1;
use hyper::service::service_fn;
use hyper_util::rt::TokioIo;
use secrecy::SecretString;
use serde_json::{Value, json};
use tempfile::TempDir;
use tokio::net::TcpListener;
use tokio::sync::Notify;

pub const SECRET: &str = "bench-secret-canary";

/// A call that reached the upstream.
#[derive(Clone, Debug)]
pub struct Seen {
    pub method: String,
    pub path: String,
    pub query: String,
    pub action: String,
    pub body: String,
}

/// What the upstream does with a call.
#[derive(Clone, Debug)]
pub enum Reply {
    Json(u16, Value),
    Html(u16),
    /// Closes the connection before it does or says anything.
    Cut,
    /// Does it and closes the connection.
    DoneThenCut,
    /// Closes the connection and does it later, as an upstream behind a proxy may.
    CutThenDone(Duration),
    /// Does it and answers later.
    DoneThenSlow(Duration),
    /// Answers later.
    Slow(Duration, Value),
    Stall,
}

/// An upstream with pools in memory; `script` overrides what it does, call by call.
pub struct Fake {
    pub address: SocketAddr,
    pub state: Arc<Mutex<State>>,
}

#[derive(Default)]
pub struct State {
    pub seen: Vec<Seen>,
    pub pools: Vec<Value>,
    pub script: VecDeque<(&'static str, Reply)>,
}

impl State {
    pub fn count(&self, action: &str) -> usize {
        self.seen.iter().filter(|seen| seen.action == action).count()
    }

    fn create(&mut self, body: &str) -> Value {
        let id = format!("np{:032x}", self.pools.len());
        let mut pool: Value = serde_json::from_str(body).unwrap();
        pool["nodepool_info"]["nodepool_id"] = json!(id);
        pool["nodepool_info"]["created"] = json!(jiff::Timestamp::now().to_string());
        self.pools.push(pool);
        json!({"nodepool_id": id, "task_id": "T-1", "request_id": "R"})
    }

    fn answer(&mut self, seen: &Seen) -> Reply {
        let scripted = match self.script.front() {
            Some((action, _)) if *action == seen.action => self.script.pop_front().map(|(_, reply)| reply),
            _ => None,
        };
        if let Some(reply) = scripted {
            return match reply {
                Reply::DoneThenCut => {
                    self.create(&seen.body);
                    Reply::Cut
                }
                Reply::DoneThenSlow(pause) => Reply::Slow(pause, self.create(&seen.body)),
                other => other,
            };
        }
        let answer = match seen.action.as_str() {
            "CreateClusterNodePool" => self.create(&seen.body),
            "DescribeClusterNodePools" => json!({"nodepools": self.pools}),
            "DescribeClusterNodePoolDetail" => {
                let id = seen.path.rsplit('/').next().unwrap();
                match self.pools.iter().find(|pool| pool["nodepool_info"]["nodepool_id"] == id) {
                    Some(pool) => pool.clone(),
                    None => {
                        return Reply::Json(
                            404,
                            json!({"code": "ErrorNodePoolNotFound", "message": "", "requestId": "R"}),
                        );
                    }
                }
            }
            "ModifyClusterNodePool" => {
                let id = seen.path.rsplit('/').next().unwrap();
                let sent = serde_json::from_str(&seen.body).unwrap();
                if let Some(pool) = self.pools.iter_mut().find(|pool| pool["nodepool_info"]["nodepool_id"] == id) {
                    merge(pool, sent);
                }
                json!({"request_id": "R"})
            }
            "DescribeClustersV1" => json!({"clusters": [{"cluster_id": "c1", "name": "demo"}]}),
            "DescribeClusterTasks" => json!({"tasks": []}),
            _ => json!({"request_id": "R"}),
        };
        Reply::Json(200, answer)
    }
}

/// Objects key by key, everything else as it was sent.
fn merge(there: &mut Value, sent: Value) {
    match (there, sent) {
        (Value::Object(there), Value::Object(sent)) => {
            for (key, value) in sent {
                merge(there.entry(key).or_insert(Value::Null), value);
            }
        }
        (there, sent) => *there = sent,
    }
}

impl Fake {
    pub async fn start() -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let state = Arc::new(Mutex::new(State::default()));
        let shared = Arc::clone(&state);
        tokio::spawn(async move {
            loop {
                let (stream, _) = listener.accept().await.unwrap();
                let state = Arc::clone(&shared);
                tokio::spawn(async move {
                    let cut = Arc::new(Notify::new());
                    let service = service_fn(|request| serve(Arc::clone(&state), Arc::clone(&cut), request));
                    let connection = http1::Builder::new().serve_connection(TokioIo::new(stream), service);
                    tokio::select! { _ = connection => {}, () = cut.notified() => {} }
                });
            }
        });
        Self { address, state }
    }

    pub fn script(&self, replies: impl IntoIterator<Item = (&'static str, Reply)>) {
        self.state.lock().unwrap().script.extend(replies);
    }

    pub fn count(&self, action: &str) -> usize {
        self.state.lock().unwrap().count(action)
    }
}

async fn serve(
    state: Arc<Mutex<State>>,
    cut: Arc<Notify>,
    request: hyper::Request<hyper::body::Incoming>,
) -> Result<hyper::Response<Full<bytes::Bytes>>, Infallible> {
    let (head, body) = request.into_parts();
    let body = body.collect().await.map(|body| body.to_bytes()).unwrap_or_default();
    let text = |name: &str| head.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned();
    let seen = Seen {
        method: head.method.to_string(),
        path: head.uri.path().to_owned(),
        query: head.uri.query().unwrap_or_default().to_owned(),
        action: text("x-acs-action"),
        body: String::from_utf8_lossy(&body).into_owned(),
    };
    let reply = {
        let mut state = state.lock().unwrap();
        state.seen.push(seen.clone());
        state.answer(&seen)
    };
    let (status, kind, body) = match reply {
        Reply::Json(status, value) => (status, "application/json", value.to_string()),
        Reply::Html(status) => (status, "text/html", "<html><body>Bad gateway</body></html>".to_owned()),
        Reply::Slow(pause, value) => {
            tokio::time::sleep(pause).await;
            (200, "application/json", value.to_string())
        }
        Reply::CutThenDone(pause) => {
            cut.notify_one();
            tokio::spawn(async move {
                tokio::time::sleep(pause).await;
                state.lock().unwrap().create(&seen.body);
            });
            std::future::pending().await
        }
        Reply::Cut | Reply::DoneThenCut | Reply::DoneThenSlow(_) => {
            cut.notify_one();
            std::future::pending().await
        }
        Reply::Stall => std::future::pending().await,
    };
    let response = hyper::Response::builder().status(status).header("content-type", kind);
    Ok(response.body(Full::from(body)).unwrap())
}

/// An app folder, an upstream and a gateway.
pub struct Bench {
    pub folder: TempDir,
    pub fake: Fake,
    pub gateway: Running,
    pub client: reqwest::Client,
}

impl Bench {
    pub async fn start() -> Self {
        Self::start_with(|_| {}).await
    }

    /// With options of its own.
    pub async fn start_with(change: impl FnOnce(&mut Options)) -> Self {
        let fake = Fake::start().await;
        let folder = tempfile::tempdir().unwrap();
        write_app(&folder.path().join("app"));
        let mut options = options(folder.path(), &format!("http://{}", fake.address));
        change(&mut options);
        let gateway = gateway::start(options).await.unwrap();
        Self { folder, fake, gateway, client: client() }
    }

    pub fn origin(&self) -> String {
        format!("http://{}", self.gateway.address)
    }

    pub fn url(&self, path: &str) -> String {
        format!("{}{path}", self.origin())
    }

    pub async fn get(&self, path: &str) -> reqwest::Response {
        self.client.get(self.url(path)).send().await.unwrap()
    }

    /// A mutation as the console's page sends it.
    pub fn mutation(&self, method: &str, path: &str, key: &str, body: &str) -> reqwest::RequestBuilder {
        let request = self
            .client
            .request(method.parse().unwrap(), self.url(path))
            .header("origin", self.origin())
            .header("sec-fetch-site", "same-origin")
            .header("x-console-request", "1")
            .header("idempotency-key", key);
        if body.is_empty() { request } else { request.header("content-type", "application/json").body(body.to_owned()) }
    }

    pub fn create(&self, key: &str, name: &str) -> reqwest::RequestBuilder {
        let body = json!({"nodepool_info": {"name": name}, "scaling_group": {"desired_size": 1}}).to_string();
        self.mutation("POST", "/openapi/cs/clusters/c1/nodepools", key, &body)
    }
}

pub fn client() -> reqwest::Client {
    let _ = rustls::crypto::ring::default_provider().install_default();
    reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(60)).build().unwrap()
}

pub fn options(folder: &Path, upstream: &str) -> Options {
    Options {
        listen: SocketAddr::from(([127, 0, 0, 1], 0)),
        app: folder.join("app"),
        upstream: Upstream {
            url: upstream.to_owned(),
            kind: UpstreamKind::Url,
            access_key_id: "emulator".to_owned(),
            access_key_secret: SecretString::from(SECRET),
            region: "cn-hangzhou".to_owned(),
        },
        data: folder.join("data").join("gateway.db"),
        poll: Duration::from_millis(200),
        settle: Duration::from_secs(1),
        owner_tag: "managed-by=helm".parse().unwrap(),
    }
}

pub fn write_app(folder: &Path) {
    let write = |name: &str, text: &str| {
        let path: PathBuf = folder.join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "index.html",
        "<!doctype html><script type=\"module\" src=\"/boot-0123456789abcdef.js\" integrity=\"sha384-x\"></script>",
    );
    write("boot-0123456789abcdef.js", "plain boot");
    write("boot-0123456789abcdef.js.br", "brotli boot");
    write("boot-0123456789abcdef.js.gz", "gzip boot");
    write("app-0123456789abcdef_bg.wasm", "wasm");
    write("code-worker_loader.js", "worker");
    write("texts/shell.en-0123456789abcdef.json", "{}");
    write("big-0123456789abcdef.bin", &"x".repeat(8 * 1024 * 1024));
    write("mark.svg", "<svg/>");
}

pub fn header<'r>(response: &'r reqwest::Response, name: &str) -> &'r str {
    response.headers().get(name).map_or("", |value| value.to_str().unwrap())
}

/// A UUID that a test can recognise.
pub fn key(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012x}")
}

/// The error code of an answer.
pub async fn code(response: reqwest::Response) -> (u16, String) {
    let status = response.status().as_u16();
    let value: Value = response.json().await.unwrap_or_default();
    (status, value["code"].as_str().unwrap_or_default().to_owned())
}
