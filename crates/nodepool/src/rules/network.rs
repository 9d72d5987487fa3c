//! vSwitches, public addresses and security groups.

use super::engine::{Check, Code, Rule};
use crate::choice::ScalingPolicy;
use crate::paths;

const REQUIRED: Code = Code::api("vswitch.required");
const COUNT: Code = Code::api("vswitch.count");
const DUPLICATE: Code = Code::api("vswitch.duplicate");
const UNKNOWN: Code = Code::api("vswitch.unknown");
const ONE_ZONE: Code = Code::advice("vswitch.one_zone");
const BALANCE: Code = Code::api("vswitch.balance_needs_several");
const ADDRESS_PAIR: Code = Code::api("network.public_address_pair");
const BANDWIDTH: Code = Code::api("network.bandwidth_range");
const EIP: Code = Code::api("network.eip_with_public_address");
const SECURITY_GROUPS: Code = Code::api("network.security_group_count");
const SECURITY_GROUP_KINDS: Code = Code::api("network.security_group_kinds");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[REQUIRED, COUNT, DUPLICATE, UNKNOWN, ONE_ZONE],
        reads: &[paths::VSWITCH_IDS.path()],
        run: vswitches,
    },
    Rule { codes: &[BALANCE], reads: &[paths::VSWITCH_IDS.path(), paths::MULTI_AZ_POLICY.path()], run: balance },
    Rule {
        codes: &[ADDRESS_PAIR, BANDWIDTH, EIP],
        reads: &[
            paths::INTERNET_CHARGE_TYPE.path(),
            paths::INTERNET_MAX_BANDWIDTH_OUT.path(),
            paths::AUTO_SCALING_IS_BOND_EIP.path(),
        ],
        run: public_address,
    },
    Rule {
        codes: &[SECURITY_GROUPS, SECURITY_GROUP_KINDS],
        reads: &[paths::SECURITY_GROUP_IDS.path()],
        run: security_groups,
    },
];

/// Most vSwitches of a pool (contract, vswitch).
const MOST_VSWITCHES: u64 = 8;
/// Widest public address in Mbit/s (contract, public_ip).
const WIDEST: i64 = 100;
/// Most security groups of an instance, a limit of ECS (contract, sg).
const MOST_SECURITY_GROUPS: u64 = 5;

fn vswitches(check: &mut Check<'_>) {
    let path = paths::VSWITCH_IDS;
    if check.pool().get(path).is_err() {
        return;
    }
    let vswitches = check.texts(path);
    if vswitches.is_empty() {
        check.say(REQUIRED, path);
        return;
    }
    check.length(COUNT, path, &vswitches, 1, MOST_VSWITCHES);
    if let Some(twice) = repeated(&vswitches) {
        check.say(DUPLICATE, path).with("vswitch", twice);
    }
    let Some(zones) = &check.context.vswitch_zones else { return };
    for unknown in vswitches.iter().filter(|vswitch| !zones.contains_key(**vswitch)) {
        check.say(UNKNOWN, path).with("vswitch", unknown);
    }
    let used: Vec<&String> = vswitches.iter().filter_map(|vswitch| zones.get(*vswitch)).collect();
    // Advice only where another zone could be chosen.
    if let Some(zone) = used.first().filter(|zone| used.iter().all(|other| other == *zone))
        && zones.values().any(|other| other != *zone)
    {
        check.say(ONE_ZONE, path).with("zone", zone);
    }
}

fn balance(check: &mut Check<'_>) {
    let vswitches = check.texts(paths::VSWITCH_IDS);
    let balance = check.text(paths::MULTI_AZ_POLICY) == Some(ScalingPolicy::Balance.as_str());
    if balance && vswitches.len() == 1 {
        check.say(BALANCE, paths::MULTI_AZ_POLICY).and(paths::VSWITCH_IDS);
    }
}

fn public_address(check: &mut Check<'_>) {
    let charge = check.text(paths::INTERNET_CHARGE_TYPE).is_some();
    let bandwidth = check.get(paths::INTERNET_MAX_BANDWIDTH_OUT.typed::<i64>());
    match (charge, bandwidth) {
        (true, None) => {
            check.say(ADDRESS_PAIR, paths::INTERNET_MAX_BANDWIDTH_OUT).and(paths::INTERNET_CHARGE_TYPE);
        }
        (false, Some(bandwidth)) if bandwidth != 0 => {
            check.say(ADDRESS_PAIR, paths::INTERNET_CHARGE_TYPE).and(paths::INTERNET_MAX_BANDWIDTH_OUT);
        }
        _ => {}
    }
    if let Some(bandwidth) = bandwidth {
        // 0 is the way to say that there is no public address.
        check.range(BANDWIDTH, paths::INTERNET_MAX_BANDWIDTH_OUT, bandwidth, 0, WIDEST);
    }
    if charge && check.on(paths::AUTO_SCALING_IS_BOND_EIP) {
        check.say(EIP, paths::AUTO_SCALING_IS_BOND_EIP).and(paths::INTERNET_CHARGE_TYPE);
    }
}

fn security_groups(check: &mut Check<'_>) {
    let groups = check.texts(paths::SECURITY_GROUP_IDS);
    check.length(SECURITY_GROUPS, paths::SECURITY_GROUP_IDS, &groups, 0, MOST_SECURITY_GROUPS);
    let Some(known) = &check.context.security_groups else { return };
    let mut kinds = groups.iter().filter_map(|group| Some((*group, known.get(*group)?)));
    if let Some((_, first)) = kinds.next()
        && let Some((group, _)) = kinds.find(|(_, kind)| *kind != first)
    {
        check.say(SECURITY_GROUP_KINDS, paths::SECURITY_GROUP_IDS).with("group", group);
    }
}

/// The zones of the chosen vSwitches, each once; none where they are not known.
pub(super) fn zones<'a>(check: &Check<'a>) -> Vec<&'a String> {
    let mut zones = Vec::new();
    let known = &check.context.vswitch_zones;
    for zone in check.texts(paths::VSWITCH_IDS).into_iter().filter_map(|vswitch| known.as_ref()?.get(vswitch)) {
        if !zones.contains(&zone) {
            zones.push(zone);
        }
    }
    zones
}

/// The first item that stands twice.
pub(super) fn repeated<T: PartialEq>(items: &[T]) -> Option<&T> {
    items.iter().enumerate().find(|(at, item)| items[..*at].contains(item)).map(|(_, item)| item)
}
