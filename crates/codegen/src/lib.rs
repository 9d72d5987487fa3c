//! A node pool as code: the Terraform resource, the Python program and the JSON request that make it.
//!
//! [`export`] never fails and never leaves anything out in silence: what a target cannot say becomes a
//! [`Note`] with a code, the document paths and the facts for a text.
//!
//! Architecture invariant: no I/O, no clock, no random numbers, no HTML and no human language beside
//! the comments inside the generated code.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod code;
mod hcl;
mod json;
mod note;
mod python;
mod terraform;
pub mod worker;

use std::fmt;
use std::str::FromStr;

use nodepool::{NodePool, paths};

pub use code::{Class, Code, Line, Token};
pub use note::{CODES, Note};

/// What the code is written for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Target {
    /// The resource `alicloud_cs_kubernetes_node_pool` in a configuration that stands alone.
    Terraform,
    /// A program with the official SDK that calls CreateClusterNodePool, or for an edit ModifyClusterNodePool.
    Python,
    /// The body of that call.
    Json,
}

/// A pool and what the code needs to know around it.
#[derive(Clone, Copy, Debug)]
pub struct Subject<'a> {
    /// The body of a create request, or a pool as the detail operation answers it.
    pub pool: &'a NodePool,
    /// The cluster it belongs to.
    pub cluster_id: Option<&'a str>,
    /// The region of the cluster.
    pub region: Option<&'a str>,
    /// Given when the pool exists: the code then takes it over instead of making another one.
    pub node_pool_id: Option<&'a str>,
    /// Given for an edit of a pool that exists: the body of ModifyClusterNodePool. `pool` is then what comes of it.
    pub change: Option<&'a NodePool>,
    /// What the pool was called before the edit: whatever goes by its name, such as Terraform's resource and the file,
    /// keeps that name, for another one would be another thing.
    pub name_before: Option<&'a str>,
}

impl Subject<'_> {
    /// The name that what is written goes by.
    pub(crate) fn name(&self) -> String {
        self.name_before.map_or_else(|| self.pool.get(paths::NAME).ok().flatten().unwrap_or_default(), str::to_owned)
    }
}

/// Writes the pool for `target`.
pub fn export(target: Target, subject: &Subject<'_>) -> Code {
    match target {
        Target::Terraform => terraform::export(subject),
        Target::Python => python::export(subject),
        Target::Json => json::export(subject),
    }
}

/// No target has this name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownTarget(String);

impl Target {
    /// Every target, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Terraform, Self::Python, Self::Json];

    /// Its name on the command line and in messages.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Terraform => "terraform",
            Self::Python => "python",
            Self::Json => "json",
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Target {
    type Err = UnknownTarget;

    fn from_str(name: &str) -> Result<Self, UnknownTarget> {
        Self::ALL.into_iter().find(|target| target.name() == name).ok_or_else(|| UnknownTarget(name.to_owned()))
    }
}

impl fmt::Display for UnknownTarget {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "unknown target {:?}: terraform, python or json", self.0)
    }
}

impl std::error::Error for UnknownTarget {}
