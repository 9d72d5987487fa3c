//! The report of the rules, kept so that one change re-runs only the rules that read it.

use nodepool::plan::plan;
use nodepool::{Context, Diagnostic, Level, NodePool, Report, is_within, rules};

/// The findings.
#[derive(Default)]
pub(crate) struct Checks {
    report: Report,
    /// The pool that is edited, as the edit begins with it.
    edited: Option<Edited>,
    /// What an edit cannot change.
    fixed: Vec<Diagnostic>,
}

struct Edited {
    /// The whole document.
    pool: NodePool,
    /// What of it applies.
    applies: NodePool,
    /// What was wrong with it already.
    known: Vec<Diagnostic>,
    /// The paths that the edit changes.
    changed: Vec<&'static str>,
}

impl Edited {
    /// Whether a finding is none of the edit's: it was there before. ACK judges again what an edit touches.
    fn excuses(&self, one: &Diagnostic) -> bool {
        let mut paths = std::iter::once(&one.path).chain(&one.related);
        let mut touches = || paths.any(|path| self.changed.iter().any(|changed| is_within(path.as_str(), changed)));
        self.known.contains(one) && !(one.level == Level::Api && touches())
    }
}

impl Checks {
    /// From now on an edit of `pool` is judged: what was wrong before and stays as it is is not said. `applies`: the
    /// pool without what means nothing in it.
    pub(crate) fn edit(&mut self, pool: NodePool, applies: NodePool) {
        self.edited = Some(Edited { pool, applies, known: Vec::new(), changed: Vec::new() });
    }

    /// As `run`, of an edit whose outcome is the document `wanted`.
    pub(crate) fn run_edit(
        &mut self,
        pool: &NodePool,
        wanted: &NodePool,
        context: &Context,
        pattern: Option<&str>,
    ) -> Vec<Diagnostic> {
        let before = self.now();
        if let Some(edited) = &mut self.edited {
            if pattern.is_none() {
                edited.known = rules::check(&edited.applies, context).diagnostics;
            }
            let plan = plan(&edited.pool, wanted);
            edited.changed = plan.changes.iter().map(|one| one.path()).collect();
            self.fixed = rules::put::check(&edited.pool, &plan.body()).diagnostics;
        }
        self.check(pool, context, pattern);
        self.since(&before)
    }

    /// Runs the rules that read `pattern`, or all; returns the findings that came or went.
    pub(crate) fn run(&mut self, pool: &NodePool, context: &Context, pattern: Option<&str>) -> Vec<Diagnostic> {
        let before = self.now();
        self.check(pool, context, pattern);
        self.since(&before)
    }

    fn check(&mut self, pool: &NodePool, context: &Context, pattern: Option<&str>) {
        self.report = match pattern {
            Some(pattern) => rules::check_reading(&[pattern], std::mem::take(&mut self.report), pool, context),
            None => rules::check(pool, context),
        };
    }

    fn now(&self) -> Vec<Diagnostic> {
        self.all().cloned().collect()
    }

    fn since(&self, before: &[Diagnostic]) -> Vec<Diagnostic> {
        let now = self.now();
        let mut changed: Vec<Diagnostic> = before.iter().filter(|one| !now.contains(one)).cloned().collect();
        changed.extend(now.into_iter().filter(|one| !before.contains(one)));
        changed
    }

    /// All findings, in form order.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Diagnostic> {
        let is_old = |one: &Diagnostic| self.edited.as_ref().is_some_and(|edited| edited.excuses(one));
        self.report.diagnostics.iter().filter(move |one| !is_old(one)).chain(&self.fixed)
    }
}
