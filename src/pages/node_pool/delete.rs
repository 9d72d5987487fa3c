//! Deleting a pool: says first what becomes of every node, then does exactly that, and follows it to its end.

use std::collections::HashSet;
use std::sync::Arc;

use crate::components::lean::{effect, lazy, memo, on, on_change, sig};
use gloo_net::http::Method;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use nodepool::release::{self, Fate, Reason};
use nodepool::{NodePool, State, paths};
use serde_json::Value;
use texts::Form;

use super::super::one_pool::Place;
use crate::api::catalogue::escape;
use crate::api::client::ApiFailure;
use crate::api::node_pools::read_node_pool;
use crate::api::nodes::{Node, read_nodes};
use crate::browser;
use crate::components::announcer::{Announcer, LiveRegion};
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, Icon, icon};
use crate::forms::alert::Alert;
use crate::forms::change::{Change, Request, Words};
use crate::i18n::{self, format, t, t_count, t_with};
use crate::routes::{self, Task};

const WORDS: Words = Words { unknown: Form::DeleteUnknown, denied: Form::DeleteDenied, failed: Form::DeleteFailed };
/// So many nodes are listed at first; more are a press away.
const LISTED: usize = 100;

/// A node with its fate.
#[derive(Clone, PartialEq)]
struct Fated {
    fate: Fate,
    reason: Reason,
    node: Node,
}

/// How far the reading of the nodes is.
#[derive(Clone, PartialEq)]
enum Reading {
    /// So many of so many are read.
    Under(usize, usize),
    /// All are here.
    Done(Arc<Vec<Fated>>),
    /// They could not be read.
    Failed(ApiFailure),
}

/// What the dialog is at.
#[derive(Clone, Copy, PartialEq)]
enum Phase {
    /// The user decides.
    Asking,
    /// The pool is being deleted.
    Following,
    /// It is gone.
    Gone,
    /// It was not there in the first place.
    Missing,
}

#[derive(Clone, Copy)]
struct Dialogue {
    place: Place,
    phase: RwSignal<Phase>,
    reading: RwSignal<Reading>,
    /// The nodes as they were shown last.
    seen: StoredValue<Option<Arc<Vec<Fated>>>>,
    /// How often the nodes changed since they were first shown: more, fewer.
    changed: RwSignal<Option<(u32, u32)>>,
    typed: RwSignal<String>,
    /// The name is missing or wrong, and the user has pressed the button.
    wrong: RwSignal<bool>,
    change: Change,
    /// Above the buttons: why a press did nothing.
    remark: RwSignal<Option<Form>>,
    /// Counts the readings; an older one is not listened to.
    turn: StoredValue<u32>,
}

/// The dialog; `close` leads back to what lies under it.
pub(super) fn delete(place: Place, close: Callback<()>) -> AnyView {
    // What is said must be said inside the dialog: everything around it is inert.
    Announcer::provide();
    let this = Dialogue {
        place,
        phase: RwSignal::new(Phase::Asking),
        reading: RwSignal::new(Reading::Under(0, 0)),
        seen: StoredValue::new(None),
        changed: RwSignal::new(None),
        typed: RwSignal::new(String::new()),
        wrong: RwSignal::new(false),
        change: Change::new(WORDS),
        remark: RwSignal::new(None),
        turn: StoredValue::new(0),
    };
    let pool = this.follow_pool();
    let leave = this.leave(close);
    let body = move || match this.phase.get() {
        Phase::Missing => {
            view! { <div class="dialog-body"><p>{t(Form::PoolMissingAbout)}</p></div> {done(leave)} }.into_any()
        }
        Phase::Asking => this.asking(pool, leave),
        Phase::Following => this.following(pool, leave),
        Phase::Gone => this.gone(leave),
    };
    view! {
        <Dialog title=i18n::text(Task::Delete.title()) class="dialog-mid dialog-danger" on_close=leave>
            {lazy(body)}
            <LiveRegion />
        </Dialog>
    }
    .into_any()
}

