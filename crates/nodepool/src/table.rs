//! The path table: one row per wire path of a node pool, in form order.
//!
//! Form, plan, exporters, docs and coverage tests read it. Each column is a static of its own, so that a
//! program that never asks for Terraform arguments does not carry them.

mod rows;

use serde_json::Value;

use crate::path::matches;
use rows::{BODIES, DOCUMENT, KINDS, PARAMETERS, PATHS, REACH, SECRET, TERRAFORM};

/// The type of a path, as the contract names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An object with keys of its own in the table.
    Object,
    /// A list of objects.
    Objects,
    /// An object whose keys the user chooses.
    Map,
    /// Text.
    String,
    /// A list of texts.
    Strings,
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// True or false.
    Boolean,
}

impl Kind {
    /// The contract's word for it.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Object => "object",
            Self::Objects => "[]object",
            Self::Map => "map",
            Self::String => "string",
            Self::Strings => "[]string",
            Self::Integer => "integer",
            Self::Number => "number",
            Self::Boolean => "boolean",
        }
    }

    /// Whether `value` has this type. The rows of a list of objects are judged by their own columns.
    pub fn fits(self, value: &Value) -> bool {
        match self {
            Self::Object | Self::Map => value.is_object(),
            Self::Objects => value.is_array(),
            Self::String => value.is_string(),
            Self::Strings => value.as_array().is_some_and(|items| items.iter().all(Value::is_string)),
            Self::Integer => value.is_i64() || value.is_u64(),
            Self::Number => value.is_number(),
            Self::Boolean => value.is_boolean(),
        }
    }
}

/// A body in which a path can stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Body {
    /// The request of CreateClusterNodePool.
    Create = 1,
    /// The request of ModifyClusterNodePool.
    Put = 2,
    /// The answer of DescribeClusterNodePoolDetail.
    Detail = 4,
}

/// What the product document says about changing a parameter later.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Document {
    /// It can be changed.
    Yes,
    /// It cannot be changed.
    No,
    /// The document does not name it.
    Silent,
}

/// Whom a change reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Reach {
    /// It cannot be changed, or the contract does not say.
    Nothing,
    /// The pool itself and how it scales.
    Pool,
    /// Nodes made after the change.
    NewNodes,
    /// New and existing nodes. Labels and taints need `update_nodes` for the existing ones.
    AllNodes,
    /// Nodes that exist already.
    ExistingNodes,
}

/// The argument of the Terraform resource that writes a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Argument {
    /// Its name, nested blocks joined by dots: `scaling_config.min_size`.
    pub name: &'static str,
    /// A change replaces the pool.
    pub force_new: bool,
    /// Superseded by another argument; never written.
    pub deprecated: bool,
}

/// One wire path.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Row(u8);

/// Every row, in form order. A list stands directly before its columns.
pub static ROWS: [Row; PATHS.len()] = {
    let mut rows = [Row(0); PATHS.len()];
    let mut index = 0;
    while index < rows.len() {
        rows[index] = Row(index as u8);
        index += 1;
    }
    rows
};

impl Row {
    /// The row of a path or pattern.
    pub fn of(path: &str) -> Option<Self> {
        PATHS.iter().position(|pattern| matches(pattern, path)).map(|index| ROWS[index])
    }

    /// The pattern: `scaling_group.data_disks[].size`.
    pub fn path(self) -> &'static str {
        PATHS[self.index()]
    }

    /// Its place in form order, from 0.
    pub const fn index(self) -> usize {
        self.0 as usize
    }

    /// The type in the create request and in the detail answer.
    pub fn kind(self) -> Kind {
        KINDS[self.index()]
    }

    /// The type in the PUT body. It differs for one path, where the contract has a text there.
    pub fn kind_in_put(self) -> Kind {
        if self.path() == "eflo_node_group.auto_attach_enabled" { Kind::String } else { self.kind() }
    }

    /// Whether the path stands in `body`.
    pub fn stands_in(self, body: Body) -> bool {
        BODIES[self.index()] & body as u8 != 0
    }

    /// Whether the product document lets it be changed.
    pub fn document(self) -> Document {
        DOCUMENT[self.index()]
    }

    /// Whether the PUT body has it. What PUT refuses all the same is in [`crate::rules::put`].
    pub fn changeable_by_put(self) -> bool {
        self.stands_in(Body::Put)
    }

    /// Whether Terraform changes it in place.
    pub fn changeable_by_terraform(self) -> bool {
        self.terraform().is_some_and(|argument| !argument.force_new)
    }

    /// Whom a change reaches.
    pub fn reach(self) -> Reach {
        REACH[self.index()]
    }

    /// Whether the value is never shown, stored or put into a message.
    pub fn secret(self) -> bool {
        SECRET[self.index()]
    }

    /// The id of the parameter that it belongs to; `None` where no control is planned.
    pub fn parameter(self) -> Option<&'static str> {
        Some(PARAMETERS[self.index()]).filter(|id| !id.is_empty())
    }

    /// The Terraform argument; `None` where the resource has none.
    pub fn terraform(self) -> Option<&'static Argument> {
        TERRAFORM[self.index()].as_ref()
    }
}

impl std::fmt::Debug for Row {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.path())
    }
}
