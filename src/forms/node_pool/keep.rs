//! Keeping the draft in the browser: a moment after the last change, and when the page goes.

use std::time::Duration;

use crate::components::lean::on_change;
use leptos::leptos_dom::helpers::TimeoutHandle;
use leptos::prelude::*;
use nodepool::plan::plan;

use super::draft::Draft;
use super::editing::Meanwhile;
use super::storage::{self, Attempt, Stored};
use crate::browser;

/// Typing comes to rest before the draft is written.
const PAUSE: Duration = Duration::from_millis(500);

/// Where a draft is kept.
#[derive(Clone, Copy)]
pub(crate) struct Keep {
    draft: Draft,
    key: StoredValue<String>,
    attempt: StoredValue<Option<Attempt>>,
    /// What the kept edit and somebody else changed.
    asked: StoredValue<Vec<Meanwhile>>,
    saved_at: RwSignal<Option<f64>>,
    /// Runs out a moment after the last change.
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Keep {
    /// Takes up the draft that is kept under `key`, if there is one, and keeps it from now on.
    pub(crate) fn start(draft: Draft, key: &str, attempt: StoredValue<Option<Attempt>>) -> Self {
        let stored = browser::storage::read(key).as_deref().and_then(storage::decode);
        let (key, timer) = (StoredValue::new(key.to_owned()), StoredValue::new_local(None));
        let asked = StoredValue::new(Vec::new());
        let this = Self { draft, key, attempt, asked, saved_at: RwSignal::new(None), timer };
        if let Some(stored) = stored {
            this.saved_at.set(Some(stored.saved_at));
            attempt.set_value(stored.attempt);
            if draft.with(|editing| editing.exists()) {
                // The pool may have changed since.
                let now = draft.with(|editing| editing.baseline().clone());
                let changes = plan(&stored.baseline, &stored.pool);
                draft.open(stored.baseline);
                draft.take_up(&changes);
                asked.set_value(draft.merge(&now));
            } else {
                draft.restore(stored.pool, stored.baseline, &stored.proposed);
            }
        }
        on_change(
            move || draft.track_document(),
            move || {
                this.still_the_timer();
                timer.set_value(set_timeout_with_handle(move || this.store(), PAUSE).ok());
            },
        );
        let hidden = window_event_listener_untyped("pagehide", move |_| this.store());
        on_cleanup(move || {
            // The form goes before the typing came to rest.
            if this.still_the_timer() {
                this.store();
            }
            hidden.remove();
        });
        this
    }

    /// Whether it was running.
    fn still_the_timer(self) -> bool {
        match self.timer.try_update_value(Option::take).flatten() {
            Some(timer) => {
                timer.clear();
                true
            }
            None => false,
        }
    }

    /// What the edit that was taken up and somebody else changed since: to be asked before it is saved.
    pub(crate) fn asked(self) -> Vec<Meanwhile> {
        self.asked.get_value()
    }

    /// When the draft was last written, in milliseconds; `None` when there is nothing to keep.
    pub(crate) fn saved_at(self) -> Option<f64> {
        self.saved_at.get()
    }

    /// Writes the draft now; an unchanged one is not worth keeping.
    pub(crate) fn store(self) {
        let Some(attempt) = self.attempt.try_get_value() else { return };
        self.still_the_timer();
        let now = browser::now();
        let text = self.draft.with(|editing| {
            (editing.is_changed() || attempt.is_some()).then(|| {
                storage::encode(&Stored {
                    pool: editing.wanted(),
                    baseline: editing.baseline().clone(),
                    proposed: editing.proposed().collect(),
                    saved_at: now,
                    attempt,
                })
            })
        });
        browser::storage::write(&self.key.get_value(), text.as_deref());
        self.saved_at.set(text.is_some().then_some(now));
    }

    /// Throws the kept draft away.
    pub(crate) fn forget(self) {
        self.still_the_timer();
        browser::storage::write(&self.key.get_value(), None);
    }
}
