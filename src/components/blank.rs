//! What stands where a list has no rows: nothing yet, nothing that matches, nothing that could be read.

use leptos::prelude::*;
use texts::Shell;

use super::{
    copy_button::CopyButton,
    icon::{Glyph, Icon},
};
use crate::i18n::text;

/// A headline, a sentence, and what to do now. `bad`: something went wrong.
pub fn blank(glyph: Glyph, bad: bool, title: Signal<String>, sentence: Signal<String>, actions: AnyView) -> AnyView {
    view! {
        <div class=if bad { "blank blank-bad" } else { "blank" } role=if bad { "alert" } else { "status" }>
            <Icon glyph />
            <h2>{title}</h2>
            <p>{sentence}</p>
            <div class="btn-group">{actions}</div>
        </div>
    }
    .into_any()
}

/// Code and request id of a failure, for the one who has to look into it.
pub fn failure_facts(code: String, request_id: Option<String>) -> AnyView {
    let request = request_id.map(|id| {
        view! {
            <span class="id-copy">
                {text(Shell::RequestId)} " " <code>{id.clone()}</code>
                <CopyButton text=id label=text(Shell::CopyRequestId) />
            </span>
        }
    });
    view! {
        <p class="failure-facts small muted">
            <span>{text(Shell::ErrorCode)} " " <code>{code}</code></span>
            {request}
        </p>
    }
    .into_any()
}
