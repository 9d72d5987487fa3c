//! Network: the cluster's VPC and the vSwitches, which stand for zones.

use std::sync::Arc;

use leptos::prelude::*;
use nodepool::paths;
use texts::Form;

use crate::components::icon::{Glyph, icon};
use crate::components::lean::sig;
use crate::forms::node_pool::controls::{Names, field, readonly};
use crate::forms::node_pool::facts::{Load, What};
use crate::forms::node_pool::picker::{Item, Offer, Picker, Tone, picker};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, format, t, t_with};

/// The most vSwitches a pool takes (contract, `vswitch`).
const MOST: usize = 8;
/// Fewer free addresses than this are pointed out.
const FEW: u64 = 32;
/// Where vSwitches are made.
const VPC_CONSOLE: &str = "https://vpc.console.aliyun.com/";

/// The section.
pub(super) fn network(sheet: Sheet) -> AnyView {
    let vpc =
        Signal::derive(move || sheet.facts.cluster.ready().map(|cluster| cluster.vpc.clone()).unwrap_or_default());
    view! {
        {readonly("vpc", Form::Vpc, Signal::stored(String::new()), vpc, Form::FixedByCluster)}
        {vswitches(sheet)}
    }
    .into_any()
}

fn vswitches(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::VSWITCH_IDS);
    let shelf = sheet.facts.vswitches;
    let describe = move |id: String| {
        let list = shelf.ready().unwrap_or_default();
        let Some(one) = list.iter().find(|one| one.id == id) else {
            let unknown = shelf.is_settled().then(|| (t(Form::NotInList), Tone::Warn));
            return Item { name: String::new(), facts: unknown.into_iter().collect() };
        };
        let free = one.free.map(|free| {
            let text = t_with(Form::AddressesFree, &[("count", &format::number(free as f64))]);
            (text, if free < FEW { Tone::Warn } else { Tone::Plain })
        });
        let mut facts = vec![
            (t_with(Form::Zone, &[("name", &zone_letter(&one.zone))]), Tone::Plain),
            (one.cidr.clone(), Tone::Plain),
        ];
        facts.extend(free);
        Item { name: one.name.clone(), facts }
    };
    let offer = move |query: String| match shelf.get() {
        Load::Loading => Offer::Loading,
        Load::Failed(failure) => Offer::Failed(failure),
        Load::Ready(list) => {
            let query = query.to_lowercase();
            let matches = list.iter().filter(|one| {
                [&one.id, &one.name, &one.zone, &one.cidr].iter().any(|text| text.to_lowercase().contains(&query))
            });
            Offer::Ids(Arc::new(matches.map(|one| one.id.clone()).collect()))
        }
    };
    let create = move |()| {
        let address = move || {
            let region = sheet.facts.cluster.ready().map(|cluster| cluster.region.clone());
            // The page without a region asks for one.
            region.map_or_else(|| VPC_CONSOLE.to_owned(), |region| [VPC_CONSOLE, "vpc/", &region, "/switches"].concat())
        };
        view! {
            <a class="btn btn-ghost btn-sm" target="_blank" rel="noreferrer" href=sig(address)>
                {i18n::text(Form::CreateVSwitch)}
                {icon(Glyph::External)}
            </a>
        }
        .into_any()
    };
    let control = Picker {
        place,
        name: i18n::text(Form::VSwitches),
        limit: MOST,
        chosen: Signal::derive(move || sheet.draft.strings(place)),
        choose: Callback::new(move |ids: Vec<String>| sheet.draft.set(place, (!ids.is_empty()).then(|| ids.into()))),
        describe: Callback::new(describe),
        offer: Callback::new(offer),
        add: Form::AddVSwitch,
        busy: Signal::derive(move || shelf.is_busy()),
        reload: Callback::new(move |()| sheet.facts.reload(What::VSwitches)),
        filters: None,
        more: Some(Callback::new(create)),
    };
    let help = view! { <p class="help">{i18n::text(Form::OrderHelp)}</p> }.into_any();
    field(sheet, vec![place], Form::VSwitches, Names::Group, false, picker(sheet, control), Some(help))
}

/// `cn-hangzhou-h` → `H`: what people say.
pub(crate) fn zone_letter(zone: &str) -> String {
    zone.rsplit('-').next().unwrap_or(zone).to_uppercase()
}
