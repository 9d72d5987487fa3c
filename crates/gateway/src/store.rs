//! The gateway's database: what was asked under which key, and how it ended.

mod open;
mod secret;

use bytes::Bytes;
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretSlice};
use sha2::Sha256;
use sqlx::{Row, SqlitePool, sqlite::SqliteRow};

use crate::upstream::{Answer, Call};
pub(crate) use open::OpenError;

/// How long an outcome is kept, in milliseconds: a day.
const KEPT_MS: i64 = 24 * 60 * 60 * 1000;

/// A keyed digest of a request. A plain hash of a body with a short password would be a stored password.
pub(crate) type RequestDigest = [u8; 32];

/// One writer to one SQLite file.
pub(crate) struct Store {
    pool: SqlitePool,
    secret: SecretSlice<u8>,
}

/// A mutation that was begun.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Begun {
    pub(crate) key: String,
    pub(crate) digest: RequestDigest,
    pub(crate) operation: String,
    pub(crate) path: String,
    /// The body without secrets.
    pub(crate) sent: Option<String>,
    /// Milliseconds since 1970.
    pub(crate) started_at: i64,
    /// When the answer was lost, in milliseconds since 1970; nothing while it is waited for.
    pub(crate) lost_at: Option<i64>,
}

/// What is known of a key.
#[derive(Debug, PartialEq)]
pub(crate) enum Known {
    /// Nothing: it was written down now, before anything is sent.
    New(Begun),
    /// It was answered.
    Done(Answer),
    /// It was sent, or may have been, and nobody knows.
    Open(Begun),
    /// Another request had this key.
    Conflict,
}

impl Store {
    /// The digest that tells whether two requests are the same.
    pub(crate) fn digest(&self, call: &Call) -> RequestDigest {
        let mut mac = Hmac::<Sha256>::new_from_slice(self.secret.expose_secret()).expect("HMAC takes any key length");
        for part in [call.operation.name.as_bytes(), call.path.as_bytes(), call.query.as_bytes(), &call.body] {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }

    /// Looks a key up, or writes it down as running.
    pub(crate) async fn begin(
        &self,
        key: &str,
        digest: &RequestDigest,
        call: &Call,
        sent: Option<String>,
        now_ms: i64,
    ) -> Result<Known, sqlx::Error> {
        sqlx::query("DELETE FROM mutations WHERE key = $1 AND started_at < $2")
            .bind(key)
            .bind(now_ms - KEPT_MS)
            .execute(&self.pool)
            .await?;
        let begun = Begun {
            key: key.to_owned(),
            digest: *digest,
            operation: call.operation.name.to_owned(),
            path: call.path.clone(),
            sent,
            started_at: now_ms,
            lost_at: None,
        };
        let inserted = sqlx::query(
            "INSERT INTO mutations (key, digest, operation, path, sent, started_at, state) \
             VALUES ($1, $2, $3, $4, $5, $6, 'running') ON CONFLICT (key) DO NOTHING",
        )
        .bind(key)
        .bind(digest.as_slice())
        .bind(&begun.operation)
        .bind(&begun.path)
        .bind(&begun.sent)
        .bind(now_ms)
        .execute(&self.pool)
        .await?;
        if inserted.rows_affected() == 1 {
            return Ok(Known::New(begun));
        }
        let row = sqlx::query("SELECT * FROM mutations WHERE key = $1").bind(key).fetch_one(&self.pool).await?;
        if row.try_get::<Vec<u8>, _>("digest")? != digest {
            return Ok(Known::Conflict);
        }
        match row.try_get::<Option<i64>, _>("status")? {
            Some(status) => {
                let body: Vec<u8> = row.try_get("answer")?;
                let status = u16::try_from(status).unwrap_or(502);
                Ok(Known::Done(Answer { status, body: Bytes::from(body), date: None }))
            }
            None => Ok(Known::Open(begun_of(&row)?)),
        }
    }

    /// Keeps how a mutation ended; `made` is the pool a create made. False, and nothing kept, when that pool is
    /// another key's.
    pub(crate) async fn finish(&self, begun: &Begun, answer: &Answer, made: Option<&str>) -> Result<bool, sqlx::Error> {
        let written = sqlx::query(
            "UPDATE mutations SET state = 'done', status = $3, answer = $4, made = $5 \
             WHERE key = $1 AND started_at = $2",
        )
        .bind(&begun.key)
        .bind(begun.started_at)
        .bind(i64::from(answer.status))
        .bind(answer.body.as_ref())
        .bind(made)
        .execute(&self.pool)
        .await;
        match written {
            Ok(_) => Ok(true),
            Err(error) if error.as_database_error().is_some_and(|error| error.is_unique_violation()) => Ok(false),
            Err(error) => Err(error),
        }
    }

    /// The answer did not come: from now on it is looked for.
    pub(crate) async fn lose(&self, begun: &Begun, now_ms: i64) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE mutations SET lost_at = $3 WHERE key = $1 AND started_at = $2")
            .bind(&begun.key)
            .bind(begun.started_at)
            .bind(now_ms)
            .execute(&self.pool)
            .await
            .map(drop)
    }

