//! The resource block.

use std::collections::{BTreeSet, HashSet};

use nodepool::table::{Body, Kind, Row};
use nodepool::{NodePool, paths};
use serde_json::Value as Json;

use super::accepted::refuses;
use super::layout::{Layout, Leaf, Nest, TAGS, layout};
use super::values::{Shape, convert, is_unset};
use crate::hcl::{Argument, Block, Item, Name, Value};
use crate::note::Note;

/// The body of the block and what came up on the way.
pub(super) struct Resource {
    pub(super) body: Vec<Item>,
    pub(super) notes: Vec<Note>,
    pub(super) needs_password: bool,
}

pub(super) fn write(pool: &NodePool) -> Resource {
    let mut writer = Writer {
        pool,
        auto: pool.get(paths::AUTO_SCALING_ENABLE) == Ok(Some(true)),
        layout: layout(),
        taken: HashSet::new(),
        body: Vec::with_capacity(48),
        findings: Findings::default(),
        needs_password: false,
    };
    writer.write();
    let notes = writer.notes();
    Resource { body: writer.body, notes, needs_password: writer.needs_password }
}

struct Writer<'a> {
    pool: &'a NodePool,
    /// The autoscaler owns the number of nodes.
    auto: bool,
    layout: &'static Layout,
    /// Paths that the text holds or that a note of their own is about.
    taken: HashSet<String>,
    body: Vec<Item>,
    findings: Findings,
    needs_password: bool,
}

