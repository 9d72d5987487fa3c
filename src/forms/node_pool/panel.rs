//! The panel beside the form: summary, code, problems.

mod code;
mod problem_list;
mod summary;

use crate::components::lean::{lazy, memo, on, sig};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use texts::Form;

use super::prices::Estimate;
use super::sections::badge;
use super::sheet::{Sheet, focus_in};
use crate::components::icon::{Sign, sign};
use crate::i18n::{self, t};

pub(crate) use code::code_frame;
pub(crate) use summary::summary_facts;

/// What the panel shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Tab {
    Summary,
    Code,
    Problems,
}

impl Tab {
    const ALL: [Self; 3] = [Self::Summary, Self::Code, Self::Problems];

    fn id(self) -> &'static str {
        match self {
            Self::Summary => "tab-summary",
            Self::Code => "tab-code",
            Self::Problems => "tab-problems",
        }
    }

    fn label(self) -> Form {
        match self {
            Self::Summary => Form::TabSummary,
            Self::Code => Form::TabCode,
            Self::Problems => Form::TabProblems,
        }
    }
}

/// The panel; on a narrow screen a sheet that is pulled up.
pub(crate) fn panel(sheet: Sheet, estimate: Signal<Option<Estimate>>, errors: Memo<usize>) -> AnyView {
    let tab = RwSignal::new(Tab::Code);
    let open = RwSignal::new(false);
    let narrow = is_narrow();
    let shown = memo(move || (open.get() || !narrow.get()).then(|| tab.get()));
    let body = move || {
        shown.get().map(|tab| match tab {
            Tab::Summary => summary::summary(sheet, estimate),
            Tab::Code => code::code(sheet),
            Tab::Problems => problem_list::problem_list(sheet),
        })
    };
    let tabs = Tab::ALL.map(|one| {
        let chosen = move || tab.get() == one;
        let count = move || (one == Tab::Problems).then(|| badge(errors.get())).flatten();
        view! {
            <button
                type="button"
                role="tab"
                id=one.id()
                aria-selected=sig(move || chosen().to_string())
                aria-controls="panel-body"
                tabindex=sig(move || if chosen() { "0" } else { "-1" })
                on:click=on(move |_| tab.set(one))
            >
                {lazy(move || t(one.label()))}
                {lazy(count)}
            </button>
        }
    });
    let key = move |event: KeyboardEvent| {
        let Some(next) = neighbour(&event, tab.get_untracked() as usize, Tab::ALL.len()) else { return };
        tab.set(Tab::ALL[next]);
        focus_in(Tab::ALL[next].id());
    };
    view! {
        <aside class="dialog-panel" data-open=sig(move || open.get().then_some("")) aria-label=i18n::text(Form::Panel)>
            <button
                class="sheet-handle"
                type="button"
                aria-expanded=sig(move || open.get().to_string())
                on:click=on(move |_| open.update(|open| *open = !*open))
            >
                <span class="grow">{i18n::text(Form::Panel)}</span>
                {lazy(move || badge(errors.get()))}
                <span class="turn" data-open=sig(move || (!open.get()).then_some(""))>{sign(Sign::Chevron)}</span>
            </button>
            <div class="tabs" role="tablist" aria-label=i18n::text(Form::Panel) on:keydown=on(key)>
                {tabs.collect_view()}
            </div>
            <div class="panel-body" role="tabpanel" id="panel-body" aria-labelledby=sig(move || tab.get().id())>
                {lazy(body)}
            </div>
        </aside>
    }
    .into_any()
}

/// Where an arrow key leads in a row of tabs.
pub(crate) fn neighbour(event: &KeyboardEvent, now: usize, len: usize) -> Option<usize> {
    let next = match event.key().as_str() {
        "ArrowRight" => (now + 1) % len,
        "ArrowLeft" => (now + len - 1) % len,
        "Home" => 0,
        "End" => len - 1,
        _ => return None,
    };
    event.prevent_default();
    Some(next)
}

/// Whether the panel is a sheet; the width at which the style sheet makes it one.
fn is_narrow() -> ReadSignal<bool> {
    use wasm_bindgen::prelude::*;
    let (narrow, set) = signal(false);
    if let Ok(Some(query)) = window().match_media("(width < 56rem)") {
        set.set(query.matches());
        let listener = {
            let query = query.clone();
            Closure::<dyn FnMut()>::new(move || {
                set.try_set(query.matches());
            })
        };
        query.set_onchange(Some(listener.as_ref().unchecked_ref()));
        let held = StoredValue::new_local((query, listener));
        on_cleanup(move || {
            held.try_with_value(|(query, _)| query.set_onchange(None));
        });
    }
    narrow
}
