//! Prices: of one instance type, and of the pool as it is being drafted.

use std::time::Duration;

use crate::components::lean::effect;
use leptos::prelude::*;
use leptos::task::spawn_local;
use nodepool::{NodePool, paths};
use serde_json::Value;
use texts::Form;

use super::sheet::Sheet;
use crate::api::catalogue::{self, Price, escape};
use crate::i18n::{self, format};

/// Typing comes to rest before a price is asked for.
const PAUSE: Duration = Duration::from_millis(400);
/// Prices of list rows are asked for in the order of the newest look, and not for rows scrolled past.
const QUEUE: usize = 24;

/// Paid by use.
const AN_HOUR: &str = "&PriceUnit=Hour&Period=1";

/// What a pool costs.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Estimate {
    /// One node, for an hour or the term.
    pub(crate) node: String,
    /// All nodes, for an hour or the term.
    pub(crate) pool: String,
    /// How many nodes that are.
    pub(crate) nodes: u32,
}

/// The hourly price of an instance type, in words; asks for it when nobody has yet.
pub(crate) fn of_type(sheet: Sheet, id: &str) -> Option<String> {
    let spot = !matches!(sheet.draft.text(paths::SPOT_STRATEGY.into()).as_str(), "" | "NoSpot");
    let known = sheet.facts.prices.with(|prices| prices.get(&(id.to_owned(), spot)).cloned());
    match known {
        Some(price) => price.map(|price| hourly(&price)),
        None => {
            want(sheet, id, spot);
            None
        }
    }
}

/// `¥/h`, or `/h` while no price is known.
pub(crate) fn per_hour(sheet: Sheet) -> String {
    let currency =
        sheet.facts.prices.with(|prices| prices.values().flatten().next().map(|price| price.currency.clone()));
    [&currency.unwrap_or_default(), "/h"].concat()
}

fn want(sheet: Sheet, id: &str, spot: bool) {
    let facts = sheet.facts;
    let first = facts.wanted_prices.try_update_value(|wanted| {
        let one = (id.to_owned(), spot);
        let first = wanted.is_empty();
        wanted.retain(|other| *other != one);
        wanted.push(one);
        if wanted.len() > QUEUE {
            wanted.remove(0);
        }
        first
    });
    if first == Some(true) {
        set_timeout(move || spawn_local(read_wanted(sheet)), Duration::from_millis(150));
    }
}

/// One after the other: a list that is scrolled fast must not flood the API.
async fn read_wanted(sheet: Sheet) {
    let facts = sheet.facts;
    while let Some(Some((id, spot))) = facts.wanted_prices.try_with_value(|wanted| wanted.last().cloned()) {
        let strategy = if spot { "&SpotStrategy=SpotAsPriceGo" } else { "" };
        let price = catalogue::read_price(&[AN_HOUR, "&InstanceType=", &escape(&id), strategy].concat()).await;
        // A price that could not be read is not asked for again until the list is.
        let known =
            facts.prices.try_update(|prices| drop(prices.insert((id.clone(), spot), price.unwrap_or_default())));
        if known.is_none() {
            return;
        }
        facts.wanted_prices.try_update_value(|wanted| wanted.retain(|one| *one != (id.clone(), spot)));
    }
}

/// The estimate for the draft, renewed a moment after the last change. `None` while it is not known.
pub(crate) fn estimate(sheet: Sheet) -> Signal<Option<Estimate>> {
    let price = RwSignal::new(None::<Price>);
    let asked = StoredValue::new(String::new());
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let nodes = RwSignal::new(0);
    let term = RwSignal::new(None::<(u32, bool)>);
    effect(move || {
        sheet.draft.track_document();
        let later = move || {
            let (query, count) = sheet.draft.with(|editing| (query_of(editing.pool()), nodes_of(editing.pool())));
            nodes.set(count);
            term.set(sheet.draft.with(|editing| term_of(editing.pool())));
            if asked.get_value() == query {
                return;
            }
            asked.set_value(query.clone());
            if query.is_empty() {
                price.set(None);
                return;
            }
            spawn_local(async move {
                let answer = catalogue::read_price(&query).await;
                if asked.try_get_value().as_ref() == Some(&query) {
                    price.try_set(answer.unwrap_or_default());
                }
            });
        };
        timer.update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
            *timer = set_timeout_with_handle(later, PAUSE).ok();
        });
    });
    on_cleanup(move || {
        if let Some(Some(timer)) = timer.try_update_value(Option::take) {
            timer.clear();
        }
    });
    Signal::derive(move || {
        let price = price.get()?;
        let nodes = nodes.get();
        let pool = Price { amount: price.amount * f64::from(nodes), ..price.clone() };
        let worded = |price: &Price| match term.get() {
            None => hourly(price),
            Some((count, weekly)) => {
                let text = if weekly { Form::ForWeeks } else { Form::ForMonths };
                [&money(price), " ", &i18n::t_count(text, count)].concat()
            }
        };
        Some(Estimate { node: worded(&price), pool: worded(&pool), nodes })
    })
}

/// The nodes that exist first: the expected number, or the autoscaler's minimum.
fn nodes_of(pool: &NodePool) -> u32 {
    let number = |parameter| pool.get(parameter).ok().flatten();
    if pool.get(paths::AUTO_SCALING_ENABLE).ok().flatten() == Some(true) {
        number(paths::AUTO_SCALING_MIN_INSTANCES).unwrap_or_default()
    } else {
        number(paths::DESIRED_SIZE).unwrap_or_default()
    }
}

