//! The first load: the lists.

fn main() {
    console::start(console::later::ASK);
}
