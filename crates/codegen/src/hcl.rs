//! A small writer of HCL whose output `terraform fmt` leaves as it is.
//!
//! The rules: two spaces a level; `=` aligned inside a run of single-line arguments, which a blank line
//! or a value of several lines ends; a blank line before a block; a list on one line while it is short.

mod escape;

use std::borrow::Cow;

use crate::code::{Class, Line};
use escape::{heredoc_line, quoted_key};
pub(crate) use escape::{is_unseen, quoted};

/// A line with a list is not made longer than this.
const WIDTH: usize = 96;

/// What stands in a body.
pub(crate) enum Item {
    /// `name = value`
    Argument(Argument),
    /// `kind "label" { … }`
    Block(Block),
    /// `# text`
    Comment(&'static str),
    /// An empty line; several count as one, and none is written at the edges of a body.
    Blank,
}

/// `name = value`
pub(crate) struct Argument {
    pub(crate) name: Name,
    pub(crate) value: Value,
    pub(crate) path: Option<String>,
}

/// The left side.
pub(crate) enum Name {
    /// An argument.
    Bare(&'static str),
    /// A key of a map that the user chose.
    Quoted(String),
}

/// The right side.
pub(crate) enum Value {
    Text(String),
    Number(String),
    Bool(bool),
    /// A reference or a type, written as it is.
    Bare(Cow<'static, str>),
    List(Vec<String>),
    Map(Vec<Argument>),
    /// `base64encode` of a text, as a heredoc where that reads back exactly.
    Script(String),
}

/// `kind "label" { … }`
pub(crate) struct Block {
    pub(crate) kind: &'static str,
    pub(crate) labels: Vec<String>,
    pub(crate) body: Vec<Item>,
    pub(crate) path: Option<String>,
}

/// Writes a file.
pub(crate) fn lines(body: &[Item]) -> Vec<Line> {
    let mut lines = Vec::with_capacity(64);
    write_body(&mut lines, body, 0);
    lines
}

fn write_body(lines: &mut Vec<Line>, body: &[Item], depth: usize) {
    let start = lines.len();
    let mut rest = body;
    while let Some((item, after)) = rest.split_first() {
        rest = after;
        match item {
            Item::Blank => blank(lines, start),
            Item::Comment(text) => {
                let mut line = Line::at(depth, None);
                line.push(Class::Comment, format!("# {text}"));
                lines.push(line);
            }
            Item::Block(block) => {
                blank(lines, start);
                write_block(lines, block, depth);
                if !rest.is_empty() {
                    blank(lines, start);
                }
            }
            Item::Argument(argument) if argument.is_short(depth) => {
                let count = 1 + rest.iter().take_while(|item| item.is_short_argument(depth)).count();
                let run = || body_run(argument, after).take(count);
                let width = run().map(Argument::columns).max().unwrap_or(0);
                for argument in run() {
                    let mut line = argument.begin(depth, width - argument.columns());
                    argument.value.write_short(&mut line);
                    lines.push(line);
                }
                rest = &after[count - 1..];
            }
            Item::Argument(argument) => {
                blank(lines, start);
                write_long(lines, argument, depth);
                if !rest.is_empty() {
                    blank(lines, start);
                }
            }
        }
    }
}

fn body_run<'a>(first: &'a Argument, after: &'a [Item]) -> impl Iterator<Item = &'a Argument> {
    std::iter::once(first).chain(after.iter().filter_map(|item| match item {
        Item::Argument(argument) => Some(argument),
        _ => None,
    }))
}

fn blank(lines: &mut Vec<Line>, start: usize) {
    if lines.len() > start && lines.last().is_some_and(|line| !line.tokens.is_empty()) {
        lines.push(Line::default());
    }
}

fn write_block(lines: &mut Vec<Line>, block: &Block, depth: usize) {
    let mut line = Line::at(depth, block.path.as_deref());
    line.push(if depth == 0 { Class::Keyword } else { Class::Text }, block.kind);
    for label in &block.labels {
        line.push(Class::Text, " ");
        line.push(Class::String, quoted(label));
    }
    line.push(Class::Text, " ");
    line.push(Class::Punct, "{");
    lines.push(line);
    write_body(lines, &block.body, depth + 1);
    if lines.last().is_some_and(|line| line.tokens.is_empty()) {
        lines.pop();
    }
    close(lines, depth, block.path.as_deref(), "}");
}

fn close(lines: &mut Vec<Line>, depth: usize, path: Option<&str>, sign: &'static str) {
    let mut line = Line::at(depth, path);
    line.push(Class::Punct, sign);
    lines.push(line);
}

fn write_long(lines: &mut Vec<Line>, argument: &Argument, depth: usize) {
    let path = argument.path.as_deref();
    let mut first = argument.begin(depth, 0);
    match &argument.value {
        Value::List(items) => {
            first.push(Class::Punct, "[");
            lines.push(first);
            for item in items {
                let mut line = Line::at(depth + 1, path);
                line.push(Class::String, quoted(item));
                line.push(Class::Punct, ",");
                lines.push(line);
            }
            close(lines, depth, path, "]");
        }
        Value::Map(entries) => {
            first.push(Class::Punct, "{");
            lines.push(first);
            let width = entries.iter().map(Argument::columns).max().unwrap_or(0);
            for entry in entries {
                if entry.is_short(depth + 1) {
                    let mut line = entry.begin(depth + 1, width - entry.columns());
                    entry.value.write_short(&mut line);
                    lines.push(line);
                } else {
                    write_long(lines, entry, depth + 1);
                }
            }
            close(lines, depth, path, "}");
        }
        Value::Script(text) => write_script(lines, first, text, path, depth),
        short => {
            short.write_short(&mut first);
            lines.push(first);
        }
    }
}

fn write_script(lines: &mut Vec<Line>, mut first: Line, text: &str, path: Option<&str>, depth: usize) {
    first.push(Class::Text, "base64encode");
    first.push(Class::Punct, "(");
    let Some(delimiter) = heredoc_delimiter(text) else {
        first.push(Class::String, quoted(text));
        first.push(Class::Punct, ")");
        return lines.push(first);
    };
    // A heredoc always ends with a newline; chomp takes it away from a text that has none.
    let chomped = !text.ends_with('\n');
    if chomped {
        first.push(Class::Text, "chomp");
        first.push(Class::Punct, "(");
    }
    first.push(Class::Punct, format!("<<-{delimiter}"));
    lines.push(first);
    for row in text.strip_suffix('\n').unwrap_or(text).split('\n') {
        let mut line = Line::at(if row.is_empty() { 0 } else { depth + 1 }, path);
        line.push(Class::String, heredoc_line(row));
        lines.push(line);
    }
    close(lines, depth, path, delimiter);
    close(lines, depth, path, if chomped { "))" } else { ")" });
}

/// The word that ends the heredoc, or `None` where a heredoc would not read back as the same text: it takes
/// the smallest indentation away, and controls have no escapes in it.
fn heredoc_delimiter(text: &str) -> Option<&'static str> {
    let body = text.strip_suffix('\n').unwrap_or(text);
    let has_flush_line = body.split('\n').any(|line| line.starts_with(|c: char| !c.is_whitespace()));
    let plain_indents = body.split('\n').all(|line| {
        let rest = line.trim_start_matches(' ');
        (line.is_empty() || !rest.is_empty()) && !rest.starts_with(char::is_whitespace)
    });
    let seen = !text.chars().any(|c| c != '\n' && c != '\t' && is_unseen(c));
    if !has_flush_line || !plain_indents || !seen {
        return None;
    }
    ["EOT", "SCRIPT", "END_OF_SCRIPT"]
        .into_iter()
        .find(|word| body.split('\n').all(|line| !line.trim_start().starts_with(word)))
}

impl Item {
    fn is_short_argument(&self, depth: usize) -> bool {
        matches!(self, Self::Argument(argument) if argument.is_short(depth))
    }
}

impl Argument {
    /// Whether the value stands on the line of its name.
    fn is_short(&self, depth: usize) -> bool {
        match &self.value {
            Value::List(items) => {
                let width: usize = items.iter().map(|item| item.chars().count() + 4).sum();
                items.len() < 2 || depth * 2 + self.columns() + 3 + width <= WIDTH
            }
            Value::Map(entries) => entries.is_empty(),
            Value::Script(_) => false,
            Value::Text(_) | Value::Number(_) | Value::Bool(_) | Value::Bare(_) => true,
        }
    }

