//! Icons: drawn once in index.html, used by name.

use leptos::prelude::*;

macro_rules! glyphs {
    ($($glyph:ident $name:literal)*) => {
        /// An icon of the sprite.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Glyph {
            $(#[doc = $name] $glyph,)*
        }

        impl Glyph {
            /// Every icon.
            #[cfg(test)]
            pub const ALL: &'static [Self] = &[$(Self::$glyph),*];

            /// The address of the drawing.
            pub const fn href(self) -> &'static str {
                match self {
                    $(Self::$glyph => concat!("#i-", $name),)*
                }
            }
        }
    };
}

glyphs! {
    ArrowRight "arrow-right"
    Bell "bell"
    Check "check"
    ChevronRight "chevron-right"
    Close "close"
    Clusters "clusters"
    Code "code"
    Clone "clone"
    Columns "columns"
    Copy "copy"
    Density "density"
    Download "download"
    Edit "edit"
    External "external"
    Failed "failed"
    Globe "globe"
    Info "info"
    Key "key"
    Keyboard "keyboard"
    Live "live"
    Lock "lock"
    Mark "mark"
    Menu "menu"
    Nodes "nodes"
    Ok "ok"
    Paused "paused"
    Plus "plus"
    Pool "pool"
    Refresh "refresh"
    Scale "scale"
    Search "search"
    Select "select"
    SortAsc "sort-asc"
    SortDesc "sort-desc"
    Spinner "spinner"
    Theme "theme"
    Trash "trash"
    Unknown "unknown"
    Warning "warning"
    Wrap "wrap"
}

/// An icon beside a word; it says nothing of its own.
#[component]
pub fn Icon(
    /// Which.
    #[prop(into)]
    glyph: Signal<Glyph>,
    /// Whether it turns, since something is under way.
    #[prop(optional, into)]
    spins: Signal<bool>,
) -> impl IntoView {
    let href = Signal::derive(move || glyph.get().href().to_owned());
    view! {
        <svg class="icon" class:icon-spin=spins viewBox="0 0 16 16" aria-hidden="true">
            <use href=href></use>
        </svg>
    }
}

/// An icon that never changes: no signal behind it, so that a form with hundreds stays light.
pub fn icon(glyph: Glyph) -> AnyView {
    view! {
        <svg class="icon" viewBox="0 0 16 16" aria-hidden="true">
            <use href=glyph.href()></use>
        </svg>
    }
    .into_any()
}

/// A sign that each of many rows has. The style sheet draws it as a background, which costs a key in the form nothing.
#[derive(Clone, Copy)]
pub enum Sign {
    /// Opens and closes what is below.
    Chevron,
    /// Takes a row away.
    Close,
    /// Is dragged to move a row.
    Grip,
}

/// A sign beside a word or in a button with a name; it says nothing of its own.
pub fn sign(sign: Sign) -> AnyView {
    let class = match sign {
        Sign::Chevron => "icon sign-chevron",
        Sign::Close => "icon sign-close",
        Sign::Grip => "icon sign-grip",
    };
    view! { <span class=class aria-hidden="true"></span> }.into_any()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn every_icon_is_drawn_once_and_no_drawing_is_unused() {
        let page = include_str!("../../index.html");
        for glyph in Glyph::ALL {
            let id = format!("id=\"{}\"", glyph.href().trim_start_matches('#'));
            assert_eq!(page.matches(&id).count(), 1, "{id}");
        }
        assert_eq!(page.matches("<g id=\"i-").count(), Glyph::ALL.len());
    }
}
