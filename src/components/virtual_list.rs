//! A long list of options of which only the visible ones are in the page.

use std::sync::Arc;

use crate::components::lean::{effect, keyed, memo, on, sig};
use leptos::prelude::*;
use web_sys::HtmlElement;

/// Rows rendered above and below the visible ones.
const MARGIN: usize = 3;

/// Renders the row at an index; its content may change while it stays.
pub(crate) type RenderRow = Arc<dyn Fn(usize) -> AnyView + Send + Sync>;

/// A list box over `len` rows of `row_height` pixels, `visible` of them at once. The active row, which
/// the keyboard moves, is kept in view.
pub(crate) fn virtual_list(
    id: String,
    label: Signal<String>,
    len: Signal<usize>,
    active: RwSignal<usize>,
    row_height: usize,
    visible: usize,
    row: RenderRow,
) -> AnyView {
    let node = NodeRef::<leptos::html::Div>::new();
    let top = RwSignal::new(0_usize);
    let window = memo(move || {
        let first = (top.get() / row_height).saturating_sub(MARGIN);
        let last = (top.get() / row_height + visible + MARGIN + 1).min(len.get());
        (first.min(last), last)
    });
    effect(move || {
        let at = active.get().min(len.get().saturating_sub(1)) * row_height;
        let Some(list) = node.get() else { return };
        let (shown, height) = (list.scroll_top().max(0) as usize, visible * row_height);
        if at < shown {
            list.set_scroll_top(at as i32);
        } else if at + row_height > shown + height {
            list.set_scroll_top((at + row_height - height) as i32);
        }
    });
    let scrolled = move |event: leptos::ev::Event| {
        let list: HtmlElement = event_target(&event);
        top.set(list.scroll_top().max(0) as usize);
    };
    let rows = move || {
        let (first, last) = window.get();
        (first..last).map(|index| index.to_string()).collect::<Vec<_>>()
    };
    let pixels = |count: usize| format!("{count}px");
    let one = move |key: String| {
        let index: usize = key.parse().unwrap_or_default();
        view! {
            <div
                class="virtual-row"
                role="presentation"
                style:height=pixels(row_height)
                style:top=pixels(index * row_height)
            >
                {row(index)}
            </div>
        }
        .into_any()
    };
    view! {
        <div
            class="listbox virtual"
            id=id
            role="listbox"
            aria-multiselectable="true"
            aria-label=sig(move || label.get())
            tabindex="-1"
            node_ref=node
            on:scroll=on(scrolled)
            style:height=sig(move || pixels(len.get().min(visible) * row_height + 10))
        >
            <div class="virtual-space" role="presentation" style:height=sig(move || pixels(len.get() * row_height))>
                {keyed(sig(rows), one)}
            </div>
        </div>
    }
    .into_any()
}