/// What the notes are made of.
#[derive(Default)]
struct Findings {
    refused: Vec<Note>,
    mistyped: Vec<String>,
    replacing: Vec<(String, &'static str)>,
    conflicting: Vec<(String, &'static str)>,
    left_to_default: Vec<(String, &'static str)>,
    hidden_tags: Vec<(String, String)>,
    double_tags: Vec<(String, String)>,
    password_left_out: Option<String>,
    desired_size_left_out: bool,
}

impl Writer<'_> {
    fn write(&mut self) {
        self.body.push(Item::Argument(Argument {
            name: Name::Bare("cluster_id"),
            value: Value::Bare("var.cluster_id".into()),
            path: None,
        }));
        let layout = self.layout;
        for (index, group) in layout.groups.iter().enumerate() {
            if index > 0 {
                self.body.push(Item::Blank);
            }
            for leaf in group {
                if let Some(item) = self.top_level(leaf) {
                    self.body.push(item);
                }
            }
        }
        for nest in &layout.blocks {
            let Some(value) = self.pool.at(nest.key) else { continue };
            let blocks = self.blocks(nest, value, nest.key);
            self.body.extend(blocks);
        }
        self.tags();
    }

    /// An argument of the resource itself: here are the exceptions.
    fn top_level(&mut self, leaf: &Leaf) -> Option<Item> {
        let path = leaf.row.path();
        let value = self.pool.at(path);
        match leaf.full_name {
            "install_cloud_monitor" => {
                let value = value.filter(|value| !value.is_null()).unwrap_or(&Json::Bool(false));
                return self.leaf(leaf, value, path);
            }
            "system_disk_category" | "system_disk_size" if value.is_none_or(is_unset) => {
                self.findings.left_to_default.push((path.to_owned(), leaf.full_name));
                return None;
            }
            "security_group_ids" if value.is_none_or(is_unset) => return self.single_security_group(leaf),
            _ => {}
        }
        let value = value.filter(|value| !is_unset(value))?;
        match leaf.full_name {
            "desired_size" if self.auto => {
                self.taken.insert(path.to_owned());
                self.findings.desired_size_left_out = true;
                None
            }
            "password" => {
                self.taken.insert(path.to_owned());
                if self.pool.at(paths::KEY_PAIR.path()).is_some_and(|key| !is_unset(key)) {
                    self.findings.password_left_out = Some(path.to_owned());
                    return None;
                }
                self.needs_password = true;
                Some(argument(Name::Bare(leaf.name), Value::Bare("var.login_password".into()), path.to_owned()))
            }
            _ => self.leaf(leaf, value, path),
        }
    }

    /// The superseded single form says the same as a list of one.
    fn single_security_group(&mut self, ids: &Leaf) -> Option<Item> {
        let path = paths::SECURITY_GROUP_ID.path();
        let id = self.pool.at(path).and_then(Json::as_str).filter(|id| !id.is_empty())?;
        self.leaf(ids, &Json::from([id].as_slice()), path)
    }

    fn leaf(&mut self, leaf: &Leaf, value: &Json, path: &str) -> Option<Item> {
        self.taken.insert(path.to_owned());
        let Some(converted) = convert(leaf.shape, value) else {
            self.findings.mistyped.push(path.to_owned());
            return None;
        };
        if let Some(accepted) = refuses(leaf.full_name, value) {
            let shown = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
            let note = Note::new("terraform.value_not_accepted").at(path).with("argument", leaf.full_name);
            self.findings.refused.push(note.with("value", shown).with("accepted", accepted));
        }
        if leaf.force_new {
            self.findings.replacing.push((path.to_owned(), leaf.full_name));
        }
        Some(argument(Name::Bare(leaf.name), converted, path.to_owned()))
    }

    /// The blocks that a value makes: one, or one for each row.
    fn blocks(&mut self, nest: &Nest, value: &Json, path: &str) -> Vec<Item> {
        match value {
            _ if is_unset(value) => Vec::new(),
            Json::Array(rows) if nest.repeated => {
                let block = |(index, row)| self.block(nest, row, format!("{path}[{index}]"));
                rows.iter().enumerate().filter_map(block).collect()
            }
            Json::Object(_) if !nest.repeated => self.block(nest, value, path.to_owned()).into_iter().collect(),
            _ => {
                self.taken.insert(path.to_owned());
                self.findings.mistyped.push(path.to_owned());
                Vec::new()
            }
        }
    }

    fn block(&mut self, nest: &Nest, value: &Json, path: String) -> Option<Item> {
        if !value.is_object() {
            self.taken.insert(path.clone());
            self.findings.mistyped.push(path);
            return None;
        }
        let mut body = Vec::new();
        for leaf in &nest.leaves {
            let Some(value) = below(value, leaf.key) else { continue };
            // The empty value of a label or taint is a value.
            if is_unset(value) && !(leaf.name == "value" && value.is_string()) {
                continue;
            }
            let path = format!("{path}.{}", leaf.key);
            if self.stands_beside_public_address(leaf) {
                self.taken.insert(path.clone());
                self.findings.conflicting.push((path, leaf.full_name));
                continue;
            }
            body.extend(self.leaf(leaf, value, &path));
        }
        for nest in &nest.nests {
            if let Some(value) = below(value, nest.key) {
                body.extend(self.blocks(nest, value, &format!("{path}.{}", nest.key)));
            }
        }
        // A row is written even when it is empty: the place in the list is the user's.
        (nest.repeated || !body.is_empty())
            .then(|| Item::Block(Block { kind: nest.name, labels: Vec::new(), body, path: Some(path) }))
    }

    /// The old public address of the autoscaler excludes the new one in the provider.
    fn stands_beside_public_address(&self, leaf: &Leaf) -> bool {
        let old =
            ["scaling_config.is_bond_eip", "scaling_config.eip_bandwidth", "scaling_config.eip_internet_charge_type"];
        old.contains(&leaf.full_name)
            && self.pool.at(paths::INTERNET_CHARGE_TYPE.path()).is_some_and(|value| !is_unset(value))
    }

    fn tags(&mut self) {
        let Some(value) = self.pool.at(TAGS).filter(|value| !is_unset(value)) else { return };
        let Some(rows) = value.as_array() else {
            self.taken.insert(TAGS.to_owned());
            return self.findings.mistyped.push(TAGS.to_owned());
        };
        let mut entries: Vec<Argument> = Vec::new();
        for (index, row) in rows.iter().enumerate() {
            let path = format!("{TAGS}[{index}]");
            // The answer of the service may use either letter case.
            let column = |small: &'static str, large: &'static str| {
                row.get(small).map(|value| (small, value)).or_else(|| row.get(large).map(|value| (large, value)))
            };
            let key = column("key", "Key").and_then(|(name, key)| Some((name, key.as_str()?)));
            let Some((key_name, key)) = key else {
                self.taken.insert(path.clone());
                self.findings.mistyped.push(path);
                continue;
            };
            let value = match column("value", "Value") {
                None => Some(Value::Text(String::new())),
                Some((name, value)) => {
                    self.taken.insert(format!("{path}.{name}"));
                    if value.is_null() { Some(Value::Text(String::new())) } else { convert(Shape::Text, value) }
                }
            };
            self.taken.insert(format!("{path}.{key_name}"));
            let Some(value) = value else {
                self.findings.mistyped.push(path);
                continue;
            };
            if ["aliyun", "acs:", "http://", "https://", "sae.do.not.delete"]
                .iter()
                .any(|hidden| key.starts_with(hidden))
            {
                self.findings.hidden_tags.push((path.clone(), key.to_owned()));
            }
            if let Some(before) =
                entries.iter().position(|entry| matches!(&entry.name, Name::Quoted(name) if name == key))
            {
                self.findings.double_tags.push((path.clone(), key.to_owned()));
                entries.remove(before);
            }
            entries.push(Argument { name: Name::Quoted(key.to_owned()), value, path: Some(path) });
        }
        if !entries.is_empty() {
            self.body.push(argument(Name::Bare("tags"), Value::Map(entries), TAGS.to_owned()));
        }
    }

    fn notes(&mut self) -> Vec<Note> {
        let findings = std::mem::take(&mut self.findings);
        let mut notes = Vec::new();
        if self.auto {
            let note = Note::new("terraform.autoscaler").at(paths::AUTO_SCALING_ENABLE.path());
            let left_out = findings.desired_size_left_out.then(|| paths::DESIRED_SIZE.path().to_owned());
            notes.push(note.at_all(left_out));
        }
        if self.needs_password {
            let note = Note::new("terraform.secret_variable").at(paths::LOGIN_PASSWORD.path());
            notes.push(note.with("variable", "login_password").with("environment", "TF_VAR_login_password"));
        }
        notes.extend(findings.password_left_out.map(|path| Note::new("terraform.secret_left_out").at(path)));
        notes.extend(findings.refused);
        notes.extend(listed("terraform.replaces", "arguments", findings.replacing));
        notes.extend(listed("terraform.disk_left_to_default", "arguments", findings.left_to_default));
        notes.extend(
            listed("terraform.conflict", "arguments", findings.conflicting)
                .map(|note| note.with("with", "internet_charge_type")),
        );
        notes.extend(listed("terraform.tag_twice", "keys", findings.double_tags));
        notes.extend(listed("terraform.tag_hidden", "keys", findings.hidden_tags));
        if self.pool.get(paths::CMS_ENABLED) != Ok(Some(true)) {
            notes.push(Note::new("terraform.cloud_monitor").at(paths::CMS_ENABLED.path()));
        }
        notes.extend(paths_note("terraform.mistyped", findings.mistyped));
        notes.extend(self.left_over());
        notes
    }

    /// Notes about everything that is set and not in the text.
    fn left_over(&self) -> Vec<Note> {
        let mut left = Vec::new();
        self.collect_left(self.pool.as_value(), "", &mut left);
        let mut deprecated: Vec<(String, &str)> = Vec::new();
        let mut disk_init = Vec::new();
        let mut unknown = Vec::new();
        for (path, row) in left {
            match row {
                // An answer repeats the first of the list in the superseded single form.
                Some(_) if path == paths::SECURITY_GROUP_ID.path() && self.repeats_first_security_group() => {}
                // Only an answer holds it: nobody set it.
                Some(row) if !row.stands_in(Body::Create) && !row.stands_in(Body::Put) => {}
                Some(row) if row.terraform().is_some_and(|argument| argument.deprecated) => {
                    deprecated.push((path, row.terraform().map_or("", |argument| argument.name)));
                }
                Some(row) if row.path() == "scaling_group.disk_init" => disk_init.push(path),
                _ => unknown.push(path),
            }
        }
        let deprecated = listed("terraform.deprecated", "arguments", deprecated);
        let disk_init = paths_note("terraform.disk_init", disk_init);
        deprecated.into_iter().chain(disk_init).chain(paths_note("terraform.no_argument", unknown)).collect()
    }

    /// The paths below `path` that the text does not hold, with their rows. A map, or a list without an argument,
    /// counts as one.
    fn collect_left(&self, value: &Json, path: &str, left: &mut Vec<(String, Option<Row>)>) {
        if is_unset(value) || self.taken.contains(path) {
            return;
        }
        match value {
            Json::Object(map) if Row::of(path).is_none_or(|row| row.kind() != Kind::Map) => {
                for (key, value) in map {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    // A key with a sign of paths in it would be taken for another field.
                    if !key.contains(['.', '[', ']']) {
                        self.collect_left(value, &path, left);
                    } else if !is_unset(value) {
                        left.push((path, None));
                    }
                }
            }
            Json::Array(rows) if rows.iter().all(Json::is_object) && self.is_written(path) => {
                for (index, row) in rows.iter().enumerate() {
                    self.collect_left(row, &format!("{path}[{index}]"), left);
                }
            }
            _ => left.push((path.to_owned(), Row::of(path))),
        }
    }

    fn repeats_first_security_group(&self) -> bool {
        let first = self.pool.at(paths::SECURITY_GROUP_IDS.path()).and_then(|ids| ids.get(0));
        first.is_some() && first == self.pool.at(paths::SECURITY_GROUP_ID.path())
    }

    fn is_written(&self, list: &str) -> bool {
        Row::of(list).is_some_and(|row| row.terraform().is_some())
    }
}

fn argument(name: Name, value: Value, path: String) -> Item {
    Item::Argument(Argument { name, value, path: Some(path) })
}

fn below<'a>(value: &'a Json, key: &str) -> Option<&'a Json> {
    key.split('.').try_fold(value, |value, key| value.get(key))
}

fn listed<T: AsRef<str>>(code: &'static str, param: &'static str, found: Vec<(String, T)>) -> Option<Note> {
    let names: BTreeSet<&str> = found.iter().map(|(_, name)| name.as_ref()).collect();
    let names = names.into_iter().collect::<Vec<_>>().join(", ");
    (!found.is_empty()).then(|| Note::new(code).at_all(found.into_iter().map(|(path, _)| path)).with(param, names))
}

fn paths_note(code: &'static str, paths: Vec<String>) -> Option<Note> {
    (!paths.is_empty()).then(|| Note::new(code).at_all(paths))
}
