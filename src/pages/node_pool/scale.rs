//! Scaling a pool: its expected number, or the limits between which it scales by itself.
//!
//! What was read stays beside what is typed: a change by somebody else is shown, and never overwritten unasked.

use std::sync::Arc;

use crate::components::lean::{effect, lazy, memo, on, sig};
use gloo_net::http::Method;
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use nodepool::{Context, Diagnostic, NodePool, Severity, paths, release, rules};
use serde_json::{Value, json};
use texts::Form;

use super::super::one_pool::Place;
use crate::api::catalogue::escape;
use crate::browser;
use crate::components::announcer::{Announcer, LiveRegion};
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::forms::change::{CONFLICT, Change, Request, Words};
use crate::forms::node_pool::{node_sentence, sentence, within_limits};
use crate::forms::owner::owned_by_code;
use crate::i18n::{self, format, t, t_count, t_with};
use crate::routes::{self, Task};
use crate::state::notifications::Notifications;

const WORDS: Words = Words { unknown: Form::ScaleUnknown, denied: Form::ScaleDenied, failed: Form::ScaleFailed };
/// Sent again under another key, nodes to add would be added twice.
const WORDS_OF_ADDED: Words = Words { unknown: Form::ScaleAddUnknown, ..WORDS };
/// The most nodes that one call adds (ScaleClusterNodePool).
const MOST_ADDED: i64 = 500;

/// What is entered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// The expected number.
    Expected,
    /// Nodes to add to a pool without an expected number.
    Added,
    /// Minimum and maximum.
    Limits,
}

/// A number on the screen.
#[derive(Clone, Copy)]
struct Entry {
    /// Its path in the document; none for nodes to add.
    path: Option<&'static str>,
    label: Form,
    id: &'static str,
    /// Stepping down stops here: nobody steps a pool to nothing by one press too many.
    floor: i64,
    most: i64,
    /// What the server had when the user began, or accepted since.
    base: RwSignal<Option<i64>>,
    /// What the user typed; `None` while nothing was.
    typed: RwSignal<Option<String>>,
}

impl Entry {
    fn new(path: Option<&'static str>, label: Form, id: &'static str, floor: i64, most: i64) -> Self {
        Self { path, label, id, floor, most, base: RwSignal::new(None), typed: RwSignal::new(None) }
    }

    fn mine(self) -> Option<i64> {
        match self.typed.get() {
            Some(text) => text.trim().parse().ok(),
            None => self.base.get(),
        }
    }

    fn text(self) -> String {
        self.typed.get().unwrap_or_else(|| self.base.get().map(|number| number.to_string()).unwrap_or_default())
    }

    fn is_changed(self) -> bool {
        self.typed.get().is_some() && self.mine() != self.base.get()
    }

    fn theirs(self, pool: &NodePool) -> Option<i64> {
        pool.at(self.path?).and_then(Value::as_i64)
    }
}

#[derive(Clone, Copy)]
struct Dialogue {
    place: Place,
    pool: Signal<Option<Arc<NodePool>>>,
    entries: StoredValue<Vec<Entry>>,
    change: Change,
    /// Said under the fields: nothing changed, nothing read yet.
    remark: RwSignal<Option<Form>>,
    close: Callback<()>,
    notifications: Notifications,
}

/// The dialog; `close` leads back to what lies under it.
pub(super) fn scale(place: Place, close: Callback<()>) -> AnyView {
    // The page's own: it outlives the dialog.
    let notifications = Notifications::here();
    Announcer::provide();
    let pool = memo(move || place.live.pool(&place.pool.get_value()).map(|pool| pool.get()));
    // A pool that turns from manual to automatic meanwhile has other numbers.
    let kind = memo(move || pool.with(|pool| pool.as_ref().map(|pool| kind_of(pool))));
    let body = move || {
        let this = Dialogue {
            place,
            pool: pool.into(),
            entries: StoredValue::new(kind.get().map(entries).unwrap_or_default()),
            change: Change::new(if kind.get_untracked() == Some(Kind::Added) { WORDS_OF_ADDED } else { WORDS }),
            remark: RwSignal::new(None),
            close,
            notifications,
        };
        untrack(|| this.view(kind.get_untracked()))
    };
    view! {
        <Dialog title=i18n::text(Task::Scale.title()) on_close=close>
            {lazy(body)}
            <LiveRegion />
        </Dialog>
    }
    .into_any()
}

