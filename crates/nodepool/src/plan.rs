//! What an edit sends, what follows from it by itself, and whom each change reaches.
//!
//! The body of ModifyClusterNodePool is the sent changes and nothing else, so that what is shown is what is sent.

use serde_json::{Map, Value, json};

use crate::document::{NodePool, is_nothing};
use crate::paths;
use crate::table::{Body, Kind, ROWS, Row};

/// What a changed value does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Means {
    /// It is in the body.
    Sent,
    /// The service changes it because of another change (C6).
    Follows,
    /// The API has no way to change it so: PUT lacks the path, or a number cannot be taken away.
    Impossible,
}

/// One value that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Its row of the table. A list is one value.
    pub row: Row,
    /// What was there.
    pub old: Option<Value>,
    /// What shall be there.
    pub new: Option<Value>,
    /// What happens to it.
    pub means: Means,
}

impl Change {
    /// Its path.
    pub fn path(&self) -> &'static str {
        self.row.path()
    }

    /// Whether the same change in Terraform replaces the pool with all its nodes.
    pub fn replaces_in_terraform(&self) -> bool {
        self.row.terraform().is_some_and(|argument| argument.force_new)
    }

    /// What stands in the body: of a value that is taken away, what the service takes for none.
    fn wire(&self) -> Option<Value> {
        match &self.new {
            Some(value) => Some(value.clone()),
            None => nothing(self.row.kind()),
        }
    }
}

/// The changes of an edit, in form order.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Plan {
    /// In form order.
    pub changes: Vec<Change>,
}

/// The plan from the document that was read to the one that is wanted. A value that only one of them has, or that
/// both lack, counts as the empty text, list, zero or off that the service takes for it.
pub fn plan(before: &NodePool, after: &NodePool) -> Plan {
    let leaves = ROWS.iter().copied().filter(|row| row.kind() != Kind::Object && !row.path().contains('['));
    let was_auto = is_auto(before);
    let auto = is_auto(after);
    let changes = leaves.filter_map(|row| {
        let [old, new] = [before, after].map(|pool| pool.at(row.path()).filter(|value| !value.is_null()).cloned());
        // No nodes is a number of nodes: 0 and absent differ there.
        let is_same =
            [&old, &new].into_iter().all(|value| value.as_ref().is_none_or(is_nothing)) && can_be_cleared(row);
        if old == new || is_same {
            return None;
        }
        let moved = |path: &str| row.path() == path;
        // Without auto scaling they stay where they are, and mean nothing.
        let idle = moved(paths::SCALING_POLICY.path()) || moved(paths::AUTO_SCALING_TYPE.path());
        if idle && new.is_none() && !auto {
            return None;
        }
        let limits = moved(paths::AUTO_SCALING_MIN_INSTANCES.path()) || moved(paths::AUTO_SCALING_MAX_INSTANCES.path());
        let follows =
            new.is_none() && (limits && was_auto && !auto || moved(paths::DESIRED_SIZE.path()) && !was_auto && auto);
        let mut change = Change { row, old, new, means: Means::Sent };
        if follows {
            change.means = Means::Follows;
            change.new = match row.path() {
                path if path == paths::AUTO_SCALING_MIN_INSTANCES.path() => Some(0.into()),
                path if path == paths::AUTO_SCALING_MAX_INSTANCES.path() => Some(2000.into()),
                _ => None,
            };
        } else if !row.stands_in(Body::Put) || change.new.is_none() && !can_be_cleared(row) {
            change.means = Means::Impossible;
        }
        Some(change)
    });
    Plan { changes: changes.collect() }
}

impl Plan {
    /// Whether anything would be sent.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// The sent changes.
    pub fn sent(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| change.means == Means::Sent)
    }

    /// Whether labels or taints change: then existing nodes get them too (C15).
    pub fn updates_nodes(&self) -> bool {
        let labels = [paths::LABELS.path(), paths::TAINTS.path()];
        self.sent().any(|change| labels.contains(&change.path()))
    }

    /// The body of ModifyClusterNodePool.
    pub fn body(&self) -> NodePool {
        let mut body = NodePool::new();
        for change in self.sent() {
            if let Some(value) = change.wire() {
                body.put(change.path(), value);
            }
        }
        if self.updates_nodes() {
            body.put(paths::UPDATE_NODES.path(), json!(true));
        }
        body
    }

    /// What the sent changes replace, by path, from the document that was read: for the one who compares before
    /// writing. Secrets are left out.
    pub fn base(&self, read: &NodePool) -> Map<String, Value> {
        let open = self.sent().filter(|change| !change.row.secret());
        open.map(|change| (change.path().to_owned(), read.at(change.path()).cloned().unwrap_or(Value::Null))).collect()
    }
}

fn is_auto(pool: &NodePool) -> bool {
    pool.get(paths::AUTO_SCALING_ENABLE).ok().flatten().unwrap_or(false)
}

/// A number of nodes or a size is either there or was never set.
fn can_be_cleared(row: Row) -> bool {
    let firm = [
        paths::DESIRED_SIZE.path(),
        paths::AUTO_SCALING_MIN_INSTANCES.path(),
        paths::AUTO_SCALING_MAX_INSTANCES.path(),
        paths::SYSTEM_DISK_SIZE.path(),
        paths::NAME.path(),
        paths::VSWITCH_IDS.path(),
    ];
    nothing(row.kind()).is_some() && !firm.contains(&row.path())
}

