//! The code worker: turns node pools into code beside the page's own thread.

use codegen::worker::{READY, Session};
use wasm_bindgen::prelude::*;
use web_sys::{DedicatedWorkerGlobalScope, MessageEvent};

fn main() {
    console_error_panic_hook::set_once();
    let Ok(scope) = js_sys::global().dyn_into::<DedicatedWorkerGlobalScope>() else { return };
    let mut session = Session::default();
    let replies = scope.clone();
    let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| {
        // What is no text is answered as what is no request.
        let message = event.data().as_string().unwrap_or_default();
        post(&replies, &session.answer(&message));
    });
    scope.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
    // Lives as long as the worker.
    on_message.forget();
    post(&scope, READY);
}

fn post(scope: &DedicatedWorkerGlobalScope, message: &str) {
    // Posting a text cannot fail: there is nothing to clone or transfer.
    drop(scope.post_message(&JsValue::from_str(message)));
}
