//! A dialog that asks something on top of the form's.

use crate::components::lean::{effect, on};
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use web_sys::Event;

use super::sheet::focus_in;

/// The dialog, named and, where there is one, described by these elements, with the focus on the element `focus`.
/// `back` leads out of it by Escape and takes it off the page, or refuses and leaves it there.
pub(super) fn nested(
    class: &'static str,
    (labelled, described): (&'static str, Option<&'static str>),
    focus: &'static str,
    back: Callback<()>,
    content: AnyView,
) -> AnyView {
    let node = NodeRef::<html::Dialog>::new();
    let show = move || {
        if let Some(dialog) = node.get_untracked()
            && dialog.is_connected()
            && !dialog.open()
        {
            // Fails only when it is open already or not on the page.
            dialog.show_modal().ok();
            focus_in(focus);
        }
    };
    effect(move || {
        node.track();
        show();
    });
    // The form's dialog, around this one, would hear all of it as well.
    let key = move |event: KeyboardEvent| {
        event.stop_propagation();
        if event.key() == "Escape" {
            event.prevent_default();
            back.run(());
        }
    };
    let cancel = move |event: Event| {
        event.prevent_default();
        event.stop_propagation();
        back.run(());
    };
    // The browser closes a dialog by force when Escape is pressed twice.
    let closed = move |_: Event| show();
    view! {
        <dialog
            class=class
            node_ref=node
            aria-labelledby=labelled
            aria-describedby=described
            on:keydown=on(key)
            on:cancel=on(cancel)
            on:close=on(closed)
        >
            {content}
        </dialog>
    }
    .into_any()
}
