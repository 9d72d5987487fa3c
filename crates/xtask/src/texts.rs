//! `cargo xtask texts`: what Trunk needs before it builds. One JSON file per language and bundle, and one style sheet.

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use crate::workspace;

/// The order of the style sheets in the one file the browser downloads: later files refine earlier ones.
const STYLES: [&str; 6] = ["tokens", "base", "components", "shell", "form", "pool"];

/// Writes `target/texts/*.json` and `target/style/app.css`, touching only what changed: Trunk watches them.
pub fn write() -> Result<()> {
    write_bundles(&workspace::output().join("texts"))?;
    let sheet = join_styles(&workspace::root().join("style"))?;
    write_changed(&workspace::output().join("style/app.css"), &sheet)
}

fn write_bundles(folder: &Path) -> Result<()> {
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    let mut wanted = BTreeSet::new();
    for bundle in texts::bundles() {
        let path = folder.join(&bundle.file_name);
        write_changed(&path, &bundle.json)?;
        wanted.insert(path);
    }
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if !wanted.contains(&path) {
            fs::remove_file(&path).with_context(|| format!("cannot remove the old {}", path.display()))?;
        }
    }
    Ok(())
}

/// All style sheets in one text. A sheet that the order does not know is an error: it would be lost in silence.
fn join_styles(folder: &Path) -> Result<String> {
    let mut left = BTreeSet::new();
    for entry in fs::read_dir(folder).with_context(|| format!("cannot read {}", folder.display()))? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "css") {
            left.insert(path);
        }
    }
    let mut sheet = String::new();
    for name in STYLES {
        let path: PathBuf = folder.join(name).with_extension("css");
        if left.remove(&path) {
            sheet.push_str(&fs::read_to_string(&path).with_context(|| format!("cannot read {}", path.display()))?);
            sheet.push('\n');
        }
    }
    if let Some(unknown) = left.first() {
        bail!("{} has no place in the order of style sheets (crates/xtask/src/texts.rs)", unknown.display());
    }
    Ok(sheet)
}

fn write_changed(path: &Path, text: &str) -> Result<()> {
    if fs::read_to_string(path).is_ok_and(|old| old == text) {
        return Ok(());
    }
    let folder = path.parent().context("a generated file lies in a folder")?;
    fs::create_dir_all(folder).with_context(|| format!("cannot create {}", folder.display()))?;
    fs::write(path, text).with_context(|| format!("cannot write {}", path.display()))
}