impl Dialogue {
    /// The pool's newest document, or the last one there was; moves the phase as the pool comes and goes.
    fn follow_pool(self) -> Signal<Option<Arc<NodePool>>> {
        let now = memo(move || {
            let id = self.place.pool.get_value();
            let pools = self.place.live.pools.get()?;
            Some(pools.iter().find(|entry| *entry.id == *id).map(|entry| entry.pool.get()))
        });
        let last = RwSignal::new(None::<Arc<NodePool>>);
        effect(move || match now.get() {
            None => {}
            Some(Some(pool)) => {
                if State::of(&pool) == State::Deleting && self.phase.get_untracked() == Phase::Asking {
                    self.phase.set(Phase::Following);
                }
                last.set(Some(pool));
            }
            Some(None) => match self.phase.get_untracked() {
                Phase::Asking if last.with_untracked(Option::is_none) => self.phase.set(Phase::Missing),
                Phase::Asking | Phase::Following => self.phase.set(Phase::Gone),
                Phase::Gone | Phase::Missing => {}
            },
        });
        // A task that failed has deleted nothing.
        let failed =
            memo(move || self.place.live.task_of(&self.place.pool.get_value()).filter(|task| task.has_failed()));
        on_change(
            move || failed.track(),
            move || {
                if failed.with_untracked(Option::is_some) && self.phase.get_untracked() == Phase::Following {
                    self.phase.set(Phase::Asking);
                    self.read();
                }
            },
        );
        // What the fates depend on: the nodes and the expected number.
        let composition = memo(move || {
            last.with(|pool| {
                let pool = pool.as_ref()?;
                let count = |path: &str| pool.at(path).and_then(Value::as_u64);
                Some((
                    release::has_expected_number(pool),
                    count(paths::STATUS_TOTAL_NODES.path()),
                    count(paths::STATUS_REMOVING_NODES.path()),
                ))
            })
        });
        effect(move || {
            if composition.get().is_some() && self.phase.get_untracked() == Phase::Asking {
                self.read();
            }
        });
        last.into()
    }

    /// Reads the nodes; what is on the screen stays until they are here.
    fn read(self) {
        spawn_local(async move {
            self.read_now().await;
        });
    }

    /// Reads the nodes and shows them; `Some(true)` when they are as they were shown.
    async fn read_now(self) -> Option<bool> {
        let turn = self.turn.try_update_value(|turn| {
            *turn += 1;
            *turn
        })?;
        let told = move |read, total| {
            if matches!(self.reading.try_get_untracked(), Some(Reading::Under(..))) {
                self.reading.set(Reading::Under(read, total));
            }
        };
        let (cluster, pool) = (self.place.cluster.get_value(), self.place.pool.get_value());
        let answer = read(&cluster, &pool, told).await;
        // The dialog may be gone, or a newer reading under way.
        if self.turn.try_get_value() != Some(turn) {
            return None;
        }
        match answer {
            Ok((expected, nodes)) => Some(self.show(expected, nodes)),
            Err(failure) => {
                self.reading.set(Reading::Failed(failure));
                None
            }
        }
    }

    /// Whether the nodes and their fates are what was shown before; `expected`: the pool has an expected number.
    fn show(self, expected: bool, nodes: Vec<Node>) -> bool {
        let mut fated: Vec<Fated> = nodes
            .into_iter()
            .map(|node| {
                let (fate, reason) = release::fate(expected, &node.billing, &node.source);
                Fated { fate, reason, node }
            })
            .collect();
        // What may be lost and is not known first, then what is lost.
        let rank = |fate: Fate| match fate {
            Fate::Unknown => 0,
            Fate::Released => 1,
            Fate::Retained => 2,
        };
        fated.sort_by(|a, b| {
            (rank(a.fate), &a.node.name, &a.node.instance).cmp(&(rank(b.fate), &b.node.name, &b.node.instance))
        });
        let before = self.seen.get_value();
        let difference = before.map_or((0, 0), |before| difference(&before, &fated));
        let fated = Arc::new(fated);
        self.seen.set_value(Some(fated.clone()));
        self.reading.set(Reading::Done(fated));
        self.remark.set(None);
        if difference == (0, 0) {
            return true;
        }
        self.changed.set(Some(difference));
        self.typed.set(String::new());
        self.wrong.set(false);
        false
    }

    /// Closes; from a pool that is gone to the list.
    fn leave(self, close: Callback<()>) -> Callback<()> {
        let list = routes::node_pools(&self.place.cluster.get_value());
        let navigate = use_navigate();
        Callback::new(move |()| match self.phase.get_untracked() {
            Phase::Gone | Phase::Missing => navigate(&list, NavigateOptions::default()),
            Phase::Asking | Phase::Following => close.run(()),
        })
    }

