//! Calls to the gateway, one file per resource.

pub(crate) mod catalogue;
pub mod client;
pub mod node_pools;
pub(crate) mod things;
