//! The side navigation; on a narrow screen it opens over the page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::Shell;

use crate::{
    components::{
        dynamic::{dynamic, when},
        icon::{Glyph, Icon},
        menu::{self, Edge, Menu},
    },
    i18n::{format, t, t_with, text},
    routes::{self, Page},
    state::{
        clock::Clock,
        live::{Cluster, Connection, Live},
    },
};

/// The id of the navigation, for the button that opens it.
pub const ID: &str = "sidenav";

const CLUSTERS: &str = "cluster-menu";

/// The navigation.
#[component]
pub fn SideNav(
    /// The page under any dialog.
    ground: Memo<Page>,
    /// Opens the list of shortcuts.
    #[prop(into)]
    on_help: Callback<()>,
) -> impl IntoView {
    let cluster = Memo::new(move |_| ground.with(|page| page.cluster().map(str::to_owned)));
    let is_clusters = Signal::derive(move || (ground.get() == Page::Clusters).then(|| "page".to_owned()));
    // A link was followed: the navigation has done its work.
    let path = use_location().pathname;
    Effect::new(move || {
        path.track();
        menu::close(ID);
        menu::close(CLUSTERS);
    });
    view! {
        <nav class="sidenav" id=ID popover="auto" aria-label=text(Shell::MainNavigation)>
            <div class="nav-group">
                <a class="nav-link" href=Page::Clusters.path() aria-current=is_clusters>
                    <Icon glyph=Glyph::Clusters />
                    {text(Shell::Clusters)}
                </a>
            </div>
            {dynamic(move || match cluster.get() {
                Some(cluster) => view! { <InCluster cluster ground /> }.into_any(),
                None => ().into_any(),
            })}
            <div class="nav-foot">
                {live_sign()}
                <button class="nav-help" type="button" on:click=move |_| on_help.run(())>
                    <kbd class="kbd" aria-hidden="true">"?"</kbd>
                    {text(Shell::KeyboardShortcuts)}
                </button>
            </div>
        </nav>
    }
}

#[component]
fn InCluster(cluster: String, ground: Memo<Page>) -> impl IntoView {
    let live = Live::here();
    let link = routes::node_pools(&cluster);
    let is_list = Signal::derive(move || {
        let word = if matches!(ground.get(), Page::NodePools { .. }) { "page" } else { "true" };
        Some(word.to_owned())
    });
    let known = Signal::derive(move || live.pools.with(Option::is_some));
    let count = Signal::derive(move || {
        let count = live.pools.with(|pools| pools.as_ref().map_or(0, Vec::len));
        format::number(u32::try_from(count).unwrap_or(u32::MAX).into())
    });
    view! {
        <div class="nav-group">{cluster_switch(cluster)}</div>
        <div class="nav-group">
            <p class="nav-title">{text(Shell::Nodes)}</p>
            <a class="nav-link" href=link aria-current=is_list>
                <Icon glyph=Glyph::Pool />
                {text(Shell::NodePools)}
                {when(known, move || view! { <span class="count">{count}</span> }.into_any())}
            </a>
        </div>
    }
}

fn cluster_switch(cluster: String) -> AnyView {
    let live = Live::here();
    let cluster = StoredValue::new(cluster);
    let name = Signal::derive(move || live.cluster_name(&cluster.get_value()));
    let facts =
        Signal::derive(move || live.cluster(&cluster.get_value()).map(|cluster| place(&cluster)).unwrap_or_default());
    let label = Signal::derive(move || t_with(Shell::SwitchCluster, &[("name", &name.get())]));
    let button = view! {
        <span>
            <span class="truncate">{name}</span>
            <Icon glyph=Glyph::Select />
        </span>
        <span>{facts}</span>
    };
    let item = move |one: Cluster| {
        let is_current = one.cluster_id == cluster.get_value();
        let glyph = if is_current { Glyph::Check } else { Glyph::Clusters };
        let facts = place(&one);
        view! {
            <a class="menu-item" href=routes::node_pools(&one.cluster_id) aria-current=is_current.then(|| "true".to_owned())>
                <Icon glyph />
                <span class="truncate">{one.name}</span>
                <small>{facts}</small>
            </a>
        }
        .into_any()
    };
    let items =
        dynamic(move || live.clusters.get().unwrap_or_default().into_iter().map(item).collect_view().into_any());
    view! { <Menu id=CLUSTERS label class="cluster-card" edge=Edge::Start button=button.into_any() content=items /> }
        .into_any()
}

fn place(cluster: &Cluster) -> String {
    format!("{} · {}", cluster.region_id, cluster.current_version)
}

/// Whether the page is live, and how old it is.
fn live_sign() -> AnyView {
    let (live, clock) = (Live::here(), Clock::here());
    let age = move || live.read_at.get().map(|read| format::relative(read, clock.now().max(read)));
    let word = Signal::derive(move || match (live.connection.get(), age()) {
        (Connection::Connecting, _) => t(Shell::Connecting),
        (Connection::Live, Some(age)) => t_with(Shell::LiveAge, &[("age", &age)]),
        (Connection::Live, None) => t(Shell::LiveNow),
        (Connection::Reconnecting, Some(age)) => t_with(Shell::ReconnectingAge, &[("age", &age)]),
        (Connection::Reconnecting, None) => t(Shell::Reconnecting),
        (Connection::Paused, _) => t(Shell::Paused),
    });
    let glyph = Signal::derive(move || match live.connection.get() {
        Connection::Live => Glyph::Live,
        Connection::Connecting | Connection::Reconnecting => Glyph::Spinner,
        Connection::Paused => Glyph::Paused,
    });
    let spins = Signal::derive(move || glyph.get() == Glyph::Spinner);
    let state = Signal::derive(move || {
        if live.connection.get() == Connection::Live { "live".to_owned() } else { "waiting".to_owned() }
    });
    view! {
        <span class="live" data-connection=state>
            <Icon glyph spins />
            <span>{word}</span>
        </span>
    }
    .into_any()
}
