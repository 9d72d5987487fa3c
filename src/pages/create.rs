//! The Create Node Pool dialog, over the list.

use std::time::Duration;

use ::nodepool::NodePool;
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::use_navigate;
use texts::{Form, Shell};

use super::failure::failure_blank;
use super::form_words::worded;
use crate::api::client::ApiFailure;
use crate::api::node_pools::read_node_pool;
use crate::browser;
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, Icon};
use crate::components::lean::lazy;
use crate::forms::node_pool::{self, Start};
use crate::i18n::{t, text};
use crate::routes::{self, Task};
use crate::state::notifications::Notifications;

/// The dialog of a cluster; `close` leads back to what lies under it.
pub(crate) fn create(cluster: String, close: Callback<()>) -> AnyView {
    let made = made(cluster.clone());
    worded(Shell::CreateNodePool, close, move || {
        node_pool::dialog(&cluster, routes::create_node_pool(&cluster), close, made, Start::New)
    })
}

/// The same dialog, filled from a pool: to make another one, with its secrets empty, or to edit it or a part of it.
pub(crate) fn from(cluster: String, pool: String, task: Task, close: Callback<()>) -> AnyView {
    let made = made(cluster.clone());
    let notifications = Notifications::here();
    let link = (routes::node_pool(&cluster, &pool), Form::ShowPool);
    let saved = Callback::new(move |said: String| {
        notifications.good(said, None, Some((link.0.clone(), t(link.1))));
        close.run(());
    });
    let read = RwSignal::new(None::<Result<NodePool, ApiFailure>>);
    let load = {
        let (cluster, pool) = (cluster.clone(), pool.clone());
        move || {
            let (cluster, pool) = (cluster.clone(), pool.clone());
            read.set(None);
            spawn_local(async move {
                read.try_set(Some(read_node_pool(&cluster, &pool).await));
            });
        }
    };
    load();
    let load = Callback::new(move |()| load());
    let here = routes::task(&cluster, &pool, task);
    worded(task.title(), close, move || {
        let (cluster, pool, here) = (cluster.clone(), pool.clone(), here.clone());
        lazy(move || match read.get() {
            Some(Ok(document)) => {
                let (done, start) = match task {
                    Task::Labels => {
                        let pool = (pool.clone(), document);
                        return untrack(|| node_pool::labels(&cluster, here.clone(), close, saved, pool));
                    }
                    Task::Edit => (saved, Start::Edit(pool.clone(), document)),
                    _ => (made, Start::Like(pool.clone(), document)),
                };
                untrack(|| node_pool::dialog(&cluster, here.clone(), close, done, start))
            }
            Some(Err(failure)) => view! {
                <Dialog title=text(task.title()) on_close=close>
                    <div class="dialog-body">{failure_blank(Signal::stored(Some(failure)), load)}</div>
                </Dialog>
            }
            .into_any(),
            None => view! {
                <Dialog title=text(task.title()) on_close=close>
                    <div class="dialog-body">
                        <p class="row muted" role="status">
                            <Icon glyph=Glyph::Spinner spins=true />
                            {text(Shell::LoadingPools)}
                        </p>
                    </div>
                </Dialog>
            }
            .into_any(),
        })
    })
}

/// Leads to the confirmation of a pool that was made.
fn made(cluster: String) -> Callback<String> {
    let navigate = use_navigate();
    Callback::new(move |pool: String| {
        // Back from the confirmation leads to the list, not into a form that was sent.
        let options = NavigateOptions { replace: true, scroll: false, ..NavigateOptions::default() };
        navigate(&routes::created(&cluster, &pool), options);
        // The dialog held the focus until it was gone.
        set_timeout(focus_headline, Duration::from_millis(60));
    })
}

fn focus_headline() {
    if let Some(headline) = browser::find("#main h1") {
        headline.focus().ok();
    }
}
