//! Going back in the history while something on the page would be lost.
//!
//! The router hears of a step only after it was made, and takes the page down at once. So this listener
//! stands before the router's, and takes a step back that must not be made.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use leptos::prelude::window;
use wasm_bindgen::prelude::*;
use web_sys::Event;

type Guard = Rc<dyn Fn() -> bool>;

thread_local! {
    static GUARD: RefCell<Option<Guard>> = const { RefCell::new(None) };
    static RETURNING: Cell<bool> = const { Cell::new(false) };
}

/// Starts to listen; once, before there is a router.
pub fn listen() {
    let listener = Closure::<dyn FnMut(Event)>::new(|event: Event| {
        if RETURNING.take() {
            event.stop_immediate_propagation();
            return;
        }
        let guard = GUARD.with_borrow(Clone::clone);
        if guard.is_some_and(|guard| guard()) {
            event.stop_immediate_propagation();
            RETURNING.set(true);
            window().history().and_then(|history| history.forward()).ok();
        }
    });
    window().add_event_listener_with_callback("popstate", listener.as_ref().unchecked_ref()).ok();
    // Lives as long as the page.
    listener.forget();
}

/// Asks `guard` about every step from now on: true takes it back.
pub fn guard(guard: impl Fn() -> bool + 'static) {
    GUARD.set(Some(Rc::new(guard)));
}

/// Lets every step pass again.
pub fn release() {
    GUARD.set(None);
}
