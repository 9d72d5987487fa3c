//! Calls to the gateway, one file per resource.

pub mod client;
pub mod node_pools;
