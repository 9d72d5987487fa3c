//! The custom node name: `customized,<prefix>,ip,<suffix>`.

use super::engine::{Check, Code, Rule};
use crate::paths;

const FORM: Code = Code::api("node_name.form");
const PREFIX: Code = Code::api("node_name.prefix");
const SUFFIX: Code = Code::api("node_name.suffix");
const LENGTH: Code = Code::api("node_name.length");
/// Kubernetes names are lower case although the document speaks of letters.
const LOWER_CASE: Code = Code::console("node_name.lower_case");

pub(super) const RULES: &[Rule] = &[Rule {
    codes: &[FORM, PREFIX, SUFFIX, LENGTH, LOWER_CASE],
    reads: &[paths::NODE_NAME_MODE.path()],
    run: node_name,
}];

/// Longest whole name, and the longest address in it: `255.255.255.255`.
const LONGEST: usize = 64;
const LONGEST_ADDRESS: usize = 15;

fn node_name(check: &mut Check<'_>) {
    let path = paths::NODE_NAME_MODE;
    let Some(mode) = check.text(path).filter(|mode| *mode != "nodeip") else { return };
    let parts: Vec<&str> = mode.split(',').collect();
    let ["customized", prefix, address, suffix] = parts[..] else {
        check.say(FORM, path);
        return;
    };
    // The older form kept the last 5 to 12 digits of the address (C2).
    let kept = address.parse::<usize>().ok().filter(|digits| (5..=12).contains(digits));
    if address != "ip" && kept.is_none() {
        check.say(FORM, path);
        return;
    }
    if !is_part(prefix) {
        check.say(PREFIX, path);
    }
    if !suffix.is_empty() && !is_part(suffix) {
        check.say(SUFFIX, path);
    }
    if prefix.len() + kept.unwrap_or(LONGEST_ADDRESS) + suffix.len() > LONGEST {
        check.say(LENGTH, path).with("max", LONGEST);
    }
    if [prefix, suffix].iter().any(|part| part.bytes().any(|byte| byte.is_ascii_uppercase())) {
        check.say(LOWER_CASE, path);
    }
}

/// Letters, digits, `-` and `.`; starts with a letter, does not end with `-` or `.`, none doubled.
fn is_part(part: &str) -> bool {
    let bytes = part.as_bytes();
    bytes.first().is_some_and(u8::is_ascii_alphabetic)
        && bytes.last().is_some_and(u8::is_ascii_alphanumeric)
        && bytes.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.'))
        && !bytes.windows(2).any(|pair| pair.iter().all(|byte| matches!(byte, b'-' | b'.')))
}
