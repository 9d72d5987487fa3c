//! Console-to-Code: the draft as code, live.

use crate::components::lean::{lazy, memo, on, on_change, sig};
use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use nodepool::{OwnerTag, paths};
use texts::Form;
use wasm_bindgen::prelude::*;

use super::neighbour;
use crate::browser;
use crate::code::{CodeState, CodeWorker, Note, Question, TARGETS};
use crate::components::code_view::{CodeLines, Marks, code_view};
use crate::components::copy_button::CopyButton;
use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::editing::Editing;
use crate::forms::node_pool::problems;
use crate::forms::node_pool::sheet::{Sheet, focus_in};
use crate::forms::owner::{offer_button, owner_offer, owner_tag};
use crate::i18n::{self, t, t_with};

/// The panel's second tab: the draft as it is now.
pub(super) fn code(sheet: Sheet) -> AnyView {
    let target = RwSignal::new(TARGETS[0].0);
    let worker = CodeWorker::start(move || {
        let edited = sheet.edited.with_value(|edited| edited.as_ref().map(|(id, _)| id.clone()));
        let before = |editing: &Editing| text_of(editing.baseline().at(paths::NAME.path()));
        Question {
            target: target.get_untracked(),
            pool: sheet.draft.with(|editing| editing.wanted().as_value().to_string()),
            change: edited.as_ref().map(|_| sheet.draft.with(|editing| editing.plan().body().into_value().to_string())),
            cluster_id: edited.as_ref().map(|_| sheet.facts.cluster_id.get_value()),
            region: sheet.facts.cluster.ready_untracked().map(|cluster| cluster.region.clone()),
            name_before: edited.as_ref().map(|_| sheet.draft.with(before)),
            node_pool_id: edited,
        }
    });
    let pace = Pace::new();
    on_change(
        move || {
            sheet.draft.track_document();
            // Its region is in the code.
            sheet.facts.cluster.is_settled();
        },
        move || pace.changed(worker),
    );
    on_change(move || target.track(), move || worker.refresh());
    on_change(move || worker.signal().track(), move || pace.answered());
    let mark = Signal::derive(move || {
        let place = sheet.focused.get()?;
        // Rows may have moved since the field got the focus.
        sheet.draft.with(|editing| editing.path_of(place)).map(|path| path.to_string())
    });
    let wrong = Signal::derive(move || {
        let problems = problems::all(sheet.draft);
        let places = problems
            .iter()
            .flat_map(|one| std::iter::once(one.place).chain(one.elsewhere.iter().map(|(place, _)| *place)));
        sheet
            .draft
            .with(|editing| places.filter_map(|place| editing.path_of(place)).map(|path| path.to_string()).collect())
    });
    let changed = Signal::derive(move || {
        if !sheet.is_edit() {
            return Vec::new();
        }
        sheet.draft.track_document();
        sheet.draft.with(|editing| {
            let plan = editing.plan();
            let update = plan.updates_nodes().then(|| paths::UPDATE_NODES.path().to_owned());
            plan.changes.iter().map(|one| one.path().to_owned()).chain(update).collect()
        })
    });
    let marks = Marks { focused: mark, wrong, changed };
    let tag = owner_tag();
    let is_offered = memo(move || {
        sheet.draft.track_document();
        target.get() == TARGETS[0].0 && tag.with(|tag| sheet.draft.with(|editing| !tag.is_on(editing.pool())))
    });
    let add = Callback::new(move |()| {
        sheet.advanced.set(true);
        sheet.draft.add_row(paths::TAGS, tag.with_untracked(OwnerTag::row));
    });
    let offer = move || is_offered.get().then(|| owner_offer(move |text| offer_button(text, add)));
    view! { <div class="code-panel">{code_frame(worker, target, marks, "code")} {lazy(offer)}</div> }.into_any()
}

