//! Which zone and which type each new instance gets, by the pool's scaling policy and the stock.

use std::collections::HashMap;

use serde_json::Value;

use crate::catalogue::{self, InstanceType, prices, stock};
use crate::clock::Millis;
use crate::store::clusters::VSwitch;

/// An instance to make.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Placed {
    /// Its place in the list of vSwitches.
    pub vswitch: usize,
    pub wanted: &'static InstanceType,
    /// Bought on the spot market.
    pub spot: bool,
}

/// Why not all could be placed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Shortage {
    /// A code of the contract's scaling errors.
    pub code: String,
    pub message: String,
}

/// What is asked for, and what is there.
pub(crate) struct Order<'a> {
    /// The pool's document.
    pub document: &'a Value,
    /// The pool's vSwitches in its order.
    pub vswitches: &'a [VSwitch],
    /// Nodes the pool has in each zone.
    pub present: HashMap<String, i64>,
    pub count: usize,
    pub now: Millis,
}

/// A type with the two markets it may be bought on.
struct Market<'a> {
    types: Vec<&'static InstanceType>,
    spot: bool,
    limits: HashMap<&'a str, f64>,
}

impl Order<'_> {
    /// Places as many as there is stock and room for.
    pub(crate) fn place(&self) -> (Vec<Placed>, Option<Shortage>) {
        let group = &self.document["scaling_group"];
        let types = types_of(group);
        let wants_spot = matches!(group["spot_strategy"].as_str(), Some("SpotWithPriceLimit" | "SpotAsPriceGo"));
        let limits = price_limits(group);
        let mut markets = vec![Market { types: types.clone(), spot: wants_spot, limits }];
        if wants_spot && group["compensate_with_on_demand"].as_bool() == Some(true) {
            markets.push(Market { types: types.clone(), spot: false, limits: HashMap::new() });
        }
        let policy = group["multi_az_policy"].as_str().unwrap_or("PRIORITY");

        let mut taken: HashMap<(usize, &str, bool), u32> = HashMap::new();
        let mut addresses = vec![0; self.vswitches.len()];
        let mut zones = self.present.clone();
        let mut placed = Vec::with_capacity(self.count);
        while placed.len() < self.count {
            let next = markets.iter().find_map(|market| self.next(policy, market, &taken, &addresses, &zones));
            let Some(next) = next else { break };
            *taken.entry((next.vswitch, &next.wanted.id, next.spot)).or_default() += 1;
            addresses[next.vswitch] += 1;
            *zones.entry(self.vswitches[next.vswitch].zone_id.clone()).or_default() += 1;
            placed.push(next);
        }
        let shortage = (placed.len() < self.count).then(|| self.shortage(&types, &addresses));
        (placed, shortage)
    }

    /// The next instance of a market, or none when nothing is left.
    fn next(
        &self,
        policy: &str,
        market: &Market<'_>,
        taken: &HashMap<(usize, &str, bool), u32>,
        addresses: &[i64],
        zones: &HashMap<String, i64>,
    ) -> Option<Placed> {
        let nodes_in = |vswitch: usize| zones.get(&self.vswitches[vswitch].zone_id).copied().unwrap_or(0);
        let mut vswitches: Vec<usize> = (0..self.vswitches.len()).collect();
        if policy != "PRIORITY" {
            vswitches.sort_by_key(|vswitch| nodes_in(*vswitch));
        }
        let mut pairs: Vec<(usize, &'static InstanceType)> =
            vswitches.iter().flat_map(|vswitch| market.types.iter().map(move |wanted| (*vswitch, *wanted))).collect();
        if policy == "COST_OPTIMIZED" {
            let price = |(vswitch, wanted): &(usize, &'static InstanceType)| {
                self.hour(*vswitch, wanted, market.spot) / f64::from(wanted.vcpu.max(1))
            };
            pairs.sort_by(|left, right| price(left).total_cmp(&price(right)));
        }
        let has_left = |(vswitch, wanted): &(usize, &'static InstanceType)| {
            let zone = &self.vswitches[*vswitch];
            let gone = taken.get(&(*vswitch, wanted.id.as_str(), market.spot)).copied().unwrap_or(0);
            let left = stock::left(&zone.zone_id, wanted, market.spot, self.now).unwrap_or(0);
            let affordable =
                market.limits.get(wanted.id.as_str()).is_none_or(|limit| self.hour(*vswitch, wanted, true) <= *limit);
            left > gone && zone.free() > addresses[*vswitch] && affordable
        };
        let (vswitch, wanted) = pairs.into_iter().find(has_left)?;
        Some(Placed { vswitch, wanted, spot: market.spot })
    }

    fn hour(&self, vswitch: usize, wanted: &InstanceType, spot: bool) -> f64 {
        if spot {
            prices::spot_hour(wanted, &self.vswitches[vswitch].zone_id, self.now)
        } else {
            prices::instance_hour(wanted)
        }
    }

    fn shortage(&self, types: &[&InstanceType], addresses: &[i64]) -> Shortage {
        let full = self.vswitches.iter().zip(addresses).all(|(vswitch, taken)| vswitch.free() <= *taken);
        if full {
            let message = "The vSwitches of the node pool have no free IP address.".to_owned();
            return Shortage { code: "QuotaExceeded.PrivateIpAddress".to_owned(), message };
        }
        let mut zones: Vec<&str> = self.vswitches.iter().map(|vswitch| vswitch.zone_id.as_str()).collect();
        zones.dedup();
        let names: Vec<&str> = types.iter().map(|wanted| wanted.id.as_str()).collect();
        let code = if names.len() == 1 { "OperationDenied.NoStock" } else { "RecommendEmpty.InstanceTypeNoStock" };
        let message = format!("No stock of {} in {}.", names.join(", "), zones.join(", "));
        Shortage { code: code.to_owned(), message }
    }
}

