//! The pool's document: taken from a request, completed, changed and shown.
//!
//! What was sent stays as it was sent, list order included; the server only adds keys.

use nodepool::NodePool;
use nodepool::table::ROWS;
use serde_json::{Map, Value, json};

use crate::REGION;
use crate::catalogue::{RESOURCE_GROUPS, images};
use crate::clock::rfc3339;
use crate::store::clusters::Cluster;
use crate::store::pools::Pool;

/// The most an auto scaling pool may have, and what the limit becomes when it is switched to manual (C6).
pub(crate) const MOST_INSTANCES: i64 = 2000;

/// What stands in a stored request in place of a secret.
const SECRET_SET: &str = "set";

/// The body with its ECS tags in the API's own spelling (C25).
pub(crate) fn spelled(body: &Map<String, Value>) -> Map<String, Value> {
    let Ok(mut pool) = NodePool::from_value(Value::Object(body.clone())) else { return Map::new() };
    pool.normalise_tags();
    pool.into_value().as_object_mut().map(std::mem::take).unwrap_or_default()
}

/// Replaces every secret that is set by `with`.
fn replace_secrets(document: &mut Value, with: &str) {
    for row in ROWS.iter().filter(|row| row.secret()) {
        if let Some(value) = at_mut(document, row.path())
            && !value.is_null()
        {
            *value = Value::from(if value == "" { "" } else { with });
        }
    }
}

/// The body as a test may see it: secrets are `set`.
pub(crate) fn without_secrets(body: &Map<String, Value>) -> Value {
    let mut body = Value::Object(body.clone());
    replace_secrets(&mut body, SECRET_SET);
    body
}

fn at_mut<'v>(document: &'v mut Value, path: &str) -> Option<&'v mut Value> {
    path.split('.').try_fold(document, |value, key| value.get_mut(key))
}

/// Puts `value` where nothing stands yet.
fn add(document: &mut Value, object: &str, key: &str, value: Value) {
    if !document[object].is_object() {
        document[object] = json!({});
    }
    if document[object].get(key).is_none_or(Value::is_null) {
        document[object][key] = value;
    }
}

/// The document of a new pool: the request without its secrets, and what the service adds.
pub(crate) fn complete(body: Map<String, Value>, id: &str, group: &str, cluster: &Cluster) -> Value {
    let mut document = Value::Object(body);
    replace_secrets(&mut document, "");
    let image_type = document["scaling_group"]["image_type"].as_str().unwrap_or("AliyunLinux3").to_owned();
    let image = images::of_type(&image_type).map_or("", |image| image.id);
    let runtime = images::version(&cluster.version).and_then(|version| version.runtimes.first());
    let (runtime, runtime_version) = runtime.copied().unwrap_or(("containerd", "1.6.39"));
    let first_group = document["scaling_group"]["security_group_ids"][0].as_str();
    let security_group = document["scaling_group"]["security_group_id"].as_str().or(first_group);
    let security_group = security_group.unwrap_or(&cluster.security_group_id).to_owned();

    add(&mut document, "nodepool_info", "nodepool_id", id.into());
    add(&mut document, "nodepool_info", "type", "ess".into());
    add(&mut document, "nodepool_info", "is_default", false.into());
    add(&mut document, "nodepool_info", "region_id", REGION.into());
    add(&mut document, "nodepool_info", "resource_group_id", RESOURCE_GROUPS[0].0.into());
    for (key, value) in [
        ("scaling_group_id", group),
        ("instance_charge_type", "PostPaid"),
        ("spot_strategy", "NoSpot"),
        ("multi_az_policy", "PRIORITY"),
        ("scaling_policy", "release"),
        ("image_type", &image_type),
        ("image_id", image),
        ("system_disk_category", "cloud_efficiency"),
        ("ram_role_name", "KubernetesWorkerRole-8f2e4b6d"),
        ("security_group_id", &security_group),
    ] {
        add(&mut document, "scaling_group", key, value.into());
    }
    add(&mut document, "scaling_group", "security_group_ids", json!([security_group]));
    add(&mut document, "kubernetes_config", "runtime", runtime.into());
    add(&mut document, "kubernetes_config", "runtime_version", runtime_version.into());
    add(&mut document, "kubernetes_config", "cpu_policy", "none".into());
    add(&mut document, "kubernetes_config", "node_name_mode", "nodeip".into());
    add(&mut document, "auto_scaling", "enable", false.into());
    add(&mut document, "auto_scaling", "min_instances", 0.into());
    let most = if is_auto(&document) { 0 } else { MOST_INSTANCES };
    add(&mut document, "auto_scaling", "max_instances", most.into());
    add(&mut document, "management", "enable", true.into());
    add(&mut document, "tee_config", "tee_enable", false.into());
    document
}

