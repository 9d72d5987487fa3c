//! A client that signs like the official ones, against an emulator on a free port.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use ack_api::signing::{Credential, Request, v3};
use emulator::{DEMO_KEY, Options, Running, Seed, start};
use serde_json::{Value, json};

/// An emulator and a client of it.
pub struct Cloud {
    pub running: Running,
    pub http: reqwest::Client,
    pub cluster: String,
    pub vswitches: Vec<String>,
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub headers: reqwest::header::HeaderMap,
    pub body: Value,
}

static NONCE: AtomicU64 = AtomicU64::new(0);

/// A nonce that no test used.
pub fn nonce() -> String {
    format!("{}-{}", std::process::id(), NONCE.fetch_add(1, Ordering::Relaxed))
}

pub fn now() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).expect("after 1970");
    i64::try_from(since.as_secs()).expect("a small number")
}

pub fn credential(id: &str, secret: &str) -> Credential {
    Credential { access_key_id: id.to_owned(), access_key_secret: secret.to_owned().into(), security_token: None }
}

/// A document that create takes, with two nodes.
pub fn pool(vswitches: &[String]) -> Value {
    json!({
        "nodepool_info": {"name": "np-web"},
        "scaling_group": {
            "vswitch_ids": vswitches,
            "instance_types": ["ecs.g9i.xlarge", "ecs.g7.xlarge"],
            "instance_charge_type": "PostPaid",
            "image_type": "AliyunLinux3",
            "key_pair": "ops",
            "system_disk_category": "cloud_essd",
            "system_disk_size": 120,
            "desired_size": 2,
        },
        "kubernetes_config": {"labels": [{"key": "tier", "value": "web"}]},
        "auto_scaling": {"enable": false},
    })
}

/// One that has no expected number and does not scale by itself.
pub fn unsized_pool(vswitches: &[String]) -> Value {
    let mut body = pool(vswitches);
    body["scaling_group"].as_object_mut().expect("an object").shift_remove("desired_size");
    body
}

/// One that scales by itself.
pub fn auto_pool(vswitches: &[String], min: i64, max: i64) -> Value {
    let mut body = unsized_pool(vswitches);
    body["auto_scaling"] = json!({"enable": true, "min_instances": min, "max_instances": max});
    body
}

impl Cloud {
    pub async fn start(seed: Seed) -> Self {
        Self::with(Options { seed, ..Options::default() }).await
    }

    pub async fn with(options: Options) -> Self {
        // The HTTP client wants one even where nothing is encrypted; a second installation is refused.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let running = start(options).await.expect("an emulator");
        let mut cloud = Self { running, http: reqwest::Client::new(), cluster: String::new(), vswitches: Vec::new() };
        let clusters = cloud.get("/api/v1/clusters").await.body;
        let cluster = &clusters["clusters"][0];
        cloud.cluster = cluster["cluster_id"].as_str().expect("an id").to_owned();
        let ids = cluster["vswitch_ids"].as_array().expect("a list");
        cloud.vswitches = ids.iter().map(|id| id.as_str().expect("an id").to_owned()).collect();
        cloud
    }

    pub fn host(&self) -> String {
        self.running.address.to_string()
    }

    /// A signed container service call.
    pub async fn call(&self, method: &str, path: &str, body: Option<&Value>) -> Answer {
        let body = body.map(ToString::to_string).unwrap_or_default();
        self.send(method, path, &[], body.into_bytes()).await
    }

    pub async fn get(&self, path: &str) -> Answer {
        self.call("GET", path, None).await
    }

    /// A signed RPC call.
    pub async fn rpc(&self, action: &str, version: &str, query: &str) -> Answer {
        let headers = [("x-acs-action", action), ("x-acs-version", version)];
        self.send("POST", &format!("/?{query}"), &headers, Vec::new()).await
    }

    pub async fn send(&self, method: &str, path: &str, more: &[(&str, &str)], body: Vec<u8>) -> Answer {
        self.request(method, path, more, body, &credential(DEMO_KEY, DEMO_KEY), now(), &nonce())
            .send()
            .await
            .map(read)
            .expect("an answer")
            .await
    }

    #[expect(clippy::too_many_arguments, reason = "each test turns one of them wrong")]
    pub fn request(
        &self,
        method: &str,
        path_and_query: &str,
        more: &[(&str, &str)],
        body: Vec<u8>,
        credential: &Credential,
        now: i64,
        nonce: &str,
    ) -> reqwest::RequestBuilder {
        let (path, query) = path_and_query.split_once('?').unwrap_or((path_and_query, ""));
        let mut headers: Vec<(String, String)> = vec![("host".to_owned(), self.host())];
        if !body.is_empty() {
            headers.push(("content-type".to_owned(), "application/json".to_owned()));
        }
        let unnamed = more.iter().filter(|(name, _)| !matches!(*name, "x-acs-action" | "x-acs-version"));
        headers.extend(unnamed.map(|(name, value)| ((*name).to_owned(), (*value).to_owned())));
        let named = |name: &str| more.iter().find(|(held, _)| *held == name).map(|pair| pair.1);
        let (action, version) =
            (named("x-acs-action").unwrap_or("Any"), named("x-acs-version").unwrap_or("2015-12-15"));
        let request = Request { method, path, query, headers: &headers, body: &body };
        headers.extend(v3::sign(&request, action, version, credential, now, nonce));
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let mut builder = self.http.request(method, format!("http://{}{path_and_query}", self.host()));
        for (name, value) in headers.iter().filter(|(name, _)| name != "host") {
            builder = builder.header(name, value);
        }
        builder.body(body)
    }

