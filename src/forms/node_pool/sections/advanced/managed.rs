//! The managed node pool: what ACK does to nodes by itself.

use crate::components::lean::{lazy, memo};
use leptos::prelude::*;
use nodepool::paths;
use texts::Form;

use crate::forms::node_pool::controls::{BOOLEAN, Names, field, mini, number, switch, text};
use crate::forms::node_pool::fields::field_of;
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n;

/// How a setting is entered.
#[derive(Clone, Copy)]
enum Entry {
    Switch,
    Text,
    Number(u32, u32),
}

/// The settings in the order in which they are read.
const SETTINGS: [(&str, Entry); 20] = [
    (paths::MANAGEMENT_AUTO_REPAIR.path(), Entry::Switch),
    (paths::MANAGEMENT_AUTO_REPAIR_POLICY_RESTART_NODE.path(), Entry::Switch),
    (paths::MANAGEMENT_AUTO_REPAIR_POLICY_APPROVAL_REQUIRED.path(), Entry::Switch),
    (paths::MANAGEMENT_AUTO_REPAIR_POLICY_AUTO_REPAIR_POLICY_ID.path(), Entry::Text),
    (paths::MANAGEMENT_AUTO_REPAIR_POLICY_MAX_PARALLEL_REPAIRING_NODES.path(), Entry::Text),
    (paths::MANAGEMENT_AUTO_REPAIR_POLICY_MAX_UNHEALTHY_NODES_THRESHOLD.path(), Entry::Text),
    (paths::MANAGEMENT_AUTO_FAULT_DIAGNOSIS.path(), Entry::Switch),
    (paths::MANAGEMENT_AUTO_UPGRADE.path(), Entry::Switch),
    (paths::MANAGEMENT_AUTO_UPGRADE_POLICY_AUTO_UPGRADE_KUBELET.path(), Entry::Switch),
    (paths::MANAGEMENT_AUTO_UPGRADE_POLICY_AUTO_UPGRADE_RUNTIME.path(), Entry::Switch),
    (paths::MANAGEMENT_AUTO_UPGRADE_POLICY_AUTO_UPGRADE_OS.path(), Entry::Switch),
    (paths::MANAGEMENT_UPGRADE_CONFIG_AUTO_UPGRADE.path(), Entry::Switch),
    (paths::MANAGEMENT_UPGRADE_CONFIG_MAX_UNAVAILABLE.path(), Entry::Number(1, 1000)),
    (paths::MANAGEMENT_UPGRADE_CONFIG_SURGE.path(), Entry::Number(0, 1000)),
    (paths::MANAGEMENT_UPGRADE_CONFIG_SURGE_PERCENTAGE.path(), Entry::Number(0, 100)),
    (paths::MANAGEMENT_AUTO_VUL_FIX.path(), Entry::Switch),
    (paths::MANAGEMENT_AUTO_VUL_FIX_POLICY_RESTART_NODE.path(), Entry::Switch),
    (paths::MANAGEMENT_AUTO_VUL_FIX_POLICY_VUL_LEVEL.path(), Entry::Text),
    (paths::MANAGEMENT_AUTO_VUL_FIX_POLICY_EXCLUDE_PACKAGES.path(), Entry::Text),
    (paths::MANAGEMENT_DRIFT_ENABLED.path(), Entry::Switch),
];

/// The field.
pub(super) fn managed(sheet: Sheet) -> AnyView {
    let enable = Place::from(paths::MANAGEMENT_ENABLE);
    let on = memo(move || sheet.draft.value(enable).and_then(|value| value.as_bool()) == Some(true));
    let settings = move || {
        on.get().then(|| view! { <div class="managed">{SETTINGS.map(|one| setting(sheet, one)).collect_view()}</div> })
    };
    let body = view! {
        {switch(sheet, enable, Form::ManagedText, None, BOOLEAN)}
        {lazy(settings)}
    };
    let mut places = vec![enable];
    places.extend(SETTINGS.map(|(path, _)| Place::Value(path)));
    field(sheet, places, Form::Managed, Names::Group, true, body.into_any(), None)
}

fn setting(sheet: Sheet, (path, entry): (&'static str, Entry)) -> AnyView {
    let place = Place::Value(path);
    let label = field_of(path).map_or(Form::Managed, |field| field.label);
    let name = i18n::text(label);
    match entry {
        Entry::Switch => switch(sheet, place, label, None, BOOLEAN),
        Entry::Text => mini(label, None, text(sheet, place, "line w-md", Some(name), false)),
        Entry::Number(least, most) => mini(label, None, number(sheet, place, name, (least, most), 1)),
    }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;
    use crate::forms::node_pool::dependent;

    #[wasm_bindgen_test]
    fn every_setting_of_a_managed_pool_can_be_entered() {
        for path in dependent::managed() {
            assert!(SETTINGS.iter().any(|(one, _)| *one == path), "{path}");
        }
    }
}
