//! `cargo xtask test`: every test, installing what they need.

mod browser;
pub mod conformance;
mod python;
mod system;
mod wasm;

use std::{env, path::PathBuf, process::Command};

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};

pub use browser::{chromium, install_packages};

use crate::{
    command, server,
    steps::{self, Step},
};

/// Which tests to run.
#[derive(Args)]
pub struct Options {
    /// Every count of the promises whole, instead of about a tenth
    #[arg(long)]
    full: bool,
    /// Only these parts, instead of all
    #[arg(value_enum)]
    only: Vec<Part>,
}

/// One part of the tests.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Part {
    /// cargo's tests of every crate
    Rust,
    /// The app's own tests, compiled for the browser
    App,
    /// The official Python SDK against the emulator
    Python,
    /// The console in Chromium
    Browser,
}

/// The variable that tells every test to run whole.
const FULL: &str = "NODEPOOL_FULL_TESTS";

/// Runs the tests; all parts, also after one failed.
pub fn run(options: &Options) -> Result<()> {
    let steps = [
        (Part::Rust, Step::new("Rust tests", if options.full { rust_full } else { rust })),
        (Part::App, Step::new("app tests", wasm::run)),
        (Part::Python, Step::new("Python SDK", python::run)),
        (Part::Browser, Step::new("browser tests", if options.full { browser::run_full } else { browser::run })),
    ];
    let wanted = |part: &Part| options.only.is_empty() || options.only.contains(part);
    steps::run(steps.into_iter().filter(|(part, _)| wanted(part)).map(|(_, step)| step))
}

fn rust() -> Result<()> {
    command::run(command::cargo().args(["test", "--quiet", "--no-fail-fast"]).args(command::NATIVE))
}

fn rust_full() -> Result<()> {
    command::run(command::cargo().args(["test", "--no-fail-fast"]).args(command::NATIVE).env(FULL, "1"))
}

/// The first of these programs on the PATH.
fn find(names: &[&str]) -> Option<PathBuf> {
    let folders = env::var_os("PATH").unwrap_or_default();
    let candidates = names.iter().flat_map(|name| {
        env::split_paths(&folders)
            .map(|folder| folder.join(name).with_extension(env::consts::EXE_EXTENSION))
            .collect::<Vec<_>>()
    });
    candidates.into_iter().find(|path| path.is_file())
}

/// Node.js, installed by what installs its packages.
pub fn node() -> Result<PathBuf> {
    find(&["node"]).context("node was not found")
}

/// A command that knows the server under test.
fn with_server(program: impl AsRef<std::ffi::OsStr>) -> Result<Command> {
    let mut command = Command::new(program);
    command.env("NODEPOOL_BINARY", server::build().context("the server under test")?);
    Ok(command)
}
