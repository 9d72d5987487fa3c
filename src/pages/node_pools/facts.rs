//! What a row shows, read from the pool's document and its newest task. Values the console does not
//! know stay as they are.

use nodepool::NodePool;
use serde_json::Value;

use crate::{
    browser,
    components::{rail::Counts, status::Tone},
    state::live::Task,
};

/// One row, without words.
#[derive(Clone, Debug, PartialEq)]
pub struct Facts {
    /// The id.
    pub id: String,
    /// The name.
    pub name: String,
    /// Whether the cluster came with it.
    pub is_default: bool,
    /// The API's state; empty when it gives none.
    pub state: String,
    /// What the state means.
    pub tone: Tone,
    /// Why, or how far.
    pub detail: Detail,
    /// For the rail.
    pub counts: Counts,
    /// Nodes there are; `None` when the API does not say.
    pub total: Option<u32>,
    /// Nodes there shall be; `None` when not configured, which is not 0.
    pub expected: Option<u32>,
    /// How it scales.
    pub scaling: Scaling,
    /// The types in order.
    pub types: Vec<String>,
    /// How it is paid.
    pub billing: Billing,
    /// The vSwitches in order.
    pub vswitches: Vec<String>,
    /// The image type, such as `AliyunLinux3`.
    pub image_type: String,
    /// When it last changed, in milliseconds.
    pub changed: Option<f64>,
}

/// The second line under the state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Detail {
    /// Nothing to add.
    None,
    /// So many of the wanted nodes exist.
    Creating {
        /// Ready ones.
        ready: u32,
        /// Wanted ones.
        expected: u32,
    },
    /// So many of the wanted nodes are ready.
    Joining {
        /// Ready ones.
        ready: u32,
        /// Wanted ones.
        expected: u32,
    },
    /// So many nodes leave.
    Leaving(u32),
    /// So many nodes are there but not ready.
    Lost(u32),
    /// So many nodes could not be added.
    Failed(u32),
    /// What the service said when the newest task failed.
    Said(String),
}

/// How the pool gets its number of nodes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scaling {
    /// The user says how many.
    Manual,
    /// Between two limits.
    Auto {
        /// The fewest.
        minimum: u32,
        /// The most.
        maximum: u32,
    },
}

/// How the instances are paid.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Billing {
    /// By use.
    PayAsYouGo,
    /// In advance.
    Subscription,
    /// At the market's price.
    Spot,
    /// As the API says; empty when it says nothing.
    Other(String),
}

impl Facts {
    /// The row of a pool.
    pub fn of(pool: &NodePool, task: Option<&Task>) -> Self {
        let text = |path: &str| pool.at(path).and_then(Value::as_str).unwrap_or_default().to_owned();
        let number = |path: &str| pool.at(path).and_then(Value::as_u64).and_then(|number| u32::try_from(number).ok());
        let is = |path: &str| pool.at(path).and_then(Value::as_bool).unwrap_or(false);
        let list = |path: &str| -> Vec<String> {
            let items = pool.at(path).and_then(Value::as_array);
            items.into_iter().flatten().filter_map(|item| item.as_str().map(str::to_owned)).collect()
        };
        let scaling = match is("auto_scaling.enable") {
            true => Scaling::Auto {
                minimum: number("auto_scaling.min_instances").unwrap_or(0),
                maximum: number("auto_scaling.max_instances").unwrap_or(0),
            },
            false => Scaling::Manual,
        };
        let state = text("status.state");
        let expected = number("scaling_group.desired_size");
        let total = number("status.total_nodes");
        let failed = number("status.failed_nodes").unwrap_or(0);
        let counts = counts(&number, &state, total, expected, scaling);
        let (tone, detail) = condition(&state, counts, failed, expected, task);
        let created = text("nodepool_info.created");
        let updated = text("nodepool_info.updated");
        Self {
            id: text("nodepool_info.nodepool_id"),
            name: text("nodepool_info.name"),
            is_default: is("nodepool_info.is_default"),
            tone,
            detail,
            counts,
            total,
            expected,
            scaling,
            types: list("scaling_group.instance_types"),
            billing: Billing::of(&text("scaling_group.instance_charge_type"), &text("scaling_group.spot_strategy")),
            vswitches: list("scaling_group.vswitch_ids"),
            image_type: text("scaling_group.image_type"),
            changed: browser::parse_time(if updated.is_empty() { &created } else { &updated }),
            state,
        }
    }

