//! Leaving the form: by Escape, Cancel, Back, an address or the tab. Asks when something changed, and only then.

use crate::components::lean::{lazy, on};
use leptos::prelude::*;
use nodepool::paths;
use texts::Form;
use wasm_bindgen::prelude::*;
use web_sys::{Event, HtmlElement};

use super::draft::Draft;
use super::nested::nested;
use super::place::Place;
use super::sheet::focus_in;
use crate::browser::back;
use crate::i18n;

/// What is asked, and what happens then.
#[derive(Clone, Copy)]
pub(crate) struct Leave {
    draft: Draft,
    asking: RwSignal<Option<Way>>,
    /// Who had the focus when it was asked.
    before: StoredValue<Option<HtmlElement>, LocalStorage>,
    free: StoredValue<bool>,
    discard: Callback<()>,
    close: Callback<()>,
}

/// How the user wanted to leave.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    /// To the list.
    Close,
    /// One step back in the history.
    Back,
}

type Listener = Closure<dyn FnMut(Event)>;

impl Leave {
    /// Guards the draft on the page at the address `here`. `discard` throws the stored draft away, `close`
    /// leaves for the list.
    pub(crate) fn guard(draft: Draft, here: String, discard: Callback<()>, close: Callback<()>) -> Self {
        let this = Self {
            draft,
            asking: RwSignal::new(None),
            before: StoredValue::new_local(None),
            free: StoredValue::new(false),
            discard,
            close,
        };
        let unload: Listener = Closure::new(move |event: Event| {
            if this.must_ask() {
                event.prevent_default();
            }
        });
        window().add_event_listener_with_callback("beforeunload", unload.as_ref().unchecked_ref()).ok();
        back::guard(move || {
            let left = window().location().pathname().is_ok_and(|path| path != here);
            let ask = left && this.must_ask();
            if ask {
                this.ask(Way::Back);
            }
            ask
        });
        let unload = StoredValue::new_local(unload);
        on_cleanup(move || {
            back::release();
            unload.try_with_value(|unload| {
                window().remove_event_listener_with_callback("beforeunload", unload.as_ref().unchecked_ref()).ok();
            });
        });
        this
    }

    /// The user wants to go back to the list.
    pub(crate) fn close(self) {
        if self.must_ask() {
            self.ask(Way::Close);
        } else {
            self.discard.run(());
            self.close.run(());
        }
    }

    /// Nothing holds the user any more: the pool was made.
    pub(crate) fn set_free(self) {
        self.free.set_value(true);
    }

    fn ask(self, way: Way) {
        if self.asking.with_untracked(Option::is_none) {
            let focused = document().active_element().and_then(|element| element.dyn_into().ok());
            self.before.set_value(focused);
            self.asking.set(Some(way));
        }
    }

    /// The user goes on editing, where they were.
    fn stay(self) {
        self.asking.set(None);
        let before = self.before.try_update_value(Option::take).flatten();
        // While the question still stands, everything behind it refuses the focus.
        request_animation_frame(move || match before.filter(|element| element.is_connected()) {
            Some(element) if element.tag_name() != "BODY" => drop(element.focus()),
            _ => focus_in(&Place::from(paths::NAME).dom_id()),
        });
    }

    fn must_ask(self) -> bool {
        !self.free.get_value() && self.draft.with(|editing| editing.is_changed())
    }

    fn go(self, way: Way) {
        self.free.set_value(true);
        self.discard.run(());
        match way {
            Way::Close => self.close.run(()),
            Way::Back => drop(window().history().and_then(|history| history.back())),
        }
    }

    /// The question, while it is asked.
    pub(crate) fn view(self) -> AnyView {
        view! { {lazy(move || self.asking.get().map(|way| self.question(way)))} }.into_any()
    }

    fn question(self, way: Way) -> AnyView {
        let exists = self.draft.with(super::editing::Editing::exists);
        let about = if exists { Form::LeaveAboutEdit } else { Form::LeaveAbout };
        let content = view! {
            <header><h2 id="leave-h">{i18n::text(Form::LeaveTitle)}</h2></header>
            <div class="dialog-body"><p id="leave-b">{i18n::text(about)}</p></div>
            <footer>
                <span class="end">
                    <button class="btn" type="button" id="leave-stay" on:click=on(move |_| self.stay())>
                        {i18n::text(Form::LeaveStay)}
                    </button>
                    <button class="btn btn-danger" type="button" on:click=on(move |_| self.go(way))>
                        {i18n::text(Form::LeaveGo)}
                    </button>
                </span>
            </footer>
        }
        .into_any();
        nested("dialog", ("leave-h", Some("leave-b")), "leave-stay", Callback::new(move |()| self.stay()), content)
    }
}
