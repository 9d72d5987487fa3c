//! What a screen reader says without moving the focus.

use leptos::prelude::*;

/// Speaks through the one polite live region of the page.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Makes it known to every view below.
    pub fn provide() {
        provide_context(Self(RwSignal::new(String::new())));
    }

    /// The one of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Says something.
    pub fn say(self, text: String) {
        self.0.set(text);
    }
}

/// The region; once, at the end of the page.
#[component]
pub fn LiveRegion() -> impl IntoView {
    let Announcer(text) = Announcer::here();
    view! { <div class="sr-only" role="status" aria-live="polite">{text}</div> }
}
