//! `cargo xtask seal`: what Trunk leaves open. It neither hashes the name of a second module nor writes its integrity
//! into the page, and the page is what the browser trusts.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

/// The second module, as Trunk names it.
const MODULE: &str = "whole-console";

/// Renames the module's files in the folder that Trunk is about to publish and names them in the page.
pub fn seal() -> Result<()> {
    let folder = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").context("Trunk runs this, as its post-build hook")?);
    let script = publish(&folder, ".js")?;
    let program = publish(&folder, "_bg.wasm")?;
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let (head, rest) = html.split_once("<title>").context("the page has no title")?;
    let html = format!("{head}<meta name=\"later\" content=\"{script} {program}\"><title>{rest}");
    fs::write(&page, html).with_context(|| format!("cannot write {}", page.display()))
}

/// Gives the file a name with its hash; returns its address and its integrity.
fn publish(folder: &Path, ending: &str) -> Result<String> {
    let path = folder.join(format!("{MODULE}{ending}"));
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let hash = Sha384::digest(&bytes);
    let short: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{MODULE}-{short}{ending}");
    fs::rename(&path, folder.join(&name)).with_context(|| format!("cannot rename {}", path.display()))?;
    Ok(format!("/{name} sha384-{}", STANDARD.encode(hash)))
}
