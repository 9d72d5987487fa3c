//! The path table, the parameters and the lenses say what the contract says.
#![allow(clippy::unwrap_used)]

use std::collections::{BTreeMap, BTreeSet};

use nodepool::parameters::{IMPLIED, Info, PARAMETERS, Section, WITHOUT_CONTROL};
use nodepool::table::{Body, Document, ROWS, Reach, Row};
use serde_json::{Map, Value};

const API: &str = include_str!("../../../tests/fixtures/contract/api-schema.json");
const FIELDS: &str = include_str!("../../../tests/fixtures/contract/fields.json");
const TERRAFORM: &str = include_str!("../../../tests/fixtures/contract/terraform-schema.json");

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// Path to type, of one body of the contract.
fn body(operation: &str, part: &str) -> BTreeMap<String, String> {
    let api = json(API);
    let paths = api["operations"][operation][part].as_object().unwrap();
    paths.iter().map(|(path, kind)| (path.clone(), kind.as_str().unwrap().to_owned())).collect()
}

fn bodies() -> [(Body, BTreeMap<String, String>); 3] {
    [
        (Body::Create, body("CreateClusterNodePool", "body")),
        (Body::Put, body("ModifyClusterNodePool", "body")),
        (Body::Detail, body("DescribeClusterNodePoolDetail", "response")),
    ]
}

fn fields() -> Vec<(usize, Map<String, Value>)> {
    let fields = json(FIELDS);
    let sections = fields["sections"].as_array().unwrap().clone();
    sections
        .iter()
        .enumerate()
        .flat_map(|(section, title)| {
            let rows = title["fields"].as_array().unwrap().clone();
            rows.into_iter().map(move |row| (section, row.as_object().unwrap().clone()))
        })
        .collect()
}

/// The paths that the request column names: `a, b`, `a + b`, `a.{b,c}`, `a[].x, .y` and `a (a remark)`.
fn request_paths(text: &str) -> Vec<String> {
    let text = text.split(" (").next().unwrap();
    if text.starts_with('(') {
        return Vec::new();
    }
    if let Some((front, keys)) = text.strip_suffix('}').and_then(|text| text.split_once('{')) {
        return keys.split(',').map(|key| format!("{front}{key}")).collect();
    }
    let mut paths: Vec<String> = Vec::new();
    for part in text.split([',', '+']).map(str::trim) {
        match (part.starts_with('.'), paths.last()) {
            (true, Some(last)) => paths.push(format!("{}{part}", last.rsplit_once('.').unwrap().0)),
            _ => paths.push(part.to_owned()),
        }
    }
    paths
}

#[test]
fn every_path_of_the_three_bodies_has_one_row_with_its_type() {
    let mut expected = BTreeSet::new();
    for (body, paths) in bodies() {
        for (path, kind) in paths {
            let row = Row::of(&path).unwrap_or_else(|| panic!("no row for {path}"));
            let found = if body == Body::Put { row.kind_in_put() } else { row.kind() };
            assert_eq!(found.name(), kind, "{path} in {body:?}");
            assert!(row.stands_in(body), "{path} stands in {body:?}");
            expected.insert(path);
        }
    }
    let rows: BTreeSet<String> = ROWS.iter().map(|row| row.path().to_owned()).collect();
    assert_eq!(rows, expected);
    assert_eq!(ROWS.len(), expected.len(), "a path has two rows");
}

#[test]
fn a_row_stands_in_no_body_where_the_contract_lacks_it() {
    for (body, paths) in bodies() {
        for row in &ROWS {
            assert_eq!(row.stands_in(body), paths.contains_key(row.path()), "{row:?} in {body:?}");
        }
    }
}

#[test]
fn a_list_stands_directly_before_its_columns() {
    let mut lists: Vec<&str> = Vec::new();
    for row in &ROWS {
        if let Some((list, _)) = row.path().split_once("[]") {
            assert_eq!(lists.last(), Some(&list), "{row:?} is apart from its list");
        } else if row.kind().name() == "[]object" {
            lists.push(row.path());
        }
    }
}

