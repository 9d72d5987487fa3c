//! How far the creation is: stages from the pool's own state, counts from its status.

use std::sync::Arc;

use crate::components::lean::{lazy, memo, sig};
use leptos::prelude::*;
use nodepool::{NodePool, State, paths};
use serde_json::Value;
use texts::Form;

use crate::browser;
use crate::components::icon::{Glyph, icon};
use crate::i18n::{self, format, t, t_with};
use crate::state::clock::Clock;
use crate::state::live::Task;

/// What the pool's document says about its creation.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Stand {
    /// How many of the stages before "active" are behind it: 0 to 3.
    stage: usize,
    /// Nodes that are wanted.
    wanted: u64,
    /// Instances that exist.
    made: u64,
    /// Nodes that are ready.
    ready: u64,
    /// Nodes that could not be made.
    failed: u64,
}

impl Stand {
    fn of(pool: &NodePool) -> Self {
        let number = |path: &str| pool.at(path).and_then(Value::as_u64).unwrap_or_default();
        let auto = pool.get(paths::AUTO_SCALING_ENABLE).ok().flatten() == Some(true);
        let wanted =
            if auto { number(paths::AUTO_SCALING_MIN_INSTANCES.path()) } else { number(paths::DESIRED_SIZE.path()) };
        let (made, ready) = (number("status.total_nodes"), number("status.healthy_nodes"));
        let stage = match State::of(pool) {
            State::Initial => 1,
            State::Scaling | State::Updating => 2,
            _ if ready < wanted => 3,
            _ => 4,
        };
        Self { stage, wanted, made: made.min(wanted), ready: ready.min(wanted), failed: number("status.failed_nodes") }
    }

    /// Hundredths of the way; the nodes' joining is most of it.
    fn percent(self) -> u64 {
        match self.stage {
            4 => 100,
            3 => 55 + 45 * self.ready / self.wanted.max(1),
            2 => 20 + 35 * self.made / self.wanted.max(1),
            _ => 8,
        }
    }
}

/// The stages.
pub(super) fn progress(pool: Signal<Arc<NodePool>>, task: Memo<Option<Task>>) -> AnyView {
    let stand = memo(move || Stand::of(&pool.get()));
    let group =
        memo(move || pool.get().at("scaling_group.scaling_group_id").and_then(Value::as_str).map(str::to_owned));
    let error = memo(move || failure(&task.get()?));
    let started = memo(move || {
        let created = pool.get().at("nodepool_info.created").and_then(Value::as_str).and_then(browser::parse_time);
        created.unwrap_or_else(browser::now)
    });
    let clock = Clock::here();
    let about = move || {
        let Stand { stage, wanted, .. } = stand.get();
        match (stage, wanted) {
            (4, 0) => t(Form::CreationDoneEmpty),
            (4, _) => t(Form::CreationDone),
            _ => t_with(Form::CreationTook, &[("time", &took(clock.now() - started.get()))]),
        }
    };
    let rows = move || {
        let Stand { stage, wanted, made, ready, failed } = stand.get();
        let of = |key: Form, count: u64| {
            t_with(key, &[("count", &format::number(count as f64)), ("limit", &format::number(wanted as f64))])
        };
        let stopped = error.get();
        let mut rows = vec![
            (t(Form::StepAccepted), None),
            (t(Form::StepInitializing), group.get().map(|id| t_with(Form::StepGroup, &[("id", &id)]))),
        ];
        if wanted > 0 {
            rows.push((t(Form::StepScaling), Some(of(Form::StepInstances, made))));
            rows.push((of(Form::StepJoining, ready), None));
        }
        rows.push((t(Form::StepActive), None));
        let last = rows.len() - 1;
        let now = if stage == 4 { last + 1 } else { stage.min(last) };
        let broken = failed > 0 || stopped.is_some();
        let row = move |(index, (name, detail)): (usize, (String, Option<String>))| {
            let (kind, glyph) = match index {
                index if index < now => ("done", Glyph::Ok),
                index if index == now && broken => ("failed", Glyph::Failed),
                index if index == now => ("now", Glyph::Spinner),
                _ => ("next", Glyph::Unknown),
            };
            let detail =
                if kind == "failed" { Some(stopped.clone().unwrap_or_else(|| t(Form::StepFailed))) } else { detail };
            view! {
                <li data-step=kind aria-current=(kind == "now").then_some("step")>
                    {icon(glyph)} <b>{name}</b> <span class="took"></span> {detail.map(|detail| view! { <p>{detail}</p> })}
                </li>
            }
        };
        rows.into_iter().enumerate().map(row).collect_view()
    };
    let percent = move || stand.get().percent();
    view! {
        <section class="stack" aria-labelledby="h-creation">
            <div class="row row-apart">
                <h2 id="h-creation">{i18n::text(Form::CreationTitle)}</h2>
                <span class="muted small">{lazy(about)}</span>
            </div>
            <progress
                class="progress"
                max="100"
                value=sig(move || percent().to_string())
                aria-label=i18n::text(Form::CreationProgress)
            ></progress>
            <ol class="steps">{lazy(rows)}</ol>
            <p class="sr-only" role="status">
                {lazy(move || {
                    let Stand { stage, wanted, ready, .. } = stand.get();
                    match stage {
                        4 if wanted == 0 => t(Form::CreationDoneEmpty),
                        4 => t(Form::CreationDone),
                        3 => t_with(Form::StepJoining, &[("count", &ready.to_string()), ("limit", &wanted.to_string())]),
                        2 => t(Form::StepScaling),
                        _ => t(Form::StepInitializing),
                    }
                })}
            </p>
        </section>
    }
    .into_any()
}

