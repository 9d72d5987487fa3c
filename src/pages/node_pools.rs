//! The node pools of a cluster, live.

mod facts;
mod order;
mod query;
mod row;
mod table;
mod toolbar;
pub(super) mod words;

use std::sync::Arc;

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use texts::Shell;

pub(super) use facts::Facts;

use self::{
    query::{Column, Query, Segment},
    row::{Entry, row},
    table::table,
    toolbar::{Step, toolbar},
};
use super::frame::{self, Stage};
use crate::{
    components::{
        blank::blank,
        button::Button,
        dynamic::{dynamic, when},
        icon::{Glyph, Icon},
    },
    i18n::{format, t, t_count, t_with, text},
    routes,
    state::{
        live::{Live, PoolEntry},
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
    let total = move || entries.with(|entries| entries.as_ref().map(Vec::len));
    let stage = Memo::new(move |_| Stage::of(live, total()));
    let density = Signal::derive(move || query.with(|query| query.compact.then(|| "compact".to_owned())));
    let create = move || routes::create_node_pool(&cluster.get_value());
    view! {
        <div class="page page-fill" data-density=density>
            {head(cluster, entries)}
            {frame::body(
                stage,
                Shell::LoadingPools,
                move || no_pools(create()),
                move || list(cluster, entries, query, set_query),
            )}
        </div>
    }
}

type Entries = Memo<Option<Vec<Entry>>>;

/// The query of the address, and the way to change it.
fn use_query(cluster: StoredValue<String>) -> (Memo<Query>, Callback<(Query, Step)>) {
    let search = use_location().search;
    let navigate = use_navigate();
    let notifications = Notifications::here();
    Effect::new(move || {
        for part in search.with(|search| Query::parse(search).1) {
            let title = untrack(|| t_with(Shell::AddressPartDropped, &[("part", &part)]));
            notifications.bad(title, None, None);
        }
    });
    let set = Callback::new(move |(query, step): (Query, Step)| {
        let address = format!("{}{}", routes::node_pools(&cluster.get_value()), query.text());
        let replace = step == Step::Replace;
        navigate(&address, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
    });
    (Memo::new(move |_| search.with(|search| Query::parse(search).0)), set)
}

/// The rows of the store's pools. A row that was there stays the same row.
fn use_entries(live: Live) -> Entries {
    Memo::new(move |before: Option<&Option<Vec<Entry>>>| {
        let before = before.and_then(Option::as_deref).unwrap_or_default();
        let entry = |pool: &PoolEntry| {
            let known = before.iter().find(|entry| entry.id == pool.id).cloned();
            known.unwrap_or_else(|| {
                let (id, document) = (pool.id.clone(), pool.pool.clone());
                let facts = ArcMemo::new(move |_| {
                    let task = live.task_of(&id);
                    document.with(|document| Facts::of(document, task.as_ref()))
                });
                Entry { id: pool.id.clone(), facts }
            })
        };
        live.pools.with(|pools| Some(pools.as_ref()?.iter().map(entry).collect()))
    })
}

fn facts(entries: Entries) -> Vec<Facts> {
    entries.with(|entries| entries.iter().flatten().map(|entry| entry.facts.get()).collect())
}

fn list(
    cluster: StoredValue<String>,
    entries: Entries,
    query: Memo<Query>,
    set_query: Callback<(Query, Step)>,
) -> AnyView {
    let search: Signal<String> = use_location().search.into();
    let tally = Signal::derive(move || order::tally(facts(entries).iter()));
    let shown = Memo::new(move |_| {
        let rows = facts(entries);
        let shown = query.with(|query| order::shown(&rows, query, format::compare));
        shown.into_iter().map(|facts| Arc::from(facts.id.as_str())).collect::<Vec<Arc<str>>>()
    });
    let count = Signal::derive(move || shown.with(Vec::len));
    let some = Memo::new(move |_| count.get() > 0);
    let on_order = Callback::new(move |column: Column| {
        let mut changed = query.get_untracked();
        changed.order_by(column);
        set_query.run((changed, Step::Push));
    });
    let build = move |id: Arc<str>| {
        let entry = entries.with_untracked(|entries| entries.iter().flatten().find(|entry| entry.id == id).cloned());
        entry.map_or_else(|| ().into_any(), |entry| row(&cluster.get_value(), entry, search))
    };
    let rows = move || match some.get() {
        true => view! {
            {table(shown.into(), query, on_order, build)}
            <p class="table-foot">{text(Shell::RailLegend)}</p>
        }
        .into_any(),
        false => no_match(query, set_query, tally),
    };
    view! {
        {toolbar(query, set_query, tally, count)}
        {dynamic(rows)}
    }
    .into_any()
}

fn head(cluster: StoredValue<String>, entries: Entries) -> AnyView {
    let (live, search) = (Live::here(), use_location().search);
    let known = Signal::derive(move || entries.with(Option::is_some));
    let total = Signal::derive(move || {
        let count = entries.with(|entries| entries.as_ref().map_or(0, Vec::len));
        t_count(Shell::PoolsCount, u32::try_from(count).unwrap_or(u32::MAX))
    });
    let ready = Signal::derive(move || {
        let (ready, present) = facts(entries).iter().fold((0_u64, 0_u64), |(ready, present), row| {
            (ready + u64::from(row.counts.ready), present + u64::from(row.total.unwrap_or(0)))
        });
        let number = |count: u64| format::number(count as f64);
        t_with(Shell::NodesReady, &[("ready", &number(ready)), ("total", &number(present))])
    });
    // The list keeps its view under the dialog.
    let create =
        Signal::derive(move || routes::with_search(&routes::create_node_pool(&cluster.get_value()), &search.get()));
    let age = frame::age();
    let meta = move || view! { <span>{total}</span> <span>{ready}</span> <span>{age}</span> }.into_any();
    view! {
        <div class="page-head">
            <div class="page-title">
                <h1 tabindex="-1">{text(Shell::PoolsTitle)}</h1>
                <p class="page-meta">{when(known, meta)}</p>
            </div>
            <div class="btn-group">
                <Button label=text(Shell::Refresh) glyph=Glyph::Refresh on_press=move |()| live.refresh() />
                <a class="btn btn-primary" href=create>
                    <Icon glyph=Glyph::Plus />
                    {text(Shell::CreateNodePool)}
                    <kbd class="kbd wide-only" aria-hidden="true">
                        "C"
                    </kbd>
                </a>
            </div>
        </div>
    }
    .into_any()
}

fn no_pools(create: String) -> AnyView {
    let action = view! {
        <a class="btn btn-primary" href=create>
            <Icon glyph=Glyph::Plus />
            {text(Shell::CreateNodePool)}
        </a>
    };
    blank(Glyph::Pool, false, text(Shell::NoPoolsTitle), text(Shell::NoPoolsText), action.into_any())
}

fn no_match(query: Memo<Query>, set_query: Callback<(Query, Step)>, tally: Signal<[usize; 4]>) -> AnyView {
    let title = Signal::derive(move || match query.with(|query| query.filter.clone()) {
        filter if filter.is_empty() => t(Shell::NoMatchStatusTitle),
        filter => t_with(Shell::NoMatchTitle, &[("filter", &filter)]),
    });
    let sentence =
        Signal::derive(move || t_count(Shell::NoMatchText, u32::try_from(tally.get()[0]).unwrap_or(u32::MAX)));
    let clear = move |()| {
        let query = Query { filter: String::new(), segment: Segment::All, ..query.get_untracked() };
        set_query.run((query, Step::Push));
    };
    let action = view! { <Button label=text(Shell::ClearFilter) on_press=clear /> };
    blank(Glyph::Search, false, title, sentence, action.into_any())
}
