//! The confirmation: progress, and the pool as code.

mod progress;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use nodepool::{NodePool, State, paths};
use texts::{Form, Shell};

use crate::api::client::ApiFailure;
use crate::code::{CodeWorker, Question, TARGETS};
use crate::components::copy_button::CopyButton;
use crate::components::icon::{Glyph, icon};
use crate::components::status::{Status, Tone};
use crate::forms::node_pool::{code_frame, summary_facts, unmarked};
use crate::i18n::{self, t};
use crate::routes;
use crate::state::live::{Live, Task};

/// What is known of the pool.
#[derive(Clone, PartialEq)]
enum Known {
    /// The first snapshot is on its way.
    Loading,
    /// It is not among the cluster's pools.
    Missing,
    /// The pool.
    Here(Arc<NodePool>),
}

/// The page.
#[component]
pub fn Created(
    /// The cluster.
    cluster: String,
    /// The node pool.
    pool: String,
) -> impl IntoView {
    let live = Live::here();
    let failure = RwSignal::new(None::<ApiFailure>);
    spawn_local(async move {
        if let Err(error) = i18n::load_form().await {
            failure.try_set(Some(error));
        }
    });
    let cluster = StoredValue::new(cluster);
    let pool = StoredValue::new(pool);
    let known = Memo::new(move |_| known(live, &pool.get_value()));
    let kind = Memo::new(move |_| match known.get() {
        Known::Loading => 0,
        Known::Missing => 1,
        Known::Here(_) => 2,
    });
    let document = Signal::derive(move || match known.get() {
        Known::Here(pool) => pool,
        _ => Arc::default(),
    });
    move || {
        let _ = failure.get();
        match kind.get() {
            _ if !i18n::has_form() => loading(),
            0 => loading(),
            1 => missing(&cluster.get_value()),
            _ => page(live, cluster, pool, document),
        }
    }
}

fn known(live: Live, id: &str) -> Known {
    let Some(pools) = live.pools.get() else {
        let gone = live.failure.with(|failure| failure.as_ref().is_some_and(ApiFailure::is_missing));
        return if gone { Known::Missing } else { Known::Loading };
    };
    match pools.iter().find(|entry| &*entry.id == id) {
        Some(entry) => Known::Here(entry.pool.get()),
        None => Known::Missing,
    }
}

fn loading() -> AnyView {
    view! {
        <div class="page">
            <div class="page-head"><h1 tabindex="-1">{move || t(Shell::LoadingPools)}</h1></div>
            <div class="stack" role="status" aria-label=move || t(Shell::LoadingPools)>
                <span class="skeleton skeleton-1"></span>
                <span class="skeleton skeleton-2"></span>
                <span class="skeleton skeleton-3"></span>
            </div>
        </div>
    }
    .into_any()
}

fn missing(cluster: &str) -> AnyView {
    view! {
        <div class="page">
            <div class="page-head"><h1 tabindex="-1">{move || t(Form::PoolMissingTitle)}</h1></div>
            <div class="blank">
                {icon(Glyph::Unknown)}
                <p>{move || t(Form::PoolMissingAbout)}</p>
                <div class="btn-group">
                    <a class="btn btn-primary" href=routes::node_pools(cluster)>{move || t(Form::BackToPools)}</a>
                </div>
            </div>
        </div>
    }
    .into_any()
}

