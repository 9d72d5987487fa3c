//! A document being edited, without the screen: values, rows, findings and what the user has seen.

mod edit;

use std::collections::HashSet;

use nodepool::{Context, Diagnostic, NodePool, Path, Rows};
use serde_json::Value;

use super::checks::Checks;
use super::dependent::{self, Aside};
use super::fields::{field_of, order_of};
use super::place::{LISTS, Place, RowId, split_row};

pub(crate) use edit::Meanwhile;

/// What of a place changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Facet {
    /// The value, the rows of a list, or where a row stands.
    Value,
    /// What is said about it: problems, the mark of a proposal, what was set aside.
    Notes,
}

/// What a step changed: the screen renews this and nothing else.
#[derive(Debug, Default, PartialEq)]
pub(crate) struct Changes {
    /// The places.
    pub(crate) places: Vec<(Place, Facet)>,
    /// Whether the list of shown problems changed.
    pub(crate) problems: bool,
    /// Whether the document changed.
    pub(crate) document: bool,
}

/// A refusal of the server that names a path.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Refusal {
    /// The field.
    pub(crate) place: Place,
    /// What the server said.
    pub(crate) message: String,
}

/// The document, its rows by name, and what is known about it.
#[derive(Default)]
pub(crate) struct Editing {
    pool: NodePool,
    baseline: NodePool,
    rows: [Vec<RowId>; LISTS.len()],
    last_row: RowId,
    aside: Vec<Aside>,
    proposed: HashSet<Place>,
    touched: HashSet<Place>,
    shown: HashSet<Place>,
    checks: Checks,
    context: Context,
    refusals: Vec<Refusal>,
    /// A pool that exists is edited, not a new one made.
    exists: bool,
    /// What stands in the pool that is edited and means nothing there, so that no control shows it.
    idle: Vec<Aside>,
}

impl Editing {
    /// The document, as far as it applies.
    pub(crate) fn pool(&self) -> &NodePool {
        &self.pool
    }

    /// Whether the user changed anything since the form proposed its values.
    pub(crate) fn is_changed(&self) -> bool {
        if self.exists { !self.plan().is_empty() } else { self.pool != self.baseline }
    }

    /// The value at a place; `None` when it is absent or the row is gone.
    pub(crate) fn value(&self, place: Place) -> Option<&Value> {
        match place {
            Place::Value(path) => self.pool.at(path),
            Place::Cell { list, row, column } => {
                let row = self.pool.at(list)?.get(self.index_of(list, row)?)?;
                if column.is_empty() { Some(row) } else { row.get(column) }
            }
        }
    }

    /// The rows of a list, in order.
    pub(crate) fn rows(&self, list: &str) -> &[RowId] {
        LISTS.iter().position(|rows| rows.path() == list).map_or(&[], |at| &self.rows[at])
    }

    /// Where a row stands now.
    pub(crate) fn index_of(&self, list: &str, row: RowId) -> Option<usize> {
        self.rows(list).iter().position(|one| *one == row)
    }

    /// The path of a place as it is now.
    pub(crate) fn path_of(&self, place: Place) -> Option<Path> {
        match place {
            Place::Value(path) => Some(Path::from(path)),
            Place::Cell { list, row, column } => Some(Path::row(list, self.index_of(list, row)?, column)),
        }
    }

    /// The place of a path; `None` when no control has it.
    pub(crate) fn place_of(&self, path: &Path) -> Option<Place> {
        if let Some((list, index, column)) = split_row(path)
            && let Some(at) = LISTS.iter().position(|rows| rows.path() == list)
        {
            let row = *self.rows[at].get(index)?;
            let list = LISTS[at].path();
            if column.is_empty() {
                return Some(Place::Cell { list, row, column: "" });
            }
            let field = field_of(&path.pattern())?;
            let column = field.pattern.rsplit_once('.').map_or("", |(_, column)| column);
            return Some(Place::Cell { list, row, column });
        }
        let (head, _, _) = split_row(path).unwrap_or((path.as_str(), 0, ""));
        field_of(head).map(|field| Place::Value(field.pattern))
    }

