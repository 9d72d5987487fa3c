//! The frame of a page about one node pool: its headline, its state, and what stands there until it is known.

use std::sync::Arc;
use std::time::Duration;

use crate::components::lean::{lazy, memo, on, on_change, sig};
use leptos::prelude::*;
use nodepool::{NodePool, paths};
use texts::{Form, Shell};

use super::form_words::FormWords;
use super::node_pools::{Facts, words};
use crate::api::client::ApiFailure;
use crate::browser;
use crate::code::{CodeWorker, Question, TARGETS};
use crate::components::code_view::Marks;
use crate::components::copy_button::CopyButton;
use crate::components::icon::{Glyph, icon};
use crate::components::status::Status;
use crate::forms::node_pool::code_frame;
use crate::forms::owner::{owner_offer, owner_tag};
use crate::i18n::{self, t};
use crate::routes::{self, Task};
use crate::state::live::Live;

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

/// Which pool of which cluster.
#[derive(Clone, Copy)]
pub(super) struct Place {
    /// What the server pushes.
    pub(super) live: Live,
    /// The cluster's id.
    pub(super) cluster: StoredValue<String>,
    /// The pool's id.
    pub(super) pool: StoredValue<String>,
}

impl Place {
    /// A pool of a cluster.
    pub(super) fn new(cluster: String, pool: String) -> Self {
        Self { live: Live::here(), cluster: StoredValue::new(cluster), pool: StoredValue::new(pool) }
    }

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

/// What a page shows below and beside the headline of a pool that is there.
pub(super) type Part = fn(Place, Signal<Arc<NodePool>>) -> AnyView;

/// The page.
pub(super) fn one_pool(place: Place, class: &'static str, actions: Part, body: Part) -> AnyView {
    let words = FormWords::read();
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
    let kind = memo(move || match (i18n::has_form(), words.failure().is_some(), known.get()) {
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
    let body = move || {
        match kind.get() {
        Kind::NoWords => view! {
            <div class="btn-group" role="alert">
                <button class="btn btn-primary" type="button" on:click=on(move |_| words.again())>{t(Shell::Retry)}</button>
            </div>
        }
        .into_any(),
        Kind::Loading => loading(),
        Kind::Missing => missing(&place.cluster.get_value()),
        Kind::Here => body(place, document),
    }
    };
    view! {
        <div class=["page ", class].concat()>
            <div class="page-head">
                <div class="page-title">
                    <div class="page-title-line">
                        <h1 tabindex="-1">{lazy(headline)}</h1>
                        {lazy(move || (kind.get() == Kind::Here).then(|| status(place, document)))}
                    </div>
                    {lazy(move || (kind.get() == Kind::Here).then(|| id(place)))}
                </div>
                {lazy(move || (kind.get() == Kind::Here).then(|| actions(place, document)))}
            </div>
            {lazy(body)}
        </div>
    }
    .into_any()
}

/// What the page shows.
#[derive(Clone, Copy, PartialEq)]
enum Kind {
    NoWords,
    Loading,
    Missing,
    Here,
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

/// The state beside the headline, as the list says it.
fn status(place: Place, pool: Signal<Arc<NodePool>>) -> AnyView {
    let facts = memo(move || Facts::of(&pool.get(), place.live.task_of(&place.pool.get_value()).as_ref()));
    let tone = Signal::derive(move || facts.with(|facts| facts.tone));
    let word = Signal::derive(move || facts.with(words::state));
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

/// Console-to-Code at the foot of a page, with what it is about beside its button, and more buttons at its end.
pub(super) fn console_to_code(place: Place, pool: Signal<Arc<NodePool>>, about: Form, end: AnyView) -> AnyView {
    let open = RwSignal::new(false);
    let code = move || open.get().then(|| code(place, pool));
    let toggle = move |_| {
        open.update(|open| *open = !*open);
        request_animation_frame(|| {
            if let Some(frame) = browser::element("c2c") {
                frame.scroll_into_view();
            }
        });
    };
    view! {
        <section class="stack" id="c2c" aria-label=i18n::text(Form::ConsoleToCode)>{lazy(code)}</section>
        <div class="page-foot">
            <button
                class="btn"
                type="button"
                aria-expanded=sig(move || open.get().to_string())
                aria-controls="c2c"
                on:click=on(toggle)
            >
                {icon(Glyph::Code)}
                {i18n::text(Form::ConsoleToCode)}
            </button>
            <span class="muted small wide-only">{i18n::text(about)}</span>
            {end}
        </div>
    }
    .into_any()
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
        change: None,
        name_before: None,
    });
    on_change(
        move || {
            pool.track();
            target.track();
        },
        move || worker.refresh(),
    );
    let tag = owner_tag();
    let is_offered = memo(move || target.get() == TARGETS[0].0 && !tag.with(|tag| tag.is_on(&pool.get())));
    let address = routes::task(&place.cluster.get_value(), &place.pool.get_value(), Task::Labels);
    let link = move |text| view! { <a class="btn btn-sm" href=address.clone()>{text}</a> }.into_any();
    let offer = move || is_offered.get().then(|| owner_offer(link.clone()));
    view! { <div class="code-frame">{code_frame(worker, target, Marks::none(), "c2c")} {lazy(offer)}</div> }.into_any()
}
