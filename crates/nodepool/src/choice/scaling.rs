//! Who decides how many nodes there are.

use super::known;
use crate::document::NodePool;
use crate::paths;

/// `auto_scaling.enable`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum ScalingMode {
    /// The expected number; also where the path is absent.
    Manual,
    /// The autoscaler, between a minimum and a maximum.
    Auto,
}

impl ScalingMode {
    /// The choice in a document.
    pub fn of(pool: &NodePool) -> Self {
        if known(pool, paths::AUTO_SCALING_ENABLE) == Some(true) { Self::Auto } else { Self::Manual }
    }

    /// Writes the path.
    pub fn apply(self, pool: &mut NodePool) {
        pool.set(paths::AUTO_SCALING_ENABLE, Some(self == Self::Auto));
    }
}
