//! The gateway from outside: real sockets, an upstream that does what a test tells it.

#![allow(clippy::unwrap_used, dead_code)]

mod assets;
mod bench;
mod edit;
mod faults;
mod headers;
mod limits;
mod live;
mod once;
mod origin;
mod scope;
mod start;
