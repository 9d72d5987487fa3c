//! The draft in the browser's storage: versioned, without secrets, and read with suspicion.

use nodepool::{NodePool, table};
use serde_json::{Value, json};

/// Raised when a stored draft can no longer be read as it is.
const VERSION: u64 = 2;

/// A draft as it is stored.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Stored {
    /// The document.
    pub(crate) pool: NodePool,
    /// What the form had proposed.
    pub(crate) baseline: NodePool,
    /// The paths that the user had not touched.
    pub(crate) proposed: Vec<String>,
    /// When, in milliseconds of the browser's clock.
    pub(crate) saved_at: f64,
    /// A create whose outcome was not known yet.
    pub(crate) attempt: Option<Attempt>,
}

/// A create request that was sent and has no known outcome.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Attempt {
    /// Its Idempotency-Key.
    pub(crate) key: String,
    /// Its body.
    pub(crate) body: Value,
    /// When it was first sent, in milliseconds of the browser's clock.
    pub(crate) sent_at: f64,
}

impl Attempt {
    /// The server keeps a key for 24 hours. Sent again after that, the same request would make a second pool.
    const FORGOTTEN_AFTER: f64 = 23.0 * 60.0 * 60.0 * 1000.0;

    /// Whether the server may have forgotten the key.
    pub(crate) fn is_forgotten(&self, now: f64) -> bool {
        now - self.sent_at > Self::FORGOTTEN_AFTER
    }
}

/// The name under which a draft is stored: by what is done in which cluster, and with which pool.
pub(crate) fn key(task: &str, cluster: &str, pool: Option<&str>) -> String {
    let of_cluster = ["nodepool-console.", task, ".", cluster].concat();
    pool.map_or(of_cluster.clone(), |pool| [&of_cluster, ".", pool].concat())
}

/// The text to store.
pub(crate) fn encode(stored: &Stored) -> String {
    let attempt = stored
        .attempt
        .as_ref()
        .map(|one| json!({"key": one.key, "body": without_secrets(&one.body), "sent_at": one.sent_at}));
    json!({
        "version": VERSION,
        "saved_at": stored.saved_at,
        "pool": without_secrets(stored.pool.as_value()),
        "baseline": without_secrets(stored.baseline.as_value()),
        "proposed": stored.proposed,
        "attempt": attempt,
    })
    .to_string()
}

/// The draft in a stored text; `None` when it is of another version or no draft at all.
pub(crate) fn decode(text: &str) -> Option<Stored> {
    let mut value: Value = serde_json::from_str(text).ok()?;
    if value.get("version")?.as_u64()? != VERSION {
        return None;
    }
    let attempt = value.get("attempt").and_then(|one| {
        Some(Attempt {
            key: one.get("key")?.as_str()?.to_owned(),
            body: one.get("body")?.clone(),
            sent_at: one.get("sent_at")?.as_f64()?,
        })
    });
    let proposed = value.get("proposed").and_then(Value::as_array).into_iter().flatten();
    Some(Stored {
        proposed: proposed.filter_map(Value::as_str).map(str::to_owned).collect(),
        saved_at: value.get("saved_at")?.as_f64()?,
        pool: NodePool::from_value(value.get_mut("pool")?.take()).ok()?,
        baseline: NodePool::from_value(value.get_mut("baseline")?.take()).ok()?,
        attempt,
    })
}

fn without_secrets(pool: &Value) -> Value {
    let Ok(mut pool) = NodePool::from_value(pool.clone()) else { return Value::Null };
    for row in table::ROWS.iter().filter(|row| row.secret() && !row.path().contains('[')) {
        pool.remove(row.path());
    }
    pool.into_value()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn stored(pool: Value) -> Stored {
        Stored {
            pool: NodePool::from_value(pool).expect("an object"),
            baseline: NodePool::new(),
            proposed: vec!["nodepool_info.name".to_owned()],
            saved_at: 1_764_000_000_000.0,
            attempt: Some(Attempt { key: "k".to_owned(), body: json!({"a": 1}), sent_at: 1_764_000_000_000.0 }),
        }
    }

    #[wasm_bindgen_test]
    fn a_draft_comes_back_as_it_was() {
        let draft = stored(json!({"nodepool_info": {"name": "web"}, "unknown": [1, null]}));
        assert_eq!(decode(&encode(&draft)), Some(draft));
    }

    #[wasm_bindgen_test]
    fn a_password_is_never_stored() {
        let text = encode(&stored(json!({"scaling_group": {"login_password": "Canary-1234", "key_pair": "ops"}})));
        assert!(!text.contains("Canary"), "{text}");
        assert!(text.contains("ops"));
    }

    #[wasm_bindgen_test]
    fn a_request_is_forgotten_before_the_server_forgets_its_key() {
        let attempt = stored(json!({})).attempt.expect("an attempt");
        let hours = |hours: f64| attempt.sent_at + hours * 3_600_000.0;
        assert!(!attempt.is_forgotten(hours(22.9)));
        assert!(attempt.is_forgotten(hours(23.1)));
    }

    #[wasm_bindgen_test]
    fn another_version_and_nonsense_are_no_draft() {
        let text = encode(&stored(json!({}))).replace("\"version\":2", "\"version\":1");
        for text in
            [text.as_str(), "", "[]", "{", r#"{"version":2}"#, r#"{"version":2,"saved_at":1,"pool":[],"baseline":{}}"#]
        {
            assert_eq!(decode(text), None, "{text}");
        }
    }
}
