//! A field: label, control, what is wrong with it, help.

use crate::components::lean::{lazy, on, sig};
use leptos::prelude::*;
use nodepool::Severity;
use serde_json::Value;
use texts::Form;

use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::fields::{help_of, is_fixed, parameters_at};
use crate::forms::node_pool::place::{Place, noted_at};
use crate::forms::node_pool::problems;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t, t_with};

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
    if sheet.is_edit() && places.iter().all(|place| is_fixed(&place.pattern())) {
        return fixed(sheet, places, label);
    }
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
    let about = About::of(parameters_at(&places), text);
    let patterns = places.iter().map(|place| place.pattern()).collect::<Vec<_>>().join(" ");
    let marked = places.clone();
    let proposed = move || {
        let any = marked.iter().fold(false, |any, place| sheet.draft.is_proposed(*place) | any);
        any.then(|| view! { <span class="proposed">{t(Form::Proposed)}</span> })
    };
    view! {
        <div
            class="field"
            data-path=first.pattern()
            data-paths=patterns
            role=group.then_some("group")
            aria-labelledby=group.then(|| label_id.clone())
        >
            <span class="label">
                {label} {about.button()} {optional.then(|| view! { <span class="optional">{i18n::text(Form::Optional)}</span> })}
                {lazy(proposed)}
            </span>
            <div class="field-body">{about.text()} {body} {notes(sheet, places)} {help}</div>
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

/// What the parameters of a field are for: a button beside its label, and the text that it opens.
#[derive(Clone, Copy)]
struct About {
    ids: StoredValue<Vec<&'static str>>,
    name: Signal<String>,
    open: RwSignal<bool>,
}

impl About {
    fn of(ids: Vec<&'static str>, name: impl Fn() -> String + Send + Sync + 'static) -> Self {
        Self { ids: StoredValue::new(ids), name: sig(name), open: RwSignal::new(false) }
    }

    fn button(self) -> AnyView {
        view! {
            <button
                class="about"
                type="button"
                aria-expanded=sig(move || self.open.get().to_string())
                aria-label=sig(move || t_with(Form::About, &[("name", &self.name.get())]))
                title=sig(move || t_with(Form::About, &[("name", &self.name.get())]))
                on:click=on(move |_| self.open.update(|open| *open = !*open))
            >
                {icon(Glyph::Info)}
            </button>
        }
        .into_any()
    }

    fn text(self) -> AnyView {
        let line = |id: &'static str| {
            let (help, change) = help_of(id)?;
            let change = change.map(|change| [" ".to_owned(), t(change)].concat());
            Some(view! { <p>{t(help)} {change}</p> })
        };
        let lines = move || {
            self.open.get().then(|| {
                let lines = self.ids.get_value().into_iter().filter_map(line).collect_view();
                view! { <div class="help about-text" role="note">{lines}</div> }
            })
        };
        view! { {lazy(lines)} }.into_any()
    }
}

/// A fixed value with its reason. `id` is the parameter's.
pub(crate) fn readonly(
    id: &'static str,
    label: Form,
    value: Signal<String>,
    code: Signal<String>,
    why: Form,
) -> AnyView {
    let about = About::of(vec![id], move || t(label));
    view! {
        <div class="field">
            <span class="label">{lazy(move || t(label))} {about.button()}</span>
            <div class="field-body">
                {about.text()}
                <p class="readonly">
                    <span>{lazy(move || value.get())} " " <span class="id">{lazy(move || code.get())}</span></span>
                    <span class="why-text">{icon(Glyph::Lock)}{lazy(move || t(why))}</span>
                </p>
            </div>
        </div>
    }
    .into_any()
}

/// The values of a field that an edit cannot change, with the reason.
fn fixed(sheet: Sheet, places: Vec<Place>, label: Form) -> AnyView {
    let ids = parameters_at(&places);
    let shown = move || {
        let of = |place: &Place| match sheet.draft.value(*place) {
            None | Some(Value::Null) => None,
            Some(Value::Bool(on)) => Some(t(if on { Form::On } else { Form::Off })),
            Some(Value::Array(list)) => {
                let texts: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
                Some(texts.join(", ")).filter(|text| !text.is_empty())
            }
            Some(value) => Some(text_of(Some(&value))).filter(|text| !text.is_empty()),
        };
        let mut values: Vec<String> = places.iter().filter_map(of).collect();
        values.dedup();
        if values.is_empty() { "–".to_owned() } else { values.join(" · ") }
    };
    readonly(
        ids.first().copied().unwrap_or_default(),
        label,
        sig(shown),
        Signal::stored(String::new()),
        Form::ChangeNever,
    )
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
