//! `nodepool validate`: what the rules say about a request.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::{Args, ValueEnum};
use nodepool::table::{Kind, Row};
use nodepool::{Context, Diagnostic, Level, Path, Severity, rules};
use serde_json::{Value, json};

use crate::request::{level_name, line, read, severity_name};

/// Options of `nodepool validate`.
#[derive(Args, Debug)]
pub(crate) struct ValidateArgs {
    /// Whose rules: what the API refuses, or all that the console asks
    #[arg(long, value_enum, default_value_t = Rules::Console)]
    level: Rules,
    /// How to write the diagnostics
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    /// The JSON of a CreateClusterNodePool request; - reads standard input
    file: PathBuf,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Rules {
    /// Only what the API refuses
    Api,
    /// All that the console asks, and a warning for each key it does not know
    Console,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// One line each
    Text,
    /// One JSON list
    Json,
}

/// Prints one line for each diagnostic, or one JSON list; the exit code is 1 when one of them is an error.
///
/// # Errors
/// There is no request at all, or standard output cannot be written.
pub(crate) fn run(args: &ValidateArgs) -> Result<ExitCode> {
    let pool = read(&args.file)?;
    let level = match args.level {
        Rules::Api => Level::Api,
        Rules::Console => Level::Console,
    };
    let mut report = rules::check(&pool, &Context::default());
    unknown_keys(pool.as_value(), "", &mut report.diagnostics);
    let found: Vec<&Diagnostic> = report.at_level(level).collect();
    let mut text = String::new();
    match args.format {
        Format::Text => found.iter().for_each(|diagnostic| text.extend([line(diagnostic).as_str(), "\n"])),
        Format::Json => {
            let list: Value = found.iter().map(|diagnostic| as_json(diagnostic)).collect();
            text.extend([format!("{list:#}").as_str(), "\n"]);
        }
    }
    std::io::stdout().lock().write_all(text.as_bytes()).context("cannot write the diagnostics")?;
    let wrong = found.iter().any(|diagnostic| diagnostic.severity == Severity::Error);
    Ok(if wrong { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

/// A warning for each key below `value` that the API's table does not have: it is sent as it is, and may be a slip.
fn unknown_keys(value: &Value, path: &str, found: &mut Vec<Diagnostic>) {
    for (key, value) in value.as_object().into_iter().flatten() {
        let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
        // A key with a dot of its own is not the path it looks like.
        let row = if key.contains(['.', '[']) { None } else { Row::of(&path) };
        match row.map(Row::kind) {
            None => found.push(Diagnostic {
                path: Path::new(path),
                related: Vec::new(),
                code: "document.unknown_key",
                severity: Severity::Warning,
                level: Level::Console,
                params: Vec::new(),
            }),
            Some(Kind::Object) => unknown_keys(value, &path, found),
            Some(Kind::Objects) => {
                for (index, row) in value.as_array().into_iter().flatten().enumerate() {
                    unknown_keys(row, &format!("{path}[{index}]"), found);
                }
            }
            Some(_) => {}
        }
    }
}

fn as_json(diagnostic: &Diagnostic) -> Value {
    let params: serde_json::Map<String, Value> =
        diagnostic.params.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect();
    json!({
        "severity": severity_name(diagnostic.severity),
        "path": diagnostic.path.as_str(),
        "code": diagnostic.code,
        "params": params,
        "related": diagnostic.related.iter().map(Path::as_str).collect::<Vec<_>>(),
        "level": level_name(diagnostic.level),
    })
}
