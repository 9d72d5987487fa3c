//! Fixed pieces of source, coloured.

use crate::code::{Class, Token};

const KEYWORDS: [&str; 8] = ["as", "def", "except", "from", "if", "import", "try", "None"];

/// The tokens of a piece of a line. It knows what the fixed pieces use: names, texts in double quotes without
/// escapes, and signs.
pub(super) fn tokens(source: &str) -> Vec<Token> {
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (class, length) = match first {
            '"' => (Class::String, rest[1..].find('"').map_or(rest.len(), |end| end + 2)),
            'f' if rest.starts_with("f\"") => (Class::String, rest[2..].find('"').map_or(rest.len(), |end| end + 3)),
            c if is_name(c) => {
                let length = rest.find(|c| !is_name(c)).unwrap_or(rest.len());
                (if KEYWORDS.contains(&&rest[..length]) { Class::Keyword } else { Class::Text }, length)
            }
            ' ' => (Class::Text, rest.find(|c| c != ' ').unwrap_or(rest.len())),
            _ => (Class::Punct, rest.find(|c| is_name(c) || matches!(c, '"' | ' ')).unwrap_or(rest.len())),
        };
        let (token, after) = rest.split_at(length);
        tokens.push(Token { class, text: token.to_owned().into() });
        rest = after;
    }
    tokens
}

fn is_name(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_'
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_piece_is_its_tokens() {
        let source = "    endpoint=f\"cs.{REGION_ID}.aliyuncs.com\",";
        let found = tokens(source);
        assert_eq!(found.iter().map(|token| token.text.as_ref()).collect::<String>(), source);
        let strings: Vec<&str> =
            found.iter().filter(|token| token.class == Class::String).map(|token| token.text.as_ref()).collect();
        assert_eq!(strings, ["f\"cs.{REGION_ID}.aliyuncs.com\""]);
    }
}
