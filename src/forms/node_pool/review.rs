//! Before an edit is saved: every change, old and new, whom it reaches, and what else comes of it.

use std::sync::Arc;

use crate::components::lean::{lazy, on, on_change, sig};
use gloo_net::http::Method;
use leptos::prelude::*;
use leptos::task::spawn_local;
use nodepool::plan::{Change as Changed, Means, Plan};
use nodepool::table::{ROWS, Reach};
use nodepool::{NodePool, paths};
use serde_json::{Map, Value, json};
use texts::Form;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::draft::text_of;
use super::editing::{Editing, Meanwhile};
use super::fields::field_of;
use super::nested::nested;
use super::place::Place;
use super::problems;
use super::sheet::{Begun, Sheet, focus_in};
use super::submit::path_in;
use super::words::in_words;
use crate::api::catalogue::escape;
use crate::api::client::ApiFailure;
use crate::api::node_pools::read_node_pool;
use crate::components::icon::{Glyph, icon};
use crate::forms::change::{CONFLICT, Change, Request, Words};
use crate::forms::owner::owned_by_code;
use crate::i18n::{self, t, t_count, t_with};

const WORDS: Words = Words { unknown: Form::EditUnknown, denied: Form::EditDenied, failed: Form::EditFailed };
/// How many nodes there are, which the change to manual counts on (C6).
const TOTAL: &str = paths::STATUS_TOTAL_NODES.path();

/// The review, while it stands.
#[derive(Clone, Copy)]
pub(crate) struct Review {
    sheet: Sheet,
    open: RwSignal<bool>,
    /// Why nothing is sent, or what was done so far: above the buttons.
    remark: RwSignal<Option<String>>,
    meanwhile: RwSignal<Vec<Meanwhile>>,
    change: Change,
    begun: Begun,
    /// It was saved: what to say.
    saved: Callback<String>,
    /// Who had the focus before.
    before: StoredValue<Option<HtmlElement>, LocalStorage>,
}

impl Review {
    /// Not open yet. `asked`: what somebody else changed too since the edit began.
    pub(crate) fn new(sheet: Sheet, begun: Begun, asked: Vec<Meanwhile>, saved: Callback<String>) -> Self {
        let this = Self {
            sheet,
            open: RwSignal::new(false),
            remark: RwSignal::new(None),
            meanwhile: RwSignal::new(asked),
            change: Change::new(WORDS),
            begun,
            saved,
            before: StoredValue::new_local(None),
        };
        // What was said of the document before it changed is true no more; an open review says what it read.
        on_change(
            move || sheet.draft.track_document(),
            move || {
                if !this.open.get_untracked() {
                    this.remark.set(None);
                    this.forget_settled();
                }
            },
        );
        this
    }

    /// An edit that began anew has no question left of before.
    fn forget_settled(self) {
        let is_open = |one: &Meanwhile| {
            self.sheet.draft.with(|editing| match one.path {
                TOTAL => editing.is_changed(),
                path => editing.baseline().at(path).unwrap_or(&Value::Null) == &one.base,
            })
        };
        if self.meanwhile.with_untracked(|all| !all.iter().all(is_open)) {
            self.meanwhile.update(|all| all.retain(is_open));
        }
    }

    /// Shows the plan, unless nothing is changed or something is wrong.
    pub(crate) fn ask(self) {
        let idle = !self.sheet.draft.with(Editing::is_changed);
        self.remark.set(idle.then(|| t(Form::NoChanges)));
        if idle || !problems::all_right(self.sheet) {
            return;
        }
        self.before.set_value(document().active_element().and_then(|element| element.dyn_into().ok()));
        self.open.set(true);
    }

    /// Above the buttons of the form: that nothing is changed.
    pub(crate) fn remark(self) -> AnyView {
        view! { {lazy(move || self.remark.get().filter(|_| !self.open.get()).map(remark))} }.into_any()
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
        self.sheet.draft.with(Editing::plan)
    }

    fn read(self) -> (String, NodePool) {
        self.sheet.edited.get_value().unwrap_or_default()
    }

    /// The review, while it is open.
    pub(crate) fn view(self) -> AnyView {
        view! { {lazy(move || self.open.get().then(|| untrack(|| self.dialog())))} }.into_any()
    }

