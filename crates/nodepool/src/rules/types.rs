//! The type of every path.

use serde_json::Value;

use super::engine::{Check, Code};
use crate::path::Path;
use crate::table::{Kind, ROWS};

/// Another type stands there. `expected`: the contract's word.
pub(super) const EXPECTED: Code = Code::api("type.expected");

/// Looks at the type of every path of the table that `wanted` lets through. Null counts as absent.
pub(super) fn run(check: &mut Check<'_>, wanted: impl Fn(&str) -> bool) {
    let document = check.pool().as_value();
    let mut indices = Vec::new();
    for row in ROWS.iter().filter(|row| wanted(row.path())) {
        each(document, row.path(), &mut indices, &mut |indices, value| {
            let path = || numbered(row.path(), indices);
            if value.is_null() {
                return;
            }
            if !row.kind().fits(value) {
                check.say(EXPECTED, path()).with("expected", row.kind().name());
            } else if let (Kind::Objects, Some(items)) = (row.kind(), value.as_array()) {
                for index in (0..items.len()).filter(|index| !items[*index].is_object()) {
                    let item = Path::row(path().as_str(), index, "");
                    check.say(EXPECTED, item).with("expected", Kind::Object.name());
                }
            }
        });
    }
}

/// Calls `look` with every place that the pattern names and that exists, and the row numbers on the way.
pub(super) fn each(value: &Value, pattern: &str, indices: &mut Vec<usize>, look: &mut dyn FnMut(&[usize], &Value)) {
    let (step, rest) = pattern.split_once('.').unwrap_or((pattern, ""));
    let (key, list) = step.strip_suffix("[]").map_or((step, false), |key| (key, true));
    let Some(value) = value.get(key) else { return };
    if rest.is_empty() {
        look(indices, value);
    } else if list {
        for (index, item) in value.as_array().into_iter().flatten().enumerate() {
            indices.push(index);
            each(item, rest, indices, look);
            indices.pop();
        }
    } else {
        each(value, rest, indices, look);
    }
}

/// The pattern with its row numbers filled in.
pub(super) fn numbered(pattern: &str, indices: &[usize]) -> Path {
    let mut parts = pattern.split("[]");
    let mut path = parts.next().unwrap_or_default().to_owned();
    for (index, part) in indices.iter().zip(parts) {
        path.push_str(&format!("[{index}]{part}"));
    }
    Path::new(path)
}
