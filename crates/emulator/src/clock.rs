//! The emulator's clock: real time, plus what tests advanced it by; and how fast life cycles pass.

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::{SystemTime, UNIX_EPOCH};

use jiff::Timestamp;
use jiff::tz::{Offset, TimeZone};

/// The zone in which the container service writes its times.
const CHINA: Offset = Offset::constant(8);

/// Milliseconds since 1970, on the emulator's clock.
pub(crate) type Millis = i64;

/// Real time plus an offset; durations shrink by `speed`.
#[derive(Debug)]
pub(crate) struct Clock {
    offset: AtomicI64,
    speed: f64,
}

impl Clock {
    pub(crate) fn new(offset: Millis, speed: f64) -> Self {
        Self { offset: AtomicI64::new(offset), speed }
    }

    /// The time life cycles and dates go by.
    pub(crate) fn now(&self) -> Millis {
        real().saturating_add(self.offset())
    }

    /// How far it is ahead of real time.
    pub(crate) fn offset(&self) -> Millis {
        self.offset.load(Ordering::Relaxed)
    }

    pub(crate) fn set_offset(&self, offset: Millis) {
        self.offset.store(offset, Ordering::Relaxed);
    }

    /// How long a life cycle takes that takes `seconds` at speed 1; at least a millisecond.
    pub(crate) fn lasting(&self, seconds: f64) -> Millis {
        // Truncation is meant: seconds are small, and a float to integer cast saturates.
        ((seconds * 1000.0 / self.speed) as Millis).max(1)
    }
}

/// Real time: what signatures are checked against, whatever tests do to the clock.
pub(crate) fn real() -> Millis {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    Millis::try_from(since.as_millis()).unwrap_or(Millis::MAX)
}

/// `2026-03-26T16:00:00+08:00`, as the container service writes a time.
pub(crate) fn rfc3339(time: Millis) -> String {
    format(time, "%Y-%m-%dT%H:%M:%S%:z")
}

/// `2026-03-26 16:00:00`, as a task's stages do.
pub(crate) fn stage_time(time: Millis) -> String {
    format(time, "%Y-%m-%d %H:%M:%S")
}

/// `2026-03-26T08:00Z`, as the RPC products do.
pub(crate) fn utc_minutes(time: Millis) -> String {
    timestamp(time).strftime("%Y-%m-%dT%H:%MZ").to_string()
}

fn format(time: Millis, pattern: &str) -> String {
    timestamp(time).to_zoned(TimeZone::fixed(CHINA)).strftime(pattern).to_string()
}

fn timestamp(time: Millis) -> Timestamp {
    Timestamp::from_millisecond(time).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_the_contract_does() {
        let time = 1_774_512_000_000;
        assert_eq!(rfc3339(time), "2026-03-26T16:00:00+08:00");
        assert_eq!(stage_time(time), "2026-03-26 16:00:00");
        assert_eq!(utc_minutes(time), "2026-03-26T08:00Z");
    }

    #[test]
    fn speed_shortens_durations_and_leaves_dates_real() {
        let clock = Clock::new(0, 20.0);
        assert_eq!(clock.lasting(10.0), 500);
        assert!((clock.now() - real()).abs() < 1000);
        assert_eq!(Clock::new(0, 1e9).lasting(1.0), 1);
    }
}
