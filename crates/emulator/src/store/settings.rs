//! Small facts about the database itself.

use sqlx::SqliteConnection;

/// The value under `name`.
pub(crate) async fn get(db: &mut SqliteConnection, name: &str) -> sqlx::Result<Option<String>> {
    sqlx::query_scalar("SELECT value FROM settings WHERE name = $1").bind(name).fetch_optional(db).await
}

/// Writes a value under `name`.
pub(crate) async fn put(db: &mut SqliteConnection, name: &str, value: &str) -> sqlx::Result<()> {
    sqlx::query("INSERT INTO settings VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value")
        .bind(name)
        .bind(value)
        .execute(db)
        .await
        .map(drop)
}
