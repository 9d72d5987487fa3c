//! Where things are: the folders every task reads and writes.

use std::path::{Path, PathBuf};

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

/// Cargo's own target folder, which `CARGO_TARGET_DIR` may have moved.
pub fn cargo_target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(folder) => root().join(folder),
        None => root().join("target"),
    }
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