/// Merges a partial body: objects key by key, lists and values whole; null changes nothing.
pub(crate) fn merge(document: &mut Value, change: &Value) {
    let Value::Object(change) = change else { return };
    for (key, value) in change {
        match (value, document.get_mut(key)) {
            (Value::Null, _) => {}
            (Value::Object(_), Some(held @ Value::Object(_))) => merge(held, value),
            _ => document[key] = value.clone(),
        }
    }
}

/// Merges what PUT changed, without secrets; a new credential takes the place of the other kind.
pub(crate) fn change(document: &mut Value, body: &Map<String, Value>) {
    let mut body = Value::Object(body.clone());
    if let Some(body) = body.as_object_mut() {
        // Orders to the service, not properties of the pool.
        body.shift_remove("update_nodes");
        body.shift_remove("concurrency");
    }
    replace_secrets(&mut body, "");
    let group = &body["scaling_group"];
    let sets = |key: &str| group[key].as_str().is_some_and(|text| !text.is_empty());
    let drop = match (sets("key_pair"), group["login_password"].is_string()) {
        (true, false) => Some("login_password"),
        (false, true) => Some("key_pair"),
        _ => None,
    };
    let was_auto = is_auto(document);
    merge(document, &body);
    if let (Some(key), Some(group)) = (drop, document["scaling_group"].as_object_mut()) {
        group.shift_remove(key);
    }
    match (was_auto, is_auto(document)) {
        (true, false) => {
            document["auto_scaling"]["min_instances"] = 0.into();
            document["auto_scaling"]["max_instances"] = MOST_INSTANCES.into();
        }
        (false, true) => {
            if let Some(group) = document["scaling_group"].as_object_mut() {
                group.shift_remove("desired_size");
            }
        }
        _ => {}
    }
}

/// Whether the pool scales by itself.
pub(crate) fn is_auto(document: &Value) -> bool {
    document["auto_scaling"]["enable"].as_bool().unwrap_or(false)
}

/// The expected number of nodes; `None` when it is not configured.
pub(crate) fn desired(document: &Value) -> Option<i64> {
    document["scaling_group"]["desired_size"].as_i64()
}

/// How many nodes the engine keeps, when `present` are there; `None`: as many as there are.
pub(crate) fn wanted(document: &Value, present: i64) -> Option<i64> {
    if is_auto(document) {
        let limit = |key: &str| document["auto_scaling"][key].as_i64().unwrap_or(0);
        let (least, most) = (limit("min_instances"), limit("max_instances"));
        return Some(present.clamp(least, most.max(least)));
    }
    desired(document)
}

/// The labels that every node of the pool carries.
pub(crate) fn node_labels(document: &Value, pool: &str, cluster: &str) -> String {
    let mut labels = Map::new();
    labels.insert("alibabacloud.com/nodepool-id".to_owned(), pool.into());
    labels.insert("ack.aliyun.com".to_owned(), cluster.into());
    for label in document["kubernetes_config"]["labels"].as_array().into_iter().flatten() {
        if let Some(key) = label["key"].as_str() {
            labels.insert(key.to_owned(), label["value"].as_str().unwrap_or_default().into());
        }
    }
    Value::Object(labels).to_string()
}

