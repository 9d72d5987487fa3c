//! An id: shortened in the middle for the eye, whole for the pointer and for the clipboard.

use leptos::prelude::*;

/// The first eight characters and the last five; short ids stay whole.
pub fn shorten(id: &str) -> String {
    let letters: Vec<char> = id.chars().collect();
    if letters.len() <= 16 {
        return id.to_owned();
    }
    letters[..8].iter().chain(&['…']).chain(&letters[letters.len() - 5..]).collect()
}

/// The shortened id.
#[component]
pub fn ShortId(
    /// The whole id.
    #[prop(into)]
    id: String,
) -> impl IntoView {
    view! { <span class="id" title=id.clone()>{shorten(&id)}</span> }
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn only_long_ids_are_shortened() {
        assert_eq!(shorten("np6c1f0a94d27e4b8f9a35e1c07d82b46f"), "np6c1f0a…2b46f");
        assert_eq!(shorten("np-0123456789abc"), "np-0123456789abc");
        assert_eq!(shorten("节点池节点池节点池节点池节点池节点池"), "节点池节点池节点…点池节点池");
    }
}
