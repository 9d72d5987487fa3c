//! Texts as Python writes them.

use std::fmt::Write;

use crate::hcl::is_unseen;

/// A literal that reads back as `text`, in the quotes that need fewer escapes, as `black` and `ruff` want it.
pub(super) fn quoted(text: &str) -> String {
    let quote = if text.matches('"').count() > text.matches('\'').count() { '\'' } else { '"' };
    let mut out = String::with_capacity(text.len() + 2);
    out.push(quote);
    for c in text.chars() {
        match c {
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            _ if c == quote => out.extend(['\\', c]),
            _ if is_unseen(c) => escape(&mut out, c),
            _ => out.push(c),
        }
    }
    out.push(quote);
    out
}

/// The lines of a triple-quoted literal that reads back as `text`: the first opens it, the last closes it.
pub(super) fn block(text: &str) -> Vec<String> {
    let mut lines = vec!["\"\"\"\\".to_owned(), String::new()];
    let mut quotes = 0;
    let mut chars = text.chars().peekable();
    while let (Some(c), Some(line)) = (chars.next(), lines.last_mut()) {
        quotes = if c == '"' { quotes + 1 } else { 0 };
        match c {
            '\n' => lines.push(String::new()),
            // Three in a row, or one before the three at the end, would end it.
            '"' if quotes % 3 == 0 || chars.peek().is_none() => line.push_str("\\\""),
            '\t' => line.push(c),
            '\\' => line.push_str("\\\\"),
            '\r' => line.push_str("\\r"),
            _ if is_unseen(c) => escape(line, c),
            _ => line.push(c),
        }
    }
    if let Some(last) = lines.last_mut() {
        last.push_str("\"\"\"");
    }
    lines
}

fn escape(out: &mut String, c: char) {
    let written = match u32::from(c) {
        code @ ..=0xff => write!(out, "\\x{code:02x}"),
        code @ ..=0xffff => write!(out, "\\u{code:04x}"),
        code => write!(out, "\\U{code:08x}"),
    };
    debug_assert!(written.is_ok(), "a String takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_quotes_are_those_that_need_fewer_escapes() {
        assert_eq!(quoted("plain"), r#""plain""#);
        assert_eq!(quoted(r#"say "hi""#), r#"'say "hi"'"#);
        assert_eq!(quoted(r#"it's "so""#), r#"'it\'s "so"'"#);
        assert_eq!(quoted(r#"'"\"#), r#""'\"\\""#);
    }

    #[test]
    fn what_cannot_be_seen_is_written_by_its_number() {
        assert_eq!(quoted("a\u{0}\u{85}\u{202e}\u{e0041}\n\t\r节"), r#""a\x00\x85\u202e\U000e0041\n\t\r节""#);
    }

    #[test]
    fn nothing_ends_a_block_but_its_end() {
        assert_eq!(block("a\n\n\tb\n"), ["\"\"\"\\", "a", "", "\tb", "\"\"\""]);
        for (text, last) in [
            (r#"say "hi" and """"#, r#"say "hi" and ""\""#),
            (r#"""""""a"#, r#"""\"""\"a"#),
            (r#"a""#, r#"a\""#),
            (r#"a\""#, r#"a\\\""#),
            (r"\", r"\\"),
        ] {
            assert_eq!(block(text), ["\"\"\"\\".to_owned(), format!("{last}\"\"\"")]);
        }
    }
}
