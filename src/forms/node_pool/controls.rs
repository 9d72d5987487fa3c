//! The controls: each shows one place of the draft and writes it.
//!
//! Plain functions rather than components, and none generic: the form is many controls of few kinds.

mod choice;
mod field;
mod number;
mod script;
mod switch;
mod text;

pub(crate) use choice::{Choice, Radios, cards, segmented, select, select_by};
pub(crate) use field::{Names, described_by, field, invalid, mini, notes, readonly};
pub(crate) use number::number;
pub(crate) use script::script;
pub(crate) use switch::{BOOLEAN, switch, toggle};
pub(crate) use text::{show, text};

use crate::components::lean::{on, sig};
use leptos::prelude::*;
use texts::Form;

use crate::components::icon::{Glyph, icon};
use crate::i18n::t;

/// A button that is an icon alone, with its name.
pub(crate) fn icon_button(name: Form, glyph: Glyph, press: Callback<()>) -> AnyView {
    view! {
        <button
            class="btn btn-ghost btn-icon"
            type="button"
            aria-label=sig(move || t(name))
            title=sig(move || t(name))
            on:click=on(move |_| press.run(()))
        >
            {icon(glyph)}
        </button>
    }
    .into_any()
}
