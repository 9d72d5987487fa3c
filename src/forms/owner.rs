//! A pool that is owned by code: its next apply takes a change back, unless the code says the same.

use std::sync::Arc;

use crate::code::{CodeState, CodeWorker, Question, TARGETS};
use crate::components::copy_button::CopyButton;
use crate::components::icon::{Glyph, icon};
use crate::components::lean::{lazy, memo, on, on_change, sig};
use leptos::prelude::*;
use nodepool::table::{Kind, ROWS, Row};
use nodepool::{NodePool, OwnerTag, paths};
use texts::Form;

use crate::i18n::{self, t, t_with};
use crate::state::live::{Live, Session};

/// The ECS tag of pools that code owns, as the server was started with it; the usual one until the server has said so.
pub(crate) fn owner_tag() -> Memo<OwnerTag> {
    let live = Live::here();
    memo(move || live.session.with(tag_of))
}

/// The same, as far as it is known now.
pub(crate) fn owner_tag_now(live: Live) -> OwnerTag {
    live.session.with_untracked(tag_of)
}

fn tag_of(session: &Option<Session>) -> OwnerTag {
    session.as_ref().and_then(|session| session.owner_tag.parse().ok()).unwrap_or_default()
}

/// A warning with the arguments to change, where code owns the pool of this cluster and id; `change`: the body of
/// ModifyClusterNodePool.
pub(crate) fn owned_by_code(
    (cluster, id): (String, String),
    pool: Signal<Option<Arc<NodePool>>>,
    change: Signal<NodePool>,
) -> AnyView {
    let tag = owner_tag();
    let owner = memo(move || {
        let tag = tag.get();
        pool.with(|pool| pool.as_ref().is_some_and(|pool| tag.is_on(pool))).then_some(tag)
    });
    lazy(move || owner.get().map(|tag| untrack(|| warning(tag, (cluster.clone(), id.clone()), pool, change))))
}

fn warning(
    tag: OwnerTag,
    (cluster, id): (String, String),
    pool: Signal<Option<Arc<NodePool>>>,
    change: Signal<NodePool>,
) -> AnyView {
    let worker = CodeWorker::start(move || {
        let mut pool = pool.get_untracked().map(|pool| NodePool::clone(&pool)).unwrap_or_default();
        let change = change.get_untracked();
        for (row, value) in changed(&change).filter(|(row, _)| row.path() != paths::UPDATE_NODES.path()) {
            pool.put(row.path(), value.clone());
        }
        Question {
            target: TARGETS[0].0,
            pool: pool.into_value().to_string(),
            cluster_id: Some(cluster.clone()),
            region: None,
            node_pool_id: Some(id.clone()),
            change: Some(change.into_value().to_string()),
            name_before: None,
        }
    });
    on_change(move || change.track(), move || worker.refresh());
    let state = worker.signal();
    // The lines of the arguments that change.
    let lines = memo(move || {
        let CodeState::Ready(code) = state.get() else { return String::new() };
        let paths: Vec<&str> = change.with(|change| changed(change).map(|(row, _)| row.path()).collect());
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
    let text = sig(move || t_with(Form::OwnedByTerraform, &[("key", &tag.key), ("value", &tag.value)]));
    view! {
        <div class="alert alert-warn">
            {icon(Glyph::Warning)}
            <div>
                <p>{text}</p>
                {lazy(code)}
            </div>
        </div>
    }
    .into_any()
}

/// The values of a body, with their rows.
fn changed(body: &NodePool) -> impl Iterator<Item = (Row, &serde_json::Value)> {
    let leaves = ROWS.iter().copied().filter(|row| row.kind() != Kind::Object && !row.path().contains('['));
    leaves.filter_map(|row| Some((row, body.at(row.path())?)))
}

/// Beside the Terraform code of a pool that does not say yet that code owns it: how to say so. `act` is the button
/// or link that does it, with this text.
pub(crate) fn owner_offer(act: impl FnOnce(Signal<String>) -> AnyView) -> AnyView {
    let tag = owner_tag();
    let text = sig(move || tag.with(|tag| t_with(Form::OwnerAdd, &[("key", &tag.key), ("value", &tag.value)])));
    view! { <p class="offer"><span>{lazy(|| t(Form::OwnerOffer))}</span> {act(text)}</p> }.into_any()
}

/// A button of [`owner_offer`].
pub(crate) fn offer_button(text: Signal<String>, press: Callback<()>) -> AnyView {
    view! { <button class="btn btn-sm" type="button" on:click=on(move |_| press.run(()))>{text}</button> }.into_any()
}
