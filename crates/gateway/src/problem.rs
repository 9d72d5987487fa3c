//! The gateway's own errors, in ACK's shape.

use axum::body::Body;
use http::{HeaderValue, Response, StatusCode, header};
use serde_json::{Value, json};

use crate::edit::Conflict;

/// What goes wrong between browser and upstream. The message says what happened and what to do.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub(crate) enum Problem {
    #[error("this address does not belong to the console; open the address that nodepool printed")]
    Host,
    #[error("the request does not come from the console's own page ({0}); reload the page and try again")]
    Origin(&'static str),
    #[error("there is nothing at this address")]
    NotFound,
    #[error("the console does not offer this call ({0})")]
    NotOffered(String),
    #[error("this address does not take {0}")]
    Method(String),
    #[error("the address is longer than {0} bytes")]
    AddressTooLong(usize),
    #[error("the body is larger than {0} KiB; shorten what is longest, often the user data")]
    BodyTooLarge(usize),
    #[error("the body is nested deeper than {0} levels")]
    TooDeep(usize),
    #[error("the body is not a JSON object: {0}")]
    NotJson(String),
    #[error("a body must be sent as application/json")]
    ContentType,
    #[error("the request took longer than {0} seconds to arrive; send it again")]
    SlowRequest(u64),
    #[error("Idempotency-Key must be one UUID")]
    IdempotencyKey,
    #[error("this Idempotency-Key was used for another request within the last day; use a new key")]
    IdempotencyConflict,
    #[error("the console's part of the edit is not as agreed: {0}; reload the page and try again")]
    EditBase(&'static str),
    #[error("somebody else changed the same settings meanwhile, so nothing was changed; look at both and decide")]
    EditConflict(Vec<Conflict>),
    #[error("too many requests at once; try again in a moment")]
    Busy,
    #[error(
        "the gateway cannot write its database, so nothing was sent: {0}; free space or make it writable, then try again"
    )]
    Storage(String),
    #[error("the cloud's API cannot be reached, so nothing was done: {0}; check the network and try again")]
    Unreachable(String),
    #[error("the cloud's API did not answer within {0} seconds; try again")]
    Timeout(u64),
    #[error("the cloud's API gave an answer that is not its own ({0}); a proxy may stand in between")]
    Answer(String),
    #[error(
        "the connection to the cloud was lost after {operation} was sent, and it is not known whether it was done; look at the node pools before trying again"
    )]
    OutcomeUnknown {
        operation: &'static str,
        /// Pools that may be what was asked for.
        candidates: Vec<String>,
    },
    #[error("the connection to the cloud was lost, and the node pool was not created; try again")]
    NotCreated,
    #[error("something went wrong in the gateway; its log has the details under this request id")]
    Internal,
}

impl Problem {
    /// Stable; the console maps it to words.
    pub(crate) const fn code(&self) -> &'static str {
        match self {
            Self::Host => "Console.Host",
            Self::Origin(_) => "Console.Origin",
            Self::NotFound => "Console.NotFound",
            Self::NotOffered(_) => "Console.NotOffered",
            Self::Method(_) => "Console.Method",
            Self::AddressTooLong(_) => "Console.AddressTooLong",
            Self::BodyTooLarge(_) => "Console.BodyTooLarge",
            Self::TooDeep(_) => "Console.TooDeep",
            Self::NotJson(_) => "Console.NotJson",
            Self::ContentType => "Console.ContentType",
            Self::SlowRequest(_) => "Console.SlowRequest",
            Self::IdempotencyKey => "Console.IdempotencyKey",
            Self::IdempotencyConflict => "Console.IdempotencyConflict",
            Self::EditBase(_) => "Console.EditBase",
            Self::EditConflict(_) => "Console.EditConflict",
            Self::Busy => "Console.Busy",
            Self::Storage(_) => "Console.Storage",
            Self::Unreachable(_) => "Console.UpstreamUnreachable",
            Self::Timeout(_) => "Console.UpstreamTimeout",
            Self::Answer(_) => "Console.UpstreamAnswer",
            Self::OutcomeUnknown { .. } => "Console.OutcomeUnknown",
            Self::NotCreated => "Console.NotCreated",
            Self::Internal => "Console.Internal",
        }
    }

    /// The HTTP status of the answer.
    pub(crate) const fn status(&self) -> StatusCode {
        match self {
            Self::Host => StatusCode::MISDIRECTED_REQUEST,
            Self::Origin(_) => StatusCode::FORBIDDEN,
            Self::NotFound | Self::NotOffered(_) => StatusCode::NOT_FOUND,
            Self::Method(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::AddressTooLong(_) => StatusCode::URI_TOO_LONG,
            Self::BodyTooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::TooDeep(_) | Self::NotJson(_) | Self::IdempotencyKey | Self::EditBase(_) => StatusCode::BAD_REQUEST,
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::SlowRequest(_) => StatusCode::REQUEST_TIMEOUT,
            Self::IdempotencyConflict | Self::EditConflict(_) => StatusCode::CONFLICT,
            Self::Busy | Self::Storage(_) => StatusCode::SERVICE_UNAVAILABLE,
            Self::Unreachable(_) | Self::Answer(_) | Self::OutcomeUnknown { .. } | Self::NotCreated => {
                StatusCode::BAD_GATEWAY
            }
            Self::Timeout(_) => StatusCode::GATEWAY_TIMEOUT,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The error object of ACK, with `nodepools` where candidates are known and `conflicts` where an edit has some.
    pub(crate) fn body(&self, request_id: &str) -> Value {
        let mut body = json!({"code": self.code(), "message": self.to_string(), "requestId": request_id});
        if let Self::OutcomeUnknown { candidates, .. } = self
            && !candidates.is_empty()
        {
            body["nodepools"] = json!(candidates);
        }
        if let Self::EditConflict(conflicts) = self {
            body["conflicts"] = conflicts.iter().map(Conflict::to_json).collect();
        }
        body
    }

    pub(crate) fn response(&self, request_id: &str) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body(request_id).to_string()));
        *response.status_mut() = self.status();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
        match self {
            Self::Busy => {
                headers.insert(header::RETRY_AFTER, HeaderValue::from_static("1"));
            }
            // What is left of the body is not read, so the connection cannot be used again.
            Self::BodyTooLarge(_) | Self::SlowRequest(_) => {
                headers.insert(header::CONNECTION, HeaderValue::from_static("close"));
            }
            _ => {}
        }
        response
    }
}