    /// What an earlier process waited for was lost at `lost_at`, when that process ended.
    pub(crate) async fn lose_interrupted(&self, lost_at: i64) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE mutations SET lost_at = $1 WHERE state = 'running' AND lost_at IS NULL")
            .bind(lost_at)
            .execute(&self.pool)
            .await
            .map(drop)
    }

    /// Whether another call of this operation for this path and pool name waits for its answer.
    pub(crate) async fn has_rival(&self, begun: &Begun, name: &str) -> Result<bool, sqlx::Error> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS found FROM mutations WHERE state = 'running' AND lost_at IS NULL AND key <> $1 \
             AND operation = $2 AND path = $3 AND json_extract(sent, '$.nodepool_info.name') = $4",
        )
        .bind(&begun.key)
        .bind(&begun.operation)
        .bind(&begun.path)
        .bind(name)
        .fetch_one(&self.pool)
        .await?;
        Ok(row.try_get::<i64, _>("found")? > 0)
    }

    /// Nobody knows how it ended.
    pub(crate) async fn leave_unknown(&self, begun: &Begun) -> Result<(), sqlx::Error> {
        sqlx::query("UPDATE mutations SET state = 'unknown' WHERE key = $1 AND started_at = $2 AND state = 'running'")
            .bind(&begun.key)
            .bind(begun.started_at)
            .execute(&self.pool)
            .await
            .map(drop)
    }

    /// Nothing was done, so the key is free again; an outcome that is known stays.
    pub(crate) async fn forget(&self, begun: &Begun) -> Result<(), sqlx::Error> {
        sqlx::query("DELETE FROM mutations WHERE key = $1 AND started_at = $2 AND state <> 'done'")
            .bind(&begun.key)
            .bind(begun.started_at)
            .execute(&self.pool)
            .await
            .map(drop)
    }

    /// Whether it still has no outcome.
    pub(crate) async fn is_open(&self, begun: &Begun) -> Result<bool, sqlx::Error> {
        let row = sqlx::query(
            "SELECT COUNT(*) AS found FROM mutations WHERE key = $1 AND started_at = $2 AND state <> 'done'",
        )
        .bind(&begun.key)
        .bind(begun.started_at)
        .fetch_one(&self.pool)
        .await?;
        Ok(row.try_get::<i64, _>("found")? > 0)
    }

    /// What an earlier process began and did not end, oldest first.
    pub(crate) async fn interrupted(&self) -> Result<Vec<Begun>, sqlx::Error> {
        let rows = sqlx::query("SELECT * FROM mutations WHERE state = 'running' ORDER BY started_at")
            .fetch_all(&self.pool)
            .await?;
        rows.iter().map(begun_of).collect()
    }

    /// Whether a pool is the known outcome of some key.
    pub(crate) async fn is_claimed(&self, pool_id: &str) -> Result<bool, sqlx::Error> {
        let row = sqlx::query("SELECT COUNT(*) AS found FROM mutations WHERE made = $1")
            .bind(pool_id)
            .fetch_one(&self.pool)
            .await?;
        Ok(row.try_get::<i64, _>("found")? > 0)
    }

    /// Drops what is older than a day.
    pub(crate) async fn purge(&self, now_ms: i64) -> Result<u64, sqlx::Error> {
        let purged = sqlx::query("DELETE FROM mutations WHERE started_at < $1")
            .bind(now_ms - KEPT_MS)
            .execute(&self.pool)
            .await?;
        Ok(purged.rows_affected())
    }

    /// Whether the database answers.
    pub(crate) async fn is_ready(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.pool).await.is_ok()
    }

    /// Writes everything to the file and closes it.
    pub(crate) async fn close(&self) {
        self.pool.close().await;
    }
}

