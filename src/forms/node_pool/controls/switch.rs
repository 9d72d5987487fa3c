//! On or off.

use crate::components::lean::{lazy, on, sig};
use leptos::prelude::*;
use serde_json::Value;
use texts::Form;

use super::field::{described_by, invalid};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::t;

/// What a switch writes, on and off; where neither stands it is off.
pub(crate) const BOOLEAN: (Value, Value) = (Value::Bool(true), Value::Bool(false));

/// A switch of one value, with a text beside it. `name` is its accessible name where the text alone does not tell.
pub(crate) fn switch(
    sheet: Sheet,
    place: Place,
    text: Form,
    name: Option<Signal<String>>,
    words: (Value, Value),
) -> AnyView {
    let (on_word, off_word) = words;
    let is_on = on_word.clone();
    let checked = move || sheet.draft.value(place).as_ref() == Some(&is_on);
    let write = move |now: bool| {
        let word = if now { on_word.clone() } else { off_word.clone() };
        sheet.draft.set(place, Some(word));
        sheet.leave(place);
    };
    toggle(sheet, place, text, name, sig(checked), Callback::new(write))
}

/// A switch that does what it is told.
pub(crate) fn toggle(
    sheet: Sheet,
    place: Place,
    text: Form,
    name: Option<Signal<String>>,
    checked: Signal<bool>,
    write: Callback<bool>,
) -> AnyView {
    view! {
        <label class="switch">
            <input
                type="checkbox"
                role="switch"
                id=place.dom_id()
                aria-label=sig(move || name.map(|name| name.get()))
                aria-invalid=sig(move || invalid(sheet, place))
                aria-describedby=sig(move || described_by(sheet, place))
                prop:checked=checked
                on:change=on(move |event| write.run(event_target_checked(&event)))
                on:focus=on(move |_| sheet.focus(place))
                on:blur=on(move |_| sheet.leave(place))
            />
            <span>{lazy(move || t(text))}</span>
        </label>
    }
    .into_any()
}
