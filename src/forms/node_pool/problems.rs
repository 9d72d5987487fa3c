//! What is wrong, in words.

use leptos::prelude::*;
use nodepool::{Diagnostic, Severity, paths};
use texts::Form;

use super::draft::{Draft, text_of};
use super::editing::{Editing, Facet};
use super::fields::{FIELDS, Section, field_of};
use super::place::Place;
use super::sheet::Sheet;
use super::words::word_of;
use crate::i18n::{t, t_count, t_with};

/// One problem in the language of the page.
#[derive(Clone, PartialEq)]
pub(crate) struct Problem {
    /// The field.
    pub(crate) place: Place,
    /// Its label, with the number of the row in a list.
    pub(crate) label: String,
    /// What to do.
    pub(crate) text: String,
    /// How bad it is.
    pub(crate) severity: Severity,
    /// The other fields that can fix it.
    pub(crate) elsewhere: Vec<(Place, String)>,
}

/// The visible problems at a place.
pub(crate) fn at(draft: Draft, place: Place) -> Vec<Problem> {
    draft.track(place, Facet::Notes);
    draft.with(|editing| {
        let found = editing.problems_at(place).into_iter().map(|one| problem(editing, one, place));
        found.chain(editing.refusal(place).map(|one| refused(editing, one.place, &one.message))).collect()
    })
}

/// Whether an error is shown at a place.
pub(crate) fn is_wrong(draft: Draft, place: Place) -> bool {
    draft.track(place, Facet::Notes);
    draft.with(|editing| {
        editing.problems_at(place).iter().any(|one| one.severity == Severity::Error) || editing.refusal(place).is_some()
    })
}

/// Every visible problem, in form order.
pub(crate) fn all(draft: Draft) -> Vec<Problem> {
    draft.track_problems();
    draft.with(|editing| {
        let found = editing.visible().into_iter().filter_map(|one| {
            let place =
                editing.place_of(&one.path).or_else(|| one.related.iter().find_map(|path| editing.place_of(path)))?;
            Some(problem(editing, one, place))
        });
        let refused = editing.refusals().iter().map(|one| refused(editing, one.place, &one.message));
        found.chain(refused).collect()
    })
}

/// How many errors a section shows.
pub(crate) fn count(problems: &[Problem], section: Section) -> usize {
    let here = |place: Place| field_of(&place.pattern()).is_some_and(|field| field.section == section);
    let errors = problems.iter().filter(|one| one.severity == Severity::Error);
    errors.filter(|one| here(one.place) || one.elsewhere.iter().any(|(place, _)| here(*place))).count()
}

/// What was set aside at a place, one sentence each.
pub(crate) fn set_aside(draft: Draft, place: Place) -> Vec<String> {
    draft.track(place, Facet::Notes);
    draft.with(|editing| {
        let aside = editing.aside(place).map(|one| match &one.of {
            Some(of) => t_with(Form::PriceSetAside, &[("name", of), ("value", &text_of(Some(&one.value)))]),
            None => t_with(Form::SetAside, &[("name", &label(editing, place)), ("value", &text_of(Some(&one.value)))]),
        });
        aside.collect()
    })
}

/// The label of a place: in a list with the number of its row.
pub(crate) fn label(editing: &Editing, place: Place) -> String {
    let Some(field) = field_of(&place.pattern()) else { return place.pattern() };
    match place {
        Place::Value(_) => t(field.label),
        Place::Cell { list, row, .. } => {
            let number = editing.index_of(list, row).unwrap_or_default() + 1;
            t_with(field.label, &[("count", &number.to_string())])
        }
    }
}

fn problem(editing: &Editing, one: &Diagnostic, place: Place) -> Problem {
    let paths = std::iter::once(&one.path).chain(&one.related);
    let elsewhere = paths.filter_map(|path| editing.place_of(path)).filter(|other| *other != place);
    Problem {
        place,
        label: label(editing, place),
        text: sentence(one),
        severity: one.severity,
        elsewhere: elsewhere.map(|other| (other, label(editing, other))).collect(),
    }
}

fn refused(editing: &Editing, place: Place, message: &str) -> Problem {
    Problem {
        place,
        label: label(editing, place),
        text: t_with(Form::Refused, &[("message", message)]),
        severity: Severity::Error,
        elsewhere: Vec::new(),
    }
}

/// What a finding says. A code without a text shows itself: better a code than nothing.
pub(crate) fn sentence(one: &Diagnostic) -> String {
    // A disk type by the name that its control has.
    let word = |name: &str, value: &str| match name {
        "category" => word_of(paths::SYSTEM_DISK_CATEGORY.path(), value).map(t),
        _ => None,
    };
    let said = one.params.iter().map(|(name, value)| (*name, word(name, value).unwrap_or_else(|| value.clone())));
    let said: Vec<_> = said.collect();
    let params: Vec<_> = said.iter().map(|(name, value)| (*name, value.as_str())).collect();
    match Form::of_code(one.code) {
        Some(text) => t_with(text, &params),
        None => t_with(Form::UnknownProblem, &[("code", one.code)]),
    }
}

/// The first field in form order that shows an error.
pub(crate) fn first_wrong(draft: Draft) -> Option<Place> {
    let problems = untrack(|| all(draft));
    let order = |place: Place| {
        FIELDS.iter().position(|field| Some(field.pattern) == field_of(&place.pattern()).map(|one| one.pattern))
    };
    problems.iter().filter(|one| one.severity == Severity::Error).map(|one| one.place).min_by_key(|place| order(*place))
}

/// Shows what is wrong, if anything is, and leads to the first of it.
pub(crate) fn all_right(sheet: Sheet) -> bool {
    sheet.draft.show_all();
    let Some(place) = first_wrong(sheet.draft) else { return true };
    let errors = untrack(|| errors(sheet.draft));
    sheet.say(t_count(Form::ProblemsFound, errors as u32));
    sheet.jump(place);
    false
}

/// How many errors are shown in all.
pub(crate) fn errors(draft: Draft) -> usize {
    all(draft).iter().filter(|one| one.severity == Severity::Error).count()
}
