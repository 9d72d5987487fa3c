//! The Create Node Pool dialog, over the list.

use leptos::prelude::*;

/// The dialog.
#[component]
pub fn CreateNodePool(
    /// The cluster that gets the pool.
    cluster: String,
) -> impl IntoView {
    view! { <p>{cluster}</p> }
}
