//! Filter, status switch, density and columns.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use texts::Shell;

use super::{
    query::{Column, Query, Segment},
    words,
};
use crate::{
    components::{
        button::IconButton,
        dynamic::when,
        icon::{Glyph, Icon},
        menu::Menu,
    },
    i18n::{format, t, t_with, text},
};

/// The id of the filter, for the key that focuses it.
pub const FILTER: &str = "pool-filter";

/// After the last key; shorter than a pause between words.
const TYPING: Duration = Duration::from_millis(120);

/// How a change of the query enters the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Back undoes it.
    Push,
    /// It belongs to the step before, as another letter of a word does.
    Replace,
}

/// The bar over the list. `tally` is the number of rows per status, in the order of [`Segment::ALL`].
pub fn toolbar(
    query: Memo<Query>,
    on_query: Callback<(Query, Step)>,
    tally: Signal<[usize; 4]>,
    shown: Signal<usize>,
) -> AnyView {
    let change = move |edit: &dyn Fn(&mut Query)| {
        let mut changed = query.get_untracked();
        edit(&mut changed);
        on_query.run((changed, Step::Push));
    };
    let counts = move |key: Shell| {
        Signal::derive(move || t_with(key, &[("shown", &number(shown.get())), ("total", &number(tally.get()[0]))]))
    };
    let density = Signal::derive(move || {
        t(if query.with(|query| query.compact) { Shell::DensityCompact } else { Shell::DensityComfortable })
    });
    let segment = move |(index, segment): (usize, Segment)| {
        let pressed = Signal::derive(move || query.with(|query| query.segment == segment).to_string());
        let count = Signal::derive(move || number(tally.get()[index]));
        view! {
            <button type="button" aria-pressed=pressed on:click=move |_| change(&|query| query.segment = segment)>
                {text(words::segment(segment))}
                " "
                <span class="faint num">{count}</span>
            </button>
        }
        .into_any()
    };
    view! {
        <div class="toolbar" role="search">
            {filter(query, on_query)}
            <div class="segmented" role="group" aria-label=text(Shell::StatusGroup)>
                {Segment::ALL.into_iter().enumerate().map(segment).collect_view()}
            </div>
            <div class="end">
                <span class="muted small num" aria-hidden="true">
                    {counts(Shell::ShownOf)}
                </span>
                <span class="sr-only" role="status">
                    {counts(Shell::ShownOfSpoken)}
                </span>
                <IconButton
                    glyph=Glyph::Density
                    label=density
                    class="wide-only"
                    on_press=move |()| change(&|query| query.compact = !query.compact)
                />
                {columns(query, Callback::new(move |column| change(&|query| query.toggle(column))))}
            </div>
        </div>
    }
    .into_any()
}

fn filter(query: Memo<Query>, on_query: Callback<(Query, Step)>) -> AnyView {
    let typed = RwSignal::new(query.with_untracked(|query| query.filter.clone()));
    let pending = StoredValue::new(None::<TimeoutHandle>);
    // The address may change without a key: Back, a link, Clear filter.
    Effect::new(move || {
        let filter = query.with(|query| query.filter.clone());
        if pending.with_value(Option::is_none) && typed.with_untracked(|typed| *typed != filter) {
            typed.set(filter);
        }
    });
    let settle = move || {
        pending.set_value(None);
        let before = query.get_untracked();
        let filter = typed.get_untracked();
        if before.filter != filter {
            // The first letter is a step of its own, so that Back gives the whole list again.
            let step = if before.filter.is_empty() { Step::Push } else { Step::Replace };
            on_query.run((Query { filter, ..before }, step));
        }
    };
    let type_in = move |event: web_sys::Event| {
        typed.set(event_target_value(&event));
        pending.update_value(|pending| {
            if let Some(earlier) = pending.take() {
                earlier.clear();
            }
            *pending = set_timeout_with_handle(settle, TYPING).ok();
        });
    };
    on_cleanup(move || {
        if let Some(Some(pending)) = pending.try_get_value() {
            pending.clear();
        }
    });
    view! {
        <label class="search">
            <span class="sr-only">{text(Shell::FilterPools)}</span>
            <Icon glyph=Glyph::Search />
            <input
                id=FILTER
                class="input"
                type="search"
                autocomplete="off"
                spellcheck="false"
                placeholder=text(Shell::FilterPlaceholder)
                prop:value=typed
                on:input=type_in
            />
            <kbd class="kbd" aria-hidden="true">
                "/"
            </kbd>
        </label>
    }
    .into_any()
}

fn columns(query: Memo<Query>, on_toggle: Callback<Column>) -> AnyView {
    let by_width = Signal::derive(move || query.with(|query| query.columns.is_none()));
    let item = move |column: Column| {
        let checked = Signal::derive(move || query.with(|query| query.shows(column)));
        // Shown by the style sheet where the width has taken the column away.
        let no_room =
            when(by_width, || view! { <small class="no-room muted">{text(Shell::NoRoom)}</small> }.into_any());
        view! {
            <label class=["menu-item menu-check ", column.leaves()].concat()>
                <input class="box" type="checkbox" prop:checked=checked on:change=move |_| on_toggle.run(column) />
                {text(words::column(column))}
                {no_room}
            </label>
        }
        .into_any()
    };
    let items = Column::ALL.into_iter().filter(|column| *column != Column::Name).map(item).collect_view();
    view! {
        <Menu
            id="columns"
            label=text(Shell::Columns)
            class="btn btn-ghost btn-icon wide-only"
            button=view! { <Icon glyph=Glyph::Columns /> }.into_any()
            content=items.into_any()
        />
    }
    .into_any()
}

fn number(count: usize) -> String {
    format::number(u32::try_from(count).unwrap_or(u32::MAX).into())
}
