//! The report of the rules, kept so that one change re-runs only the rules that read it.

use nodepool::{Context, Diagnostic, NodePool, Report, rules};

/// The findings.
#[derive(Default)]
pub(crate) struct Checks {
    report: Report,
}

impl Checks {
    /// Runs the rules that read `pattern`, or all; returns the findings that came or went.
    pub(crate) fn run(&mut self, pool: &NodePool, context: &Context, pattern: Option<&str>) -> Vec<Diagnostic> {
        let before = self.report.diagnostics.clone();
        self.report = match pattern {
            Some(pattern) => rules::check_reading(&[pattern], std::mem::take(&mut self.report), pool, context),
            None => rules::check(pool, context),
        };
        let now = &self.report.diagnostics;
        let mut changed: Vec<Diagnostic> = before.iter().filter(|one| !now.contains(one)).cloned().collect();
        changed.extend(now.iter().filter(|one| !before.contains(one)).cloned());
        changed
    }

    /// All findings, in form order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        self.report.diagnostics.iter()
    }
}
