//! An address that shows nothing.

use leptos::prelude::*;
use texts::Shell;

use crate::{
    components::{blank::blank, icon::Glyph},
    i18n::text,
    routes::Page,
};

/// The page.
#[component]
pub fn Missing() -> impl IntoView {
    let action = view! { <a class="btn" href=Page::Clusters.path()>{text(Shell::ToClusters)}</a> };
    view! {
        <div class="page">
            <h1 tabindex="-1" class="sr-only">{text(Shell::PageMissingTitle)}</h1>
            {blank(Glyph::Search, false, text(Shell::PageMissingTitle), text(Shell::PageMissingText), action.into_any())}
        </div>
    }
}
