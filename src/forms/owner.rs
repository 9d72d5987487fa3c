//! A pool that is owned by code: its next apply takes a change back, unless the code says the same.

use std::sync::Arc;

use crate::code::{CodeState, CodeWorker, Question, TARGETS};
use crate::components::copy_button::CopyButton;
use crate::components::icon::{Glyph, icon};
use crate::components::lean::{lazy, memo, on_change, sig};
use leptos::prelude::*;
use nodepool::NodePool;
use serde_json::Value;
use texts::Form;

use crate::i18n;

/// The ECS tag that says so.
const TAG: (&str, &str) = ("managed-by", "terraform");

/// Whether the pool carries the tag.
fn is_owned(pool: &NodePool) -> bool {
    let tags = pool.at("scaling_group.tags").and_then(Value::as_array);
    tags.into_iter().flatten().any(|tag| {
        let is = |key: &str, wanted: &str| tag.get(key).and_then(Value::as_str) == Some(wanted);
        is("key", TAG.0) && is("value", TAG.1)
    })
}

/// A warning with the arguments to change, where the pool of this cluster and id is owned; `changed`: values by path.
pub(crate) fn owned_by_code(
    (cluster, id): (String, String),
    pool: Signal<Option<Arc<NodePool>>>,
    changed: Signal<Vec<(&'static str, Value)>>,
) -> AnyView {
    let owned = memo(move || pool.with(|pool| pool.as_ref().is_some_and(|pool| is_owned(pool))));
    lazy(move || owned.get().then(|| untrack(|| warning(cluster.clone(), id.clone(), pool, changed))))
}

fn warning(
    cluster: String,
    id: String,
    pool: Signal<Option<Arc<NodePool>>>,
    changed: Signal<Vec<(&'static str, Value)>>,
) -> AnyView {
    let worker = CodeWorker::start(move || {
        let mut pool = pool.get_untracked().map(|pool| NodePool::clone(&pool)).unwrap_or_default();
        for (path, value) in changed.get_untracked() {
            pool.put(path, value);
        }
        Question {
            target: TARGETS[0].0,
            pool: pool.into_value().to_string(),
            cluster_id: Some(cluster.clone()),
            region: None,
            node_pool_id: Some(id.clone()),
            change: None,
        }
    });
    on_change(move || changed.track(), move || worker.refresh());
    let state = worker.signal();
    // The lines of the arguments that change.
    let lines = memo(move || {
        let CodeState::Ready(code) = state.get() else { return String::new() };
        let paths: Vec<&str> = changed.with(|changed| changed.iter().map(|(path, _)| *path).collect());
        code.lines_at(&paths).join("\n")
    });
    let code = move || {
        (!lines.with(String::is_empty)).then(|| {
            view! {
                <div class="row">
                    <pre class="snippet"><code>{lazy(move || lines.get())}</code></pre>
                    <CopyButton text=sig(move || lines.get()) label=i18n::text(Form::CodeCopy) wordy=true />
                </div>
            }
        })
    };
    view! {
        <div class="alert alert-warn">
            {icon(Glyph::Warning)}
            <div>
                <p>{i18n::text(Form::OwnedByTerraform)}</p>
                {lazy(code)}
            </div>
        </div>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn the_tag_and_its_value_decide() {
        for (tags, owned) in [
            (json!([{"key": "managed-by", "value": "terraform"}]), true),
            (json!([{"key": "team", "value": "web"}, {"key": "managed-by", "value": "terraform"}]), true),
            (json!([{"key": "managed-by", "value": "helm"}]), false),
            (json!([]), false),
            (Value::Null, false),
        ] {
            let pool = NodePool::from_value(json!({"scaling_group": {"tags": tags}})).expect("an object");
            assert_eq!(is_owned(&pool), owned, "{pool:?}");
        }
    }
}
