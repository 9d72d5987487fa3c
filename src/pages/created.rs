//! The confirmation: progress, and the pool as code.

use leptos::prelude::*;

/// The page.
#[component]
pub fn Created(
    /// The cluster.
    cluster: String,
    /// The node pool.
    pool: String,
) -> impl IntoView {
    view! { <h1 tabindex="-1">{pool}</h1> <p>{cluster}</p> }
}
