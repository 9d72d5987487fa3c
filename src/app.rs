//! Providers and layout: what stands on every page.

mod notices;
mod shortcuts;
mod sidenav;
mod topbar;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    components::Router,
    hooks::{use_location, use_navigate},
    location::{BrowserUrl, LocationProvider},
};
use texts::Shell;

use self::{notices::Toasts, shortcuts::Shortcuts, sidenav::SideNav, topbar::TopBar};
use crate::{
    browser,
    components::{
        announcer::{Announcer, LiveRegion},
        dynamic::{dynamic, when},
    },
    i18n::{t, t_with, text},
    later::Later,
    pages::{clusters::Clusters, missing::Missing, node_pools::NodePools},
    routes::{self, Page},
    state::{
        clock::Clock,
        live::{self, Live},
        notifications::Notifications,
        preferences::Preferences,
    },
};

/// The console.
#[component]
pub fn App(
    /// Who shows the pages that the first load leaves out.
    later: Later,
) -> impl IntoView {
    browser::back::listen();
    Clock::provide();
    Preferences::provide();
    Announcer::provide();
    Notifications::provide();
    Live::provide();
    view! {
        <Router>
            <Frame later />
        </Router>
    }
}

#[component]
fn Frame(later: Later) -> impl IntoView {
    let live = Live::here();
    let (pathname, search) = (use_location().pathname, use_location().search);
    let navigate = use_navigate();
    let page = Memo::new(move |_| pathname.with(|path| Page::of(path)));
    // The router writes a new address into the address bar once it is told that the page stands.
    let address = expect_context::<BrowserUrl>();
    Effect::new(move || {
        pathname.track();
        address.ready_to_complete();
    });
    let shown = follow_page(page);
    // A dialog lies over its list: the list stays as it is.
    let ground = Memo::new(move |before: Option<&Page>| shown.with(|page| page.ground(before)));
    let cluster = Memo::new(move |_| page.with(|page| page.cluster().map(str::to_owned)));
    let help = RwSignal::new(false);
    live::follow(live, cluster);
    shortcuts::listen(page, help);
    tell_page(live, page, ground);
    let main = move || match ground.get() {
        Page::Clusters => view! { <Clusters /> }.into_any(),
        Page::NodePools { cluster } => view! { <NodePools cluster /> }.into_any(),
        Page::Created { cluster, pool } => (later.created)(cluster, pool),
        Page::NodePool { cluster, pool } => (later.node_pool)(cluster, pool),
        Page::CreateNodePool { .. } | Page::Task { .. } | Page::Missing => view! { <Missing /> }.into_any(),
    };
    let dialog = move || {
        let page = shown.get();
        if !page.is_dialog() {
            return ().into_any();
        }
        let ground = routes::with_search(&ground.get_untracked().path(), &search.get_untracked());
        let navigate = navigate.clone();
        let close = Callback::new(move |()| navigate(&ground, NavigateOptions::default()));
        match page {
            Page::Task { cluster, pool, task } => (later.task)(cluster, pool, task, close),
            page => (later.create)(page.cluster().unwrap_or_default().to_owned(), close),
        }
    };
    view! {
        <div class="app">
            <a class="skip" href="#main" on:click=skip>{text(Shell::SkipToContent)}</a>
            <TopBar ground />
            <SideNav ground on_help=move |()| help.set(true) />
            <main class="main" id="main" tabindex="-1">
                {dynamic(main)}
            </main>
        </div>
        {dynamic(dialog)}
        {when(help.into(), move || view! { <Shortcuts on_close=move |()| help.set(false) /> }.into_any())}
        <Toasts />
        <LiveRegion />
    }
}

/// What is on the screen: the page of the address, as soon as the dialog before it has let go of the focus.
/// The browser tells a control that it lost the focus while it is taken out, and by then its form is gone.
fn follow_page(page: Memo<Page>) -> RwSignal<Page> {
    let shown = RwSignal::new(page.get_untracked());
    Effect::new(move || {
        let now = page.get();
        if let Some(inside) = browser::find("dialog :focus") {
            let _ = inside.blur();
        }
        // The first time it stands already: what is set again is built again.
        if shown.with_untracked(|shown| *shown != now) {
            shown.set(now);
        }
    });
    shown
}

/// Keeps the title of the document; on a change of page says it and puts the focus on its headline.
fn tell_page(live: Live, page: Memo<Page>, ground: Memo<Page>) {
    let title = Signal::derive(move || match page.get() {
        Page::Clusters => t(Shell::Clusters),
        Page::NodePools { cluster } => format!("{} · {}", t(Shell::PoolsTitle), live.cluster_name(&cluster)),
        Page::CreateNodePool { cluster } => format!("{} · {}", t(Shell::CreateNodePool), live.cluster_name(&cluster)),
        Page::Created { pool, .. } | Page::NodePool { pool, .. } => live.pool_name(&pool),
        Page::Task { pool, task, .. } => format!("{} · {}", t(task.title()), live.pool_name(&pool)),
        Page::Missing => t(Shell::PageMissingTitle),
    });
    Effect::new(move || document().set_title(&t_with(Shell::PageOf, &[("page", &title.get())])));
    // A dialog gives the focus back by itself, but not to a page that came after it, as when the whole console
    // took over meanwhile: then its link gets it.
    Effect::new(move |before: Option<Page>| {
        let now = page.get();
        if let Some(dialog) = before.filter(|before| before.is_dialog() && !now.is_dialog()) {
            let link = ["#main a[href^='", &dialog.path(), "']"].concat();
            set_timeout(
                move || {
                    if !browser::has_modal()
                        && document().active_element().is_none_or(|active| active.tag_name() == "BODY")
                    {
                        match browser::find(&link) {
                            Some(link) => drop(link.focus()),
                            None => focus_headline(),
                        }
                    }
                },
                std::time::Duration::from_millis(50),
            );
        }
        now
    });
    let announcer = Announcer::here();
    Effect::new(move |before: Option<Page>| {
        let now = ground.get();
        // The first page is told by the browser itself.
        if before.is_some_and(|before| before != now) {
            request_animation_frame(move || {
                announcer.say(title.get_untracked());
                if !browser::has_modal() {
                    focus_headline();
                }
            });
        }
        now
    });
}

fn focus_headline() {
    if let Some(headline) = browser::find("#main h1") {
        let _ = headline.focus();
    }
}

/// Follows the skip link by hand: the router would take it for a page.
fn skip(event: web_sys::MouseEvent) {
    event.prevent_default();
    if let Some(main) = browser::element("main") {
        let _ = main.focus();
    }
}
