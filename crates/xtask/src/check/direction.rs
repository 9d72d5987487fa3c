//! Which crate may know which (docs/architecture.md), from cargo's own metadata.

use std::{collections::BTreeSet, fs, path::Path};

use anyhow::{Context, Result, bail};
use serde_json::Value;

use crate::{command, compress, workspace};

/// Each crate of the workspace and the crates of the workspace it may use. A new crate is named here first.
const ALLOWED: [(&str, &[&str]); 9] = [
    ("nodepool", &[]),
    ("texts", &[]),
    ("codegen", &["nodepool"]),
    ("ack-api", &["nodepool"]),
    ("emulator", &["ack-api", "nodepool"]),
    ("gateway", &["ack-api", "nodepool"]),
    ("nodepool-cli", &["ack-api", "codegen", "emulator", "gateway", "nodepool"]),
    ("nodepool-console", &["ack-api", "codegen", "nodepool", "texts"]),
    ("xtask", &["texts"]),
];

/// The crates that do no I/O, read no clock, draw no random numbers, know no HTML and no language.
const PURE: [&str; 2] = ["nodepool", "codegen"];

/// What would make a pure crate impure when it is linked, however deep.
const IMPURE_CRATES: [&str; 12] = [
    "axum",
    "chrono",
    "getrandom",
    "gloo-net",
    "jiff",
    "js-sys",
    "leptos",
    "rand",
    "reqwest",
    "sqlx",
    "tokio",
    "web-sys",
];

/// What would make a pure crate impure through the standard library.
const IMPURE_PATHS: [&str; 8] = [
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::time::Instant",
    "std::time::SystemTime",
    "println!",
];

/// Fails with every line that breaks a direction.
pub fn check() -> Result<()> {
    let mut broken = workspace_edges()?;
    for name in PURE {
        broken.extend(impure_dependencies(name)?);
        broken.extend(impure_sources(name)?);
    }
    if broken.is_empty() {
        println!("{} crates know only what they may.", ALLOWED.len());
        return Ok(());
    }
    bail!("{} wrong directions\n{}", broken.len(), broken.join("\n"))
}

fn workspace_edges() -> Result<Vec<String>> {
    let text = command::output(command::cargo().args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata = serde_json::from_str::<Value>(&text).context("cargo metadata printed no JSON")?;
    let packages = metadata["packages"].as_array().context("cargo metadata names no packages")?;
    let ours = packages.iter().filter_map(|package| package["name"].as_str()).collect::<BTreeSet<_>>();
    let mut broken = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = ALLOWED.iter().find(|(known, _)| *known == name) else {
            broken.push(format!("{name}: not in the table of crates/xtask/src/check/direction.rs"));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let used = dependency["name"].as_str().unwrap_or_default();
            if ours.contains(used) && !allowed.contains(&used) {
                broken.push(format!("{name} must not depend on {used}"));
            }
        }
    }
    Ok(broken)
}

fn impure_dependencies(name: &str) -> Result<Vec<String>> {
    let mut cargo = command::cargo();
    cargo.args(["tree", "--package", name, "--edges", "normal", "--prefix", "none", "--format", "{p}"]);
    let tree = command::output(cargo.args(["--target", "wasm32-unknown-unknown"]))?;
    let linked = tree.lines().filter_map(|line| line.split(' ').next()).collect::<BTreeSet<_>>();
    let impure = linked.into_iter().filter(|linked| IMPURE_CRATES.contains(linked));
    Ok(impure.map(|linked| format!("{name} is pure and must not link {linked}")).collect())
}

fn impure_sources(name: &str) -> Result<Vec<String>> {
    let root = workspace::root();
    let mut broken = Vec::new();
    for path in compress::files(&root.join("crates").join(name).join("src"))? {
        for (number, line) in code_lines(&path)? {
            for word in IMPURE_PATHS.iter().filter(|word| line.contains(**word)) {
                let file = path.strip_prefix(&root).unwrap_or(&path).display();
                broken.push(format!("{file}:{number}: {name} is pure and must not use {word}"));
            }
        }
    }
    Ok(broken)
}

/// The lines of a Rust file that are program: no comments, nothing from its unit tests on. Numbered from 1.
pub fn code_lines(path: &Path) -> Result<Vec<(usize, String)>> {
    let text = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let program = text.lines().enumerate().take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
    let code = program.filter(|(_, line)| !line.trim_start().starts_with("//"));
    Ok(code.map(|(number, line)| (number + 1, line.to_owned())).collect())
}
