//! The words for what [`mod@super::facts`] reads. All are reactive to the language.

use texts::Shell;

use super::{
    facts::{Billing, Detail, Facts, Scaling},
    query::{Column, Segment},
};
use crate::{
    components::status::Tone,
    i18n::{format, t, t_count, t_with},
};

/// The state; one that the console does not know is shown as it came.
pub fn state(facts: &Facts) -> String {
    match facts.state.as_str() {
        _ if facts.tone == Tone::Failed => t(Shell::StateFailed),
        "" => t(Shell::NodesUnknown),
        word => state_word(word).map_or_else(|| word.to_owned(), t),
    }
}

/// What the console calls a state of the API.
pub fn state_word(state: &str) -> Option<Shell> {
    Some(match state {
        "initial" => Shell::StateInitial,
        "active" => Shell::StateActive,
        "updating" => Shell::StateUpdating,
        "scaling" => Shell::StateScaling,
        "removing" => Shell::StateRemoving,
        "deleting" => Shell::StateDeleting,
        _ => return None,
    })
}

/// The line under the state.
pub fn detail(detail: &Detail) -> String {
    let of = |key: Shell, ready: u32, expected: u32| {
        t_with(key, &[("ready", &number(ready)), ("expected", &number(expected))])
    };
    match detail {
        Detail::None => String::new(),
        Detail::Creating { ready, expected } => of(Shell::DetailCreating, *ready, *expected),
        Detail::Joining { ready, expected } => of(Shell::DetailJoining, *ready, *expected),
        Detail::Leaving(count) => t_count(Shell::DetailLeaving, *count),
        Detail::Lost(count) => t_count(Shell::DetailLost, *count),
        Detail::Failed(count) => t_count(Shell::DetailFailedNodes, *count),
        Detail::Said(message) => message.clone(),
    }
}

/// The number before the rail and the words after it.
pub fn nodes(facts: &Facts) -> (String, String) {
    let present = facts.counts.ready + facts.counts.lost + facts.counts.going;
    match (facts.total, facts.expected) {
        (None, None) => (String::new(), t(Shell::NodesUnknown)),
        _ if facts.state == "deleting" => (number(present), t(Shell::NodesLeft)),
        (Some(total), Some(expected)) if total > expected => {
            (number(total), t_with(Shell::NodesExpected, &[("expected", &number(expected))]))
        }
        (total, expected) => {
            let all = total.unwrap_or(0).max(expected.unwrap_or(0));
            (number(facts.counts.ready), t_with(Shell::NodesReadyOf, &[("total", &number(all))]))
        }
    }
}

/// The scaling mode and its numbers.
pub fn scaling(facts: &Facts) -> (String, String) {
    match (facts.scaling, facts.expected) {
        (Scaling::Auto { minimum, maximum }, _) => {
            (t(Shell::ScalingAuto), format!("{}–{}", number(minimum), number(maximum)))
        }
        (Scaling::Manual, Some(expected)) => (t(Shell::ScalingManual), t_count(Shell::ScalingExpected, expected)),
        (Scaling::Manual, None) => (t(Shell::ScalingManual), "–".to_owned()),
    }
}

/// How it is paid.
pub fn billing(billing: &Billing) -> String {
    match billing {
        Billing::PayAsYouGo => t(Shell::BillingPostPaid),
        Billing::Subscription => t(Shell::BillingPrePaid),
        Billing::Spot => t(Shell::BillingSpot),
        Billing::Other(other) if other.is_empty() => "–".to_owned(),
        Billing::Other(other) => other.clone(),
    }
}

/// The operating system's name and variant. Names are names in every language.
pub fn system(image_type: &str) -> (String, String) {
    let plain = image_type.trim_end_matches("ContainerOptimized");
    let name = match plain {
        "AliyunLinux" => "Alibaba Cloud Linux 2",
        "AliyunLinux3" | "AliyunLinux3Arm64" | "AliyunLinux3Security" => "Alibaba Cloud Linux 3",
        "AliyunLinux4" | "AliyunLinux4Arm64" | "AliyunLinux4Security" => "Alibaba Cloud Linux 4",
        "" => "–",
        other => other,
    };
    let variant = match image_type {
        _ if plain.len() < image_type.len() => t(Shell::ContainerOptimized),
        _ if plain.ends_with("Arm64") => "Arm".to_owned(),
        _ => String::new(),
    };
    (name.to_owned(), variant)
}

/// The head of a column.
pub const fn column(column: Column) -> Shell {
    match column {
        Column::Name => Shell::ColumnName,
        Column::Status => Shell::ColumnStatus,
        Column::Nodes => Shell::ColumnNodes,
        Column::Scaling => Shell::ColumnScaling,
        Column::Types => Shell::ColumnTypes,
        Column::Billing => Shell::ColumnBilling,
        Column::System => Shell::ColumnSystem,
        Column::Changed => Shell::ColumnChanged,
    }
}

/// The word on the status switch.
pub const fn segment(segment: Segment) -> Shell {
    match segment {
        Segment::All => Shell::All,
        Segment::Active => Shell::SegmentActive,
        Segment::Transition => Shell::SegmentTransition,
        Segment::Failed => Shell::SegmentFailed,
    }
}

fn number(value: u32) -> String {
    format::number(value.into())
}
