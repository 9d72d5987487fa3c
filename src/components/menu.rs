//! A menu in the top layer, under the button that opens it. The browser closes it on Escape and on a
//! press elsewhere, and gives the focus back.

use leptos::{html, prelude::*};
use web_sys::HtmlElement;

use crate::browser;

/// Where the menu hangs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edge {
    /// Its left edge under the button's.
    Start,
    /// Its right edge under the button's.
    End,
}

/// Between button and menu, in pixels.
const GAP: f64 = 4.0;

/// A button with a menu. Arrow keys move through the links, buttons and boxes inside.
#[component]
pub fn Menu(
    /// Names the menu on the page.
    id: &'static str,
    /// The name of the button.
    #[prop(into)]
    label: Signal<String>,
    /// The classes of the button.
    class: &'static str,
    /// Where the menu hangs.
    #[prop(default = Edge::End)]
    edge: Edge,
    /// What stands in the button.
    button: AnyView,
    /// Runs when the menu opens.
    #[prop(optional, into)]
    on_open: Option<Callback<()>>,
    /// What stands in the menu.
    content: AnyView,
) -> impl IntoView {
    let (anchor, menu) = (NodeRef::<html::Button>::new(), NodeRef::<html::Div>::new());
    let place = RwSignal::new((0, 0));
    let open = RwSignal::new(false);
    let measure = move |_| {
        if let Some(anchor) = anchor.get_untracked() {
            let rect = anchor.get_bounding_client_rect();
            let width = document().document_element().map_or(0.0, |root| f64::from(root.client_width()));
            let side = if edge == Edge::Start { rect.left() } else { width - rect.right() };
            place.set((whole(side), whole(rect.bottom() + GAP)));
        }
    };
    let on_toggle = move |_| {
        let is_open = menu.get_untracked().is_some_and(|menu| menu.matches(":popover-open").unwrap_or(false));
        open.set(is_open);
        if is_open {
            if let Some(on_open) = on_open {
                on_open.run(());
            }
            if let Some(menu) = menu.get_untracked() {
                step(&menu, Step::First);
            }
        }
    };
    let on_key = move |event: web_sys::KeyboardEvent| {
        let to = match event.key().as_str() {
            "ArrowDown" => Step::Next,
            "ArrowUp" => Step::Previous,
            "Home" => Step::First,
            "End" => Step::Last,
            _ => return,
        };
        event.prevent_default();
        if let Some(menu) = menu.get_untracked() {
            step(&menu, to);
        }
    };
    let side = move |side: Edge| {
        Signal::derive(move || if side == edge { format!("{}px", place.get().0) } else { String::new() })
    };
    let top = Signal::derive(move || format!("{}px", place.get().1));
    let expanded = Signal::derive(move || open.get().to_string());
    view! {
        <button
            node_ref=anchor
            type="button"
            class=class
            aria-label=label
            title=label
            aria-expanded=expanded
            aria-controls=id
            popovertarget=id
            on:click=measure
        >
            {button}
        </button>
        <div
            node_ref=menu
            id=id
            class="menu"
            role="group"
            aria-label=label
            popover="auto"
            style:left=side(Edge::Start)
            style:right=side(Edge::End)
            style:top=top
            on:toggle=on_toggle
            on:keydown=on_key
        >
            {content}
        </div>
    }
}

/// Closes the menu with this id, when it is open.
pub fn close(id: &str) {
    if let Some(menu) = browser::element(id)
        && menu.matches(":popover-open").unwrap_or(false)
    {
        // Fails only when it is closed already.
        let _ = menu.hide_popover();
    }
}

/// Whole pixels.
fn whole(length: f64) -> i32 {
    length.round() as i32
}

enum Step {
    First,
    Last,
    Next,
    Previous,
}

fn step(menu: &HtmlElement, to: Step) {
    let items = browser::find_all(menu, "a[href], button, input");
    let here = items.iter().position(|item| browser::has_focus(item));
    let target = match (to, here) {
        (Step::First, _) | (Step::Next, None) => 0,
        (Step::Last, _) | (Step::Previous, None) => items.len().saturating_sub(1),
        (Step::Next, Some(here)) => (here + 1) % items.len(),
        (Step::Previous, Some(here)) => here.checked_sub(1).unwrap_or(items.len() - 1),
    };
    if let Some(item) = items.get(target) {
        let _ = item.focus();
    }
}
