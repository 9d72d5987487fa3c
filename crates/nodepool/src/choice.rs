//! Choices that the API spreads over several paths: each is one enum with `of` and `apply`.
//!
//! `apply` writes the paths of the choice itself and no others. What another choice leaves without effect is
//! for the form to set aside.

mod billing;
mod disk;
mod image;
mod logon;
mod network;
mod scaling;

pub use crate::words::{
    ChargeType, CpuPolicy, DiskCategory, ElasticMode, FileSystem, InstanceClass, InternetChargeType, MatchCriteria,
    PerformanceLevel, PeriodUnit, ScalingPolicy, SpotStrategy, TaintEffect,
};
pub use billing::Billing;
pub use disk::Mount;
pub use image::{Architecture, Hardening, Image};
pub use logon::{Credential, LogonUser};
pub use network::{PrivatePool, PublicAddress};
pub use scaling::ScalingMode;

use crate::document::NodePool;
use crate::lens::{Parameter, Wire};

/// The value of a lens where another type counts as absent: the rule on types speaks about that.
pub(crate) fn known<T: Wire>(pool: &NodePool, parameter: Parameter<T>) -> Option<T> {
    pool.get(parameter).ok().flatten()
}

/// A text that is not empty.
pub(crate) fn filled(pool: &NodePool, parameter: Parameter<String>) -> Option<String> {
    known(pool, parameter).filter(|text| !text.is_empty())
}
