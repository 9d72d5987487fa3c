//! A field: label, control, what is wrong with it, help.

use crate::components::lean::{lazy, on};
use leptos::prelude::*;
use nodepool::Severity;
use texts::Form;

use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::place::{Place, noted_at};
use crate::forms::node_pool::problems;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t};

/// How the label names the control.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Names {
    /// One control, by its id.
    Control,
    /// Several controls, as a group.
    Group,
}

/// A field. `places` are those whose problems and marks it shows; the first one names it.
pub(crate) fn field(
    sheet: Sheet,
    places: Vec<Place>,
    label: Form,
    names: Names,
    optional: bool,
    body: AnyView,
    help: Option<AnyView>,
) -> AnyView {
    let first = places[0];
    let id = first.dom_id();
    let label_id = [id.as_str(), "-l"].concat();
    let group = names == Names::Group;
    let text = move || t(label);
    let label = if group {
        view! { <span id=label_id.clone()>{lazy(text)}</span> }.into_any()
    } else {
        view! { <label for=id.clone()>{lazy(text)}</label> }.into_any()
    };
    let marked = places.clone();
    let proposed = move || {
        let any = marked.iter().fold(false, |any, place| sheet.draft.is_proposed(*place) | any);
        any.then(|| view! { <span class="proposed">{t(Form::Proposed)}</span> })
    };
    view! {
        <div
            class="field"
            data-path=first.pattern()
            role=group.then_some("group")
            aria-labelledby=group.then(|| label_id.clone())
        >
            <span class="label">
                {label} {optional.then(|| view! { <span class="optional">{i18n::text(Form::Optional)}</span> })} {lazy(proposed)}
            </span>
            <div class="field-body">{body} {notes(sheet, places)} {help}</div>
        </div>
    }
    .into_any()
}

/// A control with a small label above it, inside a field with several.
pub(crate) fn mini(label: Form, suffix: Option<Form>, control: AnyView) -> AnyView {
    let control = match suffix {
        Some(suffix) => view! {
            <span class="with-suffix">{control} <span class="suffix">{lazy(move || t(suffix))}</span></span>
        }
        .into_any(),
        None => control,
    };
    // The control carries its own name, which begins with these words.
    view! { <span class="mini"><span class="mini-label">{lazy(move || t(label))}</span> {control}</span> }.into_any()
}

/// A fixed value with its reason.
pub(crate) fn readonly(label: Form, value: Signal<String>, id: Signal<String>, why: Form) -> AnyView {
    view! {
        <div class="field">
            <span class="label">{lazy(move || t(label))}</span>
            <div class="field-body">
                <p class="readonly">
                    <span>{lazy(move || value.get())} " " <span class="id">{lazy(move || id.get())}</span></span>
                    <span class="why-text">{icon(Glyph::Lock)}{lazy(move || t(why))}</span>
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// The problems at some places, what was set aside there, and what the server refused there.
pub(crate) fn notes(sheet: Sheet, places: Vec<Place>) -> AnyView {
    let id = described_id(places[0]);
    view! {
        <div class="notes-of" id=id>
            {lazy(move || {
                let mut lines: Vec<AnyView> = Vec::new();
                let mut seen = Vec::new();
                for place in &places {
                    for problem in problems::at(sheet.draft, *place) {
                        // A rule that joins two places of one field is said once.
                        if !seen.contains(&problem.text) {
                            seen.push(problem.text.clone());
                            lines.push(line(sheet, problem));
                        }
                    }
                    lines.extend(problems::set_aside(sheet.draft, *place).into_iter().map(note));
                }
                lines
            })}
        </div>
    }
    .into_any()
}

fn line(sheet: Sheet, problem: problems::Problem) -> AnyView {
    let error = problem.severity == Severity::Error;
    let links = problem.elsewhere.into_iter().map(|(place, label)| {
        view! {
            " "
            <button type="button" class="btn btn-link" on:click=on(move |_| sheet.jump(place))>{label}</button>
        }
    });
    view! {
        <p class=if error { "error" } else { "warning" }>
            {icon(if error { Glyph::Failed } else { Glyph::Warning })}
            <span>{problem.text}{links.collect_view()}</span>
        </p>
    }
    .into_any()
}

fn note(text: String) -> AnyView {
    view! { <p class="help set-aside">{icon(Glyph::Info)}<span>{text}</span></p> }.into_any()
}

/// The id of the texts about a place.
fn described_id(place: Place) -> String {
    [&place.dom_id(), "-e"].concat()
}

/// `aria-invalid` of a control.
pub(crate) fn invalid(sheet: Sheet, place: Place) -> Option<&'static str> {
    problems::is_wrong(sheet.draft, place).then_some("true")
}

/// `aria-describedby` of a control: the texts of its field, while there are any.
pub(crate) fn described_by(sheet: Sheet, place: Place) -> Option<String> {
    problems::is_wrong(sheet.draft, place).then(|| described_id(noted_at(place)))
}
