//! Views that change, built from one type each.
//!
//! Every closure in a view is a type of its own, and the framework's code is compiled again for each:
//! about 2 kB before compression. So the console keeps to a few types: a changing text or attribute is
//! a `Signal<String>` (or of an `Option`), a changing part of the page goes through [`dynamic`], and a
//! list through [`each`]. It is the difference between a first load within its budget and one beyond.

use std::sync::Arc;

use leptos::prelude::*;

/// A part of the page that is built anew when what it reads changes.
pub fn dynamic(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// A part of the page that is there while `shown` is true.
pub fn when(shown: Signal<bool>, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    dynamic(move || if shown.get() { view() } else { ().into_any() })
}

/// A list by ids: views move with their ids, and only new ids are built.
pub fn each(ids: Signal<Vec<Arc<str>>>, view: impl Fn(Arc<str>) -> AnyView + Send + Sync + 'static) -> AnyView {
    let view: Arc<dyn Fn(Arc<str>) -> AnyView + Send + Sync> = Arc::new(view);
    view! { <For each=move || ids.get() key=Arc::clone children=move |id| view(id) /> }.into_any()
}