    fn columns(&self) -> usize {
        self.name.text().chars().count()
    }

    fn begin(&self, depth: usize, padding: usize) -> Line {
        let mut line = Line::at(depth, self.path.as_deref());
        line.push(Class::Property, self.name.text());
        line.push(Class::Punct, if padding == 0 { " = ".into() } else { Cow::Owned(format!("{:padding$} = ", "")) });
        line
    }
}

impl Name {
    fn text(&self) -> Cow<'static, str> {
        match self {
            Self::Bare(name) => Cow::Borrowed(name),
            Self::Quoted(key) => Cow::Owned(quoted_key(key)),
        }
    }
}

impl Value {
    fn write_short(&self, line: &mut Line) {
        match self {
            Self::Text(text) => line.push(Class::String, quoted(text)),
            Self::Number(number) => line.push(Class::Number, number.clone()),
            Self::Bool(value) => line.push(Class::Keyword, if *value { "true" } else { "false" }),
            Self::Bare(name) => line.push(Class::Text, name.clone()),
            Self::List(items) => {
                line.push(Class::Punct, "[");
                for (index, item) in items.iter().enumerate() {
                    if index > 0 {
                        line.push(Class::Punct, ", ");
                    }
                    line.push(Class::String, quoted(item));
                }
                line.push(Class::Punct, "]");
            }
            Self::Map(_) => line.push(Class::Punct, "{}"),
            Self::Script(text) => line.push(Class::String, quoted(text)),
        }
    }
}
