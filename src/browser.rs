//! Thin wrappers over web-sys.

pub mod back;
pub mod storage;

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{CustomEvent, CustomEventInit, Element, HtmlElement};

/// Milliseconds since 1970 by the browser's clock.
pub fn now() -> f64 {
    js_sys::Date::now()
}

/// The milliseconds of an RFC 3339 time; `None` when it is none.
pub fn parse_time(text: &str) -> Option<f64> {
    let time = js_sys::Date::parse(text);
    (!time.is_nan()).then_some(time)
}

/// The text in small letters, by the browser's tables: our own would weigh 5 kB.
pub fn lowercase(text: &str) -> String {
    js_sys::JsString::from(text).to_lower_case().into()
}

/// Whether somebody can see the page.
pub fn is_visible() -> bool {
    document().visibility_state() == web_sys::VisibilityState::Visible
}

/// The element with this id.
pub fn element(id: &str) -> Option<HtmlElement> {
    document().get_element_by_id(id)?.dyn_into().ok()
}

/// The first element that matches a CSS selector.
pub fn find(selector: &str) -> Option<HtmlElement> {
    document().query_selector(selector).ok()??.dyn_into().ok()
}

/// Every element below `root` that matches a CSS selector, in their order.
pub fn find_all(root: &Element, selector: &str) -> Vec<HtmlElement> {
    let Ok(list) = root.query_selector_all(selector) else { return Vec::new() };
    (0..list.length()).filter_map(|index| list.item(index)?.dyn_into().ok()).collect()
}

/// Whether the element has the focus.
pub fn has_focus(element: &Element) -> bool {
    document().active_element().as_ref() == Some(element)
}

/// Sets or removes an attribute of the root element.
pub fn set_root_attribute(name: &str, value: Option<&str>) {
    if let Some(root) = document().document_element() {
        // Fails for an invalid name only, and the names are ours.
        let _ = match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        };
    }
}

/// Whether a key press belongs to the control that has the focus.
pub fn is_typing(event: &web_sys::KeyboardEvent) -> bool {
    event
        .target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok())
        .is_some_and(|target| target.matches("input, textarea, select, [contenteditable]").unwrap_or(false))
}

/// Whether a modal dialog lies over the page.
pub fn has_modal() -> bool {
    document().query_selector("dialog[open]").ok().flatten().is_some()
}

/// Puts text on the clipboard.
///
/// # Errors
/// What the browser says when it does not allow it.
pub async fn copy(text: &str) -> Result<(), JsValue> {
    wasm_bindgen_futures::JsFuture::from(window().navigator().clipboard().write_text(text)).await.map(drop)
}

/// A random UUID, for a request that must not run twice.
pub fn random_uuid() -> String {
    let random = js_sys::Reflect::get(&window(), &"crypto".into()).unwrap_or_default();
    js_sys::Reflect::get(&random, &"randomUUID".into())
        .ok()
        .and_then(|function| function.dyn_into::<js_sys::Function>().ok())
        .and_then(|function| function.call0(&random).ok())
        .and_then(|uuid| uuid.as_string())
        .expect("every browser that runs the console has crypto.randomUUID")
}

/// Sends an event of ours to everyone on the page.
pub fn tell(name: &str) {
    if let Ok(event) = CustomEvent::new(name) {
        let _ = window().dispatch_event(&event);
    }
}

/// Runs for every event of ours with this name, until the handle removes it.
pub fn listen(name: &'static str, run: impl Fn() + 'static) -> WindowListenerHandle {
    window_event_listener_untyped(name, move |_| run())
}

/// Hands a panic to boot.js: this program is over, plain JavaScript draws the overlay.
pub fn report_panics() {
    std::panic::set_hook(Box::new(|info| {
        console_error_panic_hook::hook(info);
        let init = CustomEventInit::new();
        // The place only: a message could quote what the user typed.
        init.set_detail(&info.location().map_or(JsValue::NULL, |place| JsValue::from(place.to_string())));
        if let Ok(event) = CustomEvent::new_with_event_init_dict("console:panic", &init) {
            let _ = window().dispatch_event(&event);
        }
    }));
}
