//! The six sections, one file each, in the order of the product document.

mod advanced;
mod basic;
mod count;
mod instance;
mod network;
mod storage;
mod types;

use crate::components::lean::{lazy, memo, on, sig};
use leptos::prelude::*;
use texts::Form;

use super::fields::Section;
use super::problems;
use super::sheet::Sheet;
use crate::components::icon::{Sign, sign};
use crate::i18n::{t, t_count};

pub(crate) use advanced::pairs;
pub(crate) use network::zone_letter;
pub(crate) use storage::CATEGORIES;

/// All sections on one scrolling page.
pub(crate) fn sections(sheet: Sheet, counts: Memo<[usize; 6]>) -> AnyView {
    let section = move |(index, section): (usize, Section)| {
        let body = match section {
            Section::Basic => basic::basic(sheet),
            Section::Network => network::network(sheet),
            Section::Instance => instance::instance(sheet),
            Section::Storage => storage::storage(sheet),
            Section::Count => count::count(sheet),
            Section::Advanced => {
                view! { {lazy(move || sheet.advanced.get().then(|| advanced::advanced(sheet)))} }.into_any()
            }
        };
        let id = section.id();
        let heading = [id, "-h"].concat();
        let toggle = (section == Section::Advanced).then(|| {
            let open = sheet.advanced;
            let text = move || if open.get() { t(Form::Collapse) } else { t(Form::Expand) };
            view! {
                <button
                    class="btn btn-ghost btn-sm"
                    type="button"
                    aria-expanded=sig(move || open.get().to_string())
                    aria-label=sig(move || format!("{}: {}", t(Form::SectionAdvanced), text()))
                    on:click=on(move |_| open.update(|open| *open = !*open))
                >
                    {lazy(text)}
                    <span class="turn" data-open=sig(move || open.get().then_some(""))>{sign(Sign::Chevron)}</span>
                </button>
            }
        });
        view! {
            <section class="form-section" id=id aria-labelledby=heading.clone()>
                <div class="section-head">
                    <span class="ordinal">{index + 1}</span>
                    <h3 id=heading.clone() tabindex="-1">{lazy(move || t(section.title()))}</h3>
                    {lazy(move || badge(counts.get()[index]))}
                    {toggle}
                </div>
                {body}
            </section>
        }
    };
    Section::ALL.into_iter().enumerate().map(section).collect_view().into_any()
}

/// The number of problems, or nothing.
pub(crate) fn badge(count: usize) -> Option<AnyView> {
    (count > 0).then(|| {
        view! { <span class="count count-bad"><span aria-hidden="true">{count}</span><span class="sr-only">{t_count(Form::ProblemCount, count as u32)}</span></span> }
            .into_any()
    })
}

/// How many problems each section shows.
pub(crate) fn counts(sheet: Sheet) -> Memo<[usize; 6]> {
    memo(move || {
        let problems = problems::all(sheet.draft);
        Section::ALL.map(|section| problems::count(&problems, section))
    })
}