    fn nodes(self) -> Option<Arc<Vec<Fated>>> {
        match self.reading.get() {
            Reading::Done(nodes) => Some(nodes),
            _ => None,
        }
    }

    fn press(self) {
        if self.change.sending.get_untracked() {
            return;
        }
        let nodes = match self.reading.get_untracked() {
            Reading::Done(nodes) => nodes,
            Reading::Under(..) => return self.remark.set(Some(Form::DeleteStillReading)),
            // Their alert stands there.
            Reading::Failed(_) => return,
        };
        self.remark.set(None);
        let named = self.typed.with_untracked(|typed| *typed == untrack(|| self.name()));
        if !nodes.is_empty() && !named {
            self.wrong.set(true);
            if let Some(input) = browser::element("delete-name") {
                input.focus().ok();
            }
            return;
        }
        if self.change.is_open() {
            return self.send();
        }
        self.change.sending.set(true);
        spawn_local(async move {
            // What was confirmed must be what is there.
            let same = self.read_now().await;
            if self.change.sending.try_set(false).is_some() {
                return;
            }
            match same {
                Some(true) => self.send(),
                Some(false) => {}
                None if matches!(self.reading.get_untracked(), Reading::Failed(_)) => {}
                // A newer reading has begun meanwhile.
                None => self.remark.set(Some(Form::DeleteStillReading)),
            }
        });
    }

    fn send(self) {
        let [cluster, pool] = [self.place.cluster.get_value(), self.place.pool.get_value()].map(|id| escape(&id));
        let url = format!("/openapi/cs/clusters/{cluster}/nodepools/{pool}?force=true");
        let name = untrack(|| self.name());
        let said = t_with(Form::Deleting, &[("name", &name)]);
        let request = Request { method: Method::DELETE, url, body: None, name, said };
        self.changed.set(None);
        self.change.send(
            request,
            move |_| {
                if self.phase.get_untracked() == Phase::Asking {
                    self.phase.set(Phase::Following);
                }
            },
            |_| false,
        );
    }

    fn name(self) -> String {
        self.place.live.pool_name(&self.place.pool.get_value())
    }

    fn asking(self, pool: Signal<Option<Arc<NodePool>>>, close: Callback<()>) -> AnyView {
        let cluster = move || self.place.live.cluster_name(&self.place.cluster.get_value());
        let rule = move || {
            let expected = pool.with(|pool| pool.as_ref().map(|pool| release::has_expected_number(pool)))?;
            Some(t(if expected { Form::DeleteExpected } else { Form::DeleteNotExpected }))
        };
        let nodes = move || match self.reading.get() {
            Reading::Under(read, total) => {
                let [read, total] = [read, total].map(|count| format::number(count as f64));
                let text = t_with(Form::DeleteReading, &[("count", &read), ("limit", &total)]);
                view! { <p class="row muted" role="status"><Icon glyph=Glyph::Spinner spins=true /> {text}</p> }
                    .into_any()
            }
            Reading::Failed(failure) => view! {
                {Alert { text: Form::DeleteNodesUnread, failure }.view()}
                <p><button class="btn btn-sm" type="button" on:click=on(move |_| {
                    self.reading.set(Reading::Under(0, 0));
                    self.read();
                })>{t(Form::TryAgain)}</button></p>
            }
            .into_any(),
            Reading::Done(nodes) => fates(&nodes),
        };
        let has_nodes = memo(move || self.nodes().is_some_and(|nodes| !nodes.is_empty()));
        let changed = move || {
            self.changed.get().map(|(more, fewer)| {
                let counts = [more, fewer].map(|count| format::number(count.into()));
                let text = t_with(Form::DeleteChanged, &[("more", &counts[0]), ("fewer", &counts[1])]);
                view! {
                    <div class="alert alert-warn" role="alert">
                        {icon(Glyph::Warning)}
                        <div><p>{text}</p></div>
                    </div>
                }
            })
        };
        let press = Callback::new(move |()| self.press());
        let word = i18n::text(Task::Delete.title());
        view! {
            <div class="dialog-body" tabindex="0" role="region" aria-label=i18n::text(Form::DeleteFates)>
                <p>
                    {i18n::text(Form::DeleteThis)} " " <strong>{lazy(move || self.name())}</strong> " "
                    {lazy(move || t_with(Form::DeleteIn, &[("cluster", &cluster())]))} " " {lazy(rule)}
                </p>
                {lazy(changed)}
                {lazy(nodes)}
                {lazy(move || has_nodes.get().then(|| self.confirmation()))}
                {lazy(move || self.remark.get().map(|text| view! { <p class="help error" role="alert">{t(text)}</p> }))}
            </div>
            {self.change.footer(close, press, word, "btn btn-danger", Some(Glyph::Trash))}
        }
        .into_any()
    }

