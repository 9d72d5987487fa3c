//! How long each phase takes at speed 1, in seconds.

use crate::draw::drawn;

/// A new pool is Initializing.
pub(crate) const INITIALIZING: f64 = 10.0;

/// A changed pool is Updating.
pub(crate) const UPDATING: f64 = 5.0;

/// A node is Removing.
pub(crate) const REMOVAL: f64 = 20.0;

/// A pool is Deleting.
pub(crate) const DELETION: f64 = 30.0;

/// A node that could not be added is tried again.
pub(crate) const RETRY: f64 = 300.0;

/// An ordered instance runs after 8 to 15 seconds, always the same for one id.
pub(crate) fn until_running(instance: &str) -> f64 {
    8.0 + (drawn(&["runs", instance]) % 71) as f64 / 10.0
}

/// A running instance joins after 40 to 90 seconds, always the same for one id.
pub(crate) fn until_joined(instance: &str) -> f64 {
    40.0 + (drawn(&["joins", instance]) % 501) as f64 / 10.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_drawn_within_their_bounds_and_stay() {
        for id in (0..1000).map(|id| id.to_string()) {
            assert!((8.0..=15.0).contains(&until_running(&id)));
            assert!((40.0..=90.0).contains(&until_joined(&id)));
            assert_eq!(until_joined(&id), until_joined(&id));
        }
    }
}
