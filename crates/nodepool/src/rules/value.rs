//! The adapter to `validator`: rules of one value, from its traits into our findings.
//!
//! Only the limits become parameters of the text. `validator`'s own errors carry the value itself, which
//! may be a password, so they are never built.

use validator::{ValidateLength, ValidateRange};

use super::engine::{Check, Code};
use crate::path::Path;

impl Check<'_> {
    /// Between `min` and `max` characters, or items of a list. Says whether it holds.
    pub(super) fn length<T>(&mut self, code: Code, path: impl Into<Path>, value: &T, min: u64, max: u64) -> bool
    where
        T: ValidateLength<u64> + ?Sized,
    {
        let holds = value.validate_length(Some(min), Some(max), None);
        if !holds {
            self.say(code, path).with("min", min).with("max", max).with("count", value.length().unwrap_or(0));
        }
        holds
    }

    /// Between `min` and `max`, both included. Says whether it holds.
    pub(super) fn range(&mut self, code: Code, path: impl Into<Path>, value: i64, min: i64, max: i64) -> bool {
        let holds = value.validate_range(Some(min), Some(max), None, None);
        if !holds {
            self.say(code, path).with("min", min).with("max", max);
        }
        holds
    }
}
