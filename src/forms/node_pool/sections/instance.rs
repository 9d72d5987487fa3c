//! Instance and image: billing, instance types, operating system, logon.

mod image;
mod logon;
mod term;

use crate::components::lean::{effect, keyed, lazy, memo, on, sig};
use leptos::prelude::*;
use nodepool::choice::Billing;
use nodepool::paths;
use serde_json::{Value, json};
use texts::Form;

use super::types::types;
use crate::forms::node_pool::controls::{Names, Radios, cards, described_by, field, invalid, segmented};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::prices;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t_with};

const LIMITED: &str = "SpotWithPriceLimit";
const AS_PRICE_GOES: &str = "SpotAsPriceGo";

/// The section.
pub(super) fn instance(sheet: Sheet) -> AnyView {
    let kind = memo(move || kind_of_billing(sheet));
    let limited = memo(move || sheet.draft.text(Place::from(paths::SPOT_STRATEGY)) == LIMITED);
    view! {
        {billing(sheet)}
        {lazy(move || match kind.get() {
            "prepaid" => term::term(sheet),
            "spot" => bid(sheet),
            _ => ().into_any(),
        })}
        {types(sheet)}
        {lazy(move || limited.get().then(|| price_limits(sheet)))}
        {image::operating_system(sheet)}
        {image::hardening(sheet)}
        {logon::logon(sheet)}
    }
    .into_any()
}

fn kind_of_billing(sheet: Sheet) -> &'static str {
    let spot = sheet.draft.text(Place::from(paths::SPOT_STRATEGY));
    if sheet.draft.text(Place::from(paths::INSTANCE_CHARGE_TYPE)) == "PrePaid" {
        "prepaid"
    } else if matches!(spot.as_str(), "" | "NoSpot") {
        "hourly"
    } else {
        "spot"
    }
}

fn billing(sheet: Sheet) -> AnyView {
    let charge = Place::from(paths::INSTANCE_CHARGE_TYPE);
    let strategy = Place::from(paths::SPOT_STRATEGY);
    let radios = Radios {
        place: charge,
        id: None,
        name: i18n::text(Form::Billing),
        chosen: Signal::derive(move || kind_of_billing(sheet).to_owned()),
        choose: Callback::new(move |value: String| {
            sheet.draft.set_text(strategy, if value == "spot" { LIMITED } else { "NoSpot" });
            sheet.draft.set_text(charge, if value == "prepaid" { "PrePaid" } else { "PostPaid" });
            if value == "prepaid" {
                term::propose(sheet);
            }
        }),
    };
    let mut choices = vec![
        ("hourly", i18n::text(Form::PayAsYouGo)),
        ("prepaid", i18n::text(Form::Subscription)),
        ("spot", i18n::text(Form::Spot)),
    ];
    let mut about = Form::BillingHelp;
    if let Some((_, pool)) = sheet.edited.get_value() {
        // A pool stays with spot instances, or without them.
        let spot = Billing::of(&pool).is_spot();
        choices.retain(|(kind, _)| (*kind == "spot") == spot);
        about = if spot { Form::BillingSpotStays } else { Form::BillingSpotNever };
    }
    let help = view! { <p class="help">{i18n::text(about)}</p> }.into_any();
    field(
        sheet,
        vec![charge, strategy],
        Form::Billing,
        Names::Group,
        false,
        segmented(sheet, radios, choices),
        Some(help),
    )
}

/// How spot instances are bid for.
fn bid(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::SPOT_STRATEGY);
    let radios = Radios { id: Some("spot-bid"), ..Radios::of(sheet, place, i18n::text(Form::SpotBid)) };
    let choices = vec![
        (LIMITED, Form::SpotLimited, Form::SpotLimitedAbout),
        (AS_PRICE_GOES, Form::SpotMarket, Form::SpotMarketAbout),
    ];
    field(sheet, vec![place], Form::SpotBid, Names::Group, false, cards(sheet, radios, choices), None)
}

/// One price limit for each chosen instance type.
fn price_limits(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::SPOT_PRICE_LIMITS);
    let types = move || sheet.draft.strings(Place::from(paths::INSTANCE_TYPES));
    let body = view! {
        <div class="kv price-limits" id=place.dom_id()>
            {keyed(sig(types), move |id| price_limit(sheet, id))}
        </div>
    };
    let help = view! { <p class="help">{i18n::text(Form::PriceLimitHelp)}</p> }.into_any();
    field(sheet, vec![place], Form::PriceLimit, Names::Group, false, body.into_any(), Some(help))
}

fn price_limit(sheet: Sheet, id: String) -> AnyView {
    let place = Place::from(paths::SPOT_PRICE_LIMITS);
    let draft = sheet.draft;
    let of = StoredValue::new(id);
    let price = move || {
        let rows = draft.value(place);
        let rows = rows.as_ref().and_then(Value::as_array).into_iter().flatten();
        let mut mine = rows.filter(|row| row.get("instance_type").and_then(Value::as_str) == Some(&of.get_value()));
        mine.next().and_then(|row| row.get("price_limit")?.as_str().map(str::to_owned)).unwrap_or_default()
    };
    let write = move |text: String| {
        let types = draft.with(|editing| editing.pool().get(paths::INSTANCE_TYPES).ok().flatten().unwrap_or_default());
        let rows = draft.with(|editing| editing.value(place).and_then(Value::as_array).cloned().unwrap_or_default());
        let price_of = |id: &str| {
            if id == of.get_value() {
                return Some(text.trim().to_owned()).filter(|text| !text.is_empty());
            }
            let mut rows = rows.iter().filter(|row| row.get("instance_type").and_then(Value::as_str) == Some(id));
            rows.next().and_then(|row| row.get("price_limit")?.as_str().map(str::to_owned))
        };
        // In the order of the types, as the API lists them.
        let rows: Vec<Value> =
            types.iter().filter_map(|id| Some(json!({"instance_type": id, "price_limit": price_of(id)?}))).collect();
        draft.set(place, (!rows.is_empty()).then_some(Value::Array(rows)));
    };
    let node = NodeRef::<leptos::html::Input>::new();
    effect(move || {
        let price = price();
        if let Some(input) = node.get()
            && input.value().trim() != price
        {
            input.set_value(&price);
        }
    });
    let now = move || prices::of_type(sheet, &of.get_value()).map(|price| t_with(Form::PriceNow, &[("price", &price)]));
    view! {
        <div class="price-limit">
            <span class="id">{of.get_value()}</span>
            <span class="with-suffix">
                <input
                    class="input input-mono w-xs"
                    node_ref=node
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=sig(move || t_with(Form::PriceLimitOf, &[("name", &of.get_value())]))
                    aria-invalid=sig(move || invalid(sheet, place))
                    aria-describedby=sig(move || described_by(sheet, place))
                    on:input=on(move |event| write(event_target_value(&event)))
                    on:focus=on(move |_| sheet.focus(place))
                    on:blur=on(move |_| sheet.leave(place))
                />
                <span class="suffix">{lazy(move || prices::per_hour(sheet))}</span>
            </span>
            <span class="small muted">{lazy(now)}</span>
        </div>
    }
    .into_any()
}
