//! Everything that is wrong, with a way to each field.

use crate::components::lean::{lazy, on};
use leptos::prelude::*;
use nodepool::Severity;
use texts::Form;

use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::problems::{self, Problem};
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::t;

/// The list.
pub(super) fn problem_list(sheet: Sheet) -> AnyView {
    let row = move |problem: Problem| {
        let warning = problem.severity == Severity::Warning;
        let glyph = if warning { Glyph::Warning } else { Glyph::Failed };
        let place = problem.place;
        let kind = t(if warning { Form::Warning } else { Form::Problem });
        view! {
            <li>
                <button type="button" class="problem" class:is-warning=warning on:click=on(move |_| sheet.jump(place))>
                    {icon(glyph)}
                    <b><span class="sr-only">{kind}": "</span>{problem.label}</b>
                    <span>{problem.text}</span>
                </button>
            </li>
        }
    };
    view! {
        {lazy(move || {
            let problems = problems::all(sheet.draft);
            if problems.is_empty() {
                return view! { <p class="panel-note">{t(Form::NoProblems)}</p> }.into_any();
            }
            view! { <ul class="problems">{problems.into_iter().map(row).collect_view()}</ul> }.into_any()
        })}
    }
    .into_any()
}
