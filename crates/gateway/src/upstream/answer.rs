//! What the upstream said.

use bytes::Bytes;
use serde_json::Value;

/// A JSON answer, good or bad.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    /// JSON; checked, not changed.
    pub(crate) body: Bytes,
    /// The `Date` header in seconds since 1970.
    pub(crate) date: Option<i64>,
}

impl Answer {
    /// Whether it was done.
    pub(crate) fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// The error code of either style; empty for a success.
    pub(crate) fn code(&self) -> String {
        if self.is_success() {
            return String::new();
        }
        serde_json::from_slice::<ack_api::ApiError>(&self.body).map(|error| error.code).unwrap_or_default()
    }

    /// The body as JSON.
    pub(crate) fn json(&self) -> Value {
        serde_json::from_slice(&self.body).unwrap_or_default()
    }
}