fn kind_of(pool: &NodePool) -> Kind {
    match pool.get(paths::AUTO_SCALING_ENABLE).ok().flatten() {
        Some(true) => Kind::Limits,
        _ if release::has_expected_number(pool) => Kind::Expected,
        _ => Kind::Added,
    }
}

fn entries(kind: Kind) -> Vec<Entry> {
    match kind {
        Kind::Expected => {
            vec![Entry::new(Some(paths::DESIRED_SIZE.path()), Form::ExpectedNodes, "scale-expected", 1, 2000)]
        }
        Kind::Added => vec![Entry::new(None, Form::NodesToAdd, "scale-added", 1, MOST_ADDED)],
        Kind::Limits => vec![
            Entry::new(Some(paths::AUTO_SCALING_MIN_INSTANCES.path()), Form::Minimum, "scale-minimum", 0, 2000),
            Entry::new(Some(paths::AUTO_SCALING_MAX_INSTANCES.path()), Form::Maximum, "scale-maximum", 1, 2000),
        ],
    }
}

impl Dialogue {
    fn view(self, kind: Option<Kind>) -> AnyView {
        for entry in self.entries.get_value() {
            // While nothing is typed the number on the screen is the server's.
            effect(move || {
                let theirs = self.theirs(entry);
                if entry.typed.with_untracked(Option::is_none) && entry.base.get_untracked() != theirs {
                    entry.base.set(theirs);
                }
            });
        }
        let missing = move || {
            let known = self.place.live.pools.with(Option::is_some);
            let text = if known { Form::PoolMissingAbout } else { Form::ScaleReading };
            view! { <p role="status">{t(text)}</p> }
        };
        let fields = self.entries.get_value().into_iter().map(|entry| self.field(entry)).collect_view();
        let remark = move || {
            self.remark.get().map(|text| view! { <p class="help error" id="scale-remark" role="alert">{t(text)}</p> })
        };
        let press = Callback::new(move |()| self.save(kind));
        view! {
            <div class="dialog-body">
                <p>
                    <strong>{lazy(move || self.place.live.pool_name(&self.place.pool.get_value()))}</strong> " "
                    {lazy(move || kind.map(|kind| self.now(kind)))}
                </p>
                {match kind {
                    Some(_) => view! { <div class="inline-fields">{fields}</div> }.into_any(),
                    None => lazy(missing),
                }}
                {lazy(move || kind.map(|kind| self.plan(kind)))}
                {owned_by_code((self.place.cluster.get_value(), self.place.pool.get_value()), self.pool, sig(move || self.body()))}
                {lazy(remark)}
            </div>
            {self.change.footer(self.close, press, i18n::text(Form::Save), "btn btn-primary", None)}
        }
        .into_any()
    }

    /// What the server has now.
    fn theirs(self, entry: Entry) -> Option<i64> {
        self.pool.with(|pool| pool.as_ref().and_then(|pool| entry.theirs(pool)))
    }

    /// What there is now, in words.
    fn now(self, kind: Kind) -> String {
        let count = |path: &str| self.pool.with(|pool| pool.as_ref()?.at(path)?.as_u64()).unwrap_or_default();
        let total = u32::try_from(count(paths::STATUS_TOTAL_NODES.path())).unwrap_or(u32::MAX);
        match kind {
            Kind::Added => t_count(Form::ScaleNowNotExpected, total),
            Kind::Expected | Kind::Limits => t_count(Form::ScaleNow, total),
        }
    }

