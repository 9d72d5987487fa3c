//! `docs/parameters.md` is written from the tables; with `UPDATE_DOCS=1` this test writes it.
#![allow(clippy::unwrap_used)]

use std::fmt::Write as _;
use std::fs;
use std::path::Path;

use nodepool::parameters::{PARAMETERS, Section};
use nodepool::rules::{CODES, RULES};
use nodepool::table::{Body, Document, Reach};
use nodepool::{Level, Severity};

fn text() -> String {
    let mut text = "# Parameters and rules\n\n\
        Written from the path table, the parameters and the rules of `crates/nodepool`. To bring it up to date: \
        `UPDATE_DOCS=1 cargo test -p nodepool --test docs`.\n\n\
        ## Parameters\n\n\
        Change: whether the product document / the PUT body / Terraform in place let the value change, \
        and whom a change reaches.\n\n\
        | Parameter | Section | Path | Type | Change | Reaches | Terraform |\n|---|---|---|---|---|---|---|\n"
        .to_owned();
    let mark = |holds: bool| if holds { "yes" } else { "no" };
    for info in PARAMETERS {
        let section = match info.section {
            Section::Basic => "Basic",
            Section::Network => "Network",
            Section::Instance => "Instance and image",
            Section::Storage => "Storage",
            Section::Size => "Number of instances",
            Section::Advanced => "Advanced",
            Section::More => "Advanced, not in the document",
        };
        if info.rows().next().is_none() {
            writeln!(text, "| `{}` | {section} | – | – | – | – | – |", info.id).unwrap();
        }
        for row in info.rows() {
            let document = match row.document() {
                Document::Yes => "yes",
                Document::No => "no",
                Document::Silent => "–",
            };
            let reach = match row.reach() {
                Reach::Nothing => "–",
                Reach::Pool => "pool",
                Reach::NewNodes => "new nodes",
                Reach::AllNodes => "all nodes",
                Reach::ExistingNodes => "existing nodes",
            };
            let terraform = row.terraform().map_or("–".to_owned(), |argument| format!("`{}`", argument.name));
            let in_place = row.terraform().map_or("–", |argument| mark(!argument.force_new));
            let put = mark(row.stands_in(Body::Put));
            writeln!(
                text,
                "| `{}` | {section} | `{}` | {} | {document} / {put} / {in_place} | {reach} | {terraform} |",
                info.id,
                row.path(),
                row.kind().name(),
            )
            .unwrap();
        }
    }
    text.push_str(
        "\n## Rules\n\n\
         Level API: ACK refuses it, and so does the emulator. Level console: the console asks or advises.\n\n\
         | Code | Severity | Level | Reads |\n|---|---|---|---|\n",
    );
    for code in &CODES {
        let severity = if code.severity == Severity::Error { "error" } else { "warning" };
        let level = if code.level == Level::Api { "API" } else { "console" };
        let rule = RULES.iter().find(|rule| rule.codes.contains(code));
        let reads = match rule {
            Some(rule) => rule.reads.iter().map(|path| format!("`{path}`")).collect::<Vec<_>>().join(", "),
            None if code.name.starts_with("edit.") => "an edit beside the pool".to_owned(),
            None => "every path".to_owned(),
        };
        writeln!(text, "| `{}` | {severity} | {level} | {reads} |", code.name).unwrap();
    }
    text
}

#[test]
fn the_table_of_parameters_and_rules_is_up_to_date() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/parameters.md");
    if std::env::var_os("UPDATE_DOCS").is_some() {
        fs::write(&file, text()).unwrap();
    }
    let written = fs::read_to_string(&file).unwrap_or_default();
    assert!(written == text(), "docs/parameters.md differs: UPDATE_DOCS=1 cargo test -p nodepool --test docs");
}
