//! The node pools of a cluster, live.

mod facts;
mod order;
mod query;
mod row;
mod table;
mod toolbar;
mod words;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use texts::Shell;

use self::{
    facts::Facts,
    query::{Column, Query, Segment},
    row::Entry,
    table::{Loading, Table},
    toolbar::{Step, Toolbar},
};
use super::failure::{FailureBlank, Stale};
use crate::{
    components::{
        blank::Blank,
        button::Button,
        icon::{Glyph, Icon},
    },
    i18n::{format, t, t_count, t_with, text},
    routes,
    state::{
        clock::Clock,
        live::{Connection, Live},
        notifications::Notifications,
    },
};

pub use toolbar::FILTER;

/// The page.
#[component]
pub fn NodePools(
    /// The cluster.
    cluster: String,
) -> impl IntoView {
    let cluster = StoredValue::new(cluster);
    let live = Live::here();
    let (query, set_query) = use_query(cluster);
    let entries = use_entries(live);
    let rows = Memo::new(move |_| {
        entries.with(|entries| entries.iter().flatten().map(|entry| entry.facts.get()).collect::<Vec<Facts>>())
    });
    let tally = Memo::new(move |_| rows.with(|rows| order::tally(rows.iter())));
    let shown = Memo::new(move |_| {
        let ids: Vec<String> = rows.with(|rows| {
            let shown = query.with(|query| order::shown(rows, query, format::compare));
            shown.into_iter().map(|facts| facts.id.clone()).collect()
        });
        entries.with(|entries| {
            let entries = entries.as_deref().unwrap_or_default();
            ids.iter().filter_map(|id| entries.iter().find(|entry| *entry.id == **id).cloned()).collect::<Vec<Entry>>()
        })
    });
    let count = Signal::derive(move || shown.with(Vec::len));
    let on_order = move |column: Column| {
        let mut changed = query.get_untracked();
        changed.order_by(column);
        set_query.run((changed, Step::Push));
    };
    let state = Memo::new(move |_| State::of(live, tally.with(|tally| tally[0])));
    view! {
        <div class="page page-fill" data-density=move || query.with(|query| query.compact.then_some("compact"))>
            <Head cluster rows />
            {move || match state.get() {
                State::Loading => Loading().into_any(),
                State::Failed => view! { <FailureBlank failure=live.failure on_retry=move |()| live.refresh() /> }.into_any(),
                State::Unreachable => {
                    view! { <FailureBlank failure=Signal::stored(None) on_retry=move |()| live.refresh() /> }.into_any()
                }
                State::Empty => view! { <NoPools cluster /> }.into_any(),
                State::Rows => {
                    view! {
                        <Stale />
                        <Toolbar query on_query=set_query tally shown=count />
                        <Show when=move || count.get() != 0 fallback=move || view! { <NoMatch query set_query tally /> }>
                            <Table cluster shown query on_order />
                            <p class="table-foot">
                                <span>{text(Shell::RailLegend)}</span>
                            </p>
                        </Show>
                    }
                        .into_any()
                }
            }}
        </div>
    }
}

/// What stands below the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Loading,
    /// The server says why it has nothing.
    Failed,
    /// The server says nothing.
    Unreachable,
    Empty,
    Rows,
}

impl State {
    fn of(live: Live, total: usize) -> Self {
        match (live.pools.with(Option::is_some), total) {
            (true, 0) => Self::Empty,
            (true, _) => Self::Rows,
            _ if live.failure.with(Option::is_some) => Self::Failed,
            _ if live.connection.get() == Connection::Reconnecting => Self::Unreachable,
            _ => Self::Loading,
        }
    }
}

