//! A modal dialog on the native element: focus stays inside, Escape closes, focus returns.

use leptos::{html, prelude::*};
use texts::Shell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlDialogElement, HtmlElement};

use super::{button::IconButton, icon::Glyph};
use crate::i18n::text;

/// A dialog that is open as long as it is on the page. Whoever shows it takes it away when `on_close`
/// asks for it: by Escape or the close button.
#[component]
pub fn Dialog(
    /// The headline.
    #[prop(into)]
    title: Signal<String>,
    /// More classes, such as `dialog-full`.
    #[prop(optional)]
    class: &'static str,
    /// The user wants to leave.
    #[prop(into)]
    on_close: Callback<()>,
    /// Between the headline and the end: usually `.dialog-body` and a footer.
    children: Children,
) -> impl IntoView {
    let dialog = NodeRef::<html::Dialog>::new();
    let before = document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let before = StoredValue::new_local(before);
    Effect::new(move || {
        if let Some(dialog) = dialog.get()
            && !dialog.open()
        {
            // Fails only when it is open already or not on the page.
            let _ = dialog.show_modal();
        }
    });
    on_cleanup(move || {
        if let Some(Some(before)) = before.try_get_value() {
            // While the dialog still stands, everything behind it refuses the focus.
            request_animation_frame(move || {
                let _ = before.focus();
            });
        }
    });
    view! {
        <dialog
            node_ref=dialog
            class=format!("dialog {class}")
            aria-labelledby="dialog-title"
            on:cancel=move |event: web_sys::Event| {
                event.prevent_default();
                on_close.run(());
            }
            on:close=move |_| {
                // Whoever shows it decides when it closes.
                if let Some(dialog) = dialog.get_untracked()
                    && dialog.is_connected()
                {
                    reopen(&dialog);
                }
            }
        >
            <header>
                <h2 id="dialog-title">{title}</h2>
                <div class="end">
                    <IconButton glyph=Glyph::Close label=text(Shell::Close) on_press=on_close />
                </div>
            </header>
            {children()}
        </dialog>
    }
}

/// Opens a dialog again that the browser closed by force, as it does when Escape is pressed twice, with what is asked
/// on top of it.
pub(crate) fn reopen(dialog: &HtmlDialogElement) {
    // Fails only when it is open already or not on the page.
    dialog.show_modal().ok();
    // Questions that were open lie below it now. Closed, each opens itself again, above, in the same order.
    let Ok(questions) = dialog.query_selector_all("dialog[open]") else { return };
    for question in (0..questions.length()).filter_map(|at| questions.item(at)) {
        question.unchecked_into::<HtmlDialogElement>().close();
    }
}
