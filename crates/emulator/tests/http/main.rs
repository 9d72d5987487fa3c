//! The emulator over HTTP, as its clients meet it.

mod agreement;
mod attach;
mod bad_input;
mod changes;
mod client;
mod deletion;
mod fates;
mod faults;
mod instances;
mod life_cycle;
mod pickers;
mod restart;
mod round_trip;
mod scaling_failures;
mod seeds;
mod signing;
