//! How nodes are paid for.

use super::{ChargeType, SpotStrategy, known};
use crate::document::NodePool;
use crate::paths;

/// `instance_charge_type` and `spot_strategy` together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Billing {
    /// By the hour; also where both paths are absent.
    PayAsYouGo,
    /// For months or weeks ahead.
    Subscription,
    /// Spot instances up to a price per type.
    SpotWithPriceLimit,
    /// Spot instances at the market price.
    SpotAsPriceGo,
    /// A pair of words that the contract does not have, or forbids.
    Other(ChargeType, SpotStrategy),
}

impl Billing {
    /// The choice in a document.
    pub fn of(pool: &NodePool) -> Self {
        let charge = known(pool, paths::INSTANCE_CHARGE_TYPE.typed()).unwrap_or(ChargeType::PostPaid);
        let spot = known(pool, paths::SPOT_STRATEGY.typed()).unwrap_or(SpotStrategy::NoSpot);
        match (charge, spot) {
            (ChargeType::PostPaid, SpotStrategy::NoSpot) => Self::PayAsYouGo,
            (ChargeType::PrePaid, SpotStrategy::NoSpot) => Self::Subscription,
            (ChargeType::PostPaid, SpotStrategy::WithPriceLimit) => Self::SpotWithPriceLimit,
            (ChargeType::PostPaid, SpotStrategy::AsPriceGo) => Self::SpotAsPriceGo,
            (charge, spot) => Self::Other(charge, spot),
        }
    }

    /// Writes both paths.
    pub fn apply(self, pool: &mut NodePool) {
        let (charge, spot) = match self {
            Self::PayAsYouGo => (ChargeType::PostPaid, SpotStrategy::NoSpot),
            Self::Subscription => (ChargeType::PrePaid, SpotStrategy::NoSpot),
            Self::SpotWithPriceLimit => (ChargeType::PostPaid, SpotStrategy::WithPriceLimit),
            Self::SpotAsPriceGo => (ChargeType::PostPaid, SpotStrategy::AsPriceGo),
            Self::Other(charge, spot) => (charge, spot),
        };
        pool.set(paths::INSTANCE_CHARGE_TYPE.typed(), Some(charge));
        pool.set(paths::SPOT_STRATEGY.typed(), Some(spot));
    }

    /// Whether nodes are spot instances.
    pub fn is_spot(&self) -> bool {
        match self {
            Self::SpotWithPriceLimit | Self::SpotAsPriceGo => true,
            Self::PayAsYouGo | Self::Subscription => false,
            Self::Other(_, spot) => *spot != SpotStrategy::NoSpot,
        }
    }
}
