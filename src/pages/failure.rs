//! How a page says that it could not read: plain words, the code, the request id, Retry.

use leptos::prelude::*;
use texts::Shell;

use crate::{
    api::client::ApiFailure,
    components::{
        blank::{Blank, FailureFacts},
        button::Button,
        icon::{Glyph, Icon},
    },
    i18n::{format, t, t_with, text},
    state::{
        clock::Clock,
        live::{Connection, Live},
    },
};

/// In place of what could not be read; without a failure the server itself does not answer.
#[component]
pub fn FailureBlank(
    /// Why.
    #[prop(into)]
    failure: Signal<Option<ApiFailure>>,
    /// Tries again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let title = Signal::derive(move || t(failure.with(|failure| words(failure.as_ref()).0)));
    let sentence = Signal::derive(move || {
        let (key, message) = failure.with(|failure| {
            (words(failure.as_ref()).1, failure.as_ref().map(|failure| failure.message.clone()).unwrap_or_default())
        });
        t_with(key, &[("message", &message)])
    });
    view! {
        <Blank glyph=Glyph::Failed bad=true title sentence>
            <Button label=text(Shell::Retry) glyph=Glyph::Refresh on_press=on_retry />
            {move || {
                failure.get().map(|failure| view! { <FailureFacts code=failure.code request_id=failure.request_id /> })
            }}
        </Blank>
    }
}

/// Above rows that grow old, since the cloud or the server does not answer now.
#[component]
pub fn Stale() -> impl IntoView {
    let (live, clock) = (Live::here(), Clock::here());
    let cause = Memo::new(move |_| match (live.connection.get(), live.failure.get()) {
        (Connection::Reconnecting, _) => Some(None),
        (_, Some(failure)) => Some(Some(failure)),
        _ => None,
    });
    let age = move || {
        let read = live.read_at.get().unwrap_or_else(|| clock.now());
        t_with(Shell::StaleTitle, &[("age", &format::relative(read, clock.now().max(read)))])
    };
    move || {
        cause.get().map(|failure| {
            let title = words(failure.as_ref()).0;
            view! {
                <div class="alert alert-warn" role="status">
                    <Icon glyph=Glyph::Warning />
                    <div>
                        <p>
                            <strong>{text(title)}</strong>
                            ". "
                            {age}
                        </p>
                        {failure.map(|failure| view! { <FailureFacts code=failure.code request_id=failure.request_id /> })}
                    </div>
                    <Button
                        class="btn-sm"
                        label=text(Shell::Retry)
                        on_press=move |()| live.refresh()
                    />
                </div>
            }
        })
    }
}

/// Headline and sentence.
fn words(failure: Option<&ApiFailure>) -> (Shell, Shell) {
    match failure {
        None => (Shell::UnreachableTitle, Shell::UnreachableText),
        Some(failure) if failure.is_missing() => (Shell::MissingTitle, Shell::MissingText),
        Some(failure) => match failure.code.as_str() {
            ApiFailure::UNREACHABLE | ApiFailure::TIMEOUT => (Shell::UnreachableTitle, Shell::UnreachableText),
            code if code.starts_with("Console.Upstream") => (Shell::UpstreamTitle, Shell::UpstreamText),
            _ => (Shell::FailedTitle, Shell::FailedText),
        },
    }
}
