//! The draft on the screen: the document with one trigger per place.
//!
//! A control tracks the value of its place and nothing else, so that a key renews one control, the
//! findings of the rules that read its path, and whatever asked for the whole document.

use std::collections::HashMap;

use leptos::prelude::*;
use nodepool::plan::Plan;
use nodepool::{Context, NodePool, Path, Rows};
use serde_json::Value;

use super::editing::{Changes, Editing, Facet, Meanwhile};
use super::place::{Place, RowId};

/// A handle to the draft; copies name the same one.
#[derive(Clone, Copy)]
pub(crate) struct Draft {
    inner: StoredValue<Inner, LocalStorage>,
    version: RwSignal<u32>,
    problems: RwSignal<u32>,
}

#[derive(Default)]
struct Inner {
    editing: Editing,
    triggers: HashMap<(Place, Facet), ArcTrigger>,
}

impl Draft {
    /// An empty draft.
    pub(crate) fn new() -> Self {
        Self { inner: StoredValue::new_local(Inner::default()), version: RwSignal::new(0), problems: RwSignal::new(0) }
    }

    /// Looks without tracking.
    pub(crate) fn with<R>(self, look: impl FnOnce(&Editing) -> R) -> R {
        self.inner.with_value(|inner| look(&inner.editing))
    }

    /// Runs again when this facet of the place changes.
    pub(crate) fn track(self, place: Place, facet: Facet) {
        let mut trigger = None;
        self.inner.update_value(|inner| trigger = Some(inner.triggers.entry((place, facet)).or_default().clone()));
        if let Some(trigger) = trigger {
            trigger.track();
        }
    }

    /// Runs again when anything of the document changes.
    pub(crate) fn track_document(self) {
        self.version.track();
    }

    /// Runs again when the list of visible problems changes.
    pub(crate) fn track_problems(self) {
        self.problems.track();
    }

    /// The value at a place.
    pub(crate) fn value(self, place: Place) -> Option<Value> {
        self.track(place, Facet::Value);
        self.with(|editing| editing.value(place).cloned())
    }

    /// The value as the text of a control; empty when it is absent.
    pub(crate) fn text(self, place: Place) -> String {
        self.track(place, Facet::Value);
        self.with(|editing| text_of(editing.value(place)))
    }

    /// The strings of a list.
    pub(crate) fn strings(self, place: Place) -> Vec<String> {
        self.track(place, Facet::Value);
        self.with(|editing| {
            let list = editing.value(place).and_then(Value::as_array);
            list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect()
        })
    }

    /// The rows of a list, in order.
    pub(crate) fn rows(self, list: Rows) -> Vec<RowId> {
        self.track(Place::from(list), Facet::Value);
        self.with(|editing| editing.rows(list.path()).to_vec())
    }

    /// Where a row stands, from 0.
    pub(crate) fn index(self, list: Rows, row: RowId) -> usize {
        self.track(Place::from(list), Facet::Value);
        self.with(|editing| editing.index_of(list.path(), row)).unwrap_or_default()
    }

    /// Whether the value is what the form proposed.
    pub(crate) fn is_proposed(self, place: Place) -> bool {
        self.track(place, Facet::Notes);
        self.with(|editing| editing.is_proposed(place))
    }

    /// The whole document, without tracking.
    pub(crate) fn document(self) -> NodePool {
        self.with(|editing| editing.pool().clone())
    }

    /// Writes a value; `None` takes it away.
    pub(crate) fn set(self, place: Place, value: Option<Value>) {
        self.apply(|editing| editing.set(place, value));
    }

    /// Writes a value that the form proposes and the user may change.
    pub(crate) fn set_proposed(self, place: Place, value: Value) {
        self.apply(|editing| {
            let mut changes = editing.set(place, Some(value));
            editing.mark_proposed(place);
            changes.places.push((place, Facet::Notes));
            changes
        });
    }

    /// Writes a text; an empty one takes the value away.
    pub(crate) fn set_text(self, place: Place, text: &str) {
        self.set(place, (!text.is_empty()).then(|| text.into()));
    }

    /// Puts a row at the end of a list.
    pub(crate) fn add_row(self, list: Rows, value: Value) -> RowId {
        let mut name = 0;
        self.apply(|editing| {
            let (row, changes) = editing.add_row(list, value);
            name = row;
            changes
        });
        name
    }

