//! What a page of rows has in common: it loads, fails, is empty, or has rows.

use leptos::prelude::*;
use texts::Shell;

use super::failure::{failure_blank, stale};
use crate::{
    components::dynamic::dynamic,
    i18n::{format, t_with, text},
    state::{
        clock::Clock,
        live::{Connection, Live},
    },
};

/// What stands below the headline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stage {
    /// Nothing is known yet.
    Loading,
    /// The server says why it has nothing.
    Failed,
    /// The server says nothing.
    Unreachable,
    /// There is nothing.
    Empty,
    /// There are rows, fresh or old.
    Rows,
}

impl Stage {
    /// The stage when `count` rows are known; `None` when none are.
    pub fn of(live: Live, count: Option<usize>) -> Self {
        let failed = live.failure.with(Option::is_some);
        match count {
            Some(0) if !failed => Self::Empty,
            Some(1..) => Self::Rows,
            _ if failed => Self::Failed,
            _ if live.connection.get() == Connection::Reconnecting => Self::Unreachable,
            _ => Self::Loading,
        }
    }
}

/// The part of the page below its headline. `loading` says what is being read.
pub fn body(
    stage: Memo<Stage>,
    loading: Shell,
    empty: impl Fn() -> AnyView + Send + 'static,
    rows: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    let live = Live::here();
    dynamic(move || match stage.get() {
        Stage::Loading => skeleton(loading),
        Stage::Failed => failure_blank(live.failure.into(), Callback::new(move |()| live.refresh())),
        Stage::Unreachable => failure_blank(Signal::stored(None), Callback::new(move |()| live.refresh())),
        Stage::Empty => empty(),
        Stage::Rows => view! { {stale()} {rows()} }.into_any(),
    })
}

/// How old the rows are. Reactive.
pub fn age() -> Signal<String> {
    let (live, clock) = (Live::here(), Clock::here());
    Signal::derive(move || match live.read_at.get() {
        Some(read) => t_with(Shell::UpdatedAge, &[("age", &format::relative(read, clock.now().max(read)))]),
        None => String::new(),
    })
}

/// The shape of a table while nothing is known.
fn skeleton(label: Shell) -> AnyView {
    let row = |_| {
        view! {
            <tr>
                <td><span class="skeleton skeleton-2"></span></td>
                <td><span class="skeleton skeleton-3"></span></td>
                <td><span class="skeleton skeleton-2"></span></td>
                <td><span class="skeleton skeleton-1"></span></td>
            </tr>
        }
    };
    view! {
        <div class="table-frame" role="status" aria-busy="true">
            <span class="sr-only">{text(label)}</span>
            <table class="table" aria-hidden="true">
                <tbody>{(0..6).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
    .into_any()
}
