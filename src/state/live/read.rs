//! What the events hold, read by hand: derived readers of the same shapes weigh 12 kB more after
//! compression. A missing or unknown key is no error.

use serde_json::Value;

/// Who speaks with which cloud.
#[derive(Clone, Debug, PartialEq)]
pub struct Session {
    /// `emulator` or `ack`.
    pub upstream: String,
    /// The default region.
    pub region: String,
    /// The ECS tag of pools that code owns, `key=value`.
    pub owner_tag: String,
    /// How often the server reads the pools, in seconds.
    pub poll_seconds: f64,
    /// Whether prices are made up.
    pub demo_prices: bool,
}

/// A cluster, as far as the console shows it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cluster {
    /// `c` and 32 hex digits.
    pub cluster_id: String,
    /// The user's name for it.
    pub name: String,
    /// Such as `cn-hangzhou`.
    pub region_id: String,
    /// Open set; writes need `running`.
    pub state: String,
    /// The Kubernetes version.
    pub current_version: String,
    /// Where its nodes live.
    pub vpc_id: String,
}

/// The newest task of a node pool.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Task {
    /// The node pool's id.
    pub pool: String,
    /// `T-` and 24 hex digits.
    pub task_id: String,
    /// Such as `cluster_scaleout`.
    pub task_type: String,
    /// `running`, `success`, `fail`; open set.
    pub state: String,
    /// What it is at.
    pub current_stage: String,
    /// RFC 3339.
    pub created: String,
    /// RFC 3339.
    pub updated: String,
    /// Why it failed, for machines; empty when it did not.
    pub error_code: String,
    /// Why it failed, for people.
    pub error_message: String,
}

impl Session {
    /// The session of an event.
    pub fn read(value: &Value) -> Self {
        Self {
            upstream: text(value, "upstream"),
            region: text(value, "region"),
            owner_tag: text(value, "owner_tag"),
            poll_seconds: value["poll_seconds"].as_f64().unwrap_or(5.0),
            demo_prices: value["demo_prices"].as_bool().unwrap_or(false),
        }
    }
}

impl Cluster {
    /// A cluster of DescribeClustersV1.
    pub fn read(value: &Value) -> Self {
        Self {
            cluster_id: text(value, "cluster_id"),
            name: text(value, "name"),
            region_id: text(value, "region_id"),
            state: text(value, "state"),
            current_version: text(value, "current_version"),
            vpc_id: text(value, "vpc_id"),
        }
    }
}

impl Task {
    /// A task of DescribeTaskInfo.
    pub fn read(value: &Value) -> Self {
        Self {
            pool: text(&value["target"], "id"),
            task_id: text(value, "task_id"),
            task_type: text(value, "task_type"),
            state: text(value, "state"),
            current_stage: text(value, "current_stage"),
            created: text(value, "created"),
            updated: text(value, "updated"),
            error_code: text(&value["error"], "code"),
            error_message: text(&value["error"], "message"),
        }
    }

    /// Whether it ended badly.
    pub fn has_failed(&self) -> bool {
        matches!(self.state.as_str(), "fail" | "failed")
    }
}

/// The items of a list; none when there is no list.
pub fn list<T>(value: &Value, name: &str, read: fn(&Value) -> T) -> Vec<T> {
    value[name].as_array().into_iter().flatten().map(read).collect()
}

fn text(value: &Value, name: &str) -> String {
    value[name].as_str().unwrap_or_default().to_owned()
}
