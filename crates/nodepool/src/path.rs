//! The JSON path: the name of a thing everywhere, from the form to the emulator's error.

use std::fmt;

/// A path into the document, such as `scaling_group.data_disks[3].size`.
///
/// A pattern is a path whose indices are left out: `scaling_group.data_disks[].size`.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Path(String);

/// One step of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step<'a> {
    /// A key of an object.
    Key(&'a str),
    /// A place in a list, from 0.
    Index(usize),
}

impl Path {
    /// A path from its text; an index that is no number reads as the key it is written as.
    pub fn new(text: impl Into<String>) -> Self {
        Self(text.into())
    }

    /// `list[row].column`, or `list[row]` where the column is empty.
    pub fn row(list: &str, row: usize, column: &str) -> Self {
        if column.is_empty() { Self(format!("{list}[{row}]")) } else { Self(format!("{list}[{row}].{column}")) }
    }

    /// The path as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The path without its indices: `scaling_group.data_disks[].size`.
    pub fn pattern(&self) -> String {
        let mut pattern = String::with_capacity(self.0.len());
        let mut inside = false;
        for c in self.0.chars() {
            match c {
                '[' => inside = true,
                ']' => inside = false,
                _ if inside => continue,
                _ => {}
            }
            pattern.push(c);
        }
        pattern
    }

    /// The row number of the first list on the way, if there is one.
    pub fn index(&self) -> Option<usize> {
        steps(&self.0).find_map(|step| match step {
            Step::Index(index) => Some(index),
            Step::Key(_) => None,
        })
    }
}

/// The steps of a path, outermost first.
pub(crate) fn steps(path: &str) -> impl Iterator<Item = Step<'_>> {
    path.split('.').flat_map(|segment| {
        let (key, rest) = match segment.find('[') {
            Some(at) => segment.split_at(at),
            None => (segment, ""),
        };
        let indices = rest.split(['[', ']']).filter(|index| !index.is_empty());
        let key = (!key.is_empty()).then_some(Step::Key(key));
        key.into_iter().chain(indices.map(|index| index.parse().map_or(Step::Key(index), Step::Index)))
    })
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Path {
    fn from(text: &str) -> Self {
        Self::new(text)
    }
}

impl AsRef<str> for Path {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

/// Whether `path`, a path or a pattern, is one that `pattern` describes. Nothing is allocated.
pub(crate) fn matches(pattern: &str, path: &str) -> bool {
    let (mut pattern, mut path) = (pattern.bytes(), path.bytes());
    loop {
        match (pattern.next(), path.next()) {
            (None, None) => return true,
            (Some(b'['), Some(b'[')) => {
                if path.by_ref().find(|byte| *byte == b']').is_none() || pattern.next() != Some(b']') {
                    return false;
                }
            }
            (a, b) if a == b => {}
            _ => return false,
        }
    }
}

/// Whether a change at `changed` can alter what stands at `read`: one lies in the other. Both are patterns.
pub fn touches(changed: &str, read: &str) -> bool {
    is_within(read, changed) || is_within(changed, read)
}

/// Whether a path is `outer` or a part of it; both are paths, or both patterns.
pub fn is_within(path: &str, outer: &str) -> bool {
    path.strip_prefix(outer).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
