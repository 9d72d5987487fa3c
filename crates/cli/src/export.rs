//! `nodepool export`: a request as code.

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context as _, Result};
use clap::Args;
use codegen::{Note, Subject, Target};
use nodepool::{Context, rules};

use crate::request::{append_params, line, read, visible};

/// Options of `nodepool export`.
#[derive(Args, Debug)]
pub(crate) struct ExportArgs {
    /// What to write: terraform, python or json
    #[arg(long = "to", value_name = "TARGET")]
    to: Target,
    /// The cluster's id, for the import of a pool that exists
    #[arg(long, value_name = "ID")]
    cluster: Option<String>,
    /// The cluster's region, the default of the variable
    #[arg(long, value_name = "ID")]
    region: Option<String>,
    /// The id of a pool that exists: the code then imports it
    #[arg(long, value_name = "ID")]
    node_pool: Option<String>,
    /// Exit with 1 when a diagnostic is an error
    #[arg(long)]
    strict: bool,
    /// The JSON of a CreateClusterNodePool request; - reads standard input
    file: PathBuf,
}

/// Prints the code on standard output, and diagnostics and notes on standard error.
///
/// The code is printed whatever the rules say. The exit code is 1 with `--strict` and an error among the
/// diagnostics.
///
/// # Errors
/// There is no request at all, or standard output cannot be written.
pub(crate) fn run(args: &ExportArgs) -> Result<ExitCode> {
    let pool = read(&args.file)?;
    let subject = Subject {
        pool: &pool,
        cluster_id: args.cluster.as_deref(),
        region: args.region.as_deref(),
        node_pool_id: args.node_pool.as_deref(),
        change: None,
        name_before: None,
    };
    let code = codegen::export(args.to, &subject);
    std::io::stdout().lock().write_all(code.text.as_bytes()).context("cannot write the code")?;

    let report = rules::check(&pool, &Context::default());
    for diagnostic in &report.diagnostics {
        eprintln!("{}", line(diagnostic));
    }
    for note in &code.notes {
        eprintln!("{}", note_line(note));
    }
    Ok(if args.strict && report.has_errors() { ExitCode::FAILURE } else { ExitCode::SUCCESS })
}

fn note_line(note: &Note) -> String {
    let paths: Vec<String> = note.paths.iter().map(|path| visible(path)).collect();
    let mut line = format!("note {} {}", if paths.is_empty() { "-".to_owned() } else { paths.join(",") }, note.code);
    append_params(&mut line, &note.params);
    line
}
