//! Typed access to one path of the document.

use std::marker::PhantomData;

use serde_json::Value;

use crate::path::Path;

/// A typed view of one path.
pub struct Parameter<T> {
    path: &'static str,
    kind: PhantomData<fn() -> T>,
}

/// A list of objects, such as the data disks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rows {
    path: &'static str,
}

/// A typed view of one key in every row of a list.
pub struct Column<T> {
    rows: Rows,
    name: &'static str,
    kind: PhantomData<fn() -> T>,
}

/// Another type stands where a lens looked.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{path}: expected {expected}")]
pub struct Mistyped {
    /// Where it stands.
    pub path: Path,
    /// The type the contract gives, in its words: `integer`, `string`, `boolean`, `[]string`.
    pub expected: &'static str,
}

/// A type that stands in the document.
pub trait Wire: Sized {
    /// The contract's name of the type.
    const TYPE: &'static str;
    /// Reads the type; `None` when another one stands there.
    fn from_json(value: &Value) -> Option<Self>;
    /// Writes the type.
    fn to_json(self) -> Value;
}

impl<T> Parameter<T> {
    /// The lens for `path`, which names no list row.
    pub const fn new(path: &'static str) -> Self {
        Self { path, kind: PhantomData }
    }

    /// The path.
    pub const fn path(&self) -> &'static str {
        self.path
    }

    /// The same path seen as another type: a set of words where the contract says string.
    pub const fn typed<U>(self) -> Parameter<U> {
        Parameter::new(self.path)
    }
}

impl Rows {
    /// The list at `path`, written without brackets.
    pub const fn new(path: &'static str) -> Self {
        Self { path }
    }

    /// The path of the list, without brackets.
    pub const fn path(&self) -> &'static str {
        self.path
    }
}

impl<T> Column<T> {
    /// The key `name` in each row of `rows`.
    pub const fn new(rows: Rows, name: &'static str) -> Self {
        Self { rows, name, kind: PhantomData }
    }

    /// The list.
    pub const fn rows(&self) -> Rows {
        self.rows
    }

    /// The key.
    pub const fn name(&self) -> &'static str {
        self.name
    }

    /// The same key seen as another type.
    pub const fn typed<U>(self) -> Column<U> {
        Column::new(self.rows, self.name)
    }

    /// The path in one row.
    pub fn path(&self, row: usize) -> Path {
        Path::row(self.rows.path, row, self.name)
    }
}

// Written by hand: a derive would ask that the value's type is Copy, and a lens holds none.
impl<T> Clone for Parameter<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Parameter<T> {}
impl<T> Clone for Column<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Column<T> {}

impl Wire for bool {
    const TYPE: &'static str = "boolean";
    fn from_json(value: &Value) -> Option<Self> {
        value.as_bool()
    }
    fn to_json(self) -> Value {
        self.into()
    }
}

impl Wire for String {
    const TYPE: &'static str = "string";
    fn from_json(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }
    fn to_json(self) -> Value {
        self.into()
    }
}

impl Wire for u32 {
    const TYPE: &'static str = "integer";
    fn from_json(value: &Value) -> Option<Self> {
        value.as_u64().and_then(|number| number.try_into().ok())
    }
    fn to_json(self) -> Value {
        self.into()
    }
}

impl Wire for i64 {
    const TYPE: &'static str = "integer";
    fn from_json(value: &Value) -> Option<Self> {
        value.as_i64()
    }
    fn to_json(self) -> Value {
        self.into()
    }
}

impl Wire for f64 {
    const TYPE: &'static str = "number";
    fn from_json(value: &Value) -> Option<Self> {
        value.as_f64()
    }
    fn to_json(self) -> Value {
        self.into()
    }
}

impl Wire for Vec<String> {
    const TYPE: &'static str = "[]string";
    fn from_json(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(|item| item.as_str().map(str::to_owned)).collect()
    }
    fn to_json(self) -> Value {
        self.into()
    }
}