    fn dialog(self) -> AnyView {
        let count = move || u32::try_from(self.plan().changes.len()).unwrap_or(u32::MAX);
        let title = move || t_count(Form::ReviewTitle, count());
        let save = sig(move || t_count(Form::SaveChanges, count()));
        let back = Callback::new(move |()| self.back());
        let content = view! {
            <header><h2 id="review-h">{lazy(title)}</h2></header>
            <div class="dialog-body" tabindex="0" role="region" aria-label=i18n::text(Form::Plan)>
                {lazy(move || self.conflicts())}
                {lazy(move || self.changes())}
                {lazy(move || self.consequences())}
                {self.owner()}
            </div>
            {lazy(move || self.remark.get().map(remark))}
            {self.change.footer(back, Callback::new(move |()| self.save()), save, "btn btn-primary", None)}
        }
        .into_any();
        nested("dialog dialog-mid", ("review-h", None), "change-confirm", back, content)
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
        if plan.sent().any(|one| one.path() == paths::TAINTS.path() && adds_no_execute(one)) {
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
        let change = sig(move || {
            let mut body = self.plan().body();
            for row in ROWS.iter().filter(|row| row.secret() && !row.path().contains('[')) {
                body.remove(row.path());
            }
            body
        });
        let pool = Signal::stored(Some(Arc::new(read)));
        owned_by_code((self.sheet.facts.cluster_id.get_value(), id), pool, change)
    }

    /// What somebody else changed meanwhile: base, theirs, mine.
    fn conflicts(self) -> Vec<AnyView> {
        let one = move |Meanwhile { path, base, theirs }: Meanwhile| {
            let mine = self.sheet.draft.with(|editing| editing.wanted().at(path).cloned());
            let [base, theirs_text, mine] =
                [Some(&base), Some(&theirs), mine.as_ref()].map(|value| in_words(path, value));
            let of_count = path == TOTAL;
            let text = match of_count {
                true => t_with(Form::TotalMeanwhile, &[("base", &base), ("theirs", &theirs_text)]),
                false => t_with(
                    Form::FieldMeanwhile,
                    &[("name", &label_of(path)), ("base", &base), ("theirs", &theirs_text), ("mine", &mine)],
                ),
            };
            let settle = move |take: bool| {
                let theirs = theirs.clone();
                on(move |_| self.settle(path, &theirs, take))
            };
            view! {
                <div class="alert alert-warn" role="alert">
                    {icon(Glyph::Warning)}
                    <div>
                        <p>{text}</p>
                        <p class="btn-group">
                            {(!of_count).then(|| view! {
                                <button class="btn btn-sm" type="button" on:click=settle(false)>{t_with(Form::KeepMine, &[("mine", &mine)])}</button>
                            })}
                            <button class="btn btn-sm" type="button" on:click=settle(true)>{t_with(Form::TakeTheirs, &[("theirs", &theirs_text)])}</button>
                        </p>
                    </div>
                </div>
            }
            .into_any()
        };
        self.meanwhile.get().into_iter().map(one).collect()
    }

    fn settle(self, path: &'static str, theirs: &Value, take: bool) {
        if path == TOTAL {
            // The expected number that the change to manual begins with is the number of nodes.
            if let Some(nodes) = theirs.as_u64() {
                self.sheet.draft.set_proposed(Place::from(paths::DESIRED_SIZE), nodes.into());
            }
        } else {
            self.sheet.draft.rebase(path, Some(theirs.clone()).filter(|value| !value.is_null()), take);
        }
        self.meanwhile.update(|all| all.retain(|other| other.path != path));
        self.remark.set(None);
        self.begun.anew();
    }

    fn save(self) {
        if self.change.sending.get_untracked() {
            return;
        }
        let plan = untrack(|| self.plan());
        // What was sent and has no known outcome is asked about first, whatever the form says now.
        if !self.change.is_open() && !self.is_ready(&plan) {
            return;
        }
        self.remark.set(None);
        let (id, read) = self.read();
        let base = base_of(&plan, &read);
        let mut body = plan.body().into_value();
        body["console"] = json!({"base": base});
        let Some(cluster) = self.sheet.facts.cluster_id.try_get_value() else { return };
        let url = format!("/openapi/cs/clusters/{}/nodepools/{}", escape(&cluster), escape(&id));
        let name = self.sheet.draft.with(|editing| text_of(editing.pool().at(paths::NAME.path())));
        let count = u32::try_from(plan.changes.len()).unwrap_or(u32::MAX);
        let said = t_with(Form::PoolDone, &[("name", &name), ("changes", &t_count(Form::EditDone, count))]);
        self.change.send(
            Request { method: Method::PUT, url, body: Some(body), name, said },
            move |made| match made.is_wanted {
                true => self.saved.run(made.said),
                // What was changed after a lost answer is still to be saved, on top of what was.
                false => self.look_again(Some(made.said)),
            },
            move |failure| {
                let conflict = failure.code == CONFLICT;
                if conflict {
                    self.look_again(None);
                }
                conflict || self.put_at_its_field(failure)
            },
        );
    }

    /// Whether the plan can be sent; otherwise says why not.
    fn is_ready(self, plan: &Plan) -> bool {
        let why = if self.meanwhile.with_untracked(|all| !all.is_empty()) {
            Form::MeanwhileFirst
        } else if plan.changes.iter().any(|one| one.means == Means::Impossible) {
            Form::ReachImpossible
        } else if plan.is_empty() {
            Form::NoChanges
        } else {
            // Values that somebody else changed came in after the form was looked at.
            self.sheet.draft.show_all();
            let right = problems::first_wrong(self.sheet.draft).is_none();
            if !right {
                self.back_to(|sheet| {
                    problems::all_right(sheet);
                });
            }
            return right;
        };
        self.remark.set(Some(t(why)));
        false
    }

    /// A refusal that names a path stands at its field.
    fn put_at_its_field(self, failure: &ApiFailure) -> bool {
        let Some(path) = path_in(&failure.message) else { return false };
        let placed = self.sheet.draft.refuse(&path, &failure.message);
        if placed && let Some(place) = self.sheet.draft.with(|editing| editing.place_of(&path)) {
            let message = failure.message.clone();
            self.back_to(move |sheet| {
                sheet.say(message);
                sheet.jump(place);
            });
        }
        placed
    }

    /// Closes the review and goes to where something is to be done.
    fn back_to(self, there: impl FnOnce(Sheet) + 'static) {
        self.open.set(false);
        // While the review still stands, everything behind it refuses the focus.
        request_animation_frame(move || there(self.sheet));
    }

    /// Reads what is there now: takes what only others changed, and asks about what both did. `said`: what was done
    /// already.
    fn look_again(self, said: Option<String>) {
        let Some(cluster) = self.sheet.facts.cluster_id.try_get_value() else { return };
        let (id, before) = self.read();
        spawn_local(async move {
            let answer = read_node_pool(&cluster, &id).await;
            if self.open.try_get_untracked().is_none() {
                return;
            }
            let Ok(now) = answer else {
                return self.remark.set(Some(said.unwrap_or_else(|| t(Form::EditFailed))));
            };
            let mut asked = self.sheet.draft.merge(&now);
            let total = |pool: &NodePool| pool.at(TOTAL).cloned().unwrap_or_default();
            let (base, theirs) = (total(&before), total(&now));
            let wanted = self.sheet.draft.with(|editing| editing.pool().at(paths::DESIRED_SIZE.path()).cloned());
            // A number that was typed means what it says, however many nodes there are.
            if base != theirs && wanted.as_ref() == Some(&base) && is_to_manual(&untrack(|| self.plan())) {
                asked.push(Meanwhile { path: TOTAL, base, theirs });
            }
            self.sheet.edited.set_value(Some((id, now)));
            let changed = asked.is_empty().then(|| t(Form::PoolMeanwhile));
            self.remark.set(said.or(changed));
            self.meanwhile.set(asked);
            self.begun.anew();
        });
    }
}

/// What the edit begins with, by path; the change to manual counts on the number of nodes.
fn base_of(plan: &Plan, read: &NodePool) -> Map<String, Value> {
    let mut base = plan.base(read);
    if is_to_manual(plan) {
        base.insert(TOTAL.to_owned(), read.at(TOTAL).cloned().unwrap_or(Value::Null));
    }
    base
}

fn is_to_manual(plan: &Plan) -> bool {
    plan.sent().any(|one| {
        one.path() == paths::AUTO_SCALING_ENABLE.path() && one.new.as_ref().and_then(Value::as_bool) != Some(true)
    })
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
    let (text, warns) = node_sentence(wanted - before, read);
    Some((if auto { within_limits(&text) } else { text }, warns))
}

/// What the limits do to the nodes, as far as they count.
pub(crate) fn within_limits(text: &str) -> String {
    t_with(Form::PlanByHand, &[("text", text)])
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
            let params = [("removed", &*t_count(Form::PlanRemoves, count(-more))), ("order", &*t(order))];
            (t_with(Form::PlanRemovesHow, &params), true)
        }
    }
}

/// Whether a taint that evicts pods comes to those that were there.
fn adds_no_execute(taints: &Changed) -> bool {
    let [old, new] = [&taints.old, &taints.new].map(|taints| taints.as_ref().and_then(Value::as_array));
    let evicts = |taint: &&Value| taint.get("effect").and_then(Value::as_str) == Some("NoExecute");
    new.into_iter().flatten().filter(evicts).any(|taint| !old.is_some_and(|old| old.contains(taint)))
}

fn remark(text: String) -> AnyView {
    view! { <p class="remark error" role="alert">{text}</p> }.into_any()
}

fn label_of(path: &str) -> String {
    field_of(path).map_or_else(|| path.to_owned(), |field| t(field.label))
}

/// Field, old and new.
fn row(one: &Changed) -> AnyView {
    let path = one.path();
    let [old, new] = [&one.old, &one.new].map(|value| in_words(path, value.as_ref()));
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
