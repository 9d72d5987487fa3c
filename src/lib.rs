//! The node pool console in the browser.
//!
//! One program in two sizes. The first load brings the lists alone; the whole console, with the form
//! and the confirmation, comes when it is needed and takes the page over. Both are this crate, started
//! with or without [`later::WHOLE`]; the linker leaves out what a size does not reach.

pub mod api;
pub mod app;
pub mod browser;
pub mod code;
pub mod components;
pub mod forms;
pub mod i18n;
pub mod later;
pub mod pages;
pub mod routes;
pub mod state;

use std::{any::Any, cell::RefCell};

use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::later::Later;

thread_local! {
    static MOUNTED: RefCell<Option<Box<dyn Any>>> = const { RefCell::new(None) };
}

/// Shows the console.
pub fn start(later: Later) {
    browser::report_panics();
    spawn_local(async move {
        if let Err(failure) = i18n::start().await {
            // Without words there is nothing to show: it ends like any other failed start.
            panic!("the texts could not be loaded: {} {}", failure.code, failure.message);
        }
        if later.is_whole {
            // Whoever stands on the page leaves now, in the same breath as this one comes.
            browser::tell(later::TAKE_OVER);
        } else {
            // Stays as long as this program does.
            let _ = browser::listen(later::TAKE_OVER, leave);
        }
        let Some(body) = document().body() else { return };
        let mounted = mount_to(body, move || app::App(app::AppProps { later }));
        MOUNTED.with_borrow_mut(|place| *place = Some(Box::new(mounted)));
    });
}

/// Takes this program off the page.
fn leave() {
    state::live::stop();
    MOUNTED.with_borrow_mut(Option::take);
}
