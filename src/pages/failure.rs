//! How a page says that it could not read: plain words, the code, the request id, Retry.

use leptos::prelude::*;
use texts::Shell;

use crate::{
    api::client::ApiFailure,
    components::{
        blank::{blank, failure_facts},
        button::Button,
        dynamic::dynamic,
        icon::{Glyph, Icon},
    },
    i18n::{format, t, t_with, text},
    state::{
        clock::Clock,
        live::{Connection, Live},
    },
};

/// In place of what could not be read; without a failure the server itself does not answer.
pub fn failure_blank(failure: Signal<Option<ApiFailure>>, on_retry: Callback<()>) -> AnyView {
    let title = Signal::derive(move || t(failure.with(|failure| words(failure.as_ref()).0)));
    let sentence = Signal::derive(move || {
        failure.with(|failure| {
            let message = failure.as_ref().map_or("", |failure| &failure.message);
            t_with(words(failure.as_ref()).1, &[("message", message)])
        })
    });
    let actions = view! {
        <Button label=text(Shell::Retry) glyph=Glyph::Refresh on_press=on_retry />
        {facts(failure)}
    };
    blank(Glyph::Failed, true, title, sentence, actions.into_any())
}

/// Above rows that grow old, since the cloud or the server does not answer now.
pub fn stale() -> AnyView {
    let (live, clock) = (Live::here(), Clock::here());
    let age = Signal::derive(move || {
        let read = live.read_at.get().unwrap_or_else(|| clock.now());
        t_with(Shell::StaleTitle, &[("age", &format::relative(read, clock.now().max(read)))])
    });
    let title = Signal::derive(move || match live.connection.get() {
        Connection::Reconnecting => t(words(None).0),
        _ => t(live.failure.with(|failure| words(failure.as_ref()).0)),
    });
    dynamic(move || {
        if live.connection.get() != Connection::Reconnecting && live.failure.with(Option::is_none) {
            return ().into_any();
        }
        view! {
            <div class="alert alert-warn" role="status">
                <Icon glyph=Glyph::Warning />
                <div>
                    <p>
                        <strong>{title}</strong>
                        ". "
                        {age}
                    </p>
                    {facts(live.failure.into())}
                </div>
                <Button class="btn-sm" label=text(Shell::Retry) on_press=move |()| live.refresh() />
            </div>
        }
        .into_any()
    })
}

fn facts(failure: Signal<Option<ApiFailure>>) -> AnyView {
    dynamic(move || match failure.get() {
        Some(failure) => failure_facts(failure.code, failure.request_id),
        None => ().into_any(),
    })
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