    /// The values that differ, as a body.
    fn body(self) -> NodePool {
        let mut body = NodePool::new();
        for (path, value) in self.changed() {
            body.put(path, value);
        }
        body
    }

    /// The values that differ, by path.
    fn changed(self) -> Vec<(&'static str, Value)> {
        let changed = self.entries.get_value().into_iter().filter(|entry| entry.is_changed());
        changed.filter_map(|entry| Some((entry.path?, Value::from(entry.mine()?)))).collect()
    }

    /// What the rules say about the changed document at the fields of this dialog.
    fn findings(self) -> Vec<Diagnostic> {
        let Some(mut pool) = self.pool.get().map(|pool| NodePool::clone(&pool)) else { return Vec::new() };
        let changed = self.changed();
        for (path, value) in &changed {
            pool.put(path, value.clone());
        }
        let paths: Vec<&str> = self.entries.get_value().iter().filter_map(|entry| entry.path).collect();
        let report = rules::check_reading(&paths, nodepool::Report::default(), &pool, &Context::default());
        let here = |one: &Diagnostic| {
            std::iter::once(&one.path).chain(&one.related).any(|path| paths.contains(&path.as_str()))
        };
        if changed.is_empty() { Vec::new() } else { report.diagnostics.into_iter().filter(here).collect() }
    }

    /// What is wrong with one number.
    fn problem(self, entry: Entry) -> Option<String> {
        entry.typed.get()?;
        match entry.mine() {
            None => {
                Some(t_with(Form::Range, &[("min", &entry.floor.min(0).to_string()), ("max", &entry.most.to_string())]))
            }
            Some(number) if entry.path.is_none() && !(1..=entry.most).contains(&number) => {
                Some(t_with(Form::Range, &[("min", "1"), ("max", &entry.most.to_string())]))
            }
            Some(_) => {
                let path = entry.path?;
                let wrong = |one: &Diagnostic| {
                    one.severity == Severity::Error
                        && std::iter::once(&one.path).chain(&one.related).any(|other| other.as_str() == path)
                };
                self.findings().iter().find(|one| wrong(one)).map(sentence)
            }
        }
    }

    fn field(self, entry: Entry) -> AnyView {
        let name = i18n::text(entry.label);
        let step = move |up: bool| {
            let Some(now) = untrack(|| entry.mine()).or(entry.path.is_none().then_some(0)) else { return };
            let next = if up { (now + 1).min(entry.most) } else { (now - 1).max(entry.floor.min(now)) };
            entry.typed.set(Some(next.to_string()));
            self.remark.set(None);
        };
        let key = move |event: KeyboardEvent| {
            let up = match event.key().as_str() {
                "ArrowUp" => true,
                "ArrowDown" => false,
                _ => return,
            };
            event.prevent_default();
            step(up);
        };
        let button = move |up: bool| {
            let label = move || t_with(if up { Form::More } else { Form::Less }, &[("name", &name.get())]);
            view! {
                <button type="button" tabindex="-1" aria-label=sig(label) on:click=on(move |_| step(up))></button>
            }
        };
        let typed = move |event| {
            entry.typed.set(Some(event_target_value(&event)));
            self.remark.set(None);
        };
        let problem = memo(move || self.problem(entry));
        let help = [entry.id, "-help"].concat();
        view! {
            <div class="mini">
                <label class="label" for=entry.id>{name}</label>
                <span class="number">
                    {button(false)}
                    <input
                        id=entry.id
                        prop:value=sig(move || entry.text())
                        inputmode="numeric"
                        autocomplete="off"
                        role="spinbutton"
                        aria-valuemin="0"
                        aria-valuemax=entry.most.to_string()
                        aria-valuenow=sig(move || entry.mine().map(|number| number.to_string()))
                        aria-invalid=sig(move || problem.get().is_some().then_some("true"))
                        aria-describedby=help.clone()
                        on:input=on(typed)
                        on:keydown=key
                    />
                    {button(true)}
                </span>
                <p class="help error" id=help>{lazy(move || problem.get())}</p>
                {lazy(move || self.meanwhile(entry))}
            </div>
        }
        .into_any()
    }

