//! What `validate` and `export` read, and how they write what they found.

use std::fmt::Write;
use std::io::Read;
use std::path::Path;

use anyhow::{Context as _, Result, anyhow};
use nodepool::{Diagnostic, Level, NodePool, Severity};

/// Reads the JSON of a CreateClusterNodePool request; `-` is standard input.
///
/// # Errors
/// The file cannot be read, or what it holds is no JSON object: no request at all.
pub(crate) fn read(file: &Path) -> Result<NodePool> {
    let text = if file == Path::new("-") {
        let mut text = String::new();
        std::io::stdin().read_to_string(&mut text).context("cannot read standard input")?;
        text
    } else {
        std::fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?
    };
    let value = serde_json::from_str(&text).map_err(|error| anyhow!("no request: {error}"))?;
    let mut pool = NodePool::from_value(value).map_err(|error| anyhow!("no request: {error}"))?;
    pool.normalise_tags();
    Ok(pool)
}

/// One line: `error scaling_group.system_disk_size disk.size_range min=20 max=2048`.
pub(crate) fn line(diagnostic: &Diagnostic) -> String {
    let Diagnostic { path, related, code, severity, params, .. } = diagnostic;
    let mut line = format!("{} {} {code}", severity_name(*severity), visible(path.as_str()));
    append_params(&mut line, params);
    for path in related {
        append(&mut line, "see", path.as_str());
    }
    line
}

/// The word for a severity.
pub(crate) fn severity_name(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// The word for a level.
pub(crate) fn level_name(level: Level) -> &'static str {
    match level {
        Level::Api => "api",
        Level::Console => "console",
    }
}

/// Puts ` name=value` at the end of a line for each parameter.
pub(crate) fn append_params(line: &mut String, params: &[(&'static str, String)]) {
    for (name, value) in params {
        append(line, name, value);
    }
}

fn append(line: &mut String, name: &str, value: &str) {
    let quote = value.is_empty() || value.contains(|c: char| c.is_whitespace() || c == '"' || c == '=');
    let value = visible(value);
    let written = if quote {
        write!(line, " {name}=\"{}\"", value.replace('"', "\\\""))
    } else {
        write!(line, " {name}={value}")
    };
    debug_assert!(written.is_ok(), "a String takes everything");
}

/// A text that keeps to its line and cannot steer a terminal.
pub(crate) fn visible(text: &str) -> String {
    let escape = |c: char| c.is_control() || matches!(c, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        if escape(c) { out.extend(c.escape_default()) } else { out.push(c) }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_finding_is_one_line_that_cannot_steer_a_terminal() {
        let diagnostic = Diagnostic {
            path: nodepool::Path::new("scaling_group.\u{1b}[2J"),
            related: vec!["scaling_group.desired_size".into()],
            code: "disk.size_range",
            severity: Severity::Error,
            level: Level::Api,
            params: vec![("min", "20".to_owned()), ("name", "a \n\"b\"".to_owned())],
        };
        assert_eq!(
            line(&diagnostic),
            r#"error scaling_group.\u{1b}[2J disk.size_range min=20 name="a \n\"b\"" see=scaling_group.desired_size"#
        );
    }
}
