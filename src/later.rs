//! The pages that the first load leaves out. It asks boot.js for the whole console when one of them is
//! opened; boot.js fetches it ahead of time, once the list is on the screen.

use leptos::prelude::*;
use texts::Shell;

use crate::{
    browser,
    components::{
        blank::blank,
        button::Button,
        dialog::Dialog,
        dynamic::dynamic,
        icon::{Glyph, Icon},
    },
    i18n::text,
    pages::{create, created, node_pool},
    routes::Task,
};

/// Who shows the pages that come later.
#[derive(Clone, Copy)]
pub struct Later {
    /// Whether the pages are here.
    pub is_whole: bool,
    /// The Create Node Pool dialog of a cluster.
    pub create: fn(String, Callback<()>) -> AnyView,
    /// The confirmation of a cluster's node pool.
    pub created: fn(String, String) -> AnyView,
    /// The page of a cluster's node pool.
    pub node_pool: fn(String, String) -> AnyView,
    /// A dialog about a cluster's node pool.
    pub task: fn(String, String, Task, Callback<()>) -> AnyView,
}

/// Asks for the whole console.
pub const ASK: Later = Later {
    is_whole: false,
    create: |_, on_close| ask_in_dialog(Shell::CreateNodePool, on_close),
    created: |_, _| ask_in_page(),
    node_pool: |_, _| ask_in_page(),
    task: |_, _, task, on_close| ask_in_dialog(task.title(), on_close),
};

/// Has the pages.
pub const WHOLE: Later = Later {
    is_whole: true,
    create: create::create,
    created: created::created,
    node_pool: node_pool::node_pool,
    task: node_pool::task,
};

/// The whole console is about to take the page over.
pub const TAKE_OVER: &str = "console:take-over";
/// A page of the whole console is wanted.
const WANTED: &str = "console:whole";
/// It could not be loaded.
const FAILED: &str = "console:whole-failed";

fn ask_in_dialog(title: Shell, on_close: Callback<()>) -> AnyView {
    view! {
        <Dialog title=text(title) on_close>
            <div class="dialog-body">{asking()}</div>
        </Dialog>
    }
    .into_any()
}

fn ask_in_page() -> AnyView {
    view! { <div class="page">{asking()}</div> }.into_any()
}

fn asking() -> AnyView {
    let failed = RwSignal::new(false);
    let listener = browser::listen(FAILED, move || failed.set(true));
    on_cleanup(move || listener.remove());
    let ask = move || {
        failed.set(false);
        browser::tell(WANTED);
    };
    // After this view is on the page: the answer may come at once.
    request_animation_frame(ask);
    dynamic(move || match failed.get() {
        true => blank(
            Glyph::Failed,
            true,
            text(Shell::FailedTitle),
            text(Shell::LaterFailed),
            view! { <Button label=text(Shell::Retry) glyph=Glyph::Refresh on_press=move |()| ask() /> }.into_any(),
        ),
        false => view! {
            <p class="row muted" role="status">
                <Icon glyph=Glyph::Spinner spins=true />
                {text(Shell::LaterLoading)}
            </p>
        }
        .into_any(),
    })
}
