//! ECS tags.

use super::engine::{Check, Code, Rule};
use super::keys::{Problem, tag_key, tag_value};
use super::labels::{say, twins};
use crate::choice::ScalingMode;
use crate::paths;

const REQUIRED: Code = Code::api("tag.key_required");
const LENGTH: Code = Code::api("tag.key_length");
const START: Code = Code::api("tag.key_start");
const LINK: Code = Code::api("tag.key_link");
const RESERVED: Code = Code::api("tag.key_reserved");
const TWICE: Code = Code::api("tag.key_duplicate");
const VALUE_START: Code = Code::api("tag.value_start");
const VALUE_LINK: Code = Code::api("tag.value_link");
/// ECS allows 20 and ACK takes 3.
const COUNT: Code = Code::console("tag.count");
/// With auto scaling labels and taints become tags as well; the limit of 20 can be raised.
const MIRRORED: Code = Code::advice("tag.count_with_labels_and_taints");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[REQUIRED, LENGTH, START, LINK, RESERVED, TWICE, VALUE_START, VALUE_LINK],
        reads: &[paths::TAGS.path(), paths::AUTO_SCALING_ENABLE.path()],
        run: tags,
    },
    Rule {
        codes: &[COUNT, MIRRORED],
        reads: &[paths::TAGS.path(), paths::AUTO_SCALING_ENABLE.path(), paths::LABELS.path(), paths::TAINTS.path()],
        run: count,
    },
];

/// Most tags of an instance, and those that ACK and Auto Scaling write on each (contract, tags).
const MOST: usize = 20;
const RESERVED_TAGS: usize = 3;
/// Two more with auto scaling: `k8s.io/cluster-autoscaler` and `k8s.aliyun.com`.
const AUTO_SCALING_TAGS: usize = 2;

fn tags(check: &mut Check<'_>) {
    let auto = ScalingMode::of(check.pool()) == ScalingMode::Auto;
    let mut keys = Vec::new();
    for cells in check.rows(paths::TAGS) {
        let key = cells.text(paths::TAG_KEY);
        keys.push(key);
        if !cells.mistyped(paths::TAG_KEY)
            && let Err(problem) = tag_key(key.unwrap_or_default(), auto)
        {
            let code = match problem {
                Problem::Empty => REQUIRED,
                Problem::Length { .. } => LENGTH,
                Problem::Start => START,
                Problem::Link => LINK,
                _ => RESERVED,
            };
            say(check, code, paths::TAG_KEY.path(cells.row), problem);
        }
        if let Err(problem) = tag_value(cells.text(paths::TAG_VALUE).unwrap_or_default()) {
            let code = if problem == Problem::Start { VALUE_START } else { VALUE_LINK };
            say(check, code, paths::TAG_VALUE.path(cells.row), problem);
        }
    }
    for (row, first) in twins(&keys) {
        check.say(TWICE, paths::TAG_KEY.path(row)).and(paths::TAG_KEY.path(first));
    }
}

fn count(check: &mut Check<'_>) {
    let count = check.rows(paths::TAGS).count();
    if count > MOST - RESERVED_TAGS {
        check.say(COUNT, paths::TAGS).with("max", MOST - RESERVED_TAGS).with("count", count);
        return;
    }
    if ScalingMode::of(check.pool()) == ScalingMode::Auto {
        let mirrored = check.rows(paths::LABELS).count() + check.rows(paths::TAINTS).count();
        let all = count + RESERVED_TAGS + AUTO_SCALING_TAGS + mirrored;
        if all > MOST {
            check.say(MIRRORED, paths::TAGS).with("max", MOST).with("count", all).and(paths::LABELS).and(paths::TAINTS);
        }
    }
}
