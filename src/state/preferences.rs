//! What the user chose for every visit: the theme. (The language is kept by `i18n`.)

use leptos::prelude::*;

use crate::browser::{self, storage};

/// Light, dark, or as the system says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// The user's choices.
#[derive(Clone, Copy)]
pub struct Preferences {
    theme: RwSignal<Theme>,
}

const THEME: &str = "theme";

impl Theme {
    /// The next one round.
    pub const fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    const fn word(self) -> Option<&'static str> {
        match self {
            Self::System => None,
            Self::Light => Some("light"),
            Self::Dark => Some("dark"),
        }
    }

    fn stored() -> Self {
        match storage::read(THEME).as_deref() {
            Some("light") => Self::Light,
            Some("dark") => Self::Dark,
            _ => Self::System,
        }
    }
}

impl Preferences {
    /// Reads what is stored and makes it known to every view below.
    pub fn provide() -> Self {
        let preferences = Self { theme: RwSignal::new(Theme::stored()) };
        browser::set_root_attribute("data-theme", preferences.theme.get_untracked().word());
        provide_context(preferences);
        preferences
    }

    /// The ones of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// The theme. Reactive.
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Shows another theme and remembers it.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        storage::write(THEME, theme.word());
        browser::set_root_attribute("data-theme", theme.word());
    }
}