fn page(live: Live, cluster: StoredValue<String>, id: StoredValue<String>, pool: Signal<Arc<NodePool>>) -> AnyView {
    let name = Memo::new(move |_| pool.get().get(paths::NAME).ok().flatten().unwrap_or_else(|| id.get_value()));
    let tone = Signal::derive(move || tone(&State::of(&pool.get())));
    let word = Signal::derive(move || word(&State::of(&pool.get())));
    let task = Memo::new(move |_| live.task_of(&id.get_value()));
    let open = RwSignal::new(false);
    let code = move || open.get().then(|| code(live, cluster, id, pool));
    let copy = Signal::derive(move || id.get_value());
    view! {
        <div class="page created">
            <div class="page-head">
                <div class="page-title">
                    <div class="page-title-line">
                        <h1 tabindex="-1">{name}</h1>
                        <Status tone word />
                    </div>
                    <span class="id-copy">
                        <span class="id">{id.get_value()}</span>
                        <CopyButton text=copy label=i18n::text(Form::CopyPool) />
                    </span>
                </div>
            </div>
            <div class="columns columns-main">
                {progress::progress(pool, task)}
                <section class="stack" aria-labelledby="h-configuration">
                    <h2 id="h-configuration">{move || t(Form::Configuration)}</h2>
                    <dl class="props">{move || facts(&pool.get())} {move || task_fact(task)}</dl>
                </section>
            </div>
            <section class="stack" id="c2c" aria-label=move || t(Form::ConsoleToCode)>{code}</section>
            <div class="page-foot">
                <button
                    class="btn"
                    type="button"
                    aria-expanded=move || open.get().to_string()
                    aria-controls="c2c"
                    on:click=move |_| {
                        open.update(|open| *open = !*open);
                        request_animation_frame(show_code);
                    }
                >
                    {icon(Glyph::Code)}
                    {move || t(Form::ConsoleToCode)}
                </button>
                <span class="muted small wide-only">{move || t(Form::ConsoleToCodeAbout)}</span>
                <span class="end">
                    <a class="btn btn-primary" href=routes::node_pools(&cluster.get_value())>
                        {move || t(Form::BackToPools)}
                    </a>
                </span>
            </div>
        </div>
    }
    .into_any()
}

fn show_code() {
    if let Some(frame) = crate::browser::element("c2c") {
        frame.scroll_into_view();
    }
}

/// The pool as code, with the hint to import it.
fn code(live: Live, cluster: StoredValue<String>, id: StoredValue<String>, pool: Signal<Arc<NodePool>>) -> AnyView {
    let target = RwSignal::new(TARGETS[0].0);
    let region = move || live.session.with_untracked(|session| session.as_ref().map(|session| session.region.clone()));
    let worker = CodeWorker::start(move || Question {
        target: target.get_untracked(),
        pool: pool.get_untracked().as_value().to_string(),
        cluster_id: Some(cluster.get_value()),
        region: region().filter(|region| !region.is_empty()),
        node_pool_id: Some(id.get_value()),
    });
    Effect::new(move |before: Option<()>| {
        pool.track();
        target.track();
        if before.is_some() {
            worker.refresh();
        }
    });
    let (mark, wrong) = unmarked();
    view! { <div class="code-frame">{code_frame(worker, target, mark, wrong)}</div> }.into_any()
}

fn facts(pool: &NodePool) -> AnyView {
    let facts = summary_facts(pool, &[], &[]).into_iter().skip(1);
    facts.map(|(name, value)| view! { <div><dt>{t(name)}</dt><dd>{value}</dd></div> }).collect_view().into_any()
}

fn task_fact(task: Memo<Option<Task>>) -> Option<AnyView> {
    let id = task.get()?.task_id;
    let text = Signal::stored(id.clone());
    Some(
        view! {
            <div>
                <dt>{t(Form::Task)}</dt>
                <dd>
                    <span class="id-copy">
                        <span class="id">{id}</span>
                        <CopyButton text label=i18n::text(Form::CopyTask) />
                    </span>
                </dd>
            </div>
        }
        .into_any(),
    )
}

/// The newest task about the pool.

fn tone(state: &State) -> Tone {
    match state {
        State::Active => Tone::Active,
        State::Initial | State::Updating | State::Scaling => Tone::Updating,
        State::Removing | State::Deleting => Tone::Removing,
        State::Other(_) => Tone::Unknown,
    }
}

/// The state in words; one that the console does not know is shown as it came.
fn word(state: &State) -> String {
    match state {
        State::Initial => t(Shell::StateInitial),
        State::Active => t(Shell::StateActive),
        State::Updating => t(Shell::StateUpdating),
        State::Scaling => t(Shell::StateScaling),
        State::Removing => t(Shell::StateRemoving),
        State::Deleting => t(Shell::StateDeleting),
        State::Other(word) => word.clone(),
    }
}
