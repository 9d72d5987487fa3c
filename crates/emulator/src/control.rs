//! The control API for tests: clock, stored requests, faults, scale-outs that fail, instances. Unsigned; this machine
//! only.

mod instances;

use axum::http::{HeaderMap, HeaderValue, header};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sqlx::SqliteConnection;

use crate::call::Parameters;
use crate::clock::{Millis, rfc3339};
use crate::engine::failures;
use crate::faults::Fault;
use crate::refused::Refused;
use crate::server::Emulator;
use crate::store::scaling_failures::{self, ScalingFailure};
use crate::store::{clusters, pools, requests, settings};

/// The setting that holds how far the clock was advanced.
pub(crate) const OFFSET: &str = "clock_offset";

/// The furthest the clock may be ahead: about 30 years.
const FURTHEST: Millis = 1_000_000_000_000;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Advance {
    advance_seconds: f64,
}

/// How scale-outs are to end.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Failing {
    /// Any when absent.
    cluster: Option<String>,
    /// Any of the cluster when absent.
    pool: Option<String>,
    /// Such as `OperationDenied.NoStock`.
    code: String,
    /// The cloud's text for the code when absent.
    message: Option<String>,
    /// How many scale-outs; one when absent.
    count: Option<u32>,
}

/// The most scale-outs that one request lets fail.
const MOST_FAILING: u32 = 1000;

/// The longest code and the longest message of a failure, in bytes.
const LONGEST_FAILURE: (usize, usize) = (128, 4096);

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
        ("POST", "scaling_failures") => fail_scaling(emulator, read(body)?).await,
        ("DELETE", "scaling_failures") => {
            emulator.control(async |db| scaling_failures::clear(db).await).await?;
            Ok(json!({}))
        }
        ("GET", "instances") => instances::list(emulator).await,
        ("POST", "instances") => instances::make(emulator, read(body)?).await,
        _ => Err(Refused::no_action(what)),
    }
}

async fn fail_scaling(emulator: &Emulator, failing: Failing) -> Result<Value, Refused> {
    let Failing { cluster, pool, code, message, count } = failing;
    let count = count.unwrap_or(1);
    if !(1..=MOST_FAILING).contains(&count) {
        let why = format!("a whole number from 1 to {MOST_FAILING}");
        return Err(Refused::parameter("Count", "count", why));
    }
    if code.is_empty() || code.len() > LONGEST_FAILURE.0 {
        return Err(Refused::parameter("Code", "code", "a code of a scaling failure"));
    }
    let message = message.unwrap_or_else(|| failures::message(&code).unwrap_or("The scale-out failed.").to_owned());
    if message.len() > LONGEST_FAILURE.1 {
        return Err(Refused::parameter("Message", "message", format!("{} bytes at most", LONGEST_FAILURE.1)));
    }
    if pool.is_some() && cluster.is_none() {
        return Err(Refused::parameter("Cluster", "cluster", "the cluster of the pool"));
    }
    let failure = ScalingFailure { code, message };
    let work = async |db: &mut SqliteConnection| {
        if let Some(cluster) = &cluster {
            if clusters::find(db, cluster).await?.is_none() {
                return Ok(Err(Refused::no_cluster(cluster)));
            }
            if let Some(pool) = &pool
                && pools::find(db, cluster, pool).await?.is_none()
            {
                return Ok(Err(Refused::no_pool(pool)));
            }
        }
        let added = scaling_failures::add(db, cluster.as_deref(), pool.as_deref(), &failure, count).await?;
        Ok(if added { Ok(json!({})) } else { Err(Refused::new(429, "Emulator.ScalingFailures", "too many wait")) })
    };
    emulator.control(work).await?
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
