//! From a document to the request that makes a pool of it.

use serde_json::Value;

use crate::choice::{Billing, Credential, DiskCategory, MatchCriteria, ScalingMode, known};
use crate::document::NodePool;
use crate::lens::Parameter;
use crate::path::Path;
use crate::paths;

/// A value that another choice leaves without effect.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unused {
    /// Where it stands.
    pub path: Path,
    /// The choice that it depends on.
    pub because: Path,
}

/// The values that other choices leave without effect, in form order within a theme. The form names them,
/// and [`sendable`] leaves them out: nothing that was typed is lost by trying another choice.
pub fn unused(pool: &NodePool) -> Vec<Unused> {
    let mut found = Vec::new();
    let mut without_effect = |paths: &[&'static str], because: &'static str| {
        for path in paths.iter().filter(|path| pool.at(path).is_some_and(|value| !value.is_null())) {
            found.push(Unused { path: Path::from(*path), because: Path::from(because) });
        }
    };
    let enable = paths::AUTO_SCALING_ENABLE.path();
    match ScalingMode::of(pool) {
        ScalingMode::Auto => without_effect(&[paths::DESIRED_SIZE.path()], enable),
        ScalingMode::Manual => without_effect(
            &[
                paths::AUTO_SCALING_MIN_INSTANCES.path(),
                paths::AUTO_SCALING_MAX_INSTANCES.path(),
                paths::AUTO_SCALING_TYPE.path(),
                paths::SCALING_POLICY.path(),
            ],
            enable,
        ),
    }
    let billing = Billing::of(pool);
    let (charge, spot) = (paths::INSTANCE_CHARGE_TYPE.path(), paths::SPOT_STRATEGY.path());
    if billing != Billing::SpotWithPriceLimit {
        without_effect(&[paths::SPOT_PRICE_LIMITS.path()], spot);
    }
    if billing != Billing::Subscription {
        let terms = [paths::PERIOD, paths::AUTO_RENEW_PERIOD].map(|path| path.path());
        without_effect(&terms, charge);
        without_effect(&[paths::PERIOD_UNIT.path(), paths::AUTO_RENEW.path()], charge);
    } else if known(pool, paths::AUTO_RENEW) != Some(true) {
        without_effect(&[paths::AUTO_RENEW_PERIOD.path()], paths::AUTO_RENEW.path());
    }
    if !billing.is_spot() {
        without_effect(&[paths::COMPENSATE_WITH_ON_DEMAND.path(), paths::SPOT_INSTANCE_REMEDY.path()], spot);
    }
    system_disk(pool, &mut without_effect);
    private_pool(pool, &mut without_effect);
    if known(pool, paths::INTERNET_MAX_BANDWIDTH_OUT).unwrap_or(0) == 0 {
        let bandwidth = paths::INTERNET_MAX_BANDWIDTH_OUT.path();
        without_effect(&[paths::INTERNET_CHARGE_TYPE.path()], bandwidth);
    }
    prices(pool, &billing, &mut found);
    data_disks(pool, &mut found);
    found
}

/// The request without the values that have no effect.
pub fn sendable(pool: &NodePool) -> NodePool {
    let mut request = pool.clone();
    // From the last row on, so that the row numbers before it stay right.
    for value in unused(pool).iter().rev() {
        request.remove(value.path.as_str());
    }
    if Credential::of(pool) != Credential::Both {
        for path in [paths::KEY_PAIR, paths::LOGIN_PASSWORD] {
            forget_empty(&mut request, path);
        }
    }
    request
}

/// A picker that was emptied leaves an empty text, which the service takes for a name.
fn forget_empty(request: &mut NodePool, path: Parameter<String>) {
    if request.at(path.path()).and_then(Value::as_str) == Some("") {
        request.remove(path.path());
    }
}

fn system_disk(pool: &NodePool, without_effect: &mut impl FnMut(&[&'static str], &'static str)) {
    let because = paths::SYSTEM_DISK_CATEGORY.path();
    let category = known(pool, paths::SYSTEM_DISK_CATEGORY.typed());
    let encryption = [paths::SYSTEM_DISK_ENCRYPT_ALGORITHM.path(), paths::SYSTEM_DISK_KMS_KEY_ID.path()];
    if category != Some(DiskCategory::Essd) {
        without_effect(&[paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path(), paths::SYSTEM_DISK_ENCRYPTED.path()], because);
        without_effect(&encryption, because);
    } else if known(pool, paths::SYSTEM_DISK_ENCRYPTED) != Some(true) {
        without_effect(&encryption, paths::SYSTEM_DISK_ENCRYPTED.path());
    }
    if category != Some(DiskCategory::Auto) {
        let autopl = [paths::SYSTEM_DISK_PROVISIONED_IOPS.path(), paths::SYSTEM_DISK_BURSTING_ENABLED.path()];
        without_effect(&autopl, because);
    }
}

fn private_pool(pool: &NodePool, without_effect: &mut impl FnMut(&[&'static str], &'static str)) {
    let criteria = paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA;
    if known(pool, criteria.typed()) != Some(MatchCriteria::Target) {
        without_effect(&[paths::PRIVATE_POOL_OPTIONS_ID.path()], criteria.path());
    }
}

/// Prices of types that are not chosen.
fn prices(pool: &NodePool, billing: &Billing, found: &mut Vec<Unused>) {
    let Some(types) = known(pool, paths::INSTANCE_TYPES).filter(|_| *billing == Billing::SpotWithPriceLimit) else {
        return;
    };
    for row in 0..pool.len_of(paths::SPOT_PRICE_LIMITS) {
        let kind = pool.get_in(paths::SPOT_PRICE_LIMIT_INSTANCE_TYPE, row);
        if let Ok(Some(kind)) = kind
            && !types.contains(&kind)
        {
            let path = Path::row(paths::SPOT_PRICE_LIMITS.path(), row, "");
            found.push(Unused { path, because: paths::INSTANCE_TYPES.path().into() });
        }
    }
}

fn data_disks(pool: &NodePool, found: &mut Vec<Unused>) {
    for row in 0..pool.len_of(paths::DATA_DISKS) {
        let mut without_effect = |path: Path, because: Path| {
            if pool.at(path.as_str()).is_some_and(|value| !value.is_null()) {
                found.push(Unused { path, because });
            }
        };
        let category = pool.get_in(paths::DATA_DISK_CATEGORY.typed(), row).ok().flatten();
        let because = || paths::DATA_DISK_CATEGORY.path(row);
        if category != Some(DiskCategory::Essd) {
            without_effect(paths::DATA_DISK_PERFORMANCE_LEVEL.path(row), because());
        }
        if category != Some(DiskCategory::Auto) {
            without_effect(paths::DATA_DISK_PROVISIONED_IOPS.path(row), because());
            without_effect(paths::DATA_DISK_BURSTING_ENABLED.path(row), because());
        }
        if pool.get_in(paths::DATA_DISK_ENCRYPTED, row) != Ok(Some("true".to_owned())) {
            without_effect(paths::DATA_DISK_KMS_KEY_ID.path(row), paths::DATA_DISK_ENCRYPTED.path(row));
        }
        if pool.get_in(paths::DATA_DISK_AUTO_FORMAT, row) != Ok(Some(true)) {
            without_effect(paths::DATA_DISK_FILE_SYSTEM.path(row), paths::DATA_DISK_AUTO_FORMAT.path(row));
        }
    }
}

/// Writes the tags in the API's own spelling: Terraform sends `Key` and `Value`, and both are taken (C25).
pub fn normalise_tags(pool: &mut NodePool) {
    let Some(Value::Array(tags)) = pool.at(paths::TAGS.path()).cloned() else { return };
    let tags = tags
        .into_iter()
        .map(|tag| match tag {
            Value::Object(keys) => {
                let lower = |key: String| match key.as_str() {
                    "Key" => "key".to_owned(),
                    "Value" => "value".to_owned(),
                    _ => key,
                };
                Value::Object(keys.into_iter().map(|(key, value)| (lower(key), value)).collect())
            }
            other => other,
        })
        .collect();
    pool.put(paths::TAGS.path(), Value::Array(tags));
}
