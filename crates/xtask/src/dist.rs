//! `cargo xtask dist`: a folder that runs anywhere: the binary and the app beside it.

use std::{fs, path::Path};

use anyhow::{Context, Result};

use crate::{app, command, server, workspace};

/// Fills `target/dist` with `nodepool` (release profile) and `app/`.
pub fn run() -> Result<()> {
    app::build()?;
    let mut cargo = command::cargo();
    command::watch("server", cargo.args(["build", "--release", "--package", "nodepool-cli", "--bin", "nodepool"]))?;
    let folder = workspace::output().join("dist");
    if folder.exists() {
        fs::remove_dir_all(&folder).with_context(|| format!("cannot remove {}", folder.display()))?;
    }
    copy_folder(&workspace::app(), &folder.join("app"))?;
    let binary = server::binary("release")?;
    let name = binary.file_name().context("a binary has a name")?;
    fs::copy(&binary, folder.join(name)).with_context(|| format!("cannot copy {}", binary.display()))?;
    println!("{} holds the console: start it with `{} serve`.", folder.display(), folder.join(name).display());
    Ok(())
}

fn copy_folder(from: &Path, to: &Path) -> Result<()> {
    fs::create_dir_all(to).with_context(|| format!("cannot create {}", to.display()))?;
    for entry in fs::read_dir(from).with_context(|| format!("cannot read {}", from.display()))? {
        let path = entry?.path();
        let target = to.join(path.file_name().context("an entry of a folder has a name")?);
        if path.is_dir() {
            copy_folder(&path, &target)?;
        } else {
            fs::copy(&path, &target).with_context(|| format!("cannot copy {}", path.display()))?;
        }
    }
    Ok(())
}
