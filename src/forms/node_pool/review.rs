//! Before an edit is saved: every change, old and new, whom it reaches, and what else comes of it.

use std::sync::Arc;

use crate::components::lean::{effect, lazy, on, sig};
use gloo_net::http::Method;
use leptos::ev::KeyboardEvent;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;
use nodepool::plan::{Change as Changed, Means, Plan};
use nodepool::table::Reach;
use nodepool::{NodePool, paths};
use serde_json::{Map, Value, json};
use texts::Form;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlElement};

use super::draft::text_of;
use super::fields::field_of;
use super::place::Place;
use super::problems;
use super::sheet::{Begun, Sheet, focus_in};
use super::words::word_of;
use crate::api::catalogue::escape;
use crate::api::node_pools::read_node_pool;
use crate::components::icon::{Glyph, icon};
use crate::forms::change::{Change, Request, Words};
use crate::forms::owner::owned_by_code;
use crate::i18n::{self, t, t_count, t_with};

const WORDS: Words = Words { unknown: Form::EditUnknown, denied: Form::EditDenied, failed: Form::EditFailed };
/// Somebody else changed what this changes.
const CONFLICT: &str = "Console.EditConflict";
/// How many nodes there are, which the change to manual counts on (C6).
const TOTAL: &str = "status.total_nodes";

/// The same value, changed by two.
#[derive(Clone, PartialEq)]
struct Meanwhile {
    path: String,
    base: Value,
    theirs: Value,
}

