//! The binary `nodepool`.

mod data_dir;
mod emulator;
mod export;
mod log;
mod request;
mod serve;
mod stop;
mod validate;

use std::process::ExitCode;

use anyhow::Result;
use clap::{Parser, Subcommand};

/// Node pools of Alibaba Cloud ACK clusters.
#[derive(Parser)]
#[command(name = "nodepool", version)]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the console
    Serve(serve::ServeArgs),
    /// Run the emulated cloud alone, for SDKs and Terraform
    Emulator(emulator::EmulatorArgs),
    /// Judge a request: one line per diagnostic, exit 1 on errors
    Validate(validate::ValidateArgs),
    /// Write a request as code
    Export(export::ExportArgs),
}

fn main() -> ExitCode {
    match start(Arguments::parse().command) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn start(command: Command) -> Result<ExitCode> {
    match command {
        Command::Serve(args) => serve::run(&args),
        Command::Emulator(args) => emulator::run(&args),
        Command::Validate(args) => validate::run(&args),
        Command::Export(args) => export::run(&args),
    }
}
