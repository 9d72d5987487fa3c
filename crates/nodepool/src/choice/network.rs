//! Public addresses and private capacity.

use super::{InternetChargeType, MatchCriteria, filled, known};
use crate::document::NodePool;
use crate::paths;

/// `internet_charge_type` and `internet_max_bandwidth_out` together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PublicAddress {
    /// No public address: no bandwidth, or 0.
    None,
    /// An address with a peak bandwidth in Mbit/s, paid one way or the other.
    With(InternetChargeType, u32),
    /// A bandwidth without the way it is paid, which the contract forbids.
    Unpaid(u32),
}

impl PublicAddress {
    /// The choice in a document.
    pub fn of(pool: &NodePool) -> Self {
        let charge = known(pool, paths::INTERNET_CHARGE_TYPE.typed());
        match (charge, known(pool, paths::INTERNET_MAX_BANDWIDTH_OUT).filter(|bandwidth| *bandwidth > 0)) {
            (_, None) => Self::None,
            (Some(charge), Some(bandwidth)) => Self::With(charge, bandwidth),
            (None, Some(bandwidth)) => Self::Unpaid(bandwidth),
        }
    }

    /// Writes both paths; no address takes both away.
    pub fn apply(self, pool: &mut NodePool) {
        let (charge, bandwidth) = match self {
            Self::None => (None, None),
            Self::With(charge, bandwidth) => (Some(charge), Some(bandwidth)),
            Self::Unpaid(bandwidth) => (None, Some(bandwidth)),
        };
        pool.set(paths::INTERNET_CHARGE_TYPE.typed(), charge);
        pool.set(paths::INTERNET_MAX_BANDWIDTH_OUT, bandwidth);
    }
}

/// `private_pool_options`.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum PrivatePool {
    /// Neither path is set.
    Unset,
    /// An open private pool first, else the public pool.
    Open,
    /// The public pool only.
    DoNotUse,
    /// This private pool only.
    Specified(String),
    /// Words or a pair that the contract does not have.
    Other(Option<MatchCriteria>, Option<String>),
}

impl PrivatePool {
    /// The choice in a document.
    pub fn of(pool: &NodePool) -> Self {
        let criteria = known(pool, paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA.typed());
        match (criteria, filled(pool, paths::PRIVATE_POOL_OPTIONS_ID)) {
            (None, None) => Self::Unset,
            (Some(MatchCriteria::Open), None) => Self::Open,
            (Some(MatchCriteria::None), None) => Self::DoNotUse,
            (Some(MatchCriteria::Target), Some(id)) => Self::Specified(id),
            (criteria, id) => Self::Other(criteria, id),
        }
    }

    /// Writes both paths.
    pub fn apply(self, pool: &mut NodePool) {
        let (criteria, id) = match self {
            Self::Unset => (None, None),
            Self::Open => (Some(MatchCriteria::Open), None),
            Self::DoNotUse => (Some(MatchCriteria::None), None),
            Self::Specified(id) => (Some(MatchCriteria::Target), Some(id)),
            Self::Other(criteria, id) => (criteria, id),
        };
        pool.set(paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA.typed(), criteria);
        pool.set(paths::PRIVATE_POOL_OPTIONS_ID, id);
    }
}
