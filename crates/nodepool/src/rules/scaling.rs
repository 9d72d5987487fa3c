//! How many nodes: scaling mode, minimum and maximum, expected nodes.

use super::engine::{Check, Code, Rule};
use super::network::zones;
use crate::choice::ScalingMode;
use crate::paths;

const MIN_RANGE: Code = Code::api("scaling.min_range");
const MAX_RANGE: Code = Code::api("scaling.max_range");
const MIN_ABOVE_MAX: Code = Code::api("scaling.min_above_max");
/// The API takes 0 where it is absent, and the pool never gets a node.
const MAX_REQUIRED: Code = Code::console("scaling.max_required");
const NOT_WITH_AUTO: Code = Code::api("nodes.desired_with_auto_scaling");
const DESIRED_RANGE: Code = Code::api("nodes.desired_range");
const BELOW_ADVISED: Code = Code::advice("nodes.below_advised");
const PER_CALL: Code = Code::api("nodes.per_call");
const QUOTA: Code = Code::api("nodes.quota");
const DEPLOYMENT_SET: Code = Code::api("nodes.deployment_set");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[MIN_RANGE, MAX_RANGE, MIN_ABOVE_MAX, MAX_REQUIRED],
        reads: &[ENABLE, paths::AUTO_SCALING_MIN_INSTANCES.path(), paths::AUTO_SCALING_MAX_INSTANCES.path()],
        run: limits,
    },
    Rule { codes: &[NOT_WITH_AUTO], reads: &[ENABLE, paths::DESIRED_SIZE.path()], run: mode },
    Rule {
        codes: &[DESIRED_RANGE, BELOW_ADVISED, PER_CALL],
        reads: &[paths::DESIRED_SIZE.path(), paths::STATUS_TOTAL_NODES.path()],
        run: desired,
    },
    Rule {
        codes: &[QUOTA],
        reads: &[
            ENABLE,
            paths::AUTO_SCALING_MIN_INSTANCES.path(),
            paths::DESIRED_SIZE.path(),
            paths::STATUS_TOTAL_NODES.path(),
        ],
        run: quota,
    },
    Rule {
        codes: &[DEPLOYMENT_SET],
        reads: &[
            ENABLE,
            paths::AUTO_SCALING_MAX_INSTANCES.path(),
            paths::DESIRED_SIZE.path(),
            paths::DEPLOYMENTSET_ID.path(),
            paths::VSWITCH_IDS.path(),
        ],
        run: deployment_set,
    },
];

const ENABLE: &str = paths::AUTO_SCALING_ENABLE.path();

/// Most nodes of a scaling group (contract, max).
const MOST: i64 = 2000;
/// Most nodes added by one call (contract, desired).
const MOST_PER_CALL: i64 = 500;
/// Fewer nodes cannot run the cluster's components reliably (contract, desired).
const ADVISED: i64 = 2;
/// Most instances of a deployment set in one zone (contract, deployset).
const DEPLOYMENT_SET_PER_ZONE: i64 = 20;

fn limits(check: &mut Check<'_>) {
    // Without auto scaling the service ignores both (C6).
    if ScalingMode::of(check.pool()) == ScalingMode::Manual {
        return;
    }
    let (min_path, max_path) = (paths::AUTO_SCALING_MIN_INSTANCES, paths::AUTO_SCALING_MAX_INSTANCES);
    let (min, max) = (check.get(min_path.typed::<i64>()), check.get(max_path.typed::<i64>()));
    let min_holds = check.range(MIN_RANGE, min_path, min.unwrap_or(0), 0, MOST);
    let max_holds = check.range(MAX_RANGE, max_path, max.unwrap_or(0), 0, MOST);
    if check.pool().get(max_path.typed::<i64>()) == Ok(None) {
        check.say(MAX_REQUIRED, max_path);
    }
    let (min, max) = (min.unwrap_or(0), max.unwrap_or(0));
    if min > max && min_holds && max_holds {
        check.say(MIN_ABOVE_MAX, min_path).with("min", min).with("max", max).and(max_path);
    }
}

fn mode(check: &mut Check<'_>) {
    if ScalingMode::of(check.pool()) == ScalingMode::Auto && check.get(paths::DESIRED_SIZE.typed::<i64>()).is_some() {
        check.say(NOT_WITH_AUTO, paths::DESIRED_SIZE).and(paths::AUTO_SCALING_ENABLE);
    }
}

fn desired(check: &mut Check<'_>) {
    let Some(desired) = check.get(paths::DESIRED_SIZE.typed::<i64>()) else { return };
    if !check.range(DESIRED_RANGE, paths::DESIRED_SIZE, desired, 0, MOST) {
        return;
    }
    if desired < ADVISED {
        check.say(BELOW_ADVISED, paths::DESIRED_SIZE).with("min", ADVISED);
    }
    let added = desired - present(check);
    if added > MOST_PER_CALL {
        check.say(PER_CALL, paths::DESIRED_SIZE).with("max", MOST_PER_CALL).with("count", added);
    }
}

/// A minimum orders its nodes at once, as an expected number does.
fn quota(check: &mut Check<'_>) {
    let path = match ScalingMode::of(check.pool()) {
        ScalingMode::Auto => paths::AUTO_SCALING_MIN_INSTANCES,
        ScalingMode::Manual => paths::DESIRED_SIZE,
    };
    let (Some(nodes), Some(left)) = (check.get(path.typed::<i64>()), check.context.nodes_left) else { return };
    let present = present(check);
    if nodes <= MOST && nodes - present > i64::from(left) {
        check.say(QUOTA, path).with("max", i64::from(left) + present.max(0)).with("left", left);
    }
}

/// A pool that was read knows how many nodes it has; one that is being made has none.
fn present(check: &Check<'_>) -> i64 {
    check.get(paths::STATUS_TOTAL_NODES.typed::<i64>()).unwrap_or(0)
}

fn deployment_set(check: &mut Check<'_>) {
    if check.text(paths::DEPLOYMENTSET_ID).is_none() {
        return;
    }
    let zones = zones(check).len();
    let path = match ScalingMode::of(check.pool()) {
        ScalingMode::Auto => paths::AUTO_SCALING_MAX_INSTANCES,
        ScalingMode::Manual => paths::DESIRED_SIZE,
    };
    let Some(nodes) = check.get(path.typed::<i64>()) else { return };
    let most = DEPLOYMENT_SET_PER_ZONE * zones as i64;
    if nodes > most && zones > 0 {
        check
            .say(DEPLOYMENT_SET, path)
            .with("max", most)
            .with("zones", zones)
            .and(paths::VSWITCH_IDS)
            .and(paths::DEPLOYMENTSET_ID);
    }
}
