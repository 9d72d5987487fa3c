//! Every value of a pool's document as a line, in the order of the path table: nothing that is set is left out,
//! and what the table does not know comes last, as it was received.

use nodepool::table::{Kind, Row};
use nodepool::{NodePool, is_set, paths};
use serde_json::Value;

use crate::forms::node_pool::{Section, field_of};

/// Where a line stands on the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// What the pool is: ids, times, counts.
    Pool,
    /// How it scales by itself.
    Scaling,
    /// A section of the form.
    Form(Section),
    /// What the form has no control for.
    Other,
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Line {
    /// Its path; for a list the list's.
    pub(super) path: String,
    /// Its value. Of a secret only that it is set: `None`.
    pub(super) value: Option<Value>,
}

/// The parts that have lines, in order.
pub(super) fn lines(pool: &NodePool) -> Vec<(Part, Vec<Line>)> {
    let mut found = Vec::new();
    collect(pool.as_value(), String::new(), &mut found);
    // A stable order: of two that the table does not know, the document's order decides.
    let auto = pool.get(paths::AUTO_SCALING_ENABLE).ok().flatten() == Some(true);
    let part = |path: &str| match part(path) {
        // Without auto scaling they are only what the service keeps.
        Part::Scaling if !auto => Part::Other,
        part => part,
    };
    found.sort_by_key(|line| {
        let row = Row::of(&line.path).map_or(usize::MAX, Row::index);
        (part(&line.path), row)
    });
    let mut parts: Vec<(Part, Vec<Line>)> = Vec::new();
    for line in found {
        let part = part(&line.path);
        match parts.last_mut().filter(|(last, _)| *last == part) {
            Some((_, lines)) => lines.push(line),
            None => parts.push((part, vec![line])),
        }
    }
    parts
}

/// Objects are gone through; a list, and an object whose keys the user chooses, is one value.
fn collect(value: &Value, path: String, found: &mut Vec<Line>) {
    let row = Row::of(&path);
    match value {
        Value::Object(map) if row.is_none_or(|row| row.kind() != Kind::Map) => {
            for (key, value) in map {
                let path = if path.is_empty() { key.clone() } else { [&path, ".", key].concat() };
                collect(value, path, found);
            }
        }
        value if is_set(value) => {
            let secret = row.is_some_and(Row::secret);
            found.push(Line { path, value: (!secret).then(|| value.clone()) });
        }
        _ => {}
    }
}

fn part(path: &str) -> Part {
    if path.starts_with("auto_scaling.") && path != "auto_scaling.enable" {
        return Part::Scaling;
    }
    match field_of(path) {
        Some(field) => Part::Form(field.section),
        None if path.starts_with("nodepool_info.") || path.starts_with("status.") => Part::Pool,
        None if path == "scaling_group.scaling_group_id" => Part::Pool,
        None => Part::Other,
    }
}

#[cfg(test)]
mod tests {
    use nodepool::table::ROWS;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn pool(value: Value) -> NodePool {
        NodePool::from_value(value).expect("an object")
    }

    #[wasm_bindgen_test]
    fn every_path_that_is_set_is_one_line() {
        let mut document = pool(json!({"auto_scaling": {"enable": true}}));
        let leaves = ROWS.iter().filter(|row| row.kind() != Kind::Object && !row.path().contains('['));
        let mut paths = Vec::new();
        for row in leaves {
            let value = match row.kind() {
                Kind::String => json!("x"),
                Kind::Strings => json!(["x"]),
                Kind::Objects => json!([{"x": 1}]),
                Kind::Map => json!({"x": "y"}),
                Kind::Integer | Kind::Number => json!(0),
                Kind::Boolean => json!(false),
                Kind::Object => continue,
            };
            document.put(row.path(), value);
            paths.push(row.path());
        }
        let lines = lines(&document);
        let mut shown: Vec<&str> = lines.iter().flat_map(|(_, lines)| lines).map(|line| line.path.as_str()).collect();
        shown.sort_unstable();
        paths.sort_unstable();
        assert_eq!(shown, paths);
        let mut parts: Vec<Part> = lines.iter().map(|(part, _)| *part).collect();
        parts.dedup();
        let count = parts.len();
        parts.sort();
        parts.dedup();
        assert_eq!(parts.len(), count, "each part stands once");
    }

    #[wasm_bindgen_test]
    fn what_nobody_knows_is_shown_as_it_came() {
        let lines = lines(&pool(json!({
            "nodepool_info": {"name": "web", "owner": "team-a"},
            "new_thing": {"deep": {"number": 7}, "list": [{"a": 1}], "empty": {}, "none": null},
        })));
        let of = |wanted: Part| -> Vec<(&str, Option<&Value>)> {
            let (_, lines) = lines.iter().find(|(part, _)| *part == wanted).expect("the part");
            lines.iter().map(|line| (line.path.as_str(), line.value.as_ref())).collect()
        };
        assert_eq!(of(Part::Pool), [("nodepool_info.owner", Some(&json!("team-a")))]);
        assert_eq!(
            of(Part::Other),
            [("new_thing.deep.number", Some(&json!(7))), ("new_thing.list", Some(&json!([{"a": 1}])))]
        );
    }

    #[wasm_bindgen_test]
    fn a_secret_is_said_to_be_set_and_no_more() {
        let lines = lines(&pool(json!({"scaling_group": {"login_password": "Secret-1234"}})));
        assert_eq!(lines[0].1[0].value, None);
    }
}
