//! One file or folder per page.

pub mod clusters;
pub mod create;
pub mod created;
pub mod failure;
pub mod frame;
pub mod missing;
pub mod node_pools;
