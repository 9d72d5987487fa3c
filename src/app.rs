//! Providers and layout: what stands on every page.

use leptos::prelude::*;
use leptos_router::{components::Router, hooks::use_location};

use crate::{
    components::announcer::Announcer,
    pages::{create::CreateNodePool, created::Created},
    routes::Page,
    state::{
        clock::Clock,
        live::{self, Live},
        notifications::Notifications,
        preferences::Preferences,
    },
};

/// The console.
#[component]
pub fn App() -> impl IntoView {
    Clock::provide();
    Preferences::provide();
    Announcer::provide();
    Notifications::provide();
    Live::provide();
    view! {
        <Router>
            <Frame />
        </Router>
    }
}

#[component]
fn Frame() -> impl IntoView {
    let pathname = use_location().pathname;
    let page = Memo::new(move |_| pathname.with(|path| Page::of(path)));
    let cluster = Memo::new(move |_| page.with(|page| page.cluster().map(str::to_owned)));
    live::follow(Live::here(), cluster);
    let ground = Memo::new(move |_| page.with(Page::ground));
    view! {
        <main id="main">
            {move || match ground.get() {
                Page::Created { cluster, pool } => view! { <Created cluster pool /> }.into_any(),
                other => other.path().into_any(),
            }}
        </main>
        {move || match page.get() {
            Page::CreateNodePool { cluster } => Some(view! { <CreateNodePool cluster /> }),
            _ => None,
        }}
    }
}
