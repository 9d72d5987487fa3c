//! One of several: a select, a row of segments, or cards with a sentence each.

use crate::components::lean::{effect, lazy, memo, on, sig};
use leptos::prelude::*;
use texts::Form;

use super::field::{described_by, invalid};
use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::t;

/// One thing to choose.
#[derive(Clone, PartialEq)]
pub(crate) struct Choice {
    /// What is written.
    pub(crate) value: String,
    /// What is shown.
    pub(crate) label: String,
}

impl Choice {
    /// A choice whose label is a text of the form.
    pub(crate) fn of(value: &str, label: Form) -> Self {
        Self { value: value.to_owned(), label: t(label) }
    }

    /// A choice that is shown as it is written.
    pub(crate) fn plain(value: &str) -> Self {
        Self { value: value.to_owned(), label: value.to_owned() }
    }
}

/// A native select. A value that is not among the choices is added as it is, never replaced.
pub(crate) fn select(
    sheet: Sheet,
    place: Place,
    class: &'static str,
    name: Option<Signal<String>>,
    choices: Signal<Vec<Choice>>,
) -> AnyView {
    let draft = sheet.draft;
    let node = NodeRef::<leptos::html::Select>::new();
    let options = move || {
        let value = draft.text(place);
        let mut choices = choices.get();
        if !choices.iter().any(|choice| choice.value == value) {
            choices.insert(0, Choice { label: if value.is_empty() { t(Form::Choose) } else { value.clone() }, value });
        }
        choices
    };
    // The list is rendered again only when it changes; the choice alone moves the mark.
    let options = memo(options);
    effect(move || {
        options.track();
        let value = draft.text(place);
        if let Some(select) = node.get() {
            select.set_value(&value);
        }
    });
    view! {
        <span class=class>
            <select
                class="select"
                id=place.dom_id()
                node_ref=node
                aria-label=sig(move || name.map(|name| name.get()))
                aria-invalid=sig(move || invalid(sheet, place))
                aria-describedby=sig(move || described_by(sheet, place))
                on:change=on(move |event| {
                    draft.set_text(place, &event_target_value(&event));
                    sheet.leave(place);
                })
                on:focus=on(move |_| sheet.focus(place))
                on:blur=on(move |_| sheet.leave(place))
            >
                {lazy(move || {
                    let value = draft.with(|editing| super::super::draft::text_of(editing.value(place)));
                    let option = |choice: Choice| {
                        let selected = choice.value == value;
                        view! { <option value=choice.value selected=selected>{choice.label}</option> }
                    };
                    options.get().into_iter().map(option).collect_view()
                })}
            </select>
            {icon(Glyph::ChevronDown)}
        </span>
    }
    .into_any()
}

/// What a group of radio buttons shows and does.
#[derive(Clone, Copy)]
pub(crate) struct Radios {
    /// Its place; the group has its id.
    pub(crate) place: Place,
    /// Its accessible name.
    pub(crate) name: Signal<String>,
    /// The chosen value.
    pub(crate) chosen: Signal<String>,
    /// Takes the chosen value.
    pub(crate) choose: Callback<String>,
}

impl Radios {
    /// The radios of one text value.
    pub(crate) fn of(sheet: Sheet, place: Place, name: Signal<String>) -> Self {
        Self {
            place,
            name,
            chosen: Signal::derive(move || sheet.draft.text(place)),
            choose: Callback::new(move |value: String| sheet.draft.set_text(place, &value)),
        }
    }
}

/// A row of segments.
pub(crate) fn segmented(sheet: Sheet, radios: Radios, choices: Vec<(&'static str, Signal<String>)>) -> AnyView {
    let radio = move |(value, label): (&'static str, Signal<String>)| {
        view! { <label>{radio(sheet, radios, value)}{lazy(move || label.get())}</label> }
    };
    group(sheet, radios, "segmented", choices.into_iter().map(radio).collect_view().into_any())
}

/// Cards: a title and a sentence each.
pub(crate) fn cards(sheet: Sheet, radios: Radios, choices: Vec<(&'static str, Form, Form)>) -> AnyView {
    let card = move |(value, title, about): (&'static str, Form, Form)| {
        view! {
            <label class="option-card">
                {radio(sheet, radios, value)} <b>{lazy(move || t(title))}</b> <small>{lazy(move || t(about))}</small>
            </label>
        }
    };
    group(sheet, radios, "options", choices.into_iter().map(card).collect_view().into_any())
}

fn group(sheet: Sheet, radios: Radios, class: &'static str, children: AnyView) -> AnyView {
    let place = radios.place;
    view! {
        <div
            class=class
            id=place.dom_id()
            role="radiogroup"
            aria-label=sig(move || radios.name.get())
            aria-invalid=sig(move || invalid(sheet, place))
            aria-describedby=sig(move || described_by(sheet, place))
            on:focusin=on(move |_| sheet.focus(place))
            on:focusout=on(move |_| sheet.leave(place))
        >
            {children}
        </div>
    }
    .into_any()
}

fn radio(_sheet: Sheet, radios: Radios, value: &'static str) -> AnyView {
    view! {
        <input
            type="radio"
            name=radios.place.dom_id()
            value=value
            prop:checked=sig(move || radios.chosen.get() == value)
            on:change=on(move |_| radios.choose.run(value.to_owned()))
        />
    }
    .into_any()
}
