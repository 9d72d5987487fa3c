//! Storage: the system disk and up to 64 data disks.

mod data;
mod system;

use crate::components::lean::{keyed, lazy, memo, on, sig};
use leptos::ev::{DragEvent, KeyboardEvent};
use leptos::prelude::*;
use nodepool::paths;
use serde_json::{Value, json};
use texts::Form;

use crate::components::icon::{Glyph, Sign, icon, sign};
use crate::forms::node_pool::controls::{Choice, Names, Radios, field, mini, notes, number, segmented, select};
use crate::forms::node_pool::dependent::has_level;
use crate::forms::node_pool::place::{MORE, Place, RowId};
use crate::forms::node_pool::sheet::{Sheet, focus_in, row_names, row_of};
use crate::i18n::{self, t, t_with};

/// The most data disks (contract, `dd_category`).
const MOST: usize = 64;
/// Bounds of the steps of a system disk in GiB (contract, `sys_size`).
const SYSTEM: (u32, u32) = (20, 2048);
/// Bounds of the steps of a data disk in GiB (contract, `dd_size`).
const DATA: (u32, u32) = (40, 32_768);
/// Sizes are stepped in tens.
const STEP: u32 = 10;
/// The performance levels of an ESSD.
const LEVELS: [&str; 4] = ["PL0", "PL1", "PL2", "PL3"];

/// The section.
pub(super) fn storage(sheet: Sheet) -> AnyView {
    view! {
        {system_disk(sheet)}
        {system::more(sheet)}
        {data_disks(sheet)}
    }
    .into_any()
}

/// The disk types by wire value and label.
pub(crate) const CATEGORIES: [(&str, Form); 5] = [
    ("cloud_essd", Form::Essd),
    ("cloud_auto", Form::AutoPl),
    ("cloud_essd_entry", Form::EssdEntry),
    ("cloud_ssd", Form::StandardSsd),
    ("cloud_efficiency", Form::UltraDisk),
];

fn categories() -> Signal<Vec<Choice>> {
    Signal::derive(|| CATEGORIES.iter().map(|(value, label)| Choice::of(value, *label)).collect())
}

fn system_disk(sheet: Sheet) -> AnyView {
    let category = Place::from(paths::SYSTEM_DISK_CATEGORY);
    let size = Place::from(paths::SYSTEM_DISK_SIZE);
    let level = Place::from(paths::SYSTEM_DISK_PERFORMANCE_LEVEL);
    let has_level = memo(move || has_level(Some(&sheet.draft.text(category))));
    let levels = move || {
        has_level.get().then(|| {
            let radios = Radios::of(sheet, level, i18n::text(Form::PerformanceLevel));
            let choices = LEVELS.map(|value| (value, Signal::stored(value.to_owned()))).to_vec();
            mini(Form::PerformanceLevel, None, segmented(sheet, radios, choices))
        })
    };
    let type_name = i18n::text(Form::SystemDiskType);
    let body = view! {
        <div class="inline-fields">
            {mini(Form::DiskType, None, select(sheet, category, "select-wrap w-sm", Some(type_name), categories()))}
            {mini(Form::DiskSize, Some(Form::GibUnit), number(sheet, size, i18n::text(Form::SystemDiskSize), SYSTEM, STEP))}
            {lazy(levels)}
        </div>
    };
    field(sheet, vec![category, size, level], Form::SystemDisk, Names::Group, false, body.into_any(), None)
}

fn data_disks(sheet: Sheet) -> AnyView {
    let draft = sheet.draft;
    let list = paths::DATA_DISKS;
    let place = Place::from(list);
    let count = memo(move || draft.rows(list).len());
    let dragged = RwSignal::new(None::<RowId>);
    let add = move |_| {
        if count.get_untracked() >= MOST {
            sheet.say(t_with(Form::LimitReached, &[("limit", &MOST.to_string())]));
            return;
        }
        let row = draft.add_row(list, like_the_last(sheet));
        let size = Place::cell(paths::DATA_DISK_SIZE, row).dom_id();
        request_animation_frame(move || focus_in(&size));
    };
    let foot =
        move || t_with(Form::CountOf, &[("count", &count.get().to_string()), ("limit", &most(sheet).to_string())]);
    let body = view! {
        <div class="disks">
            {keyed(row_names(sheet, list), move |row| disk(sheet, row_of(&row), count, dragged))}
            <div class="row">
                <button
                    class="btn btn-sm"
                    type="button"
                    id=place.dom_id()
                    on:click=on(add)
                    on:focus=on(move |_| sheet.focus(place))
                >
                    {icon(Glyph::Plus)}
                    {i18n::text(Form::AddDataDisk)}
                </button>
                <span class="small muted num">{lazy(foot)}</span>
            </div>
        </div>
    };
    let help = view! { <p class="help">{i18n::text(Form::DataDisksHelp)} " " <code>"/var/lib/container"</code></p> };
    field(sheet, vec![place], Form::DataDisks, Names::Group, true, body.into_any(), Some(help.into_any()))
}

/// How many data disks the chosen types take: one less than their disks, since the system disk counts.
fn most(sheet: Sheet) -> usize {
    let chosen = sheet.draft.strings(Place::from(paths::INSTANCE_TYPES));
    let types = sheet.facts.types.ready().unwrap_or_default();
    let known = types.iter().filter(|one| chosen.contains(&one.id)).filter_map(|one| one.disks);
    known.map(|disks| disks.saturating_sub(1) as usize).min().unwrap_or(MOST).min(MOST)
}