    /// Takes a row away.
    pub(crate) fn remove_row(self, list: Rows, row: RowId) {
        self.apply(|editing| editing.remove_row(list, row));
        self.inner.update_value(|inner| {
            inner.triggers.retain(|(place, _), _| !matches!(place, Place::Cell { row: one, .. } if *one == row));
        });
    }

    /// Moves a row to a place in its list.
    pub(crate) fn move_row(self, list: Rows, row: RowId, to: usize) {
        self.apply(|editing| editing.move_row(list, row, to));
    }

    /// The user left a field.
    pub(crate) fn leave(self, place: Place) {
        self.apply(|editing| editing.leave(place));
    }

    /// Shows everything that is wrong.
    pub(crate) fn show_all(self) {
        self.apply(Editing::show_all);
    }

    /// The facts changed.
    pub(crate) fn set_context(self, context: Context) {
        self.apply(|editing| editing.set_context(context));
    }

    /// Takes proposed values for what the user has not touched.
    pub(crate) fn propose(self, pool: &NodePool, patterns: &[&str]) {
        self.apply(|editing| editing.propose(pool, patterns));
    }

    /// Takes a stored draft whole; before anything is on the screen.
    pub(crate) fn restore(self, pool: NodePool, baseline: NodePool, proposed: &[String]) {
        self.apply(|editing| {
            editing.restore(pool, baseline, proposed);
            Changes { document: true, problems: true, ..Changes::default() }
        });
    }

    /// Begins with a pool that exists; before anything is on the screen.
    pub(crate) fn open(self, pool: NodePool) {
        self.apply(|editing| {
            editing.open(pool);
            Changes { document: true, problems: true, ..Changes::default() }
        });
    }

    /// Makes the changes of a kept edit; before anything is on the screen.
    pub(crate) fn take_up(self, plan: &Plan) {
        self.apply(|editing| {
            editing.take_up(plan);
            Changes { document: true, problems: true, ..Changes::default() }
        });
    }

    /// Takes what somebody else changed meanwhile for what the edit begins with; `take`: and for what is wanted.
    pub(crate) fn rebase(self, path: &'static str, theirs: Option<Value>, take: bool) {
        self.apply(|editing| editing.rebase(path, theirs, take));
    }

    /// The pool was read again: takes what only others changed; returns what both changed.
    pub(crate) fn merge(self, now: &NodePool) -> Vec<Meanwhile> {
        let mut asked = Vec::new();
        self.apply(|editing| {
            let (both, changes) = editing.merge(now);
            asked = both;
            changes
        });
        asked
    }

    /// Puts a refusal of the server at its field; `false` when no control has the path.
    pub(crate) fn refuse(self, path: &Path, message: &str) -> bool {
        let mut placed = false;
        self.apply(|editing| {
            let (found, changes) = editing.refuse(path, message);
            placed = found;
            changes
        });
        placed
    }

    fn apply(self, step: impl FnOnce(&mut Editing) -> Changes) {
        let mut changes = Changes::default();
        self.inner.update_value(|inner| changes = step(&mut inner.editing));
        self.notify(changes);
    }

    // Not generic on purpose: one copy of this in the WASM.
    fn notify(self, changes: Changes) {
        let mut triggers = Vec::new();
        self.inner.with_value(|inner| {
            triggers.extend(changes.places.iter().filter_map(|place| inner.triggers.get(place)).cloned());
        });
        for trigger in triggers {
            trigger.notify();
        }
        if changes.problems {
            self.problems.update(|count| *count = count.wrapping_add(1));
        }
        if changes.document {
            self.version.update(|count| *count = count.wrapping_add(1));
        }
    }
}

/// A value as a control shows it.
pub(crate) fn text_of(value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => String::new(),
        Some(Value::String(text)) => text.clone(),
        Some(other) => other.to_string(),
    }
}

/// What a number field holds: a number when the text is one, else the text itself, so that nothing
/// the user typed is lost and the rules can name it; `None` when it is empty.
pub(crate) fn number_of(text: &str) -> Option<Value> {
    let text = text.trim();
    if text.is_empty() {
        return None;
    }
    let digits = text.bytes().all(|byte| byte.is_ascii_digit());
    Some(text.parse::<u32>().ok().filter(|_| digits).map_or_else(|| text.into(), Value::from))
}
