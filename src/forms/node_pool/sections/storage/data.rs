//! A data disk beyond its type and size, behind a button: 64 disks stay readable.

use crate::components::lean::{effect, lazy, memo, on, sig};
use leptos::prelude::*;
use nodepool::paths;
use texts::Form;

use super::system::{IOPS, IOPS_STEP};
use crate::api::things::Kind;
use crate::components::icon::{Sign, sign};
use crate::forms::node_pool::controls::{BOOLEAN, Choice, mini, number, select, switch, text};
use crate::forms::node_pool::dependent::has_provisioning;
use crate::forms::node_pool::picker::{Things, things};
use crate::forms::node_pool::place::{Place, RowId};
use crate::forms::node_pool::problems;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n;

/// Where a file system can go.
const FILE_SYSTEMS: [&str; 2] = ["ext4", "xfs"];

/// The places behind the button.
pub(super) fn places(row: RowId) -> [Place; 11] {
    [
        Place::cell(paths::DATA_DISK_PROVISIONED_IOPS, row),
        Place::cell(paths::DATA_DISK_BURSTING_ENABLED, row),
        Place::cell(paths::DATA_DISK_ENCRYPTED, row),
        Place::cell(paths::DATA_DISK_KMS_KEY_ID, row),
        Place::cell(paths::DATA_DISK_SNAPSHOT_ID, row),
        Place::cell(paths::DATA_DISK_AUTO_FORMAT, row),
        Place::cell(paths::DATA_DISK_FILE_SYSTEM, row),
        Place::cell(paths::DATA_DISK_MOUNT_TARGET, row),
        Place::cell(paths::DATA_DISK_DEVICE, row),
        Place::cell(paths::DATA_DISK_DISK_NAME, row),
        Place::cell(paths::DATA_DISK_AUTO_SNAPSHOT_POLICY_ID, row),
    ]
}

/// The button and what it opens. It is open from the start when something is set there, and opens when
/// something there is wrong or jumped to.
pub(super) fn more(
    sheet: Sheet,
    row: RowId,
    named: impl Fn(Form) -> Signal<String> + Copy + Send + 'static,
    category: Place,
) -> AnyView {
    let set = sheet.draft.with(|editing| places(row).into_iter().any(|place| editing.value(place).is_some()));
    let open = RwSignal::new(set);
    effect(move || {
        // Each one is asked, so that each one is tracked.
        let wrong = places(row).into_iter().fold(false, |any, place| problems::is_wrong(sheet.draft, place) | any);
        if wrong {
            open.set(true);
        }
    });
    effect(move || {
        if sheet.wanted.get().is_some_and(|place| places(row).contains(&place)) {
            open.set(true);
        }
    });
    let name = named(Form::DataDiskMore);
    view! {
        <div>
            <button
                class="btn btn-ghost btn-sm"
                type="button"
                aria-expanded=sig(move || open.get().to_string())
                aria-label=sig(move || name.get())
                on:click=on(move |_| open.update(|open| *open = !*open))
            >
                {i18n::text(Form::MoreSettings)}
                <span class="turn" data-open=sig(move || open.get().then_some(""))>{sign(Sign::Chevron)}</span>
            </button>
        </div>
        {lazy(move || open.get().then(|| settings(sheet, row, named, category)))}
    }
    .into_any()
}

fn settings(sheet: Sheet, row: RowId, named: impl Fn(Form) -> Signal<String>, category: Place) -> AnyView {
    let draft = sheet.draft;
    let [iops, burst, encrypted, key, snapshot, format, file_system, target, device, disk_name, policy] = places(row);
    let provisioning = memo(move || has_provisioning(Some(&draft.text(category))));
    let [iops_name, burst_name, key_name] = [Form::DataDiskIops, Form::DataDiskBurst, Form::DataDiskKey].map(&named);
    let performance = move || {
        provisioning.get().then(|| {
            view! {
                {mini(Form::ProvisionedIops, None, number(sheet, iops, iops_name, (0, IOPS), IOPS_STEP))}
                {switch(sheet, burst, Form::BurstText, Some(burst_name), BOOLEAN)}
            }
        })
    };
    // The API has a text here.
    let words = ("true".into(), "false".into());
    let is_encrypted = memo(move || draft.text(encrypted) == "true");
    let pick = move |place, name, kind, add| things(sheet, Things { place, name, kind, limit: 1, add });
    let kms = move || is_encrypted.get().then(|| pick(key, key_name, Kind::KmsKeys, Form::ChooseKmsKey));
    let file_systems = Signal::derive(|| {
        let mut choices = vec![Choice::default_of("ext4")];
        choices.extend(FILE_SYSTEMS.map(Choice::plain));
        choices
    });
    let file_system_name = named(Form::DataDiskFileSystem);
    view! {
        <div class="inline-fields">{lazy(performance)}</div>
        {switch(sheet, encrypted, Form::EncryptText, Some(named(Form::DataDiskEncryption)), words)}
        {lazy(kms)}
        {switch(sheet, format, Form::DataDiskFormatText, Some(named(Form::DataDiskFormat)), BOOLEAN)}
        <div class="inline-fields">
            {mini(Form::FileSystem, None, select(sheet, file_system, "select-wrap w-sm", Some(file_system_name), file_systems))}
            {mini(Form::MountPoint, None, text(sheet, target, "line input-mono w-md", Some(named(Form::DataDiskMount)), false))}
            {mini(Form::DiskName, None, text(sheet, disk_name, "line w-md", Some(named(Form::DataDiskName)), false))}
            {mini(Form::DiskDevice, None, text(sheet, device, "line input-mono w-sm", Some(named(Form::DataDiskDevice)), false))}
        </div>
        {pick(snapshot, named(Form::DataDiskSnapshot), Kind::Snapshots, Form::ChooseSnapshot)}
        {pick(policy, named(Form::DataDiskPolicy), Kind::SnapshotPolicies, Form::ChoosePolicy)}
    }
    .into_any()
}
