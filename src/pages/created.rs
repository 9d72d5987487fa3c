//! The confirmation: progress, and the pool as code.

mod progress;

use std::sync::Arc;

use crate::components::lean::{lazy, memo};
use leptos::prelude::*;
use leptos::task::spawn_local;
use nodepool::NodePool;
use texts::Form;

use super::one_pool::{Place, console_to_code, one_pool};
use crate::api::catalogue::{self, Image, VSwitch};
use crate::components::copy_button::CopyButton;
use crate::forms::node_pool::summary_facts;
use crate::i18n::{self, t};
use crate::routes;
use crate::state::live::Task;

/// The page.
pub(crate) fn created(cluster: String, pool: String) -> AnyView {
    one_pool(Place::new(cluster, pool), "created", |_, _| ().into_any(), body)
}

fn body(place: Place, pool: Signal<Arc<NodePool>>) -> AnyView {
    let task = memo(move || place.live.task_of(&place.pool.get_value()));
    let end = view! {
        <span class="end">
            <a class="btn" href=routes::node_pool(&place.cluster.get_value(), &place.pool.get_value())>
                {i18n::text(Form::OpenPool)}
            </a>
            <a class="btn btn-primary" href=routes::node_pools(&place.cluster.get_value())>
                {i18n::text(Form::BackToPools)}
            </a>
        </span>
    }
    .into_any();
    let names = Names::read(place);
    view! {
        <div class="columns columns-main">
            {progress::progress(pool, task)}
            <section class="stack" aria-labelledby="h-configuration">
                <h2 id="h-configuration">{i18n::text(Form::Configuration)}</h2>
                <dl class="props">{lazy(move || names.facts(&pool.get()))} {lazy(move || task_fact(task))}</dl>
            </section>
        </div>
        {console_to_code(place, pool, Form::ConsoleToCodeAbout, end)}
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