    /// Whether the row has what the user typed: in its name, an id, a type or a vSwitch. Every word counts.
    pub fn matches(&self, filter: &str) -> bool {
        let filter = browser::lowercase(filter);
        filter.split_ascii_whitespace().all(|word| {
            let has = |text: &str| browser::lowercase(text).contains(word);
            has(&self.name) || has(&self.id) || self.types.iter().chain(&self.vswitches).any(|text| has(text))
        })
    }
}

impl Billing {
    fn of(charge_type: &str, spot_strategy: &str) -> Self {
        match (charge_type, spot_strategy) {
            ("PrePaid", _) => Self::Subscription,
            ("PostPaid", "" | "NoSpot") => Self::PayAsYouGo,
            ("PostPaid", "SpotWithPriceLimit" | "SpotAsPriceGo") => Self::Spot,
            ("PostPaid", other) => Self::Other(other.to_owned()),
            (other, _) => Self::Other(other.to_owned()),
        }
    }
}

fn counts(
    number: &impl Fn(&str) -> Option<u32>,
    state: &str,
    total: Option<u32>,
    expected: Option<u32>,
    scaling: Scaling,
) -> Counts {
    let total = total.unwrap_or(0);
    let going = match state {
        "deleting" => total,
        _ => number("status.removing_nodes").unwrap_or(0).min(total),
    };
    let ready = number("status.healthy_nodes").unwrap_or(0).min(total - going);
    let initial = number("status.initial_nodes").unwrap_or(0).min(total - going - ready);
    // While it grows, nodes that do not exist yet are on their way as well.
    let wanted = match state {
        "initial" | "scaling" => expected.unwrap_or(0).saturating_sub(total),
        _ => 0,
    };
    let (minimum, maximum) = match scaling {
        Scaling::Auto { minimum, maximum } => (Some(minimum), Some(maximum)),
        Scaling::Manual => (None, None),
    };
    Counts { ready, lost: total - going - ready - initial, coming: initial + wanted, going, maximum, minimum }
}

fn condition(state: &str, counts: Counts, failed: u32, expected: Option<u32>, task: Option<&Task>) -> (Tone, Detail) {
    let Counts { ready, lost, going, .. } = counts;
    let grows = expected.filter(|expected| *expected > ready);
    match state {
        "initial" => (Tone::Updating, grows.map_or(Detail::None, |expected| Detail::Creating { ready, expected })),
        "scaling" => (Tone::Updating, grows.map_or(Detail::None, |expected| Detail::Joining { ready, expected })),
        "updating" => (Tone::Updating, Detail::None),
        "removing" if going > 0 => (Tone::Removing, Detail::Leaving(going)),
        "removing" | "deleting" => (Tone::Removing, Detail::None),
        "active" => match task.filter(|task| task.has_failed()) {
            Some(task) => (Tone::Failed, said(task, failed)),
            None if failed > 0 => (Tone::Failed, Detail::Failed(failed)),
            None if lost > 0 => (Tone::Active, Detail::Lost(lost)),
            // The instances exist and the state is settled, but nodes still join.
            None if counts.coming > 0 => {
                (Tone::Active, grows.map_or(Detail::None, |expected| Detail::Joining { ready, expected }))
            }
            None => (Tone::Active, Detail::None),
        },
        _ => (Tone::Unknown, Detail::None),
    }
}

