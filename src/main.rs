//! The node pool console in the browser.

mod api;
mod app;
mod browser;
mod code;
mod components;
mod forms;
mod i18n;
mod pages;
mod routes;
mod state;

use leptos::prelude::*;

fn main() {
    browser::report_panics();
    wasm_bindgen_futures::spawn_local(async {
        // Without words there is nothing to show: a failure here ends like any other failed start.
        match i18n::start().await {
            Ok(()) => mount_to_body(app::App),
            Err(failure) => panic!("the texts could not be loaded: {} {}", failure.code, failure.message),
        }
    });
}
