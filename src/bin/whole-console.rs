//! The whole console: the lists, the form and the confirmation. While the console is developed the first load is that.

fn main() {
    #[cfg(not(debug_assertions))]
    console::start(console::later::WHOLE);
}
