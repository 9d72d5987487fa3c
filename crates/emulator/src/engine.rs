//! Life cycles: what time does to pools, nodes and tasks.
//!
//! Everything that will happen is stored with its time when it is set in motion; [`advance`] lets it
//! happen when somebody looks. So nothing runs in between, a restart changes nothing, and a test that
//! advances the clock sees the same as one that waits.

pub(crate) mod failures;
pub(crate) mod placement;
mod scale_in;
mod scale_out;
pub(crate) mod timing;

use std::collections::HashMap;

use serde_json::{Value, json};
use sqlx::SqliteConnection;

use crate::clock::{Clock, Millis};
use crate::document;
use crate::store::pools::Pool;
use crate::store::tasks::Task;
use crate::store::{nodes, pools, tasks};

pub(crate) use scale_in::leave;
pub(crate) use scale_out::{expiry, names, node};

/// Brings everything up to the clock; gives the time of the next thing to happen.
pub(crate) async fn advance(db: &mut SqliteConnection, clock: &Clock) -> sqlx::Result<Option<Millis>> {
    let now = clock.now();
    while let Some(time) = next_phase(db).await?.filter(|time| *time <= now) {
        join(db, time).await?;
        for pool in pools::due(db, time).await? {
            let at = pool.next_at.unwrap_or(time);
            end_phase(db, clock, pool, at).await?;
        }
        for task in tasks::due(db, time).await? {
            let at = task.due_at.unwrap_or(time);
            end_task(db, task, at).await?;
        }
    }
    join(db, now).await?;
    let joining: Option<Millis> = sqlx::query_scalar("SELECT MIN(joins_at) FROM nodes").fetch_one(&mut *db).await?;
    Ok(next_phase(db).await?.into_iter().chain(joining).min())
}

/// When the next state or task ends.
async fn next_phase(db: &mut SqliteConnection) -> sqlx::Result<Option<Millis>> {
    let pool: Option<Millis> = sqlx::query_scalar("SELECT MIN(next_at) FROM pools").fetch_one(&mut *db).await?;
    let task: Option<Millis> = sqlx::query_scalar("SELECT MIN(due_at) FROM tasks").fetch_one(db).await?;
    Ok(pool.into_iter().chain(task).min())
}

/// Lets nodes join, or fail to, and keeps the counts.
async fn join(db: &mut SqliteConnection, time: Millis) -> sqlx::Result<()> {
    // How many joined and how many failed to, by pool.
    let mut done: HashMap<String, (i64, i64)> = HashMap::new();
    for (pool, state) in nodes::join(db, time).await? {
        let Some(pool) = pool else { continue };
        let (joined, failed) = done.entry(pool).or_default();
        *if state == "failed" { failed } else { joined } += 1;
    }
    for (pool, (joined, failed)) in done {
        pools::joined(db, &pool, joined, failed).await?;
    }
    Ok(())
}

/// What follows the state a pool is in.
async fn end_phase(db: &mut SqliteConnection, clock: &Clock, mut pool: Pool, at: Millis) -> sqlx::Result<()> {
    match pool.state.as_str() {
        "initial" | "updating" => settle(db, clock, &mut pool, at).await?,
        "removing" => {
            let gone = nodes::take_removed(db, &pool.id).await?;
            pool.removing -= gone;
            settle(db, clock, &mut pool, at).await?;
        }
        "deleting" => {
            nodes::take_removed(db, &pool.id).await?;
            nodes::keep_without_pool(db, &pool.id).await?;
            return pools::delete(db, &pool.id).await;
        }
        // The instances of a scale-out exist; or what is missing is tried again.
        "active" if pool.missing > 0 => {
            // Attempts that nobody was there to see are not made up for.
            let at = at.max(clock.now() - clock.lasting(timing::RETRY));
            scale_out::retry(db, clock, &mut pool, at).await?;
        }
        _ => rest(&mut pool, clock, at),
    }
    pools::save(db, &pool).await
}

/// The pool is active, and tries again later when nodes are missing.
fn rest(pool: &mut Pool, clock: &Clock, at: Millis) {
    "active".clone_into(&mut pool.state);
    pool.next_at = (pool.missing > 0).then(|| at + clock.lasting(timing::RETRY));
    pool.task_id = None;
}

/// Scales out or in to what is wanted, or comes to rest.
pub(crate) async fn settle(db: &mut SqliteConnection, clock: &Clock, pool: &mut Pool, at: Millis) -> sqlx::Result<()> {
    let staying = pool.staying();
    let wanted = pool.wanted.unwrap_or(staying);
    pool.missing = 0;
    if wanted > staying {
        scale_out::start(db, clock, pool, wanted - staying, at).await
    } else if wanted < staying {
        scale_in::start(db, clock, pool, staying - wanted, at).await
    } else {
        if let Some(mut task) = running_task(db, pool).await?
            && task.due_at.is_none()
        {
            task.due_at = Some(at);
            tasks::save(db, &task).await?;
        }
        rest(pool, clock, at);
        Ok(())
    }
}

/// The task of the running phase.
async fn running_task(db: &mut SqliteConnection, pool: &Pool) -> sqlx::Result<Option<Task>> {
    match &pool.task_id {
        Some(id) => Ok(tasks::find(db, id).await?.filter(|task| task.state == "running")),
        None => Ok(None),
    }
}

/// Ends a task, with a result for every instance that it made: well, unless one of them did not join.
async fn end_task(db: &mut SqliteConnection, mut task: Task, at: Millis) -> sqlx::Result<()> {
    let results = results(db, &task.id).await?;
    let not_joined = results.as_array().is_some_and(|made| made.iter().any(|one| one["status"] == "failed"));
    if not_joined {
        task.fail(failures::NOT_JOINED, failures::message(failures::NOT_JOINED).unwrap_or_default(), at);
    } else {
        task.succeed(at);
    }
    task.results = results.to_string();
    tasks::save(db, &task).await
}

/// The result of every instance that a task made, as it is now.
pub(crate) async fn results(db: &mut SqliteConnection, task: &str) -> sqlx::Result<Value> {
    let made = nodes::of_task(db, task).await?;
    let result = |(instance, state): (String, String)| {
        let status = match state.as_str() {
            "initial" => "initial",
            "failed" => "failed",
            _ => "success",
        };
        json!({"data": instance, "status": status})
    };
    Ok(made.into_iter().map(result).collect())
}

/// How many nodes a pool, of which `attached` were there before, keeps once its document is `document`.
pub(crate) fn wanted_after(pool: &Pool, document: &Value, attached: i64) -> Option<i64> {
    let there = pool.wanted.unwrap_or(pool.staying());
    if document::is_auto(document) {
        // It keeps what it holds within its limits, which do not count what was attached.
        return document::wanted(document, there - attached).map(|own| own + attached);
    }
    match document::wanted(document, there) {
        // Without an expected number, what was ordered before stays ordered.
        None if document::desired(&pool.value()).is_none() && !document::is_auto(&pool.value()) => pool.wanted,
        wanted => wanted,
    }
}
