//! One way to the server: fetch with a time limit, and one shape for everything that can go wrong.

use std::time::Duration;

use gloo_net::http::{Method, Request, RequestBuilder, Response};
use leptos::prelude::*;
use serde_json::Value;
use web_sys::{AbortController, AbortSignal};

/// Longer than the gateway waits for the cloud (15 s), so that its answer comes first.
const READ_LIMIT: Duration = Duration::from_secs(20);
/// After a lost answer the gateway looks for the outcome; it says what it found, or that it found nothing, before this.
const CHANGE_LIMIT: Duration = Duration::from_secs(60);

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ApiFailure {
    /// ACK's code, the gateway's (`Console.…`), or ours: [`ApiFailure::UNREACHABLE`] and its siblings.
    pub code: String,
    /// The server's sentence; empty when there was no server.
    pub message: String,
    /// For support.
    pub request_id: Option<String>,
    /// The HTTP status; 0 when there was none.
    pub status: u16,
}

/// Names one intent: however often it is sent, it happens once.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IdempotencyKey(String);

/// Ends the calls that carry its signal when it goes, as when the view that asked is gone.
pub struct Abort(AbortController);

impl ApiFailure {
    /// No connection to the gateway.
    pub const UNREACHABLE: &str = "Console.Unreachable";
    /// No answer within the limit.
    pub const TIMEOUT: &str = "Console.Timeout";
    /// The answer was no JSON.
    pub const UNREADABLE: &str = "Console.Unreadable";
    /// We ended the call ourselves.
    pub const ABORTED: &str = "Console.Aborted";

    /// An answer that is no JSON.
    pub fn unreadable(status: u16) -> Self {
        Self { code: Self::UNREADABLE.to_owned(), message: String::new(), request_id: None, status }
    }

    /// No answer within the limit.
    pub fn timed_out() -> Self {
        Self::without_answer(Self::TIMEOUT)
    }

    /// Whether the thing is missing or the account may not see it; the console says the same for both.
    pub fn is_missing(&self) -> bool {
        self.status == 403 || self.status == 404 || self.code.ends_with("NotFound") || self.code.contains("Forbidden")
    }

    /// Whether a mutation may have happened although its answer is lost.
    pub fn is_unknown_outcome(&self) -> bool {
        matches!(self.code.as_str(), Self::UNREACHABLE | Self::TIMEOUT | Self::UNREADABLE | "Console.OutcomeUnknown")
            || self.code.starts_with("Console.Upstream")
    }

    fn without_answer(code: &str) -> Self {
        Self { code: code.to_owned(), message: String::new(), request_id: None, status: 0 }
    }
}

impl IdempotencyKey {
    /// A key for a new intent. Keep it when the same intent is sent again.
    pub fn fresh() -> Self {
        Self(crate::browser::random_uuid())
    }

    /// The key that was kept.
    pub fn kept(key: String) -> Self {
        Self(key)
    }

    /// The key as it travels.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl Abort {
    /// With a fresh signal.
    pub fn armed() -> Self {
        Self(AbortController::new().expect("every browser that runs WASM has AbortController"))
    }

    /// The signal to hand to a call.
    pub fn signal(&self) -> AbortSignal {
        self.0.signal()
    }
}

impl Drop for Abort {
    fn drop(&mut self) {
        self.0.abort();
    }
}

/// Reads.
///
/// # Errors
/// Every failure, whatever its layer.
pub async fn get(url: &str) -> Result<Value, ApiFailure> {
    call(Request::get(url), None, READ_LIMIT, None).await
}

/// Reads until the signal says that nobody waits any more.
///
/// # Errors
/// Every failure, whatever its layer.
pub async fn get_until(url: &str, signal: AbortSignal) -> Result<Value, ApiFailure> {
    call(Request::get(url), None, READ_LIMIT, Some(signal)).await
}

/// Changes something, once for each key.
///
/// # Errors
/// Every failure, whatever its layer; see [`ApiFailure::is_unknown_outcome`].
pub async fn send(method: Method, url: &str, body: Option<&Value>, key: &IdempotencyKey) -> Result<Value, ApiFailure> {
    let request = RequestBuilder::new(url)
        .method(method)
        .header("Idempotency-Key", key.as_str())
        .header("X-Console-Request", "1")
        .header("Content-Type", "application/json");
    call(request, Some(body.map_or_else(String::new, Value::to_string)), CHANGE_LIMIT, None).await
}

async fn call(
    request: RequestBuilder,
    body: Option<String>,
    time_limit: Duration,
    outer: Option<AbortSignal>,
) -> Result<Value, ApiFailure> {
    let limit = Abort::armed();
    let timer = set_timeout_with_handle(
        {
            let controller = limit.0.clone();
            move || controller.abort()
        },
        time_limit,
    );
    let signal = match &outer {
        Some(outer) => either(outer, &limit.signal()),
        None => limit.signal(),
    };
    let result = exchange(request.abort_signal(Some(&signal)), body).await;
    if let Ok(timer) = timer {
        timer.clear();
    }
    result.map_err(|failure| match failure {
        Some(failure) => failure,
        None if outer.is_some_and(|outer| outer.aborted()) => ApiFailure::without_answer(ApiFailure::ABORTED),
        None if signal.aborted() => ApiFailure::without_answer(ApiFailure::TIMEOUT),
        None => ApiFailure::without_answer(ApiFailure::UNREACHABLE),
    })
}

/// `Err(None)` when the network failed, whatever the reason.
async fn exchange(request: RequestBuilder, body: Option<String>) -> Result<Value, Option<ApiFailure>> {
    let request = match body {
        Some(body) if !body.is_empty() => request.body(body),
        _ => request.build(),
    };
    let response = request.map_err(drop_cause)?.send().await.map_err(drop_cause)?;
    let text = response.text().await.map_err(drop_cause)?;
    let status = response.status();
    let parsed = match text.is_empty() {
        true => Ok(Value::Null),
        false => serde_json::from_str(&text),
    };
    match parsed {
        Ok(value) if response.ok() => Ok(value),
        Ok(value) => Err(Some(refused(&response, &value))),
        Err(_) => Err(Some(ApiFailure::unreadable(status))),
    }
}

/// The error of the container service, or of the others, who write their keys with capitals.
fn refused(response: &Response, value: &Value) -> ApiFailure {
    let status = response.status();
    let text = |names: [&str; 2]| names.iter().find_map(|name| Some(value.get(name)?.as_str()?.to_owned()));
    ApiFailure {
        code: text(["code", "Code"]).unwrap_or_else(|| format!("HTTP {status}")),
        message: text(["message", "Message"]).unwrap_or_default(),
        request_id: text(["requestId", "RequestId"]).or_else(|| response.headers().get("x-request-id")),
        status,
    }
}

/// The network's reasons are not for people, and differ from browser to browser.
fn drop_cause(_: gloo_net::Error) -> Option<ApiFailure> {
    None
}

fn either(first: &AbortSignal, second: &AbortSignal) -> AbortSignal {
    AbortSignal::any(&js_sys::Array::of2(first, second))
}
