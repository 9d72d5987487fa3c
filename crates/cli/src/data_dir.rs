//! Where the server keeps what outlives it.

use std::env;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};

const NAME: &str = "nodepool-console";

/// A data folder that is ours while this lives.
pub(crate) struct DataDir {
    path: PathBuf,
    _lock: File,
}

impl DataDir {
    /// Makes the folder for the owner alone, and takes it.
    pub(crate) fn take(chosen: Option<&Path>) -> Result<Self> {
        let path = match chosen {
            Some(path) => path.to_owned(),
            None => platform().context("no home folder is known: choose a folder with --data-dir")?,
        };
        let shown = path.display();
        make(&path).map_err(|error| anyhow!("the data folder {shown} cannot be made: {error}"))?;
        let lock = OpenOptions::new()
            .create(true)
            .truncate(false)
            .write(true)
            .open(path.join("lock"))
            .map_err(|error| anyhow!("the data folder {shown} cannot be written: {error}"))?;
        match lock.try_lock() {
            Ok(()) => Ok(Self { path, _lock: lock }),
            Err(TryLockError::WouldBlock) => {
                bail!("another nodepool uses the data folder {shown}: stop it or choose another with --data-dir")
            }
            Err(TryLockError::Error(error)) => Err(anyhow!("the data folder {shown} cannot be locked: {error}")),
        }
    }

    pub(crate) fn path(&self) -> &Path {
        &self.path
    }

    pub(crate) fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }
}

fn make(path: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(path)
}

fn platform() -> Option<PathBuf> {
    let variable = |name: &str| env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let base = if cfg!(windows) {
        variable("LOCALAPPDATA")
    } else if cfg!(target_os = "macos") {
        variable("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        // A relative path there is to be ignored, says the base directory specification.
        let data = variable("XDG_DATA_HOME").filter(|path| path.is_absolute());
        data.or_else(|| variable("HOME").map(|home| home.join(".local/share")))
    };
    base.map(|base| base.join(NAME))
}
