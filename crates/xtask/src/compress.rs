//! Brotli and gzip beside each file of the app, made once at build time.

use std::{
    fs::{self, File},
    io::Write,
    path::{Path, PathBuf},
    thread,
};

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// Writes `NAME.br` (quality 11) and `NAME.gz` (level 9) beside every file below the folder.
pub fn folder(folder: &Path) -> Result<()> {
    let files = files(folder)?;
    thread::scope(|scope| {
        let workers = files.iter().map(|path| scope.spawn(move || file(path))).collect::<Vec<_>>();
        workers.into_iter().try_for_each(|worker| worker.join().expect("compressing does not panic"))
    })
}

/// All files below a folder that are no compressed twins, in a fixed order.
pub fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).with_context(|| format!("cannot read {}", folder.display()))? {
            let path = entry?.path();
            if path.is_dir() {
                folders.push(path);
            } else if !path.extension().is_some_and(|extension| extension == "br" || extension == "gz") {
                found.push(path);
            }
        }
    }
    found.sort();
    Ok(found)
}

/// The file's name with another ending after its own: `app.css` → `app.css.br`.
pub fn twin(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".");
    name.push(ending);
    PathBuf::from(name)
}

fn file(path: &Path) -> Result<()> {
    let bytes = fs::read(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut brotli = Vec::new();
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, ..BrotliEncoderParams::default() };
    brotli::BrotliCompress(&mut bytes.as_slice(), &mut brotli, &parameters)
        .with_context(|| format!("cannot compress {}", path.display()))?;
    fs::write(twin(path, "br"), brotli).with_context(|| format!("cannot write beside {}", path.display()))?;
    let target = File::create(twin(path, "gz")).with_context(|| format!("cannot write beside {}", path.display()))?;
    let mut gzip = GzEncoder::new(target, Compression::best());
    gzip.write_all(&bytes)
        .and_then(|()| gzip.finish())
        .with_context(|| format!("cannot compress {}", path.display()))?;
    Ok(())
}
