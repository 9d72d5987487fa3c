//! The control API for tests: clock, stored requests, faults. Unsigned; this machine only.

use axum::http::{HeaderMap, HeaderValue, header};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use crate::call::Parameters;
use crate::clock::{Millis, rfc3339};
use crate::faults::Fault;
use crate::refused::Refused;
use crate::server::Emulator;
use crate::store::{requests, settings};

/// The setting that holds how far the clock was advanced.
pub(crate) const OFFSET: &str = "clock_offset";

/// The furthest the clock may be ahead: about 30 years.
const FURTHEST: Millis = 1_000_000_000_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_seconds: f64,
}

/// Refuses whoever is not on this machine, and every page in a browser: a page on the web can reach a loopback
/// address, and these requests are not signed. Browsers cannot keep a page from naming its origin.
fn admit(host: &str, headers: &HeaderMap) -> Result<(), Refused> {
    if !is_loopback(host) {
        return Err(Refused::new(421, "Emulator.Host", "the control API answers on a loopback name only"));
    }
    let site = headers.get("sec-fetch-site").map(HeaderValue::as_bytes);
    if headers.contains_key(header::ORIGIN) || site.is_some_and(|site| site != b"none") {
        return Err(Refused::new(403, "Emulator.Origin", "the control API does not answer pages"));
    }
    Ok(())
}

/// Answers `METHOD /_emulator/{what}`.
pub(crate) async fn run(
    emulator: &Emulator,
    host: &str,
    headers: &HeaderMap,
    method: &str,
    what: &str,
    query: &str,
    body: &[u8],
) -> Result<Value, Refused> {
    admit(host, headers)?;
    match (method, what) {
        ("GET", "clock") => Ok(clock(emulator)),
        ("POST", "clock") => {
            let Advance { advance_seconds } = read(body)?;
            if !(0.0..=FURTHEST as f64 / 1000.0).contains(&advance_seconds) {
                return Err(Refused::parameter("Clock", "advance_seconds", "a number from 0 on"));
            }
            let offset = (emulator.clock.offset() + (advance_seconds * 1000.0) as Millis).min(FURTHEST);
            emulator.control(async |db| settings::put(db, OFFSET, &offset.to_string()).await).await?;
            emulator.clock.set_offset(offset);
            Ok(clock(emulator))
        }
        ("GET", "requests") => {
            let mut parameters = Parameters::default();
            parameters.read(query);
            let pool = parameters.required("pool")?.to_owned();
            let kept = emulator.control(async |db| requests::of_pool(db, &pool).await).await?;
            Ok(json!({"requests": kept}))
        }
        ("POST", "faults") => {
            let fault: Fault = read(body)?;
            let mut faults = emulator.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner);
            if faults.add(fault) { Ok(json!({})) } else { Err(Refused::new(429, "Emulator.Faults", "too many wait")) }
        }
        ("DELETE", "faults") => {
            emulator.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner).clear();
            Ok(json!({}))
        }
        _ => Err(Refused::no_action(what)),
    }
}

fn clock(emulator: &Emulator) -> Value {
    json!({"now": rfc3339(emulator.clock.now()), "ahead_seconds": emulator.clock.offset() / 1000})
}

fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refused> {
    serde_json::from_slice(body).map_err(|error| Refused::parameter("Body", "body", error))
}

fn is_loopback(host: &str) -> bool {
    let name = match host.strip_prefix('[') {
        Some(rest) => rest.split(']').next().unwrap_or_default(),
        None => host.split(':').next().unwrap_or_default(),
    };
    matches!(name, "127.0.0.1" | "localhost" | "::1")
}

#[cfg(test)]
mod tests {
    use super::is_loopback;

    #[test]
    fn only_loopback_names_are_taken() {
        for host in ["127.0.0.1", "127.0.0.1:8081", "localhost:1", "[::1]:8081", "[::1]"] {
            assert!(is_loopback(host), "{host}");
        }
        for host in ["", "example.com", "localhost.example.com", "127.0.0.1.nip.io:8081", "[::2]"] {
            assert!(!is_loopback(host), "{host}");
        }
    }
}
