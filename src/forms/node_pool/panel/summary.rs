//! The pool in a few lines, with what it costs.

use crate::components::lean::lazy;
use leptos::prelude::*;
use nodepool::{NodePool, paths};
use serde_json::Value;
use texts::Form;

use crate::api::catalogue::{Image, VSwitch};
use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::fields::FIELDS;
use crate::forms::node_pool::prices::Estimate;
use crate::forms::node_pool::sections::zone_letter;
use crate::forms::node_pool::sheet::Sheet;
use crate::forms::node_pool::words::{in_words, word_of};
use crate::i18n::{format, t, t_count, t_with};
use crate::state::live::Live;

/// A line: its name and its value.
pub(crate) type Fact = (Form, String);

/// The panel's first tab.
pub(super) fn summary(sheet: Sheet, estimate: Signal<Option<Estimate>>) -> AnyView {
    let live = Live::here();
    let demo = move || live.session.with(|session| session.as_ref().is_some_and(|session| session.demo_prices));
    let facts = move || {
        sheet.draft.track_document();
        let vswitches = sheet.facts.vswitches.ready().unwrap_or_default();
        let images = sheet.facts.images.ready().unwrap_or_default();
        let facts = sheet.draft.with(|editing| summary_facts(editing.pool(), &vswitches, &images));
        facts.into_iter().map(|(name, value)| view! { <div><dt>{t(name)}</dt><dd>{value}</dd></div> }).collect_view()
    };
    let price = move || {
        match estimate.get() {
        Some(Estimate { node, pool, nodes }) => view! {
            <p class="price">
                <b class="num">{pool}</b>
                " "
                <span class="muted">{t_count(Form::EstimatedAt, nodes)}</span>
            </p>
            <p class="help">{t_with(Form::PricePerNode, &[("price", &node)])}</p>
            {demo().then(|| view! { <p class="help price-demo">{icon(Glyph::Info)}<span>{t(Form::DemoPrices)}</span></p> })}
        }
        .into_any(),
        None => view! { <p class="help">{t(Form::PriceUnknown)}</p> }.into_any(),
    }
    };
    view! {
        <div class="panel-scroll">
            <div class="panel-price">{lazy(price)}</div>
            <dl class="props">{lazy(facts)}</dl>
        </div>
    }
    .into_any()
}

