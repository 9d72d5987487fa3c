//! Every path of the create request is in the Terraform text and in the Python text, or a note names it.

#![allow(clippy::unwrap_used)]

mod support;

use codegen::{CODES, Code, Target};
use nodepool::NodePool;
use nodepool::table::Row;
use serde_json::{Value, json};
use support::{as_json, code, create_paths, is_leaf, resource, sample, schema, terraform};

/// A pool in which only this path is set, in row 0 of every list.
fn only(path: &str, kind: &str) -> (NodePool, String) {
    let path = path.replace("[]", "[0]");
    let mut pool = NodePool::new();
    pool.put(&path, sample(&path.replace("[0]", "[]"), kind));
    (pool, path)
}

#[test]
fn a_path_is_written_or_named() {
    for (target, least) in [(Target::Terraform, 121), (Target::Python, 170)] {
        let empty = code(target, json!({})).text;
        let mut written = 0;
        for (pattern, kind) in create_paths().iter().filter(|(_, kind)| is_leaf(kind)) {
            let (pool, path) = only(pattern, kind);
            let code = code(target, pool.into_value());
            let in_text = code.text != empty && has_line(&code, &path);
            assert!(in_text || names(&code, &path), "{target}: {pattern} is lost\n{}", code.text);
            written += usize::from(in_text);
        }
        assert!(written >= least, "{target}: only {written} paths are written");
    }
}

#[test]
fn the_sdk_says_every_path_of_the_create_request() {
    let everything = support::everything();
    let code = support::python(everything.clone());
    let codes: Vec<&str> = code.notes.iter().map(|note| note.code).collect();
    assert_eq!(codes, ["python.secret_variable"]);
    let lines: Vec<&str> = code.lines.iter().filter_map(|line| line.path.as_deref()).collect();
    for (pattern, kind) in create_paths().iter().filter(|(_, kind)| is_leaf(kind)) {
        let path = pattern.replace("[]", "[0]");
        let row = path.rsplit_once("[0].").map(|(list, _)| format!("{list}[0]"));
        let found = lines.iter().any(|line| *line == path || Some(*line) == row.as_deref());
        assert!(found, "{path}: {kind}");
    }
}

/// Line 4.2 of the issue: no field of the product's contract is lost on the way into code.
#[test]
fn every_field_of_the_contract_is_written_or_named() {
    let contract: Value = serde_json::from_str(include_str!("../../../tests/fixtures/contract/fields.json")).unwrap();
    let fields =
        contract["sections"].as_array().unwrap().iter().flat_map(|section| section["fields"].as_array().unwrap());
    let ids: Vec<&str> = fields.map(|field| field["id"].as_str().unwrap()).collect();
    assert!(ids.len() > 50, "{ids:?}");
    for target in [Target::Terraform, Target::Python] {
        let empty = code(target, json!({})).text;
        for id in ids.iter().filter(|id| !["type", "update_nodes"].contains(id)) {
            // Of the cluster, not of the pool: no path of the request.
            match *id {
                "region" => assert!(empty.contains("\"cn-hangzhou\""), "{empty}"),
                "vpc" => assert!(empty.to_lowercase().contains("cluster_id"), "{empty}"),
                _ => {
                    let mut paths = create_paths();
                    paths.retain(|(path, kind)| is_leaf(kind) && Row::of(path).and_then(Row::parameter) == Some(id));
                    assert!(!paths.is_empty(), "{id} has no path");
                    for (path, kind) in paths {
                        let (pool, path) = only(&path, &kind);
                        let code = code(target, pool.into_value());
                        assert!(has_line(&code, &path) || names(&code, &path), "{target}: {id} is lost\n{}", code.text);
                    }
                }
            }
        }
    }
}

fn has_line(code: &Code, path: &str) -> bool {
    let is_line = |line: &str| line == path || is_row_of(line, path);
    code.lines.iter().any(|line| line.path.as_deref().is_some_and(is_line))
}

/// The note about a default is no note about the value.
fn names(code: &Code, path: &str) -> bool {
    let notes = code.notes.iter().filter(|note| !note.code.ends_with("left_to_default"));
    notes.flat_map(|note| &note.paths).any(|named| is_at_or_above(named, path))
}

/// The line of a short row writes its columns.
fn is_row_of(line: &str, path: &str) -> bool {
    path.strip_prefix(line).is_some_and(|column| line.ends_with(']') && column.starts_with('.'))
}

fn is_at_or_above(named: &str, path: &str) -> bool {
    path.strip_prefix(named).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}

#[test]
fn arguments_of_the_table_are_written_and_the_deprecated_never() {
    let arguments = schema()["arguments"].clone();
    for (pattern, kind) in create_paths().iter().filter(|(_, kind)| is_leaf(kind)) {
        let (pool, path) = only(pattern, kind);
        let code = terraform(pool.into_value());
        let body = as_json(&resource(&code));
        judge(&arguments, &body, &format!("{path}: "));
    }
}

