//! All automation of the project: `cargo xtask run|test|conformance|check|dist|bench|build|texts`.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod app;
mod bench;
mod check;
mod command;
mod compress;
mod dist;
mod run;
mod seal;
mod server;
mod steps;
mod test;
mod texts;
mod tools;
mod workspace;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Builds, tests and serves the node pool console.
#[derive(Parser)]
#[command(name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Build everything and serve the console with the emulator
    Run(run::Options),
    /// Run every test
    Test(test::Options),
    /// Run the real Terraform provider against the emulator
    Conformance(test::conformance::Options),
    /// Run the checks that need no running program, and the size budget
    Check(check::Options),
    /// Measure key to paint in the Create form, side by side with others
    Bench(bench::Options),
    /// Fill target/dist with a console that runs anywhere
    Dist,
    /// Build the browser app into target/web-dist
    Build,
    /// Write texts and styles for Trunk (its pre-build hook)
    Texts,
    /// Give the second module a hashed name and its hashes to the page (Trunk's post-build hook)
    Seal,
}

fn main() -> ExitCode {
    match start(Arguments::parse().task) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(task: Task) -> Result<()> {
    match task {
        Task::Run(options) => run::run(&options),
        Task::Test(options) => test::run(&options),
        Task::Conformance(options) => test::conformance::run(&options),
        Task::Check(options) => check::run(&options),
        Task::Bench(options) => bench::run(&options),
        Task::Dist => dist::run(),
        Task::Build => app::build(),
        Task::Seal => seal::seal(),
        Task::Texts => texts::write(),
    }
}
