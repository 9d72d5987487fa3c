//! What is chosen from a long list of the API, in order: order is priority.

mod chooser;
mod things;

use std::sync::Arc;

use crate::components::lean::{keyed, lazy, memo, on, sig};
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use texts::Form;

use super::controls::{described_by, invalid};
use super::place::Place;
use super::sheet::{Sheet, focus_in};
use crate::api::client::ApiFailure;
use crate::components::icon::{Glyph, Sign, icon, sign};
use crate::i18n::{t, t_with};

pub(crate) use chooser::chooser;
pub(crate) use things::{Things, things, things_field};

/// How good a fact is.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Tone {
    /// Neither.
    Plain,
    /// As wanted.
    Good,
    /// Limited.
    Warn,
    /// Not there.
    Bad,
}

/// One thing as the lists show it.
#[derive(Clone, PartialEq)]
pub(crate) struct Item {
    /// Its name for people; empty where the id is all there is.
    pub(crate) name: String,
    /// What people choose by.
    pub(crate) facts: Vec<(String, Tone)>,
}

/// What the list under the search field shows.
#[derive(Clone, PartialEq)]
pub(crate) enum Offer {
    /// Still being read.
    Loading,
    /// These ids.
    Ids(Arc<Vec<String>>),
    /// It could not be read.
    Failed(ApiFailure),
}

/// A picker. Closures are shared, so that one copy of this code serves every picker.
#[derive(Clone, Copy)]
pub(crate) struct Picker {
    /// The place it writes.
    pub(crate) place: Place,
    /// Its accessible name.
    pub(crate) name: Signal<String>,
    /// How many it takes; with 1 a new choice replaces the old one.
    pub(crate) limit: usize,
    /// The chosen ids.
    pub(crate) chosen: Signal<Vec<String>>,
    /// Takes the chosen ids.
    pub(crate) choose: Callback<Vec<String>>,
    /// An id as the lists show it.
    pub(crate) describe: Callback<String, Item>,
    /// The ids that match a search.
    pub(crate) offer: Callback<String, Offer>,
    /// The button that opens the list.
    pub(crate) add: Form,
    /// Whether the list is being read.
    pub(crate) busy: Signal<bool>,
    /// Reads the list again.
    pub(crate) reload: Callback<()>,
    /// More filters, above the list.
    pub(crate) filters: Option<Callback<(), AnyView>>,
    /// What follows the button, such as a link to where new ones are made.
    pub(crate) more: Option<Callback<(), AnyView>>,
}

/// The chosen things and a way to add more.
pub(crate) fn picker(sheet: Sheet, picker: Picker) -> AnyView {
    let open = RwSignal::new(false);
    let dragged = RwSignal::new(None::<String>);
    let place = picker.place;
    let list_id = place.dom_id();
    let row = move |id: String| row(sheet, picker, dragged, id);
    let count = move || {
        let chosen = picker.chosen.get().len().to_string();
        (picker.limit > 1).then(|| {
            let text = t_with(Form::CountOf, &[("count", &chosen), ("limit", &picker.limit.to_string())]);
            view! { <span class="small muted num">{text}</span> }
        })
    };
    view! {
        <div
            class="picker"
            id=list_id
            role="group"
            aria-label=sig(move || picker.name.get())
            data-invalid=sig(move || invalid(sheet, place))
            aria-describedby=sig(move || described_by(sheet, place))
            on:focusin=on(move |_| sheet.focus(place))
            on:focusout=on(move |_| sheet.leave(place))
        >
            <ol>
                {keyed(picker.chosen, row)}
            </ol>
            <footer>
                <button
                    class="btn btn-ghost btn-sm"
                    type="button"
                    id=[&place.dom_id(), "-add"].concat()
                    aria-expanded=sig(move || open.get().to_string())
                    on:click=on(move |_| open.update(|open| *open = !*open))
                >
                    {icon(Glyph::Plus)}
                    {lazy(move || t(picker.add))}
                </button>
                {picker.more.map(|more| more.run(()))}
                <span class="end">
                    {lazy(count)}
                    <button
                        class="btn btn-ghost btn-sm btn-icon"
                        type="button"
                        aria-label=sig(move || t_with(Form::ReloadList, &[("name", &picker.name.get())]))
                        aria-busy=sig(move || picker.busy.get().to_string())
                        on:click=on(move |_| picker.reload.run(()))
                    >
                        <span class="spin-when-busy">{icon(Glyph::Refresh)}</span>
                    </button>
                </span>
            </footer>
            {lazy(move || open.get().then(|| chooser(sheet, picker, open)))}
        </div>
    }
    .into_any()
}

