//! Sending the draft: exactly one pool, whatever is pressed and whatever gets lost on the way.
//!
//! A request keeps its Idempotency-Key until its outcome is known, over a reload too. While it is not
//! known nothing else is sent: pressing Confirm asks about the same request again.

use gloo_net::http::Method;
use leptos::prelude::*;
use leptos::task::spawn_local;
use nodepool::Path;
use serde_json::Value;
use texts::Form;

use super::problems;
use super::sheet::Sheet;
use super::storage::Attempt;
use crate::api::catalogue::escape;
use crate::api::client::{ApiFailure, IdempotencyKey};
use crate::api::intent::{self, is_unknown};
use crate::browser;
use crate::forms::alert::Alert;

/// How the sending stands.
#[derive(Clone, Copy)]
pub(crate) struct Submit {
    /// A request is on its way.
    pub(crate) sending: RwSignal<bool>,
    /// The answer to the last one is being looked for.
    pub(crate) searching: RwSignal<bool>,
    /// The alert above the buttons.
    pub(crate) alert: RwSignal<Option<Alert>>,
    /// The request whose outcome is not known.
    pub(crate) attempt: StoredValue<Option<Attempt>>,
    /// The pool was made: its id.
    pub(crate) made: Callback<String>,
    /// Stores the draft at once.
    pub(crate) store: Callback<()>,
}

impl Submit {
    /// The user pressed Confirm.
    pub(crate) fn confirm(self, sheet: Sheet) {
        if self.sending.get_untracked() {
            return;
        }
        let forgotten =
            |attempt: &Option<Attempt>| attempt.as_ref().is_some_and(|one| one.is_forgotten(browser::now()));
        if self.attempt.with_value(forgotten) {
            self.attempt.set_value(None);
            self.store.run(());
            return self.show(Form::AttemptForgotten, ApiFailure::timed_out());
        }
        if self.attempt.with_value(Option::is_none) {
            self.alert.set(None);
            if !problems::all_right(sheet) {
                return;
            }
            let body = sheet.draft.document().into_value();
            let key = IdempotencyKey::fresh().as_str().to_owned();
            self.attempt.set_value(Some(Attempt { key, body, sent_at: browser::now() }));
        }
        self.alert.set(None);
        self.sending.set(true);
        // Should the page go now, the next visit knows what was under way.
        self.store.run(());
        spawn_local(self.send(sheet));
    }

    async fn send(self, sheet: Sheet) {
        let (Some(Some(attempt)), Some(cluster)) =
            (self.attempt.try_get_value(), sheet.facts.cluster_id.try_get_value())
        else {
            return;
        };
        let url = format!("/openapi/cs/clusters/{}/nodepools", escape(&cluster));
        let key = IdempotencyKey::kept(attempt.key.clone());
        // The view may be gone; the request is kept with the draft.
        let searching = move || self.searching.try_set(true).is_none();
        let outcome = intent::send(Method::POST, &url, Some(&attempt.body), &key, searching).await;
        if self.sending.try_set(false).is_some() {
            return;
        }
        self.searching.set(false);
        match outcome {
            Ok(answer) => {
                self.attempt.set_value(None);
                let id = answer.get("nodepool_id").and_then(Value::as_str).unwrap_or_default();
                self.made.run(id.to_owned());
            }
            Err(failure) if is_unknown(&failure) => self.show(Form::OutcomeUnknown, failure),
            Err(failure) => {
                self.attempt.set_value(None);
                self.store.run(());
                self.refused(sheet, failure);
            }
        }
    }

    fn refused(self, sheet: Sheet, failure: ApiFailure) {
        if let Some(path) = path_in(&failure.message)
            && sheet.draft.refuse(&path, &failure.message)
        {
            if let Some(place) = sheet.draft.with(|editing| editing.place_of(&path)) {
                sheet.say(failure.message);
                sheet.jump(place);
            }
            return;
        }
        let text = if failure.is_missing() {
            Form::CreateDenied
        } else if failure.code.contains("Quota") {
            Form::CreateQuota
        } else if failure.code.contains("Throttling") || failure.status == 429 {
            Form::CreateThrottled
        } else if failure.code == "Console.UpstreamUnreachable" {
            Form::CreateUnreachable
        } else {
            Form::CreateFailed
        };
        self.show(text, failure);
    }

    fn show(self, text: Form, failure: ApiFailure) {
        self.alert.set(Some(Alert { text, failure }));
    }
}

/// The path that a refusal begins with: `scaling_group.vswitch_ids: …`.
pub(crate) fn path_in(message: &str) -> Option<Path> {
    let end = message.find(|c: char| !(c.is_ascii_alphanumeric() || "._[]".contains(c))).unwrap_or(message.len());
    let path = message[..end].trim_end_matches('.');
    path.contains('.').then(|| Path::new(path))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_refusal_names_its_path_first_or_none() {
        for (message, path) in [
            ("scaling_group.vswitch_ids: at most 8", Some("scaling_group.vswitch_ids")),
            ("scaling_group.data_disks[3].size must be at least 40", Some("scaling_group.data_disks[3].size")),
            ("nodepool_info.name", Some("nodepool_info.name")),
            ("The quota is used up.", None),
            ("", None),
        ] {
            assert_eq!(path_in(message).map(|path| path.to_string()).as_deref(), path, "{message}");
        }
    }
}
