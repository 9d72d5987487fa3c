//! Advanced options.

mod access;
mod managed;
mod node;
mod scaling;

use crate::components::lean::{keyed, lazy, memo, on, sig};
use leptos::prelude::*;
use nodepool::{Column, Rows, paths};
use serde_json::{Value, json};
use texts::Form;

use crate::components::icon::{Glyph, Sign, icon, sign};
use crate::forms::node_pool::controls::{Choice, Names, field, notes, select, text};
use crate::forms::node_pool::place::{Place, RowId};
use crate::forms::node_pool::sheet::{Sheet, focus_in, row_names, row_of};
use crate::i18n::{t, t_with};

/// A list of keys and values.
#[derive(Clone, Copy)]
struct Pairs {
    list: Rows,
    key: Column<String>,
    value: Column<String>,
    effect: Option<Column<String>>,
    label: Form,
    key_name: Form,
    value_name: Form,
    add: Form,
    foot: Form,
    most: usize,
}

/// The effects of a taint.
const EFFECTS: [&str; 3] = ["NoSchedule", "NoExecute", "PreferNoSchedule"];

/// The section, in the order of the product document; what the document does not name comes last.
pub(super) fn advanced(sheet: Sheet) -> AnyView {
    view! {
        {scaling::scaling(sheet)}
        {pairs(sheet)}
        {node::node(sheet)}
        {access::access(sheet)}
        {node::more(sheet)}
        {managed::managed(sheet)}
    }
    .into_any()
}

/// ECS tags, taints and labels.
pub(crate) fn pairs(sheet: Sheet) -> AnyView {
    let tags = Pairs {
        list: paths::TAGS,
        key: paths::TAG_KEY,
        value: paths::TAG_VALUE,
        effect: None,
        label: Form::EcsTags,
        key_name: Form::TagKey,
        value_name: Form::TagValue,
        add: Form::AddTag,
        foot: Form::TagsFoot,
        most: 17,
    };
    let taints = Pairs {
        list: paths::TAINTS,
        key: paths::TAINT_KEY,
        value: paths::TAINT_VALUE,
        effect: Some(paths::TAINT_EFFECT),
        label: Form::Taints,
        key_name: Form::TaintKey,
        value_name: Form::TaintValue,
        add: Form::AddTaint,
        foot: Form::TaintsFoot,
        most: 20,
    };
    let labels = Pairs {
        list: paths::LABELS,
        key: paths::LABEL_KEY,
        value: paths::LABEL_VALUE,
        effect: None,
        label: Form::NodeLabels,
        key_name: Form::LabelKey,
        value_name: Form::LabelValue,
        add: Form::AddLabel,
        foot: Form::LabelsFoot,
        most: 20,
    };
    [tags, taints, labels].map(|pairs| pairs_field(sheet, pairs)).collect_view().into_any()
}

fn pairs_field(sheet: Sheet, pairs: Pairs) -> AnyView {
    let place = Place::from(pairs.list);
    let three = pairs.effect.is_some();
    let add = move |_| {
        let mut row = json!({"key": "", "value": ""});
        if three {
            row["effect"] = Value::from(EFFECTS[0]);
        }
        let row = sheet.draft.add_row(pairs.list, row);
        let key = Place::cell(pairs.key, row).dom_id();
        request_animation_frame(move || focus_in(&key));
    };
    let count = move || sheet.draft.rows(pairs.list).len();
    let foot = move || t_with(pairs.foot, &[("count", &count().to_string()), ("limit", &pairs.most.to_string())]);
    let some = memo(move || count() > 0);
    let head = move || {
        some.get().then(|| {
            view! {
                <div class="kv-head" aria-hidden="true">
                    <span>{t(Form::Key)}</span>
                    <span>{t(Form::Value)}</span>
                    {three.then(|| view! { <span>{t(Form::Effect)}</span> })}
                </div>
            }
        })
    };
    let body = view! {
        <div class="kv" class:kv-3=three>
            {lazy(head)}
            {keyed(row_names(sheet, pairs.list), move |row| pair(sheet, pairs, row_of(&row)))}
            <p class="kv-foot">
                <button
                    class="btn btn-ghost btn-sm"
                    type="button"
                    id=place.dom_id()
                    on:click=on(add)
                    on:focus=on(move |_| sheet.focus(place))
                >
                    {icon(Glyph::Plus)}
                    {lazy(move || t(pairs.add))}
                </button>
                <span>{lazy(foot)}</span>
            </p>
        </div>
    };
    field(sheet, vec![place], pairs.label, Names::Group, true, body.into_any(), None)
}

fn pair(sheet: Sheet, pairs: Pairs, row: RowId) -> AnyView {
    let draft = sheet.draft;
    let named = move |name: Form| {
        Signal::derive(move || {
            let number = draft.index(pairs.list, row) + 1;
            t_with(name, &[("count", &number.to_string())])
        })
    };
    let [key, value] = [Place::cell(pairs.key, row), Place::cell(pairs.value, row)];
    let mut places = vec![Place::Cell { list: pairs.list.path(), row, column: "" }, key, value];
    let effect = pairs.effect.map(|column| {
        let place = Place::cell(column, row);
        places.push(place);
        let choices = Signal::stored(EFFECTS.map(Choice::plain).to_vec());
        select(sheet, place, "select-wrap", Some(named(Form::TaintEffect)), choices)
    });
    let remove = move |_| {
        draft.remove_row(pairs.list, row);
        focus_in(&Place::from(pairs.list).dom_id());
    };
    let name = named(pairs.key_name);
    view! {
        <div class="kv-row">
            {text(sheet, key, "line input-mono", Some(name), true)}
            {text(sheet, value, "line input-mono", Some(named(pairs.value_name)), true)}
            {effect}
            <button
                class="btn btn-ghost btn-sm btn-icon"
                type="button"
                aria-label=sig(move || t_with(Form::RemoveRow, &[("name", &name.get())]))
                on:click=on(remove)
            >
                {sign(Sign::Close)}
            </button>
            {notes(sheet, places)}
        </div>
    }
    .into_any()
}
