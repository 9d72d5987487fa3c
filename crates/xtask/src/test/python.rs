//! The official Python SDK in a virtual environment of its own.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context, Result};

use super::{find, system, with_server};
use crate::{command, workspace};

/// Runs tests/sdk: unittest, for it needs nothing but Python.
pub fn run() -> Result<()> {
    let python = environment()?;
    let mut tests = with_server(python)?;
    tests.current_dir(workspace::root().join("tests/sdk")).env("PYTHONDONTWRITEBYTECODE", "1");
    command::run(tests.args(["-m", "unittest", "--verbose"]))
}

/// The Python of the virtual environment, made or renewed when the pinned requirements changed.
pub fn environment() -> Result<PathBuf> {
    let folder = workspace::output().join("python");
    let python = folder.join(if cfg!(windows) { "Scripts/python.exe" } else { "bin/python" });
    let requirements = workspace::root().join("tests/sdk/requirements.txt");
    let wanted = fs::read_to_string(&requirements).context("cannot read tests/sdk/requirements.txt")?;
    let stamp = folder.join("requirements.txt");
    if python.is_file() && fs::read_to_string(&stamp).is_ok_and(|installed| installed == wanted) {
        return Ok(python);
    }
    create(&folder)?;
    let mut pip = Command::new(&python);
    pip.args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--requirement"]).arg(&requirements);
    command::watch("Python packages", &mut pip)?;
    fs::write(&stamp, wanted).context("cannot write the stamp of the virtual environment")?;
    Ok(python)
}

fn create(folder: &Path) -> Result<()> {
    const NAMES: [&str; 2] = ["python3", "python"];
    if find(&NAMES).is_none() {
        system::install("Python", &["python3", "python3-venv"])?;
    }
    let python = find(&NAMES).context("Python was not found")?;
    let create = || {
        let mut command = Command::new(&python);
        command.args(["-m", "venv", "--clear"]).arg(folder);
        command
    };
    // Debian ships Python without the module that fills a virtual environment.
    if command::watch("virtual environment", &mut create()).is_err() {
        system::install("Python's venv", &["python3-venv"])?;
        command::watch("virtual environment", &mut create())?;
    }
    Ok(())
}
