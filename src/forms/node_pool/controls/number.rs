//! A number with a step down and a step up.

use crate::components::lean::{effect, on, sig};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use serde_json::Value;
use texts::Form;

use super::field::{described_by, invalid};
use crate::forms::node_pool::draft::number_of;
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::t_with;

/// A number field. The steps stop at the limits; what is typed does not, the rules judge it.
pub(crate) fn number(sheet: Sheet, place: Place, name: Signal<String>, limits: (u32, u32), step: u32) -> AnyView {
    let draft = sheet.draft;
    let node = NodeRef::<leptos::html::Input>::new();
    effect(move || {
        let value = draft.value(place);
        if let Some(input) = node.get()
            && number_of(&input.value()) != value
        {
            input.set_value(&text_of(value.as_ref()));
        }
    });
    let start = draft.with(|editing| text_of(editing.value(place)));
    let by = move |up: bool| {
        let (min, max) = limits;
        let now = draft.with(|editing| editing.value(place).and_then(Value::as_u64));
        let next = match now {
            None => u64::from(min),
            Some(now) if up => (now / u64::from(step) + 1) * u64::from(step),
            Some(now) => now.saturating_sub(1) / u64::from(step) * u64::from(step),
        };
        draft.set(place, Some(next.clamp(u64::from(min), u64::from(max)).into()));
    };
    let key = move |event: KeyboardEvent| match event.key().as_str() {
        "ArrowUp" if !event.alt_key() => {
            event.prevent_default();
            by(true);
        }
        "ArrowDown" if !event.alt_key() => {
            event.prevent_default();
            by(false);
        }
        _ => {}
    };
    let button = move |up: bool| {
        let label = move || t_with(if up { Form::More } else { Form::Less }, &[("name", &name.get())]);
        view! {
            <button type="button" tabindex="-1" aria-label=label on:click=on(move |_| {
                by(up);
                sheet.leave(place);
            })></button>
        }
    };
    view! {
        <span class="number">
            {button(false)}
            <input
                id=place.dom_id()
                node_ref=node
                value=start
                inputmode="numeric"
                autocomplete="off"
                role="spinbutton"
                aria-label=sig(move || name.get())
                aria-valuemin=limits.0.to_string()
                aria-valuemax=limits.1.to_string()
                aria-valuenow=sig(move || draft.value(place).and_then(|value| value.as_u64()).map(|value| value.to_string()))
                aria-invalid=sig(move || invalid(sheet, place))
                aria-describedby=sig(move || described_by(sheet, place))
                on:input=on(move |event| draft.set(place, number_of(&event_target_value(&event))))
                on:keydown=key
                on:focus=on(move |_| sheet.focus(place))
                on:blur=on(move |_| sheet.leave(place))
            />
            {button(true)}
        </span>
    }
    .into_any()
}
