//! An address that shows nothing.

use leptos::prelude::*;
use texts::Shell;

use crate::{
    components::{blank::Blank, icon::Glyph},
    i18n::text,
    routes::Page,
};

/// The page.
#[component]
pub fn Missing() -> impl IntoView {
    view! {
        <div class="page">
            <h1 tabindex="-1" class="sr-only">{text(Shell::PageMissingTitle)}</h1>
            <Blank glyph=Glyph::Search title=text(Shell::PageMissingTitle) sentence=text(Shell::PageMissingText)>
                <a class="btn" href=Page::Clusters.path()>{text(Shell::ToClusters)}</a>
            </Blank>
        </div>
    }
}
