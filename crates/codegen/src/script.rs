//! Scripts: Base64 on the wire, text in the code.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// The text behind a Base64 value. What is no Base64, or no text behind it, stays as it is.
///
/// The decoder takes one spelling of each text only, so that encoding it gives the same value again.
pub(crate) fn script(value: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(value).ok()?).ok().filter(|text| !text.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_text_behind_base64_is_a_script() {
        for (value, text) in [
            ("ZWNobyBoaQo=", Some("echo hi\n")),
            ("aGk=", Some("hi")),
            // Without padding, with bits that count for nothing, in lines.
            ("aGk", None),
            ("aGl=", None),
            ("aG\nk=", None),
            ("H4sIAAAA", None),
            ("#!/bin/sh", None),
            ("", None),
        ] {
            assert_eq!(script(value).as_deref(), text, "{value:?}");
        }
    }
}
