//! What stands where a list has no rows: nothing yet, nothing that matches, nothing that could be read.

use leptos::prelude::*;
use texts::Shell;

use super::{
    copy_button::CopyButton,
    icon::{Glyph, Icon},
};
use crate::i18n::{t, text};

/// A headline, a sentence, and what to do now.
#[component]
pub fn Blank(
    /// The icon.
    glyph: Glyph,
    /// Whether something went wrong.
    #[prop(optional)]
    bad: bool,
    /// The headline.
    #[prop(into)]
    title: Signal<String>,
    /// The sentence.
    #[prop(into)]
    sentence: Signal<String>,
    /// Buttons and links.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="blank" class:blank-bad=bad role=bad.then_some("alert")>
            <Icon glyph />
            <h2>{title}</h2>
            <p>{sentence}</p>
            <div class="btn-group">{children()}</div>
        </div>
    }
}

/// Code and request id of a failure, for the one who has to look into it.
#[component]
pub fn FailureFacts(
    /// The code.
    code: String,
    /// The request id, when there is one.
    request_id: Option<String>,
) -> impl IntoView {
    view! {
        <p class="failure-facts small muted">
            <span>{move || t(Shell::ErrorCode)} " " <code>{code}</code></span>
            {request_id
                .map(|id| {
                    view! {
                        <span class="id-copy">
                            {move || t(Shell::RequestId)} " " <code>{id.clone()}</code>
                            <CopyButton text=id label=text(Shell::CopyRequestId) />
                        </span>
                    }
                })}
        </p>
    }
}
