//! Instance types: how many, and one architecture that fits the image.

use super::engine::{Check, Code, Rule};
use super::network::repeated;
use crate::choice::Architecture;
use crate::paths;

const REQUIRED: Code = Code::api("instance.types_required");
const COUNT: Code = Code::api("instance.type_count");
const DUPLICATE: Code = Code::advice("instance.type_duplicate");
/// A catalogue may be older than the offer of the region.
const UNKNOWN: Code = Code::advice("instance.type_unknown");
const MIXED: Code = Code::api("instance.architectures_mixed");
const IMAGE: Code = Code::api("instance.architecture_of_image");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[REQUIRED, COUNT, DUPLICATE, UNKNOWN, MIXED],
        reads: &[paths::INSTANCE_TYPES.path(), paths::INSTANCE_PATTERNS.path()],
        run: types,
    },
    Rule {
        codes: &[IMAGE],
        reads: &[paths::INSTANCE_TYPES.path(), paths::IMAGE_TYPE.path(), paths::IMAGE_ID.path()],
        run: image,
    },
];

/// Most types of a pool (contract, instance_types).
const MOST_TYPES: u64 = 10;

fn types(check: &mut Check<'_>) {
    let path = paths::INSTANCE_TYPES;
    if check.pool().get(path).is_err() {
        return;
    }
    let types = check.texts(path);
    if types.is_empty() {
        if check.rows(paths::INSTANCE_PATTERNS).next().is_none() {
            check.say(REQUIRED, path);
        }
        return;
    }
    check.length(COUNT, path, &types, 1, MOST_TYPES);
    if let Some(twice) = repeated(&types) {
        check.say(DUPLICATE, path).with("type", twice);
    }
    let Some(catalogue) = &check.context.instance_types else { return };
    for unknown in types.iter().filter(|kind| !catalogue.contains_key(**kind)) {
        check.say(UNKNOWN, path).with("type", unknown);
    }
    let mut known = architectures(check);
    if let Some((_, first)) = known.next()
        && let Some((other, architecture)) = known.find(|(_, architecture)| *architecture != first)
    {
        drop(known);
        let (first, second) = (first.as_str(), architecture.as_str());
        check.say(MIXED, path).with("type", other).with("architecture", second).with("expected", first);
    }
}

fn image(check: &mut Check<'_>) {
    let (kind, id) = (check.text(paths::IMAGE_TYPE), check.text(paths::IMAGE_ID));
    let Some(image) = check.context.architecture(kind, id) else { return };
    let wrong = architectures(check).find(|(_, architecture)| *architecture != image);
    if let Some((kind, architecture)) = wrong {
        check
            .say(IMAGE, paths::INSTANCE_TYPES)
            .with("type", kind)
            .with("architecture", architecture.as_str())
            .with("expected", image.as_str())
            .and(paths::IMAGE_TYPE);
    }
}

/// The chosen types whose architecture the catalogue tells, in order.
fn architectures<'a>(check: &Check<'a>) -> impl Iterator<Item = (&'a str, Architecture)> + use<'a> {
    let context = check.context;
    check.texts(paths::INSTANCE_TYPES).into_iter().filter_map(move |kind| {
        let facts = context.instance_types.as_ref()?.get(kind)?;
        Some((kind, Architecture::of_word(&facts.architecture)?))
    })
}
