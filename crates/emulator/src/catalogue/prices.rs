//! Demo prices. One formula, listed in `docs/emulator-differences.md`; not anybody's offer.

use crate::clock::Millis;
use crate::draw::drawn;

use super::InstanceType;

/// CNY an hour for one vCPU, one GiB of memory and one graphics processor.
const VCPU: f64 = 0.13;
const MEMORY_GIB: f64 = 0.031;
const GPU: f64 = 7.5;

/// CNY an hour for one provisioned I/O operation a second.
const PROVISIONED_IOPS: f64 = 0.000_05;

/// The spot price moves every five minutes, as often as the cloud checks it.
const SPOT_WINDOW: Millis = 5 * 60 * 1000;

/// A disk as prices see it.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Disk<'a> {
    pub category: &'a str,
    pub size_gib: u32,
    pub performance_level: &'a str,
    pub provisioned_iops: u32,
}

/// What one instance costs an hour, without disks.
pub(crate) fn instance_hour(wanted: &InstanceType) -> f64 {
    f64::from(wanted.vcpu) * VCPU + wanted.memory_gib * MEMORY_GIB + wanted.gpu_amount.unwrap_or(0.0) * GPU
}

/// What it costs on the spot market of `zone` now: 24 to 36 % of the price.
pub(crate) fn spot_hour(wanted: &InstanceType, zone: &str, now: Millis) -> f64 {
    let window = now.div_euclid(SPOT_WINDOW).to_string();
    let wave = (drawn(&["spot", zone, &wanted.id, &window]) % 1001) as f64 / 1000.0;
    instance_hour(wanted) * (0.24 + 0.12 * wave)
}

/// What a disk costs an hour.
pub(crate) fn disk_hour(disk: &Disk<'_>) -> f64 {
    let gib = match (disk.category, disk.performance_level) {
        ("cloud_essd", "PL0") => 0.001_05,
        ("cloud_essd", "PL2") => 0.004_2,
        ("cloud_essd", "PL3") => 0.008_4,
        ("cloud_essd" | "cloud_auto", _) => 0.002_1,
        ("cloud_ssd", _) => 0.001_4,
        ("cloud_essd_entry", _) => 0.000_75,
        _ => 0.000_49,
    };
    f64::from(disk.size_gib) * gib + f64::from(disk.provisioned_iops) * PROVISIONED_IOPS
}

/// Hours that a term is paid for: a longer one costs less an hour, and more in all.
pub(crate) fn paid_hours(unit: &str, period: u32) -> Option<f64> {
    let period = f64::from(period);
    Some(match unit {
        "Hour" => period,
        "Week" => period * 110.0,
        "Month" => period * 360.0,
        // Not less than eleven months: a total never falls when the term grows.
        "Year" => period * 11.5 * 360.0,
        _ => return None,
    })
}

/// Rounded to a hundredth of a fen, so that small disks do not cost nothing.
pub(crate) fn rounded(price: f64) -> f64 {
    (price * 10_000.0).round() / 10_000.0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalogue::{find, types};

    #[test]
    fn more_of_anything_never_costs_less() {
        for small in types() {
            for large in types() {
                let more = large.vcpu >= small.vcpu
                    && large.memory_gib >= small.memory_gib
                    && large.gpu_amount.unwrap_or(0.0) >= small.gpu_amount.unwrap_or(0.0);
                assert!(!more || instance_hour(large) >= instance_hour(small), "{} {}", small.id, large.id);
            }
        }
        let disk = |size_gib, performance_level| {
            disk_hour(&Disk { category: "cloud_essd", size_gib, performance_level, provisioned_iops: 0 })
        };
        assert!(disk(41, "PL1") > disk(40, "PL1"));
        assert!(
            disk(40, "PL0") < disk(40, "PL1") && disk(40, "PL1") < disk(40, "PL2") && disk(40, "PL2") < disk(40, "PL3")
        );
    }

    #[test]
    fn a_longer_term_costs_more_in_all_and_less_an_hour() {
        let months: Vec<f64> = (1..=60).filter_map(|months| paid_hours("Month", months)).collect();
        assert!(months.windows(2).all(|pair| pair[0] < pair[1]));
        let hours = |unit, period| paid_hours(unit, period).expect("a term");
        assert!(hours("Hour", 168) > hours("Week", 1) && hours("Week", 4) > hours("Month", 1));
        assert!(hours("Month", 11) < hours("Year", 1) && hours("Year", 1) < hours("Month", 12));
        assert_eq!(paid_hours("Day", 1), None);
    }

    #[test]
    fn spot_moves_around_thirty_percent() {
        let wanted = find("ecs.g7.xlarge").expect("in the catalogue");
        let shares: Vec<f64> = (0..500)
            .map(|window| spot_hour(wanted, "cn-hangzhou-h", window * SPOT_WINDOW) / instance_hour(wanted))
            .collect();
        let mean = shares.iter().sum::<f64>() / 500.0;
        assert!((0.28..0.32).contains(&mean), "{mean}");
        assert!(shares.iter().all(|share| (0.24..=0.36).contains(share)));
    }
}
