//! Tells the app under which names its language files lie, and the linker to write down what it linked.

use std::{env, fs, path::Path};

fn main() {
    for bundle in texts::bundles() {
        let name = bundle.name.to_uppercase().replace('.', "_");
        println!("cargo::rustc-env=TEXTS_{name}=/texts/{}", bundle.file_name);
    }
    println!("cargo::rerun-if-changed=build.rs");
    map();
}

/// The linker's map, from which `cargo xtask check` tells what each crate weighs. Cargo is not told to watch its
/// folder: the next program would find the map of the one before and compile everything again.
fn map() {
    let is = |name: &str, value: &str| env::var(name).is_ok_and(|set| set == value);
    if !is("CARGO_CFG_TARGET_ARCH", "wasm32") || !is("PROFILE", "release") {
        return;
    }
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("target/maps");
    fs::create_dir_all(&folder).expect("target/ of the repository is writable");
    for binary in ["nodepool-console", "whole-console", "code-worker"] {
        println!("cargo::rustc-link-arg-bin={binary}=--Map={}", folder.join(binary).with_extension("map").display());
    }
}
