//! One of several: a select, a row of segments, or cards with a sentence each.

use crate::components::lean::{effect, lazy, memo, on, sig};
use leptos::prelude::*;
use texts::Form;

use super::field::{described_by, invalid};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{t, t_with};

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

    /// Nothing is written; the service takes `value`.
    pub(crate) fn default_of(value: &str) -> Self {
        Self { value: String::new(), label: t_with(Form::DefaultOf, &[("value", value)]) }
    }

    /// A choice that is shown as it is written.
    pub(crate) fn plain(value: &str) -> Self {
        Self { value: value.to_owned(), label: value.to_owned() }
    }
}

/// A native select of one text value. A value that is not among the choices is added as it is, never replaced.
pub(crate) fn select(
    sheet: Sheet,
    place: Place,
    class: &'static str,
    name: Option<Signal<String>>,
    choices: Signal<Vec<Choice>>,
) -> AnyView {
    let chosen = sig(move || sheet.draft.text(place));
    let choose = Callback::new(move |value: String| sheet.draft.set_text(place, &value));
    select_by(sheet, place, class, name, choices, chosen, choose)
}

/// A native select whose value is not a text of the document.
pub(crate) fn select_by(
    sheet: Sheet,
    place: Place,
    class: &'static str,
    name: Option<Signal<String>>,
    choices: Signal<Vec<Choice>>,
    chosen: Signal<String>,
    choose: Callback<String>,
) -> AnyView {
    let node = NodeRef::<leptos::html::Select>::new();
    let options = move || {
        let value = chosen.get();
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
        let value = chosen.get();
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
                    choose.run(event_target_value(&event));
                    sheet.leave(place);
                })
                on:focus=on(move |_| sheet.focus(place))
                on:blur=on(move |_| sheet.leave(place))
            >
                {lazy(move || {
                    let value = chosen.get_untracked();
                    let option = |choice: Choice| {
                        let selected = choice.value == value;
                        view! { <option value=choice.value selected=selected>{choice.label}</option> }
                    };
                    options.get().into_iter().map(option).collect_view()
                })}
            </select>
        </span>
    }
    .into_any()
}

/// What a group of radio buttons shows and does.
#[derive(Clone, Copy)]
pub(crate) struct Radios {
    /// Its place.
    pub(crate) place: Place,
    /// The id of the group, where the place's own is another control's.
    pub(crate) id: Option<&'static str>,
    /// Its accessible name.
    pub(crate) name: Signal<String>,
    /// The chosen value.
    pub(crate) chosen: Signal<String>,
    /// Takes the chosen value.
    pub(crate) choose: Callback<String>,
}

impl Radios {
    fn id(self) -> String {
        self.id.map_or_else(|| self.place.dom_id(), str::to_owned)
    }

    /// The radios of one text value.
    pub(crate) fn of(sheet: Sheet, place: Place, name: Signal<String>) -> Self {
        Self {
            place,
            id: None,
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
            id=radios.id()
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
            name=radios.id()
            value=value
            prop:checked=sig(move || radios.chosen.get() == value)
            on:change=on(move |_| radios.choose.run(value.to_owned()))
        />
    }
    .into_any()
}
