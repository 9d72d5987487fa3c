//! What every part of the form shares.

use std::time::Duration;

use leptos::prelude::*;
use nodepool::{NodePool, Rows};
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::draft::Draft;
use super::facts::Facts;
use super::fields::{Section, field_of};
use super::place::{Place, RowId};
use crate::components::announcer::Announcer;

/// The draft, the facts around it, and where the user is.
#[derive(Clone, Copy)]
pub(crate) struct Sheet {
    /// The document.
    pub(crate) draft: Draft,
    /// What the API says can be chosen.
    pub(crate) facts: Facts,
    /// The field with the focus; it stays when the focus goes to the panel.
    pub(crate) focused: RwSignal<Option<Place>>,
    /// Where the last jump led: what hides the place opens.
    pub(crate) wanted: RwSignal<Option<Place>>,
    /// Whether the advanced options are open.
    pub(crate) advanced: RwSignal<bool>,
    /// The live region of the dialog.
    pub(crate) announcer: Announcer,
    /// The pool that the new one shall be like.
    pub(crate) like: StoredValue<Option<NodePool>>,
    /// The pool that is edited: its id, and its document as it was read.
    pub(crate) edited: StoredValue<Option<(String, NodePool)>>,
    /// Fields left by a press that has not ended yet.
    pub(crate) press: Press,
}

/// Tells that the form begins anew. Controls keep choices of their own, such as what was entered before; a form
/// begun anew has new controls.
#[derive(Clone, Copy)]
pub(crate) struct Begun(RwSignal<u32>);

impl Begun {
    /// It stands for the first time.
    pub(crate) fn new() -> Self {
        Self(RwSignal::new(0))
    }

    /// Runs again when the form begins anew.
    pub(crate) fn track(self) {
        self.0.track();
    }

    /// It begins anew.
    pub(crate) fn anew(self) {
        self.0.update(|count| *count += 1);
    }
}

/// A press of the pointer. What a field says once it is left moves everything below it: said between press
/// and release, it would take the button away from under the pointer, and the click would be lost.
#[derive(Clone, Copy)]
pub(crate) struct Press {
    /// The places to tell when it ends; `None` while nothing is pressed.
    left: StoredValue<Option<Vec<Place>>>,
}

impl Press {
    /// Listens as long as the form stands.
    pub(crate) fn follow(draft: Draft) -> Self {
        let this = Self { left: StoredValue::new(None) };
        let down = window_event_listener(leptos::ev::pointerdown, move |_| {
            this.left.update_value(|left| {
                left.get_or_insert_default();
            });
        });
        // The click comes right after the release, in the same breath.
        let end = move || set_timeout(move || this.end(draft), Duration::ZERO);
        let up = window_event_listener(leptos::ev::pointerup, move |_| end());
        let cancel = window_event_listener(leptos::ev::pointercancel, move |_| end());
        on_cleanup(move || {
            down.remove();
            up.remove();
            cancel.remove();
        });
        this
    }

    fn end(self, draft: Draft) {
        // The form may be gone.
        for place in self.left.try_update_value(Option::take).flatten().into_iter().flatten() {
            draft.leave(place);
        }
    }

    /// Keeps the place for the end of the press; `false` when nothing is pressed.
    fn keeps(self, place: Place) -> bool {
        self.left.try_update_value(|left| left.as_mut().map(|left| left.push(place))).flatten().is_some()
    }
}

impl Sheet {
    /// Whether a pool that exists is edited.
    pub(crate) fn is_edit(self) -> bool {
        self.edited.with_value(Option::is_some)
    }

    /// Says something to those who listen.
    pub(crate) fn say(self, text: String) {
        self.announcer.say(text);
    }

    /// A field got the focus.
    pub(crate) fn focus(self, place: Place) {
        if self.focused.try_get_untracked().is_some_and(|focused| focused != Some(place)) {
            self.focused.set(Some(place));
        }
    }

    /// A field was left. It is also when the dialog goes while it has the focus: then the draft is gone already.
    pub(crate) fn leave(self, place: Place) {
        if self.focused.try_get_untracked().is_some() && !self.press.keeps(place) {
            self.draft.leave(place);
        }
    }

    /// Opens the section of a place and focuses its control.
    pub(crate) fn jump(self, place: Place) {
        if field_of(&place.pattern()).is_some_and(|field| field.section == Section::Advanced) {
            self.advanced.set(true);
        }
        self.wanted.set(Some(place));
        request_animation_frame(move || {
            let id = place.dom_id();
            if document().get_element_by_id(&id).is_some() {
                return focus_in(&id);
            }
            // Another choice hides the control: its field can change the choice.
            let field = ["[data-paths~='", &place.pattern(), "']"].concat();
            if let Some(field) = document().query_selector(&field).ok().flatten() {
                focus_inside(&field);
            }
        });
    }
}

/// Focuses the element with this id, or the first control in it, and brings it into view.
pub(crate) fn focus_in(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        focus_inside(&element);
    }
}

fn focus_inside(element: &web_sys::Element) {
    let inner = ["input:checked", "input, select, textarea, button:not(.about)"];
    let target = if element.matches("input, select, textarea, button, a").unwrap_or(false) {
        Some(element.clone())
    } else {
        inner.iter().find_map(|selector| element.query_selector(selector).ok().flatten())
    };
    if let Some(target) = target.and_then(|target| target.dyn_into::<HtmlElement>().ok()) {
        let options = web_sys::ScrollIntoViewOptions::new();
        options.set_block(web_sys::ScrollLogicalPosition::Center);
        target.scroll_into_view_with_scroll_into_view_options(&options);
        // An element that is gone cannot take the focus; nothing else can be done about it.
        target.focus().ok();
    }
}

/// The rows of a list as keys of a view.
pub(crate) fn row_names(sheet: Sheet, list: Rows) -> Signal<Vec<String>> {
    Signal::derive(move || sheet.draft.rows(list).iter().map(RowId::to_string).collect())
}

/// The row of such a key.
pub(crate) fn row_of(key: &str) -> RowId {
    key.parse().expect("row_names wrote it")
}
