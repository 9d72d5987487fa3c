//! The pool's name.

use super::engine::{Check, Code, Rule};
use crate::paths;

const REQUIRED: Code = Code::api("name.required");
const LENGTH: Code = Code::api("name.length");
const CHARACTERS: Code = Code::api("name.characters");
const LEADING_HYPHEN: Code = Code::api("name.leading_hyphen");
/// Allowed by the API (C21).
const DUPLICATE: Code = Code::advice("name.duplicate");
/// No value of the pool is wrong: it is said where a pool begins.
const QUOTA: Code = Code::api("pools.quota");

pub(super) const RULES: &[Rule] = &[
    Rule { codes: &[REQUIRED, LENGTH, CHARACTERS, LEADING_HYPHEN, DUPLICATE], reads: &[paths::NAME.path()], run: name },
    Rule { codes: &[QUOTA], reads: &[paths::NAME.path()], run: quota },
];

/// Longest name in characters, not bytes (contract, name).
const LONGEST: u64 = 63;

fn name(check: &mut Check<'_>) {
    if check.pool().get(paths::NAME).is_err() {
        return;
    }
    let Some(name) = check.text(paths::NAME) else {
        check.say(REQUIRED, paths::NAME);
        return;
    };
    check.length(LENGTH, paths::NAME, name, 1, LONGEST);
    if let Some(wrong) = name.chars().find(|c| !allowed(*c)) {
        check.say(CHARACTERS, paths::NAME).with("character", wrong);
    }
    if name.starts_with('-') {
        check.say(LEADING_HYPHEN, paths::NAME);
    }
    if check.context.pool_names.as_ref().is_some_and(|names| names.iter().any(|other| other == name)) {
        check.say(DUPLICATE, paths::NAME).with("name", name);
    }
}

/// Digits, letters, Chinese characters and the hyphen.
fn allowed(c: char) -> bool {
    let chinese = matches!(c, '\u{3400}'..='\u{4dbf}' | '\u{4e00}'..='\u{9fff}' | '\u{f900}'..='\u{faff}')
        || matches!(c, '\u{20000}'..='\u{323af}');
    c.is_ascii_alphanumeric() || c == '-' || chinese
}

fn quota(check: &mut Check<'_>) {
    if check.context.pools_left == Some(0) {
        check.say(QUOTA, paths::NAME);
    }
}
