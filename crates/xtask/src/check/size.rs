//! The size budget: what a browser downloads before the list of pools is on the screen.

use std::{
    fs,
    path::{Path, PathBuf},
};

use anyhow::{Context, Result, bail};

use super::map;
use crate::{app, compress, workspace};

/// Brotli bytes of HTML, JS, CSS, WASM, icon and the active language (1 kB = 1,000 bytes).
const BUDGET: u64 = 200_000;

/// Requests of the first load, the one API answer (the live stream) included.
const REQUESTS: usize = 8;

/// Builds the app, prints what each file and each crate weighs, and fails over budget.
pub fn check() -> Result<()> {
    app::build()?;
    let app = workspace::app();
    let first_load = first_load(&app)?;
    println!("{:<52} {:>9} {:>9}", "first load", "raw", "Brotli");
    let mut total = 0;
    for path in &first_load {
        total += print_file(&app, path)?;
    }
    println!("{:<52} {:>9} {total:>9}", "total", "");
    let requests = first_load.len() + 1;
    println!("{requests} requests with the live stream.\n");
    println!("{:<52} {:>9} {:>9}", "later", "raw", "Brotli");
    for path in compress::files(&app)?.iter().filter(|path| !first_load.contains(path)) {
        print_file(&app, path)?;
    }
    for binary in ["nodepool-console", "whole-console", "code-worker"] {
        map::print(binary)?;
    }
    if total > BUDGET {
        bail!("the first load weighs {total} bytes, {} over its budget of {BUDGET}", total - BUDGET);
    }
    if requests > REQUESTS {
        bail!("the first load takes {requests} requests, its budget is {REQUESTS}");
    }
    Ok(())
}

fn print_file(app: &Path, path: &Path) -> Result<u64> {
    let raw = length(path)?;
    let brotli = length(&compress::twin(path, "br"))?;
    let name = path.strip_prefix(app).unwrap_or(path).display().to_string();
    println!("{name:<52} {raw:>9} {brotli:>9}");
    Ok(brotli)
}

fn length(path: &Path) -> Result<u64> {
    Ok(fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?.len())
}

/// The page, everything its HTML names, and the larger of the two languages.
fn first_load(app: &Path) -> Result<Vec<PathBuf>> {
    let index = app.join("index.html");
    let html = fs::read_to_string(&index).with_context(|| format!("cannot read {}", index.display()))?;
    let mut files = vec![index];
    for attribute in ["href=", "src="] {
        for rest in html.split(attribute).skip(1) {
            let address = rest.trim_start_matches('"').split(['"', ' ', '>']).next().unwrap_or_default();
            let path = app.join(address.trim_start_matches(['.', '/']));
            if !address.is_empty() && path.is_file() && !files.contains(&path) {
                files.push(path);
            }
        }
    }
    files.push(language(app)?);
    Ok(files)
}

fn language(app: &Path) -> Result<PathBuf> {
    let mut largest = None;
    for path in compress::files(&app.join("texts"))? {
        let shell = path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("shell"));
        let size = length(&compress::twin(&path, "br"))?;
        if shell && largest.as_ref().is_none_or(|(known, _)| size > *known) {
            largest = Some((size, path));
        }
    }
    largest.map(|(_, path)| path).context("the app holds no texts of the shell")
}