    /// Somebody else changed the number that is being changed: base, theirs, mine.
    fn meanwhile(self, entry: Entry) -> Option<AnyView> {
        let (base, mine) = (entry.base.get(), entry.mine());
        let theirs = self.theirs(entry);
        // What is on its way comes back as the server's number before its answer does.
        if entry.typed.get().is_none() || theirs == base || theirs == mine || self.change.sending.get() {
            return None;
        }
        let number = |number: Option<i64>| number.map_or_else(|| "–".to_owned(), |number| number.to_string());
        let [base, theirs_text, mine] = [base, theirs, mine].map(number);
        let text = t_with(Form::Meanwhile, &[("base", &base), ("theirs", &theirs_text), ("mine", &mine)]);
        let keep = move |_| entry.base.set(theirs);
        let take = move |_| {
            entry.typed.set(None);
            entry.base.set(theirs);
        };
        Some(
            view! {
                <div class="alert alert-warn" role="status">
                    {icon(Glyph::Warning)}
                    <div>
                        <p>{text}</p>
                        <p class="btn-group">
                            <button class="btn btn-sm" type="button" on:click=on(keep)>{t_with(Form::KeepMine, &[("mine", &mine)])}</button>
                            <button class="btn btn-sm" type="button" on:click=on(take)>{t_with(Form::TakeTheirs, &[("theirs", &theirs_text)])}</button>
                        </p>
                    </div>
                </div>
            }
            .into_any(),
        )
    }

    /// What saving does: old, new, and whom it reaches.
    fn plan(self, kind: Kind) -> Option<AnyView> {
        let entries = self.entries.get_value();
        let pool = self.pool.get()?;
        let total = pool.at(paths::STATUS_TOTAL_NODES.path()).and_then(Value::as_i64).unwrap_or_default();
        if entries.iter().any(|entry| untrack(|| entry.typed.get()).is_some() && self.problem(*entry).is_some()) {
            return None;
        }
        let rows: Vec<AnyView> = entries
            .iter()
            .filter(|entry| entry.is_changed() && entry.path.is_some())
            .map(|entry| {
                let old = entry.base.get().map_or_else(|| "–".to_owned(), |number| number.to_string());
                let new = entry.mine().map(|number| number.to_string()).unwrap_or_default();
                view! {
                    <li>
                        <code>{entry.path}</code> " "
                        <span class="old num">{old}</span> " → " <b class="new num">{new}</b>
                    </li>
                }
                .into_any()
            })
            .collect();
        let wanted = match (kind, &entries[..]) {
            (Kind::Expected, [expected]) => expected.is_changed().then(|| expected.mine()).flatten(),
            (Kind::Added, [added]) => added.typed.get().and_then(|_| added.mine()).map(|count| total + count),
            (Kind::Limits, [least, most]) => {
                let (least, most) = (least.mine()?, most.mine()?);
                (!rows.is_empty()).then(|| total.clamp(least, most.max(least)))
            }
            _ => None,
        }?;
        let before = if kind == Kind::Expected { entries[0].base.get().unwrap_or(total) } else { total };
        let (effect, _) = node_sentence(wanted - before, &pool);
        let effect = if kind == Kind::Limits { within_limits(&effect) } else { effect };
        let warnings = self.findings().into_iter().filter(|one| one.severity == Severity::Warning);
        let warnings = warnings
            .map(|one| view! { <p class="warning">{icon(Glyph::Warning)}<span>{sentence(&one)}</span></p> })
            .collect_view();
        Some(
            view! {
                <div class="plan" role="status" aria-label=t(Form::Plan)>
                    <ul>{rows}</ul>
                    <p>{effect}</p>
                    {warnings}
                </div>
            }
            .into_any(),
        )
    }

