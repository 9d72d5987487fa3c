//! Instance and image: billing, instance types, operating system, logon.

use std::sync::Arc;

use crate::components::lean::{effect, keyed, lazy, memo, on, sig};
use leptos::prelude::*;
use nodepool::paths;
use serde_json::{Value, json};
use texts::Form;

use super::types::types;
use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::controls::{Choice, Names, Radios, described_by, field, invalid, segmented, select};
use crate::forms::node_pool::facts::{Load, What};
use crate::forms::node_pool::picker::{Item, Offer, Picker, picker};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::prices;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t, t_with};

const SPOT: &str = "SpotWithPriceLimit";

/// The section.
pub(super) fn instance(sheet: Sheet) -> AnyView {
    let spot = memo(move || is_spot(sheet));
    view! {
        {billing(sheet)}
        {types(sheet)}
        {lazy(move || spot.get().then(|| price_limits(sheet)))}
        {operating_system(sheet)}
        {key_pair(sheet)}
    }
    .into_any()
}

fn is_spot(sheet: Sheet) -> bool {
    sheet.draft.text(Place::from(paths::SPOT_STRATEGY)) == SPOT
}

fn billing(sheet: Sheet) -> AnyView {
    let charge = Place::from(paths::INSTANCE_CHARGE_TYPE);
    let strategy = Place::from(paths::SPOT_STRATEGY);
    let radios = Radios {
        place: charge,
        name: i18n::text(Form::Billing),
        chosen: Signal::derive(move || if is_spot(sheet) { "spot" } else { "hourly" }.to_owned()),
        choose: Callback::new(move |value: String| {
            sheet.draft.set_text(charge, "PostPaid");
            sheet.draft.set_text(strategy, if value == "spot" { SPOT } else { "NoSpot" });
        }),
    };
    let choices = vec![("hourly", i18n::text(Form::PayAsYouGo)), ("spot", i18n::text(Form::Spot))];
    let help = view! { <p class="help">{i18n::text(Form::BillingHelp)}</p> }.into_any();
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

fn operating_system(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::IMAGE_TYPE);
    let shelf = sheet.facts.images;
    let choices = Signal::derive(move || {
        let mut choices: Vec<Choice> = Vec::new();
        for image in shelf.ready().unwrap_or_default().iter() {
            if !choices.iter().any(|choice| choice.value == image.image_type) {
                let label = if image.name.is_empty() { image.image_type.clone() } else { image.name.clone() };
                choices.push(Choice { value: image.image_type.clone(), label });
            }
        }
        choices
    });
    let state = move || match shelf.get() {
        Load::Loading => Some(view! { <p class="help" role="status">{t(Form::LoadingList)}</p> }.into_any()),
        Load::Failed(failure) => Some(
            view! {
                <p class="warning" role="alert">
                    {icon(Glyph::Warning)}
                    <span>
                        {if failure.is_missing() { t(Form::ListDenied) } else { t(Form::ListFailed) }} " "
                        <span class="id">{failure.code}</span>
                    </span>
                </p>
            }
            .into_any(),
        ),
        Load::Ready(list) if list.is_empty() => {
            Some(view! { <p class="help">{t(Form::NothingToChoose)}</p> }.into_any())
        }
        Load::Ready(_) => None,
    };
    let body = view! {
        <span class="beside">
            {select(sheet, place, "select-wrap", None, choices)}
            <button
                class="btn btn-ghost btn-sm btn-icon"
                type="button"
                aria-label=sig(move || t_with(Form::ReloadList, &[("name", &t(Form::OperatingSystem))]))
                aria-busy=sig(move || shelf.is_busy().to_string())
                on:click=on(move |_| sheet.facts.reload(What::Images))
            >
                <span class="spin-when-busy">{icon(Glyph::Refresh)}</span>
            </button>
        </span>
        {lazy(state)}
    };
    let places = vec![place, Place::from(paths::IMAGE_ID)];
    field(sheet, places, Form::OperatingSystem, Names::Control, false, body.into_any(), None)
}

fn key_pair(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::KEY_PAIR);
    let shelf = sheet.facts.keys;
    let offer = move |query: String| match shelf.get() {
        Load::Loading => Offer::Loading,
        Load::Failed(failure) => Offer::Failed(failure),
        Load::Ready(list) => {
            let query = query.to_lowercase();
            Offer::Ids(Arc::new(list.iter().filter(|name| name.to_lowercase().contains(&query)).cloned().collect()))
        }
    };
    let control = Picker {
        place,
        name: i18n::text(Form::KeyPair),
        limit: 1,
        chosen: Signal::derive(move || {
            Some(sheet.draft.text(place)).filter(|name| !name.is_empty()).into_iter().collect()
        }),
        choose: Callback::new(move |names: Vec<String>| {
            sheet.draft.set_text(place, names.first().map(String::as_str).unwrap_or_default());
        }),
        describe: Callback::new(|_: String| Item { name: String::new(), facts: Vec::new() }),
        offer: Callback::new(offer),
        add: Form::ChooseKeyPair,
        busy: Signal::derive(move || shelf.is_busy()),
        reload: Callback::new(move |()| sheet.facts.reload(What::Keys)),
        filters: None,
        more: None,
    };
    let help = view! { <p class="help">{i18n::text(Form::KeyPairHelp)}</p> }.into_any();
    field(sheet, vec![place], Form::KeyPair, Names::Group, false, picker(sheet, control), Some(help))
}
