//! The confirmation: progress, and the pool as code.

mod progress;

use std::sync::Arc;
use std::time::Duration;

use crate::components::lean::{lazy, memo, on, on_change, sig};
use leptos::prelude::*;
use leptos::task::spawn_local;
use nodepool::{NodePool, State, paths};
use texts::{Form, Shell};

use crate::api::catalogue::{self, Image, VSwitch};
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

/// A pool that was just made appears with the next look at the cluster; only then is a missing one missing.
const GRACE: Duration = Duration::from_secs(4);

/// The page.
#[component]
pub fn Created(
    /// The cluster.
    cluster: String,
    /// The node pool.
    pool: String,
) -> impl IntoView {
    let place = Place { live: Live::here(), cluster: StoredValue::new(cluster), pool: StoredValue::new(pool) };
    let failure = RwSignal::new(None::<ApiFailure>);
    let load = move || {
        failure.set(None);
        spawn_local(async move {
            if let Err(error) = i18n::load_form().await {
                failure.try_set(Some(error));
            }
        });
    };
    load();
    let waited = RwSignal::new(false);
    set_timeout(
        move || {
            waited.try_set(true);
        },
        GRACE,
    );
    let known = memo(move || match place.known() {
        Known::Missing if !waited.get() => Known::Loading,
        known => known,
    });
    let document = Signal::derive(move || match known.get() {
        Known::Here(pool) => pool,
        _ => Arc::default(),
    });
    let kind = memo(move || match (i18n::has_form(), failure.with(Option::is_some), known.get()) {
        (false, true, _) => Kind::NoWords,
        (false, false, _) | (_, _, Known::Loading) => Kind::Loading,
        (_, _, Known::Missing) => Kind::Missing,
        (_, _, Known::Here(_)) => Kind::Here,
    });
    // One headline through all states: whoever has the focus on it keeps it.
    let headline = move || match kind.get() {
        Kind::NoWords => t(Shell::LanguageFailed),
        Kind::Loading => t(Shell::LoadingPools),
        Kind::Missing => t(Form::PoolMissingTitle),
        Kind::Here => name(&document.get()).unwrap_or_else(|| place.pool.get_value()),
    };
    let body = move || match kind.get() {
        Kind::NoWords => view! {
            <div class="btn-group" role="alert">
                <button class="btn btn-primary" type="button" on:click=on(move |_| load())>{t(Shell::Retry)}</button>
            </div>
        }
        .into_any(),
        Kind::Loading => loading(),
        Kind::Missing => missing(&place.cluster.get_value()),
        Kind::Here => body(place, document),
    };
    view! {
        <div class="page created">
            <div class="page-head">
                <div class="page-title">
                    <div class="page-title-line">
                        <h1 tabindex="-1">{lazy(headline)}</h1>
                        {lazy(move || (kind.get() == Kind::Here).then(|| status(document)))}
                    </div>
                    {lazy(move || (kind.get() == Kind::Here).then(|| id(place)))}
                </div>
            </div>
            {lazy(body)}
        </div>
    }
}

/// What the page shows.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    NoWords,
    Loading,
    Missing,
    Here,
}

/// Which pool of which cluster.
#[derive(Clone, Copy)]
struct Place {
    live: Live,
    cluster: StoredValue<String>,
    pool: StoredValue<String>,
}

impl Place {
    fn known(self) -> Known {
        let Some(pools) = self.live.pools.get() else {
            let gone = self.live.failure.with(|failure| failure.as_ref().is_some_and(ApiFailure::is_missing));
            return if gone { Known::Missing } else { Known::Loading };
        };
        match pools.iter().find(|entry| *entry.id == *self.pool.get_value()) {
            Some(entry) => Known::Here(entry.pool.get()),
            None => Known::Missing,
        }
    }
}

fn name(pool: &NodePool) -> Option<String> {
    pool.get(paths::NAME).ok().flatten()
}

fn loading() -> AnyView {
    view! {
        <div class="stack" aria-busy="true">
            <span class="skeleton skeleton-1"></span>
            <span class="skeleton skeleton-2"></span>
            <span class="skeleton skeleton-3"></span>
        </div>
    }
    .into_any()
}

fn missing(cluster: &str) -> AnyView {
    view! {
        <div class="blank">
            {icon(Glyph::Unknown)}
            <p>{i18n::text(Form::PoolMissingAbout)}</p>
            <div class="btn-group">
                <a class="btn btn-primary" href=routes::node_pools(cluster)>{i18n::text(Form::BackToPools)}</a>
            </div>
        </div>
    }
    .into_any()
}

