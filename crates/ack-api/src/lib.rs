//! The operations of ACK and its siblings: paths, requests, answers other than the pool, errors,
//! paging, and (feature `sign`) signing.

mod error;
mod operation;

pub use error::ApiError;
pub use operation::{BodyKind, Method, OPERATIONS, Operation, Product, Style, find_roa, find_rpc};
