//! An ACK-compatible cloud on SQLite, for development, demonstrations and tests.
//!
//! One loopback port speaks the container service (by method and path) and its sibling products (by
//! action and version), signatures included, so that the gateway and the official clients cannot tell
//! it from the cloud by the shape of its answers. What it does differently on purpose is listed in
//! `docs/emulator-differences.md`.
//!
//! A request travels: `server` reads it within limits → `gate` finds the operation and checks the
//! signature → `engine` brings the life cycles up to the clock → one file of `operations` answers →
//! the transaction is committed → the answer leaves. Nothing leaves before the commit.
//!
//! Architecture invariant: it knows the gateway only as any other client.

mod call;
mod catalogue;
mod clock;
mod control;
mod document;
mod draw;
mod engine;
mod faults;
mod gate;
mod instances;
mod network;
mod nonces;
mod operations;
mod refused;
mod seed;
mod server;
mod store;
mod switch;

use std::net::SocketAddr;
use std::path::PathBuf;
use std::str::FromStr;

pub use server::{Running, StartError, start};

/// The region it plays.
pub const REGION: &str = "cn-hangzhou";

/// The access key id, and the secret, that it takes. Public: they guard nothing but demo data.
pub const DEMO_KEY: &str = "emulator";

/// How to start an emulator.
#[derive(Clone, Debug)]
pub struct Options {
    /// Where to listen; loopback only, port 0 picks a free one.
    pub listen: SocketAddr,
    /// The SQLite file; `None` keeps everything in memory.
    pub database: Option<PathBuf>,
    /// How many times faster life cycles pass; dates stay real.
    pub speed: f64,
    /// What a new database holds; an existing one keeps what it has.
    pub seed: Seed,
    /// Pools per cluster; `None` is 20, and 200 for [`Seed::Large`].
    pub quota_pools: Option<u32>,
    /// Nodes per cluster; `None` is 100, and 20,000 for [`Seed::Large`].
    pub quota_nodes: Option<u32>,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            database: None,
            speed: 1.0,
            seed: Seed::Demo,
            quota_pools: None,
            quota_nodes: None,
        }
    }
}

/// What a new database holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Seed {
    /// Two clusters, the current one with pools of several kinds and states.
    #[default]
    Demo,
    /// The two clusters of the demo without any pool, in an account that has little else.
    Empty,
    /// Two clusters, 60 pools, one of 10,000 nodes and one of 5,000.
    Large,
}

impl Seed {
    /// The name on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Demo => "demo",
            Self::Empty => "empty",
            Self::Large => "large",
        }
    }
}

/// The seed has no such name.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the seed is demo, empty or large, not {0}")]
pub struct UnknownSeed(String);

impl FromStr for Seed {
    type Err = UnknownSeed;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        [Self::Demo, Self::Empty, Self::Large]
            .into_iter()
            .find(|seed| seed.as_str() == text)
            .ok_or_else(|| UnknownSeed(text.to_owned()))
    }
}
