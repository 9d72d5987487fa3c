//! The operations of ACK and its siblings: paths, requests, answers other than the pool, errors,
//! paging, and (feature `sign`) signing.

#![cfg_attr(test, allow(clippy::unwrap_used))]

pub mod answers;
mod error;
mod operation;
#[cfg(feature = "sign")]
pub mod signing;

pub use error::ApiError;
pub use operation::{BodyKind, Method, OPERATIONS, Operation, Product, Style, find_roa, find_rpc};
