//! What is shown of a cluster, and what changed in it.

use serde_json::{Value, json};

use crate::session::Session;

/// Clusters, and pools and tasks of one; all as the API wrote them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct View {
    pub(super) clusters: Vec<Value>,
    pub(super) pools: Vec<Value>,
    pub(super) tasks: Vec<Value>,
}

impl View {
    pub(super) fn snapshot(&self, session: &Session, cluster: Option<&str>) -> Value {
        json!({
            "session": session,
            "clusters": self.clusters,
            "cluster": cluster,
            "pools": self.pools,
            "tasks": self.tasks,
            "read_at": now(),
        })
    }

    /// What is new since `old`; `None` when nothing is.
    pub(super) fn changes_since(&self, old: &Self) -> Option<Value> {
        let pools = changed(&self.pools, &old.pools, pool_id);
        let tasks = changed(&self.tasks, &old.tasks, task_id);
        let removed: Vec<&str> = old
            .pools
            .iter()
            .filter_map(pool_id)
            .filter(|id| !self.pools.iter().any(|pool| pool_id(pool) == Some(id)))
            .collect();
        let clusters = self.clusters != old.clusters;
        if pools.is_empty() && tasks.is_empty() && removed.is_empty() && !clusters {
            return None;
        }
        let mut change = json!({"pools": pools, "removed": removed, "tasks": tasks, "read_at": now()});
        if clusters {
            // All of them: there are few, and one may have gone.
            change["clusters"] = json!(self.clusters);
        }
        Some(change)
    }
}

/// The new and changed rows of `rows`.
fn changed<'v>(rows: &'v [Value], old: &[Value], id: fn(&Value) -> Option<&str>) -> Vec<&'v Value> {
    rows.iter().filter(|row| old.iter().find(|old| id(old) == id(row)) != Some(row)).collect()
}

fn pool_id(pool: &Value) -> Option<&str> {
    pool.pointer("/nodepool_info/nodepool_id")?.as_str()
}

fn task_id(task: &Value) -> Option<&str> {
    task.get("task_id")?.as_str()
}

/// When this was read: RFC 3339, whole seconds, UTC.
pub(super) fn now() -> String {
    ack_api::signing::timestamp(jiff::Timestamp::now().as_second())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(id: &str, state: &str) -> Value {
        json!({"nodepool_info": {"nodepool_id": id}, "status": {"state": state}})
    }

    #[test]
    fn a_change_holds_what_is_new_changed_and_gone() {
        let old = View { pools: vec![pool("np1", "active"), pool("np2", "active")], ..View::default() };
        let new = View { pools: vec![pool("np2", "scaling"), pool("np3", "initial")], ..View::default() };
        let change = new.changes_since(&old).unwrap();
        assert_eq!(change["pools"], json!([pool("np2", "scaling"), pool("np3", "initial")]));
        assert_eq!(change["removed"], json!(["np1"]));
        assert_eq!(change.get("clusters"), None);
        assert_eq!(new.changes_since(&new.clone()), None);
    }

    #[test]
    fn a_change_of_the_clusters_brings_all_of_them() {
        let old = View { clusters: vec![json!({"cluster_id": "c1"})], ..View::default() };
        let new = View { clusters: vec![json!({"cluster_id": "c1", "size": 2})], ..View::default() };
        assert_eq!(new.changes_since(&old).unwrap()["clusters"], json!([{"cluster_id": "c1", "size": 2}]));
    }
}
