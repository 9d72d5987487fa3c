//! The app's own tests: compiled for the browser, run by wasm-bindgen in Node.js, which has its Intl and its strings.

use anyhow::{Context, Result};

use super::{find, system};
use crate::{command, tools};

/// Runs the tests of the root package, and the digest of the rules.
pub fn run() -> Result<()> {
    if find(&["node"]).is_none() {
        system::install("Node.js", &["nodejs", "npm"])?;
    }
    tools::add_wasm_target()?;
    tools::install()?;
    let runner = tools::WASM_BINDGEN.bin().join("wasm-bindgen-test-runner");
    let runner = runner.to_str().context("the cache folder's path is not UTF-8")?;
    let run = |what: &[&str]| {
        let mut cargo = command::cargo();
        cargo.arg("test").args(what).args(["--target", tools::WASM_TARGET]);
        command::run(cargo.env("CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER", runner))
    };
    run(&["--package", "nodepool-console", "--lib"])?;
    // The rules say the same here as natively.
    run(&["--package", "nodepool", "--test", "digest"])
}
