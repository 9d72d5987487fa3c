//! Copying: the whole text, and a word that it is done.

use std::time::Duration;

use leptos::{prelude::*, task::spawn_local};
use texts::Shell;

use super::{
    announcer::Announcer,
    icon::{Glyph, Icon},
};
use crate::{browser, i18n::t};

/// How long the check mark stands.
const SHOWN: Duration = Duration::from_secs(2);

/// Copies a text to the clipboard.
#[component]
pub fn CopyButton(
    /// What it copies, read when it is pressed.
    #[prop(into)]
    text: Signal<String>,
    /// The name of the button, such as "Copy the id np1".
    #[prop(into)]
    label: Signal<String>,
    /// Whether the word "Copy" stands beside the icon.
    #[prop(optional)]
    wordy: bool,
    /// While there is nothing to copy.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let done = RwSignal::new(false);
    let timer = StoredValue::new_local(None::<TimeoutHandle>);
    let announcer = Announcer::here();
    let copy = move |_| {
        if disabled.get_untracked() {
            return;
        }
        let text = text.get_untracked();
        spawn_local(async move {
            match browser::copy(&text).await {
                Ok(()) => {
                    announcer.say(t(Shell::Copied));
                    done.set(true);
                    let over = move || {
                        let _ = done.try_set(false);
                    };
                    // The one of an earlier copy would take this one's word away.
                    let next = set_timeout_with_handle(over, SHOWN).ok();
                    if let Some(earlier) = timer.try_update_value(|timer| std::mem::replace(timer, next)).flatten() {
                        earlier.clear();
                    }
                }
                Err(_) => announcer.say(t(Shell::CopyFailed)),
            }
        });
    };
    let glyph = Signal::derive(move || if done.get() { Glyph::Check } else { Glyph::Copy });
    let word = Signal::derive(move || match wordy {
        true => t(if done.get() { Shell::Copied } else { Shell::Copy }),
        false => String::new(),
    });
    view! {
        <button
            type="button"
            class="btn btn-ghost btn-sm"
            class:btn-icon=!wordy
            aria-label=label
            title=label
            aria-disabled=move || disabled.get().then_some("true")
            on:click=copy
        >
            <Icon glyph />
            {word}
        </button>
    }
}
