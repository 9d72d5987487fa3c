//! The side navigation; on a narrow screen it opens over the page.

use leptos::prelude::*;
use leptos_router::hooks::use_location;
use texts::Shell;

use crate::{
    components::{
        icon::{Glyph, Icon},
        menu::{self, Edge, Menu},
    },
    i18n::{format, t, t_with, text},
    routes::{self, Page},
    state::{
        clock::Clock,
        live::{Connection, Live},
    },
};

/// The id of the navigation, for the button that opens it.
pub const ID: &str = "sidenav";

const CLUSTERS: &str = "cluster-menu";

/// The navigation.
#[component]
pub fn SideNav(
    /// What the address shows.
    page: Memo<Page>,
    /// Opens the list of shortcuts.
    #[prop(into)]
    on_help: Callback<()>,
) -> impl IntoView {
    let cluster = Memo::new(move |_| page.with(|page| page.cluster().map(str::to_owned)));
    let is_clusters = move || (page.get() == Page::Clusters).then_some("page");
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
            {move || cluster.get().map(|cluster| view! { <InCluster cluster page /> })}
            <div class="nav-foot">
                <LiveSign />
                <button class="nav-help" type="button" on:click=move |_| on_help.run(())>
                    <kbd class="kbd" aria-hidden="true">"?"</kbd>
                    {text(Shell::KeyboardShortcuts)}
                </button>
            </div>
        </nav>
    }
}

#[component]
fn InCluster(cluster: String, page: Memo<Page>) -> impl IntoView {
    let live = Live::here();
    let link = routes::node_pools(&cluster);
    let is_list = move || matches!(page.get(), Page::NodePools { .. } | Page::CreateNodePool { .. }).then_some("page");
    let count = move || {
        live.pools.with(|pools| {
            pools.as_ref().map(|pools| format::number(u32::try_from(pools.len()).unwrap_or(u32::MAX).into()))
        })
    };
    view! {
        <div class="nav-group">
            <ClusterSwitch cluster />
        </div>
        <div class="nav-group">
            <p class="nav-title">{text(Shell::Nodes)}</p>
            <a class="nav-link" href=link aria-current=is_list>
                <Icon glyph=Glyph::Pool />
                {text(Shell::NodePools)}
                {move || count().map(|count| view! { <span class="count">{count}</span> })}
            </a>
        </div>
    }
}

#[component]
fn ClusterSwitch(cluster: String) -> impl IntoView {
    let live = Live::here();
    let cluster = StoredValue::new(cluster);
    let name = move || live.cluster_name(&cluster.get_value());
    let facts = move || {
        let facts = live.cluster(&cluster.get_value())?;
        Some(format!("{} · {}", facts.region_id, facts.current_version))
    };
    let label = Signal::derive(move || t_with(Shell::SwitchCluster, &[("name", &name())]));
    let button = view! {
        <span>
            <span class="truncate">{name}</span>
            <Icon glyph=Glyph::Select />
        </span>
        <span>{facts}</span>
    }
    .into_any();
    view! {
        <Menu id=CLUSTERS label class="cluster-card" edge=Edge::Start button>
            {move || {
                let clusters = live.clusters.get().unwrap_or_default();
                clusters
                    .into_iter()
                    .map(|one| {
                        let current = (one.cluster_id == cluster.get_value()).then_some("true");
                        view! {
                            <a class="menu-item" href=routes::node_pools(&one.cluster_id) aria-current=current>
                                <Icon glyph=if current.is_some() { Glyph::Check } else { Glyph::Clusters } />
                                <span class="truncate">{one.name}</span>
                                <small>{one.region_id} " · " {one.current_version}</small>
                            </a>
                        }
                    })
                    .collect_view()
            }}
        </Menu>
    }
}

/// Whether the page is live, and how old it is.
#[component]
fn LiveSign() -> impl IntoView {
    let (live, clock) = (Live::here(), Clock::here());
    let age = move || live.read_at.get().map(|read| format::relative(read, clock.now().max(read)));
    let word = move || match (live.connection.get(), age()) {
        (Connection::Connecting, _) => t(Shell::Connecting),
        (Connection::Live, Some(age)) => t_with(Shell::LiveAge, &[("age", &age)]),
        (Connection::Live, None) => t(Shell::LiveNow),
        (Connection::Reconnecting, Some(age)) => t_with(Shell::ReconnectingAge, &[("age", &age)]),
        (Connection::Reconnecting, None) => t(Shell::Reconnecting),
        (Connection::Paused, _) => t(Shell::Paused),
    };
    let glyph = Signal::derive(move || match live.connection.get() {
        Connection::Live => Glyph::Live,
        Connection::Connecting | Connection::Reconnecting => Glyph::Spinner,
        Connection::Paused => Glyph::Paused,
    });
    let spins =
        Signal::derive(move || matches!(live.connection.get(), Connection::Connecting | Connection::Reconnecting));
    let state = move || match live.connection.get() {
        Connection::Live => "live",
        _ => "waiting",
    };
    view! {
        <span class="live" data-connection=state>
            <Icon glyph spins />
            <span>{word}</span>
        </span>
    }
}
