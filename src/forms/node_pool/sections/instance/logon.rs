//! How one logs on to a node: as whom, and with a key pair or a password.

use std::sync::Arc;

use crate::components::lean::{lazy, on, sig};
use leptos::prelude::*;
use nodepool::paths;
use serde_json::Value;
use texts::Form;

use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::controls::{
    Choice, Names, Radios, described_by, field, invalid, mini, segmented, select_by, show,
};
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::facts::{Load, What};
use crate::forms::node_pool::picker::{Item, Offer, Picker, picker};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t};

/// The field.
pub(super) fn logon(sheet: Sheet) -> AnyView {
    let [key, password] = [Place::from(paths::KEY_PAIR), Place::from(paths::LOGIN_PASSWORD)];
    let holds = move |place: Place| sheet.draft.with(|editing| editing.value(place).is_some());
    let by_password = RwSignal::new(holds(password) && !holds(key));
    let kept = StoredValue::new([String::new(), String::new()]);
    let radios = Radios {
        place: key,
        id: Some("logon-method"),
        name: i18n::text(Form::Logon),
        chosen: Signal::derive(move || if by_password.get() { "password" } else { "key" }.to_owned()),
        choose: Callback::new(move |value: String| {
            let [leaves, comes] = if value == "password" { [key, password] } else { [password, key] };
            by_password.set(value == "password");
            let before = sheet.draft.with(|editing| text_of(editing.value(leaves)));
            let back = kept.with_value(|kept| kept[usize::from(comes == password)].clone());
            kept.update_value(|kept| kept[usize::from(leaves == password)] = before);
            sheet.draft.set(leaves, None);
            if !back.is_empty() {
                sheet.draft.set_text(comes, &back);
            }
        }),
    };
    let choices = vec![("key", i18n::text(Form::KeyPair)), ("password", i18n::text(Form::Password))];
    let user = Place::from(paths::LOGIN_AS_NON_ROOT);
    let body = view! {
        {segmented(sheet, radios, choices)}
        {mini(Form::LogonName, None, if sheet.is_edit() { fixed_name(sheet, user) } else { logon_name(sheet, user) })}
        {lazy(move || if by_password.get() { secret(sheet, password) } else { key_pair(sheet, key) })}
    };
    field(sheet, vec![key, password, user], Form::Logon, Names::Group, false, body.into_any(), None)
}

/// The name is fixed once the pool exists (C4).
fn fixed_name(sheet: Sheet, place: Place) -> AnyView {
    let name = move || match sheet.draft.value(place).and_then(|value| value.as_bool()) {
        Some(true) => "ecs-user",
        _ => "root",
    };
    view! {
        <span class="readonly">
            <span class="id">{lazy(name)}</span>
            <span class="why-text">{icon(Glyph::Lock)}{i18n::text(Form::ChangeNever)}</span>
        </span>
    }
    .into_any()
}

fn logon_name(sheet: Sheet, place: Place) -> AnyView {
    let choices = Signal::stored(vec![
        Choice { value: "false".to_owned(), label: "root".to_owned() },
        Choice { value: "true".to_owned(), label: "ecs-user".to_owned() },
    ]);
    let chosen = Signal::derive(move || {
        let user = sheet.draft.value(place).and_then(|value| value.as_bool()).unwrap_or(false);
        user.to_string()
    });
    let choose = Callback::new(move |value: String| sheet.draft.set(place, Some(Value::Bool(value == "true"))));
    select_by(sheet, place, "select-wrap w-sm", Some(i18n::text(Form::LogonName)), choices, chosen, choose)
}

/// Masked until somebody asks to see it; never in a draft.
fn secret(sheet: Sheet, place: Place) -> AnyView {
    let draft = sheet.draft;
    let shown = RwSignal::new(false);
    let node = NodeRef::<leptos::html::Input>::new();
    show(node, move || draft.text(place));
    view! {
        <span class="beside">
            <input
                class="input w-md"
                id=place.dom_id()
                node_ref=node
                type=sig(move || if shown.get() { "text" } else { "password" })
                autocomplete="new-password"
                spellcheck="false"
                aria-label=sig(move || t(Form::Password))
                aria-invalid=sig(move || invalid(sheet, place))
                aria-describedby=sig(move || described_by(sheet, place))
                on:input=on(move |event| draft.set_text(place, &event_target_value(&event)))
                on:focus=on(move |_| sheet.focus(place))
                on:blur=on(move |_| sheet.leave(place))
            />
            <label class="check small">
                <input type="checkbox" prop:checked=shown on:change=on(move |event| shown.set(event_target_checked(&event))) />
                <span>{i18n::text(Form::PasswordShow)}</span>
            </label>
        </span>
        <p class="help">{i18n::text(Form::PasswordHelp)}</p>
    }
    .into_any()
}

fn key_pair(sheet: Sheet, place: Place) -> AnyView {
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
    view! {
        {picker(sheet, control)}
        <p class="help">{i18n::text(Form::KeyPairHelp)}</p>
    }
    .into_any()
}
