//! The database: one file or none, one connection, one writer.
//!
//! Every statement of the emulator stands in a module below this one. A file that is not an
//! emulator's, or that a newer version wrote, is refused and left as it is.

pub(crate) mod activities;
pub(crate) mod clusters;
pub(crate) mod nodes;
pub(crate) mod pools;
pub(crate) mod requests;
pub(crate) mod scaling_failures;
pub(crate) mod settings;
pub(crate) mod tasks;

use std::io::Read;
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::ConnectOptions;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteConnection, SqliteJournalMode, SqliteLockingMode, SqliteSynchronous};

static MIGRATIONS: Migrator = sqlx::migrate!("./migrations");

/// What a SQLite file begins with.
const MAGIC: &[u8; 16] = b"SQLite format 3\0";

/// Where the application id stands in that file, and ours; the migration sets it.
const APPLICATION_ID: (usize, u32) = (68, 0x4143_4b45);

/// Where the number of its pages stands.
const PAGES: usize = 28;

/// Why a database cannot be used. None of them changes the file.
#[derive(Debug, thiserror::Error)]
pub enum DatabaseError {
    /// Another program's file.
    #[error("{0} is not an emulator database; it was left as it is")]
    Foreign(PathBuf),
    /// A newer version has written to it.
    #[error("{0} was written by a newer version; it was left as it is")]
    Newer(PathBuf),
    /// Another process has it open.
    #[error("{0} is in use by another process")]
    InUse(PathBuf),
    /// The file system refuses.
    #[error("{path} cannot be opened: {source}")]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// SQLite refuses.
    #[error("the database cannot be used: {0}")]
    Sqlite(#[from] sqlx::Error),
    /// Its tables cannot be brought up to date.
    #[error("the database cannot be brought up to date: {0}")]
    Migrate(#[source] MigrateError),
}

/// Opens the file, or a database in memory, and brings its tables up to date.
pub(crate) async fn open(file: Option<&Path>) -> Result<SqliteConnection, DatabaseError> {
    let options = match file {
        None => SqliteConnectOptions::new().in_memory(true),
        Some(path) => {
            prepare(path)?;
            SqliteConnectOptions::new()
                .filename(path)
                .journal_mode(SqliteJournalMode::Wal)
                // One process: no shared memory file, and nobody writes behind our back.
                .locking_mode(SqliteLockingMode::Exclusive)
        }
    };
    let options = options
        .foreign_keys(true)
        // An acknowledged change survives the power, not only the process.
        .synchronous(SqliteSynchronous::Full)
        .busy_timeout(Duration::from_millis(500))
        .disable_statement_logging();
    let path = file.map(Path::to_path_buf).unwrap_or_default();
    let mut connection = options.connect().await.map_err(|error| opening(error, &path))?;
    if !is_ours(&mut connection).await.map_err(|error| opening(error, &path))? {
        return Err(DatabaseError::Foreign(path));
    }
    MIGRATIONS.run(&mut connection).await.map_err(|error| match error {
        MigrateError::VersionMissing(_) | MigrateError::VersionTooNew(..) | MigrateError::VersionMismatch(_) => {
            DatabaseError::Newer(path.clone())
        }
        MigrateError::Execute(error) => opening(error, &path),
        error => DatabaseError::Migrate(error),
    })?;
    Ok(connection)
}

fn opening(error: sqlx::Error, path: &Path) -> DatabaseError {
    let code = error.as_database_error().and_then(|error| error.code()).unwrap_or_default();
    match code.as_ref() {
        // SQLITE_BUSY, SQLITE_LOCKED
        "5" | "6" => DatabaseError::InUse(path.to_path_buf()),
        // SQLITE_NOTADB
        "26" => DatabaseError::Foreign(path.to_path_buf()),
        _ => DatabaseError::Sqlite(error),
    }
}

/// Makes the file readable by its owner alone, or makes sure that the one there can be ours.
fn prepare(path: &Path) -> Result<(), DatabaseError> {
    let failed = |source| DatabaseError::Io { path: path.to_path_buf(), source };
    if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut create = std::fs::OpenOptions::new();
    create.read(true).write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut create, 0o600);
    let mut file = create.open(path).map_err(failed)?;
    let mut head = Vec::new();
    file.by_ref().take(100).read_to_end(&mut head).map_err(failed)?;
    let word = |at: usize| head.get(at..at + 4).and_then(|bytes| bytes.try_into().ok()).map(u32::from_be_bytes);
    let is_sqlite = head.len() == 100 && head.starts_with(MAGIC);
    // One page holds no table: the first start was killed, and what it made is still in the log.
    let can_be_ours = word(APPLICATION_ID.0) == Some(APPLICATION_ID.1) || word(PAGES).is_some_and(|pages| pages <= 1);
    if head.is_empty() || (is_sqlite && can_be_ours) { Ok(()) } else { Err(DatabaseError::Foreign(path.to_path_buf())) }
}

/// Whether the database, its log included, has nobody's tables or ours.
async fn is_ours(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    let id: i64 = sqlx::query_scalar("PRAGMA application_id").fetch_one(&mut *connection).await?;
    let tables: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema").fetch_one(&mut *connection).await?;
    let migrated: i64 = sqlx::query_scalar("SELECT COUNT(*) FROM sqlite_schema WHERE name = '_sqlx_migrations'")
        .fetch_one(&mut *connection)
        .await?;
    // The list of migrations is made before the first one runs; it alone is an interrupted first start.
    Ok(id == i64::from(APPLICATION_ID.1) || tables == 0 || (id == 0 && migrated == tables))
}

#[cfg(test)]
mod tests {
    use sqlx::Connection;

