//! Buttons that consist of an icon and a word, or of an icon alone.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// A button with an icon alone; `label` is its name for everyone who cannot see it, and its tooltip.
#[component]
pub fn IconButton(
    /// The icon.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// The name.
    #[prop(into)]
    label: Signal<String>,
    /// More classes, such as `btn-sm`.
    #[prop(optional)]
    class: &'static str,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button
            type="button"
            class=format!("btn btn-ghost btn-icon {class}")
            aria-label=label
            title=label
            on:click=move |_| on_press.run(())
        >
            <Icon glyph />
        </button>
    }
}

/// A button with a word, and perhaps an icon before it.
#[component]
pub fn Button(
    /// The word.
    #[prop(into)]
    label: Signal<String>,
    /// The icon before it.
    #[prop(optional)]
    glyph: Option<Glyph>,
    /// More classes, such as `btn-primary`.
    #[prop(optional)]
    class: &'static str,
    /// What a press does.
    #[prop(into)]
    on_press: Callback<()>,
) -> impl IntoView {
    view! {
        <button type="button" class=format!("btn {class}") on:click=move |_| on_press.run(())>
            {glyph.map(|glyph| view! { <Icon glyph /> })}
            {label}
        </button>
    }
}