fn begun_of(row: &SqliteRow) -> Result<Begun, sqlx::Error> {
    let digest: Vec<u8> = row.try_get("digest")?;
    Ok(Begun {
        key: row.try_get("key")?,
        digest: digest.try_into().map_err(|_| sqlx::Error::Decode("a digest has 32 bytes".into()))?,
        operation: row.try_get("operation")?,
        path: row.try_get("path")?,
        sent: row.try_get("sent")?,
        started_at: row.try_get("started_at")?,
        lost_at: row.try_get("lost_at")?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn create() -> Call {
        let operation = ack_api::OPERATIONS.iter().find(|operation| operation.name == "CreateClusterNodePool").unwrap();
        Call { operation, path: "/clusters/c1/nodepools".to_owned(), query: String::new(), body: Bytes::new() }
    }

    async fn begin(store: &Store, key: &str) -> Begun {
        let sent = Some(r#"{"nodepool_info":{"name":"web"}}"#.to_owned());
        match store.begin(key, &[0; 32], &create(), sent, 1_000).await.unwrap() {
            Known::New(begun) => begun,
            other => panic!("{other:?}"),
        }
    }

    fn answer() -> Answer {
        Answer { status: 200, body: Bytes::from("{}"), date: None }
    }

    #[tokio::test]
    async fn a_pool_is_the_outcome_of_one_key_only() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("gateway.db")).await.unwrap();
        let (first, second) = (begin(&store, "a").await, begin(&store, "b").await);
        assert!(store.finish(&first, &answer(), Some("np1")).await.unwrap());
        assert!(!store.finish(&second, &answer(), Some("np1")).await.unwrap());
        assert!(store.is_open(&second).await.unwrap(), "nothing was kept");
        assert!(store.finish(&second, &answer(), Some("np2")).await.unwrap());
        // What makes no pool claims none.
        for key in ["c", "d"] {
            let begun = begin(&store, key).await;
            assert!(store.finish(&begun, &answer(), None).await.unwrap());
        }
    }

    #[tokio::test]
    async fn an_outcome_is_kept_for_a_day() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("gateway.db")).await.unwrap();
        let begun = begin(&store, "a").await;
        store.finish(&begun, &answer(), Some("np1")).await.unwrap();
        let last = begun.started_at + KEPT_MS;
        assert_eq!(store.purge(last).await.unwrap(), 0);
        let known = store.begin("a", &[0; 32], &create(), None, last).await.unwrap();
        assert_eq!(known, Known::Done(answer()));
        let known = store.begin("a", &[0; 32], &create(), None, last + 1).await.unwrap();
        assert!(matches!(known, Known::New(_)), "{known:?}");
    }

    #[tokio::test]
    async fn a_rival_is_a_create_of_that_name_that_waits_for_its_answer() {
        let folder = tempfile::tempdir().unwrap();
        let store = Store::open(&folder.path().join("gateway.db")).await.unwrap();
        let (first, second) = (begin(&store, "a").await, begin(&store, "b").await);
        assert!(store.has_rival(&first, "web").await.unwrap());
        assert!(!store.has_rival(&first, "other").await.unwrap());
        store.lose(&second, 2_000).await.unwrap();
        assert!(!store.has_rival(&first, "web").await.unwrap());
        let Known::Open(open) = store.begin("b", &[0; 32], &create(), None, 3_000).await.unwrap() else { panic!() };
        assert_eq!(open.lost_at, Some(2_000));
        store.lose_interrupted(4_000).await.unwrap();
        assert!(!store.has_rival(&second, "web").await.unwrap());
        let interrupted = store.interrupted().await.unwrap();
        let lost: Vec<_> = interrupted.iter().map(|begun| begun.lost_at).collect();
        assert_eq!(lost, [Some(4_000), Some(2_000)], "what was known to be lost stays so");
    }
}
