//! Edits of a node pool by people who read it some time ago.
//!
//! The browser says beside its change what it saw before it: `"console": {"base": {path: value}}` in the body of
//! ModifyClusterNodePool. The gateway takes that out, reads the pool again, compares and writes; edits of one pool
//! pass one after the other. Between that read and the write another client may still slip in: one read is the
//! window.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, Weak};

use ack_api::OPERATIONS;
use bytes::Bytes;
use nodepool::table::ROWS;
use nodepool::{NodePool, touches};
use serde_json::{Map, Value, json};

use crate::problem::Problem;
use crate::upstream::{Answer, Call};

/// The operation that edits.
pub(crate) const MODIFY: &str = "ModifyClusterNodePool";
/// The key of the browser's own part of a body.
const CONSOLE: &str = "console";
/// More than the things that an edit can change (some 90 rows of the path table) and what it may count on beside them.
const MOST_PATHS: usize = 128;
/// Longer than any path of the contract.
const LONGEST_PATH: usize = 128;

/// What the browser saw of the things that it changes, by path; null where there was nothing.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Edit {
    base: Vec<(String, Value)>,
}

/// Somebody else changed the same.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Conflict {
    path: String,
    base: Value,
    theirs: Value,
    mine: Value,
}

impl Conflict {
    /// As the answer shows it.
    pub(crate) fn to_json(&self) -> Value {
        json!({"path": self.path, "base": self.base, "theirs": self.theirs, "mine": self.mine})
    }
}

impl Edit {
    /// The body without the browser's own part, and that part; none for other operations, and where there is none.
    ///
    /// # Errors
    /// A part that is not as agreed.
    pub(crate) fn taken_from(operation: &str, body: Bytes) -> Result<(Bytes, Option<Self>), Problem> {
        if operation != MODIFY {
            return Ok((body, None));
        }
        let Ok(mut object) = serde_json::from_slice::<Map<String, Value>>(&body) else { return Ok((body, None)) };
        let Some(console) = object.shift_remove(CONSOLE) else { return Ok((body, None)) };
        let edit = Self::read(&console).map_err(Problem::EditBase)?;
        Ok((Bytes::from(Value::Object(object).to_string()), Some(edit)))
    }

    fn read(console: &Value) -> Result<Self, &'static str> {
        let base = console.get("base").and_then(Value::as_object).ok_or("it has no object `base`")?;
        if base.len() > MOST_PATHS {
            return Err("`base` has too many paths");
        }
        for path in base.keys() {
            if !is_plain(path) {
                return Err("a path in `base` is none");
            }
            // What is write-only cannot be compared, and nobody should send an old password.
            if has_secret(path) {
                return Err("`base` has the path of a secret");
            }
        }
        Ok(Self { base: base.iter().map(|(path, value)| (path.clone(), value.clone())).collect() })
    }

    /// What somebody else changed in `pool` of the things that this edit, whose changes are `body`, was made upon. Who
    /// changed the same to the same is no reason to bother anybody.
    pub(crate) fn conflicts(&self, pool: &NodePool, body: &NodePool) -> Vec<Conflict> {
        let value = |document: &NodePool, path: &str| document.at(path).cloned().unwrap_or(Value::Null);
        let conflict = |(path, base): &(String, Value)| {
            let theirs = value(pool, path);
            let is_mine = body.at(path).is_some_and(|mine| *mine == theirs);
            (theirs != *base && !is_mine).then(|| Conflict {
                path: path.clone(),
                base: base.clone(),
                theirs,
                mine: value(body, path),
            })
        };
        self.base.iter().filter_map(conflict).collect()
    }
}

/// Only names with single dots between: an empty step would be skipped, and two texts would be one place.
fn is_plain(path: &str) -> bool {
    let is_name =
        |step: &str| !step.is_empty() && step.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    path.len() <= LONGEST_PATH && path.split('.').all(is_name)
}

/// Whether a secret stands at `path` or in what stands there.
fn has_secret(path: &str) -> bool {
    ROWS.iter().filter(|row| row.secret()).any(|row| touches(path, row.path()))
}