    /// Lets time pass.
    pub async fn advance(&self, seconds: f64) {
        let url = format!("http://{}/_emulator/clock", self.host());
        let answer = self.http.post(url).json(&json!({"advance_seconds": seconds})).send().await.expect("an answer");
        assert_eq!(answer.status(), 200);
    }

    /// What a pool was sent.
    pub async fn requests(&self, pool: &str) -> Value {
        let url = format!("http://{}/_emulator/requests?pool={pool}", self.host());
        self.http.get(url).send().await.expect("an answer").json().await.expect("JSON")
    }

    pub async fn fault(&self, fault: &Value) {
        let url = format!("http://{}/_emulator/faults", self.host());
        assert_eq!(self.http.post(url).json(fault).send().await.expect("an answer").status(), 200);
    }

    /// The instances in no pool.
    pub async fn instances(&self) -> Vec<Value> {
        let url = format!("http://{}/_emulator/instances", self.host());
        let mut answer: Value = self.http.get(url).send().await.expect("an answer").json().await.expect("JSON");
        answer["instances"].as_array_mut().expect("a list").split_off(0)
    }

    /// Makes free instances; gives status and answer.
    pub async fn make_instances(&self, order: &Value) -> (u16, Value) {
        let url = format!("http://{}/_emulator/instances", self.host());
        let answer = self.http.post(url).json(order).send().await.expect("an answer");
        (answer.status().as_u16(), answer.json().await.expect("JSON"))
    }

    /// Makes free instances in the first zone; gives their ids.
    pub async fn free_instances(&self, count: usize, charge_type: &str) -> Vec<String> {
        let order = json!({"count": count, "charge_type": charge_type, "cluster": self.cluster});
        let (status, answer) = self.make_instances(&order).await;
        assert_eq!(status, 200, "{answer}");
        let made = answer["instances"].as_array().expect("a list").iter();
        made.map(|one| one["instance_id"].as_str().expect("an id").to_owned()).collect()
    }

    /// The nodes of a pool, one hundred at most.
    pub async fn nodes(&self, pool: &str) -> Vec<Value> {
        let path = format!("/clusters/{}/nodes?nodepool_id={pool}&pageSize=100", self.cluster);
        let mut answer = self.get(&path).await.body;
        answer["nodes"].as_array_mut().expect("a list").split_off(0)
    }

    pub fn pools(&self) -> String {
        format!("/clusters/{}/nodepools", self.cluster)
    }

    pub fn pool(&self, id: &str) -> String {
        format!("{}/{id}", self.pools())
    }

    pub async fn create(&self, body: &Value) -> Answer {
        self.call("POST", &self.pools(), Some(body)).await
    }

    /// Makes a pool that must be taken; gives its id.
    pub async fn created(&self, body: &Value) -> String {
        let answer = self.create(body).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body["nodepool_id"].as_str().expect("an id").to_owned()
    }

    /// Attaches instances to a pool.
    pub async fn attach(&self, pool: &str, instances: &[String]) -> Answer {
        self.call("POST", &format!("{}/attach", self.pool(pool)), Some(&json!({"instances": instances}))).await
    }

    /// Deletes a pool with its nodes; the deletion must be taken.
    pub async fn delete(&self, pool: &str) {
        let answer = self.call("DELETE", &format!("{}?force=true", self.pool(pool)), None).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
    }

    pub async fn detail(&self, id: &str) -> Value {
        let answer = self.get(&self.pool(id)).await;
        assert_eq!(answer.status, 200, "{}", answer.body);
        answer.body
    }

    /// State, ready and all nodes.
    pub async fn status(&self, id: &str) -> (String, i64, i64) {
        let status = self.detail(id).await["status"].clone();
        let number = |key: &str| status[key].as_i64().expect("a number");
        (status["state"].as_str().expect("a state").to_owned(), number("healthy_nodes"), number("total_nodes"))
    }
}

pub async fn read(response: reqwest::Response) -> Answer {
    let (status, headers) = (response.status().as_u16(), response.headers().clone());
    let text = response.text().await.expect("a body");
    let body = serde_json::from_str(&text).unwrap_or_else(|_| Value::from(text.as_str()));
    Answer { status, headers, body }
}
