//! What becomes of a pool's nodes when the pool is deleted (product document, "Delete a node pool"; C23).
//!
//! The API takes no word about it: the service decides by the pool's expected number, by how the node is paid
//! and by where it came from.

use crate::document::NodePool;
use crate::paths;
use crate::words::ChargeType;

/// An instance that the pool or its auto scaling made.
const MADE: &str = "ess_attach";
/// An existing instance that was added to the pool.
const ATTACHED: &str = "manual_attach";

/// What becomes of a node.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Fate {
    /// Its instance is released, with everything on it.
    Released,
    /// Its instance stays, is paid further, and stays registered in the cluster.
    Retained,
    /// The documents do not say. Whoever asks should be ready for a release.
    Unknown,
}

/// Why.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// It is paid as one goes, or a spot instance.
    PayAsYouGo,
    /// It is a subscription.
    Subscription,
    /// It was there before the pool, which has no expected number.
    Attached,
    /// Nothing says how it is paid.
    BillingUnknown,
    /// Nothing says where it came from, and the pool has no expected number.
    SourceUnknown,
}

/// Whether the pool has an expected number of nodes. A pool that scales by itself has none.
pub fn has_expected_number(pool: &NodePool) -> bool {
    pool.get(paths::DESIRED_SIZE).ok().flatten().is_some()
}

/// The fate of a node: `billing` is its `instance_charge_type`, `source` its `source`, each empty where the
/// answer has none.
pub fn fate(expected_number: bool, billing: &str, source: &str) -> (Fate, Reason) {
    if !expected_number && source == ATTACHED {
        return (Fate::Retained, Reason::Attached);
    }
    match ChargeType::from(billing) {
        ChargeType::PrePaid => (Fate::Retained, Reason::Subscription),
        ChargeType::PostPaid if expected_number || source == MADE => (Fate::Released, Reason::PayAsYouGo),
        ChargeType::PostPaid => (Fate::Unknown, Reason::SourceUnknown),
        _ => (Fate::Unknown, Reason::BillingUnknown),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    /// A cell of the document's two tables, or a decided contradiction.
    #[test]
    fn every_cell_of_both_tables() {
        use Fate::{Released, Retained, Unknown};
        for (expected_number, billing, source, fated) in [
            (true, "PostPaid", MADE, (Released, Reason::PayAsYouGo)),
            (true, "PostPaid", ATTACHED, (Released, Reason::PayAsYouGo)),
            (true, "PostPaid", "", (Released, Reason::PayAsYouGo)),
            (true, "PrePaid", MADE, (Retained, Reason::Subscription)),
            (true, "PrePaid", ATTACHED, (Retained, Reason::Subscription)),
            (true, "", MADE, (Unknown, Reason::BillingUnknown)),
            (true, "Later", MADE, (Unknown, Reason::BillingUnknown)),
            (false, "PostPaid", ATTACHED, (Retained, Reason::Attached)),
            (false, "PrePaid", ATTACHED, (Retained, Reason::Attached)),
            (false, "", ATTACHED, (Retained, Reason::Attached)),
            (false, "PrePaid", MADE, (Retained, Reason::Subscription)),
            (false, "PrePaid", "", (Retained, Reason::Subscription)),
            (false, "PostPaid", MADE, (Released, Reason::PayAsYouGo)),
            (false, "PostPaid", "other", (Unknown, Reason::SourceUnknown)),
            (false, "PostPaid", "", (Unknown, Reason::SourceUnknown)),
            (false, "", MADE, (Unknown, Reason::BillingUnknown)),
        ] {
            assert_eq!(fate(expected_number, billing, source), fated, "{expected_number} {billing} {source}");
        }
    }

    #[test]
    fn a_pool_that_scales_by_itself_has_no_expected_number() {
        for (pool, has) in [
            (json!({"scaling_group": {"desired_size": 3}}), true),
            (json!({"scaling_group": {"desired_size": 0}}), true),
            (json!({"scaling_group": {"desired_size": null}}), false),
            (json!({"scaling_group": {}, "auto_scaling": {"enable": true, "min_instances": 1}}), false),
            (json!({}), false),
        ] {
            let pool = NodePool::from_value(pool).expect("an object");
            assert_eq!(has_expected_number(&pool), has, "{pool:?}");
        }
    }
}
