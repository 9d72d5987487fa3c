//! Basic: name, region, scaling mode with its limits.

use crate::components::lean::lazy;
use leptos::prelude::*;
use nodepool::paths;
use serde_json::Value;
use texts::Form;

use crate::forms::node_pool::controls::{Choice, Names, Radios, cards, field, mini, number, readonly, select, text};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t};

/// The most instances a pool may have (contract, `max`).
const MOST: u32 = 2000;
/// Proposed with the change to auto: room to grow that no quota of a new account refuses.
const PROPOSED_MAXIMUM: u64 = 10;

/// The section.
pub(super) fn basic(sheet: Sheet) -> AnyView {
    let name = Place::from(paths::NAME);
    let region =
        Signal::derive(move || sheet.facts.cluster.ready().map(|cluster| cluster.region.clone()).unwrap_or_default());
    let none = Signal::stored(String::new());
    view! {
        {field(sheet, vec![name], Form::Name, Names::Control, false, text(sheet, name, "line", None, false), None)}
        {readonly("region", Form::Region, region, none, Form::FixedByCluster)}
        {mode(sheet)}
        {lazy(move || is_auto(sheet).then(|| view! { {range(sheet)} {class(sheet)} }))}
    }
    .into_any()
}

/// Whether the autoscaler decides.
pub(super) fn is_auto(sheet: Sheet) -> bool {
    sheet.draft.value(Place::from(paths::AUTO_SCALING_ENABLE)).and_then(|value| value.as_bool()).unwrap_or(false)
}

fn mode(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::AUTO_SCALING_ENABLE);
    let radios = Radios {
        place,
        id: None,
        name: i18n::text(Form::ScalingMode),
        chosen: Signal::derive(move || if is_auto(sheet) { "auto" } else { "manual" }.to_owned()),
        choose: Callback::new(move |value: String| {
            let auto = value == "auto";
            sheet.draft.set(place, Some(auto.into()));
            if auto {
                propose_range(sheet);
            } else {
                propose_expected(sheet);
            }
        }),
    };
    let choices =
        vec![("manual", Form::ModeManual, Form::ModeManualAbout), ("auto", Form::ModeAuto, Form::ModeAutoAbout)];
    let about = move || {
        let version = sheet.facts.cluster.ready().map(|cluster| cluster.version.clone()).unwrap_or_default();
        if is_before_instant_scaling(&version) { t(Form::ScalerClassic) } else { t(Form::ScalerInstant) }
    };
    let help = view! { <p class="help">{lazy(about)}</p> }.into_any();
    field(sheet, vec![place], Form::ScalingMode, Names::Group, false, cards(sheet, radios, choices), Some(help))
}

/// The limits that a change to auto starts with, unless the user had set some before.
fn propose_range(sheet: Sheet) {
    let [min, max] = [Place::from(paths::AUTO_SCALING_MIN_INSTANCES), Place::from(paths::AUTO_SCALING_MAX_INSTANCES)];
    let now = |place| sheet.draft.with(|editing| editing.value(place).and_then(Value::as_u64));
    let nodes = sheet.draft.with(|editing| {
        let aside = editing.aside(Place::from(paths::DESIRED_SIZE)).next().and_then(|one| one.value.as_u64());
        aside.unwrap_or_default().min(u64::from(MOST))
    });
    if now(min).is_none() && now(max).is_none() {
        sheet.draft.set_proposed(min, nodes.into());
        sheet.draft.set_proposed(max, PROPOSED_MAXIMUM.max(nodes).into());
    }
}

/// A pool that scaled by itself keeps the nodes that it has (C6).
fn propose_expected(sheet: Sheet) {
    let place = Place::from(paths::DESIRED_SIZE);
    let nodes = sheet.edited.with_value(|edited| {
        let (_, pool) = edited.as_ref()?;
        pool.at(paths::STATUS_TOTAL_NODES.path()).and_then(Value::as_u64)
    });
    if let Some(nodes) = nodes
        && sheet.draft.with(|editing| editing.value(place).is_none())
    {
        sheet.draft.set_proposed(place, nodes.into());
    }
}

fn range(sheet: Sheet) -> AnyView {
    let [min, max] = [Place::from(paths::AUTO_SCALING_MIN_INSTANCES), Place::from(paths::AUTO_SCALING_MAX_INSTANCES)];
    let body = view! {
        <div class="inline-fields">
            {mini(Form::Minimum, None, number(sheet, min, i18n::text(Form::Minimum), (0, MOST), 1))}
            {mini(Form::Maximum, None, number(sheet, max, i18n::text(Form::Maximum), (0, MOST), 1))}
        </div>
    };
    field(sheet, vec![min, max], Form::Instances, Names::Group, false, body.into_any(), None)
}

/// What the autoscaler takes the pool for.
fn class(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::AUTO_SCALING_TYPE);
    let choices = Signal::derive(|| {
        let mut choices = vec![Choice::of("", Form::InstanceClassDefault)];
        choices.extend(["gpu", "gpushare", "spot"].map(Choice::plain));
        choices
    });
    let control = select(sheet, place, "select-wrap w-md", None, choices);
    field(sheet, vec![place], Form::InstanceClass, Names::Control, true, control, None)
}

/// Kubernetes before 1.24 has no node instant scaling.
fn is_before_instant_scaling(version: &str) -> bool {
    let mut parts = version.split('.').map(|part| part.parse::<u32>().ok());
    matches!((parts.next().flatten(), parts.next().flatten()), (Some(major), Some(minor)) if (major, minor) < (1, 24))
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn instant_scaling_begins_with_1_24() {
        for (version, before) in
            [("1.22.15-aliyun.1", true), ("1.23.0", true), ("1.24.0", false), ("1.34.1-aliyun.1", false), ("", false)]
        {
            assert_eq!(is_before_instant_scaling(version), before, "{version}");
        }
    }
}
