//! `nodepool emulator`: the emulated cloud alone.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use ::emulator::{DEMO_KEY, Options, REGION, Seed};
use anyhow::{Result, anyhow};
use clap::Args;

use crate::data_dir::DataDir;
use crate::{log, stop};

/// How the emulated cloud behaves; also flags of `serve`.
#[derive(Args)]
pub(crate) struct Behaviour {
    /// How many times faster than a clock its life cycles pass
    #[arg(long, default_value_t = 1.0, value_name = "N")]
    pub(crate) speed: f64,
    /// What a new one holds: demo, empty or large; one that has data keeps it
    #[arg(long, default_value = "demo", value_name = "SEED")]
    pub(crate) seed: Seed,
    /// How many node pools a cluster may have
    #[arg(long, value_name = "N")]
    pub(crate) quota_pools: Option<u32>,
    /// How many nodes a cluster may have
    #[arg(long, value_name = "N")]
    pub(crate) quota_nodes: Option<u32>,
}

impl Behaviour {
    /// The emulator's options.
    pub(crate) fn options(&self, listen: SocketAddr, database: Option<PathBuf>) -> Options {
        Options {
            listen,
            database,
            speed: self.speed,
            seed: self.seed,
            quota_pools: self.quota_pools,
            quota_nodes: self.quota_nodes,
        }
    }
}

#[derive(Args)]
pub(crate) struct EmulatorArgs {
    /// Where it answers: a loopback address
    #[arg(long, default_value = "127.0.0.1:8081", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Where it keeps its data [default: the platform's data folder]
    #[arg(long, value_name = "FOLDER", conflicts_with = "in_memory")]
    data_dir: Option<PathBuf>,
    /// Keep nothing
    #[arg(long)]
    in_memory: bool,
    #[command(flatten)]
    behaviour: Behaviour,
}

/// Runs until it is told to stop.
pub(crate) fn run(args: &EmulatorArgs) -> Result<ExitCode> {
    log::start();
    let data = if args.in_memory { None } else { Some(DataDir::take(args.data_dir.as_deref())?) };
    let database = data.as_ref().map(|data| data.file("emulator.db"));
    tokio::runtime::Runtime::new()?.block_on(async {
        let running = ::emulator::start(args.behaviour.options(args.listen, database))
            .await
            .map_err(|error| anyhow!("the emulator did not start: {error}"))?;
        println!("{}", line(running.address));
        println!("Ready. Ctrl-C stops it.");
        stop::signal().await?;
        running.stop().await;
        Ok(ExitCode::SUCCESS)
    })
}

/// Its address and its credentials, which are public.
pub(crate) fn line(address: SocketAddr) -> String {
    format!("Emulator  http://{address}  (access key id {DEMO_KEY}, secret {DEMO_KEY}, region {REGION})")
}
