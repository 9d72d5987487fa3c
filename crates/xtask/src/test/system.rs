//! Programs the tests need from the system's package manager.

use std::process::{Command, Stdio};

use anyhow::{Result, bail};

use crate::command;

/// Installs packages with apt-get where that is allowed without asking; else says what to install.
pub fn install(what: &str, packages: &[&str]) -> Result<()> {
    let Some(prefix) = permitted() else {
        bail!("{what} is missing and cannot be installed from here: install {}", packages.join(" "));
    };
    eprintln!("Installing {what} ({}) with apt-get", packages.join(" "));
    let apt = |arguments: &[&str]| {
        let mut words = prefix.iter().copied().chain(["apt-get"]);
        let mut command = Command::new(words.next().unwrap_or("apt-get"));
        command.args(words).args(arguments).env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    // Without a network this succeeds with warnings, and then the packages are unknown.
    let updated = command::watch_text("apt-get update", &mut apt(&["update"]))?;
    let mut install = apt(&["install", "--yes", "--no-install-recommends"]);
    command::watch("apt-get install", install.args(packages))
        .map_err(|error| if command::network_trouble(&updated) { command::no_network("apt-get update") } else { error })
}

/// The words before `apt-get`: none for root, `sudo` where it asks for no password.
fn permitted() -> Option<&'static [&'static str]> {
    let quiet = |program: &str, arguments: &[&str]| {
        let mut command = Command::new(program);
        command.args(arguments).stdin(Stdio::null()).stderr(Stdio::null());
        command.output().ok().filter(|output| output.status.success())
    };
    quiet("apt-get", &["--version"])?;
    let id = quiet("id", &["-u"])?;
    if id.stdout.trim_ascii() == b"0" {
        return Some(&[]);
    }
    quiet("sudo", &["-n", "true"]).map(|_| &["sudo", "-n"] as &[_])
}
