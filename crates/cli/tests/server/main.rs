//! `nodepool serve` as its users run it: the binary, its emulator, real sockets and files.

#![allow(clippy::unwrap_used)]

mod edits;
mod faults;
mod kill_9;
mod once;
mod secrets;
mod served;
mod start;
mod stop;