    /// The name, typed by hand. Enter alone does nothing: there is no form around the field.
    fn confirmation(self) -> AnyView {
        let label = move || view! { {t(Form::DeleteType)} " " <strong>{self.name()}</strong> };
        let help = move || match self.wrong.get() {
            true => t_with(Form::DeleteTypeWrong, &[("name", &self.name())]),
            false => t(Form::DeleteTypeHelp),
        };
        let typed = move |event| {
            self.typed.set(event_target_value(&event));
            self.wrong.set(false);
        };
        view! {
            <div class="stack-tight">
                <label class="label" for="delete-name"><span>{lazy(label)}</span></label>
                <input
                    class="input"
                    id="delete-name"
                    autocomplete="off"
                    spellcheck="false"
                    prop:value=sig(move || self.typed.get())
                    aria-invalid=sig(move || self.wrong.get().then_some("true"))
                    aria-describedby="delete-name-help"
                    on:input=on(typed)
                />
                <p class="help" id="delete-name-help" class:error=sig(move || self.wrong.get())>{lazy(help)}</p>
            </div>
        }
        .into_any()
    }

    fn following(self, pool: Signal<Option<Arc<NodePool>>>, close: Callback<()>) -> AnyView {
        let left = move || {
            let count =
                pool.with(|pool| pool.as_ref()?.at(paths::STATUS_TOTAL_NODES.path())?.as_u64()).unwrap_or_default();
            t_count(Form::DeleteLeft, u32::try_from(count).unwrap_or(u32::MAX))
        };
        view! {
            <div class="dialog-body" role="status">
                <p class="row">
                    <Icon glyph=Glyph::Spinner spins=true />
                    <span>{lazy(move || t_with(Form::Deleting, &[("name", &self.name())]))}</span>
                    <span class="muted num">{lazy(left)}</span>
                </p>
                <p class="help">{i18n::text(Form::DeleteGoesOn)}</p>
                {lazy(move || self.nodes().map(|nodes| totals(&nodes)))}
            </div>
            {done(close)}
        }
        .into_any()
    }

    fn gone(self, close: Callback<()>) -> AnyView {
        let kept = move || {
            let nodes = self.nodes()?;
            let kept: Vec<Fated> = nodes.iter().filter(|one| one.fate != Fate::Released).cloned().collect();
            (!kept.is_empty())
                .then(|| view! { {totals(&nodes)} {fates_list(kept)} <p class="help">{t(Form::DeleteKeptHelp)}</p> })
        };
        view! {
            <div class="dialog-body" role="status">
                <p class="row">{icon(Glyph::Ok)} <span>{i18n::text(Form::Deleted)}</span></p>
                {lazy(kept)}
            </div>
            {done(close)}
        }
        .into_any()
    }
}

/// Whether the pool has an expected number, and its nodes, both as they are now.
async fn read(cluster: &str, pool: &str, told: impl Fn(usize, usize)) -> Result<(bool, Vec<Node>), ApiFailure> {
    let nodes = read_nodes(cluster, pool, told).await?;
    let pool = read_node_pool(cluster, pool).await?;
    Ok((release::has_expected_number(&pool), nodes))
}

/// How many nodes are there now that were not, or have another fate, and how many were and are not.
fn difference(before: &[Fated], now: &[Fated]) -> (u32, u32) {
    let count = |from: &[Fated], other: &[Fated]| {
        let other: HashSet<(&str, Fate)> = other.iter().map(|one| (one.node.instance.as_str(), one.fate)).collect();
        from.iter().filter(|one| !other.contains(&(one.node.instance.as_str(), one.fate))).count()
    };
    let [more, fewer] = [count(now, before), count(before, now)];
    (u32::try_from(more).unwrap_or(u32::MAX), u32::try_from(fewer).unwrap_or(u32::MAX))
}

/// The one button that is left. It gets the focus: the one that had it is gone.
fn done(close: Callback<()>) -> AnyView {
    request_animation_frame(|| {
        if let Some(button) = browser::element("delete-done") {
            button.focus().ok();
        }
    });
    view! {
        <footer>
            <span class="end">
                <button class="btn btn-primary" type="button" id="delete-done" on:click=on(move |_| close.run(()))>
                    {i18n::text(Form::Close)}
                </button>
            </span>
        </footer>
    }
    .into_any()
}

