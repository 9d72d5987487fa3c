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

    /// Keeps how a mutation ended; `made` is the pool a create made.
    pub(crate) async fn finish(&self, begun: &Begun, answer: &Answer, made: Option<&str>) -> Result<(), sqlx::Error> {
        sqlx::query(
            "UPDATE mutations SET state = 'done', status = $3, answer = $4, made = $5 \
             WHERE key = $1 AND started_at = $2",
        )
        .bind(&begun.key)
        .bind(begun.started_at)
        .bind(i64::from(answer.status))
        .bind(answer.body.as_ref())
        .bind(made)
        .execute(&self.pool)
        .await
        .map(drop)
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
    })
}
