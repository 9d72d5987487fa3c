//! One signed request and how it can fail.

use std::time::Duration;

use ack_api::Style;
use ack_api::signing::{Request, unix_time, v3};
use bytes::{Bytes, BytesMut};
use rand::RngCore;
use serde::de::IgnoredAny;

use super::{Answer, Call, Client, method};
use crate::problem::Problem;

/// Larger than any page of the API by far.
const MAX_ANSWER_BYTES: usize = 16 * 1024 * 1024;
/// How long a call waits for others to end before it is given up unsent.
pub(super) const ROOM_PATIENCE: Duration = Duration::from_secs(5);

/// No answer of the API.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Failure {
    /// No connection was made, so nothing was sent.
    NoConnection(String),
    /// Sent, and no whole answer in time.
    Timeout(u64),
    /// Sent, and the connection ended before the answer did.
    Cut,
    /// Something that is not JSON, with its status.
    NotJson(u16),
}

impl Failure {
    pub(super) fn into_problem(self) -> Problem {
        match self {
            Self::NoConnection(why) => Problem::Unreachable(why),
            Self::Timeout(seconds) => Problem::Timeout(seconds),
            Self::Cut => Problem::Answer("it was cut short".to_owned()),
            Self::NotJson(status) => Problem::Answer(format!("status {status} without JSON")),
        }
    }
}

impl Client {
    pub(super) async fn attempt(&self, call: &Call, patience: Duration) -> Result<Answer, Failure> {
        let _place = match tokio::time::timeout(ROOM_PATIENCE, self.room.acquire()).await {
            Ok(Ok(place)) => place,
            Ok(Err(_)) => return Err(Failure::NoConnection("stopping".to_owned())),
            Err(_) => return Err(Failure::NoConnection("too many calls are under way".to_owned())),
        };
        let request = self.signed(call);
        let exchange = async {
            let mut response = self.http.execute(request).await.map_err(|error| failure(&error, patience))?;
            let status = response.status().as_u16();
            let date = response.headers().get("date").and_then(|date| date.to_str().ok()).and_then(unix_time);
            let mut body = BytesMut::new();
            while let Some(chunk) = response.chunk().await.map_err(|error| failure(&error, patience))? {
                if body.len() + chunk.len() > MAX_ANSWER_BYTES {
                    return Err(Failure::NotJson(status));
                }
                body.extend_from_slice(&chunk);
            }
            // Some operations answer nothing at all.
            let body = if body.is_empty() && status < 300 { Bytes::from_static(b"{}") } else { body.freeze() };
            let is_json = serde_json::from_slice::<IgnoredAny>(&body).is_ok();
            if is_json && !(300..400).contains(&status) {
                Ok(Answer { status, body, date })
            } else {
                Err(Failure::NotJson(status))
            }
        };
        tokio::time::timeout(patience, exchange).await.unwrap_or(Err(Failure::Timeout(patience.as_secs())))
    }

    fn signed(&self, call: &Call) -> reqwest::Request {
        let mut url = self.base.clone();
        url.set_path(&call.path);
        url.set_query((!call.query.is_empty()).then_some(&call.query));
        let method = method(call.operation);
        let mut headers = vec![("host".to_owned(), self.host.clone())];
        if !call.body.is_empty() {
            headers.push(("content-type".to_owned(), "application/json; charset=utf-8".to_owned()));
        }
        let signed = v3::sign(
            &Request {
                method: method.as_str(),
                path: url.path(),
                query: url.query().unwrap_or_default(),
                headers: &headers,
                body: &call.body,
            },
            call.operation.name,
            call.operation.version,
            &self.credential,
            self.now(),
            &nonce(),
        );
        let mut request = self.http.request(method, url).header("accept", "application/json");
        for (name, value) in headers.iter().chain(&signed).filter(|(name, _)| name != "host") {
            request = request.header(name, value);
        }
        if call.operation.style == Style::Rpc || !call.body.is_empty() {
            request = request.body(call.body.clone());
        }
        request.build().expect("method, address and headers are valid by construction")
    }
}

fn nonce() -> String {
    let mut bytes = [0; 16];
    rand::rng().fill_bytes(&mut bytes);
    hex::encode(bytes)
}

fn failure(error: &reqwest::Error, patience: Duration) -> Failure {
    if error.is_connect() {
        // The innermost cause says what happened; the outer ones repeat the address with its query.
        let mut cause: &dyn std::error::Error = error;
        while let Some(inner) = cause.source() {
            cause = inner;
        }
        Failure::NoConnection(cause.to_string())
    } else if error.is_timeout() {
        Failure::Timeout(patience.as_secs())
    } else {
        Failure::Cut
    }
}
