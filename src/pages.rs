//! One file or folder per page.

pub mod create;
pub mod created;
