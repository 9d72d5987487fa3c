//! What an ACK node pool is: its document, its parameters and its rules.
//!
//! The model is the API's own JSON document, with typed lenses over it. Order, unknown keys, zero,
//! false and absent all survive, because nothing is converted until somebody looks.
//!
//! Architecture invariant: no I/O, no clock, no random numbers, no HTML and no human language.

#![cfg_attr(test, allow(clippy::unwrap_used))]

mod clone;
mod diagnostic;
mod document;
mod lens;
mod owner;
mod path;
mod propose;
mod state;
mod tags;
mod words;

pub mod choice;
pub mod context;
pub mod parameters;
pub mod paths;
pub mod plan;
pub mod release;
pub mod rules;
pub mod script;
pub mod table;

pub use clone::clone_of;
pub use context::Context;
pub use diagnostic::{Diagnostic, Level, Report, Severity};
pub use document::{NodePool, NotAnObject, is_set};
pub use lens::{Column, Mistyped, Parameter, Rows, Wire};
pub use owner::{NotATag, OwnerTag};
pub use path::{Path, is_within, touches};
pub use propose::{Facts, Offer, Proposal, propose};
pub use state::State;
