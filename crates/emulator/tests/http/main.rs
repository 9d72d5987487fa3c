//! The emulator over HTTP, as its clients meet it.

mod client;
mod life_cycle;
