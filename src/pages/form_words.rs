//! The words of the form: pages and dialogs beyond the first load need them.

use crate::components::lean::{lazy, memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use texts::Shell;

use crate::api::client::ApiFailure;
use crate::components::dialog::Dialog;
use crate::i18n::{self, t};

/// How far the words are.
#[derive(Clone, Copy)]
pub(super) struct FormWords(RwSignal<Option<ApiFailure>>);

impl FormWords {
    /// Reads them.
    pub(super) fn read() -> Self {
        let words = Self(RwSignal::new(None));
        words.again();
        words
    }

    /// Reads them again.
    pub(super) fn again(self) {
        self.0.set(None);
        spawn_local(async move {
            if let Err(failure) = i18n::load_form().await {
                self.0.try_set(Some(failure));
            }
        });
    }

    /// Why they could not be read. Reactive.
    pub(super) fn failure(self) -> Option<ApiFailure> {
        self.0.get()
    }
}

/// A dialog as soon as its words are there.
pub(super) fn worded(title: Shell, close: Callback<()>, dialog: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let words = FormWords::read();
    let ready = memo(i18n::has_form);
    lazy(move || {
        if ready.get() {
            // Only the words are followed here: the dialog follows the rest by itself.
            return untrack(&dialog);
        }
        let again = move |_| words.again();
        let failed = move |failure: ApiFailure| {
            view! {
                <Dialog title=i18n::text(title) on_close=close>
                    <div class="dialog-body" role="alert">
                        <p>{t(Shell::LanguageFailed)}</p>
                        <p class="id">{failure.code}</p>
                    </div>
                    <footer>
                        <span class="end">
                            <button class="btn btn-primary" type="button" on:click=again>
                                {t(Shell::Retry)}
                            </button>
                        </span>
                    </footer>
                </Dialog>
            }
        };
        words.failure().map(failed).into_any()
    })
}
