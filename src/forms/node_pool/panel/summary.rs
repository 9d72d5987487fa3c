//! The pool in a few lines, with what it costs.

use crate::components::lean::lazy;
use leptos::prelude::*;
use nodepool::table::Row;
use nodepool::{NodePool, paths};
use serde_json::Value;
use texts::Form;

use crate::api::catalogue::{Image, VSwitch};
use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::fields::FIELDS;
use crate::forms::node_pool::prices::Estimate;
use crate::forms::node_pool::sections::{CATEGORIES, zone_letter};
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{t, t_count, t_with};
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
        let [min, max] =
            [paths::AUTO_SCALING_MIN_INSTANCES, paths::AUTO_SCALING_MAX_INSTANCES].map(|one| text(one.path()));
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
    let image_type = text(paths::IMAGE_TYPE.path());
    let image = images.iter().find(|one| one.image_type == image_type).map(|one| one.name.clone());
    let category = text(paths::SYSTEM_DISK_CATEGORY.path());
    let category = CATEGORIES.iter().find(|(value, _)| *value == category).map_or(category, |(_, label)| t(*label));
    let level = text(paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path());
    let size = text(paths::SYSTEM_DISK_SIZE.path());
    let disk = t_with(Form::SummaryDisk, &[("type", &category), ("level", &level), ("size", &size)]);
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
    for (label, rows, count) in [
        (Form::DataDisks, paths::DATA_DISKS, Form::SummaryDisks),
        (Form::EcsTags, paths::TAGS, Form::SummaryRows),
        (Form::Taints, paths::TAINTS, Form::SummaryRows),
        (Form::NodeLabels, paths::LABELS, Form::SummaryRows),
    ] {
        let len = pool.len_of(rows);
        if len > 0 {
            facts.push((label, t_count(count, len as u32)));
        }
    }
    if !auto {
        facts.push((Form::ExpectedNodes, dash(text(paths::DESIRED_SIZE.path()))));
    }
    facts.extend(further_facts(pool));
    facts
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
fn further_facts(pool: &NodePool) -> Vec<Fact> {
    let mut facts = Vec::new();
    for field in FIELDS.iter().filter(|field| !field.pattern.contains('[') && !SAID.contains(&field.pattern)) {
        let Some(value) = pool.at(field.pattern) else { continue };
        let text = match value {
            _ if Row::of(field.pattern).is_some_and(Row::secret) => t(Form::SecretSet),
            Value::Bool(on) => t(if *on { Form::On } else { Form::Off }),
            Value::Array(list) if list.iter().all(Value::is_string) => {
                list.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", ")
            }
            Value::Object(_) | Value::Array(_) => continue,
            other => text_of(Some(other)),
        };
        facts.push((field.label, text));
    }
    // A script is long, and not for a summary.
    for (label, path) in [(Form::PreUserData, paths::PRE_USER_DATA), (Form::UserData, paths::USER_DATA)] {
        if pool.at(path.path()).is_some() {
            facts.push((label, t(Form::SecretSet)));
        }
    }
    facts
}
