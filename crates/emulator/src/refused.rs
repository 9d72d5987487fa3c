//! Why a request is refused, in the shape of its style.

use ack_api::{Style, signing};
use serde_json::{Value, json};

/// A failure as the client sees it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Refused {
    /// The HTTP status.
    pub status: u16,
    /// The contract's code.
    pub code: String,
    /// For people; a bad parameter's message begins with its JSON path.
    pub message: String,
}

impl Refused {
    pub(crate) fn new(status: u16, code: impl Into<String>, message: impl Into<String>) -> Self {
        Self { status, code: code.into(), message: message.into() }
    }

    /// A value is wrong: `InvalidParameter.<what>`, and a message that begins with the path.
    pub(crate) fn parameter(what: &str, path: &str, why: impl std::fmt::Display) -> Self {
        Self::new(400, format!("InvalidParameter.{what}"), format!("{path}: {why}"))
    }

    /// A required parameter is absent.
    pub(crate) fn missing(name: &str) -> Self {
        Self::new(400, format!("Missing{name}"), format!("{name} is required"))
    }

    pub(crate) fn no_cluster(id: &str) -> Self {
        Self::new(404, "ErrorClusterNotFound", format!("cluster {id} does not exist"))
    }

    pub(crate) fn no_pool(id: &str) -> Self {
        Self::new(404, "ErrorNodePoolNotFound", format!("node pool {id} does not exist"))
    }

    /// The pool is in the middle of something.
    pub(crate) fn pool_state(id: &str, state: &str) -> Self {
        let message = format!("node pool {id} is {state}; wait until it is active");
        Self::new(400, "ErrorNodePoolState", message)
    }

    pub(crate) fn no_action(name: &str) -> Self {
        Self::new(404, "InvalidAction.NotFound", format!("the emulator does not offer {name}"))
    }

    pub(crate) fn internal() -> Self {
        Self::new(500, "InternalError", "the request could not be processed; try again")
    }

    /// The body of the answer.
    pub(crate) fn body(&self, style: Style, request_id: &str, host: &str) -> Value {
        match style {
            Style::Roa => json!({"code": self.code, "message": self.message, "requestId": request_id}),
            Style::Rpc => json!({
                "RequestId": request_id,
                "HostId": host,
                "Code": self.code,
                "Message": self.message,
                "Recommend": "",
            }),
        }
    }
}

impl From<signing::Refusal> for Refused {
    fn from(refusal: signing::Refusal) -> Self {
        Self::new(refusal.status(), refusal.code(), refusal.to_string())
    }
}

impl From<sqlx::Error> for Refused {
    fn from(error: sqlx::Error) -> Self {
        // The error names statements and constraints, never a bound value.
        tracing::error!(%error, "the database refused a statement");
        Self::internal()
    }
}
