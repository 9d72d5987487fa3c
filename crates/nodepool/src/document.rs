//! The node pool document: ACK's own JSON with typed lenses over it.

use serde_json::{Map, Value};

use crate::lens::{Column, Mistyped, Parameter, Rows, Wire};
use crate::path::{Path, Step, steps};

/// A node pool as ACK writes it, or the body of a request that makes one.
///
/// Keys keep their order and unknown ones stay; a lens gives a typed view of one path.
#[derive(Clone, Debug, PartialEq)]
pub struct NodePool(Value);

/// The empty object: a document is never anything else.
impl Default for NodePool {
    fn default() -> Self {
        Self::new()
    }
}

/// The JSON was no object, so it is no node pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a node pool is a JSON object")]
pub struct NotAnObject;

/// Whether a value says anything: null and an empty text, list or object say as much as none.
pub fn is_set(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !text.is_empty(),
        Value::Array(list) => !list.is_empty(),
        Value::Object(map) => !map.is_empty(),
        Value::Bool(_) | Value::Number(_) => true,
    }
}

/// Whether the service takes a value for an absent one: beyond what is not set, off and zero.
pub(crate) fn is_nothing(value: &Value) -> bool {
    match value {
        Value::Bool(on) => !on,
        Value::Number(number) => number.as_f64() == Some(0.0),
        other => !is_set(other),
    }
}

impl NodePool {
    /// An empty document.
    pub fn new() -> Self {
        Self(Value::Object(Map::new()))
    }

    /// The document in `value`.
    ///
    /// # Errors
    /// [`NotAnObject`] when the value is a list, a string, a number, a boolean or null.
    pub fn from_value(value: Value) -> Result<Self, NotAnObject> {
        if value.is_object() { Ok(Self(value)) } else { Err(NotAnObject) }
    }

    /// The document as JSON.
    pub fn as_value(&self) -> &Value {
        &self.0
    }

    /// The document as JSON, by value.
    pub fn into_value(self) -> Value {
        self.0
    }

    /// What stands at `path`; `None` when any step is missing.
    pub fn at(&self, path: &str) -> Option<&Value> {
        #[cfg(test)]
        reads::note(path);
        steps(path).try_fold(&self.0, |value, step| match step {
            Step::Key(key) => value.get(key),
            Step::Index(index) => value.get(index),
        })
    }

    /// Puts `value` at `path`, making the objects on the way. A list on the way must have the row, or
    /// end just before it; what stands in the way with another type is replaced.
    pub fn put(&mut self, path: &str, value: Value) {
        let mut place = &mut self.0;
        for step in steps(path) {
            place = match step {
                Step::Key(key) => {
                    if !place.is_object() {
                        *place = Value::Object(Map::new());
                    }
                    let Value::Object(map) = place else { return };
                    map.entry(key).or_insert(Value::Null)
                }
                Step::Index(index) => {
                    if !place.is_array() {
                        *place = Value::Array(Vec::new());
                    }
                    let Value::Array(rows) = place else { return };
                    if index == rows.len() {
                        rows.push(Value::Null);
                    }
                    let Some(row) = rows.get_mut(index) else { return };
                    row
                }
            };
        }
        *place = value;
    }

    /// Takes away what stands at `path`, and the objects and lists that this leaves empty.
    pub fn remove(&mut self, path: &str) -> Option<Value> {
        let steps: Vec<Step<'_>> = steps(path).collect();
        remove(&mut self.0, &steps)
    }

    /// The value of a parameter; `None` when it is absent or null.
    ///
    /// # Errors
    /// [`Mistyped`] when another type stands there.
    pub fn get<T: Wire>(&self, parameter: Parameter<T>) -> Result<Option<T>, Mistyped> {
        read(self.at(parameter.path()), || Path::from(parameter.path()))
    }

    /// Sets a parameter; `None` takes the key away, which is not the same as zero or false.
    pub fn set<T: Wire>(&mut self, parameter: Parameter<T>, value: Option<T>) {
        match value {
            Some(value) => self.put(parameter.path(), value.to_json()),
            None => drop(self.remove(parameter.path())),
        }
    }

    /// How many rows the list has; 0 when it is absent.
    pub fn len_of(&self, rows: Rows) -> usize {
        self.at(rows.path()).and_then(Value::as_array).map_or(0, Vec::len)
    }

    /// The value of a column in one row; `None` when the row or the key is absent.
    ///
    /// # Errors
    /// [`Mistyped`] when another type stands there.
    pub fn get_in<T: Wire>(&self, column: Column<T>, row: usize) -> Result<Option<T>, Mistyped> {
        let value = self.at(column.rows().path()).and_then(|rows| rows.get(row)).and_then(|row| row.get(column.name()));
        read(value, || column.path(row))
    }

    /// Sets a column in one row, which must exist or be the next one; `None` takes the key away.
    pub fn set_in<T: Wire>(&mut self, column: Column<T>, row: usize, value: Option<T>) {
        let path = column.path(row);
        match value {
            Some(value) => self.put(path.as_str(), value.to_json()),
            // The row stays even when it is empty now: the list's order is the user's.
            None => {
                let row = Path::row(column.rows().path(), row, "");
                if let Some(Value::Object(map)) = self.at_mut(row.as_str()) {
                    map.shift_remove(column.name());
                }
            }
        }
    }

