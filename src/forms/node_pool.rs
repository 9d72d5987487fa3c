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
mod labels;
mod leave;
mod nested;
mod panel;
mod picker;
mod place;
mod prices;
mod problems;
mod proposal;
mod review;
mod sections;
mod sheet;
mod storage;
mod submit;
mod words;

pub(crate) use dialog::{Start, dialog};
pub(crate) use fields::{Section, field_of};
pub(crate) use labels::labels;
pub(crate) use panel::{code_frame, summary_facts};
pub(crate) use problems::sentence;
pub(crate) use review::{node_sentence, within_limits};
pub(crate) use sections::zone_letter;
pub(crate) use words::{measured, switched, word_of};