#[test]
fn every_parameter_of_the_contract_is_there_with_its_section_and_paths() {
    let sections = [
        Section::Basic,
        Section::Network,
        Section::Instance,
        Section::Storage,
        Section::Size,
        Section::Advanced,
        Section::More,
    ];
    let expected: Vec<(String, Section)> =
        fields().iter().map(|(section, row)| (row["id"].as_str().unwrap().to_owned(), sections[*section])).collect();
    let found: Vec<(String, Section)> = PARAMETERS.iter().map(|info| (info.id.to_owned(), info.section)).collect();
    assert_eq!(found, expected);
    for (_, row) in fields() {
        let id = row["id"].as_str().unwrap();
        for path in request_paths(row["request"].as_str().unwrap()) {
            let found = Row::of(&path).unwrap_or_else(|| panic!("no row for {path} of {id}"));
            assert_eq!(found.parameter(), Some(id), "{path}");
        }
    }
}

#[test]
fn a_row_belongs_to_no_parameter_that_does_not_name_it() {
    let named: BTreeMap<String, String> = fields()
        .iter()
        .flat_map(|(_, row)| {
            let id = row["id"].as_str().unwrap().to_owned();
            let answer =
                row["response"].as_str().unwrap().split(", ").map(|path| {
                    path.split(" (").next().unwrap().trim_end_matches("[]").trim_end_matches(".*").to_owned()
                });
            request_paths(row["request"].as_str().unwrap())
                .into_iter()
                .chain(answer)
                .map(move |path| (path, id.clone()))
                .collect::<Vec<_>>()
        })
        .collect();
    for row in &ROWS {
        let Some(id) = row.parameter() else { continue };
        assert!(Info::of(id).is_some(), "{row:?} belongs to {id}, which is no parameter");
        // The list or object around a named path belongs with it, and so does what lies in a named object.
        let near = named.iter().any(|(path, of)| {
            of == id && (path.starts_with(row.path()) || row.path().starts_with(&format!("{path}.")))
        });
        assert!(near, "{id} does not name {row:?}");
    }
}

#[test]
fn what_the_document_and_put_allow_is_what_the_contract_says() {
    for (_, field) in fields() {
        let id = field["id"].as_str().unwrap();
        let document = field["seed_changeable"].as_str().unwrap();
        let put = field["api_put"].as_str().unwrap();
        let reach = field["applies_to"].as_str().unwrap();
        let force_new = field["force_new"].as_str().unwrap();
        for row in request_paths(field["request"].as_str().unwrap()).iter().map(|path| Row::of(path).unwrap()) {
            let word = match row.document() {
                Document::Yes => "yes",
                Document::No => "no",
                Document::Silent => "-",
            };
            assert!(document.starts_with(word), "{row:?}: the document says {document}");
            assert_eq!(row.changeable_by_put(), !put.starts_with("no"), "{row:?} of {id}: PUT says {put}");
            let expected = match reach {
                "-" => Reach::Nothing,
                "existing nodes" => Reach::ExistingNodes,
                text if text.starts_with("new AND existing") => Reach::AllNodes,
                text if text.starts_with("new nodes") => Reach::NewNodes,
                _ => Reach::Pool,
            };
            assert_eq!(row.reach(), expected, "{row:?}: {reach}");
            if let Some(argument) = row.terraform().filter(|_| force_new != "-") {
                assert_eq!(argument.force_new, force_new == "yes", "{row:?}: ForceNew of {id}");
            }
        }
    }
}

/// Every argument of the resource with its nested ones, names joined by dots.
fn arguments(block: &Map<String, Value>, front: &str, into: &mut BTreeMap<String, Value>) {
    for (name, argument) in block {
        let name = format!("{front}{name}");
        if let Some(block) = argument["block"].as_object() {
            arguments(block, &format!("{name}."), into);
        }
        into.insert(name, argument.clone());
    }
}

