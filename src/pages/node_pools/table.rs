//! The table: heads that sort, rows that move by keyboard.

use std::sync::Arc;

use leptos::{html, prelude::*};
use texts::Shell;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use super::{
    query::{Column, Query},
    words,
};
use crate::{
    browser,
    components::{
        dynamic::each,
        icon::{Glyph, Icon},
    },
    i18n::text,
};

/// The rows in the order of their ids; `row` builds one.
pub fn table(
    shown: Signal<Vec<Arc<str>>>,
    query: Memo<Query>,
    on_order: Callback<Column>,
    row: impl Fn(Arc<str>) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let body = NodeRef::<html::Tbody>::new();
    keep_focus(shown, body);
    let class = Signal::derive(move || query.with(classes));
    let heads = Column::ALL.into_iter().map(|column| head(column, query, on_order)).collect_view();
    view! {
        <div
            class="table-frame"
            role="region"
            aria-label=text(Shell::PoolsTitle)
            tabindex="0"
            on:keydown=move |event| move_focus(&event, body)
        >
            <table class=class role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        {heads}
                        <th scope="col" role="columnheader" class="end">{text(Shell::Actions)}</th>
                    </tr>
                </thead>
                <tbody role="rowgroup" node_ref=body>
                    {each(shown, row)}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}

fn head(column: Column, query: Memo<Query>, on_order: Callback<Column>) -> AnyView {
    let order = Signal::derive(move || {
        let (sort, descending) = query.with(|query| (query.sort, query.descending));
        let word = if descending { "descending" } else { "ascending" };
        (sort == column).then(|| word.to_owned())
    });
    let glyph = Signal::derive(move || match order.get().as_deref() {
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
    .into_any()
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
fn keep_focus(shown: Signal<Vec<Arc<str>>>, body: NodeRef<html::Tbody>) {
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