/// Why the task failed, with its code.
fn failure(task: &Task) -> Option<String> {
    let said = || [task.error_message.as_str(), " ", task.error_code.as_str()].concat().trim().to_owned();
    task.has_failed().then(said)
}

/// A time span: `58 s`, `1 min 04 s`.
fn took(milliseconds: f64) -> String {
    let seconds = (milliseconds / 1000.0).max(0.0) as u64;
    match seconds {
        0..60 => format!("{seconds} s"),
        60..3600 => format!("{} min {:02} s", seconds / 60, seconds % 60),
        _ => format!("{} h {:02} min", seconds / 3600, seconds % 3600 / 60),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn stand(state: &str, made: u64, ready: u64) -> Stand {
        let pool = json!({"scaling_group": {"desired_size": 2},
            "status": {"state": state, "total_nodes": made, "healthy_nodes": ready}});
        Stand::of(&NodePool::from_value(pool).expect("an object"))
    }

    #[wasm_bindgen_test]
    fn a_pool_is_done_when_it_is_active_and_every_node_is_ready() {
        for (state, made, ready, stage) in [
            ("initial", 0, 0, 1),
            ("scaling", 0, 0, 2),
            ("scaling", 2, 1, 2),
            ("active", 2, 0, 3),
            ("active", 2, 1, 3),
            ("active", 2, 2, 4),
        ] {
            assert_eq!(stand(state, made, ready).stage, stage, "{state} {made} {ready}");
        }
    }

    #[wasm_bindgen_test]
    fn progress_never_goes_back() {
        let steps = [
            ("initial", 0, 0),
            ("scaling", 0, 0),
            ("scaling", 2, 0),
            ("active", 2, 0),
            ("active", 2, 1),
            ("active", 2, 2),
        ];
        let percents: Vec<u64> =
            steps.iter().map(|(state, made, ready)| stand(state, *made, *ready).percent()).collect();
        assert!(percents.is_sorted(), "{percents:?}");
        assert_eq!(percents.last(), Some(&100));
    }

    #[wasm_bindgen_test]
    fn a_time_span_is_short() {
        for (milliseconds, text) in
            [(-5.0, "0 s"), (58_400.0, "58 s"), (64_000.0, "1 min 04 s"), (3_720_000.0, "1 h 02 min")]
        {
            assert_eq!(took(milliseconds), text);
        }
    }
}