/// The pool as the detail answer shows it.
pub(crate) fn detail(pool: &Pool) -> Value {
    let mut shown = pool.value();
    let info = &mut shown["nodepool_info"];
    info["is_default"] = pool.is_default.into();
    info["created"] = rfc3339(pool.created_at).into();
    info["updated"] = rfc3339(pool.updated_at).into();
    shown["status"] = json!({
        "state": pool.state,
        "total_nodes": pool.staying() + pool.removing,
        "healthy_nodes": pool.ready,
        "serving_nodes": pool.ready,
        "initial_nodes": pool.joining,
        "removing_nodes": pool.removing,
        "failed_nodes": pool.failed + pool.missing,
        "offline_nodes": 0,
        "conditions": [],
    });
    shown
}

/// The pool as the list answer shows it, which lacks a few keys.
pub(crate) fn listed(pool: &Pool) -> Value {
    let mut shown = detail(pool);
    let lacks = [
        ("", "host_network"),
        ("", "intranet"),
        ("scaling_group", "instance_metadata_options"),
        ("status", "conditions"),
    ];
    for (object, key) in lacks {
        let place = if object.is_empty() { Some(&mut shown) } else { shown.get_mut(object) };
        if let Some(place) = place.and_then(Value::as_object_mut) {
            place.shift_remove(key);
        }
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(document: Value, body: Value) -> Value {
        let mut document = document;
        change(&mut document, body.as_object().expect("an object"));
        document
    }

    #[test]
    fn a_partial_body_changes_only_what_it_names() {
        let before = json!({"a": {"b": 1, "c": [1, 2]}, "new": {"x": null}});
        assert_eq!(changed(before.clone(), json!({"a": {}, "scaling_group": {}}))["a"], before["a"]);
        assert_eq!(changed(before.clone(), json!({"a": {"c": []}}))["a"], json!({"b": 1, "c": []}));
        assert_eq!(changed(before.clone(), json!({"a": {"b": null}}))["a"]["b"], 1);
        assert_eq!(changed(before, json!({"update_nodes": true})).get("update_nodes"), None);
    }

    #[test]
    fn switching_the_scaling_mode_moves_what_belongs_to_it() {
        let auto =
            json!({"auto_scaling": {"enable": true, "min_instances": 2, "max_instances": 9}, "scaling_group": {}});
        let manual = changed(auto, json!({"auto_scaling": {"enable": false}, "scaling_group": {"desired_size": 3}}));
        assert_eq!(manual["auto_scaling"], json!({"enable": false, "min_instances": 0, "max_instances": 2000}));
        let auto = changed(manual, json!({"auto_scaling": {"enable": true, "min_instances": 0, "max_instances": 4}}));
        assert_eq!(desired(&auto), None);
        assert_eq!(wanted(&auto, 9), Some(4));
    }

    #[test]
    fn a_new_credential_takes_the_place_of_the_other() {
        let with_key = json!({"scaling_group": {"key_pair": "ops"}});
        let with_password = changed(with_key, json!({"scaling_group": {"login_password": "Secret-1234"}}));
        assert_eq!(with_password["scaling_group"], json!({"login_password": ""}));
        let with_key = changed(with_password, json!({"scaling_group": {"key_pair": "ops"}}));
        assert_eq!(with_key["scaling_group"], json!({"key_pair": "ops"}));
    }

    #[test]
    fn secrets_and_tag_spellings() {
        let body = json!({"scaling_group": {"login_password": "Secret-1234", "tags": [{"Key": "a", "Value": "b"}]}});
        let body = spelled(body.as_object().expect("an object"));
        assert_eq!(without_secrets(&body)["scaling_group"]["login_password"], "set");
        assert_eq!(body["scaling_group"]["tags"], json!([{"key": "a", "value": "b"}]));
    }
}
