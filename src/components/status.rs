//! A state: colour, icon and word.

use leptos::prelude::*;

use super::icon::{Glyph, Icon};

/// What a state means for the eye. Each has a colour in the style sheet, by this name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Settled and well.
    Active,
    /// Growing or changing.
    Updating,
    /// Shrinking or going.
    Removing,
    /// Broken.
    Failed,
    /// Something the console does not know.
    Unknown,
}

impl Tone {
    /// The name in the style sheet.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Active => "active",
            Self::Updating => "updating",
            Self::Removing => "removing",
            Self::Failed => "failed",
            Self::Unknown => "unknown",
        }
    }

    /// The icon.
    pub const fn glyph(self) -> Glyph {
        match self {
            Self::Active => Glyph::Ok,
            Self::Updating | Self::Removing => Glyph::Spinner,
            Self::Failed => Glyph::Failed,
            Self::Unknown => Glyph::Unknown,
        }
    }

    /// Whether the state passes by itself.
    pub const fn is_transition(self) -> bool {
        matches!(self, Self::Updating | Self::Removing)
    }
}

/// Icon and word of a state.
#[component]
pub fn Status(
    /// What it means.
    #[prop(into)]
    tone: Signal<Tone>,
    /// The word.
    #[prop(into)]
    word: Signal<String>,
) -> impl IntoView {
    let name = Signal::derive(move || tone.get().name().to_owned());
    view! {
        <span class="status" data-state=name>
            <Icon glyph=Signal::derive(move || tone.get().glyph()) />
            {word}
        </span>
    }
}