/// The call that reads the pool of an edit.
pub(crate) fn detail(edit: &Call) -> Call {
    let operation = OPERATIONS
        .iter()
        .find(|operation| operation.name == "DescribeClusterNodePoolDetail")
        .expect("the table has this operation");
    Call { operation, path: edit.path.clone(), query: String::new(), body: Bytes::new() }
}

/// The pool in an answer.
///
/// # Errors
/// An answer that is no pool.
pub(crate) fn pool_of(answer: &Answer) -> Result<NodePool, Problem> {
    NodePool::from_value(answer.json()).map_err(|_| Problem::Answer("a node pool that is no object".to_owned()))
}

/// Whether a pool was read that is being deleted.
pub(crate) fn is_deleting(answer: &Answer) -> bool {
    answer.is_success() && answer.json()["status"]["state"] == "deleting"
}

/// The changes in a body.
pub(crate) fn changes(call: &Call) -> NodePool {
    serde_json::from_slice(&call.body).ok().and_then(|body| NodePool::from_value(body).ok()).unwrap_or_default()
}

/// One lock per pool, as long as somebody holds or awaits it.
#[derive(Default)]
pub(crate) struct Locks(Mutex<HashMap<String, Weak<tokio::sync::Mutex<()>>>>);

impl Locks {
    /// Waits until no other edit of the pool at `path` is under way.
    pub(crate) async fn hold(&self, path: &str) -> tokio::sync::OwnedMutexGuard<()> {
        let lock = {
            let mut locks = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            locks.retain(|_, lock| lock.strong_count() > 0);
            match locks.get(path).and_then(Weak::upgrade) {
                Some(lock) => lock,
                None => {
                    let lock = Arc::new(tokio::sync::Mutex::new(()));
                    locks.insert(path.to_owned(), Arc::downgrade(&lock));
                    lock
                }
            }
        };
        lock.lock_owned().await
    }
}

#[cfg(test)]
mod tests {
    use nodepool::table::{Body, Kind};

    use super::*;

    fn taken(body: &Value) -> Result<(Value, Option<Edit>), Problem> {
        let (body, edit) = Edit::taken_from(MODIFY, Bytes::from(body.to_string()))?;
        Ok((serde_json::from_slice(&body).unwrap(), edit))
    }

    fn pool(value: Value) -> NodePool {
        NodePool::from_value(value).unwrap()
    }

    #[test]
    fn the_browsers_part_is_taken_out() {
        let base = json!({"nodepool_info.name": "web", "scaling_group.desired_size": null});
        let body = json!({"nodepool_info": {"name": "api"}, "console": {"base": base}});
        let (rest, edit) = taken(&body).unwrap();
        assert_eq!(rest, json!({"nodepool_info": {"name": "api"}}));
        let names: Vec<String> = edit.unwrap().base.into_iter().map(|(path, _)| path).collect();
        assert_eq!(names, ["nodepool_info.name", "scaling_group.desired_size"]);
        assert_eq!(taken(&json!({"a": 1})).unwrap(), (json!({"a": 1}), None));
        let other = Bytes::from(body.to_string());
        assert_eq!(Edit::taken_from("CreateClusterNodePool", other.clone()).unwrap(), (other, None));
    }

    #[test]
    fn a_part_that_is_not_as_agreed_is_refused() {
        let many: Map<String, Value> = (0..=MOST_PATHS).map(|index| (format!("a{index}"), Value::Null)).collect();
        for console in [
            json!(null),
            json!({}),
            json!("base"),
            json!({"base": []}),
            json!({"base": {"": 1}}),
            json!({"base": {"a/b": 1}}),
            json!({"base": {"a..b": 1}}),
            json!({"base": {"a.": 1}}),
            json!({"base": {".a": 1}}),
            json!({"base": {"a".repeat(LONGEST_PATH + 1): 1}}),
            json!({"base": many}),
            json!({"base": {"scaling_group.login_password": "x"}}),
            json!({"base": {"scaling_group.login_password": null}}),
            json!({"base": {"scaling_group.login_password.a": null}}),
            json!({"base": {"scaling_group..login_password": null}}),
            json!({"base": {"scaling_group": {}}}),
        ] {
            assert!(matches!(taken(&json!({"console": console})), Err(Problem::EditBase(_))), "{console}");
        }
    }

