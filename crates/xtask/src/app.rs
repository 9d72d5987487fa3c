//! `cargo xtask build`: the browser app, built by Trunk, compressed, and left alone while nothing changed.

use std::{
    fs,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result, anyhow};
use sha2::{Digest, Sha256};

use crate::{command, compress, tools, workspace};

/// Everything the app is made of. A change elsewhere does not build it again.
const INPUTS: [&str; 20] = [
    ".cargo/config.toml",
    "Cargo.lock",
    "Cargo.toml",
    "Trunk.toml",
    "boot.js",
    "build.rs",
    "crates/ack-api",
    "crates/codegen",
    "crates/nodepool",
    "crates/texts",
    "crates/xtask/src/app.rs",
    "crates/xtask/src/compress.rs",
    "crates/xtask/src/seal.rs",
    "crates/xtask/src/texts.rs",
    "crates/xtask/src/tools.rs",
    "index.html",
    "public",
    "rust-toolchain.toml",
    "src",
    "style",
];

/// How long a first compilation takes, in minutes on two cores.
pub const MINUTES: u32 = 2;

/// Builds the app into `target/web-dist` unless it is there and nothing changed since.
pub fn build() -> Result<()> {
    let inputs = fingerprint(&inputs()?, &workspace::root())?;
    if stamp().is_some_and(|stamp| stamp.0 == inputs && result().is_ok_and(|result| result == stamp.1)) {
        return Ok(());
    }
    tools::add_wasm_target()?;
    // Trunk finds its programs compiled: while the tools were, and not one after the other.
    thread::scope(|scope| {
        let programs = scope.spawn(compile);
        let tools = tools::install();
        match (programs.join().expect("compiling the app does not panic"), tools) {
            (Err(one), Err(other)) => Err(anyhow!("{one}\n{other}")),
            (programs, tools) => programs.and(tools),
        }
    })?;
    let mut trunk = std::process::Command::new(tools::TRUNK.bin().join("trunk"));
    trunk.current_dir(workspace::root()).env("PATH", tools::path()?);
    trunk.args(["build", "--skip-version-check", "--minify", "--cargo-profile", "web", "--dist"]).arg(workspace::app());
    // Trunk reads NO_COLOR=1, which some terminals set, as a malformed flag.
    command::watch("trunk", trunk.env_remove("NO_COLOR"))?;
    compress::folder(&workspace::app())?;
    fs::write(stamp_path(), format!("{inputs}\n{}\n", result()?)).context("cannot write the app's fingerprint")
}

/// Compiles the programs as Trunk does.
fn compile() -> Result<()> {
    let mut cargo = command::cargo();
    cargo.args(["build", "--package", "nodepool-console", "--bins", "--target", tools::WASM_TARGET]);
    command::watch("browser app", cargo.args(["--profile", "web"]))
}

/// The input and output fingerprints of the last build.
fn stamp() -> Option<(String, String)> {
    let text = fs::read_to_string(stamp_path()).ok()?;
    let (inputs, result) = text.trim_end().split_once('\n')?;
    Some((inputs.to_owned(), result.to_owned()))
}

fn stamp_path() -> PathBuf {
    workspace::output().join("web-dist.fingerprint")
}

/// The fingerprint of what was built: files that are lost or altered are built again.
fn result() -> Result<String> {
    fingerprint(&compress::files(&workspace::app())?, &workspace::app())
}

fn inputs() -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for input in INPUTS {
        let path = workspace::root().join(input);
        if path.is_dir() {
            files.extend(compress::files(&path)?);
        } else if path.is_file() {
            files.push(path);
        }
    }
    Ok(files)
}

/// One hash over names and contents.
fn fingerprint(files: &[PathBuf], base: &Path) -> Result<String> {
    let mut hash = Sha256::new();
    for path in files {
        let name = path.strip_prefix(base).unwrap_or(path).to_string_lossy();
        let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
        hash.update((name.len() as u64).to_le_bytes());
        hash.update(name.as_bytes());
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(&bytes);
    }
    Ok(hash.finalize().iter().map(|byte| format!("{byte:02x}")).collect())
}