/// Every node with its fate, and the totals.
fn fates(nodes: &Arc<Vec<Fated>>) -> AnyView {
    if nodes.is_empty() {
        return view! { <p>{t(Form::DeleteNoNodes)}</p> }.into_any();
    }
    view! { {fates_list(nodes.to_vec())} {totals(nodes)} }.into_any()
}

fn fates_list(nodes: Vec<Fated>) -> AnyView {
    let all = RwSignal::new(false);
    let total = nodes.len();
    let rows = move || {
        let shown = if all.get() { total } else { LISTED.min(total) };
        nodes[..shown].iter().map(row).collect_view()
    };
    let more = move || {
        (total > LISTED && !all.get()).then(|| {
            let text = t_with(Form::DeleteShowAll, &[("count", &format::number(total as f64))]);
            view! { <p><button class="btn btn-sm" type="button" on:click=on(move |_| all.set(true))>{text}</button></p> }
        })
    };
    view! {
        <ul class="fates" aria-label=i18n::text(Form::Nodes)>{lazy(rows)}</ul>
        {lazy(more)}
    }
    .into_any()
}

fn row(one: &Fated) -> AnyView {
    let Node { instance, name, instance_type, billing, expires, .. } = one.node.clone();
    let billing = match billing.as_str() {
        "PostPaid" => t(Form::PayAsYouGo),
        "PrePaid" => match browser::parse_time(&expires) {
            Some(time) => t_with(Form::SubscriptionTo, &[("time", &format::absolute(time))]),
            None => t(Form::Subscription),
        },
        "" => t(Form::BillingUnknown),
        other => other.to_owned(),
    };
    let (word, name_of, glyph) = match one.fate {
        Fate::Released => (Form::FateReleased, "released", Glyph::Trash),
        Fate::Retained => (Form::FateRetained, "retained", Glyph::Nodes),
        Fate::Unknown => (Form::FateUnknown, "unknown", Glyph::Unknown),
    };
    let why = match (one.fate, one.reason) {
        (Fate::Released, _) => Form::WhyReleased,
        (_, Reason::Subscription) => Form::WhySubscription,
        (_, Reason::Attached) => Form::WhyAttached,
        (_, Reason::BillingUnknown) => Form::WhyBillingUnknown,
        _ => Form::WhySourceUnknown,
    };
    let title = if name.is_empty() { instance.clone() } else { name };
    view! {
        <li data-instance=instance>
            <span class="two"><span class="id">{title}</span><span>{instance_type} " · " {billing}</span></span>
            <span class="two">
                <span><span class="fate" data-fate=name_of>{icon(glyph)}{t(word)}</span></span>
                <span>{t(why)}</span>
            </span>
        </li>
    }
    .into_any()
}

fn totals(nodes: &[Fated]) -> AnyView {
    let of = |fate: Fate| nodes.iter().filter(|one| one.fate == fate).count();
    let total = |fate: Fate, text: Form| {
        let count = of(fate);
        (count > 0).then(|| {
            let number = format::number(count as f64);
            view! { <span><b class="num">{number}</b> " " {t(text)}</span> }
        })
    };
    view! {
        <p class="totals">
            {total(Fate::Released, Form::TotalReleased)}
            {total(Fate::Retained, Form::TotalRetained)}
            {total(Fate::Unknown, Form::TotalUnknown)}
        </p>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn fated(instance: &str, fate: Fate) -> Fated {
        let node = Node { instance: instance.to_owned(), ..Node::default() };
        Fated { fate, reason: Reason::PayAsYouGo, node }
    }

    #[wasm_bindgen_test]
    fn another_node_and_another_fate_are_differences() {
        let before = [fated("i-1", Fate::Released), fated("i-2", Fate::Released)];
        assert_eq!(difference(&before, &before), (0, 0));
        assert_eq!(difference(&before, &before[..1]), (0, 1));
        assert_eq!(difference(&before[..1], &before), (1, 0));
        assert_eq!(difference(&before, &[fated("i-1", Fate::Released), fated("i-2", Fate::Retained)]), (1, 1));
        let turned = [before[1].clone(), before[0].clone()];
        assert_eq!(difference(&before, &turned), (0, 0));
    }
}
