//! Texts as HCL writes them.

use std::fmt::Write;

/// A quoted text that reads back as `text`.
///
/// `"`, `\`, controls and what a reader cannot see are escaped; `$` and `%` are doubled only before `{`.
pub(crate) fn quoted(text: &str) -> String {
    quoted_where(text, |_| false)
}

/// A quoted text whose every character takes one column, so that what follows it can be aligned.
pub(crate) fn quoted_key(text: &str) -> String {
    quoted_where(text, |c| !takes_one_column(c))
}

fn quoted_where(text: &str, escape_too: impl Fn(char) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\t' => out.push_str("\\t"),
            '\r' => out.push_str("\\r"),
            '$' | '%' if chars.peek() == Some(&'{') => out.extend([c, c]),
            _ if is_unseen(c) || escape_too(c) => unicode_escape(&mut out, c),
            _ => out.push(c),
        }
    }
    out.push('"');
    out
}

/// One line of a heredoc: only the template signs are escaped there.
pub(crate) fn heredoc_line(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    let mut chars = line.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(c);
        if matches!(c, '$' | '%') && chars.peek() == Some(&'{') {
            out.push(c);
        }
    }
    out
}

/// Controls, and signs that change how the rest of the line looks: a text must not be able to show
/// something else than it is.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{180e}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}')
        || matches!(c, '\u{2060}'..='\u{206f}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}')
        || matches!(c, '\u{e0000}'..='\u{e0fff}')
}

/// A conservative list: Latin, kana, CJK ideographs and their full-width signs.
fn takes_one_column(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a1}'..='\u{2ff}' | '\u{3001}'..='\u{3029}' | '\u{3041}'..='\u{3096}')
        || matches!(c, '\u{30a1}'..='\u{30fa}' | '\u{4e00}'..='\u{9fff}' | '\u{ff01}'..='\u{ff60}')
}

fn unicode_escape(out: &mut String, c: char) {
    let code = u32::from(c);
    let written = if code > 0xffff { write!(out, "\\U{code:08x}") } else { write!(out, "\\u{code:04x}") };
    debug_assert!(written.is_ok(), "a String takes everything");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn template_signs_are_doubled_only_where_they_begin_one() {
        assert_eq!(quoted("${a} %{b} $a 5% $$"), r#""$${a} %%{b} $a 5% $$""#);
        assert_eq!(heredoc_line("${a} \"b\" \\n $"), "$${a} \"b\" \\n $");
    }

    #[test]
    fn what_cannot_be_seen_is_written_by_its_number() {
        assert_eq!(quoted("a\u{0}\u{202e}b\u{e0041}\n\t\r"), r#""a\u0000\u202eb\U000e0041\n\t\r""#);
        assert_eq!(quoted("节点 é"), "\"节点 é\"");
        assert_eq!(quoted_key("节点e\u{301}"), r#""节点e\u0301""#);
    }
}
