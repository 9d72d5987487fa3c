//! The list under the search field of a picker: a combobox by the ARIA pattern.

use std::sync::Arc;

use crate::components::lean::{effect, lazy, memo, on, sig};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use texts::Form;

use super::{Item, Offer, Picker, facts};
use crate::api::client::ApiFailure;
use crate::components::icon::{Glyph, icon};
use crate::components::virtual_list::virtual_list;
use crate::forms::node_pool::sheet::{Sheet, focus_in};
use crate::i18n::{self, t, t_count, t_with};

/// Height of an option in pixels.
const ROW: usize = 46;
/// Options in view at once.
const VISIBLE: usize = 7;

/// The search field, the filters and the list.
pub(crate) fn chooser(sheet: Sheet, picker: Picker, open: RwSignal<bool>) -> AnyView {
    let query = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let offer = memo(move || picker.offer.run(query.get()));
    let ids = memo(move || match offer.get() {
        Offer::Ids(ids) => ids,
        _ => Arc::default(),
    });
    effect(move || {
        ids.track();
        active.set(0);
    });
    let list = [&picker.place.dom_id(), "-list"].concat();
    let search = [&picker.place.dom_id(), "-search"].concat();
    let close = move || {
        open.set(false);
        focus_in(&[&picker.place.dom_id(), "-add"].concat());
    };
    let toggle = move |index: usize| {
        let Some(id) = ids.get_untracked().get(index).cloned() else { return };
        active.set(index);
        let mut chosen = picker.chosen.get_untracked();
        if picker.limit == 1 {
            picker.choose.run(vec![id]);
            close();
        } else if let Some(at) = chosen.iter().position(|one| *one == id) {
            chosen.remove(at);
            picker.choose.run(chosen);
        } else if chosen.len() >= picker.limit {
            sheet.say(t_with(Form::LimitReached, &[("limit", &picker.limit.to_string())]));
        } else {
            chosen.push(id);
            picker.choose.run(chosen);
        }
    };
    let key = move |event: KeyboardEvent| {
        let last = ids.get_untracked().len().saturating_sub(1);
        let now = active.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" => (now + 1).min(last),
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => (now + VISIBLE).min(last),
            "PageUp" => now.saturating_sub(VISIBLE),
            "Enter" => {
                event.prevent_default();
                toggle(now);
                return;
            }
            "Escape" => {
                // Closes the list, not the dialog around it.
                event.prevent_default();
                event.stop_propagation();
                close();
                return;
            }
            _ => return,
        };
        event.prevent_default();
        active.set(to);
    };
    let option_id = {
        let list = list.clone();
        move |index: usize| format!("{list}-{index}")
    };
    let row = {
        let option_id = option_id.clone();
        Arc::new(move |index: usize| option(picker, active, ids, index, option_id(index), Callback::new(toggle)))
    };
    let body = {
        move || match offer.get() {
            Offer::Loading => view! { <p class="chooser-state" role="status">{t(Form::LoadingList)}</p> }.into_any(),
            Offer::Failed(failure) => failed(picker, &failure),
            Offer::Ids(ids) if ids.is_empty() => {
                let text = if query.get().is_empty() { t(Form::NothingToChoose) } else { t(Form::NothingMatches) };
                view! { <p class="chooser-state" role="status">{text}</p> }.into_any()
            }
            Offer::Ids(_) => ().into_any(),
        }
    };
    let shown = Signal::derive(move || ids.get().len());
    let some = memo(move || !ids.get().is_empty());
    let in_view = {
        let list = list.clone();
        move || {
            let (list, row) = (list.clone(), row.clone());
            some.get().then(move || virtual_list(list, picker.name, shown, active, ROW, VISIBLE, row))
        }
    };
    let focus_search = search.clone();
    request_animation_frame(move || focus_in(&focus_search));
    view! {
        <div class="chooser" on:keydown=on(move |event: KeyboardEvent| if event.key() == "Escape" {
            event.prevent_default();
            event.stop_propagation();
            close();
        })>
            <div class="chooser-bar">
                <span class="search">
                    {icon(Glyph::Search)}
                    <input
                        class="input"
                        type="text"
                        id=search
                        role="combobox"
                        autocomplete="off"
                        spellcheck="false"
                        aria-label=sig(move || t_with(Form::SearchIn, &[("name", &picker.name.get())]))
                        aria-autocomplete="list"
                        aria-expanded=sig(move || some.get().to_string())
                        aria-controls=list
                        aria-activedescendant=sig(move || some.get().then(|| option_id(active.get())))
                        placeholder=i18n::text(Form::SearchPlaceholder)
                        on:input=on(move |event| query.set(event_target_value(&event)))
                        on:keydown=on(key)
                    />
                </span>
                {picker.filters.map(|filters| filters.run(()))}
                <span class="end small muted num" role="status">
                    {lazy(move || t_count(Form::OffersShown, shown.get() as u32))}
                </span>
                <button class="btn btn-sm" type="button" on:click=on(move |_| close())>{i18n::text(Form::Done)}</button>
            </div>
            {lazy(body)}
            {lazy(in_view)}
        </div>
    }
    .into_any()
}

/// The option at an index. It stays while one types: what stands in it changes, in place and all at once, since each
/// part that is renewed by itself takes its own time of every key.
fn option(
    picker: Picker,
    active: RwSignal<usize>,
    ids: Memo<Arc<Vec<String>>>,
    index: usize,
    dom_id: String,
    toggle: Callback<usize>,
) -> AnyView {
    let one = memo(move || {
        // Past the end of a list that just got shorter the option is about to go.
        let id = ids.with(|ids| ids.get(index).cloned())?;
        let item = picker.describe.run(id.clone());
        Some((id, item))
    });
    let body = move || {
        let (id, Item { name, facts: of }) = one.get()?;
        let name = Some(name).filter(|name| !name.is_empty());
        Some(view! {
            <span class="truncate">{name} " " <span class="id">{id}</span></span>
            <span></span>
            <span class="facts">{facts(of)}</span>
        })
    };
    let selected = memo(move || {
        let chosen = picker.chosen.get();
        one.with(|one| one.as_ref().is_some_and(|(id, _)| chosen.contains(id)))
    });
    view! {
        <div
            class="option"
            role="option"
            id=dom_id
            aria-selected=sig(move || selected.get().to_string())
            aria-setsize=sig(move || ids.with(|ids| ids.len()).to_string())
            aria-posinset=(index + 1).to_string()
            data-active=sig(move || (active.get() == index).then_some(""))
            on:mousedown=on(|event: web_sys::MouseEvent| event.prevent_default())
            on:click=on(move |_| toggle.run(index))
        >
            {icon(Glyph::Check)}
            {lazy(body)}
        </div>
    }
    .into_any()
}

fn failed(picker: Picker, failure: &ApiFailure) -> AnyView {
    let text = if failure.is_missing() { t(Form::ListDenied) } else { t(Form::ListFailed) };
    let code = failure.code.clone();
    let request = failure.request_id.clone();
    view! {
        <div class="chooser-state" role="alert">
            <p>{text}</p>
            <p class="id">{code} " " {request}</p>
            <button class="btn btn-sm" type="button" on:click=on(move |_| picker.reload.run(()))>{t(Form::TryAgain)}</button>
        </div>
    }
    .into_any()
}
