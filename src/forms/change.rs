//! Sending one change from a small dialog: once, whatever is pressed and whatever gets lost on the way.

use crate::components::lean::{lazy, on, sig};
use gloo_net::http::Method;
use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;
use texts::Form;

use super::alert::Alert;
use crate::api::client::{ApiFailure, IdempotencyKey};
use crate::api::intent::{self, is_unknown};
use crate::components::icon::{Glyph, Icon, icon};
use crate::i18n::{t, t_with};
use crate::state::notifications::Notifications;

/// What to send.
#[derive(Clone)]
pub(crate) struct Request {
    /// How.
    pub(crate) method: Method,
    /// Where.
    pub(crate) url: String,
    /// What.
    pub(crate) body: Option<Value>,
    /// The pool's name.
    pub(crate) name: String,
    /// What to say once it is done.
    pub(crate) said: String,
}

/// The code of the refusal when somebody else changed what this changes.
pub(crate) const CONFLICT: &str = "Console.EditConflict";

/// A change that was made.
pub(crate) struct Made {
    /// What to say of it.
    pub(crate) said: String,
    /// Whether it is the one that was asked for: an earlier one, whose outcome was not known, comes first.
    pub(crate) is_wanted: bool,
}

/// What is said when it does not go well.
#[derive(Clone, Copy)]
pub(crate) struct Words {
    /// It is not known whether the change was made.
    pub(crate) unknown: Form,
    /// Missing or forbidden.
    pub(crate) denied: Form,
    /// Any other refusal.
    pub(crate) failed: Form,
}

impl Words {
    fn of(self, failure: &ApiFailure) -> Form {
        if failure.is_missing() {
            self.denied
        } else if failure.code.contains("Quota") {
            Form::CreateQuota
        } else if failure.code.contains("Throttling") || failure.status == 429 {
            Form::ChangeThrottled
        } else {
            self.failed
        }
    }
}

/// How the change stands.
#[derive(Clone, Copy)]
pub(crate) struct Change {
    /// It is on its way.
    pub(crate) sending: RwSignal<bool>,
    /// Its answer is being looked for.
    searching: RwSignal<bool>,
    /// Why it was not made, or that it is not known.
    alert: RwSignal<Option<Alert>>,
    /// What was sent and has no known outcome.
    open: StoredValue<Option<(Request, IdempotencyKey)>, LocalStorage>,
    words: Words,
    /// Hears the outcome when the dialog is gone.
    notifications: Notifications,
}

impl Change {
    /// Nothing was sent yet.
    pub(crate) fn new(words: Words) -> Self {
        Self {
            sending: RwSignal::new(false),
            searching: RwSignal::new(false),
            alert: RwSignal::new(None),
            open: StoredValue::new_local(None),
            words,
            notifications: Notifications::here(),
        }
    }

    /// Whether an earlier request has no known outcome: pressing again asks about that one.
    pub(crate) fn is_open(self) -> bool {
        self.open.with_value(Option::is_some)
    }

    /// Sends; `done` hears what was made, `refused` may take a refusal for itself by `true`. While an earlier request
    /// has no known outcome, that one is asked about instead.
    pub(crate) fn send(
        self,
        request: Request,
        done: impl FnOnce(Made) + 'static,
        refused: impl FnOnce(&ApiFailure) -> bool + 'static,
    ) {
        if self.sending.get_untracked() {
            return;
        }
        let wanted = request.body.clone();
        let (request, key) = self.open.with_value(Clone::clone).unwrap_or_else(|| (request, IdempotencyKey::fresh()));
        let is_wanted = request.body == wanted;
        self.open.set_value(Some((request.clone(), key.clone())));
        self.alert.set(None);
        self.sending.set(true);
        spawn_local(async move {
            // Whoever closes the dialog wants to know all the same.
            let searching = move || {
                self.searching.try_set(true);
                true
            };
            let Request { method, url, body, name, said } = request;
            let outcome = intent::send(method, &url, body.as_ref(), &key, searching).await;
            if self.sending.try_set(false).is_some() {
                return self.tell(outcome.err(), &name, said);
            }
            self.searching.set(false);
            match outcome {
                Ok(_) => {
                    self.open.set_value(None);
                    done(Made { said, is_wanted });
                }
                Err(failure) if is_unknown(&failure) => self.show(self.words.unknown, failure),
                Err(failure) => {
                    self.open.set_value(None);
                    if refused(&failure) {
                        return;
                    }
                    self.show(self.words.of(&failure), failure);
                }
            }
        });
    }

    /// Tells how it ended those who have left the dialog.
    fn tell(self, failure: Option<ApiFailure>, name: &str, said: String) {
        let Some(failure) = failure else { return self.notifications.good(said, None, None) };
        let text = if is_unknown(&failure) { Form::ChangeUnseen } else { self.words.of(&failure) };
        // What was entered is gone with the dialog.
        let text = if text == Form::EditFailed { Form::ChangeFailed } else { text };
        let title = t_with(Form::PoolDone, &[("name", name), ("changes", &t(text))]);
        self.notifications.bad(title, Some(failure.message), None);
    }

    fn show(self, text: Form, failure: ApiFailure) {
        self.alert.set(Some(Alert { text, failure }));
    }

    /// The alert and the buttons: Cancel, and the one that sends.
    pub(crate) fn footer(
        self,
        close: Callback<()>,
        press: Callback<()>,
        word: Signal<String>,
        class: &'static str,
        glyph: Option<Glyph>,
    ) -> AnyView {
        let label = move || match (self.sending.get(), self.searching.get()) {
            (true, true) => t(Form::LookingForOutcome),
            (true, false) => t(Form::Sending),
            _ => word.get(),
        };
        let mark = move || match self.sending.get() {
            true => view! { <Icon glyph=Glyph::Spinner spins=true /> }.into_any(),
            false => glyph.map(icon).into_any(),
        };
        view! {
            {lazy(move || self.alert.get().map(Alert::view))}
            <footer>
                <span class="end">
                    <button class="btn" type="button" on:click=on(move |_| close.run(()))>{lazy(move || t(Form::Cancel))}</button>
                    <button
                        class=class
                        type="button"
                        id="change-confirm"
                        aria-busy=sig(move || self.sending.get().to_string())
                        on:click=on(move |_| press.run(()))
                    >
                        {lazy(mark)}
                        {lazy(label)}
                    </button>
                </span>
            </footer>
        }
        .into_any()
    }
}
