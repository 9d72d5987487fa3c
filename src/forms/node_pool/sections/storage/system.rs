//! The system disk beyond its type and size: performance, encryption, fallbacks, snapshots.

use std::sync::Arc;

use crate::components::lean::{lazy, memo};
use leptos::prelude::*;
use nodepool::paths;
use texts::Form;

use super::CATEGORIES;
use crate::api::things::Kind;
use crate::forms::node_pool::controls::{BOOLEAN, Choice, Names, field, mini, number, select, switch};
use crate::forms::node_pool::dependent::{has_level, has_provisioning};
use crate::forms::node_pool::picker::{Item, Offer, Picker, Things, picker, things, things_field};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t};

/// The most IOPS that can be provisioned (contract, `sys_auto`).
pub(super) const IOPS: u32 = 50_000;
/// IOPS are stepped in hundreds.
pub(super) const IOPS_STEP: u32 = 100;

/// The fields.
pub(super) fn more(sheet: Sheet) -> AnyView {
    let category = memo(move || sheet.draft.text(Place::from(paths::SYSTEM_DISK_CATEGORY)));
    view! {
        {lazy(move || has_provisioning(Some(&category.get())).then(|| performance(sheet)))}
        {lazy(move || has_level(Some(&category.get())).then(|| encryption(sheet)))}
        {fallbacks(sheet)}
        {snapshots(sheet)}
    }
    .into_any()
}

fn performance(sheet: Sheet) -> AnyView {
    let [iops, burst] =
        [Place::from(paths::SYSTEM_DISK_PROVISIONED_IOPS), Place::from(paths::SYSTEM_DISK_BURSTING_ENABLED)];
    let body = view! {
        {mini(Form::ProvisionedIops, None, number(sheet, iops, i18n::text(Form::SystemDiskIops), (0, IOPS), IOPS_STEP))}
        {switch(sheet, burst, Form::BurstText, Some(i18n::text(Form::SystemDiskBurst)), BOOLEAN)}
    };
    field(sheet, vec![iops, burst], Form::SystemDiskPerformance, Names::Group, true, body.into_any(), None)
}

fn encryption(sheet: Sheet) -> AnyView {
    let encrypted = Place::from(paths::SYSTEM_DISK_ENCRYPTED);
    let algorithm = Place::from(paths::SYSTEM_DISK_ENCRYPT_ALGORITHM);
    let key = Place::from(paths::SYSTEM_DISK_KMS_KEY_ID);
    let on = memo(move || sheet.draft.value(encrypted).and_then(|value| value.as_bool()) == Some(true));
    let details = move || {
        on.get().then(|| {
            let of = Things {
                place: key,
                name: i18n::text(Form::SystemDiskKey),
                kind: Kind::KmsKeys,
                limit: 1,
                add: Form::ChooseKmsKey,
            };
            let algorithms = Signal::derive(|| vec![Choice::default_of("aes-256"), Choice::plain("aes-256")]);
            let name = i18n::text(Form::SystemDiskAlgorithm);
            view! {
                {things(sheet, of)}
                <p class="help">{i18n::text(Form::KmsHelp)}</p>
                {mini(Form::SystemDiskAlgorithm, None, select(sheet, algorithm, "select-wrap w-md", Some(name), algorithms))}
            }
        })
    };
    let body = view! {
        {switch(sheet, encrypted, Form::EncryptText, Some(i18n::text(Form::SystemDiskEncryption)), BOOLEAN)}
        {lazy(details)}
    };
    let places = vec![encrypted, algorithm, key];
    field(sheet, places, Form::SystemDiskEncryption, Names::Group, true, body.into_any(), None)
}

/// Types that are tried when the first is not in stock. The list names the first one too.
fn fallbacks(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::SYSTEM_DISK_CATEGORIES);
    let label =
        |id: &str| CATEGORIES.iter().find(|(value, _)| *value == id).map(|(_, label)| t(*label)).unwrap_or_default();
    let offer = move |query: String| {
        let query = query.to_lowercase();
        let fits = |id: &str| id.contains(&query) || label(id).to_lowercase().contains(&query);
        let ids = CATEGORIES.iter().map(|(value, _)| *value).filter(|id| fits(id)).map(str::to_owned);
        Offer::Ids(Arc::new(ids.collect()))
    };
    let control = Picker {
        place,
        name: i18n::text(Form::SystemDiskTypes),
        limit: CATEGORIES.len(),
        chosen: Signal::derive(move || sheet.draft.strings(place)),
        choose: Callback::new(move |ids: Vec<String>| sheet.draft.set(place, (!ids.is_empty()).then(|| ids.into()))),
        describe: Callback::new(move |id: String| Item { name: label(&id), facts: Vec::new() }),
        offer: Callback::new(offer),
        add: Form::AddDiskType,
        busy: Signal::stored(false),
        reload: Callback::new(|()| {}),
        filters: None,
        more: None,
    };
    let help = view! { <p class="help">{i18n::text(Form::SystemDiskTypesHelp)}</p> }.into_any();
    field(sheet, vec![place], Form::SystemDiskTypes, Names::Group, true, picker(sheet, control), Some(help))
}

fn snapshots(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::SYSTEM_DISK_SNAPSHOT_POLICY_ID);
    let of = Things {
        place,
        name: i18n::text(Form::SystemDiskPolicy),
        kind: Kind::SnapshotPolicies,
        limit: 1,
        add: Form::ChoosePolicy,
    };
    things_field(sheet, Form::SnapshotPolicy, of, None)
}
