//! A server under test: started, spoken to, killed.

use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

/// A running `nodepool serve` with its emulator.
pub struct Served {
    child: Child,
    pub console: String,
    pub emulator: String,
    pub client: reqwest::Client,
    /// From the start of the process to its "Ready".
    pub ready_after: Duration,
}

/// The command with everything in `folder` and ports of its own.
pub fn command(folder: &Path, arguments: &[&str]) -> Command {
    let app = folder.join("app");
    std::fs::create_dir_all(&app).unwrap();
    std::fs::write(app.join("index.html"), "<!doctype html><title>test</title>").unwrap();
    let mut command = Command::new(env!("CARGO_BIN_EXE_nodepool"));
    command.arg("serve").arg("--app").arg(app).arg("--data-dir").arg(folder.join("data"));
    command.args(["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0"]).args(arguments);
    command.env_remove("ALIBABA_CLOUD_ACCESS_KEY_ID").env_remove("ALIBABA_CLOUD_ACCESS_KEY_SECRET");
    command
}

impl Served {
    /// Starts it and waits for its "Ready"; what it logs is appended to `folder/log`.
    pub fn start(folder: &Path, arguments: &[&str]) -> Self {
        Self::spawn(command(folder, arguments), folder)
    }

    pub fn spawn(mut command: Command, folder: &Path) -> Self {
        let log = File::options().create(true).append(true).open(folder.join("log")).unwrap();
        let begun = Instant::now();
        let mut child = command.stdout(Stdio::piped()).stderr(log).spawn().unwrap();
        let (mut console, mut emulator) = (String::new(), String::new());
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        for line in lines.by_ref() {
            let mut words = line.split_whitespace();
            match (words.next(), words.next()) {
                (Some("Console"), Some(url)) => console = url.to_owned(),
                (Some("Emulator" | "Upstream"), Some(url)) => emulator = url.to_owned(),
                (Some("Ready."), _) => break,
                _ => {}
            }
        }
        assert!(!console.is_empty(), "{}", std::fs::read_to_string(folder.join("log")).unwrap());
        let _ = rustls::crypto::ring::default_provider().install_default();
        let client = reqwest::Client::builder().no_proxy().timeout(Duration::from_secs(90)).build().unwrap();
        Self { child, console, emulator, client, ready_after: begun.elapsed() }
    }

    pub async fn read(&self, path: &str) -> Value {
        let answer = self.client.get(format!("{}{path}", self.console)).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{path}");
        answer.json().await.unwrap()
    }

    /// The first cluster, and a request for a pool in it that the emulator accepts.
    pub async fn cluster(&self) -> (String, Value) {
        let clusters = self.read("/openapi/cs/api/v1/clusters").await;
        let cluster = &clusters["clusters"][0];
        let vpc = cluster["vpc_id"].as_str().unwrap();
        let switches = self.read(&format!("/openapi/vpc/DescribeVSwitches?VpcId={vpc}&PageSize=50")).await;
        let ids: Vec<&Value> =
            switches["VSwitches"]["VSwitch"].as_array().unwrap().iter().map(|switch| &switch["VSwitchId"]).collect();
        let body = json!({
            "nodepool_info": {"name": ""},
            "scaling_group": {
                "vswitch_ids": ids, "instance_types": ["ecs.g7.xlarge"], "instance_charge_type": "PostPaid",
                "system_disk_category": "cloud_essd", "system_disk_size": 120, "image_type": "AliyunLinux3",
                "key_pair": "ops", "desired_size": 0,
            },
            "kubernetes_config": {"runtime": "containerd"},
        });
        (cluster["cluster_id"].as_str().unwrap().to_owned(), body)
    }

    /// A create as the console sends it.
    pub fn create(&self, cluster: &str, key: &str, body: &Value) -> reqwest::RequestBuilder {
        self.change("POST", &format!("/openapi/cs/clusters/{cluster}/nodepools"), key, body)
    }

    /// A change as the console sends it.
    pub fn change(&self, method: &str, path: &str, key: &str, body: &Value) -> reqwest::RequestBuilder {
        self.client
            .request(method.parse().unwrap(), format!("{}{path}", self.console))
            .header("origin", &self.console)
            .header("sec-fetch-site", "same-origin")
            .header("x-console-request", "1")
            .header("idempotency-key", key)
            .header("content-type", "application/json")
            .body(body.to_string())
    }

    /// Id and name of every pool, as the gateway lists them.
    pub async fn pools(&self, cluster: &str) -> Vec<(String, String)> {
        let list = self.read(&format!("/openapi/cs/clusters/{cluster}/nodepools")).await;
        let text = |pool: &Value, key: &str| pool["nodepool_info"][key].as_str().unwrap().to_owned();
        list["nodepools"]
            .as_array()
            .unwrap()
            .iter()
            .map(|pool| (text(pool, "nodepool_id"), text(pool, "name")))
            .collect()
    }

    /// Lets a call of the emulator go wrong.
    pub async fn fault(&self, fault: Value) {
        let url = format!("{}/_emulator/faults", self.emulator);
        let answer = self.client.post(url).body(fault.to_string()).send().await.unwrap();
        assert_eq!(answer.status(), 200, "{fault}");
    }

    /// The number of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// kill -9: it learns nothing of it.
    pub fn kill(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }

    /// SIGTERM; returns how long it took to end and with what code.
    #[cfg(unix)]
    pub fn terminate(&mut self) -> (Duration, Option<i32>) {
        let begun = Instant::now();
        Command::new("kill").args(["-TERM", &self.child.id().to_string()]).status().unwrap();
        let status = self.child.wait().unwrap();
        (begun.elapsed(), status.code())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        self.kill();
    }
}

/// A UUID that a test can recognise.
pub fn key(number: usize) -> String {
    format!("00000000-0000-4000-8000-{number:012x}")
}

/// `body` with a name.
pub fn named(body: &Value, name: &str) -> Value {
    let mut body = body.clone();
    body["nodepool_info"]["name"] = json!(name);
    body
}

/// Whether the counts of the promises are to be run whole.
pub fn is_full() -> bool {
    std::env::var_os("NODEPOOL_FULL_TESTS").is_some()
}