    /// Puts an empty row in front of `row`, or at the end.
    pub fn insert_row(&mut self, rows: Rows, row: usize) {
        if self.at(rows.path()).is_none_or(|rows| !rows.is_array()) {
            self.put(rows.path(), Value::Array(Vec::new()));
        }
        if let Some(Value::Array(list)) = self.at_mut(rows.path()) {
            list.insert(row.min(list.len()), Value::Object(Map::new()));
        }
    }

    /// Takes a row away; with the last one the list goes too.
    pub fn remove_row(&mut self, rows: Rows, row: usize) -> Option<Value> {
        self.remove(Path::row(rows.path(), row, "").as_str())
    }

    /// Moves a row; nothing happens when either place does not exist.
    pub fn move_row(&mut self, rows: Rows, from: usize, to: usize) {
        if let Some(Value::Array(list)) = self.at_mut(rows.path())
            && from < list.len()
            && to < list.len()
        {
            let row = list.remove(from);
            list.insert(to, row);
        }
    }

    fn at_mut(&mut self, path: &str) -> Option<&mut Value> {
        steps(path).try_fold(&mut self.0, |value, step| match step {
            Step::Key(key) => value.get_mut(key),
            Step::Index(index) => value.get_mut(index),
        })
    }
}

fn read<T: Wire>(value: Option<&Value>, path: impl FnOnce() -> Path) -> Result<Option<T>, Mistyped> {
    match value {
        None | Some(Value::Null) => Ok(None),
        Some(value) => T::from_json(value).map(Some).ok_or_else(|| Mistyped { path: path(), expected: T::TYPE }),
    }
}

fn remove(value: &mut Value, steps: &[Step<'_>]) -> Option<Value> {
    let (first, rest) = steps.split_first()?;
    let child = match first {
        Step::Key(key) => value.get_mut(*key)?,
        Step::Index(index) => value.get_mut(*index)?,
    };
    let removed = if rest.is_empty() { Some(child.take()) } else { remove(child, rest) };
    let empty = match child {
        Value::Object(map) => map.is_empty(),
        Value::Array(rows) => rows.is_empty(),
        _ => false,
    };
    if removed.is_some() && (rest.is_empty() || empty) {
        match (value, first) {
            (Value::Object(map), Step::Key(key)) => drop(map.shift_remove(*key)),
            (Value::Array(rows), Step::Index(index)) if rest.is_empty() => drop(rows.remove(*index)),
            _ => {}
        }
    }
    removed
}

/// Which paths are looked at, so that tests can hold rules to what they declare.
#[cfg(test)]
pub(crate) mod reads {
    use std::cell::RefCell;
    use std::collections::BTreeSet;

    thread_local! {
        static SEEN: RefCell<BTreeSet<String>> = const { RefCell::new(BTreeSet::new()) };
    }

    pub(super) fn note(path: &str) {
        SEEN.with_borrow_mut(|seen| seen.insert(path.to_owned()));
    }

    /// The paths that were looked at since the last call.
    pub(crate) fn take() -> BTreeSet<String> {
        SEEN.take()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const SIZE: Parameter<u32> = Parameter::new("scaling_group.system_disk_size");
    const DISKS: Rows = Rows::new("scaling_group.data_disks");
    const DISK_SIZE: Column<u32> = Column::new(DISKS, "size");

    #[test]
    fn zero_false_and_absent_differ() {
        let mut pool = NodePool::new();
        assert_eq!(pool.get(SIZE), Ok(None));
        pool.set(SIZE, Some(0));
        assert_eq!(pool.get(SIZE), Ok(Some(0)));
        pool.set(SIZE, None);
        assert_eq!(pool, NodePool::new());
    }

    #[test]
    fn a_value_of_another_type_is_named_with_its_path() {
        let pool = NodePool::from_value(json!({"scaling_group": {"system_disk_size": "120"}})).expect("an object");
        let error = pool.get(SIZE).expect_err("a string is no number");
        assert_eq!(error.to_string(), "scaling_group.system_disk_size: expected integer");
    }

    #[test]
    fn unknown_keys_and_order_survive_a_change() {
        let mut pool =
            NodePool::from_value(json!({"z": 1, "scaling_group": {"new": [1], "system_disk_size": 40, "a": null}}))
                .expect("an object");
        pool.set(SIZE, Some(120));
        assert_eq!(
            pool.as_value().to_string(),
            r#"{"z":1,"scaling_group":{"new":[1],"system_disk_size":120,"a":null}}"#
        );
    }

    #[test]
    fn rows_are_made_moved_and_removed() {
        let mut pool = NodePool::new();
        for (row, size) in [40, 80, 120].into_iter().enumerate() {
            pool.insert_row(DISKS, row);
            pool.set_in(DISK_SIZE, row, Some(size));
        }
        pool.move_row(DISKS, 2, 0);
        assert_eq!(pool.get_in(DISK_SIZE, 0), Ok(Some(120)));
        pool.set_in(DISK_SIZE, 0, None);
        assert_eq!(pool.len_of(DISKS), 3);
        for _ in 0..3 {
            pool.remove_row(DISKS, 0);
        }
        assert_eq!(pool, NodePool::new());
    }
}
