//! Stock: how many instances of a type a zone has. It moves with the clock, by half hours.
//!
//! DescribeAvailableResource and a scale-out ask the same function, so they agree.

use crate::clock::Millis;
use crate::draw::drawn;

use super::InstanceType;

/// Stock moves every half hour.
const WINDOW: Millis = 30 * 60 * 1000;

/// More than any pool can want.
const PLENTY: u32 = 100_000;

/// What a zone has left when it is about to sell out.
const FEW: u32 = 4;

/// Instances of `wanted` that `zone` has at `now`; `None` when the zone does not sell the type.
pub(crate) fn left(zone: &str, wanted: &InstanceType, spot: bool, now: Millis) -> Option<u32> {
    let letter = zone.rsplit('-').next().unwrap_or_default();
    let window = now.div_euclid(WINDOW).to_string();
    // A number from 0 to 99 that is this type's and this zone's for half an hour.
    let luck = drawn(&["stock", zone, &wanted.id, &window, if spot { "spot" } else { "" }]) % 100;
    let by_luck = |none: u64, few: u64| match luck {
        luck if luck < none => 0,
        luck if luck < none + few => FEW,
        _ => PLENTY,
    };
    let count = match (wanted.kind(), wanted.generation(), letter) {
        // Sold out everywhere, so that the sold-out state can always be seen.
        ("i", 4, _) => 0,
        // Graphics processors: only zone J has the newer ones.
        ("gn", 7, "j") => PLENTY,
        ("gn", 7, _) => 0,
        ("gn" | "vgn" | "sgn", _, "h") => by_luck(60, 20),
        ("gn" | "vgn" | "sgn", _, "i") => by_luck(30, 20),
        ("gn" | "vgn" | "sgn", _, _) => return None,
        // Bare metal is not sold in zone J.
        (kind, ..) if kind.starts_with("ebm") && letter == "j" => return None,
        (kind, ..) if kind.starts_with("ebm") => by_luck(40, 30),
        // The general families never run out in zone H.
        ("g" | "c" | "r", 6.., "h") => PLENTY,
        ("g" | "c" | "r", 6.., "i") => by_luck(10, 10),
        ("g" | "c" | "r", 6.., _) => by_luck(25, 15),
        // Old families are still there in zone I.
        ("g" | "c" | "r", _, "i") => PLENTY,
        ("g" | "c" | "r", _, _) => by_luck(50, 20),
        (_, _, "h") => by_luck(10, 10),
        _ => by_luck(30, 20),
    };
    Some(count)
}

/// `Status` and `StatusCategory` of DescribeAvailableResource.
pub(crate) fn words(left: u32) -> (&'static str, &'static str) {
    match left {
        0 => ("SoldOut", "WithoutStock"),
        1..=FEW => ("Available", "ClosedWithStock"),
        _ => ("Available", "WithStock"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{ZONES, find, types};

    fn at(zone: usize, id: &str, now: Millis) -> Option<u32> {
        left(ZONES[zone], find(id).expect("in the catalogue"), false, now)
    }

    #[test]
    fn the_newest_general_families_are_always_in_stock_in_zone_h() {
        for hour in 0..1000 {
            assert_eq!(at(0, "ecs.g9i.xlarge", hour * 3_600_000), Some(PLENTY));
        }
    }

    #[test]
    fn stock_differs_by_zone_and_moves_with_the_clock() {
        let seen: Vec<_> = (0..200).map(|half_hour| at(2, "ecs.g7.xlarge", half_hour * WINDOW)).collect();
        assert!(seen.contains(&Some(0)) && seen.contains(&Some(FEW)) && seen.contains(&Some(PLENTY)));
        let differ = types().iter().filter(|found| left(ZONES[0], found, false, 0) != left(ZONES[2], found, false, 0));
        assert!(differ.count() > 100);
    }

    #[test]
    fn one_family_is_sold_out_everywhere_and_one_is_in_zone_j_only() {
        assert_eq!([0, 1, 2].map(|zone| at(zone, "ecs.i4.2xlarge", 0)), [Some(0); 3]);
        assert_eq!([0, 1, 2].map(|zone| at(zone, "ecs.gn7i-c16g1.4xlarge", 0)), [Some(0), Some(0), Some(PLENTY)]);
        assert_eq!(at(2, "ecs.ebmg7.32xlarge", 0), None);
    }
}