fn row(sheet: Sheet, picker: Picker, dragged: RwSignal<Option<String>>, id: String) -> AnyView {
    let id = StoredValue::new(id);
    let ordered = picker.limit > 1;
    let index = move || picker.chosen.get().iter().position(|one| *one == id.get_value()).unwrap_or_default();
    let item = memo(move || picker.describe.run(id.get_value()));
    let title = move || Some(item.get().name).filter(|name| !name.is_empty()).unwrap_or_else(|| id.get_value());
    let move_to = move |to: usize| {
        let mut chosen = picker.chosen.get_untracked();
        let Some(from) = chosen.iter().position(|one| *one == id.get_value()) else { return };
        if to >= chosen.len() || from == to {
            return;
        }
        let one = chosen.remove(from);
        chosen.insert(to, one);
        let total = chosen.len().to_string();
        picker.choose.run(chosen);
        let place = (to + 1).to_string();
        sheet.say(t_with(Form::Moved, &[("name", &title()), ("count", &place), ("limit", &total)]));
    };
    let grip_id = move || format!("{}-grip-{}", picker.place.dom_id(), id.get_value());
    let key = move |event: KeyboardEvent| {
        let now = untrack(index);
        let to = match event.key().as_str() {
            "ArrowUp" if event.alt_key() => now.checked_sub(1),
            "ArrowDown" if event.alt_key() => Some(now + 1),
            _ => return,
        };
        event.prevent_default();
        if let Some(to) = to {
            move_to(to);
            // The row is taken out and put in again, which drops the focus.
            let grip = grip_id();
            request_animation_frame(move || focus_in(&grip));
        }
    };
    let remove = move |_| {
        let mut chosen = picker.chosen.get_untracked();
        chosen.retain(|one| *one != id.get_value());
        picker.choose.run(chosen);
        focus_in(&[&picker.place.dom_id(), "-add"].concat());
    };
    let over = move |event: DragEvent| {
        if let Some(one) = dragged.get_untracked() {
            event.prevent_default();
            let to = untrack(index);
            let mut chosen = picker.chosen.get_untracked();
            if let Some(from) = chosen.iter().position(|id| *id == one)
                && from != to
            {
                let one = chosen.remove(from);
                chosen.insert(to, one);
                picker.choose.run(chosen);
            }
        }
    };
    let grip = move || {
        ordered.then(|| {
            view! {
                <button
                    class="grip"
                    type="button"
                    id=grip_id()
                    draggable="true"
                    aria-label=sig(move || t_with(Form::MoveRow, &[("name", &title())]))
                    on:dragstart=on(move |_| dragged.set(Some(id.get_value())))
                    on:dragend=on(move |_| dragged.set(None))
                >
                    {sign(Sign::Grip)}
                </button>
                <span class="ordinal">{lazy(move || index() + 1)}</span>
            }
        })
    };
    view! {
        <li
            class:single=!ordered
            data-dragging=sig(move || (dragged.get().as_deref() == Some(&id.get_value())).then_some(""))
            on:keydown=on(key)
            on:dragover=on(over)
            on:drop=on(move |event: DragEvent| event.prevent_default())
        >
            {lazy(grip)}
            <span>
                <span class="name">
                    {lazy(move || Some(item.get().name).filter(|name| !name.is_empty()))} " "
                    <span class="id">{id.get_value()}</span>
                </span>
                <span class="facts">{lazy(move || facts(item.get().facts))}</span>
            </span>
            <button
                class="btn btn-ghost btn-sm btn-icon"
                type="button"
                aria-label=sig(move || t_with(Form::RemoveRow, &[("name", &title())]))
                on:click=on(remove)
            >
                {sign(Sign::Close)}
            </button>
        </li>
    }
    .into_any()
}

/// The facts of a thing, side by side.
pub(crate) fn facts(facts: Vec<(String, Tone)>) -> AnyView {
    let fact = |(text, tone): (String, Tone)| {
        let class = match tone {
            Tone::Plain => "",
            Tone::Good => "icon-ok",
            Tone::Warn => "icon-warn",
            Tone::Bad => "icon-bad",
        };
        view! { <span class=class>{text}</span> }
    };
    facts.into_iter().map(fact).collect_view().into_any()
}
