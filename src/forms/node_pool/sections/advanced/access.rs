//! How nodes are reached, what they may reach, and where their capacity comes from.

use crate::components::lean::{lazy, memo, sig};
use leptos::prelude::*;
use nodepool::paths;
use texts::Form;

use crate::api::things::Kind;
use crate::forms::node_pool::controls::{Choice, Names, Radios, field, mini, number, segmented, select_by, toggle};
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::picker::{Things, things, things_field};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n;

/// The most security groups of an instance (ECS).
const GROUPS: usize = 5;
/// The most databases that are asked for at once.
const DATABASES: usize = 20;
/// Bounds of the peak bandwidth in Mbit/s (contract, `public_ip`).
const BANDWIDTH: (u32, u32) = (1, 100);
/// Proposed with a public address.
const PROPOSED_BANDWIDTH: u32 = 5;

/// The fields.
pub(super) fn access(sheet: Sheet) -> AnyView {
    let group = Place::from(paths::SECURITY_GROUP_IDS);
    let rds = Place::from(paths::RDS_INSTANCES);
    let set = Place::from(paths::DEPLOYMENTSET_ID);
    let pick = move |place, label, kind, limit, add, help| {
        things_field(sheet, label, Things { place, name: i18n::text(label), kind, limit, add }, help)
    };
    view! {
        {public_address(sheet)}
        {pick(group, Form::SecurityGroups, Kind::SecurityGroups, GROUPS, Form::AddSecurityGroup, Some(Form::SecurityGroupsHelp))}
        {pick(rds, Form::RdsInstances, Kind::RdsInstances, DATABASES, Form::AddRds, None)}
        {pick(set, Form::DeploymentSet, Kind::DeploymentSets, 1, Form::ChooseDeploymentSet, None)}
        {private_pool(sheet)}
    }
    .into_any()
}

fn public_address(sheet: Sheet) -> AnyView {
    let [billing, peak] = [Place::from(paths::INTERNET_CHARGE_TYPE), Place::from(paths::INTERNET_MAX_BANDWIDTH_OUT)];
    let draft = sheet.draft;
    let on = memo(move || !draft.text(billing).is_empty() || !matches!(draft.text(peak).as_str(), "" | "0"));
    let kept = StoredValue::new(None);
    let turn = move |on: bool| {
        if on {
            let (word, count) = kept.get_value().unwrap_or(("PayByTraffic".to_owned(), PROPOSED_BANDWIDTH.into()));
            draft.set_text(billing, &word);
            draft.set(peak, Some(count));
        } else {
            kept.set_value(draft.with(|editing| {
                let word = text_of(editing.value(billing));
                editing.value(peak).cloned().filter(|_| !word.is_empty()).map(|count| (word, count))
            }));
            draft.set(billing, None);
            draft.set(peak, None);
        }
    };
    let details = move || {
        on.get().then(|| {
            let radios = Radios { id: Some("bandwidth-billing"), ..Radios::of(sheet, billing, i18n::text(Form::BandwidthBilling)) };
            let choices = vec![
                ("PayByTraffic", i18n::text(Form::PayByTraffic)),
                ("PayByBandwidth", i18n::text(Form::PayByBandwidth)),
            ];
            view! {
                <div class="inline-fields">
                    {mini(Form::BandwidthBilling, None, segmented(sheet, radios, choices))}
                    {mini(Form::PeakBandwidth, Some(Form::Mbps), number(sheet, peak, i18n::text(Form::PeakBandwidth), BANDWIDTH, 1))}
                </div>
            }
        })
    };
    let body = view! {
        {toggle(sheet, billing, Form::PublicIpText, None, sig(move || on.get()), Callback::new(turn))}
        {lazy(details)}
    };
    field(sheet, vec![billing, peak], Form::PublicIp, Names::Group, true, body.into_any(), None)
}

fn private_pool(sheet: Sheet) -> AnyView {
    let [criteria, id] =
        [Place::from(paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA), Place::from(paths::PRIVATE_POOL_OPTIONS_ID)];
    let choices = Signal::derive(|| {
        vec![
            Choice::of("", Form::PrivatePoolUnset),
            Choice::of("Open", Form::PrivatePoolOpen),
            Choice::of("None", Form::PrivatePoolNone),
            Choice::of("Target", Form::PrivatePoolTarget),
        ]
    });
    let chosen = sig(move || sheet.draft.text(criteria));
    let about = move || match chosen.get().as_str() {
        "Open" => Some(i18n::t(Form::PrivatePoolOpenAbout)),
        "None" => Some(i18n::t(Form::PrivatePoolNoneAbout)),
        "Target" => Some(i18n::t(Form::PrivatePoolTargetAbout)),
        _ => None,
    };
    let choose = Callback::new(move |value: String| sheet.draft.set_text(criteria, &value));
    let target = memo(move || chosen.get() == "Target");
    let name = i18n::text(Form::PrivatePool);
    let of = Things {
        place: id,
        name: i18n::text(Form::PrivatePoolId),
        kind: Kind::PrivatePools,
        limit: 1,
        add: Form::ChoosePrivatePool,
    };
    let body = view! {
        {select_by(sheet, criteria, "select-wrap w-md", Some(name), choices, chosen, choose)}
        <p class="help">{lazy(about)}</p>
        {lazy(move || target.get().then(|| things(sheet, of)))}
    };
    field(sheet, vec![criteria, id], Form::PrivatePool, Names::Group, true, body.into_any(), None)
}
