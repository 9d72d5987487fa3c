//! Values that stand only under a condition: set aside when it does not hold, put back when it does.
//!
//! Nothing is dropped in silence: what is set aside is named beside its field, and not sent.

use nodepool::parameters::Info;
use nodepool::table::{Kind, Row};
use nodepool::{Column, NodePool, Path, paths};
use serde_json::{Value, json};

use super::place::{Place, RowId};

/// A value that was set aside.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Aside {
    /// Where it stood.
    pub(crate) place: Place,
    /// For a price limit, whose.
    pub(crate) of: Option<String>,
    /// The value.
    pub(crate) value: Value,
}

/// The paths that decide over others.
const GOVERNORS: [&str; 11] = [
    paths::AUTO_SCALING_ENABLE.path(),
    paths::INSTANCE_CHARGE_TYPE.path(),
    paths::SPOT_STRATEGY.path(),
    paths::AUTO_RENEW.path(),
    paths::INSTANCE_TYPES.path(),
    paths::SYSTEM_DISK_CATEGORY.path(),
    paths::SYSTEM_DISK_ENCRYPTED.path(),
    "scaling_group.data_disks[].category",
    "scaling_group.data_disks[].encrypted",
    paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA.path(),
    paths::MANAGEMENT_ENABLE.path(),
];

/// What takes effect only while the pool is managed.
pub(crate) fn managed() -> impl Iterator<Item = &'static str> {
    let settings = Info::of("managed").into_iter().flat_map(Info::rows).filter(|row| row.kind() != Kind::Object);
    settings.map(Row::path).filter(|path| *path != paths::MANAGEMENT_ENABLE.path())
}

/// Whether a change of this pattern can make another value apply or not.
pub(crate) fn governs(pattern: &str) -> bool {
    GOVERNORS.contains(&pattern)
}

/// Whether the performance level of a disk of this category means anything.
pub(crate) fn has_level(category: Option<&str>) -> bool {
    category == Some("cloud_essd")
}

/// Whether performance can be provisioned for a disk of this category.
pub(crate) fn has_provisioning(category: Option<&str>) -> bool {
    category == Some("cloud_auto")
}

/// Sets aside what does not apply any more and puts back what applies again; returns the places that
/// changed. `disks`: the rows of the data disks, in order.
pub(crate) fn settle(pool: &mut NodePool, aside: &mut Vec<Aside>, disks: &[RowId]) -> Vec<Place> {
    let mut changed = settle_once(pool, aside, disks);
    // What came back may itself decide over another value; nothing hangs deeper than that.
    changed.extend(settle_once(pool, aside, disks));
    changed
}

fn settle_once(pool: &mut NodePool, aside: &mut Vec<Aside>, disks: &[RowId]) -> Vec<Place> {
    let mut changed = Vec::new();
    let word = |pool: &NodePool, path: &str| text(pool.at(path));
    let is = |pool: &NodePool, path: &str, word: &str| text(pool.at(path)).as_deref() == Some(word);
    let on = |pool: &NodePool, path: nodepool::Parameter<bool>| pool.get(path).ok().flatten().unwrap_or(false);
    let auto = on(pool, paths::AUTO_SCALING_ENABLE);
    let prepaid = is(pool, paths::INSTANCE_CHARGE_TYPE.path(), "PrePaid");
    let spot = word(pool, paths::SPOT_STRATEGY.path()).is_some_and(|strategy| strategy != "NoSpot");
    let category = word(pool, paths::SYSTEM_DISK_CATEGORY.path());
    let (level, provisioning) = (has_level(category.as_deref()), has_provisioning(category.as_deref()));
    let encrypted = on(pool, paths::SYSTEM_DISK_ENCRYPTED);
    let target = is(pool, paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA.path(), "Target");
    let is_managed = on(pool, paths::MANAGEMENT_ENABLE);
    let renews = on(pool, paths::AUTO_RENEW);
    let singles = [
        (paths::AUTO_SCALING_MIN_INSTANCES.path(), auto),
        (paths::AUTO_SCALING_MAX_INSTANCES.path(), auto),
        (paths::AUTO_SCALING_TYPE.path(), auto),
        (paths::SCALING_POLICY.path(), auto),
        (paths::DESIRED_SIZE.path(), !auto),
        (paths::PERIOD.path(), prepaid),
        (paths::PERIOD_UNIT.path(), prepaid),
        (paths::AUTO_RENEW.path(), prepaid),
        (paths::AUTO_RENEW_PERIOD.path(), prepaid && renews),
        (paths::COMPENSATE_WITH_ON_DEMAND.path(), spot),
        (paths::SPOT_INSTANCE_REMEDY.path(), spot),
        (paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path(), level),
        (paths::SYSTEM_DISK_PROVISIONED_IOPS.path(), provisioning),
        (paths::SYSTEM_DISK_BURSTING_ENABLED.path(), provisioning),
        (paths::SYSTEM_DISK_ENCRYPTED.path(), level),
        (paths::SYSTEM_DISK_ENCRYPT_ALGORITHM.path(), level && encrypted),
        (paths::SYSTEM_DISK_KMS_KEY_ID.path(), level && encrypted),
        (paths::PRIVATE_POOL_OPTIONS_ID.path(), target),
    ];
    for (path, applies) in singles.into_iter().chain(managed().map(|path| (path, is_managed))) {
        settle_one(pool, aside, &mut changed, Place::Value(path), path, applies);
    }
    for (index, row) in disks.iter().enumerate() {
        let category = word(pool, paths::DATA_DISK_CATEGORY.path(index).as_str());
        let encrypted = is(pool, paths::DATA_DISK_ENCRYPTED.path(index).as_str(), "true");
        let (level, provisioning) = (has_level(category.as_deref()), has_provisioning(category.as_deref()));
        for (place, path, applies) in [
            of_disk(paths::DATA_DISK_PERFORMANCE_LEVEL, *row, index, level),
            of_disk(paths::DATA_DISK_PROVISIONED_IOPS, *row, index, provisioning),
            of_disk(paths::DATA_DISK_BURSTING_ENABLED, *row, index, provisioning),
            of_disk(paths::DATA_DISK_KMS_KEY_ID, *row, index, encrypted),
        ] {
            settle_one(pool, aside, &mut changed, place, path.as_str(), applies);
        }
    }
    settle_prices(pool, aside, &mut changed);
    changed
}

