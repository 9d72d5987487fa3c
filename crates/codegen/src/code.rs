//! Code as lines of tokens that know which field they come from.

use std::borrow::Cow;

use crate::note::Note;

/// Generated code.
#[derive(Clone, Debug, PartialEq)]
pub struct Code {
    /// The whole text; the lines joined, each ended by a newline.
    pub text: String,
    /// A name made from the pool's: letters, digits and underscores, such as `api_workers.tf`.
    pub file_name: String,
    /// What needs a human, in the order of the document.
    pub notes: Vec<Note>,
    /// The same text, for highlighting.
    pub lines: Vec<Line>,
}

/// One line.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What stands on it, the indentation included.
    pub tokens: Vec<Token>,
    /// The document path that it writes. A line belongs to a field when this is the field's path or the
    /// longest one above it: `scaling_group.tags[0]` is the line of `scaling_group.tags[0].key`.
    pub path: Option<String>,
}

/// A piece of a line in one colour.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// Its colour.
    pub class: Class,
    /// Its text; never empty, never with a newline.
    pub text: Cow<'static, str>,
}

/// What a token is. The names are those of the `--code-…` colours of the style sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Class {
    /// Indentation and bare names.
    Text,
    /// `resource`, `variable`; true, false and null.
    Keyword,
    /// The name of a type.
    Type,
    /// The name of an argument or key.
    Property,
    /// A quoted text.
    String,
    /// A number.
    Number,
    /// A comment.
    Comment,
    /// Signs between the others.
    Punct,
}

impl Class {
    /// Every class.
    pub const ALL: [Self; 8] =
        [Self::Text, Self::Keyword, Self::Type, Self::Property, Self::String, Self::Number, Self::Comment, Self::Punct];

    /// Its name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Keyword => "keyword",
            Self::Type => "type",
            Self::Property => "property",
            Self::String => "string",
            Self::Number => "number",
            Self::Comment => "comment",
            Self::Punct => "punct",
        }
    }
}

impl Line {
    /// A line at a depth of two spaces each.
    pub(crate) fn at(depth: usize, path: Option<&str>) -> Self {
        const SPACES: &str = "                                ";
        let mut line = Self { tokens: Vec::with_capacity(6), path: path.map(str::to_owned) };
        let width = depth * 2;
        match SPACES.get(..width) {
            Some("") => {}
            Some(spaces) => line.push(Class::Text, spaces),
            None => line.push(Class::Text, " ".repeat(width)),
        }
        line
    }

    /// Puts a token at the end.
    pub(crate) fn push(&mut self, class: Class, text: impl Into<Cow<'static, str>>) {
        let text = text.into();
        if !text.is_empty() {
            self.tokens.push(Token { class, text });
        }
    }
}

impl Code {
    /// Code from its lines.
    pub(crate) fn new(lines: Vec<Line>, file_name: String, notes: Vec<Note>) -> Self {
        let mut text = String::with_capacity(lines.len() * 40);
        for line in &lines {
            text.extend(line.tokens.iter().map(|token| token.text.as_ref()));
            text.push('\n');
        }
        Self { text, file_name, notes, lines }
    }
}
