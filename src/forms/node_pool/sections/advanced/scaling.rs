//! Where nodes belong, how they come and go.

use crate::components::lean::{lazy, memo};
use leptos::prelude::*;
use nodepool::paths;
use texts::Form;

use crate::api::things::Kind;
use crate::forms::node_pool::controls::{BOOLEAN, Names, Radios, cards, field, switch};
use crate::forms::node_pool::picker::{Things, things_field};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sections::basic::is_auto;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t};

/// The fields.
pub(super) fn scaling(sheet: Sheet) -> AnyView {
    let auto = memo(move || is_auto(sheet));
    view! {
        {resource_group(sheet)}
        {lazy(move || auto.get().then(|| elastic_mode(sheet)))}
        {policy(sheet)}
        {spot(sheet)}
    }
    .into_any()
}

fn resource_group(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::RESOURCE_GROUP_ID);
    let of = Things {
        place,
        name: i18n::text(Form::ResourceGroup),
        kind: Kind::ResourceGroups,
        limit: 1,
        add: Form::ChooseResourceGroup,
    };
    things_field(sheet, Form::ResourceGroup, of, None)
}

fn elastic_mode(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::SCALING_POLICY);
    let radios = or_default(sheet, Radios::of(sheet, place, i18n::text(Form::ElasticMode)), "release");
    let choices = vec![
        ("release", Form::ElasticStandard, Form::ElasticStandardAbout),
        ("recycle", Form::ElasticEconomical, Form::ElasticEconomicalAbout),
    ];
    field(sheet, vec![place], Form::ElasticMode, Names::Group, true, cards(sheet, radios, choices), None)
}

fn policy(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::MULTI_AZ_POLICY);
    let radios = or_default(sheet, Radios::of(sheet, place, i18n::text(Form::ScalingPolicy)), "PRIORITY");
    let choices = vec![
        ("PRIORITY", Form::PolicyPriority, Form::PolicyPriorityAbout),
        ("COST_OPTIMIZED", Form::PolicyCost, Form::PolicyCostAbout),
        ("BALANCE", Form::PolicyBalance, Form::PolicyBalanceAbout),
    ];
    field(sheet, vec![place], Form::ScalingPolicy, Names::Group, true, cards(sheet, radios, choices), None)
}

/// Where nothing is written the service does as for `default`, so that card is marked.
fn or_default(sheet: Sheet, radios: Radios, default: &'static str) -> Radios {
    let chosen = move || {
        let value = sheet.draft.text(radios.place);
        if value.is_empty() { default.to_owned() } else { value }
    };
    Radios { chosen: Signal::derive(chosen), ..radios }
}

fn spot(sheet: Sheet) -> AnyView {
    let [compensate, remedy] =
        [Place::from(paths::COMPENSATE_WITH_ON_DEMAND), Place::from(paths::SPOT_INSTANCE_REMEDY)];
    let spot = memo(move || !matches!(sheet.draft.text(Place::from(paths::SPOT_STRATEGY)).as_str(), "" | "NoSpot"));
    let body = move || {
        if !spot.get() {
            let jump = move |_| sheet.jump(Place::from(paths::INSTANCE_CHARGE_TYPE));
            return view! {
                <p class="help">
                    {t(Form::SpotOnly)} " "
                    <button class="btn btn-link" type="button" on:click=jump>{t(Form::Billing)}</button>
                </p>
            }
            .into_any();
        }
        view! {
            {switch(sheet, compensate, Form::Compensate, None, BOOLEAN)}
            {switch(sheet, remedy, Form::Remedy, None, BOOLEAN)}
        }
        .into_any()
    };
    let body = view! { {lazy(body)} }.into_any();
    field(sheet, vec![compensate, remedy], Form::SpotOptions, Names::Group, true, body, None)
}
