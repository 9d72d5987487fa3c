//! `cargo xtask run`: from a fresh checkout to a served console.

use std::{
    ffi::OsString,
    net::{SocketAddr, TcpListener},
    path::PathBuf,
    process::Command,
    thread,
    time::Instant,
};

use anyhow::{Context, Result, bail};
use clap::{Args, ValueEnum};

#[cfg(not(unix))]
use crate::command;
use crate::{app, server, tools, workspace};

/// What `nodepool serve` is started with.
#[derive(Args)]
pub struct Options {
    /// Where the console is served
    #[arg(long, default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// Where the emulator answers
    #[arg(long, default_value = "127.0.0.1:8081", value_name = "ADDRESS")]
    emulator_listen: SocketAddr,
    /// Where pools and idempotency keys are kept [default: the platform's data folder]
    #[arg(long, value_name = "FOLDER")]
    data_dir: Option<PathBuf>,
    /// How many times faster than a clock the emulated cloud lives
    #[arg(long, value_name = "N")]
    speed: Option<f64>,
    /// Seconds between two looks at the cloud
    #[arg(long, value_name = "S")]
    poll: Option<f64>,
    /// The ECS tag of node pools that Terraform owns
    #[arg(long, value_name = "KEY=VALUE")]
    owner_tag: Option<String>,
    /// What a new emulator holds
    #[arg(long, value_enum)]
    seed: Option<Seed>,
    /// How many node pools a cluster of the emulator may have
    #[arg(long, value_name = "N")]
    quota_pools: Option<u32>,
    /// How many nodes a cluster of the emulator may have
    #[arg(long, value_name = "N")]
    quota_nodes: Option<u32>,
}

/// What a new emulator holds.
#[derive(Clone, Copy, ValueEnum)]
enum Seed {
    /// Two clusters with pools of several kinds
    Demo,
    /// Clusters without pools
    Empty,
    /// Two clusters, 60 pools, one of 10,000 nodes
    Large,
}

/// Builds what is missing and serves. Returns only when the server ended or could not start.
pub fn run(options: &Options) -> Result<()> {
    let start = Instant::now();
    for (address, flag) in [(options.listen, "--listen"), (options.emulator_listen, "--emulator-listen")] {
        require_loopback(address, flag)?;
        require_free(address, flag)?;
    }
    let binary = build()?;
    eprintln!("Ready after {} s.", start.elapsed().as_secs());
    serve(Command::new(binary).args(arguments(options)))
}

/// The tools compile while the server does; the app needs the tools.
pub fn build() -> Result<PathBuf> {
    tools::require_c_compiler()?;
    tools::add_wasm_target()?;
    announce();
    thread::scope(|scope| {
        let server = scope.spawn(server::build);
        let app = app::build();
        let binary = server.join().expect("building the server does not panic")?;
        app.map(|()| binary)
    })
}

/// The minutes are of a machine that does nothing else, so twice as many is what a busy one takes at most.
fn announce() {
    let tools = tools::minutes_missing();
    let server = (!server::was_built()).then_some(server::MINUTES);
    let app = (!workspace::app().is_dir()).then_some(app::MINUTES);
    let minutes = [tools, server, app].into_iter().flatten().sum::<u32>();
    match minutes {
        0 => eprintln!("Building what changed."),
        _ => eprintln!(
            "First build: tools, server and app compile once, {minutes} to {} minutes on two cores. \
             Later runs start within seconds.",
            2 * minutes
        ),
    }
}

/// The server would refuse it, but only once it is built.
fn require_loopback(address: SocketAddr, flag: &str) -> Result<()> {
    match address.ip().is_loopback() {
        true => Ok(()),
        false => bail!(
            "{address} can be reached from other machines, and there is no TLS and no sign-in yet: \
             listen on 127.0.0.1 or [::1] ({flag})"
        ),
    }
}

fn require_free(address: SocketAddr, flag: &str) -> Result<()> {
    match TcpListener::bind(address) {
        Ok(_) => Ok(()),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            bail!("{address} is in use: stop the other program or choose another address with {flag}")
        }
        Err(error) => Err(error).with_context(|| format!("cannot listen on {address} ({flag})")),
    }
}

fn arguments(options: &Options) -> Vec<OsString> {
    let mut arguments = vec![OsString::from("serve"), "--app".into(), workspace::app().into()];
    let mut add = |flag: &str, value: Option<OsString>| {
        if let Some(value) = value {
            arguments.extend([flag.into(), value]);
        }
    };
    add("--listen", Some(options.listen.to_string().into()));
    add("--emulator-listen", Some(options.emulator_listen.to_string().into()));
    add("--data-dir", options.data_dir.clone().map(Into::into));
    add("--speed", options.speed.map(|speed| speed.to_string().into()));
    add("--poll", options.poll.map(|poll| poll.to_string().into()));
    add("--owner-tag", options.owner_tag.clone().map(Into::into));
    add("--seed", options.seed.and_then(|seed| Some(seed.to_possible_value()?.get_name().into())));
    add("--quota-pools", options.quota_pools.map(|count| count.to_string().into()));
    add("--quota-nodes", options.quota_nodes.map(|count| count.to_string().into()));
    arguments
}

/// Becomes the server where the platform can, so that signals reach it directly.
#[cfg(unix)]
fn serve(server: &mut Command) -> Result<()> {
    use std::os::unix::process::CommandExt;
    let error = server.exec();
    Err(error).with_context(|| format!("cannot start {}", server.get_program().display()))
}

#[cfg(not(unix))]
fn serve(server: &mut Command) -> Result<()> {
    command::run(server)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_others_reach_or_that_is_taken_is_refused_by_its_flag() {
        for address in ["0.0.0.0:0", "192.0.2.1:8080", "[::]:0"] {
            let error = require_loopback(address.parse().unwrap(), "--listen").unwrap_err().to_string();
            assert!(error.contains(address) && error.contains("--listen"), "{error}");
        }
        for address in ["127.0.0.1:0", "[::1]:0"] {
            assert!(require_loopback(address.parse().unwrap(), "--listen").is_ok(), "{address}");
        }
        let taken = TcpListener::bind("127.0.0.1:0").unwrap();
        let error = require_free(taken.local_addr().unwrap(), "--emulator-listen").unwrap_err().to_string();
        assert!(error.contains("in use") && error.contains("--emulator-listen"), "{error}");
    }
}