/// Targets, file name, buttons, the code and its notes; the ids of its parts begin with `prefix`.
pub(crate) fn code_frame(
    worker: CodeWorker,
    target: RwSignal<&'static str>,
    marks: Marks,
    prefix: &'static str,
) -> AnyView {
    let id_of = move |part: &str| [prefix, "-", part].concat();
    let wrap = RwSignal::new(false);
    let state = worker.signal();
    // Until the chosen target is answered there is nothing to show, copy or keep as a file.
    let code = memo(move || match state.get() {
        CodeState::Ready(code) if code.target == target.get() => Some(code),
        _ => None,
    });
    let some = memo(move || code.with(Option::is_some));
    let lines = Signal::derive(move || code.get().map(|code| code.lines.clone()).unwrap_or_default());
    let text = Signal::derive(move || code.get().map(|code| code.text()).unwrap_or_default());
    let label = Signal::derive(move || {
        TARGETS.iter().find(|(id, _)| *id == target.get()).map(|(_, name)| (*name).to_owned()).unwrap_or_default()
    });
    let tabs = TARGETS.map(|(id, name)| {
        let chosen = move || target.get() == id;
        view! {
            <button
                type="button"
                role="tab"
                id=id_of(id)
                aria-selected=sig(move || chosen().to_string())
                aria-controls=id_of("body")
                tabindex=sig(move || if chosen() { "0" } else { "-1" })
                on:click=on(move |_| target.set(id))
            >
                {name}
            </button>
        }
    });
    let key = move |event: KeyboardEvent| {
        let now = TARGETS.iter().position(|(id, _)| *id == target.get_untracked()).unwrap_or_default();
        if let Some(next) = neighbour(&event, now, TARGETS.len()) {
            event.stop_propagation();
            target.set(TARGETS[next].0);
            focus_in(&id_of(TARGETS[next].0));
        }
    };
    let download = move |_| {
        if let Some(code) = code.get_untracked() {
            save_file(&code.file_name, &code.text());
        }
    };
    let body = move || {
        if some.get() {
            return code_view(label, CodeLines { lines, marks, wrap: wrap.into() });
        }
        match state.get() {
            CodeState::Failed => view! {
                <div class="panel-note" role="alert">
                    <p>{t(Form::CodeFailed)}</p>
                    <button class="btn btn-sm" type="button" on:click=on(move |_| worker.restart())>{t(Form::TryAgain)}</button>
                </div>
            }
            .into_any(),
            _ => view! { <p class="panel-note" role="status">{t(Form::CodeLoading)}</p> }.into_any(),
        }
    };
    // A key changes the code, and seldom what is to be known about it.
    let notes = memo(move || code.get().map(|code| code.notes.clone()).unwrap_or_default());
    let notes = move || {
        let notes = notes.get();
        (!notes.is_empty()).then(|| {
            view! {
                <ul class="notes" tabindex="0" aria-label=t(Form::CodeNotes)>{notes.into_iter().map(note).collect_view()}</ul>
            }
        })
    };
    view! {
        <div class="code-targets" role="tablist" aria-label=i18n::text(Form::CodeTarget) on:keydown=on(key)>
            {tabs.collect_view()}
        </div>
        <div class="code-bar">
            <span class="id">{lazy(move || code.get().map(|code| code.file_name.clone()))}</span>
            <span class="end">
                <button
                    class="btn btn-ghost btn-sm btn-icon"
                    type="button"
                    aria-label=i18n::text(Form::CodeWrap)
                    title=i18n::text(Form::CodeWrap)
                    aria-pressed=sig(move || wrap.get().to_string())
                    on:click=on(move |_| wrap.update(|wrap| *wrap = !*wrap))
                >
                    {icon(Glyph::Wrap)}
                </button>
                <button
                    class="btn btn-ghost btn-sm btn-icon"
                    type="button"
                    aria-label=i18n::text(Form::CodeDownload)
                    title=i18n::text(Form::CodeDownload)
                    aria-disabled=sig(move || (!some.get()).then_some("true"))
                    on:click=on(download)
                >
                    {icon(Glyph::Download)}
                </button>
                <CopyButton text label=i18n::text(Form::CodeCopy) wordy=true disabled=sig(move || !some.get()) />
            </span>
        </div>
        <div class="code-body" role="tabpanel" id=id_of("body") aria-labelledby=sig(move || id_of(target.get()))>
            {lazy(body)}
        </div>
        {lazy(notes)}
    }
    .into_any()
}

fn note(note: Note) -> AnyView {
    let paths = note.paths.join(", ");
    let mut params: Vec<(&str, &str)> =
        note.params.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    params.push(("paths", &paths));
    let text = match Form::of_code(&note.code) {
        Some(text) => t_with(text, &params),
        None => t_with(Form::UnknownNote, &[("code", &note.code), ("paths", &paths)]),
    };
    view! { <li data-kind="info">{icon(Glyph::Info)}<span>{text}</span></li> }.into_any()
}

/// When the code is written again after a key: at once where that is quick, else in a pause between the
/// keys, for it must not hold up the next one.
#[derive(Clone, Copy)]
struct Pace {
    /// Milliseconds from the last answer to the frame that showed it.
    cost: StoredValue<f64>,
    /// When the oldest change that is not in the code was made.
    since: StoredValue<Option<f64>>,
    timer: StoredValue<Option<TimeoutHandle>, LocalStorage>,
}

impl Pace {
    /// Nobody notices what takes no longer than a frame.
    const QUICK: f64 = 16.0;
    /// Whoever has not pressed a key for so long pauses: between the keys of a word it is half as long.
    const PAUSE: f64 = 200.0;
    /// However fast somebody types, the code is not older.
    const OLDEST: f64 = 2000.0;

    fn new() -> Self {
        let this =
            Self { cost: StoredValue::new(0.0), since: StoredValue::new(None), timer: StoredValue::new_local(None) };
        on_cleanup(move || this.clear());
        this
    }

    fn changed(self, worker: CodeWorker) {
        self.clear();
        let now = browser::now();
        let since = self.since.get_value().unwrap_or(now);
        self.since.set_value(Some(since));
        let cost = self.cost.get_value();
        let pause = if cost < Self::QUICK { 0.0 } else { Self::PAUSE.min(since + Self::OLDEST - now).max(0.0) };
        let refresh = move || {
            self.since.try_set_value(None);
            worker.refresh();
        };
        if pause == 0.0 {
            return after_paint(refresh);
        }
        let pause = std::time::Duration::from_millis(pause as u64);
        self.timer.set_value(set_timeout_with_handle(refresh, pause).ok());
    }

    fn answered(self) {
        let start = browser::now();
        after_paint(move || {
            self.cost.try_set_value(browser::now() - start);
        });
    }

    fn clear(self) {
        if let Some(Some(timer)) = self.timer.try_update_value(Option::take) {
            timer.clear();
        }
    }
}

/// Runs after the next frame is on the screen: a key is painted before anything is computed for the code.
fn after_paint(then: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(then, std::time::Duration::ZERO));
}

/// Hands a text to the browser as a file.
fn save_file(name: &str, text: &str) {
    let parts = js_sys::Array::of1(&text.into());
    let options = web_sys::BlobPropertyBag::new();
    options.set_type("text/plain;charset=utf-8");
    let Ok(blob) = web_sys::Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(url) = web_sys::Url::create_object_url_with_blob(&blob) else { return };
    if let Ok(anchor) = document().create_element("a").map(JsCast::unchecked_into::<web_sys::HtmlAnchorElement>) {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    web_sys::Url::revoke_object_url(&url).ok();
}
