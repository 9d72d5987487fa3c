//! Faults on demand: what tests let go wrong.

use serde::Deserialize;
use std::time::Duration;

/// The most that wait at once.
const MOST: usize = 100;

/// The longest a stall or a delay lasts.
const LONGEST: Duration = Duration::from_secs(600);

/// One fault, as the control API takes it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Fault {
    /// The operation it waits for; `*` is any.
    operation: String,
    kind: Kind,
    /// The HTTP status of `status` and `html`.
    status: Option<u16>,
    /// The error code of `status`.
    code: Option<String>,
    /// How long `delay` waits, in milliseconds.
    milliseconds: Option<u64>,
    /// How many times it happens; once when absent.
    times: Option<u32>,
}

/// What goes wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Kind {
    /// An error answer; nothing is done.
    Status,
    /// The connection is cut; nothing is done.
    CutBefore,
    /// The request is carried out, then the connection is cut.
    CutAfter,
    /// No answer for ten minutes; nothing is done.
    Stall,
    /// The answer takes its time.
    Delay,
    /// A page in place of an answer; nothing is done.
    Html,
}

/// A fault that strikes now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Strike {
    pub kind: Kind,
    pub status: u16,
    pub code: String,
    pub wait: Duration,
}

/// The faults that wait.
#[derive(Debug, Default)]
pub(crate) struct Faults(Vec<Fault>);

impl Faults {
    /// Adds one; false when too many wait already.
    pub(crate) fn add(&mut self, fault: Fault) -> bool {
        let room = self.0.len() < MOST;
        if room {
            self.0.push(fault);
        }
        room
    }

    /// Forgets them all.
    pub(crate) fn clear(&mut self) {
        self.0.clear();
    }

    /// The first that waits for this operation; it strikes once less.
    pub(crate) fn strike(&mut self, operation: &str) -> Option<Strike> {
        let place = self.0.iter().position(|fault| fault.operation == "*" || fault.operation == operation)?;
        let fault = &mut self.0[place];
        let strike = fault.to_strike();
        match fault.times.unwrap_or(1) {
            0 | 1 => drop(self.0.remove(place)),
            times => fault.times = Some(times - 1),
        }
        Some(strike)
    }
}

impl Fault {
    fn to_strike(&self) -> Strike {
        let wait = match self.kind {
            Kind::Stall => LONGEST,
            _ => Duration::from_millis(self.milliseconds.unwrap_or(1000)).min(LONGEST),
        };
        // A status that HTTP does not know, or that is no final answer, cannot be sent.
        let status = self.status.filter(|status| (200..=599).contains(status)).unwrap_or(500);
        let code = self.code.clone().unwrap_or_else(|| "InternalError".to_owned());
        Strike { kind: self.kind, status, code, wait }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(json: &str) -> Fault {
        serde_json::from_str(json).expect("a fault")
    }

    #[test]
    fn a_fault_strikes_its_operation_as_often_as_asked() {
        let mut faults = Faults::default();
        assert!(faults.add(fault(r#"{"operation":"A","kind":"cut_after","times":2}"#)));
        assert_eq!(faults.strike("B"), None);
        assert_eq!(faults.strike("A").map(|strike| strike.kind), Some(Kind::CutAfter));
        assert!(faults.strike("A").is_some());
        assert_eq!(faults.strike("A"), None);
    }

    #[test]
    fn faults_are_bounded_and_cleared() {
        let mut faults = Faults::default();
        for _ in 0..MOST {
            assert!(faults.add(fault(r#"{"operation":"*","kind":"stall"}"#)));
        }
        assert!(!faults.add(fault(r#"{"operation":"*","kind":"stall"}"#)));
        assert_eq!(faults.strike("A").map(|strike| strike.wait), Some(LONGEST));
        faults.clear();
        assert_eq!(faults.strike("A"), None);
    }
}
