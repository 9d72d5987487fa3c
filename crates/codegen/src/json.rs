//! The body of the request, as the document has it.

use std::fmt::Write;

use nodepool::table::ROWS;
use serde_json::Value;

use crate::Subject;
use crate::code::{Class, Code, Line};
use crate::hcl::is_unseen;
use crate::note::Note;
use crate::terraform::resource_name;

/// Stands where the password was.
const PLACEHOLDER: &str = "<login_password>";

/// The document, pretty-printed in its own order, without its secrets.
pub(crate) fn export(subject: &Subject<'_>) -> Code {
    let secrets: Vec<&str> = ROWS.iter().filter(|row| row.secret()).map(|row| row.path()).collect();
    let mut writer = Writer { lines: Vec::with_capacity(64), notes: Vec::new(), secrets };
    writer.lines.push(Line::default());
    writer.value(subject.change.unwrap_or(subject.pool).as_value(), "", 0);
    Code::new(writer.lines, format!("{}.json", resource_name(&subject.name())), writer.notes)
}

struct Writer {
    lines: Vec<Line>,
    notes: Vec<Note>,
    secrets: Vec<&'static str>,
}

impl Writer {
    fn value(&mut self, value: &Value, path: &str, depth: usize) {
        if self.secrets.contains(&path) && !value.is_null() {
            self.notes.push(Note::new("json.secret_placeholder").at(path).with("placeholder", PLACEHOLDER));
            return self.push(Class::String, quoted(PLACEHOLDER));
        }
        match value {
            Value::Null => self.push(Class::Keyword, "null"),
            Value::Bool(value) => self.push(Class::Keyword, if *value { "true" } else { "false" }),
            Value::Number(number) => self.push(Class::Number, number.to_string()),
            Value::String(text) => self.push(Class::String, quoted(text)),
            Value::Array(items) if items.is_empty() => self.push(Class::Punct, "[]"),
            Value::Object(map) if map.is_empty() => self.push(Class::Punct, "{}"),
            Value::Array(items) => {
                self.push(Class::Punct, "[");
                for (index, item) in items.iter().enumerate() {
                    let path = format!("{path}[{index}]");
                    self.next_line(depth + 1, &path, index > 0);
                    self.value(item, &path, depth + 1);
                }
                self.next_line(depth, path, false);
                self.push(Class::Punct, "]");
            }
            Value::Object(map) => {
                self.push(Class::Punct, "{");
                for (index, (key, value)) in map.iter().enumerate() {
                    let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                    self.next_line(depth + 1, &path, index > 0);
                    self.push(Class::Property, quoted(key));
                    self.push(Class::Punct, ": ");
                    self.value(value, &path, depth + 1);
                }
                self.next_line(depth, path, false);
                self.push(Class::Punct, "}");
            }
        }
    }

    fn push(&mut self, class: Class, text: impl Into<std::borrow::Cow<'static, str>>) {
        if let Some(line) = self.lines.last_mut() {
            line.push(class, text);
        }
    }

    fn next_line(&mut self, depth: usize, path: &str, comma: bool) {
        if comma {
            self.push(Class::Punct, ",");
        }
        self.lines.push(Line::at(depth, Some(path).filter(|path| !path.is_empty())));
    }
}

/// A JSON text; what cannot be seen is written by its number.
fn quoted(text: &str) -> String {
    let plain = Value::from(text).to_string();
    if !plain.chars().any(is_unseen) {
        return plain;
    }
    let mut out = String::with_capacity(plain.len() + 16);
    for c in plain.chars() {
        if is_unseen(c) {
            for unit in c.encode_utf16(&mut [0; 2]) {
                let written = write!(out, "\\u{unit:04x}");
                debug_assert!(written.is_ok(), "a String takes everything");
            }
        } else {
            out.push(c);
        }
    }
    out
}
