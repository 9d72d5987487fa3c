//! The Create Node Pool form.

mod checks;
mod controls;
mod dependent;
mod dialog;
mod draft;
mod editing;
mod facts;
mod fields;
mod keep;
mod leave;
mod panel;
mod picker;
mod place;
mod prices;
mod problems;
mod proposal;
mod sections;
mod sheet;
mod storage;
mod submit;

pub(crate) use dialog::dialog;
pub(crate) use panel::{code_frame, summary_facts, unmarked};
