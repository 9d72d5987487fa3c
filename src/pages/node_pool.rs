//! The page of one node pool, and the dialogs about it.

mod basic;
mod delete;
mod lines;
mod scale;

use std::sync::Arc;

use leptos::prelude::*;
use nodepool::NodePool;
use texts::Shell;

use super::create;
use super::form_words::worded;
use super::one_pool::{Place, one_pool};
use crate::components::icon::{Glyph, icon};
use crate::i18n;
use crate::routes::{self, Task};

/// The page.
pub(crate) fn node_pool(cluster: String, pool: String) -> AnyView {
    one_pool(Place::new(cluster, pool), "pool", actions, basic::basic)
}

/// A dialog about a pool; `close` leads back to what lies under it.
pub(crate) fn task(cluster: String, pool: String, task: Task, close: Callback<()>) -> AnyView {
    if matches!(task, Task::Clone | Task::Edit | Task::Labels) {
        return create::from(cluster, pool, task, close);
    }
    let place = Place::new(cluster, pool);
    worded(task.title(), close, move || match task {
        Task::Delete => delete::delete(place, close),
        _ => scale::scale(place, close),
    })
}

/// What can be done with the pool.
fn actions(place: Place, _: Signal<Arc<NodePool>>) -> AnyView {
    let link = |task: Task, word: Shell, glyph: Glyph| {
        let path = routes::task(&place.cluster.get_value(), &place.pool.get_value(), task);
        view! {
            <a class="btn" href=path>
                {icon(glyph)}
                {i18n::text(word)}
            </a>
        }
    };
    view! {
        <div class="btn-group">
            {link(Task::Scale, Shell::Scale, Glyph::Scale)}
            {link(Task::Edit, Shell::Edit, Glyph::Edit)}
            {link(Task::Labels, Shell::LabelsTitle, Glyph::Edit)}
            {link(Task::Clone, Shell::Clone, Glyph::Clone)}
            {link(Task::Delete, Shell::Delete, Glyph::Trash)}
        </div>
    }
    .into_any()
}
