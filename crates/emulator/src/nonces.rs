//! Nonces already used: a signed request counts once.

use std::collections::hash_map::RandomState;
use std::collections::{HashSet, VecDeque};
use std::hash::BuildHasher;

use crate::clock::Millis;

/// Kept for twice the 15 minutes that a date may be off, in either direction.
const KEPT: Millis = 31 * 60 * 1000;

/// The most that are kept: over 500 requests a second for half an hour, in about 50 MB.
const MOST: usize = 1_000_000;

/// The nonces of the last half hour, as 128-bit hashes with keys of this process.
#[derive(Debug, Default)]
pub(crate) struct Nonces {
    keys: [RandomState; 2],
    seen: HashSet<u128>,
    order: VecDeque<(Millis, u128)>,
}

/// What became of a nonce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Used {
    /// Never seen: it is kept now.
    First,
    /// Seen before.
    Again,
    /// No room to remember it.
    Full,
}

impl Nonces {
    /// Keeps a nonce of a key, unless it was seen.
    pub(crate) fn keep(&mut self, key: &str, nonce: &str, now: Millis) -> Used {
        while self.order.front().is_some_and(|(at, _)| *at < now - KEPT) {
            if let Some((_, hash)) = self.order.pop_front() {
                self.seen.remove(&hash);
            }
        }
        let [high, low] = self.keys.each_ref().map(|keys| u128::from(keys.hash_one((key, nonce))));
        let hash = high << 64 | low;
        if self.seen.contains(&hash) {
            return Used::Again;
        }
        if self.seen.len() >= MOST {
            return Used::Full;
        }
        self.seen.insert(hash);
        self.order.push_back((now, hash));
        Used::First
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_nonce_counts_once_for_half_an_hour() {
        let mut nonces = Nonces::default();
        assert_eq!(nonces.keep("key", "a", 0), Used::First);
        assert_eq!(nonces.keep("key", "a", 30 * 60 * 1000), Used::Again);
        assert_eq!(nonces.keep("other", "a", 0), Used::First);
        assert_eq!(nonces.keep("key", "a", KEPT + 1), Used::First);
    }
}