    /// Writes a value; `None` takes it away.
    pub(crate) fn set(&mut self, place: Place, value: Option<Value>) -> Changes {
        let mut changes = Changes::default();
        self.touched.insert(place);
        if self.proposed.remove(&place) {
            changes.places.push((place, Facet::Notes));
        }
        if self.value(place) == value.as_ref() {
            return changes;
        }
        let Some(path) = self.path_of(place) else { return changes };
        match (place, value) {
            (_, Some(value)) => self.pool.put(path.as_str(), value),
            (Place::Value(_), None) => drop(self.pool.remove(path.as_str())),
            (Place::Cell { list, row, column }, None) => {
                if let Some(Value::Object(mut fields)) = self.value(Place::Cell { list, row, column: "" }).cloned() {
                    fields.shift_remove(column);
                    if let Some(row) = self.path_of(Place::Cell { list, row, column: "" }) {
                        self.pool.put(row.as_str(), Value::Object(fields));
                    }
                }
            }
        }
        self.forget_refusals(place, &mut changes);
        self.after(place, &place.pattern(), &mut changes);
        changes
    }

    /// Puts a row at the end of a list; returns its name with what changed.
    pub(crate) fn add_row(&mut self, list: Rows, value: Value) -> (RowId, Changes) {
        self.last_row += 1;
        let row = self.last_row;
        let index = self.pool.len_of(list);
        self.pool.insert_row(list, index);
        self.pool.put(Path::row(list.path(), index, "").as_str(), value);
        if let Some(at) = LISTS.iter().position(|one| *one == list) {
            self.rows[at].push(row);
        }
        (row, self.list_changed(list))
    }

    /// Takes a row away.
    pub(crate) fn remove_row(&mut self, list: Rows, row: RowId) -> Changes {
        let Some(index) = self.index_of(list.path(), row) else { return Changes::default() };
        self.pool.remove_row(list, index);
        if let Some(at) = LISTS.iter().position(|one| *one == list) {
            self.rows[at].remove(index);
        }
        let gone = |place: &Place| matches!(place, Place::Cell { list: of, row: one, .. } if *of == list.path() && *one == row);
        self.aside.retain(|one| !gone(&one.place));
        self.refusals.retain(|one| !gone(&one.place));
        self.shown.retain(|one| !gone(one));
        self.list_changed(list)
    }

    /// Moves a row to a place in its list.
    pub(crate) fn move_row(&mut self, list: Rows, row: RowId, to: usize) -> Changes {
        let Some(from) = self.index_of(list.path(), row) else { return Changes::default() };
        let Some(at) = LISTS.iter().position(|one| *one == list) else { return Changes::default() };
        if from == to || to >= self.rows[at].len() {
            return Changes::default();
        }
        self.pool.move_row(list, from, to);
        let row = self.rows[at].remove(from);
        self.rows[at].insert(to, row);
        self.list_changed(list)
    }

    /// The user left a field: what is wrong with it is shown from now on.
    pub(crate) fn leave(&mut self, place: Place) -> Changes {
        let mut changes = Changes::default();
        let wrong = self.checks.all().any(|one| self.stands_at(one, place));
        if wrong && self.shown.insert(place) {
            let with = self.checks.all().filter(|one| self.stands_at(one, place));
            let places: Vec<Place> = with.flat_map(|one| self.places_of(one)).collect();
            changes.places.extend(places.into_iter().map(|place| (place, Facet::Notes)));
            changes.problems = true;
        }
        changes
    }

    /// Shows everything that is wrong: the user asked to send it.
    pub(crate) fn show_all(&mut self) -> Changes {
        let places: HashSet<Place> = self.checks.all().flat_map(|one| self.places_of(one)).collect();
        let places: Vec<Place> = places.into_iter().filter(|place| self.shown.insert(*place)).collect();
        Changes {
            problems: !places.is_empty(),
            places: places.into_iter().map(|place| (place, Facet::Notes)).collect(),
            document: false,
        }
    }

    /// The facts changed: every rule is asked again.
    pub(crate) fn set_context(&mut self, context: Context) -> Changes {
        let mut changes = Changes::default();
        if self.context != context {
            self.context = context;
            self.check(None, &mut changes);
        }
        changes
    }

    /// What the rules know beside the document.
    pub(crate) fn context(&self) -> &Context {
        &self.context
    }

