//! `cargo xtask check`: everything that is true of the sources without running them, and the size of the app.

mod direction;
mod map;
mod size;
mod words;

use anyhow::Result;
use clap::{Args, ValueEnum};

use crate::{
    command,
    steps::{self, Step},
    tools,
};

/// Which checks to run.
#[derive(Args)]
pub struct Options {
    /// Only these checks, instead of all
    #[arg(value_enum)]
    only: Vec<Part>,
}

/// One check.
#[derive(Clone, Copy, PartialEq, ValueEnum)]
enum Part {
    /// rustfmt finds nothing to change
    Format,
    /// What may know what: crates from cargo's metadata, modules from their imports
    Direction,
    /// clippy without warnings, for the host and for the browser
    Clippy,
    /// rustdoc without warnings, for the host and for the browser
    Docs,
    /// The first load within its budget
    Size,
}

/// Runs the checks; all of them, also after one failed.
pub fn run(options: &Options) -> Result<()> {
    let steps = [
        (Part::Format, Step::new("format", || command::run(command::cargo().args(["fmt", "--all", "--check"])))),
        (Part::Direction, Step::new("direction", || direction::check().and_then(|()| words::check()))),
        (Part::Clippy, Step::new("clippy, host", clippy_host)),
        (Part::Clippy, Step::new("clippy, browser", clippy_browser)),
        (Part::Docs, Step::new("docs, host", docs_host)),
        (Part::Docs, Step::new("docs, browser", docs_browser)),
        (Part::Size, Step::new("size", size::check)),
    ];
    let wanted = |part: &Part| options.only.is_empty() || options.only.contains(part);
    steps::run(steps.into_iter().filter(|(part, _)| wanted(part)).map(|(_, step)| step))
}

fn clippy_host() -> Result<()> {
    let mut cargo = command::cargo();
    cargo.args(["clippy", "--all-targets", "--quiet"]).args(command::NATIVE);
    command::run(cargo.args(["--", "--deny", "warnings"]))
}

fn clippy_browser() -> Result<()> {
    tools::add_wasm_target()?;
    let mut cargo = command::cargo();
    cargo.args(["clippy", "--package", "nodepool-console", "--all-targets", "--target", tools::WASM_TARGET, "--quiet"]);
    command::run(cargo.args(["--", "--deny", "warnings"]))
}

fn docs_host() -> Result<()> {
    docs(&command::NATIVE)
}

fn docs_browser() -> Result<()> {
    tools::add_wasm_target()?;
    docs(&["--package", "nodepool-console", "--lib", "--bins", "--target", tools::WASM_TARGET])
}

fn docs(what: &[&str]) -> Result<()> {
    let mut cargo = command::cargo();
    cargo.args(["doc", "--no-deps", "--document-private-items", "--quiet"]).args(what);
    // RUSTDOCFLAGS, unlike RUSTFLAGS, rebuilds no dependency.
    command::run(cargo.env("RUSTDOCFLAGS", "--deny warnings"))
}