#[test]
fn terraform_arguments_are_those_of_the_provider() {
    let schema = json(TERRAFORM);
    let mut expected = BTreeMap::new();
    arguments(schema["arguments"].as_object().unwrap(), "", &mut expected);
    let flag = |argument: &Value, name: &str| argument[name].as_bool().unwrap_or(false);
    for row in &ROWS {
        let Some(argument) = row.terraform() else { continue };
        let provider = expected.get(argument.name).unwrap_or_else(|| panic!("no argument {}", argument.name));
        assert_eq!(argument.force_new, flag(provider, "force_new"), "ForceNew of {}", argument.name);
        assert_eq!(argument.deprecated, flag(provider, "deprecated"), "{} deprecated", argument.name);
    }
    // Superseded by node_pool_name and password, which the rows name.
    let twins = ["name", "kms_encrypted_password"];
    for (name, argument) in &expected {
        let Some(path) = argument["api_path"].as_str().filter(|_| !twins.contains(&name.as_str())) else { continue };
        let path = path.split([' ', ',']).next().unwrap().trim_end_matches("[]");
        if let Some(row) = Row::of(path) {
            assert_eq!(row.terraform().map(|argument| argument.name), Some(name.as_str()), "{row:?}");
        }
    }
}

#[test]
fn an_argument_nested_in_a_block_with_a_path_has_its_row() {
    let schema = json(TERRAFORM);
    let mut expected = BTreeMap::new();
    arguments(schema["arguments"].as_object().unwrap(), "", &mut expected);
    let named: BTreeSet<&str> = ROWS.iter().filter_map(|row| row.terraform()).map(|argument| argument.name).collect();
    // The provider has it and does not send it (terraform.md, section 1).
    let unsent = ["kubelet_configuration.server_tls_bootstrap"];
    for name in expected.keys().filter(|name| !unsent.contains(&name.as_str())) {
        let Some((block, _)) = name.split_once('.') else { continue };
        if named.contains(block) {
            assert!(named.contains(name.as_str()), "no row for {name}");
        }
    }
}

#[test]
fn parameters_without_a_control_are_parameters_and_stand_once() {
    let mut seen = BTreeSet::new();
    for id in WITHOUT_CONTROL.iter().chain(IMPLIED) {
        assert!(Info::of(id).is_some(), "{id}");
        assert!(seen.insert(id), "{id} twice");
        assert!(!Info::of(id).unwrap().control(), "{id}");
    }
    assert!(WITHOUT_CONTROL.is_empty(), "every parameter has a control");
    assert_eq!(PARAMETERS.iter().filter(|info| info.control()).count(), 60);
}

#[test]
fn the_login_password_is_the_one_secret() {
    let secret: Vec<&str> = ROWS.iter().filter(|row| row.secret()).map(|row| row.path()).collect();
    assert_eq!(secret, ["scaling_group.login_password"]);
    assert!(Info::of("password").unwrap().secret());
    assert!(!Info::of("key_pair").unwrap().secret());
}

#[test]
fn every_value_has_a_lens_of_its_type() {
    let source = include_str!("../src/paths.rs").replace('\n', " ");
    let mut lenses: BTreeMap<String, &str> = BTreeMap::new();
    let mut lists: BTreeMap<&str, &str> = BTreeMap::new();
    let quoted = |text: &'static str| text.split('"').nth(1).unwrap();
    let source: &'static str = source.leak();
    for item in source.split("pub const ").skip(1) {
        let (name, rest) = item.split_once(':').unwrap();
        let (kind, rest) = rest.split_once('=').unwrap();
        let kind = kind.trim();
        if kind == "Rows" {
            lists.insert(name, quoted(rest));
            lenses.insert(quoted(rest).to_owned(), "Rows");
        } else if let Some(kind) = kind.strip_prefix("Column<") {
            let list = rest.split(['(', ',']).nth(1).unwrap().trim();
            lenses.insert(format!("{}[].{}", lists[list], quoted(rest)), kind);
        } else {
            lenses.insert(quoted(rest).to_owned(), kind.strip_prefix("Parameter<").unwrap());
        }
    }
    for row in &ROWS {
        let expected = match row.kind().name() {
            "[]object" => "Rows",
            "string" => "String>",
            "[]string" => "Vec<String>>",
            "integer" => "u32>",
            "number" => "f64>",
            "boolean" => "bool>",
            _ => continue,
        };
        if row.path().matches("[]").count() < 2 && !row.path().starts_with("node_components[].config.") {
            assert_eq!(lenses.remove(row.path()), Some(expected), "{row:?}");
        }
    }
    assert!(lenses.is_empty(), "no such value: {lenses:?}");
}
