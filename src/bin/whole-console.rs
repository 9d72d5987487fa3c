//! The whole console: the lists, the form and the confirmation.

fn main() {
    console::start(console::later::WHOLE);
}
