//! The binary `nodepool`, built in the dev profile: it compiles in a fraction of a release build's time.

use std::path::PathBuf;

use anyhow::Result;

use crate::{command, workspace};

/// How long a first compilation takes, in minutes on two cores.
pub const MINUTES: u32 = 3;

/// Builds the binary and returns where it lies.
pub fn build() -> Result<PathBuf> {
    let mut cargo = command::cargo();
    cargo.args(["build", "--package", "nodepool-cli", "--bin", "nodepool"]);
    command::watch("server", &mut cargo)?;
    binary("debug")
}

/// The path of the binary of a profile's folder.
pub fn binary(profile: &str) -> Result<PathBuf> {
    let folder = workspace::cargo_target()?.join(profile);
    Ok(folder.join("nodepool").with_extension(std::env::consts::EXE_EXTENSION))
}

/// Whether an earlier build left one: then only what changed is compiled.
pub fn was_built() -> bool {
    binary("debug").is_ok_and(|binary| binary.is_file())
}
