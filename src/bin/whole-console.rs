//! The whole console: the lists, the form and the confirmation. While the console is developed the first load is that.

fn main() {
    #[cfg(not(debug_assertions))]
    console::start(console::later::WHOLE);
    // wasm-bindgen refuses a program that asks nothing of the browser.
    #[cfg(debug_assertions)]
    drop(js_sys::global());
}
