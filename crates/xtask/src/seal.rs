//! `cargo xtask seal`: what Trunk leaves open. It neither hashes the names of further modules nor writes their integrity
//! into the page, and the page is what the browser trusts.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result};
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha384};

/// Renames the modules' files in the folder that Trunk is about to publish and names them in the page: `later` is the
/// whole console, `worker` what the code worker consists of, its first script first.
pub fn seal() -> Result<()> {
    let folder = PathBuf::from(env::var_os("TRUNK_STAGING_DIR").context("Trunk runs this, as its post-build hook")?);
    let later = publish(&folder, "whole-console", &[".js", "_bg.wasm"])?;
    let worker = publish(&folder, "code-worker", &[".js", "_bg.wasm"])?;
    let [script, program] = [address(&worker[0]), address(&worker[1])];
    let loader = folder.join("code-worker_loader.js");
    // Trunk's own imports the names of before.
    fs::write(&loader, format!("import init from '{script}';await init({{module_or_path:'{program}'}});"))
        .with_context(|| format!("cannot write {}", loader.display()))?;
    let loader = publish(&folder, "code-worker", &["_loader.js"])?;
    let page = folder.join("index.html");
    let html = fs::read_to_string(&page).with_context(|| format!("cannot read {}", page.display()))?;
    let (head, rest) = html.split_once("<title>").context("the page has no title")?;
    let meta = |name: &str, parts: &[String]| format!("<meta name=\"{name}\" content=\"{}\">", parts.join(" "));
    let sealed = [meta("later", &later), meta("worker", &[loader, worker].concat())].concat();
    fs::write(&page, format!("{head}{sealed}<title>{rest}")).with_context(|| format!("cannot write {}", page.display()))
}

/// Gives each file of the module a name with its hash; returns their addresses, each with its integrity.
fn publish(folder: &Path, module: &str, endings: &[&str]) -> Result<Vec<String>> {
    endings.iter().map(|ending| publish_file(folder, module, ending)).collect()
}

/// The address without the integrity.
fn address(part: &str) -> &str {
    part.split(' ').next().unwrap_or(part)
}

fn publish_file(folder: &Path, module: &str, ending: &str) -> Result<String> {
    let path = folder.join(format!("{module}{ending}"));
    let bytes = fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
    let hash = Sha384::digest(&bytes);
    let short: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
    let name = format!("{module}-{short}{ending}");
    fs::rename(&path, folder.join(&name)).with_context(|| format!("cannot rename {}", path.display()))?;
    Ok(format!("/{name} sha384-{}", STANDARD.encode(hash)))
}
