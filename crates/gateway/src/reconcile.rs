//! Finds out whether a create whose answer was lost has been done.
//!
//! CreateClusterNodePool has no client token, so the pool is looked for by name, by the values that were
//! sent and by when it was made.

use std::time::Duration;

use ack_api::OPERATIONS;
use bytes::Bytes;
use serde_json::{Value, json};
use tokio::time::{Instant, sleep_until, timeout_at};

use crate::store::{Begun, Store};
use crate::upstream::{Answer, Call, Client};

/// An unknown outcome stays unknown after this: somebody waits. A look that takes its whole patience still fits
/// behind [`SETTLE`].
pub(crate) const GIVE_UP: Duration = Duration::from_secs(23);
/// How long after its answer was lost a create may still come about: ACK takes seconds to make a pool, and what cuts
/// a connection, such as a proxy, does not stop it.
pub const SETTLE: Duration = Duration::from_secs(15);
/// Between two looks when the time to settle is over.
const LAST_PAUSE: Duration = Duration::from_secs(1);
/// How much earlier than the request a pool may say it was made: whole seconds and clocks that differ.
const TOLERANCE_MS: i64 = 5_000;

/// What a look at the upstream tells.
#[derive(Debug, PartialEq)]
pub(crate) enum Found {
    /// Exactly one pool is what was asked for, and it is this key's now.
    Pool(Answer),
    /// No pool can be it.
    Nothing,
    /// Several can be it, or nobody can look.
    Unknown(Vec<String>),
}

/// When to look.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Pace {
    /// Before the second look; each later pause is twice the one before.
    pub(crate) look_again: Duration,
    /// Nothing is only believed this long after the answer was lost.
    pub(crate) settle: Duration,
}

/// Looks until it is known, at most for [`GIVE_UP`].
pub(crate) async fn create(client: &Client, store: &Store, begun: &Begun, pace: Pace) -> Found {
    let sent: Value = begun.sent.as_deref().and_then(|sent| serde_json::from_str(sent).ok()).unwrap_or_default();
    let start = Instant::now();
    let give_up = start + GIVE_UP;
    // By the clock and not since now: the answer may have been lost in an earlier process.
    let lost_for = begun.lost_at.map_or(0, |lost_at| jiff::Timestamp::now().as_millisecond() - lost_at);
    let settled = start + pace.settle.saturating_sub(Duration::from_millis(lost_for.try_into().unwrap_or(0)));
    let (mut empty_looks, mut pause) = (0, pace.look_again);
    let mut candidates = Vec::new();
    loop {
        let looked_at = Instant::now();
        match timeout_at(give_up, look(client, store, begun, &sent)).await {
            Ok(Some(Look::Pool(answer))) => return Found::Pool(answer),
            Ok(Some(Look::Several(several))) => return Found::Unknown(several),
            Ok(Some(Look::Rival(id))) => candidates = vec![id],
            Ok(Some(Look::Nothing)) => {
                empty_looks += 1;
                // One look may be too early: the request may still be on its way.
                if empty_looks >= 2 && looked_at >= settled {
                    return Found::Nothing;
                }
                candidates.clear();
            }
            Ok(None) => {}
            Err(_) => return Found::Unknown(candidates),
        }
        let now = Instant::now();
        // The look that decides comes as soon as it can.
        let next = if now < settled { settled.min(now + pause) } else { now + pause.min(LAST_PAUSE) };
        if next >= give_up {
            return Found::Unknown(candidates);
        }
        sleep_until(next).await;
        pause *= 2;
    }
}

/// What one look tells.
enum Look {
    /// The one that fits, and it is this key's now.
    Pool(Answer),
    /// One fits, but another create that waits for its answer may have made it.
    Rival(String),
    Several(Vec<String>),
    Nothing,
}

/// One look; `None` when the upstream does not answer.
async fn look(client: &Client, store: &Store, begun: &Begun, sent: &Value) -> Option<Look> {
    let name = sent.pointer("/nodepool_info/name").and_then(Value::as_str).unwrap_or_default();
    let list = client.read(&call("DescribeClusterNodePools", &begun.path)).await.ok()?;
    if !list.is_success() {
        // Without its cluster nothing can have been made.
        return (list.status == 404).then_some(Look::Nothing);
    }
    let mut candidates = Vec::new();
    for pool in list.json().get("nodepools").and_then(Value::as_array)? {
        let text = |pointer: &str| pool.pointer(pointer).and_then(Value::as_str);
        let Some(id) = text("/nodepool_info/nodepool_id") else { continue };
        let made: Option<jiff::Timestamp> = text("/nodepool_info/created").and_then(|created| created.parse().ok());
        let is_old = made.is_some_and(|made| made.as_millisecond() < begun.started_at - TOLERANCE_MS);
        if text("/nodepool_info/name") == Some(name) && !is_old && !store.is_claimed(id).await.ok()? {
            candidates.push(id.to_owned());
        }
    }
    let mut equal = Vec::new();
    for id in &candidates {
        let detail = client.read(&call("DescribeClusterNodePoolDetail", &format!("{}/{id}", begun.path))).await.ok()?;
        if detail.is_success() && holds(&detail.json(), sent) {
            equal.push(id);
        }
    }
    let id = match (equal.as_slice(), candidates.as_slice()) {
        ([id], [_]) => (*id).clone(),
        (_, []) => return Some(Look::Nothing),
        _ => return Some(Look::Several(candidates)),
    };
    // Asked after the pools were read: who made one of them was waiting then, or has claimed it since.
    if store.has_rival(begun, name).await.ok()? {
        return Some(Look::Rival(id));
    }
    let body = Bytes::from(json!({"nodepool_id": id, "request_id": begun.key}).to_string());
    let answer = Answer { status: 200, body, date: None };
    match store.finish(begun, &answer, Some(&id)).await {
        Ok(true) => Some(Look::Pool(answer)),
        // Somebody was faster: the next look does not see this pool.
        Ok(false) => None,
        Err(error) => {
            tracing::error!(%error, "a pool that was found could not be claimed");
            None
        }
    }
}

