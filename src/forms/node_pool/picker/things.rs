//! A picker of something that the account has: a security group, a key, a snapshot.

use std::sync::Arc;

use leptos::prelude::*;
use texts::Form;

use super::{Item, Offer, Picker, Tone, picker};
use crate::api::things::{Kind, Thing};
use crate::forms::node_pool::controls::{Names, field};
use crate::forms::node_pool::facts::{Load, What};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, format, t, t_with};

/// What is picked, and where it goes.
#[derive(Clone, Copy)]
pub(crate) struct Things {
    /// The place: a text where one is picked, else a list.
    pub(crate) place: Place,
    /// The accessible name of the picker.
    pub(crate) name: Signal<String>,
    /// What is offered.
    pub(crate) kind: Kind,
    /// How many it takes.
    pub(crate) limit: usize,
    /// The button that opens the list.
    pub(crate) add: Form,
}

/// A field with one picker and nothing else.
pub(crate) fn things_field(sheet: Sheet, label: Form, of: Things, help: Option<Form>) -> AnyView {
    let help = help.map(|help| view! { <p class="help">{i18n::text(help)}</p> }.into_any());
    field(sheet, vec![of.place], label, Names::Group, true, things(sheet, of), help)
}

/// The picker.
pub(crate) fn things(sheet: Sheet, things: Things) -> AnyView {
    let Things { place, name, kind, limit, add } = things;
    let single = limit == 1;
    let chosen = move || match single {
        true => Some(sheet.draft.text(place)).filter(|id| !id.is_empty()).into_iter().collect(),
        false => sheet.draft.strings(place),
    };
    let choose = move |ids: Vec<String>| match single {
        true => sheet.draft.set_text(place, ids.first().map(String::as_str).unwrap_or_default()),
        false => sheet.draft.set(place, (!ids.is_empty()).then(|| ids.into())),
    };
    let offer = move |query: String| match sheet.facts.things(kind).get() {
        Load::Loading => Offer::Loading,
        Load::Failed(failure) => Offer::Failed(failure),
        Load::Ready(list) => {
            let query = query.to_lowercase();
            Offer::Ids(Arc::new(list.iter().filter(|one| has(one, &query)).map(|one| one.id.clone()).collect()))
        }
    };
    let describe = move |id: String| {
        let shelf = sheet.facts.things(kind);
        let list = shelf.ready().unwrap_or_default();
        match list.iter().find(|one| one.id == id) {
            Some(one) => Item { name: one.name.clone(), facts: facts(one, kind) },
            None => {
                // A list that could not be read does not say that the id is wrong.
                let unknown = shelf.ready().map(|_| (t(Form::NotInList), Tone::Warn));
                Item { name: String::new(), facts: unknown.into_iter().collect() }
            }
        }
    };
    let control = Picker {
        place,
        name,
        limit,
        chosen: Signal::derive(chosen),
        choose: Callback::new(choose),
        describe: Callback::new(describe),
        offer: Callback::new(offer),
        add,
        busy: Signal::derive(move || sheet.facts.is_busy_with(kind)),
        reload: Callback::new(move |()| sheet.facts.reload(What::Things(kind))),
        filters: None,
        more: None,
    };
    picker(sheet, control)
}

fn has(one: &Thing, query: &str) -> bool {
    one.facts.iter().chain([&one.id, &one.name]).any(|text| text.to_lowercase().contains(query))
}

fn facts(one: &Thing, kind: Kind) -> Vec<(String, Tone)> {
    let mut facts: Vec<(String, Tone)> = one.facts.iter().map(|fact| (fact.clone(), Tone::Plain)).collect();
    if kind == Kind::SecurityGroups {
        let word = match one.kind.as_str() {
            "normal" => t(Form::SecurityGroupBasic),
            "enterprise" => t(Form::SecurityGroupAdvanced),
            other => other.to_owned(),
        };
        facts.push((word, Tone::Plain));
    }
    if let Some((used, limit)) = one.used {
        let used_text = format::number(used as f64);
        let (text, full) = match limit {
            Some(limit) => {
                let limit_text = format::number(limit as f64);
                (t_with(Form::UsedOf, &[("count", &used_text), ("limit", &limit_text)]), used >= limit)
            }
            None => (t_with(Form::InstancesUsed, &[("count", &used_text)]), false),
        };
        facts.push((text, if full { Tone::Bad } else { Tone::Plain }));
    }
    facts
}