    /// Takes proposed values for the places that the user has not touched.
    pub(crate) fn propose(&mut self, pool: &NodePool, patterns: &[&str]) -> Changes {
        let mut changes = Changes { document: true, ..Changes::default() };
        for pattern in patterns {
            // A control's own constant, so that the place compares equal to the control's.
            let pattern = field_of(pattern).map(|field| field.pattern);
            let Some(place) = pattern.map(Place::Value) else { continue };
            let Some(value) = pool.at(place.pattern().as_str()) else { continue };
            if self.touched.contains(&place) {
                continue;
            }
            self.pool.put(place.pattern().as_str(), value.clone());
            self.proposed.insert(place);
            changes.places.extend([(place, Facet::Value), (place, Facet::Notes)]);
        }
        // What is always so, and what no control shows, belongs to the document too.
        for (path, value) in leaves(pool) {
            let place = field_of(&path).map(|field| Place::Value(field.pattern));
            if self.pool.at(&path).is_none() && !place.is_some_and(|place| self.touched.contains(&place)) {
                self.pool.put(&path, value);
                changes.places.extend(place.map(|place| (place, Facet::Value)));
            }
        }
        self.number_rows();
        dependent::settle(&mut self.pool, &mut self.aside, &self.rows[0]);
        self.aside.clear();
        // The user's own values are no part of the baseline: leaving still asks.
        self.baseline = if self.touched.is_empty() { self.pool.clone() } else { pool.clone() };
        self.check(None, &mut changes);
        changes
    }

    /// Marks one place as proposed by the form rather than chosen by the user.
    pub(crate) fn mark_proposed(&mut self, place: Place) {
        self.proposed.insert(place);
    }

    /// Takes a stored draft whole.
    pub(crate) fn restore(&mut self, pool: NodePool, baseline: NodePool, proposed: &[String]) {
        self.pool = pool;
        self.baseline = baseline;
        self.refusals.clear();
        self.number_rows();
        for pattern in proposed {
            self.proposed.extend(field_of(pattern).map(|field| Place::Value(field.pattern)));
        }
        self.check(None, &mut Changes::default());
    }

    /// The document as the form proposed it.
    pub(crate) fn baseline(&self) -> &NodePool {
        &self.baseline
    }

    /// Whether the form proposed this value and the user has not touched it.
    pub(crate) fn is_proposed(&self, place: Place) -> bool {
        self.proposed.contains(&place)
    }

    /// The paths that still hold what the form proposed.
    pub(crate) fn proposed(&self) -> impl Iterator<Item = String> {
        self.proposed.iter().map(|place| place.pattern())
    }

    /// What was set aside at a place, because it does not apply any more.
    pub(crate) fn aside(&self, place: Place) -> impl Iterator<Item = &Aside> {
        self.aside.iter().filter(move |one| one.place == place && !self.idle.contains(one))
    }

    /// What the server refused at a place.
    pub(crate) fn refusal(&self, place: Place) -> Option<&Refusal> {
        self.refusals.iter().find(|one| one.place == place)
    }

    /// Puts the server's refusal at its field until the field changes; `false` when no control has the path.
    pub(crate) fn refuse(&mut self, path: &Path, message: &str) -> (bool, Changes) {
        let mut changes = Changes::default();
        let Some(place) = self.place_of(path) else { return (false, changes) };
        self.refusals.retain(|one| one.place != place);
        self.refusals.push(Refusal { place, message: message.to_owned() });
        changes.places.push((place, Facet::Notes));
        changes.problems = true;
        (true, changes)
    }

    /// All refusals of the server that still stand.
    pub(crate) fn refusals(&self) -> &[Refusal] {
        &self.refusals
    }

    /// The findings that the user may see, in form order.
    pub(crate) fn visible(&self) -> Vec<&Diagnostic> {
        let mut visible: Vec<&Diagnostic> = self.checks.all().filter(|one| self.is_visible(one)).collect();
        visible.sort_by_key(|one| (order_of(&one.path.pattern()), one.path.index()));
        visible
    }

    /// The visible findings at a place, those of joined fields included.
    pub(crate) fn problems_at(&self, place: Place) -> Vec<&Diagnostic> {
        let mut visible: Vec<&Diagnostic> =
            self.checks.all().filter(|one| self.stands_at(one, place) && self.is_visible(one)).collect();
        visible.sort_by_key(|one| one.severity);
        visible
    }

    fn is_visible(&self, one: &Diagnostic) -> bool {
        self.places_of(one).any(|place| self.shown.contains(&place))
    }

    fn places_of(&self, one: &Diagnostic) -> impl Iterator<Item = Place> {
        std::iter::once(&one.path).chain(&one.related).filter_map(|path| self.place_of(path))
    }

    fn stands_at(&self, one: &Diagnostic, place: Place) -> bool {
        self.places_of(one).any(|at| at == place)
    }

    fn forget_refusals(&mut self, place: Place, changes: &mut Changes) {
        let before = self.refusals.len();
        self.refusals.retain(|one| one.place != place);
        if self.refusals.len() < before {
            changes.places.push((place, Facet::Notes));
            changes.problems = true;
        }
    }

