//! The clusters.

use leptos::{prelude::*, task::spawn_local};
use texts::Shell;

use super::frame::{self, Stage};
use crate::{
    api::{
        client::Abort,
        node_pools::{self, Size},
    },
    components::{
        blank::blank,
        button::Button,
        dynamic::{dynamic, when},
        icon::Glyph,
        short_id::ShortId,
        status::{Status, Tone},
    },
    i18n::{format, t, t_count, text},
    routes,
    state::live::{Cluster, Live},
};

/// The page.
#[component]
pub fn Clusters() -> impl IntoView {
    let live = Live::here();
    let total = move || live.clusters.with(|clusters| clusters.as_ref().map(Vec::len));
    let stage = Memo::new(move |_| Stage::of(live, total()));
    let known = Signal::derive(move || total().is_some());
    let count = Signal::derive(move || {
        t_count(Shell::ClustersCount, total().and_then(|count| u32::try_from(count).ok()).unwrap_or(0))
    });
    let age = frame::age();
    let refresh = move || {
        view! { <Button label=text(Shell::Refresh) glyph=Glyph::Refresh on_press=move |()| live.refresh() /> }
            .into_any()
    };
    let empty =
        move || blank(Glyph::Clusters, false, text(Shell::NoClustersTitle), text(Shell::NoClustersText), refresh());
    view! {
        <div class="page page-fill">
            <div class="page-head">
                <div class="page-title">
                    <h1 tabindex="-1">{text(Shell::Clusters)}</h1>
                    <p class="page-meta">
                        {when(known, move || view! { <span>{count}</span> <span>{age}</span> }.into_any())}
                    </p>
                </div>
                <div class="btn-group">{refresh()}</div>
            </div>
            {frame::body(stage, Shell::LoadingClusters, empty, move || table(live))}
        </div>
    }
}

fn table(live: Live) -> AnyView {
    let head = |key: Shell, class: &'static str| {
        view! {
            <th scope="col" role="columnheader" class=class>
                {text(key)}
            </th>
        }
        .into_any()
    };
    let rows = move || {
        let clusters = live.clusters.get().unwrap_or_default();
        clusters.into_iter().map(row).collect_view().into_any()
    };
    view! {
        <div class="table-frame" role="region" aria-label=text(Shell::Clusters) tabindex="0">
            <table class="table table-cards" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        {head(Shell::ColumnName, "pin")} {head(Shell::ColumnState, "")} {head(Shell::ColumnRegion, "")}
                        {head(Shell::ColumnVersion, "")} {head(Shell::ColumnPools, "numeric")}
                        {head(Shell::ColumnNodes, "numeric")}
                    </tr>
                </thead>
                <tbody role="rowgroup">{dynamic(rows)}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row(cluster: Cluster) -> AnyView {
    let size = use_size(cluster.cluster_id.clone());
    let count = move |of: fn(Size) -> u32| {
        Signal::derive(move || match size.get() {
            Counted::Pending => String::new(),
            Counted::Known(size) => format::number(of(size).into()),
            Counted::Failed => "–".to_owned(),
        })
    };
    let tone = tone(&cluster.state);
    let state = StoredValue::new(cluster.state);
    let word = Signal::derive(move || word(&state.get_value()));
    let cell = |key: Shell, class: &'static str, content: AnyView| {
        view! {
            <td role="cell" class=class data-label=text(key)>
                {content}
            </td>
        }
        .into_any()
    };
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" class="pin">
                <span class="cell-name">
                    <a class="truncate" href=routes::node_pools(&cluster.cluster_id)>
                        {cluster.name}
                    </a>
                    <ShortId id=cluster.cluster_id />
                </span>
            </th>
            {cell(Shell::ColumnState, "", view! { <Status tone word /> }.into_any())}
            {cell(Shell::ColumnRegion, "", verbatim(cluster.region_id).into_any())}
            {cell(Shell::ColumnVersion, "num", verbatim(cluster.current_version).into_any())}
            {cell(Shell::ColumnPools, "numeric num", count(|size| size.pools).into_any())}
            {cell(Shell::ColumnNodes, "numeric num", count(|size| size.nodes).into_any())}
        </tr>
    }
    .into_any()
}

/// What is known about the size of a cluster.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Counted {
    Pending,
    Known(Size),
    Failed,
}

/// Reads how large the cluster is, once; the row stands without it.
fn use_size(cluster: String) -> RwSignal<Counted> {
    let size = RwSignal::new(Counted::Pending);
    let abort = Abort::armed();
    let signal = abort.signal();
    spawn_local(async move {
        let answer = node_pools::size(&cluster, signal).await;
        // The row may be gone.
        let _ = size.try_set(answer.map_or(Counted::Failed, Counted::Known));
    });
    let abort = StoredValue::new_local(Some(abort));
    on_cleanup(move || {
        let _ = abort.try_set_value(None);
    });
    size
}

fn verbatim(text: String) -> String {
    if text.is_empty() { "–".to_owned() } else { text }
}

fn tone(state: &str) -> Tone {
    match state {
        "running" => Tone::Active,
        "initial" | "updating" | "upgrading" | "scaling" | "waiting" => Tone::Updating,
        "removing" | "draining" | "deleting" => Tone::Removing,
        "failed" | "delete_failed" | "unavailable" | "disconnected" => Tone::Failed,
        _ => Tone::Unknown,
    }
}

/// The word; a state that the console does not know is shown as it came.
fn word(state: &str) -> String {
    t(match state {
        "running" => Shell::ClusterRunning,
        "initial" => Shell::ClusterInitial,
        "updating" => Shell::ClusterUpdating,
        "upgrading" => Shell::ClusterUpgrading,
        "scaling" => Shell::ClusterScaling,
        "removing" => Shell::ClusterRemoving,
        "draining" => Shell::ClusterDraining,
        "deleting" => Shell::ClusterDeleting,
        "deleted" => Shell::ClusterDeleted,
        "failed" => Shell::ClusterFailed,
        "delete_failed" => Shell::ClusterDeleteFailed,
        "inactive" => Shell::ClusterInactive,
        "unavailable" => Shell::ClusterUnavailable,
        "waiting" => Shell::ClusterWaiting,
        "disconnected" => Shell::ClusterDisconnected,
        "" => Shell::NodesUnknown,
        other => return other.to_owned(),
    })
}
