//! Scripts of `user_data` and `pre_user_data`: Base64 on the wire, text for people.

use base64::alphabet::STANDARD as ALPHABET;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig, STANDARD};
use base64::{DecodeError, Engine};

/// Takes what the API takes: bits behind the last byte count for nothing.
const LENIENT: GeneralPurpose =
    GeneralPurpose::new(&ALPHABET, GeneralPurposeConfig::new().with_decode_allow_trailing_bits(true));

/// The bytes behind a value of the wire: the standard alphabet, whole groups of four, padding at the end only;
/// line breaks are allowed between.
///
/// # Errors
/// What is no such value.
pub fn bytes_of(value: &str) -> Result<Vec<u8>, DecodeError> {
    LENIENT.decode(value.replace(['\n', '\r'], ""))
}

/// The text behind a value of the wire, where [`encode`] gives the same value again; `None` for all else.
pub fn text_of(value: &str) -> Option<String> {
    String::from_utf8(STANDARD.decode(value).ok()?).ok()
}

/// Bytes as they go on the wire.
pub fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_comes_back_the_same_is_a_text() {
        for (value, text) in [
            ("ZWNobyBoaQo=", Some("echo hi\n")),
            ("aGk=", Some("hi")),
            ("", Some("")),
            // Without padding, with bits that count for nothing, in lines.
            ("aGk", None),
            ("aGl=", None),
            ("aG\nk=", None),
            ("H4sIAAAA", None),
            ("#!/bin/sh", None),
        ] {
            assert_eq!(text_of(value).as_deref(), text, "{value:?}");
            if let Some(text) = text {
                assert_eq!(encode(text.as_bytes()), value);
            }
        }
    }

    #[test]
    fn the_api_takes_line_breaks_and_bits_that_count_for_nothing() {
        for value in ["aGk=", "aGl=", "aG\nk=", "aG\r\nk=\r\n"] {
            assert_eq!(bytes_of(value).as_deref(), Ok(b"hi".as_slice()), "{value:?}");
        }
        for value in ["aGk", "a Gk=", "=aGk", "aGk=aGk=", "#!/bin/sh"] {
            assert!(bytes_of(value).is_err(), "{value:?}");
        }
    }
}
