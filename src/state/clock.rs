//! The time that ages on the page are counted from.

use std::time::Duration;

use leptos::prelude::*;

use crate::browser;

/// A clock that moves every second while somebody can see the page.
#[derive(Clone, Copy)]
pub struct Clock(RwSignal<f64>);

impl Clock {
    /// Starts it and makes it known to every view below.
    pub fn provide() -> Self {
        let clock = Self(RwSignal::new(browser::now()));
        provide_context(clock);
        let tick = set_interval_with_handle(
            move || {
                if browser::is_visible() {
                    clock.0.set(browser::now());
                }
            },
            Duration::from_secs(1),
        );
        if let Ok(tick) = tick {
            on_cleanup(move || tick.clear());
        }
        clock
    }

    /// The one of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Milliseconds since 1970. Reactive, every second.
    pub fn now(self) -> f64 {
        self.0.get()
    }
}
