//! DescribeKeyPairs.

use serde_json::{Value, json};

use super::Session;
use super::paging::numbered;
use crate::call::Call;
use crate::catalogue::{KEY_PAIRS, RESOURCE_GROUPS};
use crate::draw::hex_of;
use crate::refused::Refused;

pub(super) fn run(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let asked = call.parameters.get("KeyPairName");
    let rows = KEY_PAIRS
        .iter()
        .filter(|(name, _)| asked.is_none_or(|pattern| matches(pattern, name)))
        .map(|(name, day)| {
            json!({
                "KeyPairName": name,
                "KeyPairFingerPrint": hex_of(name, 32),
                "CreationTime": format!("{day}T02:00Z"),
                "ResourceGroupId": RESOURCE_GROUPS[0].0,
                "Tags": {"Tag": []},
            })
        })
        .collect();
    numbered(call, session.request_id, ("KeyPairs", "KeyPair"), 50, rows)
}

/// Whether a name fits a pattern with `*` at its ends.
fn matches(pattern: &str, name: &str) -> bool {
    match (pattern.strip_prefix('*'), pattern.strip_suffix('*')) {
        (Some(_), Some(_)) => name.contains(pattern.trim_matches('*')),
        (Some(end), None) => name.ends_with(end),
        (None, Some(start)) => name.starts_with(start),
        (None, None) => name == pattern,
    }
}

#[cfg(test)]
mod tests {
    use super::matches;

    #[test]
    fn stars_stand_for_anything() {
        for pattern in ["ops", "ops*", "*ops", "*p*", "*"] {
            assert!(matches(pattern, "ops"), "{pattern}");
        }
        for pattern in ["op", "x*", "*x", "*x*"] {
            assert!(!matches(pattern, "ops"), "{pattern}");
        }
    }
}
