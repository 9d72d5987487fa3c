//! What a pool is doing.

use crate::document::NodePool;
use crate::paths;
pub use crate::words::State;

impl State {
    /// The state of a pool as it was read; a pool without one is being created.
    pub fn of(pool: &NodePool) -> Self {
        pool.get(paths::STATUS_STATE.typed()).ok().flatten().unwrap_or(Self::Initial)
    }

    /// Whether it will change by itself.
    pub fn in_transition(&self) -> bool {
        !matches!(self, Self::Active | Self::Other(_))
    }
}
