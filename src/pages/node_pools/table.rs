//! The table: heads that sort, rows that move by keyboard, and what stands there before the first answer.

use leptos::{html, prelude::*};
use texts::Shell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{
    query::{Column, Query},
    row::{Entry, Row},
    words,
};
use crate::{
    browser,
    components::icon::{Glyph, Icon},
    i18n::text,
};

/// The rows in their order.
#[component]
pub fn Table(
    /// The cluster.
    cluster: StoredValue<String>,
    /// What to show, in order.
    shown: Memo<Vec<Entry>>,
    /// How the list is looked at.
    query: Memo<Query>,
    /// The user wants another order.
    #[prop(into)]
    on_order: Callback<Column>,
) -> impl IntoView {
    let body = NodeRef::<html::Tbody>::new();
    keep_focus(shown, body);
    view! {
        <div class="table-frame" role="region" aria-label=text(Shell::PoolsTitle) tabindex="0" on:keydown=move |event| move_focus(&event, body)>
            <table class=move || query.with(classes) role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        {Column::ALL
                            .into_iter()
                            .map(|column| view! { <Head column query on_order /> })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody role="rowgroup" node_ref=body>
                    <For each=move || shown.get() key=|entry| entry.id.clone() let:entry>
                        <Row cluster entry />
                    </For>
                </tbody>
            </table>
        </div>
    }
}

/// The shape of the table while nothing is known.
#[component]
pub fn Loading() -> impl IntoView {
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
            <span class="sr-only">{text(Shell::LoadingPools)}</span>
            <table class="table" aria-hidden="true">
                <tbody>{(0..6).map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}

#[component]
fn Head(column: Column, query: Memo<Query>, on_order: Callback<Column>) -> impl IntoView {
    let order = move || {
        let (sort, descending) = query.with(|query| (query.sort, query.descending));
        (sort == column).then_some(if descending { "descending" } else { "ascending" })
    };
    let glyph = Signal::derive(move || match order() {
        Some("descending") => Glyph::SortDesc,
        _ => Glyph::SortAsc,
    });
    let class = match column {
        Column::Name => "pin".to_owned(),
        column => format!("c-{} {}", column.word(), column.leaves()),
    };
    view! {
        <th scope="col" role="columnheader" class=class aria-sort=order>
            <button class="sort" type="button" on:click=move |_| on_order.run(column)>
                {text(words::column(column))}
                <Icon glyph />
            </button>
        </th>
    }
}

/// The columns that the user took away leave by class: no cell is built again for it.
fn classes(query: &Query) -> String {
    let mut classes = "table table-cards".to_owned();
    if query.columns.is_some() {
        classes.push_str(" table-chosen");
    }
    for column in Column::ALL.into_iter().filter(|column| !query.shows(*column)) {
        classes.push_str(" hide-");
        classes.push_str(column.word());
    }
    classes
}

/// Arrow keys and `j`, `k` move from row to row.
fn move_focus(event: &KeyboardEvent, body: NodeRef<html::Tbody>) {
    let forward = match event.key().as_str() {
        "ArrowDown" | "j" => true,
        "ArrowUp" | "k" => false,
        _ => return,
    };
    if event.ctrl_key() || event.meta_key() || event.alt_key() {
        return;
    }
    let links = links(body);
    let here = links.iter().position(|link| browser::has_focus(link));
    let target = match here {
        None => 0,
        Some(here) if forward => (here + 1).min(links.len().saturating_sub(1)),
        Some(here) => here.saturating_sub(1),
    };
    if let Some(link) = links.get(target) {
        event.prevent_default();
        let _ = link.focus();
    }
}

/// A row that moves loses the focus when the browser takes it out; it gets it back, unless the user went
/// elsewhere meanwhile.
fn keep_focus(shown: Memo<Vec<Entry>>, body: NodeRef<html::Tbody>) {
    let last = StoredValue::new(None::<String>);
    let on_focus = window_event_listener(leptos::ev::focusin, move |event| {
        let target = event.target().and_then(|target| target.dyn_into::<HtmlElement>().ok());
        last.set_value(target.and_then(|target| target.get_attribute("data-pool")));
    });
    let on_press = window_event_listener(leptos::ev::pointerdown, move |_| last.set_value(None));
    on_cleanup(move || {
        on_focus.remove();
        on_press.remove();
    });
    Effect::new(move || {
        shown.track();
        request_animation_frame(move || {
            let Some(Some(pool)) = last.try_get_value() else { return };
            let lost = document().active_element().is_none_or(|active| active.tag_name() == "BODY");
            if lost && !browser::has_modal() {
                let same = |link: &HtmlElement| link.get_attribute("data-pool").as_ref() == Some(&pool);
                if let Some(link) = links(body).into_iter().find(same) {
                    let _ = link.focus();
                }
            }
        });
    });
}

fn links(body: NodeRef<html::Tbody>) -> Vec<HtmlElement> {
    body.get_untracked().map_or_else(Vec::new, |body| browser::find_all(&body, "a[data-pool]"))
}