fn of_disk<T>(column: Column<T>, row: RowId, index: usize, applies: bool) -> (Place, Path, bool) {
    (Place::cell(column, row), column.path(index), applies)
}

fn settle_one(
    pool: &mut NodePool,
    aside: &mut Vec<Aside>,
    changed: &mut Vec<Place>,
    place: Place,
    path: &str,
    applies: bool,
) {
    if applies {
        let Some(at) = aside.iter().position(|one| one.place == place) else { return };
        let one = aside.remove(at);
        if pool.at(path).is_none() {
            pool.put(path, one.value);
            changed.push(place);
        }
    } else if let Some(value) = pool.take(path) {
        aside.retain(|one| one.place != place);
        aside.push(Aside { place, of: None, value });
        changed.push(place);
    }
}

/// The price limits stand in the order of the instance types, and only for spot with a price limit.
fn settle_prices(pool: &mut NodePool, aside: &mut Vec<Aside>, changed: &mut Vec<Place>) {
    let place = Place::from(paths::SPOT_PRICE_LIMITS);
    let before = pool.at(paths::SPOT_PRICE_LIMITS.path()).cloned();
    for row in before.iter().filter_map(Value::as_array).flatten() {
        if let (Some(of), Some(price)) = (text(row.get("instance_type")), row.get("price_limit")) {
            aside.retain(|one| one.of.as_deref() != Some(&of));
            aside.push(Aside { place, of: Some(of), value: price.clone() });
        }
    }
    let limited = text(pool.at(paths::SPOT_STRATEGY.path())).as_deref() == Some("SpotWithPriceLimit");
    let types = pool.get(paths::INSTANCE_TYPES).ok().flatten().unwrap_or_default();
    let mut rows = Vec::new();
    if limited {
        for of in types {
            if let Some(at) = aside.iter().position(|one| one.of.as_deref() == Some(&of)) {
                let one = aside.remove(at);
                rows.push(json!({"instance_type": of, "price_limit": one.value}));
            }
        }
    }
    let after = (!rows.is_empty()).then_some(Value::Array(rows));
    if before != after {
        match after {
            Some(rows) => pool.put(paths::SPOT_PRICE_LIMITS.path(), rows),
            None => drop(pool.take(paths::SPOT_PRICE_LIMITS.path())),
        }
        changed.push(place);
    }
}

fn text(value: Option<&Value>) -> Option<String> {
    value.and_then(Value::as_str).map(str::to_owned)
}

/// Taking a value away without the lists and rows around it.
trait Take {
    fn take(&mut self, path: &str) -> Option<Value>;
}

