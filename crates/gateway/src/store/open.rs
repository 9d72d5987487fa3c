//! Opens the database, or says in one sentence why not; never overwrites what is not ours.

use std::fs::OpenOptions;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::time::Duration;

use sqlx::Row;
use sqlx::migrate::MigrateError;
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous};

use super::{Store, secret};

/// Marks the file as ours: "NPCG", node pool console gateway.
const APPLICATION_ID: i64 = 0x4e50_4347;
/// What every SQLite file begins with.
const SQLITE_MAGIC: &[u8; 16] = b"SQLite format 3\0";

static MIGRATIONS: sqlx::migrate::Migrator = sqlx::migrate!("./migrations");

/// Why the database cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum OpenError {
    /// The folder or the file cannot be made, read or written.
    #[error("{path} cannot be used: {source}", path = path.display())]
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// Somebody else's file.
    #[error("{path} is not a database of this console; it was left as it is", path = .0.display())]
    Foreign(PathBuf),
    /// Written by a later version.
    #[error("{path} was written by a newer version of the console; it was left as it is", path = .0.display())]
    Newer(PathBuf),
    /// Held by another process.
    #[error("{path} is in use by another process", path = .0.display())]
    Locked(PathBuf),
    /// The secret beside it is damaged.
    #[error("{path} does not hold 32 bytes in hex; restore it, or remove it and {database} together", path = path.display(), database = database.display())]
    Secret {
        /// Of the secret.
        path: PathBuf,
        /// That it belongs to.
        database: PathBuf,
    },
    /// Anything else that SQLite says.
    #[error("{path} cannot be opened: {source}", path = path.display())]
    Database {
        /// Which.
        path: PathBuf,
        /// Why.
        source: sqlx::Error,
    },
}

impl Store {
    /// Opens or makes the database at `path` and the secret beside it, both for the owner's eyes only.
    pub(crate) async fn open(path: &Path) -> Result<Self, OpenError> {
        let file_error = |source| OpenError::File { path: path.to_owned(), source };
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            std::fs::create_dir_all(folder).map_err(|source| OpenError::File { path: folder.to_owned(), source })?;
        }
        let is_new = prepare(path).map_err(file_error)?;
        if !is_new && !has_magic(path).map_err(file_error)? {
            return Err(OpenError::Foreign(path.to_owned()));
        }
        let secret = secret::load(path, is_new)?;
        let options =
            SqliteConnectOptions::new().filename(path).foreign_keys(true).busy_timeout(Duration::from_secs(2));
        // Looked at first without changing anything, WAL mode included.
        let pool = SqlitePoolOptions::new().max_connections(1).connect_with(options.clone()).await;
        let pool = pool.map_err(|source| judge(path, source))?;
        let ours = check_owner(&pool, is_new).await.map_err(|source| judge(path, source))?;
        pool.close().await;
        if !ours {
            return Err(OpenError::Foreign(path.to_owned()));
        }
        let options = options
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .optimize_on_close(false, None);
        let pool = SqlitePoolOptions::new()
            .max_connections(1)
            .acquire_timeout(Duration::from_secs(10))
            .connect_with(options)
            .await
            .map_err(|source| judge(path, source))?;
        if is_new {
            sqlx::query("PRAGMA application_id = 1313882951")
                .execute(&pool)
                .await
                .map_err(|source| judge(path, source))?;
        }
        MIGRATIONS.run(&pool).await.map_err(|error| match error {
            MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_) | MigrateError::VersionTooNew(..) => {
                OpenError::Newer(path.to_owned())
            }
            MigrateError::Execute(source) | MigrateError::ExecuteMigration(source, _) => judge(path, source),
            other => OpenError::Database { path: path.to_owned(), source: sqlx::Error::Migrate(Box::new(other)) },
        })?;
        // Readers pass a lock in WAL mode: whether it can be written is found out now, not at the first mutation.
        let mut connection = pool.acquire().await.map_err(|source| judge(path, source))?;
        for statement in ["BEGIN IMMEDIATE", "ROLLBACK"] {
            sqlx::query(statement).execute(&mut *connection).await.map_err(|source| judge(path, source))?;
        }
        drop(connection);
        Ok(Self { pool, secret })
    }
}

