//! Serves the console, signs and forwards its calls, pushes live changes.
//!
//! Invariants: credentials exist only in [`Upstream`] and the client made from it, and no type that
//! holds one prints it; nothing reaches the upstream that `routes` does not list; every
//! response leaves through `headers`.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod assets;
mod body;
mod compress;
mod edit;
mod gateway;
mod guard;
mod headers;
mod idempotency;
mod live;
mod offer;
mod problem;
mod reconcile;
mod routes;
mod server;
mod session;
mod stall;
mod start;
mod store;
mod upstream;

pub use reconcile::SETTLE;
pub use start::{Options, Running, StartError, Upstream, UpstreamKind, start};