fn call(name: &str, path: &str) -> Call {
    let operation = OPERATIONS.iter().find(|operation| operation.name == name).expect("the table has this operation");
    Call { operation, path: path.to_owned(), query: String::new(), body: Bytes::new() }
}

/// Whether the pool has every value that was sent. What the pool does not tell counts as equal: it may be
/// write-only. Keys compare without case (tags come back in another spelling), scalars by their text.
fn holds(pool: &Value, sent: &Value) -> bool {
    match (pool, sent) {
        (_, Value::Null) => true,
        (Value::Object(pool), Value::Object(sent)) => sent.iter().all(|(key, sent)| {
            let told = pool
                .get(key)
                .or_else(|| pool.iter().find(|(name, _)| name.eq_ignore_ascii_case(key)).map(|(_, value)| value));
            told.is_none_or(|told| told.is_null() || holds(told, sent))
        }),
        (Value::Array(pool), Value::Array(sent)) => {
            pool.len() == sent.len() && pool.iter().zip(sent).all(|(pool, sent)| holds(pool, sent))
        }
        (Value::Object(_) | Value::Array(_), _) | (_, Value::Object(_) | Value::Array(_)) => false,
        (pool, sent) => text(pool) == text(sent),
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The body as it may be stored: without passwords, scripts and whatever else is named like a secret.
pub(crate) fn without_secrets(body: &[u8]) -> String {
    let mut value: Value = serde_json::from_slice(body).unwrap_or_default();
    strip(&mut value);
    value.to_string()
}

fn strip(value: &mut Value) {
    match value {
        Value::Object(object) => {
            object.retain(|key, _| !is_secret(key));
            object.values_mut().for_each(strip);
        }
        Value::Array(items) => items.iter_mut().for_each(strip),
        _ => {}
    }
}

fn is_secret(key: &str) -> bool {
    let key = key.to_ascii_lowercase();
    ["password", "passwd", "user_data", "userdata", "secret", "token", "credential"]
        .iter()
        .any(|word| key.contains(word))
}

/// The cluster in a path of the container service.
pub(crate) fn cluster_of(path: &str) -> Option<&str> {
    path.strip_prefix("/clusters/")?.split('/').next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pool_holds_what_was_sent_in_whatever_spelling() {
        let pool = json!({
            "nodepool_info": {"name": "web", "nodepool_id": "np1"},
            "scaling_group": {"desired_size": 2, "system_disk_size": "120", "tags": [{"Key": "a", "Value": "b"}],
                              "login_password": null, "vswitch_ids": ["v1", "v2"]},
        });
        let cases = [
            (json!({"nodepool_info": {"name": "web"}}), true),
            (json!({"nodepool_info": {"name": "other"}}), false),
            (json!({"scaling_group": {"desired_size": 2, "system_disk_size": 120}}), true),
            (json!({"scaling_group": {"desired_size": 0}}), false),
            (json!({"scaling_group": {"tags": [{"key": "a", "value": "b"}]}}), true),
            (json!({"scaling_group": {"tags": [{"key": "a", "value": "c"}]}}), false),
            (json!({"scaling_group": {"tags": []}}), false),
            (json!({"scaling_group": {"vswitch_ids": ["v2", "v1"]}}), false),
            (json!({"scaling_group": {"login_password": "x"}, "unknown": {"a": 1}}), true),
            (json!({"scaling_group": 1}), false),
        ];
        for (sent, wanted) in cases {
            assert_eq!(holds(&pool, &sent), wanted, "{sent}");
        }
    }

    #[test]
    fn what_is_stored_of_a_body_has_no_secret() {
        let body = json!({"scaling_group": {"login_password": "P@ss", "desired_size": 1},
            "kubernetes_config": {"user_data": "x", "pre_user_data": "y", "labels": [{"key": "k", "api_token": "z"}]}});
        let stored: Value = serde_json::from_str(&without_secrets(body.to_string().as_bytes())).unwrap();
        let wanted = json!({"scaling_group": {"desired_size": 1}, "kubernetes_config": {"labels": [{"key": "k"}]}});
        assert_eq!(stored, wanted);
    }

    #[test]
    fn the_cluster_stands_in_the_path() {
        assert_eq!(cluster_of("/clusters/c1/nodepools/np1"), Some("c1"));
        assert_eq!(cluster_of("/quota"), None);
    }
}
