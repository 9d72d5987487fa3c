//! What a rule says about a document.

use crate::path::Path;

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Severity {
    /// The request is wrong.
    Error,
    /// The request is allowed and probably not meant.
    Warning,
}

/// Who refuses it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// ACK refuses it, and so does the emulator.
    Api,
    /// Only the console does: the product document is stricter than the API, or advises.
    Console,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// The field it stands at; the finding of a rule that joins fields also stands at `related`.
    pub path: Path,
    /// The other fields that can fix it.
    pub related: Vec<Path>,
    /// Stable, such as `disk.performance_level_needs_size`; texts are found by it.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// Who refuses it.
    pub level: Level,
    /// Limits and counts for the text, by name. Never a value that the user typed in a secret field.
    pub params: Vec<(&'static str, String)>,
}

/// All findings, in form order; empty when the document is valid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// In form order.
    pub diagnostics: Vec<Diagnostic>,
}

impl Report {
    /// Findings of one level and all below it: `Api` leaves out what only the console asks.
    pub fn at_level(&self, level: Level) -> impl Iterator<Item = &Diagnostic> {
        self.diagnostics.iter().filter(move |diagnostic| diagnostic.level <= level)
    }

    /// Whether anything is wrong rather than only odd.
    pub fn has_errors(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| diagnostic.severity == Severity::Error)
    }
}