    use super::*;

    #[tokio::test]
    async fn a_new_file_is_the_owners_alone_and_opens_again() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("deep/emulator.db");
        for _ in 0..2 {
            let mut connection = open(Some(&path)).await.expect("a database");
            settings::put(&mut connection, "a", "1").await.expect("written");
            connection.close().await.expect("closed");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).expect("a file").permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[tokio::test]
    async fn a_foreign_file_is_refused_and_left_alone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("notes.txt");
        std::fs::write(&path, "shopping list").expect("written");
        assert!(matches!(open(Some(&path)).await, Err(DatabaseError::Foreign(_))));
        assert_eq!(std::fs::read(&path).expect("read"), b"shopping list");
    }

    #[tokio::test]
    async fn another_programs_database_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("other.db");
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let mut other = options.connect().await.expect("a database");
        sqlx::query("CREATE TABLE t (a)").execute(&mut other).await.expect("made");
        other.close().await.expect("closed");
        assert!(matches!(open(Some(&path)).await, Err(DatabaseError::Foreign(_))));
    }

    #[tokio::test]
    async fn a_start_that_was_killed_before_its_first_table_is_begun_anew() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("emulator.db");
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let mut first = options.journal_mode(SqliteJournalMode::Wal).connect().await.expect("a database");
        sqlx::query("PRAGMA user_version = 0").execute(&mut first).await.expect("written");
        first.close().await.expect("closed");
        assert!(open(Some(&path)).await.is_ok());
    }

    #[tokio::test]
    async fn a_newer_schema_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("emulator.db");
        let mut connection = open(Some(&path)).await.expect("a database");
        sqlx::query(
            "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time)
             VALUES (9999, 'later', TRUE, X'00', 0)",
        )
        .execute(&mut connection)
        .await
        .expect("written");
        connection.close().await.expect("closed");
        let refused = open(Some(&path)).await.expect_err("refused");
        assert!(refused.to_string().contains("newer version"), "{refused}");
    }

    #[tokio::test]
    async fn a_file_in_use_is_refused() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("emulator.db");
        let _first = open(Some(&path)).await.expect("a database");
        assert!(matches!(open(Some(&path)).await, Err(DatabaseError::InUse(_))));
    }
}
