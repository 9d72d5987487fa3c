//! A change that is wanted once: sent with one key until its outcome is known.

use std::time::Duration;

use gloo_net::http::Method;
use leptos::prelude::set_timeout;
use serde_json::Value;

use super::client::{self, ApiFailure, IdempotencyKey};

/// How long to wait before the same request is asked about again, in seconds.
const AGAIN: [u64; 3] = [1, 2, 4];

/// Sends the change, and asks about it again while its outcome is not known; `searching` hears that and says
/// whether anybody still waits.
///
/// # Errors
/// Every failure; where [`is_unknown`] holds the change may have been made, and the same key asks again.
pub(crate) async fn send(
    method: Method,
    url: &str,
    body: Option<&Value>,
    key: &IdempotencyKey,
    searching: impl Fn() -> bool,
) -> Result<Value, ApiFailure> {
    let mut pauses = AGAIN.iter();
    loop {
        let answer = client::send(method.clone(), url, body, key).await;
        let unknown = answer.as_ref().is_err_and(is_unknown);
        let Some(pause) = pauses.next().filter(|_| unknown && searching()) else { return answer };
        sleep(Duration::from_secs(*pause)).await;
    }
}

/// Whether the request may have been carried out. Where the gateway says that nothing was sent, it was not.
pub(crate) fn is_unknown(failure: &ApiFailure) -> bool {
    failure.is_unknown_outcome() && failure.code != "Console.UpstreamUnreachable"
}

async fn sleep(time: Duration) {
    let promise = js_sys::Promise::new(&mut |resolve, _| {
        set_timeout(move || drop(resolve.call0(&wasm_bindgen::JsValue::NULL)), time);
    });
    wasm_bindgen_futures::JsFuture::from(promise).await.ok();
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn what_was_never_sent_is_no_unknown_outcome() {
        let failure =
            |code: &str| ApiFailure { code: code.to_owned(), message: String::new(), request_id: None, status: 502 };
        assert!(!is_unknown(&failure("Console.UpstreamUnreachable")));
        assert!(is_unknown(&failure("Console.OutcomeUnknown")));
        assert!(is_unknown(&failure(ApiFailure::UNREACHABLE)));
        assert!(!is_unknown(&failure("InvalidParameter")));
    }
}
