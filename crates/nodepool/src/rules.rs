//! The rules: what a request must keep to.
//!
//! A rule declares the paths it reads and the codes it says, so that a changed value runs again only the
//! rules that read it. Rules of one value go through `validator`; rules across fields or against the
//! catalogue are plain functions. Files are themes.

mod advanced;
mod billing;
mod disks;
mod engine;
mod image;
mod instances;
mod labels;
mod logon;
mod name;
mod network;
mod node_name;
mod scaling;
mod system_disk;
mod tags;
mod types;
mod value;
mod words;

pub mod keys;
pub mod put;

pub use engine::{Code, Rule};

use engine::{Check, arrange};

use crate::path::touches;
use crate::{Context, NodePool, Report};

/// The rules by theme. Every code belongs to exactly one rule.
const THEMES: [&[Rule]; 14] = [
    name::RULES,
    scaling::RULES,
    network::RULES,
    billing::RULES,
    instances::RULES,
    image::RULES,
    logon::RULES,
    system_disk::RULES,
    disks::RULES,
    labels::RULES,
    tags::RULES,
    node_name::RULES,
    advanced::RULES,
    words::RULES,
];

/// Codes that no rule of [`RULES`] says: the one on types, which every path has, and those of an edit.
const OTHER_CODES: [&[Code]; 2] = [&[types::EXPECTED], put::CODES];

const RULE_COUNT: usize = {
    let (mut count, mut theme) = (0, 0);
    while theme < THEMES.len() {
        count += THEMES[theme].len();
        theme += 1;
    }
    count
};

/// Every rule, in the order in which findings at one path stand.
pub static RULES: [Rule; RULE_COUNT] = {
    let mut rules = [THEMES[0][0]; RULE_COUNT];
    let (mut count, mut theme) = (0, 0);
    while theme < THEMES.len() {
        let mut rule = 0;
        while rule < THEMES[theme].len() {
            rules[count] = THEMES[theme][rule];
            count += 1;
            rule += 1;
        }
        theme += 1;
    }
    rules
};

const CODE_COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < RULE_COUNT {
        count += RULES[at].codes.len();
        at += 1;
    }
    at = 0;
    while at < OTHER_CODES.len() {
        count += OTHER_CODES[at].len();
        at += 1;
    }
    count
};

/// Every code that a report can hold.
pub static CODES: [Code; CODE_COUNT] = {
    let mut codes = [types::EXPECTED; CODE_COUNT];
    let (mut count, mut at) = (0, 0);
    while at < RULE_COUNT + OTHER_CODES.len() {
        let list = if at < RULE_COUNT { RULES[at].codes } else { OTHER_CODES[at - RULE_COUNT] };
        let mut code = 0;
        while code < list.len() {
            codes[count] = list[code];
            count += 1;
            code += 1;
        }
        at += 1;
    }
    codes
};

/// Checks every rule; findings come in form order.
pub fn check(pool: &NodePool, context: &Context) -> Report {
    let mut check = Check::new(pool, context);
    types::run(&mut check, |_| true);
    for rule in &RULES {
        (rule.run)(&mut check);
    }
    arrange(check.found)
}

/// Brings `report` up to date after the values at `changed` have changed: only the rules that read one of
/// these paths run. The result is the one of a full [`check`]. A list of objects whose rows were added,
/// moved or taken away is named itself: `scaling_group.data_disks`.
pub fn check_reading(changed: &[&str], report: Report, pool: &NodePool, context: &Context) -> Report {
    let changed: Vec<String> = changed.iter().map(|path| crate::Path::from(*path).pattern()).collect();
    let reads = |path: &str| changed.iter().any(|changed| touches(changed, path));
    let again = |rule: &Rule| rule.reads.iter().any(|path| reads(path));

    let mut check = Check::new(pool, context);
    types::run(&mut check, reads);
    for rule in RULES.iter().filter(|rule| again(rule)) {
        (rule.run)(&mut check);
    }
    check.found.extend(report.diagnostics.into_iter().filter(|diagnostic| {
        if diagnostic.code == types::EXPECTED.name {
            return !reads(&diagnostic.path.pattern());
        }
        let rule = RULES.iter().find(|rule| rule.codes.iter().any(|code| code.name == diagnostic.code));
        rule.is_none_or(|rule| !again(rule))
    }));
    arrange(check.found)
}
