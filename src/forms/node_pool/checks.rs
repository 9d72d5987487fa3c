//! The report of the rules, kept so that one change re-runs only the rules that read it.

use nodepool::plan::plan;
use nodepool::{Context, Diagnostic, NodePool, Report, rules};

/// The findings.
#[derive(Default)]
pub(crate) struct Checks {
    report: Report,
    /// The pool that is edited, as the form began with it, and what was wrong with it already.
    edited: Option<(NodePool, Vec<Diagnostic>)>,
    /// What an edit cannot change.
    fixed: Vec<Diagnostic>,
}

impl Checks {
    /// From now on an edit of `pool` is judged: what was wrong before and stays as it is is not said.
    pub(crate) fn edit(&mut self, pool: NodePool) {
        self.edited = Some((pool, Vec::new()));
    }

    /// Runs the rules that read `pattern`, or all; returns the findings that came or went.
    pub(crate) fn run(&mut self, pool: &NodePool, context: &Context, pattern: Option<&str>) -> Vec<Diagnostic> {
        let before: Vec<Diagnostic> = self.all().cloned().collect();
        if let Some((edited, known)) = &mut self.edited {
            if pattern.is_none() {
                *known = rules::check(edited, context).diagnostics;
            }
            self.fixed = rules::put::check(edited, &plan(edited, pool).body()).diagnostics;
        }
        self.report = match pattern {
            Some(pattern) => rules::check_reading(&[pattern], std::mem::take(&mut self.report), pool, context),
            None => rules::check(pool, context),
        };
        let now: Vec<Diagnostic> = self.all().cloned().collect();
        let mut changed: Vec<Diagnostic> = before.iter().filter(|one| !now.contains(one)).cloned().collect();
        changed.extend(now.into_iter().filter(|one| !before.contains(one)));
        changed
    }

    /// All findings, in form order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        let known = self.edited.as_ref().map(|(_, known)| known.as_slice()).unwrap_or_default();
        self.report.diagnostics.iter().filter(|one| !known.contains(one)).chain(&self.fixed)
    }
}
