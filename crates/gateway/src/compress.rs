//! Compresses large answers for browsers that take it.

use std::io::Write;

use axum::body::Body;
use bytes::Bytes;
use flate2::{Compression, write::GzEncoder};
use http::{HeaderMap, HeaderValue, Response, StatusCode, header};

use crate::gateway::json_response;

/// Below this the headers weigh as much as what is saved.
const WORTH_IT: usize = 4 * 1024;

/// A JSON answer, as gzip at its fastest where that pays.
pub(crate) fn json(status: StatusCode, body: Bytes, request: &HeaderMap) -> Response<Body> {
    let mut accepted = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    let takes_gzip = accepted.any(|value| value.split(',').any(|item| item.trim() == "gzip"));
    if !takes_gzip || body.len() < WORTH_IT {
        return json_response(status, body);
    }
    let mut encoder = GzEncoder::new(Vec::with_capacity(body.len() / 4), Compression::fast());
    let Ok(packed) = encoder.write_all(&body).and_then(|()| encoder.finish()) else {
        return json_response(status, body);
    };
    let mut response = json_response(status, Bytes::from(packed));
    response.headers_mut().insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    response.headers_mut().insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
    response
}