/// The state beside the headline.
fn status(pool: Signal<Arc<NodePool>>) -> AnyView {
    let tone = Signal::derive(move || tone(&State::of(&pool.get())));
    let word = Signal::derive(move || word(&State::of(&pool.get())));
    view! { <Status tone word /> }.into_any()
}

/// The id below the headline.
fn id(place: Place) -> AnyView {
    let id = place.pool.get_value();
    let text = Signal::stored(id.clone());
    view! {
        <span class="id-copy">
            <span class="id">{id}</span>
            <CopyButton text label=i18n::text(Form::CopyPool) />
        </span>
    }
    .into_any()
}

fn body(place: Place, pool: Signal<Arc<NodePool>>) -> AnyView {
    let task = memo(move || newest_task(place.live, &place.pool.get_value()));
    let open = RwSignal::new(false);
    let code = move || open.get().then(|| code(place, pool));
    let names = Names::read(place);
    view! {
        <div class="columns columns-main">
            {progress::progress(pool, task)}
            <section class="stack" aria-labelledby="h-configuration">
                <h2 id="h-configuration">{i18n::text(Form::Configuration)}</h2>
                <dl class="props">{lazy(move || names.facts(&pool.get()))} {lazy(move || task_fact(task))}</dl>
            </section>
        </div>
        <section class="stack" id="c2c" aria-label=i18n::text(Form::ConsoleToCode)>{lazy(code)}</section>
        <div class="page-foot">
            <button
                class="btn"
                type="button"
                aria-expanded=sig(move || open.get().to_string())
                aria-controls="c2c"
                on:click=on(move |_| {
                    open.update(|open| *open = !*open);
                    request_animation_frame(show_code);
                })
            >
                {icon(Glyph::Code)}
                {i18n::text(Form::ConsoleToCode)}
            </button>
            <span class="muted small wide-only">{i18n::text(Form::ConsoleToCodeAbout)}</span>
            <span class="end">
                <a class="btn btn-primary" href=routes::node_pools(&place.cluster.get_value())>
                    {i18n::text(Form::BackToPools)}
                </a>
            </span>
        </div>
    }
    .into_any()
}

/// Names for the ids in the document; ids stand until they are read, and where they cannot be.
#[derive(Clone, Copy)]
struct Names {
    vswitches: RwSignal<Vec<VSwitch>>,
    images: RwSignal<Vec<Image>>,
}

impl Names {
    fn read(place: Place) -> Self {
        let names = Self { vswitches: RwSignal::default(), images: RwSignal::default() };
        let id = place.cluster.get_value();
        spawn_local(async move {
            let Ok(cluster) = catalogue::read_cluster(&id).await else { return };
            names.vswitches.try_set(catalogue::read_vswitches(&cluster.vpc).await.unwrap_or_default());
            names.images.try_set(catalogue::read_images(&cluster).await.unwrap_or_default());
        });
        names
    }

    fn facts(self, pool: &NodePool) -> AnyView {
        // The first one is the name, which is the headline.
        let facts = summary_facts(pool, &self.vswitches.get(), &self.images.get()).into_iter().skip(1);
        facts.map(|(name, value)| view! { <div><dt>{t(name)}</dt><dd>{value}</dd></div> }).collect_view().into_any()
    }
}

fn show_code() {
    if let Some(frame) = crate::browser::element("c2c") {
        frame.scroll_into_view();
    }
}

/// The pool as code, with the hint to import it.
fn code(place: Place, pool: Signal<Arc<NodePool>>) -> AnyView {
    let target = RwSignal::new(TARGETS[0].0);
    let session = place.live.session;
    let region = move || session.with_untracked(|session| session.as_ref().map(|session| session.region.clone()));
    let worker = CodeWorker::start(move || Question {
        target: target.get_untracked(),
        pool: pool.get_untracked().as_value().to_string(),
        cluster_id: Some(place.cluster.get_value()),
        region: region().filter(|region| !region.is_empty()),
        node_pool_id: Some(place.pool.get_value()),
    });
    on_change(
        move || {
            pool.track();
            target.track();
        },
        move || worker.refresh(),
    );
    let (mark, wrong) = unmarked();
    view! { <div class="code-frame">{code_frame(worker, target, mark, wrong)}</div> }.into_any()
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
fn newest_task(live: Live, pool: &str) -> Option<Task> {
    live.tasks.with(|tasks| tasks.iter().find(|task| task.pool == pool).cloned())
}

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
