//! What an edit cannot change.

use super::engine::{Check, Code, arrange};
use crate::choice::{Billing, ScalingMode};
use crate::document::is_nothing;
use crate::table::{Body, Kind, ROWS, Row};
use crate::{Context, NodePool, Report, paths};

/// The PUT body does not have the path.
const FIXED: Code = Code::api("edit.fixed");
/// The create text says that it is fixed, though the PUT body lists it (C20).
const CLASS_FIXED: Code = Code::api("edit.instance_class_fixed");
/// A pool stays with spot instances, or without them.
const SPOT_FIXED: Code = Code::api("edit.spot_fixed");

/// The service's own code for it is ErrDefaultNodePool (contract, scaling_mode).
const DEFAULT_POOL: Code = Code::api("edit.default_pool_auto_scaling");

pub(super) const CODES: &[Code] = &[FIXED, CLASS_FIXED, SPOT_FIXED, DEFAULT_POOL];

/// The values of the create request that an edit cannot change, in form order: those that the PUT body
/// lacks. An edit that names one of them with another value is refused.
pub fn refused() -> impl Iterator<Item = Row> {
    ROWS.iter()
        .copied()
        .filter(|row| row.stands_in(Body::Create) && !row.stands_in(Body::Put) && row.kind() != Kind::Object)
}

/// What is wrong with editing `current` by the PUT body `body`, apart from the rules of the result.
pub fn check(current: &NodePool, body: &NodePool) -> Report {
    let context = Context::default();
    let mut check = Check::new(body, &context);
    let differs = |path: &str| {
        let sent = body.at(path).filter(|value| !value.is_null());
        sent.is_some_and(|sent| Some(sent) != current.at(path) && !(is_nothing(sent) && current.at(path).is_none()))
    };
    // Columns of lists are judged with their list.
    for row in refused().filter(|row| !row.path().contains("[]") && differs(row.path())) {
        check.say(FIXED, row.path());
    }
    if differs(paths::AUTO_SCALING_TYPE.path()) {
        check.say(CLASS_FIXED, paths::AUTO_SCALING_TYPE);
    }
    let is_default = current.get(paths::IS_DEFAULT) == Ok(Some(true));
    if is_default && ScalingMode::of(body) == ScalingMode::Auto && ScalingMode::of(current) == ScalingMode::Manual {
        check.say(DEFAULT_POOL, paths::AUTO_SCALING_ENABLE);
    }
    let mut after = current.clone();
    for path in [paths::INSTANCE_CHARGE_TYPE.path(), paths::SPOT_STRATEGY.path()] {
        if let Some(value) = body.at(path).filter(|value| !value.is_null()) {
            after.put(path, value.clone());
        }
    }
    if Billing::of(current).is_spot() != Billing::of(&after).is_spot() {
        check.say(SPOT_FIXED, paths::SPOT_STRATEGY).and(paths::INSTANCE_CHARGE_TYPE);
    }
    arrange(check.found)
}
