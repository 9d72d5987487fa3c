//! One file or folder per page.

pub mod clusters;
pub mod create;
pub mod created;
pub mod failure;
mod form_words;
pub mod frame;
pub mod missing;
pub mod node_pool;
pub mod node_pools;
mod one_pool;