    fn save(self, kind: Option<Kind>) {
        if self.change.sending.get_untracked() {
            return;
        }
        let say = |text: Form| {
            self.remark.set(Some(text));
        };
        let Some(kind) = kind else { return say(Form::ScaleNotRead) };
        let entries = self.entries.get_value();
        if let Some(wrong) = entries.iter().find(|entry| untrack(|| self.problem(**entry)).is_some()) {
            if let Some(input) = browser::element(wrong.id) {
                input.focus().ok();
            }
            return;
        }
        let unsettled = |entry: &Entry| untrack(|| self.meanwhile(*entry)).is_some();
        // What was sent and has no known outcome is asked about first.
        let is_open = self.change.is_open();
        if !is_open && entries.iter().any(unsettled) {
            return say(Form::MeanwhileFirst);
        }
        let [cluster, pool] = [self.place.cluster.get_value(), self.place.pool.get_value()].map(|id| escape(&id));
        let url = format!("/openapi/cs/clusters/{cluster}/nodepools/{pool}");
        let name = self.place.live.pool_name(&self.place.pool.get_value());
        let said = untrack(|| self.outcome(kind, &name));
        let request = match kind {
            Kind::Added => {
                let Some(count) = untrack(|| entries[0].typed.get().and_then(|_| entries[0].mine())) else {
                    return say(Form::NoChanges);
                };
                Request { method: Method::POST, url, body: Some(json!({"count": count})), name, said }
            }
            Kind::Expected | Kind::Limits => {
                // What the server has already is no change, unless it is the outcome of what is asked about.
                let is_sent = |entry: &&Entry| entry.is_changed() && (is_open || self.theirs(**entry) != entry.mine());
                let sent: Vec<&Entry> = untrack(|| entries.iter().filter(is_sent).collect());
                if sent.is_empty() && !is_open {
                    return say(Form::NoChanges);
                }
                let mut body = NodePool::new();
                let mut base = serde_json::Map::new();
                for entry in sent {
                    let (Some(path), Some(mine)) = (entry.path, untrack(|| entry.mine())) else { continue };
                    base.insert(path.to_owned(), entry.base.get_untracked().map_or(Value::Null, Value::from));
                    body.put(path, mine.into());
                }
                let mut body = body.into_value();
                body["console"] = json!({"base": base});
                Request { method: Method::PUT, url, body: Some(body), name, said }
            }
        };
        self.remark.set(None);
        let page = routes::node_pool(&self.place.cluster.get_value(), &self.place.pool.get_value());
        let (notifications, close, live) = (self.notifications, self.close, self.place.live);
        self.change.send(
            request,
            move |made| {
                notifications.good(made.said, None, Some((page, t(Form::ShowPool))));
                // What was entered after a lost answer is still to be saved.
                if made.is_wanted {
                    close.run(());
                }
            },
            move |failure| {
                // The newest document says what it is now; the notice at the field asks.
                if failure.code == CONFLICT {
                    live.refresh();
                    self.remark.set(Some(Form::MeanwhileFirst));
                }
                failure.code == CONFLICT
            },
        );
    }

    /// What the notification says.
    fn outcome(self, kind: Kind, name: &str) -> String {
        let entries = self.entries.get_value();
        let pair = |entry: &Entry| {
            let [old, new] = [entry.base.get(), entry.mine()]
                .map(|number| number.map_or_else(|| "–".to_owned(), |number| format::number(number as f64)));
            format!("{} {old} → {new}", t(entry.label))
        };
        let changes = match kind {
            Kind::Added => {
                t_count(Form::PlanAdds, entries[0].mine().and_then(|count| u32::try_from(count).ok()).unwrap_or(0))
            }
            _ => entries.iter().filter(|entry| entry.is_changed()).map(pair).collect::<Vec<_>>().join(", "),
        };
        t_with(Form::PoolDone, &[("name", name), ("changes", &changes)])
    }
}
