//! What is offered where: the stock of instance types, and the disks that go with them.

use super::engine::{Check, Code, Rule};
use super::network::zones;
use crate::paths;

/// Stock moves: what is sold out now may come back, so it is advice, as the next two are.
const SOLD_OUT: Code = Code::advice("instance.out_of_stock");
const TYPE_SOLD_OUT: Code = Code::advice("instance.type_out_of_stock");
const ZONE_SOLD_OUT: Code = Code::advice("vswitch.zone_out_of_stock");
const SYSTEM_DISK: Code = Code::api("system_disk.category_not_offered");
/// The types that take the disk still come.
const SYSTEM_DISK_OF_TYPE: Code = Code::advice("system_disk.category_not_with_type");
/// Instances of the types come with a category that is tried later.
const SYSTEM_DISK_FALLBACK: Code = Code::advice("system_disk.category_falls_back");
/// Asked of the system disk alone when a pool is made; instances of the type fail to come (InvalidParameter.Conflict).
const DATA_DISK_OF_TYPE: Code = Code::advice("data_disk.category_not_with_type");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[SOLD_OUT, TYPE_SOLD_OUT, ZONE_SOLD_OUT],
        reads: &[paths::INSTANCE_TYPES.path(), paths::VSWITCH_IDS.path(), paths::SPOT_STRATEGY.path()],
        run: stock,
    },
    Rule {
        codes: &[SYSTEM_DISK, SYSTEM_DISK_OF_TYPE, SYSTEM_DISK_FALLBACK],
        reads: &[
            paths::INSTANCE_TYPES.path(),
            paths::VSWITCH_IDS.path(),
            paths::SYSTEM_DISK_CATEGORY.path(),
            paths::SYSTEM_DISK_CATEGORIES.path(),
        ],
        run: system_disk,
    },
    Rule {
        codes: &[DATA_DISK_OF_TYPE],
        reads: &[paths::INSTANCE_TYPES.path(), paths::VSWITCH_IDS.path(), "scaling_group.data_disks[].category"],
        run: data_disks,
    },
];

fn stock(check: &mut Check<'_>) {
    let Some(stock) = &check.context.stock else { return };
    // The stock of spot instances is another one, and nobody asked for it.
    if check.text(paths::SPOT_STRATEGY).is_some_and(|strategy| strategy != "NoSpot") {
        return;
    }
    let (types, zones) = (check.texts(paths::INSTANCE_TYPES), zones(check));
    if types.is_empty() || zones.is_empty() {
        return;
    }
    let has = |kind: &str, zone: &String| stock.get(kind).is_some_and(|here| here.contains(zone));
    let sold_out: Vec<&str> = types.iter().copied().filter(|kind| !zones.iter().any(|zone| has(kind, zone))).collect();
    if sold_out.len() == types.len() {
        check.say(SOLD_OUT, paths::INSTANCE_TYPES).and(paths::VSWITCH_IDS);
        return;
    }
    for kind in sold_out {
        check.say(TYPE_SOLD_OUT, paths::INSTANCE_TYPES).with("type", kind).and(paths::VSWITCH_IDS);
    }
    for zone in zones.iter().filter(|zone| !types.iter().any(|kind| has(kind, zone))) {
        check.say(ZONE_SOLD_OUT, paths::VSWITCH_IDS).with("zone", zone).and(paths::INSTANCE_TYPES);
    }
}

fn system_disk(check: &mut Check<'_>) {
    let Some(category) = check.text(paths::SYSTEM_DISK_CATEGORY) else { return };
    // What is tried after it counts as much.
    let mut tried = check.texts(paths::SYSTEM_DISK_CATEGORIES);
    tried.push(category);
    let (zones, types) = (zones(check), check.texts(paths::INSTANCE_TYPES));
    let goes = |kind: &str| goes_with(check, &zones, kind, false, &tried);
    let first = |kind: &str| goes_with(check, &zones, kind, false, &[category]);
    let later = types.iter().copied().filter(|kind| first(kind) == Some(false) && goes(kind) == Some(true));
    let later = later.collect::<Vec<_>>().join(", ");
    let wrong: Vec<&str> = types.iter().copied().filter(|kind| goes(kind) == Some(false)).collect();
    // A type that nobody asked about may take it.
    let known = |kind: &&str| check.context.disk_offers.iter().any(|one| !one.data && one.instance_type == **kind);
    let none = types.iter().all(known) && !types.iter().any(|kind| goes(kind) == Some(true));
    let (code, said) = if none { (SYSTEM_DISK, 1) } else { (SYSTEM_DISK_OF_TYPE, wrong.len()) };
    for kind in wrong.into_iter().take(said) {
        let path = paths::SYSTEM_DISK_CATEGORY;
        let said = check.say(code, path).with("category", category).with("type", kind);
        said.and(paths::SYSTEM_DISK_CATEGORIES).and(paths::INSTANCE_TYPES).and(paths::VSWITCH_IDS);
    }
    if !later.is_empty() {
        let said = check.say(SYSTEM_DISK_FALLBACK, paths::SYSTEM_DISK_CATEGORY);
        said.with("category", category).with("types", later).and(paths::SYSTEM_DISK_CATEGORIES);
    }
}

fn data_disks(check: &mut Check<'_>) {
    let (zones, types) = (zones(check), check.texts(paths::INSTANCE_TYPES));
    // Many disks are of few categories.
    let mut judged: Vec<(&str, Option<&str>)> = Vec::new();
    for disk in check.rows(paths::DATA_DISKS) {
        let Some(category) = disk.text(paths::DATA_DISK_CATEGORY) else { continue };
        let known = judged.iter().find(|(other, _)| *other == category).copied();
        let (_, without) = known.unwrap_or_else(|| {
            let lacks = |kind: &&str| goes_with(check, &zones, kind, true, &[category]) == Some(false);
            let one = (category, types.iter().copied().find(lacks));
            judged.push(one);
            one
        });
        if let Some(kind) = without {
            let path = paths::DATA_DISK_CATEGORY.path(disk.row);
            let said = check.say(DATA_DISK_OF_TYPE, path).with("category", category).with("type", kind);
            said.and(paths::INSTANCE_TYPES).and(paths::VSWITCH_IDS);
        }
    }
}

/// Whether one of the disks goes with the type in one of the zones; `None` when the type is not sold there, or
/// nobody asked.
fn goes_with(check: &Check<'_>, zones: &[&String], kind: &str, data: bool, tried: &[&str]) -> Option<bool> {
    let here = |zone: &String| zones.contains(&zone);
    let offers = check.context.disk_offers.iter();
    let mut offers = offers.filter(|one| one.data == data && one.instance_type == kind && here(&one.zone)).peekable();
    offers.peek()?;
    Some(offers.any(|one| tried.contains(&one.category.as_str())))
}
