//! Reads a request's body within its limits.

use std::time::Duration;

use axum::body::Body;
use bytes::{Bytes, BytesMut};
use http::{HeaderMap, header};
use http_body_util::BodyExt;

use crate::guard::single;
use crate::problem::Problem;

/// User data may be 16 KiB in Base64 and is the largest part of any body; ten times that is generous.
pub(crate) const LIMIT_KIB: usize = 256;
/// The deepest document of the API has 5 levels.
pub(crate) const MAX_DEPTH: usize = 64;
/// A slow client is cut.
pub(crate) const PATIENCE: Duration = Duration::from_secs(15);

/// The whole body.
pub(crate) async fn read(headers: &HeaderMap, body: Body) -> Result<Bytes, Problem> {
    const LIMIT: usize = LIMIT_KIB * 1024;
    let announced = single(headers, header::CONTENT_LENGTH.as_str()).and_then(|length| length.parse::<usize>().ok());
    if announced.is_some_and(|length| length > LIMIT) {
        return Err(Problem::BodyTooLarge(LIMIT_KIB));
    }
    let collect = async move {
        let mut body = body;
        let mut bytes = BytesMut::new();
        while let Some(frame) = body.frame().await {
            let frame = frame.map_err(|_| Problem::NotJson("it was cut short".to_owned()))?;
            if let Some(data) = frame.data_ref() {
                if bytes.len() + data.len() > LIMIT {
                    return Err(Problem::BodyTooLarge(LIMIT_KIB));
                }
                bytes.extend_from_slice(data);
            }
        }
        Ok(bytes.freeze())
    };
    tokio::time::timeout(PATIENCE, collect).await.unwrap_or(Err(Problem::SlowRequest(PATIENCE.as_secs())))
}

/// A JSON object of bearable depth, sent as such.
pub(crate) fn check_object(headers: &HeaderMap, body: &[u8]) -> Result<(), Problem> {
    let kind = single(headers, header::CONTENT_TYPE.as_str()).ok_or(Problem::ContentType)?;
    let essence = kind.split(';').next().unwrap_or_default().trim();
    if !essence.eq_ignore_ascii_case("application/json") {
        return Err(Problem::ContentType);
    }
    if depth(body) > MAX_DEPTH {
        return Err(Problem::TooDeep(MAX_DEPTH));
    }
    // The parser's message names line and column but echoes nothing of the body.
    match serde_json::from_slice::<serde_json::Map<String, serde_json::Value>>(body) {
        Ok(_) => Ok(()),
        Err(error) => Err(Problem::NotJson(format!("line {}, column {}", error.line(), error.column()))),
    }
}

/// The deepest nesting of brackets outside strings, without building anything.
fn depth(json: &[u8]) -> usize {
    let (mut now, mut deepest, mut in_string, mut escaped) = (0_usize, 0_usize, false, false);
    for &byte in json {
        match (in_string, byte) {
            (true, _) if escaped => escaped = false,
            (true, b'\\') => escaped = true,
            (_, b'"') => in_string = !in_string,
            (false, b'{' | b'[') => {
                now += 1;
                deepest = deepest.max(now);
            }
            (false, b'}' | b']') => now = now.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn depth_counts_brackets_outside_strings() {
        let nested = |levels: usize| format!("{}1{}", "[".repeat(levels), "]".repeat(levels));
        for (json, wanted) in [("1", 0), ("{}", 1), (r#"{"a":[{}]}"#, 3), (r#"["[[[\"[["]"#, 1), ("]]]][", 1)] {
            assert_eq!(depth(json.as_bytes()), wanted, "{json}");
        }
        assert_eq!(depth(nested(64).as_bytes()), 64);
        assert_eq!(depth(nested(100_000).as_bytes()), 100_000);
    }
}