/// The types in the pool's order; attribute-based selection picks by its patterns, smallest first.
fn types_of(group: &Value) -> Vec<&'static InstanceType> {
    let named: Vec<_> = strings(&group["instance_types"]).filter_map(catalogue::find).collect();
    if !named.is_empty() {
        return named;
    }
    let patterns = group["instance_patterns"].as_array().map_or(&[][..], Vec::as_slice);
    let mut found: Vec<_> =
        catalogue::types().iter().filter(|wanted| patterns.iter().any(|pattern| fits(wanted, pattern))).collect();
    found.sort_by_key(|wanted| wanted.vcpu);
    // The cloud buys from the best few, and so is the work bounded.
    found.truncate(10);
    found
}

fn fits(wanted: &InstanceType, pattern: &Value) -> bool {
    let vcpu = f64::from(wanted.vcpu);
    let equal = |key: &str, value: f64| pattern[key].as_f64().is_none_or(|asked| asked == value);
    let least = |key: &str, value: f64| pattern[key].as_f64().is_none_or(|asked| value >= asked);
    let most = |key: &str, value: f64| pattern[key].as_f64().is_none_or(|asked| value <= asked);
    let among = |key: &str, value: &str| {
        let mut listed = strings(&pattern[key]).peekable();
        listed.peek().is_none() || listed.any(|item| item.eq_ignore_ascii_case(value))
    };
    let excluded = strings(&pattern["excluded_instance_types"]).any(|id| id == wanted.id);
    equal("cores", vcpu)
        && equal("core", vcpu)
        && equal("memory", wanted.memory_gib)
        && least("min_cpu_cores", vcpu)
        && most("max_cpu_cores", vcpu)
        && least("min_memory_size", wanted.memory_gib)
        && most("max_memory_size", wanted.memory_gib)
        && among("cpu_architectures", &wanted.architecture)
        && among("architectures", &wanted.architecture)
        && among("instance_type_families", &wanted.family)
        && !excluded
}

fn strings(list: &Value) -> impl Iterator<Item = &str> {
    list.as_array().into_iter().flatten().filter_map(Value::as_str)
}