/// What the service takes for an absent value of a type.
fn nothing(kind: Kind) -> Option<Value> {
    match kind {
        Kind::String => Some(json!("")),
        Kind::Strings | Kind::Objects => Some(json!([])),
        Kind::Integer | Kind::Number => Some(json!(0)),
        Kind::Boolean => Some(json!(false)),
        Kind::Object | Kind::Map => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pool(value: Value) -> NodePool {
        NodePool::from_value(value).expect("an object")
    }

    fn planned(before: Value, after: Value) -> (Value, Vec<(&'static str, Means)>) {
        let plan = plan(&pool(before), &pool(after));
        let rows = plan.changes.iter().map(|change| (change.path(), change.means)).collect();
        (plan.body().into_value(), rows)
    }

    #[test]
    fn one_change_sends_one_path() {
        let before = json!({"scaling_group": {"desired_size": 3, "key_pair": "ops", "new": 1}, "unknown": {"a": 1}});
        let mut after = before.clone();
        after["scaling_group"]["desired_size"] = json!(4);
        let (body, rows) = planned(before.clone(), after);
        assert_eq!(body, json!({"scaling_group": {"desired_size": 4}}));
        assert_eq!(rows, [("scaling_group.desired_size", Means::Sent)]);
        assert!(plan(&pool(before.clone()), &pool(before)).is_empty());
    }

    #[test]
    fn nothing_in_two_spellings_is_no_change() {
        let before = json!({"scaling_group": {"tags": [], "auto_renew": false, "login_password": ""}});
        let after = json!({"scaling_group": {"data_disks": [], "period": 0, "key_pair": null}});
        assert_eq!(planned(before, after), (json!({}), Vec::new()));
    }

    #[test]
    fn what_is_taken_away_is_sent_as_nothing() {
        let before = json!({"scaling_group": {"system_disk_category": "cloud_essd",
            "system_disk_performance_level": "PL1", "system_disk_encrypted": true, "tags": [{"key": "a", "value": "b"}],
            "internet_max_bandwidth_out": 5}});
        let after = json!({"scaling_group": {"system_disk_category": "cloud_auto"}});
        let (body, _) = planned(before, after);
        assert_eq!(
            body,
            json!({"scaling_group": {"system_disk_category": "cloud_auto", "system_disk_performance_level": "",
                "system_disk_encrypted": false, "tags": [], "internet_max_bandwidth_out": 0}})
        );
    }

    #[test]
    fn labels_and_taints_reach_existing_nodes() {
        let before = json!({"kubernetes_config": {"labels": []}});
        let after = json!({"kubernetes_config": {"labels": [{"key": "a", "value": "b"}]}});
        let plan = plan(&pool(before), &pool(after));
        assert_eq!(plan.body().at("update_nodes"), Some(&json!(true)));
        let (body, _) = planned(json!({}), json!({"scaling_group": {"tags": [{"key": "a", "value": "b"}]}}));
        assert_eq!(body.get("update_nodes"), None);
    }

    #[test]
    fn switching_the_scaling_mode_moves_what_belongs_to_it() {
        let auto = json!({"auto_scaling": {"enable": true, "min_instances": 2, "max_instances": 9}});
        let idle =
            json!({"auto_scaling": {"enable": true, "type": "gpu"}, "scaling_group": {"scaling_policy": "release"}});
        let (body, _) = planned(idle, json!({"auto_scaling": {"enable": false}}));
        assert_eq!(body, json!({"auto_scaling": {"enable": false}}));
        let manual = json!({"auto_scaling": {"enable": false}, "scaling_group": {"desired_size": 5}});
        let (body, rows) = planned(auto.clone(), manual.clone());
        assert_eq!(body, json!({"auto_scaling": {"enable": false}, "scaling_group": {"desired_size": 5}}));
        assert_eq!(rows[1], ("auto_scaling.min_instances", Means::Follows));
        assert_eq!(rows[2], ("auto_scaling.max_instances", Means::Follows));
        let (body, rows) = planned(manual, auto.clone());
        assert_eq!(body, auto);
        assert_eq!(rows.last(), Some(&("scaling_group.desired_size", Means::Follows)));
    }

    #[test]
    fn no_nodes_is_a_number_of_nodes() {
        let auto = json!({"auto_scaling": {"enable": true, "min_instances": 0, "max_instances": 9}});
        let manual = json!({"auto_scaling": {"enable": false}, "scaling_group": {"desired_size": 0}});
        assert_eq!(planned(auto.clone(), manual.clone()).0, manual);
        assert_eq!(planned(manual, auto.clone()).0, auto);
    }

    #[test]
    fn what_put_lacks_and_what_cannot_be_cleared_is_impossible() {
        let before = json!({"scaling_group": {"desired_size": 3, "soc_enabled": false}});
        let (body, rows) = planned(before, json!({"scaling_group": {"soc_enabled": true}}));
        assert_eq!(body, json!({}));
        let expected =
            [("scaling_group.soc_enabled", Means::Impossible), ("scaling_group.desired_size", Means::Impossible)];
        assert_eq!(rows, expected);
    }

    #[test]
    fn the_base_is_what_was_read_and_holds_no_secret() {
        let before = pool(json!({"scaling_group": {"desired_size": 3}}));
        let after = pool(json!({"scaling_group": {"desired_size": 4, "login_password": "Secret-1234",
            "tags": [{"key": "a", "value": "b"}]}}));
        let base = plan(&before, &after).base(&before);
        assert_eq!(Value::Object(base), json!({"scaling_group.desired_size": 3, "scaling_group.tags": null}));
    }
}
