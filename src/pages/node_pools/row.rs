//! One row. It reads the facts of its own pool and of no other.

use std::sync::Arc;

use leptos::prelude::*;
use texts::Shell;

use super::{facts::Facts, words};
use crate::{
    components::{rail::Rail, short_id::ShortId, status::Status},
    i18n::{format, t, t_count, t_with, text},
    routes,
    state::clock::Clock,
};

/// A pool of the list; equal when it is the same pool, whatever it says now.
#[derive(Clone)]
pub struct Entry {
    /// The pool's id.
    pub id: Arc<str>,
    /// What its row shows.
    pub facts: ArcMemo<Facts>,
}

impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

/// The row.
#[component]
pub fn Row(
    /// The cluster.
    cluster: StoredValue<String>,
    /// The pool.
    entry: Entry,
) -> impl IntoView {
    let facts: Memo<Facts> = entry.facts.into();
    let tone = Signal::derive(move || facts.with(|facts| facts.tone));
    let state = Signal::derive(move || facts.with(words::state));
    let counts = Signal::derive(move || facts.with(|facts| facts.counts));
    let link = routes::created(&cluster.get_value(), &entry.id);
    let nodes = Memo::new(move |_| facts.with(words::nodes));
    let rail = Signal::derive(move || nodes.with(|(count, rest)| format!("{count} {rest}")));
    let scaling = Memo::new(move |_| facts.with(words::scaling));
    let system = Memo::new(move |_| facts.with(|facts| words::system(&facts.image_type)));
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" class="pin">
                <span class="cell-name">
                    <span class="truncate">
                        <a href=link data-pool=entry.id.to_string()>{move || facts.with(|facts| facts.name.clone())}</a>
                        {move || {
                            facts
                                .with(|facts| facts.is_default)
                                .then(|| view! { " " <span class="tag">{text(Shell::DefaultPool)}</span> })
                        }}
                    </span>
                    <ShortId id=entry.id.to_string() />
                </span>
            </th>
            <td role="cell" class="c-status">
                <Two first=view! { <Status tone word=state /> }.into_any() second=Signal::derive(move || facts.with(|facts| words::detail(&facts.detail))) />
            </td>
            <td role="cell" class="c-nodes" data-label=text(Shell::ColumnNodes)>
                <span class="two">
                    <span>
                        <b class="num">{move || nodes.with(|(count, _)| count.clone())}</b> " "
                        <span class="muted">{move || nodes.with(|(_, rest)| rest.clone())}</span>
                    </span>
                    <span>
                        <Rail counts label=rail />
                    </span>
                </span>
            </td>
            <td role="cell" class="c-scaling" data-label=text(Shell::ColumnScaling)>
                <Two
                    first=(move || scaling.with(|(mode, _)| mode.clone())).into_any()
                    second=Signal::derive(move || scaling.with(|(_, limits)| limits.clone()))
                />
            </td>
            <td role="cell" class="c-types p2" data-label=text(Shell::ColumnTypes)>
                <Types facts />
            </td>
            <td role="cell" class="c-billing p3" data-label=text(Shell::ColumnBilling)>
                <BillingCell facts />
            </td>
            <td role="cell" class="c-system p4" data-label=text(Shell::ColumnSystem)>
                <Two
                    first=(move || system.with(|(name, _)| name.clone())).into_any()
                    second=Signal::derive(move || system.with(|(_, variant)| variant.clone()))
                />
            </td>
            <td role="cell" class="c-changed p3" data-label=text(Shell::ColumnChanged)>
                <Changed facts />
            </td>
        </tr>
    }
}

/// Two lines per fact: what people scan, and why or how.
#[component]
fn Two(first: AnyView, #[prop(into)] second: Signal<String>) -> impl IntoView {
    view! {
        <span class="two">
            <span>{first}</span>
            <span>{second}</span>
        </span>
    }
}

#[component]
fn Types(facts: Memo<Facts>) -> impl IntoView {
    let first = move || facts.with(|facts| facts.types.first().cloned().unwrap_or_else(|| "–".to_owned()));
    let more = Signal::derive(move || {
        let count = facts.with(|facts| u32::try_from(facts.types.len()).unwrap_or(u32::MAX).saturating_sub(1));
        if count == 0 { String::new() } else { t_with(Shell::AndMore, &[("count", &format::number(count.into()))]) }
    });
    view! {
        <span title=move || facts.with(|facts| facts.types.join(", "))>
            <Two first=view! { <span class="id">{first}</span> }.into_any() second=more />
        </span>
    }
}

#[component]
fn BillingCell(facts: Memo<Facts>) -> impl IntoView {
    let vswitches = Signal::derive(move || {
        let count = facts.with(|facts| u32::try_from(facts.vswitches.len()).unwrap_or(u32::MAX));
        if count == 0 { String::new() } else { t_count(Shell::VSwitches, count) }
    });
    view! {
        <span title=move || facts.with(|facts| facts.vswitches.join(", "))>
            <Two first=(move || facts.with(|facts| words::billing(&facts.billing))).into_any() second=vswitches />
        </span>
    }
}

#[component]
fn Changed(facts: Memo<Facts>) -> impl IntoView {
    let clock = Clock::here();
    let age = Memo::new(move |_| match facts.with(|facts| facts.changed) {
        // The server's clock may be ahead of the browser's: nothing changed in the future.
        Some(then) => format::relative(then, clock.now().max(then)),
        None => t(Shell::NodesUnknown),
    });
    let exact = move || facts.with(|facts| facts.changed).map(format::absolute);
    view! { <time title=exact>{age}</time> }
}
