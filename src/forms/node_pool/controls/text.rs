//! A line of text.

use crate::components::lean::{effect, on, sig};
use leptos::prelude::*;

use super::field::{described_by, invalid};
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;

/// A text field. `class` is that of the box around it; `name` is its accessible name where no label points at it;
/// `keep_empty` writes an empty text as such instead of taking the key away.
pub(crate) fn text(
    sheet: Sheet,
    place: Place,
    class: &'static str,
    name: Option<Signal<String>>,
    keep_empty: bool,
) -> AnyView {
    let draft = sheet.draft;
    let node = NodeRef::<leptos::html::Input>::new();
    show(node, move || draft.text(place));
    let start = draft.with(|editing| text_of(editing.value(place)));
    view! {
        <span class=class>
            <input
                class="input"
                id=place.dom_id()
                node_ref=node
                value=start
                autocomplete="off"
                spellcheck="false"
                aria-label=sig(move || name.map(|name| name.get()))
                aria-invalid=sig(move || invalid(sheet, place))
                aria-describedby=sig(move || described_by(sheet, place))
                on:input=on(move |event| {
                    let text = event_target_value(&event);
                    if keep_empty {
                        draft.set(place, Some(text.into()));
                    } else {
                        draft.set_text(place, &text);
                    }
                })
                on:focus=on(move |_| sheet.focus(place))
                on:blur=on(move |_| sheet.leave(place))
            />
        </span>
    }
    .into_any()
}

/// Keeps a value in an input. Only one that is not on the screen yet is written, so that the caret stays where
/// it is.
pub(crate) fn show(node: NodeRef<leptos::html::Input>, value: impl Fn() -> String + 'static) {
    effect(move || {
        let value = value();
        if let Some(input) = node.get()
            && input.value() != value
        {
            input.set_value(&value);
        }
    });
}
