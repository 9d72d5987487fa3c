//! Small doors to the reactive library: each is compiled once, whoever goes through.
//!
//! The library makes code of its own for every closure that it is handed, one to nine kilobytes each. The
//! form has hundreds of closures, so they go in boxes.

use leptos::prelude::*;

/// A part of the view that is renewed when what it reads changes.
pub(crate) fn lazy<V: IntoAny + 'static>(part: impl Fn() -> V + Send + 'static) -> AnyView {
    let part: Box<dyn FnMut() -> AnyView + Send> = Box::new(move || part().into_any());
    part.into_any()
}

/// A value of an attribute, or a text, that is renewed when what it reads changes.
pub(crate) fn sig<T: Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Signal<T> {
    Signal::derive(value)
}

/// An event handler.
pub(crate) fn on<E: 'static>(handler: impl FnMut(E) + 'static) -> Box<dyn FnMut(E)> {
    Box::new(handler)
}

/// Runs now and whenever what it reads changes.
pub(crate) fn effect(step: impl FnMut() + 'static) {
    let mut step: Box<dyn FnMut()> = Box::new(step);
    Effect::new(move |_| step());
}

/// Runs whenever what it reads changes, but not now; `reads` says what that is.
pub(crate) fn on_change(reads: impl Fn() + 'static, step: impl Fn() + 'static) {
    let mut first = true;
    effect(move || {
        reads();
        if !std::mem::replace(&mut first, false) {
            untrack(&step);
        }
    });
}

/// A value that is worked out again when what it reads changes, and tells only when it differs.
pub(crate) fn memo<T: PartialEq + Send + Sync + 'static>(value: impl Fn() -> T + Send + Sync + 'static) -> Memo<T> {
    let value: Box<dyn Fn() -> T + Send + Sync> = Box::new(value);
    Memo::new(move |_| value())
}

/// One view for each key, kept while the key stays.
pub(crate) fn keyed(keys: Signal<Vec<String>>, view: impl Fn(String) -> AnyView + Send + Sync + 'static) -> AnyView {
    let view: std::sync::Arc<dyn Fn(String) -> AnyView + Send + Sync> = std::sync::Arc::new(view);
    let children = move |key: String| view(key);
    view! { <For each=move || keys.get() key=String::clone children=children /> }.into_any()
}