    #[test]
    fn base_theirs_and_mine_decide() {
        let edit = Edit {
            base: vec![
                ("scaling_group.desired_size".to_owned(), json!(3)),
                ("kubernetes_config.labels".to_owned(), Value::Null),
            ],
        };
        let body = pool(json!({"scaling_group": {"desired_size": 7}, "kubernetes_config": {"labels": []},
            "update_nodes": true}));
        let seen = json!({"scaling_group": {"desired_size": 3, "other": 1}, "kubernetes_config": {"labels": null}});
        assert_eq!(edit.conflicts(&pool(seen), &body), []);
        let done = json!({"scaling_group": {"desired_size": 7, "other": 2}, "kubernetes_config": {"labels": []}});
        assert_eq!(edit.conflicts(&pool(done), &body), []);
        let changed = json!({"scaling_group": {"desired_size": 5}, "kubernetes_config": {}});
        let shown: Vec<Value> = edit.conflicts(&pool(changed), &body).iter().map(Conflict::to_json).collect();
        assert_eq!(shown, [json!({"path": "scaling_group.desired_size", "base": 3, "theirs": 5, "mine": 7})]);
    }

    #[test]
    fn everything_that_an_edit_can_change_fits_into_one() {
        let base: Map<String, Value> = ROWS
            .iter()
            .filter(|row| row.stands_in(Body::Put) && row.kind() != Kind::Object && !row.secret())
            .filter(|row| !row.path().contains('['))
            .map(|row| (row.path().to_owned(), Value::Null))
            .collect();
        assert!(base.len() > 64, "{}", base.len());
        let (_, edit) = taken(&json!({"console": {"base": base}})).unwrap();
        assert_eq!(edit.unwrap().base.len(), base.len());
    }

    #[test]
    fn values_compare_exactly() {
        let cases = [
            (json!([1, 2]), json!([2, 1]), false),
            (json!([{"key": "a", "value": "b"}]), json!([{"value": "b", "key": "a"}]), true),
            (json!({"a": 1, "new": 2}), json!({"a": 1}), false),
            (json!("1"), json!(1), false),
            (json!(""), Value::Null, false),
            (json!(0), Value::Null, false),
            (json!([]), Value::Null, false),
            (Value::Null, Value::Null, true),
        ];
        for (there, seen, same) in cases {
            let edit = Edit { base: vec![("a.b".to_owned(), seen.clone())] };
            let conflicts = edit.conflicts(&pool(json!({"a": {"b": there}})), &pool(json!({"a": {"b": "mine"}})));
            assert_eq!(conflicts.is_empty(), same, "{there} {seen}");
        }
    }

    #[test]
    fn what_an_edit_counts_on_must_stay_whatever_it_sends() {
        let edit = Edit { base: vec![("status.total_nodes".to_owned(), json!(3))] };
        for there in [json!({"status": {"total_nodes": 5}}), json!({})] {
            for body in [json!({}), json!({"update_nodes": true}), json!({"scaling_group": {"login_password": "x"}})] {
                assert_eq!(edit.conflicts(&pool(there.clone()), &pool(body.clone())).len(), 1, "{there} {body}");
            }
        }
    }

    #[tokio::test]
    async fn edits_of_one_pool_wait_for_each_other_and_others_do_not() {
        let locks = Locks::default();
        let first = locks.hold("/clusters/c1/nodepools/np1").await;
        let other = locks.hold("/clusters/c1/nodepools/np2").await;
        let second = locks.hold("/clusters/c1/nodepools/np1");
        tokio::pin!(second);
        assert!(tokio::time::timeout(std::time::Duration::from_millis(20), &mut second).await.is_err());
        drop(first);
        drop(second.await);
        drop(other);
        locks.hold("/clusters/c1/nodepools/np3").await;
        assert_eq!(locks.0.lock().unwrap().len(), 1, "what nobody holds is forgotten");
    }
}