fn price_limits(group: &Value) -> HashMap<&str, f64> {
    if group["spot_strategy"] != "SpotWithPriceLimit" {
        return HashMap::new();
    }
    let rows = group["spot_price_limit"].as_array().into_iter().flatten();
    rows.filter_map(|row| Some((row["instance_type"].as_str()?, row["price_limit"].as_str()?.parse().ok()?))).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::catalogue::ZONES;

    fn vswitches(zones: &[usize]) -> Vec<VSwitch> {
        let vswitch = |zone: &usize| VSwitch {
            id: format!("vsw-{zone}"),
            vpc_id: String::new(),
            name: String::new(),
            zone_id: ZONES[*zone].to_owned(),
            network: 0,
            prefix: 24,
            reserved: 0,
            used: 0,
        };
        zones.iter().map(vswitch).collect()
    }

    fn place(group: Value, zones: &[usize], count: usize) -> (Vec<(usize, String, bool)>, Option<String>) {
        let vswitches = vswitches(zones);
        let document = json!({"scaling_group": group});
        let order = Order { document: &document, vswitches: &vswitches, present: HashMap::new(), count, now: 0 };
        let (placed, shortage) = order.place();
        let placed = placed.into_iter().map(|one| (one.vswitch, one.wanted.id.clone(), one.spot)).collect();
        (placed, shortage.map(|shortage| shortage.code))
    }

    #[test]
    fn priority_fills_the_first_vswitch_with_the_first_type() {
        let (placed, shortage) = place(json!({"instance_types": ["ecs.g9i.xlarge", "ecs.g7.xlarge"]}), &[0, 1], 3);
        assert_eq!(placed, vec![(0, "ecs.g9i.xlarge".to_owned(), false); 3]);
        assert_eq!(shortage, None);
    }

    #[test]
    fn balance_keeps_zones_even() {
        let group =
            json!({"instance_types": ["ecs.gn7i-c16g1.4xlarge", "ecs.g5.xlarge"], "multi_az_policy": "BALANCE"});
        let (placed, _) = place(group, &[1, 2], 4);
        let in_first = placed.iter().filter(|(vswitch, ..)| *vswitch == 0).count();
        assert_eq!((placed.len(), in_first), (4, 2));
    }

    #[test]
    fn cost_optimized_buys_the_cheapest_vcpu() {
        let types = ["ecs.r7.xlarge", "ecs.c7.xlarge", "ecs.g7.xlarge"];
        let (placed, _) = place(json!({"instance_types": types, "multi_az_policy": "COST_OPTIMIZED"}), &[0], 2);
        assert!(placed.iter().all(|(_, id, _)| id == "ecs.c7.xlarge"), "{placed:?}");
    }

    #[test]
    fn without_stock_nothing_is_placed_and_the_code_says_why() {
        let (placed, shortage) = place(json!({"instance_types": ["ecs.i4.xlarge"]}), &[0, 1, 2], 2);
        assert_eq!((placed.len(), shortage.as_deref()), (0, Some("OperationDenied.NoStock")));
        let types = json!({"instance_types": ["ecs.i4.xlarge", "ecs.i4.2xlarge"]});
        assert_eq!(place(types, &[0], 1).1.as_deref(), Some("RecommendEmpty.InstanceTypeNoStock"));
    }

    #[test]
    fn a_full_vswitch_is_named() {
        let (placed, shortage) = place(json!({"instance_types": ["ecs.g9i.xlarge"]}), &[0], 300);
        assert_eq!((placed.len(), shortage.as_deref()), (252, Some("QuotaExceeded.PrivateIpAddress")));
    }

    #[test]
    fn spot_keeps_to_its_limit_and_on_demand_supplements() {
        let group = |limit: &str, compensate: bool| {
            json!({
                "instance_types": ["ecs.g9i.xlarge"],
                "spot_strategy": "SpotWithPriceLimit",
                "spot_price_limit": [{"instance_type": "ecs.g9i.xlarge", "price_limit": limit}],
                "compensate_with_on_demand": compensate,
            })
        };
        assert!(place(group("9", false), &[0], 1).0[0].2);
        assert_eq!(place(group("0.01", false), &[0], 1).0.len(), 0);
        assert!(!place(group("0.01", true), &[0], 1).0[0].2);
    }

    #[test]
    fn patterns_pick_types() {
        let patterns = json!([{"instance_family_level": "EnterpriseLevel", "min_cpu_cores": 4, "max_cpu_cores": 4,
                               "cpu_architectures": ["ARM"]}]);
        let (placed, _) = place(json!({"instance_patterns": patterns}), &[0], 1);
        assert_eq!(catalogue::find(&placed[0].1).expect("in the catalogue").architecture, "ARM");
    }
}