/// A new disk is like the last one: several alike are the usual case.
fn like_the_last(sheet: Sheet) -> Value {
    sheet.draft.with(|editing| {
        let disks = editing.value(Place::from(paths::DATA_DISKS)).and_then(Value::as_array);
        let last = disks.and_then(|disks| disks.last());
        let mut last = last.cloned();
        // What only one disk can have.
        if let Some(fields) = last.as_mut().and_then(Value::as_object_mut) {
            for key in ["device", "disk_name", "mount_target", "snapshot_id"] {
                fields.shift_remove(key);
            }
        }
        last.unwrap_or_else(|| json!({"category": "cloud_essd", "size": 120, "performance_level": "PL1"}))
    })
}

fn disk(sheet: Sheet, row: RowId, count: Memo<usize>, dragged: RwSignal<Option<RowId>>) -> AnyView {
    let draft = sheet.draft;
    let list = paths::DATA_DISKS;
    let [category, size, level] = [
        Place::cell(paths::DATA_DISK_CATEGORY, row),
        Place::cell(paths::DATA_DISK_SIZE, row),
        Place::cell(paths::DATA_DISK_PERFORMANCE_LEVEL, row),
    ];
    let index = memo(move || draft.index(list, row));
    let named = move |name: Form| Signal::derive(move || t_with(name, &[("count", &(index.get() + 1).to_string())]));
    let has_level = memo(move || has_level(Some(&draft.text(category))));
    let levels = move || {
        has_level.get().then(|| {
            let choices = Signal::stored(LEVELS.map(Choice::plain).to_vec());
            let control = select(sheet, level, "select-wrap w-xs", Some(named(Form::DataDiskLevel)), choices);
            mini(Form::PerformanceLevel, None, control)
        })
    };
    let container = move || {
        (index.get() + 1 == count.get()).then(|| view! { <span class="tag tag-accent">{t(Form::ContainerData)}</span> })
    };
    let grip = Place::Cell { list: list.path(), row, column: "grip" }.dom_id();
    let move_to = move |to: usize| {
        draft.move_row(list, row, to);
        let (to, total) = ((to + 1).to_string(), count.get_untracked().to_string());
        sheet.say(t_with(Form::Moved, &[("name", &t(Form::DataDisk)), ("count", &to), ("limit", &total)]));
    };
    let key = {
        let grip = grip.clone();
        move |event: KeyboardEvent| {
            let now = index.get_untracked();
            let to = match event.key().as_str() {
                "ArrowUp" if event.alt_key() => now.checked_sub(1),
                "ArrowDown" if event.alt_key() => Some(now + 1).filter(|to| *to < count.get_untracked()),
                _ => return,
            };
            event.prevent_default();
            if let Some(to) = to {
                move_to(to);
                let grip = grip.clone();
                request_animation_frame(move || focus_in(&grip));
            }
        }
    };
    let over = move |event: DragEvent| {
        if let Some(one) = dragged.get_untracked() {
            event.prevent_default();
            draft.move_row(list, one, index.get_untracked());
        }
    };
    let remove = move |_| {
        draft.remove_row(list, row);
        focus_in(&Place::from(list).dom_id());
    };
    let title = named(Form::DataDiskNumber);
    let noted = vec![Place::Cell { list: list.path(), row, column: "" }, category, size, level];
    let mut noted_of_more = vec![Place::Cell { list: list.path(), row, column: MORE }];
    noted_of_more.extend(data::places(row));
    view! {
        <div
            class="disk"
            role="group"
            aria-label=sig(move || title.get())
            data-dragging=sig(move || (dragged.get() == Some(row)).then_some(""))
            on:keydown=on(key)
            on:dragover=on(over)
            on:drop=on(move |event: DragEvent| event.prevent_default())
        >
            <header>
                <button
                    class="grip"
                    type="button"
                    id=grip
                    draggable="true"
                    aria-label=sig(move || t_with(Form::MoveRow, &[("name", &title.get())]))
                    on:dragstart=on(move |_| dragged.set(Some(row)))
                    on:dragend=on(move |_| dragged.set(None))
                >
                    {sign(Sign::Grip)}
                </button>
                <span class="num">{lazy(move || index.get() + 1)}</span>
                <span class="id">{lazy(move || device(index.get()))}</span>
                {lazy(container)}
                <button
                    class="btn btn-ghost btn-sm btn-icon"
                    type="button"
                    aria-label=sig(move || t_with(Form::RemoveRow, &[("name", &title.get())]))
                    on:click=on(remove)
                >
                    {sign(Sign::Close)}
                </button>
            </header>
            <div class="inline-fields">
                {mini(Form::DiskType, None, select(sheet, category, "select-wrap w-sm", Some(named(Form::DataDiskType)), categories()))}
                {mini(Form::DiskSize, Some(Form::GibUnit), number(sheet, size, named(Form::DataDiskSize), DATA, STEP))}
                {lazy(levels)}
            </div>
            {notes(sheet, noted)}
            {data::more(sheet, row, named, category)}
            {notes(sheet, noted_of_more)}
        </div>
    }
    .into_any()
}

/// The device name that the disk gets: `/dev/xvdb` for the first; none is documented after the letters end.
fn device(index: usize) -> String {
    let letter = u8::try_from(index).ok().and_then(|index| b'b'.checked_add(index)).filter(u8::is_ascii_lowercase);
    letter.map(|letter| format!("/dev/xvd{}", char::from(letter))).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn devices_have_letters_while_there_are_any() {
        assert_eq!(device(0), "/dev/xvdb");
        assert_eq!(device(24), "/dev/xvdz");
        assert_eq!(device(25), "");
        assert_eq!(device(300), "");
    }
}