fn said(task: &Task, failed: u32) -> Detail {
    match (task.error_message.as_str(), task.error_code.as_str()) {
        ("", "") if failed > 0 => Detail::Failed(failed),
        ("", "") => Detail::None,
        ("", code) => Detail::Said(code.to_owned()),
        (message, _) => Detail::Said(message.to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn facts(document: Value) -> Facts {
        Facts::of(&NodePool::from_value(document).expect("an object"), None)
    }

    #[wasm_bindgen_test]
    fn each_state_says_how_far_it_is() {
        for (state, healthy, initial, removing, tone, detail) in [
            ("initial", 0, 0, 0, Tone::Updating, Detail::Creating { ready: 0, expected: 4 }),
            ("scaling", 1, 2, 0, Tone::Updating, Detail::Joining { ready: 1, expected: 4 }),
            ("updating", 3, 0, 0, Tone::Updating, Detail::None),
            ("removing", 2, 0, 1, Tone::Removing, Detail::Leaving(1)),
            ("deleting", 3, 0, 0, Tone::Removing, Detail::None),
            ("active", 3, 0, 0, Tone::Active, Detail::None),
            ("active", 1, 2, 0, Tone::Active, Detail::Joining { ready: 1, expected: 4 }),
            ("active", 2, 0, 0, Tone::Active, Detail::Lost(1)),
            ("hibernating", 3, 0, 0, Tone::Unknown, Detail::None),
            ("", 0, 0, 0, Tone::Unknown, Detail::None),
        ] {
            let row = facts(json!({
                "scaling_group": {"desired_size": 4},
                "status": {"state": state, "total_nodes": if state == "initial" || state.is_empty() { 0 } else { 3 },
                    "healthy_nodes": healthy, "initial_nodes": initial, "removing_nodes": removing},
            }));
            assert_eq!((row.tone, row.detail), (tone, detail), "{state}");
        }
    }

    #[wasm_bindgen_test]
    fn every_node_stands_once_on_the_rail() {
        let row = facts(json!({
            "scaling_group": {"desired_size": 9},
            "auto_scaling": {"enable": true, "min_instances": 2, "max_instances": 20},
            "status": {"state": "scaling", "total_nodes": 7, "healthy_nodes": 4, "initial_nodes": 1, "removing_nodes": 1},
        }));
        let wanted = Counts { ready: 4, lost: 1, coming: 3, going: 1, maximum: Some(20), minimum: Some(2) };
        assert_eq!(row.counts, wanted);
    }

    #[wasm_bindgen_test]
    fn numbers_that_contradict_each_other_do_not_overflow() {
        let row =
            facts(json!({"status": {"state": "active", "total_nodes": 1, "healthy_nodes": 9, "removing_nodes": 5}}));
        assert_eq!(row.counts.present(), 1);
    }

    #[wasm_bindgen_test]
    fn a_failed_task_speaks_for_a_settled_pool() {
        let pool = NodePool::from_value(json!({"status": {"state": "active"}})).expect("an object");
        let error_message = "No stock in zone H.".to_owned();
        let task = Task { state: "fail".to_owned(), error_message, ..Task::default() };
        let row = Facts::of(&pool, Some(&task));
        assert_eq!((row.tone, row.detail), (Tone::Failed, Detail::Said("No stock in zone H.".to_owned())));
    }

    #[wasm_bindgen_test]
    fn absent_is_not_zero_and_the_unknown_stays() {
        let row = facts(json!({"scaling_group": {"instance_charge_type": "PostPaid", "spot_strategy": "SpotNew"}}));
        assert_eq!((row.expected, row.total), (None, None));
        assert_eq!(row.billing, Billing::Other("SpotNew".to_owned()));
    }

    #[wasm_bindgen_test]
    fn every_word_of_the_filter_must_be_found() {
        let row = facts(json!({
            "nodepool_info": {"name": "Web-Frontend", "nodepool_id": "np123"},
            "scaling_group": {"instance_types": ["ecs.g7.xlarge"], "vswitch_ids": ["vsw-h"]},
        }));
        for (filter, found) in
            [("", true), ("web", true), ("WEB g7", true), ("np12 vsw-h", true), ("web gpu", false), ("xyz", false)]
        {
            assert_eq!(row.matches(filter), found, "{filter}");
        }
    }
}
