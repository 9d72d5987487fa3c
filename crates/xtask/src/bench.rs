//! `cargo xtask bench`: key to paint in the form, beside an empty page and the same form from react-hook-form and zod,
//! and in the instance type picker.
//!
//! It prints figures and what they mean, and fails when a promised figure does not hold, when the two forms write
//! different texts, or when it could not measure.

use std::{
    fs,
    net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream},
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use anyhow::{Context, Result, bail};
use clap::Args;

use crate::{app, command, server, test, workspace};

/// How long the server may take to listen.
const PATIENCE: Duration = Duration::from_secs(60);

/// What to measure.
#[derive(Args)]
pub struct Options {
    /// Measure a console that is served already, instead of one of its own
    #[arg(long, value_name = "URL")]
    console: Option<String>,
    /// Keys in each round
    #[arg(long, default_value_t = 40, value_name = "N")]
    keys: u32,
    /// Rounds, each over every page in turn
    #[arg(long, default_value_t = 4, value_name = "N")]
    rounds: u32,
}

/// Builds the console and the peer, serves both and measures.
pub fn run(options: &Options) -> Result<()> {
    let folder = workspace::root().join("tests/bench");
    let chromium = test::chromium()?;
    test::install_packages(&folder)?;
    let node = || -> Result<Command> {
        let mut node = Command::new(test::node()?);
        node.current_dir(&folder);
        Ok(node)
    };
    command::run(node()?.args(["--test", "--test-reporter", "dot"]))?;
    command::run(node()?.arg("build.mjs"))?;

    let served = options.console.is_none().then(Served::start).transpose()?;
    let console = match (&served, &options.console) {
        (Some(served), _) => format!("http://{}", served.address),
        (None, Some(console)) => console.clone(),
        (None, None) => bail!("there is no console to measure"),
    };
    let measure = |script: &str| {
        let mut measure = node()?;
        measure.arg(script).args(["--console", &console]).arg("--chromium").arg(&chromium);
        measure.args(["--keys", &options.keys.to_string(), "--rounds", &options.rounds.to_string()]);
        command::run(&mut measure)
    };
    // Every figure is printed, also after one that does not hold.
    let (form, picker) = (measure("key-to-paint.mjs"), measure("picker.mjs"));
    form.and(picker)
}

/// A console of its own, with data of its own; stopped when it is dropped.
struct Served {
    server: Child,
    address: SocketAddr,
}

impl Served {
    fn start() -> Result<Self> {
        app::build()?;
        let binary = server::build()?;
        let data = workspace::output().join("bench-data");
        if data.exists() {
            fs::remove_dir_all(&data).with_context(|| format!("cannot empty {}", data.display()))?;
        }
        let (address, emulator) = (free()?, free()?);
        let mut serve = Command::new(binary);
        serve.arg("serve").arg("--app").arg(workspace::app()).arg("--data-dir").arg(&data);
        serve.args(["--listen", &address.to_string(), "--emulator-listen", &emulator.to_string()]);
        let server = serve.stdout(Stdio::null()).stderr(Stdio::null()).spawn().context("cannot start the server")?;
        let mut served = Self { server, address };
        served.wait()?;
        Ok(served)
    }

    fn wait(&mut self) -> Result<()> {
        let start = Instant::now();
        while TcpStream::connect(self.address).is_err() {
            if let Some(status) = self.server.try_wait().context("cannot look after the server")? {
                bail!("the server ended ({status}) before it listened");
            }
            if start.elapsed() > PATIENCE {
                bail!("the server did not listen within {} s", PATIENCE.as_secs());
            }
            thread::sleep(Duration::from_millis(100));
        }
        Ok(())
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        // It may have ended by itself.
        self.server.kill().ok();
        self.server.wait().ok();
    }
}

/// An address of loopback that nobody listens on now.
fn free() -> Result<SocketAddr> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).context("no free port on loopback")?;
    listener.local_addr().context("no free port on loopback")
}
