//! IPv4 addresses of a vSwitch.

use std::net::Ipv4Addr;

use crate::store::clusters::VSwitch;

/// Addresses that a vSwitch never gives out: the first and the last three.
const NEVER: i64 = 4;

impl VSwitch {
    /// How many addresses can be given out at all.
    fn capacity(&self) -> i64 {
        (1_i64 << (32 - self.prefix.clamp(0, 30))) - NEVER
    }

    /// How many are free.
    pub(crate) fn free(&self) -> i64 {
        (self.capacity() - self.reserved - self.used).max(0)
    }

    /// `10.20.0.0/20`.
    pub(crate) fn cidr(&self) -> String {
        format!("{}/{}", address(self.network), self.prefix)
    }

    /// The address with this number.
    pub(crate) fn ip(&self, host: i64) -> String {
        address(self.network + host).to_string()
    }

    /// The first `count` free numbers, when `taken` (ascending) are in use; other things hold the lowest.
    pub(crate) fn hosts(&self, taken: &[i64], count: usize) -> Vec<i64> {
        let first = self.reserved + 1;
        (first..=self.capacity()).filter(|host| taken.binary_search(host).is_err()).take(count).collect()
    }
}

fn address(number: i64) -> Ipv4Addr {
    Ipv4Addr::from(u32::try_from(number).unwrap_or(0))
}

/// The network address of `text` as a number.
pub(crate) fn network(text: [u8; 4]) -> i64 {
    i64::from(u32::from(Ipv4Addr::from(text)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_given_out_from_the_lowest_free_one() {
        let vswitch = VSwitch {
            id: String::new(),
            vpc_id: String::new(),
            name: String::new(),
            zone_id: String::new(),
            network: network([10, 20, 0, 0]),
            prefix: 28,
            reserved: 2,
            used: 2,
        };
        assert_eq!(vswitch.cidr(), "10.20.0.0/28");
        assert_eq!(vswitch.free(), 8);
        assert_eq!(vswitch.hosts(&[3, 5], 3), [4, 6, 7]);
        assert_eq!(vswitch.hosts(&[3, 5], 99).len(), 8);
        assert_eq!(vswitch.ip(4), "10.20.0.4");
    }
}
