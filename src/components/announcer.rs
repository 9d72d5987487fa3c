//! What a screen reader says without moving the focus.

use leptos::prelude::*;

/// The one polite live region of the page.
#[derive(Clone, Copy)]
pub struct Announcer(RwSignal<String>);

impl Announcer {
    /// Makes it known to every view below.
    pub fn provide() -> Self {
        let announcer = Self(RwSignal::new(String::new()));
        provide_context(announcer);
        announcer
    }

    /// The one of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Says something.
    pub fn say(self, text: String) {
        self.0.set(text);
    }

    /// What was said last. Reactive.
    pub fn text(self) -> String {
        self.0.get()
    }
}