/// The pool's lines; ids stand where the lists do not name them.
pub(crate) fn summary_facts(pool: &NodePool, vswitches: &[VSwitch], images: &[Image]) -> Vec<Fact> {
    let text = |path: &str| text_of(pool.at(path));
    let list = |path: &str| -> Vec<String> {
        let list = pool.at(path).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    let dash = |text: String| if text.is_empty() { "–".to_owned() } else { text };
    let auto = pool.get(paths::AUTO_SCALING_ENABLE).ok().flatten() == Some(true);
    let mode = if auto {
        let limits = [paths::AUTO_SCALING_MIN_INSTANCES, paths::AUTO_SCALING_MAX_INSTANCES];
        let [min, max] = limits.map(|one| size_of(pool.at(one.path())));
        t_with(Form::SummaryAuto, &[("min", &min), ("max", &max)])
    } else {
        t(Form::ModeManual)
    };
    let zones = list(paths::VSWITCH_IDS.path()).into_iter().map(|id| match vswitches.iter().find(|one| one.id == id) {
        Some(one) if !one.name.is_empty() => format!("{} ({})", one.name, zone_letter(&one.zone)),
        _ => id,
    });
    let spot = text(paths::SPOT_STRATEGY.path());
    let billing = match (text(paths::INSTANCE_CHARGE_TYPE.path()).as_str(), spot.as_str()) {
        ("PostPaid" | "", "NoSpot" | "") => t(Form::PayAsYouGo),
        ("PostPaid" | "", "SpotWithPriceLimit" | "SpotAsPriceGo") => t(Form::Spot),
        ("PrePaid", _) => t(Form::Subscription),
        (other, _) => other.to_owned(),
    };
    let (image_type, image_id) = (text(paths::IMAGE_TYPE.path()), text(paths::IMAGE_ID.path()));
    // A pool that was made names the public image that it got.
    let public = images.iter().find(|one| one.id == image_id);
    let image = public.or_else(|| images.iter().find(|one| one.image_type == image_type)).map(|one| one.name.clone());
    let disk = disk_words(
        &text(paths::SYSTEM_DISK_CATEGORY.path()),
        &text(paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path()),
        pool.at(paths::SYSTEM_DISK_SIZE.path()),
    );
    let mut facts = vec![
        (Form::Name, dash(text(paths::NAME.path()))),
        (Form::ScalingMode, mode),
        (Form::VSwitches, dash(zones.collect::<Vec<_>>().join(", "))),
        (Form::InstanceTypes, dash(list(paths::INSTANCE_TYPES.path()).join(", "))),
        (Form::Billing, billing),
        (Form::OperatingSystem, dash(image.filter(|name| !name.is_empty()).unwrap_or(image_type))),
    ];
    // With a password there is no key pair to name.
    let key_pair = text(paths::KEY_PAIR.path());
    if !key_pair.is_empty() || pool.at(paths::LOGIN_PASSWORD.path()).is_none() {
        facts.push((Form::KeyPair, dash(key_pair)));
    }
    facts.push((Form::SystemDisk, disk));
    if pool.len_of(paths::DATA_DISKS) > 0 {
        facts.push((Form::DataDisks, data_disks(pool)));
    }
    for (label, rows) in
        [(Form::EcsTags, paths::TAGS), (Form::Taints, paths::TAINTS), (Form::NodeLabels, paths::LABELS)]
    {
        if pool.len_of(rows) > 0 {
            facts.push((label, in_words(rows.path(), pool.at(rows.path()))));
        }
    }
    if !auto {
        facts.push((Form::ExpectedNodes, dash(text(paths::DESIRED_SIZE.path()))));
    }
    facts.extend(further_facts(pool, public.is_some()));
    facts
}

/// A number as people read it; what is no number as it was entered.
fn size_of(value: Option<&Value>) -> String {
    value.and_then(Value::as_f64).map_or_else(|| text_of(value), format::number)
}

fn disk_words(category: &str, level: &str, size: Option<&Value>) -> String {
    let name = word_of(paths::SYSTEM_DISK_CATEGORY.path(), category).map_or_else(|| category.to_owned(), t);
    let size = Some(size_of(size)).filter(|size| !size.is_empty());
    let size = size.map_or_else(String::new, |size| t_with(Form::Gib, &[("count", &size)]));
    let words = [name, level.to_owned(), size].into_iter().filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join(" ")
}

/// The disks in their order, equal neighbours together: `2 × ESSD PL1 120 GiB, ESSD AutoPL 500 GiB`.
fn data_disks(pool: &NodePool) -> String {
    let rows = pool.at(paths::DATA_DISKS.path()).and_then(Value::as_array).into_iter().flatten();
    let mut disks: Vec<(usize, String)> = Vec::new();
    for row in rows {
        let text = |name: &str| text_of(row.get(name));
        let words = disk_words(
            &text(paths::DATA_DISK_CATEGORY.name()),
            &text(paths::DATA_DISK_PERFORMANCE_LEVEL.name()),
            row.get(paths::DATA_DISK_SIZE.name()),
        );
        match disks.last_mut().filter(|(_, last)| *last == words) {
            Some((count, _)) => *count += 1,
            None => disks.push((1, words)),
        }
    }
    let words = disks.into_iter().map(|(count, words)| if count > 1 { format!("{count} × {words}") } else { words });
    words.collect::<Vec<_>>().join(", ")
}

/// What the lines above say, or what another value says better.
const SAID: [&str; 17] = [
    paths::NAME.path(),
    paths::AUTO_SCALING_ENABLE.path(),
    paths::AUTO_SCALING_MIN_INSTANCES.path(),
    paths::AUTO_SCALING_MAX_INSTANCES.path(),
    paths::VSWITCH_IDS.path(),
    paths::INSTANCE_TYPES.path(),
    paths::INSTANCE_CHARGE_TYPE.path(),
    paths::SPOT_STRATEGY.path(),
    paths::IMAGE_TYPE.path(),
    paths::KEY_PAIR.path(),
    paths::SYSTEM_DISK_CATEGORY.path(),
    paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path(),
    paths::SYSTEM_DISK_SIZE.path(),
    paths::DESIRED_SIZE.path(),
    paths::SECURITY_GROUP_ID.path(),
    paths::PRE_USER_DATA.path(),
    paths::USER_DATA.path(),
];

/// Everything else that is set, as the form names it: nothing that will be sent is left unsaid.
fn further_facts(pool: &NodePool, has_public_image: bool) -> Vec<Fact> {
    let mut facts = Vec::new();
    let is_said = |pattern: &str| SAID.contains(&pattern) || has_public_image && pattern == paths::IMAGE_ID.path();
    for field in FIELDS.iter().filter(|field| !field.pattern.contains('[') && !is_said(field.pattern)) {
        let Some(value) = pool.at(field.pattern) else { continue };
        let is_flat = match value {
            Value::Array(list) => list.iter().all(Value::is_string),
            value => !value.is_object(),
        };
        if is_flat {
            facts.push((field.label, in_words(field.pattern, Some(value))));
        }
    }
    // A script is long, and not for a summary.
    for (label, path) in [(Form::PreUserData, paths::PRE_USER_DATA), (Form::UserData, paths::USER_DATA)] {
        if pool.at(path.path()).is_some() {
            facts.push((label, t(Form::SecretSet)));
        }
    }
    facts
}
