//! When a call is made again: one table.

use std::time::Duration;

use rand::Rng;

use super::Answer;
use super::attempt::Failure;

/// What went wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// No connection was made.
    NoConnection,
    /// A timeout or a cut after sending; 500, 502, 504.
    Lost,
    /// An answer that is not the API's, such as a proxy's page.
    NotJson,
    /// Throttling, or 429.
    Throttled,
    /// ServiceUnavailable, or 503.
    Unavailable,
    /// Our time stamp is off.
    ClockSkew,
    /// The nonce was seen: an earlier try arrived.
    NonceUsed,
}

/// What to do about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
    /// Up to so many tries in all, with a pause of full jitter.
    Again(u32),
    /// The same where doing it twice is doing it once, else find out.
    AgainIfIdempotent(u32),
    /// Once more, signed with the upstream's clock.
    Resign,
    /// Once more, with a new nonce.
    NewNonce,
    /// Never again blindly: find out what happened.
    Reconcile,
    /// Tell the caller.
    Answer,
}

/// One row: what went wrong, for a read and for a mutation.
#[derive(Debug)]
pub(crate) struct Row {
    pub(crate) trouble: Trouble,
    pub(crate) read: Step,
    pub(crate) mutation: Step,
}

/// The whole table. What is not here (denied, not found, invalid, wrong state, quota) is an answer.
pub(crate) const TABLE: [Row; 7] = [
    Row { trouble: Trouble::NoConnection, read: Step::Again(3), mutation: Step::Again(2) },
    Row { trouble: Trouble::Lost, read: Step::Again(3), mutation: Step::Reconcile },
    Row { trouble: Trouble::NotJson, read: Step::Answer, mutation: Step::Reconcile },
    Row { trouble: Trouble::Throttled, read: Step::Again(3), mutation: Step::Again(2) },
    Row { trouble: Trouble::Unavailable, read: Step::Again(3), mutation: Step::AgainIfIdempotent(2) },
    Row { trouble: Trouble::ClockSkew, read: Step::Resign, mutation: Step::Resign },
    Row { trouble: Trouble::NonceUsed, read: Step::NewNonce, mutation: Step::Reconcile },
];

/// The row of a trouble.
pub(crate) fn row(trouble: Trouble) -> &'static Row {
    TABLE.iter().find(|row| row.trouble == trouble).expect("every trouble has a row; tested below")
}

/// What went wrong; `None` for an answer to hand on, refusals included.
pub(crate) fn trouble(outcome: &Result<Answer, Failure>) -> Option<Trouble> {
    let answer = match outcome {
        Err(Failure::NoConnection(_)) => return Some(Trouble::NoConnection),
        Err(Failure::Timeout(_) | Failure::Cut) => return Some(Trouble::Lost),
        Err(Failure::NotJson(503)) => return Some(Trouble::Unavailable),
        Err(Failure::NotJson(429)) => return Some(Trouble::Throttled),
        Err(Failure::NotJson(500..)) => return Some(Trouble::Lost),
        Err(Failure::NotJson(_)) => return Some(Trouble::NotJson),
        Ok(answer) if answer.is_success() => return None,
        Ok(answer) => answer,
    };
    let code = answer.code();
    if answer.status == 429 || code.contains("Throttling") {
        Some(Trouble::Throttled)
    } else if answer.status == 503 || code == "ServiceUnavailable" {
        Some(Trouble::Unavailable)
    } else if code.starts_with("InvalidTimeStamp") {
        Some(Trouble::ClockSkew)
    } else if code == "SignatureNonceUsed" {
        Some(Trouble::NonceUsed)
    } else if answer.status >= 500 {
        Some(Trouble::Lost)
    } else {
        None
    }
}

/// How long to wait before the next try: anything between nothing and a bound that doubles.
pub(crate) fn pause(trouble: Trouble, tries: u32) -> Duration {
    let base: u64 = match trouble {
        Trouble::ClockSkew | Trouble::NonceUsed => return Duration::ZERO,
        Trouble::Throttled => 400,
        _ => 150,
    };
    let bound = (base << tries.min(5)).min(4_000);
    Duration::from_millis(rand::rng().random_range(0..=bound))
}

#[cfg(test)]
mod tests {
    use super::*;
    use bytes::Bytes;

    fn answered(status: u16, code: &str) -> Result<Answer, Failure> {
        let body = if status < 300 { "{}".to_owned() } else { format!(r#"{{"code":"{code}","message":""}}"#) };
        Ok(Answer { status, body: Bytes::from(body), date: None })
    }

    #[test]
    fn each_answer_has_the_promised_steps() {
        use Step::{Again, AgainIfIdempotent, NewNonce, Reconcile, Resign};
        let no_connection = Err(Failure::NoConnection("refused".to_owned()));
        let cases = [
            (no_connection, Again(3), Again(2)),
            (Err(Failure::Timeout(8)), Again(3), Reconcile),
            (Err(Failure::Cut), Again(3), Reconcile),
            (Err(Failure::NotJson(200)), Step::Answer, Reconcile),
            (Err(Failure::NotJson(302)), Step::Answer, Reconcile),
            (Err(Failure::NotJson(502)), Again(3), Reconcile),
            (Err(Failure::NotJson(503)), Again(3), AgainIfIdempotent(2)),
            (answered(500, "InternalError"), Again(3), Reconcile),
            (answered(502, ""), Again(3), Reconcile),
            (answered(504, ""), Again(3), Reconcile),
            (answered(429, "Throttling.User"), Again(3), Again(2)),
            (answered(400, "Throttling.Api"), Again(3), Again(2)),
            (answered(503, "ServiceUnavailable"), Again(3), AgainIfIdempotent(2)),
            (answered(400, "InvalidTimeStamp.Expired"), Resign, Resign),
            (answered(400, "SignatureNonceUsed"), NewNonce, Reconcile),
        ];
        for (outcome, read, mutation) in cases {
            let row = row(trouble(&outcome).unwrap_or_else(|| panic!("{outcome:?}")));
            assert_eq!((row.read, row.mutation), (read, mutation), "{outcome:?}");
        }
    }

    #[test]
    fn refusals_and_successes_are_answers() {
        let cases = [
            (200, ""),
            (403, "Forbidden.RAM"),
            (404, "ErrorNodePoolNotFound"),
            (400, "InvalidParameter"),
            (400, "QuotaExceeded.Node"),
        ];
        for (status, code) in cases {
            assert_eq!(trouble(&answered(status, code)), None, "{status} {code}");
        }
    }

    #[test]
    fn a_pause_has_full_jitter_within_its_bound() {
        let pauses: Vec<_> = (0..200).map(|_| pause(Trouble::Throttled, 2).as_millis()).collect();
        assert!(pauses.iter().all(|pause| *pause <= 1_600));
        assert!(pauses.iter().any(|pause| *pause < 400) && pauses.iter().any(|pause| *pause > 1_200), "{pauses:?}");
    }
}
