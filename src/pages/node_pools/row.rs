//! One row. It reads the facts of its own pool and of no other.

use std::sync::Arc;

use leptos::prelude::*;
use texts::Shell;

use super::{facts::Facts, query::Column, words};
use crate::{
    components::{
        dynamic::when,
        icon::{Glyph, Icon},
        rail::Rail,
        short_id::ShortId,
        status::Status,
    },
    i18n::{format, t, t_count, t_with, text},
    routes::{self, Task},
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
pub fn row(cluster: &str, entry: Entry, search: Signal<String>) -> AnyView {
    let facts: Memo<Facts> = entry.facts.into();
    let link = routes::node_pool(cluster, &entry.id);
    let name = Signal::derive(move || facts.with(|facts| facts.name.clone()));
    let is_default = Signal::derive(move || facts.with(|facts| facts.is_default));
    let default = move || view! { <span class="tag">{text(Shell::DefaultPool)}</span> }.into_any();
    view! {
        <tr role="row">
            <th scope="row" role="rowheader" class="pin">
                <span class="cell-name">
                    <span class="truncate">
                        <a href=link data-pool=entry.id.to_string()>
                            {name}
                        </a>
                        {when(is_default, default)}
                    </span>
                    <ShortId id=entry.id.to_string() />
                </span>
            </th>
            {cell(Column::Status, two(status(facts), read(facts, |facts| words::detail(&facts.detail))))}
            {cell(Column::Nodes, nodes(facts))}
            {cell(Column::Scaling, pair(facts, words::scaling))}
            {cell(Column::Types, types(facts))}
            {cell(Column::Billing, billing(facts))}
            {cell(Column::System, pair(facts, |facts| words::system(&facts.image_type)))}
            {cell(Column::Changed, changed(facts))}
            {actions(cluster, &entry.id, name, search)}
        </tr>
    }
    .into_any()
}

/// What can be done with the pool; the list comes back as it was looked at.
fn actions(cluster: &str, pool: &str, name: Signal<String>, search: Signal<String>) -> AnyView {
    let link = |task: Task, word: Shell, glyph: Glyph| {
        let path = StoredValue::new(routes::task(cluster, pool, task));
        let link = Signal::derive(move || routes::with_search(&path.get_value(), &search.get()));
        let label = Signal::derive(move || format!("{} {}", t(word), name.get()));
        view! {
            <a class="btn btn-ghost btn-sm" href=link aria-label=label title=label>
                <Icon glyph />
                <span class="word">{text(word)}</span>
            </a>
        }
        .into_any()
    };
    view! {
        <td role="cell" class="end cell-actions">
            <span class="row-actions">
                {link(Task::Scale, Shell::Scale, Glyph::Scale)}
                {link(Task::Edit, Shell::Edit, Glyph::Edit)}
                {link(Task::Clone, Shell::Clone, Glyph::Clone)}
                {link(Task::Delete, Shell::Delete, Glyph::Trash)}
            </span>
        </td>
    }
    .into_any()
}

/// A text of the facts.
fn read(facts: Memo<Facts>, text: fn(&Facts) -> String) -> Signal<String> {
    Signal::derive(move || facts.with(text))
}

fn cell(column: Column, content: AnyView) -> AnyView {
    let class = format!("c-{} {}", column.word(), column.leaves());
    // The state needs no label: it has a colour, an icon and a word.
    let label = match column {
        Column::Status => Signal::stored(None),
        column => Signal::derive(move || Some(t(words::column(column)))),
    };
    view! {
        <td role="cell" class=class data-label=label>
            {content}
        </td>
    }
    .into_any()
}

/// Two lines per fact: what people scan, and why or how.
fn two(first: AnyView, second: Signal<String>) -> AnyView {
    view! {
        <span class="two">
            <span>{first}</span>
            <span>{second}</span>
        </span>
    }
    .into_any()
}

fn pair(facts: Memo<Facts>, words: fn(&Facts) -> (String, String)) -> AnyView {
    let first = Signal::derive(move || facts.with(words).0);
    two(first.into_any(), Signal::derive(move || facts.with(words).1))
}

fn status(facts: Memo<Facts>) -> AnyView {
    let tone = Signal::derive(move || facts.with(|facts| facts.tone));
    view! { <Status tone word=read(facts, words::state) /> }.into_any()
}

fn nodes(facts: Memo<Facts>) -> AnyView {
    let counts = Signal::derive(move || facts.with(|facts| facts.counts));
    let count = read(facts, |facts| words::nodes(facts).0);
    let rest = read(facts, |facts| words::nodes(facts).1);
    let label = Signal::derive(move || format!("{} {}", count.get(), rest.get()));
    view! {
        <span class="two">
            <span>
                <b class="num">{count}</b>
                " "
                <span class="muted">{rest}</span>
            </span>
            <span>
                <Rail counts label />
            </span>
        </span>
    }
    .into_any()
}

fn types(facts: Memo<Facts>) -> AnyView {
    let first = read(facts, |facts| facts.types.first().cloned().unwrap_or_else(|| "–".to_owned()));
    let more = read(facts, |facts| match count(facts.types.len()).saturating_sub(1) {
        0 => String::new(),
        more => t_with(Shell::AndMore, &[("count", &format::number(more.into()))]),
    });
    let first = view! { <span class="id">{first}</span> }.into_any();
    titled(read(facts, |facts| facts.types.join(", ")), two(first, more))
}

fn billing(facts: Memo<Facts>) -> AnyView {
    let vswitches = read(facts, |facts| match count(facts.vswitches.len()) {
        0 => String::new(),
        count => t_count(Shell::VSwitches, count),
    });
    let billing = read(facts, |facts| words::billing(&facts.billing));
    titled(read(facts, |facts| facts.vswitches.join(", ")), two(billing.into_any(), vswitches))
}

fn changed(facts: Memo<Facts>) -> AnyView {
    let clock = Clock::here();
    let age = Signal::derive(move || match facts.with(|facts| facts.changed) {
        // The server's clock may be ahead of the browser's: nothing changed in the future.
        Some(then) => format::relative(then, clock.now().max(then)),
        None => "–".to_owned(),
    });
    let exact = read(facts, |facts| facts.changed.map(format::absolute).unwrap_or_default());
    titled(exact, age.into_any())
}

/// More, for those who point at it.
fn titled(title: Signal<String>, content: AnyView) -> AnyView {
    view! { <span title=title>{content}</span> }.into_any()
}

fn count(length: usize) -> u32 {
    u32::try_from(length).unwrap_or(u32::MAX)
}
