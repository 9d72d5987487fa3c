//! The picker of instance types: the whole catalogue, filtered here, with stock and price.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::components::lean::{lazy, memo, on, sig};
use leptos::prelude::*;
use nodepool::paths;
use texts::Form;

use super::network::zone_letter;
use crate::api::catalogue::{InstanceType, Stock};
use crate::forms::node_pool::controls::{Choice, Names, field};
use crate::forms::node_pool::facts::{Load, What};
use crate::forms::node_pool::picker::{Item, Offer, Picker, Tone, picker};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::prices;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, format, t, t_with};

/// The most instance types a pool takes (contract, `instance_types`).
const MOST: usize = 10;

/// What the list is narrowed to; empty means all.
#[derive(Clone, Copy)]
struct Filters {
    vcpu: RwSignal<String>,
    memory: RwSignal<String>,
    family: RwSignal<String>,
    architecture: RwSignal<String>,
    in_stock: RwSignal<bool>,
}

/// The field.
pub(super) fn types(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::INSTANCE_TYPES);
    let shelf = sheet.facts.types;
    let filters = Filters {
        vcpu: RwSignal::default(),
        memory: RwSignal::default(),
        family: RwSignal::default(),
        architecture: RwSignal::default(),
        in_stock: RwSignal::default(),
    };
    let zones = memo(move || chosen_zones(sheet));
    let offer = move |query: String| match shelf.get() {
        Load::Loading => Offer::Loading,
        Load::Failed(failure) => Offer::Failed(failure),
        Load::Ready(list) => {
            let stock = filters.in_stock.get().then(|| sheet.facts.stock.ready()).flatten();
            let zones = zones.get();
            let here = |one: &InstanceType| {
                stock.as_ref().is_none_or(|stock| zones_of(stock, &one.id, &zones).next().is_some())
            };
            let query = query.to_lowercase();
            let fits = filters.narrow(&query);
            let matches = list.iter().filter(|one| fits(one) && here(one));
            Offer::Ids(Arc::new(matches.map(|one| one.id.clone()).collect()))
        }
    };
    let control = Picker {
        place,
        name: i18n::text(Form::InstanceTypes),
        limit: MOST,
        chosen: Signal::derive(move || sheet.draft.strings(place)),
        choose: Callback::new(move |ids: Vec<String>| sheet.draft.set(place, (!ids.is_empty()).then(|| ids.into()))),
        describe: Callback::new(move |id: String| describe(sheet, zones, &id)),
        offer: Callback::new(offer),
        add: Form::AddInstanceType,
        busy: Signal::derive(move || shelf.is_busy() || sheet.facts.stock.is_busy()),
        reload: Callback::new(move |()| sheet.facts.reload(What::Types)),
        filters: Some(Callback::new(move |()| filter_bar(sheet, filters))),
        more: None,
    };
    let help = view! { <p class="help">{i18n::text(Form::TypesHelp)}</p> }.into_any();
    field(sheet, vec![place], Form::InstanceTypes, Names::Group, false, picker(sheet, control), Some(help))
}

fn describe(sheet: Sheet, zones: Memo<Vec<String>>, id: &str) -> Item {
    let shelf = sheet.facts.types;
    let list = shelf.ready().unwrap_or_default();
    let Some(one) = list.iter().find(|one| one.id == id) else {
        let unknown = shelf.is_settled().then(|| (t(Form::NotInList), Tone::Warn));
        return Item { name: String::new(), facts: unknown.into_iter().collect() };
    };
    let number = |value: f64| format::number(value);
    let mut facts = vec![
        (t_with(Form::Vcpu, &[("count", &number(one.vcpu.into()))]), Tone::Plain),
        (t_with(Form::Gib, &[("count", &number(one.memory))]), Tone::Plain),
        (architecture(&one.architecture), Tone::Plain),
    ];
    if one.gpu > 0 {
        facts.push((t_with(Form::Gpu, &[("count", &number(one.gpu.into()))]), Tone::Plain));
    }
    if one.local {
        facts.push((t(Form::LocalDisk), Tone::Plain));
    }
    if let Some(stock) = sheet.facts.stock.ready() {
        facts.push(stock_fact(&stock, id, &zones.get()));
    }
    if let Some(price) = prices::of_type(sheet, id) {
        facts.push((price, Tone::Plain));
    }
    Item { name: String::new(), facts }
}

fn stock_fact(stock: &Stock, id: &str, zones: &[String]) -> (String, Tone) {
    let here: Vec<String> = zones_of(stock, id, zones).map(|zone| zone_letter(zone)).collect();
    let all = here.len() >= zones.len();
    match here.is_empty() {
        true => (t(Form::OutOfStock), Tone::Bad),
        false if all => (t_with(Form::InStock, &[("zones", &here.join(", "))]), Tone::Good),
        false => (t_with(Form::InStockOnly, &[("zones", &here.join(", "))]), Tone::Warn),
    }
}

