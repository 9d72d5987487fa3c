//! The top bar: where the user is, and what holds everywhere.

use leptos::{prelude::*, task::spawn_local};
use texts::Shell;

use super::{notices::Notices, sidenav};
use crate::{
    components::{
        button::IconButton,
        dynamic::dynamic,
        icon::{Glyph, Icon},
    },
    i18n::{self, t, text},
    routes::{self, Page},
    state::{
        live::Live,
        notifications::Notifications,
        preferences::{Preferences, Theme},
    },
};

/// The bar.
#[component]
pub fn TopBar(
    /// The page under any dialog.
    ground: Memo<Page>,
) -> impl IntoView {
    view! {
        <header class="topbar">
            <button
                class="btn btn-ghost btn-icon only-narrow"
                type="button"
                popovertarget=sidenav::ID
                aria-label=text(Shell::OpenNavigation)
            >
                <Icon glyph=Glyph::Menu />
            </button>
            <a class="brand" href=Page::Clusters.path() aria-label=text(Shell::Product)>
                <Icon glyph=Glyph::Mark />
                <span>{text(Shell::Product)}</span>
            </a>
            <Breadcrumb ground />
            <div class="topbar-tools">
                <Notices />
                <LanguageSwitch />
                <ThemeSwitch />
            </div>
        </header>
    }
}

#[component]
fn Breadcrumb(ground: Memo<Page>) -> impl IntoView {
    let live = Live::here();
    // The words of each step and where it leads; the last one leads nowhere.
    let steps = move || -> Vec<(Signal<String>, String)> {
        let page = ground.get();
        let mut steps = vec![(text(Shell::Clusters), Page::Clusters.path())];
        if let Some(cluster) = page.cluster().map(str::to_owned) {
            let list = routes::node_pools(&cluster);
            steps.push((Signal::derive(move || live.cluster_name(&cluster)), list.clone()));
            steps.push((text(Shell::NodesNodePools), list));
        }
        if let Some(pool) = page.pool().map(str::to_owned) {
            steps.push((Signal::derive(move || live.pool_name(&pool)), String::new()));
        }
        steps
    };
    view! {
        <nav class="breadcrumb" aria-label=text(Shell::Breadcrumb)>
            <ol>
                {dynamic(move || {
                    let steps = steps();
                    let last = steps.len() - 1;
                    steps
                        .into_iter()
                        .enumerate()
                        .map(|(index, (word, link))| {
                            if index == last {
                                view! { <li><span aria-current="page">{word}</span></li> }.into_any()
                            } else {
                                view! { <li><a href=link>{word}</a></li> }.into_any()
                            }
                        })
                        .collect_view()
                        .into_any()
                })}
            </ol>
        </nav>
    }
}

#[component]
fn LanguageSwitch() -> impl IntoView {
    let notifications = Notifications::here();
    let switch = move |_| {
        let next = untrack(i18n::language).other();
        spawn_local(async move {
            if let Err(failure) = i18n::switch(next).await {
                notifications.bad(t(Shell::LanguageFailed), Some(failure.code), None);
            }
        });
    };
    view! {
        <button class="btn btn-ghost" type="button" aria-label=text(Shell::Language) title=text(Shell::Language) on:click=switch>
            <Icon glyph=Glyph::Globe />
            {text(Shell::LanguageShort)}
        </button>
    }
}

#[component]
fn ThemeSwitch() -> impl IntoView {
    let preferences = Preferences::here();
    let label = Signal::derive(move || {
        t(match preferences.theme() {
            Theme::System => Shell::ThemeSystem,
            Theme::Light => Shell::ThemeLight,
            Theme::Dark => Shell::ThemeDark,
        })
    });
    let next = move |()| preferences.set_theme(untrack(|| preferences.theme()).next());
    view! { <IconButton glyph=Glyph::Theme label on_press=next /> }
}
