//! Node labels and taints.

use super::engine::{Check, Code, Rule};
use super::keys::{LONGEST_PREFIX, Problem, label_key, label_value, taint_key};
use crate::lens::{Column, Rows};
use crate::path::Path;
use crate::paths;

/// The codes of one kind of key and value.
struct Codes {
    required: Code,
    length: Code,
    characters: Code,
    ends: Code,
    prefix: Code,
    reserved: Code,
    value_length: Code,
    value_characters: Code,
    value_ends: Code,
}

const LABEL: Codes = Codes {
    required: Code::api("label.key_required"),
    length: Code::api("label.key_length"),
    characters: Code::api("label.key_characters"),
    ends: Code::api("label.key_ends"),
    prefix: Code::api("label.key_prefix"),
    reserved: Code::api("label.key_reserved"),
    value_length: Code::api("label.value_length"),
    value_characters: Code::api("label.value_characters"),
    value_ends: Code::api("label.value_ends"),
};
const LABEL_TWICE: Code = Code::api("label.key_duplicate");
/// From the text of the edit operation (C14).
const LABEL_COUNT: Code = Code::console("label.count");

const TAINT: Codes = Codes {
    required: Code::api("taint.key_required"),
    length: Code::api("taint.key_length"),
    characters: Code::api("taint.key_characters"),
    ends: Code::api("taint.key_ends"),
    prefix: Code::api("taint.key_prefix"),
    // Not said of taints, whose keys have no reserved prefix.
    reserved: Code::api("taint.key_prefix"),
    value_length: Code::api("taint.value_length"),
    value_characters: Code::api("taint.value_characters"),
    value_ends: Code::api("taint.value_ends"),
};
const TAINT_TWICE: Code = Code::api("taint.duplicate");
const TAINT_EVICTS: Code = Code::advice("taint.no_execute");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[
            TAINT.required,
            TAINT.length,
            TAINT.characters,
            TAINT.ends,
            TAINT.prefix,
            TAINT.value_length,
            TAINT.value_characters,
            TAINT.value_ends,
            TAINT_TWICE,
            TAINT_EVICTS,
        ],
        reads: &[paths::TAINTS.path()],
        run: taints,
    },
    Rule {
        codes: &[
            LABEL.required,
            LABEL.length,
            LABEL.characters,
            LABEL.ends,
            LABEL.prefix,
            LABEL.reserved,
            LABEL.value_length,
            LABEL.value_characters,
            LABEL.value_ends,
            LABEL_TWICE,
            LABEL_COUNT,
        ],
        reads: &[paths::LABELS.path()],
        run: labels,
    },
];

/// The effect of a taint that names none.
const NO_SCHEDULE: &str = "NoSchedule";
/// Most labels of a pool (C14).
const MOST_LABELS: usize = 20;

fn labels(check: &mut Check<'_>) {
    pairs(check, paths::LABELS, (paths::LABEL_KEY, paths::LABEL_VALUE), label_key, &LABEL);
    let keys: Vec<Option<&str>> = check.rows(paths::LABELS).map(|cells| cells.text(paths::LABEL_KEY)).collect();
    for (row, first) in twins(&keys) {
        check.say(LABEL_TWICE, paths::LABEL_KEY.path(row)).and(paths::LABEL_KEY.path(first));
    }
    if keys.len() > MOST_LABELS {
        check.say(LABEL_COUNT, paths::LABELS).with("max", MOST_LABELS).with("count", keys.len());
    }
}

fn taints(check: &mut Check<'_>) {
    pairs(check, paths::TAINTS, (paths::TAINT_KEY, paths::TAINT_VALUE), taint_key, &TAINT);
    let keys: Vec<Option<(&str, &str)>> = check
        .rows(paths::TAINTS)
        .map(|cells| {
            let effect = cells.text(paths::TAINT_EFFECT).unwrap_or(NO_SCHEDULE);
            Some((cells.text(paths::TAINT_KEY)?, effect))
        })
        .collect();
    for (row, first) in twins(&keys) {
        check.say(TAINT_TWICE, paths::TAINT_KEY.path(row)).and(paths::TAINT_KEY.path(first));
    }
    for cells in check.rows(paths::TAINTS) {
        if cells.text(paths::TAINT_EFFECT) == Some("NoExecute") {
            check.say(TAINT_EVICTS, paths::TAINT_EFFECT.path(cells.row));
        }
    }
}

/// The rows whose key stands in an earlier row already, with that row.
pub(super) fn twins<T: PartialEq>(keys: &[Option<T>]) -> Vec<(usize, usize)> {
    let first = |row: usize| keys[..row].iter().position(|other| *other == keys[row]);
    (0..keys.len()).filter(|row| keys[*row].is_some()).filter_map(|row| Some((row, first(row)?))).collect()
}

fn pairs(
    check: &mut Check<'_>,
    rows: Rows,
    (key, value): (Column<String>, Column<String>),
    key_rule: fn(&str) -> Result<(), Problem>,
    codes: &Codes,
) {
    for cells in check.rows(rows) {
        if !cells.mistyped(key)
            && let Err(problem) = key_rule(cells.text(key).unwrap_or_default())
        {
            let code = match problem {
                Problem::Empty => codes.required,
                Problem::Length { .. } => codes.length,
                Problem::Character(_) => codes.characters,
                Problem::Ends => codes.ends,
                Problem::Prefix => codes.prefix,
                Problem::Reserved | Problem::Start | Problem::Link => codes.reserved,
            };
            say(check, code, key.path(cells.row), problem);
        }
        if let Err(problem) = label_value(cells.text(value).unwrap_or_default()) {
            let code = match problem {
                Problem::Length { .. } => codes.value_length,
                Problem::Ends => codes.value_ends,
                _ => codes.value_characters,
            };
            say(check, code, value.path(cells.row), problem);
        }
    }
}

/// Reports with the limits that the problem carries.
pub(super) fn say(check: &mut Check<'_>, code: Code, path: Path, problem: Problem) {
    let finding = check.say(code, path);
    match problem {
        Problem::Length { max } => {
            finding.with("max", max);
        }
        Problem::Character(character) => {
            finding.with("character", character);
        }
        Problem::Prefix => {
            finding.with("max", LONGEST_PREFIX);
        }
        _ => {}
    }
}
