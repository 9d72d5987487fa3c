//! Calls to the gateway, one file per resource.

pub(crate) mod catalogue;
pub mod client;
pub(crate) mod intent;
pub mod node_pools;
pub(crate) mod nodes;
pub(crate) mod things;