/// How long a subscription is: how many months, or weeks where true; `None` when it is paid by use.
fn term_of(pool: &NodePool) -> Option<(u32, bool)> {
    let text = |parameter| pool.get(parameter).ok().flatten().unwrap_or_default();
    let period = pool.get(paths::PERIOD).ok().flatten()?;
    (text(paths::INSTANCE_CHARGE_TYPE) == "PrePaid").then(|| (period, text(paths::PERIOD_UNIT) == "Week"))
}

/// What DescribePrice is asked for one node of the pool; empty while there is no instance type, or a size
/// that is no number.
fn query_of(pool: &NodePool) -> String {
    let types = pool.get(paths::INSTANCE_TYPES).ok().flatten().unwrap_or_default();
    let Some(first) = types.first() else { return String::new() };
    let unit = match term_of(pool) {
        None => AN_HOUR.to_owned(),
        Some((weeks, true)) => format!("&PriceUnit=Week&Period={weeks}"),
        // A month's price goes up to nine of them.
        Some((months, false)) if months >= 12 => format!("&PriceUnit=Year&Period={}", months / 12),
        Some((months, false)) => format!("&PriceUnit=Month&Period={months}"),
    };
    let mut query = [&unit, "&InstanceType=", &escape(first)].concat();
    let mut sized = true;
    let mut disk = |prefix: &str, disk: &Value, names: [&str; 3]| {
        for (name, key) in ["Category", "Size", "PerformanceLevel"].into_iter().zip(names) {
            match disk.get(key) {
                Some(Value::String(_)) if name == "Size" => sized = false,
                Some(Value::String(text)) => query.push_str(&format!("&{prefix}.{name}={}", escape(text))),
                Some(Value::Number(number)) => query.push_str(&format!("&{prefix}.{name}={number}")),
                _ => {}
            }
        }
    };
    if let Some(group) = pool.at("scaling_group") {
        disk("SystemDisk", group, ["system_disk_category", "system_disk_size", "system_disk_performance_level"]);
        let disks = group.get("data_disks").and_then(Value::as_array).into_iter().flatten();
        for (index, one) in disks.enumerate() {
            disk(&format!("DataDisk.{}", index + 1), one, ["category", "size", "performance_level"]);
        }
    }
    if !sized {
        return String::new();
    }
    if pool.get(paths::SPOT_STRATEGY).ok().flatten().is_some_and(|strategy| strategy != "NoSpot") {
        query.push_str("&SpotStrategy=SpotAsPriceGo");
    }
    query
}

fn hourly(price: &Price) -> String {
    [&money(price), "/h"].concat()
}

fn money(price: &Price) -> String {
    format::money(price.amount, &price.currency)
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_price_is_asked_for_the_first_type_with_its_disks() {
        let pool = NodePool::from_value(json!({"scaling_group": {
            "instance_types": ["ecs.g7.xlarge", "x"], "spot_strategy": "SpotWithPriceLimit",
            "system_disk_category": "cloud_essd", "system_disk_size": 120, "system_disk_performance_level": "PL1",
            "data_disks": [{"category": "cloud_auto", "size": 200}]}}))
        .expect("an object");
        assert_eq!(
            query_of(&pool),
            "&PriceUnit=Hour&Period=1&InstanceType=ecs.g7.xlarge&SystemDisk.Category=cloud_essd&SystemDisk.Size=120\
             &SystemDisk.PerformanceLevel=PL1&DataDisk.1.Category=cloud_auto&DataDisk.1.Size=200\
             &SpotStrategy=SpotAsPriceGo"
        );
        assert_eq!(query_of(&NodePool::new()), "");
    }

    #[wasm_bindgen_test]
    fn a_price_is_asked_with_nothing_but_what_was_typed_as_a_value() {
        let pool = |size: Value| {
            NodePool::from_value(json!({"scaling_group": {
                "instance_types": ["a&Amount=9"], "system_disk_category": "x&y", "system_disk_size": size}}))
            .expect("an object")
        };
        assert_eq!(
            query_of(&pool(json!(40))),
            "&PriceUnit=Hour&Period=1&InstanceType=a%26Amount%3D9&SystemDisk.Category=x%26y&SystemDisk.Size=40"
        );
        assert_eq!(query_of(&pool(json!("40 GiB"))), "");
    }

    #[wasm_bindgen_test]
    fn a_subscription_is_priced_for_its_term() {
        for (unit, period, expected) in [
            ("Month", 3, "&PriceUnit=Month&Period=3&InstanceType=a"),
            ("Month", 24, "&PriceUnit=Year&Period=2&InstanceType=a"),
            ("Week", 2, "&PriceUnit=Week&Period=2&InstanceType=a"),
        ] {
            let pool = json!({"scaling_group": {"instance_types": ["a"], "instance_charge_type": "PrePaid",
                "period": period, "period_unit": unit}});
            assert_eq!(query_of(&NodePool::from_value(pool).expect("an object")), expected);
        }
    }

    #[wasm_bindgen_test]
    fn an_autoscaled_pool_starts_at_its_minimum() {
        let pool = |value| NodePool::from_value(value).expect("an object");
        assert_eq!(nodes_of(&pool(json!({"scaling_group": {"desired_size": 3}}))), 3);
        assert_eq!(
            nodes_of(&pool(json!({"auto_scaling": {"enable": true, "min_instances": 2, "max_instances": 9}}))),
            2
        );
        assert_eq!(nodes_of(&NodePool::new()), 0);
    }
}