/// The zones among `zones` that have the type; where none is chosen yet, all that have it.
fn zones_of<'a>(stock: &'a Stock, id: &str, zones: &'a [String]) -> impl Iterator<Item = &'a String> {
    stock.get(id).into_iter().flatten().filter(move |zone| zones.is_empty() || zones.contains(zone))
}

/// The zones of the chosen vSwitches, sorted.
fn chosen_zones(sheet: Sheet) -> Vec<String> {
    let ids = sheet.draft.strings(Place::from(paths::VSWITCH_IDS));
    let list = sheet.facts.vswitches.ready().unwrap_or_default();
    let zones: BTreeSet<String> = list.iter().filter(|one| ids.contains(&one.id)).map(|one| one.zone.clone()).collect();
    zones.into_iter().collect()
}

impl Filters {
    /// Whether a type is among those that the filters and the words of the search leave.
    fn narrow(self, query: &str) -> impl Fn(&InstanceType) -> bool {
        let wanted = |filter: RwSignal<String>| Some(filter.get()).filter(|wanted| !wanted.is_empty());
        let number = |filter| wanted(filter).and_then(|wanted| wanted.parse::<f64>().ok());
        let (vcpu, memory) = (number(self.vcpu), number(self.memory));
        let (family, architecture) = (wanted(self.family), wanted(self.architecture));
        let words: Vec<String> = query.split_whitespace().map(str::to_owned).collect();
        move |one| {
            words.iter().all(|word| one.id.contains(word))
                && vcpu.is_none_or(|vcpu| vcpu == f64::from(one.vcpu))
                && memory.is_none_or(|memory| memory == one.memory)
                && family.as_ref().is_none_or(|family| *family == one.family)
                && architecture.as_ref().is_none_or(|architecture| *architecture == one.architecture)
        }
    }
}

/// `X86` → `x86`, as it is written everywhere else.
fn architecture(name: &str) -> String {
    if name == "X86" { "x86".to_owned() } else { name.to_owned() }
}

fn filter_bar(sheet: Sheet, filters: Filters) -> AnyView {
    let list = move || sheet.facts.types.ready().unwrap_or_default();
    let numbers = move |of: fn(&InstanceType) -> f64, label: Form| {
        Signal::derive(move || {
            let mut values: Vec<f64> = list().iter().map(of).collect();
            values.sort_by(f64::total_cmp);
            values.dedup();
            let choice = |value: f64| Choice {
                value: value.to_string(),
                label: t_with(label, &[("count", &format::number(value))]),
            };
            values.into_iter().map(choice).collect::<Vec<_>>()
        })
    };
    let families = Signal::derive(move || {
        let names: BTreeSet<String> = list().iter().map(|one| one.family.clone()).collect();
        names.iter().map(|name| Choice::plain(name)).collect::<Vec<_>>()
    });
    let architectures = Signal::derive(move || {
        let names: BTreeSet<String> = list().iter().map(|one| one.architecture.clone()).collect();
        names.into_iter().map(|name| Choice { label: architecture(&name), value: name }).collect::<Vec<_>>()
    });
    view! {
        {filter(Form::FilterVcpu, filters.vcpu, numbers(|one| one.vcpu.into(), Form::Vcpu))}
        {filter(Form::FilterMemory, filters.memory, numbers(|one| one.memory, Form::Gib))}
        {filter(Form::FilterFamily, filters.family, families)}
        {filter(Form::FilterArchitecture, filters.architecture, architectures)}
        <label class="check">
            <input
                type="checkbox"
                prop:checked=sig(move || filters.in_stock.get())
                on:change=on(move |event| filters.in_stock.set(event_target_checked(&event)))
            />
            <span>{i18n::text(Form::OnlyInStock)}</span>
        </label>
    }
    .into_any()
}

fn filter(label: Form, value: RwSignal<String>, choices: Signal<Vec<Choice>>) -> AnyView {
    view! {
        <span class="select-wrap filter-select">
            <select
                class="select"
                aria-label=sig(move || t(label))
                on:change=on(move |event| value.set(event_target_value(&event)))
            >
                <option value="">{lazy(move || t(label))}</option>
                {lazy(move || {
                    let now = value.get_untracked();
                    let option = |choice: Choice| {
                        let selected = choice.value == now;
                        view! { <option value=choice.value selected=selected>{choice.label}</option> }
                    };
                    choices.get().into_iter().map(option).collect_view()
                })}
            </select>
        </span>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn stock_counts_in_the_chosen_zones_alone() {
        let stock = Stock::from([("a".to_owned(), vec!["h".to_owned(), "i".to_owned()])]);
        let zones = |id: &str, chosen: &[&str]| {
            let chosen: Vec<String> = chosen.iter().map(|zone| (*zone).to_owned()).collect();
            zones_of(&stock, id, &chosen).count()
        };
        assert_eq!(zones("a", &["h"]), 1);
        assert_eq!(zones("a", &["j"]), 0);
        assert_eq!(zones("a", &[]), 2);
        assert_eq!(zones("b", &[]), 0);
    }
}
