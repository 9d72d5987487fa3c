//! The tools a build needs, in pinned versions, in a cache folder of their own: never in the user's cargo bin.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    process::{Command, Stdio},
};

use anyhow::{Context, Result, bail};

use crate::{command, workspace};

/// What the browser runs.
pub const WASM_TARGET: &str = "wasm32-unknown-unknown";

/// One tool from the registry.
pub struct Tool {
    name: &'static str,
    version: &'static str,
    /// The binary that tells whether the tool is there.
    binary: &'static str,
    flags: &'static [&'static str],
    /// Its crates that would take long if they were not optimised.
    hot: &'static [&'static str],
    /// How long a first compilation takes on two cores.
    minutes: u32,
}

/// The newest Trunk that builds with the pinned Rust. It downloads nothing here, so it is built without TLS.
pub const TRUNK: Tool = Tool {
    name: "trunk",
    version: "0.21.14",
    binary: "trunk",
    flags: &["--locked", "--no-default-features"],
    hot: &["sha2"],
    minutes: 4,
};

/// Equal to the `wasm-bindgen` of Cargo.toml to the patch. Its own lock file does not resolve, hence no `--locked`.
pub const WASM_BINDGEN: Tool = Tool {
    name: "wasm-bindgen-cli",
    version: "0.2.130",
    binary: "wasm-bindgen",
    flags: &["--no-default-features", "--bin", "wasm-bindgen", "--bin", "wasm-bindgen-test-runner"],
    hot: &["walrus", "wasm-bindgen-cli-support", "wasmparser", "wasm-encoder"],
    minutes: 1,
};

/// Everything the browser app is built with.
pub const ALL: [&Tool; 2] = [&TRUNK, &WASM_BINDGEN];

impl Tool {
    fn folder(&self) -> PathBuf {
        workspace::cache().join("tools").join(format!("{}-{}", self.name, self.version))
    }

    /// The folder of its binaries.
    pub fn bin(&self) -> PathBuf {
        self.folder().join("bin")
    }

    fn is_installed(&self) -> bool {
        self.bin().join(self.binary).with_extension(env::consts::EXE_EXTENSION).is_file()
    }

    /// A build folder beside the result: an interrupted installation goes on where it stopped.
    fn build_folder(&self) -> PathBuf {
        // Not an extension, which would take the place of the patch version.
        workspace::cache().join("tools").join(format!("{}-{}.build", self.name, self.version))
    }

    fn install(&self) -> Result<()> {
        let label = format!("{} {}", self.name, self.version);
        let build = self.build_folder();
        let mut cargo = command::cargo();
        cargo.args(["install", self.name, "--version", self.version, "--debug", "--force", "--root"]);
        cargo.arg(self.folder()).arg("--target-dir").arg(&build).args(self.flags);
        // Built once and run a few times: compile fast rather than run fast.
        cargo.env("CARGO_PROFILE_DEV_OPT_LEVEL", "0").env("CARGO_PROFILE_DEV_DEBUG", "0").env_remove("RUSTFLAGS");
        for package in self.hot {
            cargo.arg("--config").arg(format!("profile.dev.package.{package}.opt-level=2"));
        }
        command::watch(&label, &mut cargo)?;
        fs::remove_dir_all(&build).with_context(|| format!("cannot remove {}", build.display()))
    }
}

/// OpenTofu in the version that is known to work with the configuration written here; Go builds it.
const OPENTOFU: &str = "v1.10.6";

/// The OpenTofu in the cache, installed when it is missing.
pub fn opentofu() -> Result<PathBuf> {
    let folder = workspace::cache().join("tools").join(format!("opentofu-{OPENTOFU}"));
    let program = folder.join("tofu").with_extension(env::consts::EXE_EXTENSION);
    if program.is_file() {
        return Ok(program);
    }
    if !command::exists("go") {
        bail!("neither terraform nor tofu was found, nor Go, which could install tofu: name one with --terraform FILE");
    }
    let module = format!("github.com/opentofu/opentofu/cmd/tofu@{OPENTOFU}");
    command::watch("OpenTofu", Command::new("go").args(["install", &module]).env("GOBIN", &folder))?;
    Ok(program)
}

/// How long the missing tools take to compile, in minutes on two cores; none when all are there.
pub fn minutes_missing() -> Option<u32> {
    let minutes = ALL.iter().filter(|tool| !tool.is_installed()).map(|tool| tool.minutes).sum::<u32>();
    (minutes > 0).then_some(minutes)
}

/// Installs what is missing.
pub fn install() -> Result<()> {
    for tool in ALL.into_iter().filter(|tool| !tool.is_installed()) {
        eprintln!("Installing {} {} into {}", tool.name, tool.version, tool.folder().display());
        tool.install()?;
    }
    Ok(())
}

/// `PATH` with the tools first, for Trunk looks there for wasm-bindgen before it would download one.
pub fn path() -> Result<OsString> {
    let mut folders = ALL.iter().map(|tool| tool.bin()).collect::<Vec<_>>();
    folders.extend(env::split_paths(&env::var_os("PATH").unwrap_or_default()));
    env::join_paths(folders).context("a folder of the PATH holds a separator")
}

/// Makes sure that the compiler can build for the browser.
pub fn add_wasm_target() -> Result<()> {
    let mut rustc = Command::new("rustc");
    rustc.current_dir(workspace::root()).args(["--print", "target-libdir", "--target", WASM_TARGET]);
    if Path::new(command::output(&mut rustc)?.trim()).is_dir() {
        return Ok(());
    }
    if !command::exists("rustup") {
        bail!("the compiler lacks the target {WASM_TARGET}, and rustup, which could add it, is not installed");
    }
    eprintln!("Adding the target {WASM_TARGET}");
    command::watch("rustup", Command::new("rustup").current_dir(workspace::root()).args(["target", "add", WASM_TARGET]))
}

/// SQLite is C: says so before the build is half done.
pub fn require_c_compiler() -> Result<()> {
    let found = env::var_os("CC").is_some()
        || ["cc", "gcc", "clang"].iter().any(|name| {
            Command::new(name).arg("--version").stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok()
        });
    match found || cfg!(windows) {
        true => Ok(()),
        false => bail!("no C compiler was found (SQLite is compiled from C): install gcc or clang"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_version_is_built_in_a_folder_of_its_own() {
        assert!(TRUNK.build_folder().ends_with(format!("trunk-{}.build", TRUNK.version)));
        assert!(TRUNK.version.split('.').count() == 3);
    }
}
