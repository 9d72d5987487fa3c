//! What every rule is made of: codes, a place to report to, and the order of a report.

use std::fmt;

use serde_json::Value;

use crate::lens::{Column, Parameter, Rows, Wire};
use crate::path::{Path, Step, steps};
use crate::table::Row;
use crate::{Context, Diagnostic, Level, NodePool, Report, Severity};

/// What a rule can say. A code always has the same severity and level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// `theme.what`; texts are found by it.
    pub name: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Who refuses it.
    pub level: Level,
}

impl Code {
    /// ACK refuses it.
    pub(super) const fn api(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, level: Level::Api }
    }

    /// The console refuses it.
    pub(super) const fn console(name: &'static str) -> Self {
        Self { name, severity: Severity::Error, level: Level::Console }
    }

    /// The console advises against it.
    pub(super) const fn advice(name: &'static str) -> Self {
        Self { name, severity: Severity::Warning, level: Level::Console }
    }
}

/// One rule.
#[derive(Clone, Copy)]
pub struct Rule {
    /// What it can say.
    pub codes: &'static [Code],
    /// The patterns of the paths that it looks at. A list of objects stands for its columns, too.
    pub reads: &'static [&'static str],
    pub(super) run: fn(&mut Check<'_>),
}

impl fmt::Debug for Rule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_list().entries(self.codes.iter().map(|code| code.name)).finish()
    }
}

/// A run over one document.
pub(super) struct Check<'a> {
    pool: &'a NodePool,
    pub(super) context: &'a Context,
    pub(super) found: Vec<Diagnostic>,
}

/// A row of a list, with its number.
#[derive(Clone, Copy)]
pub(super) struct Cells<'a> {
    pub(super) row: usize,
    value: &'a Value,
}

impl<'a> Check<'a> {
    pub(super) fn new(pool: &'a NodePool, context: &'a Context) -> Self {
        Self { pool, context, found: Vec::new() }
    }

    pub(super) fn pool(&self) -> &'a NodePool {
        self.pool
    }

    /// A value; `None` also where another type stands, about which the rule on types speaks.
    pub(super) fn get<T: Wire>(&self, parameter: Parameter<T>) -> Option<T> {
        self.pool.at(parameter.path()).and_then(T::from_json)
    }

    /// A text without copying it; an empty one counts as absent.
    pub(super) fn text<T>(&self, parameter: Parameter<T>) -> Option<&'a str> {
        self.pool.at(parameter.path()).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// The texts of a list without copying them; other types among them are left out.
    pub(super) fn texts(&self, parameter: Parameter<Vec<String>>) -> Vec<&'a str> {
        let items = self.pool.at(parameter.path()).and_then(Value::as_array);
        items.into_iter().flatten().filter_map(Value::as_str).collect()
    }

    /// Whether a switch is on.
    pub(super) fn on(&self, parameter: Parameter<bool>) -> bool {
        self.get(parameter) == Some(true)
    }

    /// The rows of a list.
    pub(super) fn rows(&self, rows: Rows) -> impl Iterator<Item = Cells<'a>> + use<'a> {
        let list = self.pool.at(rows.path()).and_then(Value::as_array);
        list.into_iter().flatten().enumerate().map(|(row, value)| Cells { row, value })
    }

    /// Reports a finding at a path.
    pub(super) fn say(&mut self, code: Code, path: impl Into<Path>) -> &mut Diagnostic {
        let at = self.found.len();
        self.found.push(Diagnostic {
            path: path.into(),
            related: Vec::new(),
            code: code.name,
            severity: code.severity,
            level: code.level,
            params: Vec::new(),
        });
        &mut self.found[at]
    }
}

impl<'a> Cells<'a> {
    /// The value of a column; `None` also where another type stands.
    pub(super) fn get<T: Wire>(&self, column: Column<T>) -> Option<T> {
        self.value.get(column.name()).and_then(T::from_json)
    }

    /// A text without copying it; an empty one counts as absent.
    pub(super) fn text<T>(&self, column: Column<T>) -> Option<&'a str> {
        self.value.get(column.name()).and_then(Value::as_str).filter(|text| !text.is_empty())
    }

    /// Whether another type stands in a column.
    pub(super) fn mistyped<T: Wire>(&self, column: Column<T>) -> bool {
        self.value.get(column.name()).is_some_and(|value| !value.is_null() && T::from_json(value).is_none())
    }
}

impl Diagnostic {
    /// Names another field that can fix it.
    pub(super) fn and(&mut self, path: impl Into<Path>) -> &mut Self {
        self.related.push(path.into());
        self
    }

    /// Gives the text a value. Never one of a secret field.
    pub(super) fn with(&mut self, name: &'static str, value: impl fmt::Display) -> &mut Self {
        self.params.push((name, value.to_string()));
        self
    }
}

impl<T> From<Parameter<T>> for Path {
    fn from(parameter: Parameter<T>) -> Self {
        parameter.path().into()
    }
}

impl From<Rows> for Path {
    fn from(rows: Rows) -> Self {
        rows.path().into()
    }
}

/// Puts findings in form order: by row of the path table, a list's rows one after the other; findings at one
/// path in the order of the rules.
///
/// By insertion: there are few, mostly in order already, and the library's sorts weigh 2 kB in the browser.
pub(super) fn arrange(found: Vec<Diagnostic>) -> Report {
    let mut places = Vec::with_capacity(found.len());
    let mut diagnostics = Vec::with_capacity(found.len());
    for diagnostic in found {
        let place = (place(&diagnostic.path), order(diagnostic.code));
        let at = places.partition_point(|other| *other <= place);
        places.insert(at, place);
        diagnostics.insert(at, diagnostic);
    }
    Report { diagnostics }
}

/// A path's place in the form: its list's (or its own) place in the table, its row number, its column's place.
fn place(path: &Path) -> (usize, usize, usize) {
    let text = path.as_str();
    let table = |path: &str| Row::of(path).map_or(usize::MAX, Row::index);
    let Some(bracket) = text.find('[') else { return (table(text), 0, 0) };
    let number = steps(text).find_map(|step| match step {
        Step::Index(index) => Some(index + 1),
        Step::Key(_) => None,
    });
    (table(&text[..bracket]), number.unwrap_or(0), table(text))
}

/// The rule's place, then the code's place in it.
fn order(code: &str) -> (usize, usize) {
    let mut rules = super::RULES.iter().enumerate();
    let found = rules.find_map(|(at, rule)| Some((at, rule.codes.iter().position(|known| known.name == code)?)));
    found.unwrap_or((usize::MAX, 0))
}
