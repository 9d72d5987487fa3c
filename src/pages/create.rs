//! The Create Node Pool dialog, over the list.

use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate};
use texts::Shell;

use crate::api::client::ApiFailure;
use crate::browser;
use crate::components::dialog::Dialog;
use crate::forms::node_pool;
use crate::i18n::{self, t};
use crate::routes;

/// The dialog.
#[component]
pub fn CreateNodePool(
    /// The cluster that gets the pool.
    cluster: String,
) -> impl IntoView {
    let navigate = use_navigate();
    let go = {
        let navigate = navigate.clone();
        move |address: String, replace: bool| {
            navigate(&address, NavigateOptions { replace, scroll: false, ..NavigateOptions::default() });
        }
    };
    // The list below comes back as it was looked at.
    let search = use_location().search.get_untracked();
    let (to_list, list) = (go.clone(), routes::with_search(&routes::node_pools(&cluster), &search));
    let close = Callback::new(move |()| to_list(list.clone(), false));
    let made = {
        let cluster = cluster.clone();
        // Back from the confirmation leads to the list, not into a form that was sent.
        Callback::new(move |pool: String| {
            go(routes::created(&cluster, &pool), true);
            // The dialog held the focus until it was gone.
            set_timeout(focus_headline, Duration::from_millis(60));
        })
    };
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
    let ready = Memo::new(move |_| i18n::has_form());
    move || {
        if ready.get() {
            // Only the words are followed here: the dialog follows the rest by itself.
            return untrack(|| node_pool::dialog(&cluster, routes::create_node_pool(&cluster), close, made));
        }
        failure.get().map(|failure| failed(failure, close, Callback::new(move |()| load()))).into_any()
    }
}

fn focus_headline() {
    if let Some(headline) = browser::find("#main h1") {
        headline.focus().ok();
    }
}

/// Without its words the form cannot be shown.
fn failed(failure: ApiFailure, close: Callback<()>, again: Callback<()>) -> AnyView {
    view! {
        <Dialog title=i18n::text(Shell::CreateNodePool) on_close=close>
            <div class="dialog-body" role="alert">
                <p>{t(Shell::LanguageFailed)}</p>
                <p class="id">{failure.code}</p>
            </div>
            <footer>
                <span class="end">
                    <button class="btn btn-primary" type="button" on:click=move |_| again.run(())>
                        {move || t(Shell::Retry)}
                    </button>
                </span>
            </footer>
        </Dialog>
    }
    .into_any()
}
