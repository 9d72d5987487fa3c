//! How a data disk is made ready on a node.

use super::FileSystem;
use crate::document::NodePool;
use crate::paths;

/// `auto_format`, `file_system` and `mount_target` of one data disk.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Mount {
    /// Not formatted by itself; the last disk still carries the container data.
    Default,
    /// Formatted, and mounted where a path is given.
    At {
        /// The file system; the service's own choice where absent.
        file_system: Option<FileSystem>,
        /// An absolute path.
        target: Option<String>,
    },
}

impl Mount {
    /// The choice in one row of the data disks.
    pub fn of(pool: &NodePool, row: usize) -> Self {
        if pool.get_in(paths::DATA_DISK_AUTO_FORMAT, row) != Ok(Some(true)) {
            return Self::Default;
        }
        Self::At {
            file_system: pool.get_in(paths::DATA_DISK_FILE_SYSTEM.typed(), row).ok().flatten(),
            target: pool.get_in(paths::DATA_DISK_MOUNT_TARGET, row).ok().flatten(),
        }
    }

    /// Writes the three paths of the row.
    pub fn apply(self, pool: &mut NodePool, row: usize) {
        let (format, file_system, target) = match self {
            Self::Default => (None, None, None),
            Self::At { file_system, target } => (Some(true), file_system, target),
        };
        pool.set_in(paths::DATA_DISK_AUTO_FORMAT, row, format);
        pool.set_in(paths::DATA_DISK_FILE_SYSTEM.typed(), row, file_system);
        pool.set_in(paths::DATA_DISK_MOUNT_TARGET, row, target);
    }
}
