//! A small writer of Python expressions whose output `black` and `ruff format` leave as it is.
//!
//! The rules: four spaces a level; what does not stand on one line stands in one line per entry, each with a
//! comma behind it; a line with several entries is not made longer than 88 columns.

use std::borrow::Cow;

use super::escape::quoted;
use crate::code::{Class, Line, Token};

/// The longest line that the formatters make of several entries.
const WIDTH: usize = 88;
/// A row of a list with more entries has a line for each of them, so that each can be found.
const ROW_ENTRIES: usize = 3;
/// `Line::at` counts levels of two spaces.
const LEVEL: usize = 2;

/// An expression.
pub(super) enum Expression {
    /// What is never broken.
    Atom(Vec<Token>),
    /// What stands in brackets.
    Group(Group),
}

/// A call of a model's class, a list or a dictionary.
pub(super) struct Group {
    kind: Kind,
    entries: Vec<Entry>,
}

enum Kind {
    Call(String),
    List,
    Dict,
}

/// An argument, an item or a pair.
pub(super) struct Entry {
    pub(super) label: Label,
    pub(super) value: Expression,
    pub(super) path: String,
}

/// What stands before the value.
pub(super) enum Label {
    Nothing,
    /// `name=`
    Argument(String),
    /// `"key": `
    Key(String),
}

impl Expression {
    pub(super) fn text(text: &str) -> Self {
        Self::atom(Class::String, quoted(text))
    }

    pub(super) fn atom(class: Class, text: impl Into<Cow<'static, str>>) -> Self {
        Self::Atom(vec![Token { class, text: text.into() }])
    }

    pub(super) fn call(class: String, arguments: Vec<Entry>) -> Self {
        Self::Group(Group { kind: Kind::Call(class), entries: arguments })
    }

    pub(super) fn list(items: Vec<Entry>) -> Self {
        Self::Group(Group { kind: Kind::List, entries: items })
    }

    pub(super) fn dict(pairs: Vec<Entry>) -> Self {
        Self::Group(Group { kind: Kind::Dict, entries: pairs })
    }
}

/// Writes `expression` behind what the last line holds already, which begins at `depth`.
pub(super) fn write(lines: &mut Vec<Line>, expression: &Expression, depth: usize) {
    write_as(lines, expression, depth, false);
}

fn write_as(lines: &mut Vec<Line>, expression: &Expression, depth: usize, is_item: bool) {
    let Some(line) = lines.last_mut() else { return };
    let group = match expression {
        Expression::Atom(tokens) => return line.tokens.extend(tokens.iter().cloned()),
        Expression::Group(group) => group,
    };
    if let Kind::Call(class) = &group.kind {
        line.push(Class::Text, "cs_models");
        line.push(Class::Punct, ".");
        line.push(Class::Type, class.clone());
    }
    let (open, close) = group.brackets();
    line.push(Class::Punct, open);
    if group.stands_on_one_line(columns(&line.tokens), is_item) {
        for (index, entry) in group.entries.iter().enumerate() {
            if index > 0 {
                line.push(Class::Punct, ", ");
            }
            entry.begin(line);
            if let Expression::Atom(tokens) = &entry.value {
                line.tokens.extend(tokens.iter().cloned());
            }
        }
        return line.push(Class::Punct, close);
    }
    let path = line.path.clone();
    for entry in &group.entries {
        let mut line = Line::at((depth + 1) * LEVEL, Some(&entry.path));
        entry.begin(&mut line);
        lines.push(line);
        write_as(lines, &entry.value, depth + 1, matches!(entry.label, Label::Nothing));
        if let Some(line) = lines.last_mut() {
            line.push(Class::Punct, ",");
        }
    }
    let mut line = Line::at(depth * LEVEL, path.as_deref());
    line.push(Class::Punct, close);
    lines.push(line);
}

impl Group {
    fn brackets(&self) -> (&'static str, &'static str) {
        match self.kind {
            Kind::Call(_) => ("(", ")"),
            Kind::List => ("[", "]"),
            Kind::Dict => ("{", "}"),
        }
    }

    /// Whether its entries fit behind `before` columns. An object has a line per field, but a short one in a
    /// list, such as a label.
    fn stands_on_one_line(&self, before: usize, is_item: bool) -> bool {
        if self.entries.is_empty() {
            return true;
        }
        let may = match self.kind {
            Kind::Call(_) => is_item && self.entries.len() <= ROW_ENTRIES,
            Kind::List => true,
            Kind::Dict => false,
        };
        let widths = self.entries.iter().map(|entry| match &entry.value {
            Expression::Atom(tokens) => {
                let mut line = Line::default();
                entry.begin(&mut line);
                Some(columns(&line.tokens) + columns(tokens) + ", ".len())
            }
            Expression::Group(_) => None,
        });
        // The last entry has no ", " behind it, but the bracket and a comma.
        may && widths.sum::<Option<usize>>().is_some_and(|width| before + width <= WIDTH)
    }
}

impl Entry {
    fn begin(&self, line: &mut Line) {
        match &self.label {
            Label::Nothing => {}
            Label::Argument(name) => {
                line.push(Class::Property, name.clone());
                line.push(Class::Punct, "=");
            }
            Label::Key(key) => {
                line.push(Class::Property, quoted(key));
                line.push(Class::Punct, ": ");
            }
        }
    }
}

/// How wide tokens are at most: the formatters count two columns for a wide character.
fn columns(tokens: &[Token]) -> usize {
    tokens.iter().flat_map(|token| token.text.chars()).map(|c| if c.is_ascii() { 1 } else { 2 }).sum()
}