impl Take for NodePool {
    fn take(&mut self, path: &str) -> Option<Value> {
        // A row must stay when its last key goes: the list's order is the user's.
        if let Some((row, key)) = path.rsplit_once('.').filter(|(row, _)| row.ends_with(']')) {
            let mut fields = self.at(row)?.as_object()?.clone();
            let value = fields.shift_remove(key)?;
            self.put(row, Value::Object(fields));
            return Some(value);
        }
        self.remove(path)
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn pool(value: Value) -> NodePool {
        NodePool::from_value(value).expect("an object")
    }

    #[wasm_bindgen_test]
    fn what_does_not_apply_is_set_aside_and_comes_back() {
        let mut pool = pool(json!({
            "auto_scaling": {"enable": true},
            "scaling_group": {"desired_size": 2, "system_disk_category": "cloud_auto",
                "system_disk_performance_level": "PL1"}
        }));
        let mut aside = Vec::new();
        settle(&mut pool, &mut aside, &[]);
        assert_eq!(pool.at("scaling_group.desired_size"), None);
        assert_eq!(pool.at("scaling_group.system_disk_performance_level"), None);
        assert_eq!(aside.len(), 2);
        pool.put("auto_scaling.enable", json!(false));
        pool.put("scaling_group.system_disk_category", json!("cloud_essd"));
        settle(&mut pool, &mut aside, &[]);
        assert_eq!(pool.at("scaling_group.desired_size"), Some(&json!(2)));
        assert_eq!(pool.at("scaling_group.system_disk_performance_level"), Some(&json!("PL1")));
        assert!(aside.is_empty());
    }

    #[wasm_bindgen_test]
    fn everything_of_a_managed_pool_waits_for_its_switch() {
        let mut pool = pool(json!({"management": {"enable": false, "auto_repair": true,
            "auto_repair_policy": {"restart_node": true}}}));
        let mut aside = Vec::new();
        settle(&mut pool, &mut aside, &[]);
        assert_eq!(pool.at("management"), Some(&json!({"enable": false})));
        pool.put("management.enable", json!(true));
        settle(&mut pool, &mut aside, &[]);
        assert_eq!(pool.at("management.auto_repair_policy.restart_node"), Some(&json!(true)));
    }

    #[wasm_bindgen_test]
    fn a_subscription_brings_its_term_back() {
        let mut pool = pool(json!({"scaling_group": {"instance_charge_type": "PrePaid", "period": 3,
            "period_unit": "Month", "auto_renew": true, "auto_renew_period": 6}}));
        let before = pool.clone();
        let mut aside = Vec::new();
        pool.put("scaling_group.instance_charge_type", json!("PostPaid"));
        settle(&mut pool, &mut aside, &[]);
        assert_eq!(pool.at("scaling_group"), Some(&json!({"instance_charge_type": "PostPaid"})));
        pool.put("scaling_group.instance_charge_type", json!("PrePaid"));
        settle(&mut pool, &mut aside, &[]);
        for path in ["period", "period_unit", "auto_renew", "auto_renew_period"] {
            let path = ["scaling_group.", path].concat();
            assert_eq!(pool.at(&path), before.at(&path), "{path}");
        }
    }

    #[wasm_bindgen_test]
    fn a_level_follows_its_own_disk() {
        let mut pool = pool(json!({"scaling_group": {"data_disks": [
            {"performance_level": "PL1"}, {"category": "cloud_essd", "performance_level": "PL2"}]}}));
        let mut aside = Vec::new();
        let changed = settle(&mut pool, &mut aside, &[7, 9]);
        assert_eq!(changed, [Place::cell(paths::DATA_DISK_PERFORMANCE_LEVEL, 7)]);
        assert_eq!(
            pool.at("scaling_group.data_disks"),
            Some(&json!([{}, {"category": "cloud_essd", "performance_level": "PL2"}]))
        );
    }

    #[wasm_bindgen_test]
    fn price_limits_follow_the_instance_types() {
        let mut pool = pool(json!({"scaling_group": {"spot_strategy": "SpotWithPriceLimit",
            "instance_types": ["b", "a"],
            "spot_price_limit": [{"instance_type": "a", "price_limit": "1"}, {"instance_type": "c", "price_limit": "3"}]}}));
        let mut aside = Vec::new();
        settle(&mut pool, &mut aside, &[]);
        assert_eq!(
            pool.at("scaling_group.spot_price_limit"),
            Some(&json!([{"instance_type": "a", "price_limit": "1"}]))
        );
        assert_eq!(aside[0].of.as_deref(), Some("c"));
        pool.put("scaling_group.instance_types", json!(["c", "a"]));
        settle(&mut pool, &mut aside, &[]);
        assert_eq!(
            pool.at("scaling_group.spot_price_limit"),
            Some(&json!([{"instance_type": "c", "price_limit": "3"}, {"instance_type": "a", "price_limit": "1"}]))
        );
        assert!(aside.is_empty());
    }
}
