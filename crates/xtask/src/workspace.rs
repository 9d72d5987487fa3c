//! Where things are: the folders every task reads and writes.

use std::{
    path::{Path, PathBuf},
    sync::OnceLock,
};

use anyhow::{Context, Result};

use crate::command;

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .ancestors()
        .nth(2)
        .expect("crates/xtask lies two folders below the root")
        .to_owned()
}

/// `target` of the repository: generated texts and styles, the built app, `dist`. Trunk.toml names it, so it does not
/// follow `CARGO_TARGET_DIR`.
pub fn output() -> PathBuf {
    root().join("target")
}

/// The app as Trunk built it, each file with its `.br` and `.gz` beside it.
pub fn app() -> PathBuf {
    output().join("web-dist")
}

/// Cargo's own target folder, which `CARGO_TARGET_DIR` or `build.target-dir` of some configuration may have moved:
/// cargo itself is asked, once.
pub fn cargo_target() -> Result<PathBuf> {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    if let Some(folder) = FOLDER.get() {
        return Ok(folder.clone());
    }
    let mut cargo = command::cargo();
    let metadata = command::output(cargo.args(["metadata", "--no-deps", "--format-version", "1"]))?;
    let metadata: serde_json::Value = serde_json::from_str(&metadata).context("cargo metadata printed no JSON")?;
    let folder = metadata["target_directory"].as_str().context("cargo metadata names no target folder")?;
    Ok(FOLDER.get_or_init(|| folder.into()).clone())
}

/// The console's own cache folder: `$XDG_CACHE_HOME` or `~/.cache` on Linux, `~/Library/Caches` on macOS,
/// `%LOCALAPPDATA%` on Windows; the temporary folder when none of them is known.
pub fn cache() -> PathBuf {
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Caches"))
    } else {
        variable("XDG_CACHE_HOME").or_else(|| variable("HOME").map(|home| home.join(".cache")))
    };
    base.unwrap_or_else(std::env::temp_dir).join("nodepool-console")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cargos_target_folder_is_where_it_built_this_test() {
        let test = std::env::current_exe().unwrap();
        assert!(test.starts_with(cargo_target().unwrap()), "{}", test.display());
    }
}