#[test]
fn every_argument_has_the_type_of_the_schema() {
    let arguments = schema()["arguments"].clone();
    let everything = support::pool(support::everything());
    // A key pair leaves the password out, a public address the older one.
    for without in [&["scaling_group.key_pair", "scaling_group.internet_charge_type"][..], &["auto_scaling.enable"][..]]
    {
        let mut pool = everything.clone();
        for path in without {
            pool.remove(path);
        }
        judge(&arguments, &as_json(&resource(&terraform(pool.into_value()))), "");
    }
    judge(&arguments, &as_json(&resource(&terraform(support::full()))), "");
}

/// Compares the arguments of a body with those of the schema.
fn judge(schema: &Value, body: &Value, place: &str) {
    for (name, value) in body.as_object().unwrap() {
        let place = format!("{place}{name}");
        let argument = &schema[name];
        assert!(argument.is_object(), "{place} is no argument");
        assert!(argument["deprecated"] != true && argument["removed"] != true, "{place} is deprecated");
        if let Some(block) = argument.get("block") {
            let rows = value.as_array().unwrap_or_else(|| panic!("{place} is a block"));
            let most = argument["max_items"].as_u64().unwrap_or(u64::MAX);
            assert!(rows.len() as u64 <= most, "{place}: {} blocks", rows.len());
            rows.iter().for_each(|row| judge(block, row, &format!("{place}.")));
            continue;
        }
        let element = argument["elem"].as_str().unwrap_or("string");
        match argument["type"].as_str().unwrap() {
            "list" | "set" => value.as_array().unwrap().iter().for_each(|item| scalar(element, item, &place)),
            "map" => value.as_object().unwrap().values().for_each(|item| scalar(element, item, &place)),
            kind => scalar(kind, value, &place),
        }
    }
}

fn scalar(kind: &str, value: &Value, place: &str) {
    let reference = value["reference"].is_string();
    let fits = match kind {
        "string" => value.is_string() || value["base64encode"].is_string() || reference,
        "int" => value.is_i64() || value.is_u64(),
        "float" => value.is_number(),
        "bool" => value.is_boolean(),
        other => panic!("{place}: {other}"),
    };
    assert!(fits, "{place}: {value} is no {kind}");
}

#[test]
fn what_only_an_answer_holds_is_no_note() {
    let detail = json!({
        "nodepool_info": {"name": "a", "created": "2026-01-01T00:00:00Z", "nodepool_id": "np1", "is_default": false},
        "scaling_group": {"scaling_group_id": "asg-1", "security_group_id": "sg-1", "security_group_ids": ["sg-1"]},
        "status": {"state": "active", "total_nodes": 2}
    });
    let code = terraform(detail);
    assert!(!code.notes.iter().any(|note| note.code == "terraform.no_argument"), "{:?}", code.notes);
    assert!(!code.notes.iter().any(|note| note.code == "terraform.deprecated"), "{:?}", code.notes);
}

#[test]
fn the_single_security_group_becomes_a_list() {
    let code = terraform(json!({"scaling_group": {"security_group_id": "sg-1"}}));
    assert_eq!(as_json(&resource(&code))["security_group_ids"], json!(["sg-1"]));
}

#[test]
fn the_autoscaler_keeps_the_number_of_nodes() {
    let with =
        |enable| json!({"auto_scaling": {"enable": enable, "max_instances": 6}, "scaling_group": {"desired_size": 3}});
    let auto = terraform(with(true));
    assert_eq!(as_json(&resource(&auto))["desired_size"], Value::Null);
    let note = auto.notes.iter().find(|note| note.code == "terraform.autoscaler").expect("a note");
    assert_eq!(note.paths, ["auto_scaling.enable", "scaling_group.desired_size"]);
    let manual = terraform(with(false));
    assert_eq!(as_json(&resource(&manual))["desired_size"], json!("3"));
}

#[test]
fn zero_and_false_are_written() {
    let code = terraform(json!({
        "scaling_group": {"desired_size": 0, "on_demand_base_capacity": 0, "spot_instance_remedy": false},
        "auto_scaling": {"enable": false, "min_instances": 0}
    }));
    let body = as_json(&resource(&code));
    assert_eq!(body["desired_size"], "0");
    assert_eq!(body["on_demand_base_capacity"], "0");
    assert_eq!(body["spot_instance_remedy"], false);
    assert_eq!(body["scaling_config"], json!([{"enable": false, "min_size": 0}]));
    assert_eq!(body["install_cloud_monitor"], false);
}

#[test]
fn a_key_pair_wins_over_a_password() {
    let both = json!({"scaling_group": {"key_pair": "ops", "login_password": "Canary-8f2e4b61!"}});
    let code = terraform(both);
    assert!(!code.text.contains("password"), "{}", code.text);
    assert!(code.notes.iter().any(|note| note.code == "terraform.secret_left_out"));
}

#[test]
fn every_note_is_listed_with_its_parameters() {
    let everything = support::pool(support::everything());
    for target in Target::ALL {
        for note in code(target, everything.as_value().clone()).notes {
            let (_, params) = CODES.iter().find(|(code, _)| *code == note.code).expect("listed");
            let names: Vec<&str> = note.params.iter().map(|(name, _)| *name).collect();
            assert_eq!(names, *params, "{}", note.code);
        }
    }
}