/// Makes the file when there is none, with mode 0600 from its first byte; checks that it can be written.
fn prepare(path: &Path) -> io::Result<bool> {
    let mut options = OpenOptions::new();
    options.read(true).write(true);
    match options.open(path) {
        Ok(file) => Ok(file.metadata()?.len() == 0),
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            owner_only(options.create_new(true)).open(path).map(|_| true)
        }
        Err(error) => Err(error),
    }
}

/// Mode 0600, where files have modes.
pub(super) fn owner_only(options: &mut OpenOptions) -> &mut OpenOptions {
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
    options
}

fn has_magic(path: &Path) -> io::Result<bool> {
    let mut head = [0; 16];
    match std::fs::File::open(path)?.read_exact(&mut head) {
        Ok(()) => Ok(&head == SQLITE_MAGIC),
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        Err(error) => Err(error),
    }
}

async fn check_owner(pool: &SqlitePool, is_new: bool) -> Result<bool, sqlx::Error> {
    let id: i64 = sqlx::query("PRAGMA application_id").fetch_one(pool).await?.try_get(0)?;
    let tables: i64 = sqlx::query("SELECT COUNT(*) FROM sqlite_schema").fetch_one(pool).await?.try_get(0)?;
    // A crash between making the file and marking it leaves an empty database behind: ours to take.
    Ok(is_new || id == APPLICATION_ID || (id == 0 && tables == 0))
}

fn judge(path: &Path, source: sqlx::Error) -> OpenError {
    let code = source.as_database_error().and_then(|error| error.code()).unwrap_or_default().into_owned();
    let primary = code.parse::<i32>().unwrap_or(0) & 0xff;
    match primary {
        // SQLITE_BUSY, SQLITE_LOCKED
        5 | 6 => OpenError::Locked(path.to_owned()),
        // SQLITE_NOTADB
        26 => OpenError::Foreign(path.to_owned()),
        _ => OpenError::Database { path: path.to_owned(), source },
    }
}

#[cfg(test)]
mod tests {
    use std::borrow::Cow;

    use sqlx::migrate::Migrator;

    use super::*;

    #[tokio::test]
    async fn a_database_in_which_two_keys_took_one_pool_leaves_it_to_the_first() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("gateway.db");
        std::fs::write(path.with_extension("secret"), "0".repeat(64)).unwrap();
        let options = SqliteConnectOptions::new().filename(&path).create_if_missing(true);
        let old = SqlitePool::connect_with(options).await.unwrap();
        sqlx::query("PRAGMA application_id = 1313882951").execute(&old).await.unwrap();
        let first = MIGRATIONS.iter().take(1).cloned().collect();
        Migrator { migrations: Cow::Owned(first), ..Migrator::DEFAULT }.run(&old).await.unwrap();
        for (key, made) in [("a", Some("np1")), ("b", Some("np1")), ("c", Some("np2")), ("d", None)] {
            sqlx::query(
                "INSERT INTO mutations (key, digest, operation, path, started_at, state, made) \
                 VALUES ($1, x'00', 'CreateClusterNodePool', '/', 1, 'done', $2)",
            )
            .bind(key)
            .bind(made)
            .execute(&old)
            .await
            .unwrap();
        }
        old.close().await;
        let store = Store::open(&path).await.unwrap();
        let rows: Vec<(String, Option<String>)> =
            sqlx::query_as("SELECT key, made FROM mutations ORDER BY key").fetch_all(&store.pool).await.unwrap();
        let made: Vec<_> = rows.iter().map(|(_, made)| made.as_deref()).collect();
        assert_eq!(made, [Some("np1"), None, Some("np2"), None]);
    }
}