/// The review, while it stands.
#[derive(Clone, Copy)]
pub(crate) struct Review {
    sheet: Sheet,
    open: RwSignal<bool>,
    /// Nothing was changed.
    idle: RwSignal<bool>,
    meanwhile: RwSignal<Vec<Meanwhile>>,
    change: Change,
    begun: Begun,
    /// It was saved: what to say.
    saved: Callback<String>,
    /// Who had the focus before.
    before: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Review {
    /// Nothing is asked yet.
    pub(crate) fn new(sheet: Sheet, begun: Begun, saved: Callback<String>) -> Self {
        Self {
            sheet,
            open: RwSignal::new(false),
            idle: RwSignal::new(false),
            meanwhile: RwSignal::default(),
            change: Change::new(WORDS),
            begun,
            saved,
            before: StoredValue::new_local(None),
        }
    }

    /// Shows the plan, unless nothing is changed or something is wrong.
    pub(crate) fn ask(self) {
        let idle = !self.sheet.draft.with(super::editing::Editing::is_changed);
        self.idle.set(idle);
        if idle || !problems::all_right(self.sheet) {
            return;
        }
        self.before.set_value(document().active_element().and_then(|element| element.dyn_into().ok()));
        self.open.set(true);
    }

    /// Above the buttons: that nothing is changed.
    pub(crate) fn remark(self) -> AnyView {
        let text = move || view! { <p class="remark error" role="alert">{t(Form::NoChanges)}</p> };
        view! { {lazy(move || self.idle.get().then(text))} }.into_any()
    }

    fn back(self) {
        if self.change.sending.get_untracked() {
            return;
        }
        self.open.set(false);
        let before = self.before.try_update_value(Option::take).flatten();
        // While the review still stands, everything behind it refuses the focus.
        request_animation_frame(move || match before.filter(|element| element.is_connected()) {
            Some(element) if element.tag_name() != "BODY" => drop(element.focus()),
            _ => focus_in("create-confirm"),
        });
    }

    fn plan(self) -> Plan {
        self.sheet.draft.track_document();
        self.sheet.draft.with(super::editing::Editing::plan)
    }

    fn read(self) -> (String, NodePool) {
        self.sheet.edited.get_value().unwrap_or_default()
    }

    /// The review, while it is open.
    pub(crate) fn view(self) -> AnyView {
        view! { {lazy(move || self.open.get().then(|| untrack(|| self.dialog())))} }.into_any()
    }

    fn dialog(self) -> AnyView {
        let node = NodeRef::<html::Dialog>::new();
        effect(move || {
            if let Some(dialog) = node.get()
                && !dialog.open()
            {
                // Fails only when it is open already or not on the page.
                dialog.show_modal().ok();
                focus_in("change-confirm");
            }
        });
        // The form's dialog, around this one, would hear the key as well.
        let key = move |event: KeyboardEvent| {
            event.stop_propagation();
            if event.key() == "Escape" {
                event.prevent_default();
                self.back();
            }
        };
        let count = move || u32::try_from(self.plan().changes.len()).unwrap_or(u32::MAX);
        let title = move || t_count(Form::ReviewTitle, count());
        let save = sig(move || t_count(Form::SaveChanges, count()));
        let back = Callback::new(move |()| self.back());
        view! {
            <dialog
                class="dialog dialog-mid"
                node_ref=node
                aria-labelledby="review-h"
                on:keydown=on(key)
                on:cancel=on(move |event: Event| {
                    event.prevent_default();
                    event.stop_propagation();
                    self.back();
                })
                on:close=on(|event: Event| event.stop_propagation())
            >
                <header><h2 id="review-h">{lazy(title)}</h2></header>
                <div class="dialog-body" tabindex="0" role="region" aria-label=i18n::text(Form::Plan)>
                    {lazy(move || self.conflicts())}
                    {lazy(move || self.changes())}
                    {lazy(move || self.consequences())}
                    {self.owner()}
                </div>
                {self.change.footer(back, Callback::new(move |()| self.save()), save, "btn btn-primary", None)}
            </dialog>
        }
        .into_any()
    }

    /// The changes by whom they reach.
    fn changes(self) -> AnyView {
        let plan = self.plan();
        let group = |title: Form, of: &dyn Fn(&Changed) -> bool| {
            let rows: Vec<AnyView> = plan.changes.iter().filter(|one| of(one)).map(row).collect();
            (!rows.is_empty()).then(|| {
                view! {
                    <section class="stack-tight">
                        <h3>{t(title)}</h3>
                        <ul class="changes">{rows}</ul>
                    </section>
                }
            })
        };
        let sent = |one: &Changed, reach: &[Reach]| one.means == Means::Sent && reach.contains(&one.row.reach());
        view! {
            {group(Form::ReachAll, &|one| sent(one, &[Reach::AllNodes, Reach::ExistingNodes]))}
            {group(Form::ReachPool, &|one| sent(one, &[Reach::Pool]))}
            {group(Form::ReachNew, &|one| sent(one, &[Reach::NewNodes, Reach::Nothing]))}
            {group(Form::ReachFollows, &|one| one.means == Means::Follows)}
            {group(Form::ReachImpossible, &|one| one.means == Means::Impossible)}
        }
        .into_any()
    }

    /// What comes of the changes taken together.
    fn consequences(self) -> Vec<AnyView> {
        let plan = self.plan();
        let (_, read) = self.read();
        let mut notes: Vec<(bool, String)> = Vec::new();
        if let Some(text) = nodes_text(&plan, &read) {
            notes.push((text.1, text.0));
        }
        if plan.updates_nodes() {
            let count = read.at(TOTAL).and_then(Value::as_u64).unwrap_or_default();
            notes.push((false, t_count(Form::PlanUpdatesNodes, u32::try_from(count).unwrap_or(u32::MAX))));
        }
        if plan.sent().any(|one| one.path() == paths::TAINTS.path() && has_no_execute(one.new.as_ref())) {
            notes.push((true, t(Form::PlanNoExecute)));
        }
        let replaced: Vec<&str> = plan
            .sent()
            .filter(|one| one.replaces_in_terraform())
            .filter_map(|one| one.row.terraform().map(|argument| argument.name))
            .collect();
        if !replaced.is_empty() {
            notes.push((true, t_with(Form::PlanReplaces, &[("names", &replaced.join(", "))])));
        }
        notes.push((false, t(Form::PlanOverwrites)));
        let note = |(warn, text): (bool, String)| {
            let (class, glyph) = if warn { ("warning", Glyph::Warning) } else { ("help set-aside", Glyph::Info) };
            view! { <p class=class>{icon(glyph)}<span>{text}</span></p> }.into_any()
        };
        notes.into_iter().map(note).collect()
    }

    /// Whether code owns the pool, and what it would have to say.
    fn owner(self) -> AnyView {
        let (id, read) = self.read();
        let changed = sig(move || {
            let plan = self.plan();
            plan.sent().filter(|one| !one.row.secret()).filter_map(|one| Some((one.path(), one.new.clone()?))).collect()
        });
        let pool = Signal::stored(Some(Arc::new(read)));
        owned_by_code((self.sheet.facts.cluster_id.get_value(), id), pool, changed)
    }

    /// What somebody else changed meanwhile: base, theirs, mine.
    fn conflicts(self) -> Vec<AnyView> {
        let one = move |one: Meanwhile| {
            let draft = self.sheet.draft;
            let mine = draft.with(|editing| editing.pool().at(&one.path).cloned());
            let label = label_of(&one.path);
            let [base, theirs, mine] =
                [Some(&one.base), Some(&one.theirs), mine.as_ref()].map(|value| shown(&one.path, value));
            let text = match one.path == TOTAL {
                true => t_with(Form::TotalMeanwhile, &[("base", &base), ("theirs", &theirs)]),
                false => t_with(
                    Form::FieldMeanwhile,
                    &[("name", &label), ("base", &base), ("theirs", &theirs), ("mine", &mine)],
                ),
            };
            let (kept, taken) = (one.clone(), one.clone());
            let keep = move |_| self.settle(&kept, false);
            let take = move |_| self.settle(&taken, true);
            let of_count = one.path == TOTAL;
            view! {
                <div class="alert alert-warn" role="alert">
                    {icon(Glyph::Warning)}
                    <div>
                        <p>{text}</p>
                        <p class="btn-group">
                            {(!of_count).then(|| view! {
                                <button class="btn btn-sm" type="button" on:click=on(keep)>{t_with(Form::KeepMine, &[("mine", &mine)])}</button>
                            })}
                            <button class="btn btn-sm" type="button" on:click=on(take)>{t_with(Form::TakeTheirs, &[("theirs", &theirs)])}</button>
                        </p>
                    </div>
                </div>
            }
            .into_any()
        };
        self.meanwhile.get().into_iter().map(one).collect()
    }

    fn settle(self, one: &Meanwhile, take: bool) {
        let theirs = Some(one.theirs.clone()).filter(|value| !value.is_null());
        self.sheet.edited.update_value(|edited| {
            if let Some((_, read)) = edited {
                match &theirs {
                    Some(value) => read.put(&one.path, value.clone()),
                    None => drop(read.remove(&one.path)),
                }
            }
        });
        if one.path == TOTAL {
            // The expected number that the change to manual begins with is the number of nodes.
            if let Some(nodes) = theirs.as_ref().and_then(Value::as_u64) {
                self.sheet.draft.set_proposed(Place::from(paths::DESIRED_SIZE), nodes.into());
            }
        } else {
            self.sheet.draft.rebase(&one.path, theirs, take);
        }
        self.meanwhile.update(|all| all.retain(|other| other.path != one.path));
        self.begun.anew();
    }

    fn save(self) {
        if self.change.sending.get_untracked() {
            return;
        }
        if self.meanwhile.with_untracked(|all| !all.is_empty()) {
            return self.sheet.say(t(Form::MeanwhileFirst));
        }
        let plan = untrack(|| self.plan());
        if plan.changes.iter().any(|one| one.means == Means::Impossible) {
            return self.sheet.say(t(Form::ReachImpossible));
        }
        let (id, read) = self.read();
        let base = base_of(&plan, &read);
        let mut body = plan.body().into_value();
        body["console"] = json!({"base": base});
        let Some(cluster) = self.sheet.facts.cluster_id.try_get_value() else { return };
        let url = format!("/openapi/cs/clusters/{}/nodepools/{}", escape(&cluster), escape(&id));
        let name = self.sheet.draft.with(|editing| text_of(editing.pool().at(paths::NAME.path())));
        let count = u32::try_from(plan.changes.len()).unwrap_or(u32::MAX);
        let said = [name, t_count(Form::EditDone, count)].join(": ");
        let from = (cluster.clone(), id.clone(), base.clone());
        self.change.send(
            Request { method: Method::PUT, url, body: Some(body), said },
            move |made| match made.is_wanted {
                true => self.saved.run(made.said),
                // What was changed after a lost answer is still to be saved, on top of what was.
                false => self.look_again(from.0, from.1, from.2),
            },
            move |failure| {
                let conflict = failure.code == CONFLICT;
                if conflict {
                    self.look_again(cluster, id, base);
                }
                conflict
            },
        );
    }

    /// Reads what is there now and shows what differs from what the edit began with.
    fn look_again(self, cluster: String, id: String, base: Map<String, Value>) {
        spawn_local(async move {
            let Ok(now) = read_node_pool(&cluster, &id).await else {
                return self.sheet.say(t(Form::EditFailed));
            };
            let differs = base.into_iter().filter_map(|(path, base)| {
                let theirs = now.at(&path).cloned().unwrap_or(Value::Null);
                (theirs != base).then_some(Meanwhile { path, base, theirs })
            });
            self.meanwhile.try_set(differs.collect());
        });
    }
}

/// What the edit begins with, by path; the change to manual counts on the number of nodes.
fn base_of(plan: &Plan, read: &NodePool) -> Map<String, Value> {
    let mut base = plan.base(read);
    let to_manual = |one: &Changed| {
        one.path() == paths::AUTO_SCALING_ENABLE.path() && one.new.as_ref().and_then(Value::as_bool) != Some(true)
    };
    if plan.sent().any(to_manual) {
        base.insert(TOTAL.to_owned(), read.at(TOTAL).cloned().unwrap_or(Value::Null));
    }
    base
}

/// Whether nodes come or go, and whether that is a warning.
fn nodes_text(plan: &Plan, read: &NodePool) -> Option<(String, bool)> {
    let whole = |value: Option<&Value>| value.and_then(Value::as_i64);
    let total = whole(read.at(TOTAL)).unwrap_or_default();
    let new = |path: &str| {
        let change = plan.changes.iter().find(|one| one.path() == path);
        change.map(|one| one.new.clone()).unwrap_or_else(|| read.at(path).cloned())
    };
    let scales = [
        paths::DESIRED_SIZE.path(),
        paths::AUTO_SCALING_ENABLE.path(),
        paths::AUTO_SCALING_MIN_INSTANCES.path(),
        paths::AUTO_SCALING_MAX_INSTANCES.path(),
    ];
    if !plan.changes.iter().any(|one| scales.contains(&one.path())) {
        return None;
    }
    let auto = new(paths::AUTO_SCALING_ENABLE.path()).and_then(|on| on.as_bool()) == Some(true);
    let (before, wanted) = if auto {
        let [least, most] = [paths::AUTO_SCALING_MIN_INSTANCES.path(), paths::AUTO_SCALING_MAX_INSTANCES.path()]
            .map(|path| whole(new(path).as_ref()).unwrap_or_default());
        (total, total.clamp(least, most.max(least)))
    } else {
        let was_auto = read.get(paths::AUTO_SCALING_ENABLE).ok().flatten() == Some(true);
        let before = if was_auto { total } else { whole(read.at(paths::DESIRED_SIZE.path())).unwrap_or(total) };
        (before, whole(new(paths::DESIRED_SIZE.path()).as_ref()).unwrap_or(total))
    };
    Some(node_sentence(wanted - before, read))
}

/// "2 nodes are added.", or how those that go are chosen.
pub(crate) fn node_sentence(more: i64, pool: &NodePool) -> (String, bool) {
    let count = |number: i64| u32::try_from(number).unwrap_or(u32::MAX);
    match more {
        0 => (t(Form::PlanNoNodes), false),
        1.. => (t_count(Form::PlanAdds, count(more)), false),
        _ => {
            let order = match pool.at(paths::MULTI_AZ_POLICY.path()).and_then(Value::as_str) {
                Some("BALANCE") => Form::PlanOrderBalance,
                Some("COST_OPTIMIZED") => Form::PlanOrderCost,
                _ => Form::PlanOrderPriority,
            };
            ([t_count(Form::PlanRemoves, count(-more)), t(order), t(Form::PlanRemovesHow)].join(" "), true)
        }
    }
}

fn has_no_execute(taints: Option<&Value>) -> bool {
    let taints = taints.and_then(Value::as_array).into_iter().flatten();
    taints.filter_map(|taint| taint.get("effect")?.as_str()).any(|effect| effect == "NoExecute")
}

fn label_of(path: &str) -> String {
    field_of(path).map_or_else(|| path.to_owned(), |field| t(field.label))
}

/// A value in few words; a list item by item, of a secret only that it is set.
fn shown(path: &str, value: Option<&Value>) -> String {
    let object = |row: &Value| {
        let Some(fields) = row.as_object() else { return text_of(Some(row)) };
        let pair = |key: &str| fields.get(key).and_then(Value::as_str);
        match (pair("key"), pair("value"), pair("effect")) {
            (Some(key), value, Some(effect)) => format!("{key}={}:{effect}", value.unwrap_or_default()),
            (Some(key), value, None) => format!("{key}={}", value.unwrap_or_default()),
            _ => fields
                .iter()
                .map(|(key, value)| format!("{key} {}", text_of(Some(value))))
                .collect::<Vec<_>>()
                .join(" "),
        }
    };
    match value {
        None | Some(Value::Null) => t(Form::NothingSet),
        Some(_) if nodepool::table::Row::of(path).is_some_and(nodepool::table::Row::secret) => t(Form::SecretSet),
        Some(Value::Bool(on)) => t(if *on { Form::On } else { Form::Off }),
        Some(Value::String(text)) if text.is_empty() => t(Form::NothingSet),
        Some(Value::String(text)) => word_of(path, text).map_or_else(|| text.clone(), t),
        Some(Value::Array(list)) if list.is_empty() => t(Form::NothingSet),
        Some(Value::Array(list)) => list.iter().map(object).collect::<Vec<_>>().join(", "),
        Some(other) => text_of(Some(other)),
    }
}

/// Field, old and new.
fn row(one: &Changed) -> AnyView {
    let path = one.path();
    let [old, new] = [&one.old, &one.new].map(|value| shown(path, value.as_ref()));
    let is_script = path == paths::USER_DATA.path() || path == paths::PRE_USER_DATA.path();
    // A script is long and not for a line.
    let [old, new] = if is_script { [one.old.is_some(), one.new.is_some()].map(set_or_not) } else { [old, new] };
    view! {
        <li data-path=path>
            <span class="two"><span>{label_of(path)}</span><code class="path">{path}</code></span>
            <span><span class="old">{old}</span> " → " <b class="new">{new}</b></span>
        </li>
    }
    .into_any()
}

fn set_or_not(set: bool) -> String {
    t(if set { Form::SecretSet } else { Form::NothingSet })
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn the_change_to_manual_counts_on_the_number_of_nodes() {
        let of = |value: Value| NodePool::from_value(value).expect("an object");
        let read = of(json!({"auto_scaling": {"enable": true, "min_instances": 1, "max_instances": 9},
            "status": {"total_nodes": 5}}));
        let manual = of(json!({"auto_scaling": {"enable": false}, "scaling_group": {"desired_size": 5},
            "status": {"total_nodes": 5}}));
        let base = base_of(&nodepool::plan::plan(&read, &manual), &read);
        assert_eq!(base.get(TOTAL), Some(&json!(5)));
        let limits = of(json!({"auto_scaling": {"enable": true, "min_instances": 2, "max_instances": 9},
            "status": {"total_nodes": 5}}));
        let base = base_of(&nodepool::plan::plan(&read, &limits), &read);
        assert_eq!(base.keys().collect::<Vec<_>>(), ["auto_scaling.min_instances"]);
    }
}
