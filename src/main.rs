//! The first load: the lists. While the console is developed it is everything, so that a change is compiled once.

use console::later;

fn main() {
    console::start(if cfg!(debug_assertions) { later::WHOLE } else { later::ASK });
}
