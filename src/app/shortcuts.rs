//! Keys that work on every page, and the list of them.

use leptos::prelude::*;
use leptos_router::{
    NavigateOptions,
    hooks::{use_location, use_navigate},
};
use texts::Shell;
use web_sys::KeyboardEvent;

use crate::{
    browser,
    components::dialog::Dialog,
    i18n::text,
    pages::node_pools::FILTER,
    routes::{self, Page},
};

/// Listens for the keys. `help` is whether the list of shortcuts stands.
pub fn listen(page: Memo<Page>, help: RwSignal<bool>) {
    let navigate = use_navigate();
    let search = use_location().search;
    let listener = window_event_listener(leptos::ev::keydown, move |event: KeyboardEvent| {
        let modified = event.ctrl_key() || event.meta_key() || event.alt_key();
        if event.default_prevented() || modified || browser::is_typing(&event) || browser::has_modal() {
            return;
        }
        match (event.key().as_str(), page.get_untracked()) {
            ("/", Page::NodePools { .. }) => {
                let Some(filter) = browser::element(FILTER) else { return };
                let _ = filter.focus();
            }
            ("c", Page::NodePools { cluster }) => {
                let path = routes::create_node_pool(&cluster);
                navigate(&routes::with_search(&path, &search.get_untracked()), NavigateOptions::default());
            }
            ("?", _) => help.set(true),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup(move || listener.remove());
}

/// The list of shortcuts.
#[component]
pub fn Shortcuts(
    /// The user has read it.
    #[prop(into)]
    on_close: Callback<()>,
) -> impl IntoView {
    let keys = [
        (&["/"][..], Shell::ShortcutFilter),
        (&["C"], Shell::ShortcutCreate),
        (&["↑", "↓"], Shell::ShortcutRows),
        (&["Enter"], Shell::ShortcutOpen),
        (&["?"], Shell::ShortcutHelp),
    ];
    view! {
        <Dialog title=text(Shell::KeyboardShortcuts) on_close>
            <div class="dialog-body">
                <dl class="shortcuts">
                    {keys
                        .into_iter()
                        .map(|(keys, what)| {
                            view! {
                                <div>
                                    <dt>
                                        {keys.iter().map(|key| view! { <kbd class="kbd">{*key}</kbd> }).collect_view()}
                                    </dt>
                                    <dd>{text(what)}</dd>
                                </div>
                            }
                        })
                        .collect_view()}
                </dl>
            </div>
        </Dialog>
    }
}