    fn list_changed(&mut self, list: Rows) -> Changes {
        let mut changes = Changes::default();
        let place = Place::from(list);
        self.touched.insert(place);
        self.proposed.remove(&place);
        self.forget_refusals(place, &mut changes);
        self.after(place, list.path(), &mut changes);
        // Problems stand at row numbers, which have moved.
        let cells: Vec<Place> = self
            .shown
            .iter()
            .copied()
            .filter(|one| matches!(one, Place::Cell { list: of, .. } if *of == list.path()))
            .collect();
        changes.places.extend(cells.into_iter().map(|cell| (cell, Facet::Notes)));
        changes.problems = true;
        changes
    }

    fn after(&mut self, place: Place, pattern: &str, changes: &mut Changes) {
        changes.document = true;
        changes.places.push((place, Facet::Value));
        if dependent::governs(pattern) {
            let settled = dependent::settle(&mut self.pool, &mut self.aside, &self.rows[0]);
            for place in &settled {
                changes.places.extend([(*place, Facet::Value), (*place, Facet::Notes)]);
            }
            self.check(Some(pattern), changes);
            for place in settled {
                self.check(Some(&place.pattern()), changes);
            }
        } else {
            self.check(Some(pattern), changes);
        }
    }

    fn check(&mut self, pattern: Option<&str>, changes: &mut Changes) {
        let changed = match self.exists {
            true => self.checks.run_edit(&self.pool, &self.wanted(), &self.context, pattern),
            false => self.checks.run(&self.pool, &self.context, pattern),
        };
        if changed.is_empty() {
            return;
        }
        for one in &changed {
            let places: Vec<Place> = self.places_of(one).collect();
            changes.problems |= places.iter().any(|place| self.shown.contains(place));
            changes.places.extend(places.into_iter().map(|place| (place, Facet::Notes)));
        }
        // A field that is clean again is left alone until it is left the next time.
        let wrong: HashSet<Place> = self.checks.all().flat_map(|one| self.places_of(one)).collect();
        self.shown.retain(|place| wrong.contains(place));
    }

    fn number_rows(&mut self) {
        for (list, rows) in LISTS.iter().zip(&mut self.rows) {
            let wanted = self.pool.len_of(*list);
            rows.truncate(wanted);
            while rows.len() < wanted {
                self.last_row += 1;
                rows.push(self.last_row);
            }
        }
    }
}

/// Every value that is no object, with its path; a list is one value.
fn leaves(pool: &NodePool) -> Vec<(String, Value)> {
    fn walk(prefix: &str, value: &Value, out: &mut Vec<(String, Value)>) {
        match value {
            Value::Object(map) => {
                for (key, value) in map {
                    let path = if prefix.is_empty() { key.clone() } else { [prefix, ".", key].concat() };
                    walk(&path, value, out);
                }
            }
            value => out.push((prefix.to_owned(), value.clone())),
        }
    }
    let mut out = Vec::new();
    walk("", pool.as_value(), &mut out);
    out
}

#[cfg(test)]
mod tests {
    use nodepool::paths;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    const LEVEL: Place = Place::Value(paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path());
    const SIZE: Place = Place::Value(paths::SYSTEM_DISK_SIZE.path());
    const NAME: Place = Place::Value(paths::NAME.path());

    /// A draft of a PL3 disk that is too small.
    fn small_disk() -> Editing {
        let mut editing = Editing::default();
        editing.set(Place::from(paths::SYSTEM_DISK_CATEGORY), Some("cloud_essd".into()));
        editing.set(SIZE, Some(500.into()));
        editing.set(LEVEL, Some("PL3".into()));
        editing
    }