/// The query of the address, and the way to change it.
fn use_query(cluster: StoredValue<String>) -> (Memo<Query>, Callback<(Query, Step)>) {
    let location = use_location();
    let navigate = use_navigate();
    let notifications = Notifications::here();
    let parsed = Memo::new(move |_| location.search.with(|search| Query::parse(search)));
    Effect::new(move || {
        for part in parsed.with(|(_, dropped)| dropped.clone()) {
            let title = untrack(|| t_with(Shell::AddressPartDropped, &[("part", &part)]));
            notifications.bad(title, None, None);
        }
    });
    let set = Callback::new(move |(query, step): (Query, Step)| {
        let address = format!("{}{}", routes::node_pools(&cluster.get_value()), query.text());
        let replace = step == Step::Replace;
        navigate(&address, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
    });
    (Memo::new(move |_| parsed.with(|(query, _)| query.clone())), set)
}

/// The rows of the store's pools. A row that was there stays the same row.
fn use_entries(live: Live) -> Memo<Option<Vec<Entry>>> {
    Memo::new(move |before: Option<&Option<Vec<Entry>>>| {
        let before = before.and_then(Option::as_deref).unwrap_or_default();
        live.pools.with(|pools| {
            let pools = pools.as_ref()?.iter();
            let entry = |pool: &crate::state::live::PoolEntry| {
                if let Some(entry) = before.iter().find(|entry| entry.id == pool.id) {
                    return entry.clone();
                }
                let (id, document) = (pool.id.clone(), pool.pool.clone());
                let facts = ArcMemo::new(move |_| {
                    let task = live.task_of(&id);
                    document.with(|document| Facts::of(document, task.as_ref()))
                });
                Entry { id: pool.id.clone(), facts }
            };
            Some(pools.map(entry).collect())
        })
    })
}

#[component]
fn Head(cluster: StoredValue<String>, rows: Memo<Vec<Facts>>) -> impl IntoView {
    let (live, clock, location) = (Live::here(), Clock::here(), use_location());
    let total = move || rows.with(|rows| u32::try_from(rows.len()).unwrap_or(u32::MAX));
    let ready = move || {
        let (ready, present) = rows.with(|rows| {
            rows.iter().fold((0, 0), |(ready, total), row| (ready + row.counts.ready, total + row.total.unwrap_or(0)))
        });
        t_with(
            Shell::NodesReady,
            &[("ready", &format::number(ready.into())), ("total", &format::number(present.into()))],
        )
    };
    let age = move || {
        live.read_at
            .get()
            .map(|read| t_with(Shell::UpdatedAge, &[("age", &format::relative(read, clock.now().max(read)))]))
    };
    // The list keeps its view under the dialog.
    let create =
        move || format!("{}{}", routes::create_node_pool(&cluster.get_value()), search(&location.search.get()));
    view! {
        <div class="page-head">
            <div class="page-title">
                <h1 tabindex="-1">{text(Shell::PoolsTitle)}</h1>
                <p class="page-meta">
                    {move || {
                        live.pools
                            .with(Option::is_some)
                            .then(|| {
                                view! {
                                    <span>{move || t_count(Shell::PoolsCount, total())}</span>
                                    <span>{ready}</span>
                                    <span>{age}</span>
                                }
                            })
                    }}
                </p>
            </div>
            <div class="btn-group">
                <Button label=text(Shell::Refresh) glyph=Glyph::Refresh on_press=move |()| live.refresh() />
                <a class="btn btn-primary" href=create>
                    <Icon glyph=Glyph::Plus />
                    {text(Shell::CreateNodePool)}
                    <kbd class="kbd wide-only" aria-hidden="true">"C"</kbd>
                </a>
            </div>
        </div>
    }
}

#[component]
fn NoPools(cluster: StoredValue<String>) -> impl IntoView {
    view! {
        <Blank glyph=Glyph::Pool title=text(Shell::NoPoolsTitle) sentence=text(Shell::NoPoolsText)>
            <a class="btn btn-primary" href=routes::create_node_pool(&cluster.get_value())>
                <Icon glyph=Glyph::Plus />
                {text(Shell::CreateNodePool)}
            </a>
        </Blank>
    }
}

#[component]
fn NoMatch(query: Memo<Query>, set_query: Callback<(Query, Step)>, tally: Memo<[usize; 4]>) -> impl IntoView {
    let title = Signal::derive(move || match query.with(|query| query.filter.clone()) {
        filter if filter.is_empty() => t(Shell::NoMatchStatusTitle),
        filter => t_with(Shell::NoMatchTitle, &[("filter", &filter)]),
    });
    let sentence = Signal::derive(move || {
        t_count(Shell::NoMatchText, tally.with(|tally| u32::try_from(tally[0]).unwrap_or(u32::MAX)))
    });
    let clear = move |()| {
        let query = Query { filter: String::new(), segment: Segment::All, ..query.get_untracked() };
        set_query.run((query, Step::Push));
    };
    view! {
        <Blank glyph=Glyph::Search title sentence>
            <Button label=text(Shell::ClearFilter) on_press=clear />
        </Blank>
    }
}

fn search(text: &str) -> String {
    if text.is_empty() { String::new() } else { format!("?{text}") }
}
