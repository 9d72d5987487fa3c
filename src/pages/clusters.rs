//! The clusters.

use ack_api::answers::Cluster;
use leptos::{prelude::*, task::spawn_local};
use texts::Shell;

use super::failure::{FailureBlank, Stale};
use crate::{
    api::{
        client::{Abort, ApiFailure},
        node_pools::{self, Size},
    },
    components::{
        blank::Blank,
        button::Button,
        icon::Glyph,
        short_id::ShortId,
        status::{Status, Tone},
    },
    i18n::{format, t, t_count, t_with, text},
    routes,
    state::{
        clock::Clock,
        live::{Connection, Live},
    },
};

/// The page.
#[component]
pub fn Clusters() -> impl IntoView {
    let live = Live::here();
    let state = Memo::new(move |_| match live.clusters.with(|clusters| clusters.as_ref().map(Vec::is_empty)) {
        Some(false) => State::Rows,
        Some(true) if live.failure.with(Option::is_some) => State::Failed,
        Some(true) => State::Empty,
        None if live.failure.with(Option::is_some) => State::Failed,
        None if live.connection.get() == Connection::Reconnecting => State::Unreachable,
        None => State::Loading,
    });
    view! {
        <div class="page page-fill">
            <Head />
            {move || match state.get() {
                State::Loading => Loading().into_any(),
                State::Failed => view! { <FailureBlank failure=live.failure on_retry=move |()| live.refresh() /> }.into_any(),
                State::Unreachable => {
                    view! { <FailureBlank failure=Signal::stored(None) on_retry=move |()| live.refresh() /> }.into_any()
                }
                State::Empty => {
                    view! {
                        <Blank glyph=Glyph::Clusters title=text(Shell::NoClustersTitle) sentence=text(Shell::NoClustersText)>
                            <Button label=text(Shell::Refresh) glyph=Glyph::Refresh on_press=move |()| live.refresh() />
                        </Blank>
                    }
                        .into_any()
                }
                State::Rows => view! { <Stale /> <Table /> }.into_any(),
            }}
        </div>
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Loading,
    Failed,
    Unreachable,
    Empty,
    Rows,
}

#[component]
fn Head() -> impl IntoView {
    let (live, clock) = (Live::here(), Clock::here());
    let count = move || {
        live.clusters.with(|clusters| {
            let count = u32::try_from(clusters.as_ref()?.len()).ok()?;
            Some(t_count(Shell::ClustersCount, count))
        })
    };
    let age = move || {
        let read = live.read_at.get()?;
        Some(t_with(Shell::UpdatedAge, &[("age", &format::relative(read, clock.now().max(read)))]))
    };
    view! {
        <div class="page-head">
            <div class="page-title">
                <h1 tabindex="-1">{text(Shell::Clusters)}</h1>
                <p class="page-meta">
                    {move || count().map(|count| view! { <span>{count}</span> })}
                    {move || age().map(|age| view! { <span>{age}</span> })}
                </p>
            </div>
            <div class="btn-group">
                <Button label=text(Shell::Refresh) glyph=Glyph::Refresh on_press=move |()| live.refresh() />
            </div>
        </div>
    }
}

#[component]
fn Table() -> impl IntoView {
    let live = Live::here();
    let ids = Memo::new(move |_| {
        live.clusters
            .with(|clusters| clusters.iter().flatten().map(|cluster| cluster.cluster_id.clone()).collect::<Vec<_>>())
    });
    let head =
        |key: Shell, class: &'static str| view! { <th scope="col" role="columnheader" class=class>{text(key)}</th> };
    view! {
        <div class="table-frame" role="region" aria-label=text(Shell::Clusters) tabindex="0">
            <table class="table table-cards" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        {head(Shell::ColumnName, "pin")}
                        {head(Shell::ColumnState, "")}
                        {head(Shell::ColumnRegion, "")}
                        {head(Shell::ColumnVersion, "")}
                        {head(Shell::ColumnPools, "numeric")}
                        {head(Shell::ColumnNodes, "numeric")}
                    </tr>
                </thead>
                <tbody role="rowgroup">
                    <For each=move || ids.get() key=Clone::clone let:id>
                        <Row id />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

#[component]
fn Row(id: String) -> impl IntoView {
    let live = Live::here();
    let cluster = Memo::new({
        let id = id.clone();
        move |_| live.cluster(&id).unwrap_or_default()
    });
    let size = use_size(id.clone());
    let link = routes::node_pools(&id);
    let count = move |of: fn(Size) -> u32| {
        move || match size.get() {
            None => String::new(),
            Some(Ok(size)) => format::number(of(size).into()),
            Some(Err(_)) => "–".to_owned(),
        }
    };
    let field = move |field: fn(&Cluster) -> &String| move || cluster.with(|cluster| verbatim(field(cluster)));
    let tone = Signal::derive(move || cluster.with(|cluster| tone(&cluster.state)));
    let word = Signal::derive(move || cluster.with(|cluster| word(&cluster.state)));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" class="pin">
                <span class="cell-name">
                    <a class="truncate" href=link>{move || live.cluster_name(&id)}</a>
                    {move || view! { <ShortId id=cluster.with(|cluster| cluster.cluster_id.clone()) /> }}
                </span>
            </th>
            <td role="cell"><Status tone word /></td>
            <td role="cell" data-label=text(Shell::ColumnRegion)>{field(|cluster| &cluster.region_id)}</td>
            <td role="cell" class="num" data-label=text(Shell::ColumnVersion)>{field(|cluster| &cluster.current_version)}</td>
            <td role="cell" class="numeric num" data-label=text(Shell::ColumnPools)>{count(|size| size.pools)}</td>
            <td role="cell" class="numeric num" data-label=text(Shell::ColumnNodes)>{count(|size| size.nodes)}</td>
        </tr>
    }
}

/// Reads how large the cluster is, once; the row stands without it.
fn use_size(cluster: String) -> RwSignal<Option<Result<Size, ApiFailure>>> {
    let size = RwSignal::new(None);
    let abort = Abort::new();
    let signal = abort.signal();
    spawn_local(async move {
        let answer = node_pools::size(&cluster, signal).await;
        // The row may be gone.
        let _ = size.try_set(Some(answer));
    });
    let abort = StoredValue::new_local(Some(abort));
    on_cleanup(move || {
        let _ = abort.try_set_value(None);
    });
    size
}

#[component]
fn Loading() -> impl IntoView {
    let row = |_| {
        view! {
            <tr>
                <td><span class="skeleton skeleton-2"></span></td>
                <td><span class="skeleton skeleton-3"></span></td>
                <td><span class="skeleton skeleton-1"></span></td>
            </tr>
        }
    };
    view! {
        <div class="table-frame" role="status" aria-busy="true">
            <span class="sr-only">{text(Shell::LoadingClusters)}</span>
            <table class="table" aria-hidden="true">
                <tbody>{(0..2).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

fn verbatim(text: &str) -> String {
    if text.is_empty() { "–".to_owned() } else { text.to_owned() }
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