    fn codes(editing: &Editing, place: Place) -> Vec<&'static str> {
        editing.problems_at(place).iter().map(|one| one.code).collect()
    }

    #[wasm_bindgen_test]
    fn a_field_is_checked_when_it_is_left_and_then_until_it_is_clean() {
        let mut editing = Editing::default();
        editing.set(NAME, Some("-a".into()));
        assert!(codes(&editing, NAME).is_empty());
        editing.leave(NAME);
        assert_eq!(codes(&editing, NAME), ["name.leading_hyphen"]);
        editing.set(NAME, Some("-".into()));
        assert_eq!(codes(&editing, NAME), ["name.leading_hyphen"]);
        editing.set(NAME, Some("a".into()));
        assert!(codes(&editing, NAME).is_empty());
        editing.set(NAME, Some("-a".into()));
        assert!(codes(&editing, NAME).is_empty());
    }

    #[wasm_bindgen_test]
    fn a_rule_that_joins_two_fields_stands_at_both_and_either_clears_it() {
        for fix in [(SIZE, json!(1261)), (LEVEL, json!("PL1"))] {
            let mut editing = small_disk();
            editing.leave(SIZE);
            let code = "system_disk.performance_level_needs_size";
            assert!(codes(&editing, SIZE).contains(&code) && codes(&editing, LEVEL).contains(&code));
            let changes = editing.set(fix.0, Some(fix.1));
            assert!(codes(&editing, SIZE).is_empty() && codes(&editing, LEVEL).is_empty());
            assert!(changes.places.contains(&(SIZE, Facet::Notes)) && changes.places.contains(&(LEVEL, Facet::Notes)));
        }
    }

    #[wasm_bindgen_test]
    fn a_key_renews_its_own_place_alone() {
        let mut editing = small_disk();
        let disk = json!({"category": "cloud_essd", "size": 120, "performance_level": "PL1"});
        for _ in 0..64 {
            editing.add_row(paths::DATA_DISKS, disk.clone());
        }
        let row = editing.rows(paths::DATA_DISKS.path())[30];
        let size = Place::cell(paths::DATA_DISK_SIZE, row);
        let changes = editing.set(size, Some(121.into()));
        assert_eq!(changes.places, [(size, Facet::Value)]);
        assert!(changes.document && !changes.problems);
    }

    #[wasm_bindgen_test]
    fn a_row_keeps_its_name_and_its_problem_while_it_moves() {
        let mut editing = Editing::default();
        for size in [40, 20, 60] {
            editing.add_row(paths::DATA_DISKS, json!({"category": "cloud_auto", "size": size}));
        }
        let [_, wrong, last] = editing.rows(paths::DATA_DISKS.path())[..] else { panic!("three rows") };
        let size = Place::cell(paths::DATA_DISK_SIZE, wrong);
        editing.leave(size);
        assert_eq!(codes(&editing, size), ["data_disk.size_smallest"]);
        editing.move_row(paths::DATA_DISKS, last, 0);
        assert_eq!(
            editing.path_of(size).map(|path| path.to_string()).as_deref(),
            Some("scaling_group.data_disks[2].size")
        );
        assert_eq!(codes(&editing, size), ["data_disk.size_smallest"]);
        editing.remove_row(paths::DATA_DISKS, wrong);
        assert_eq!(editing.value(size), None);
        assert!(editing.visible().is_empty());
    }

    #[wasm_bindgen_test]
    fn a_proposal_leaves_alone_what_was_typed() {
        let mut editing = Editing::default();
        editing.set(NAME, Some("mine".into()));
        let pool = json!({"nodepool_info": {"name": "nodepool-1"}, "scaling_group": {"desired_size": 2},
            "kubernetes_config": {"cms_enabled": true}});
        let pool = NodePool::from_value(pool).expect("an object");
        editing.propose(&pool, &[paths::NAME.path(), paths::DESIRED_SIZE.path()]);
        assert_eq!(editing.value(NAME), Some(&json!("mine")));
        assert!(!editing.is_proposed(NAME) && editing.is_proposed(Place::from(paths::DESIRED_SIZE)));
        assert_eq!(editing.pool().at("kubernetes_config.cms_enabled"), Some(&json!(true)));
        assert!(editing.is_changed());
    }

    #[wasm_bindgen_test]
    fn nothing_changed_when_a_change_is_taken_back() {
        let mut editing = Editing::default();
        let pool = NodePool::from_value(json!({"nodepool_info": {"name": "nodepool-1"}})).expect("an object");
        editing.propose(&pool, &[paths::NAME.path()]);
        assert!(!editing.is_changed());
        editing.set(NAME, Some("x".into()));
        assert!(editing.is_changed());
        editing.set(NAME, Some("nodepool-1".into()));
        assert!(!editing.is_changed());
    }

    #[wasm_bindgen_test]
    fn a_refusal_stands_until_its_field_changes() {
        let mut editing = small_disk();
        let (placed, _) = editing.refuse(&Path::from("scaling_group.system_disk_size"), "too large");
        assert!(placed && editing.refusal(SIZE).is_some());
        editing.set(NAME, Some("a".into()));
        assert!(editing.refusal(SIZE).is_some());
        editing.set(SIZE, Some(501.into()));
        assert!(editing.refusal(SIZE).is_none());
        assert!(!editing.refuse(&Path::from("node_config.kubelet_configuration.maxPods"), "no").0);
    }
}
