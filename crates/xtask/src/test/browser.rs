//! The console in the system's Chromium, driven by Playwright.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{FULL, find, python, system, with_server};
use crate::{app, command, workspace};

/// Runs tests/e2e.
pub fn run() -> Result<()> {
    playwright(&mut command()?)
}

/// Runs tests/e2e with every count whole.
pub fn run_full() -> Result<()> {
    playwright(command()?.env(FULL, "1"))
}

fn playwright(command: &mut Command) -> Result<()> {
    command::run(command.arg("test"))
}

/// Playwright's own command, with everything a test asks the environment for.
fn command() -> Result<Command> {
    let chromium = chromium()?;
    let folder = workspace::root().join("tests/e2e");
    install_packages(&folder)?;
    let python = python::environment()?;
    app::build()?;
    let mut playwright = with_server(find(&["node"]).context("node was not found")?)?;
    playwright.current_dir(&folder).arg(folder.join("node_modules/@playwright/test/cli.js"));
    playwright.env("NODEPOOL_APP", workspace::app()).env("CHROMIUM", chromium).env("NODEPOOL_PYTHON", python);
    Ok(playwright)
}

/// The system's Chromium; `CHROMIUM` names another.
pub fn chromium() -> Result<PathBuf> {
    const NAMES: [&str; 4] = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    if let Some(path) = env::var_os("CHROMIUM") {
        return Ok(path.into());
    }
    if find(&NAMES).is_none() {
        system::install("Chromium", &["chromium"])?;
    }
    find(&NAMES).context("Chromium was not found; set CHROMIUM to its path")
}

/// `npm ci`, when the lock file is not the one that was installed.
pub fn install_packages(folder: &Path) -> Result<()> {
    if find(&["npm", "npm.cmd"]).is_none() {
        system::install("Node.js", &["nodejs", "npm"])?;
    }
    let lock = fs::read_to_string(folder.join("package-lock.json"))
        .with_context(|| format!("cannot read {}", folder.join("package-lock.json").display()))?;
    let stamp = folder.join("node_modules/.installed-lock.json");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    let mut npm = Command::new(find(&["npm", "npm.cmd"]).context("npm was not found")?);
    npm.current_dir(folder).args(["ci", "--no-audit", "--no-fund"]).env("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    command::watch("npm packages", &mut npm)?;
    fs::write(&stamp, lock).with_context(|| format!("cannot write {}", stamp.display()))
}
