//! The dialog: section index, form and panel, and the buttons below.

use crate::components::lean::{effect, lazy, memo, on, sig};
use leptos::html;
use leptos::prelude::*;
use nodepool::{NodePool, paths};
use texts::{Form, Shell};
use wasm_bindgen::prelude::*;

use super::controls::icon_button;
use super::draft::Draft;
use super::facts::Facts;
use super::fields::Section;
use super::keep::Keep;
use super::leave::Leave;
use super::panel::panel;
use super::place::Place;
use super::prices::{self, Estimate};
use super::review::Review;
use super::sections::{counts, sections};
use super::sheet::{Begun, Press, Sheet, focus_in};
use super::storage;
use super::submit::Submit;
use super::{problems, proposal};
use crate::components::announcer::{Announcer, LiveRegion};
use crate::components::dialog::reopen;
use crate::components::icon::{Glyph, Icon};
use crate::forms::alert::Alert;
use crate::i18n::{self, t, t_with};

/// What the form begins with: a pool by its id, as the detail answer gives it.
pub(crate) enum Start {
    /// Nothing: the form proposes.
    New,
    /// Another pool, which the new one shall be like.
    Like(String, NodePool),
    /// The pool that is edited.
    Edit(String, NodePool),
}

/// The Create Node Pool dialog of a cluster, at the address `here`, which is that for cloning and editing too.
/// `close` leaves for what lies under it; `made` hears the id of a new pool, or what to say of an edit.
pub(crate) fn dialog(
    cluster: &str,
    here: String,
    close: Callback<()>,
    made: Callback<String>,
    start: Start,
) -> AnyView {
    // What is said must be said inside the dialog: everything around it is inert.
    Announcer::provide();
    let announcer = Announcer::here();
    let facts = Facts::read(cluster);
    let draft = Draft::new();
    let sheet = Sheet {
        draft,
        facts,
        focused: RwSignal::new(None),
        wanted: RwSignal::new(None),
        advanced: RwSignal::new(false),
        announcer,
        like: StoredValue::new(match &start {
            Start::Like(_, pool) => Some(pool.clone()),
            _ => None,
        }),
        edited: StoredValue::new(match &start {
            Start::Edit(id, pool) => Some((id.clone(), pool.clone())),
            _ => None,
        }),
        press: Press::follow(draft),
    };
    let attempt = StoredValue::new(None);
    let (title, key) = match start {
        Start::New => (i18n::text(Form::CreateTitle), storage::key("create", cluster, None)),
        Start::Like(id, _) => (i18n::text(Shell::CloneTitle), storage::key("clone", cluster, Some(&id))),
        Start::Edit(id, pool) => {
            draft.open(pool);
            (i18n::text(Shell::EditTitle), storage::key("edit", cluster, Some(&id)))
        }
    };
    let keep = Keep::start(sheet.draft, &key, attempt);
    let begun = Begun::new();
    let restored = keep.saved_at().is_some();
    proposal::follow(sheet, restored, begun);
    ask_disks(sheet);
    let leave = Leave::guard(sheet.draft, here, Callback::new(move |()| keep.forget()), close);
    let submit = Submit {
        sending: RwSignal::new(false),
        searching: RwSignal::new(false),
        alert: RwSignal::new(None),
        attempt,
        made: Callback::new(move |id| {
            leave.set_free();
            keep.forget();
            made.run(id);
        }),
        store: Callback::new(move |()| keep.store()),
    };
    let edited = Callback::new(move |said: String| {
        leave.set_free();
        keep.forget();
        made.run(said);
    });
    let review = Review::new(sheet, begun, keep.asked(), edited);
    let confirm = move || {
        if !sheet.is_edit() {
            submit.confirm(sheet);
        } else {
            review.ask();
        }
    };
    let counts = counts(sheet);
    let form = move || {
        begun.track();
        untrack(|| sections(sheet, counts))
    };
    let node = NodeRef::<html::Dialog>::new();
    effect(move || {
        if let Some(dialog) = node.get()
            && !dialog.open()
        {
            // Fails only when it is open already or not on the page.
            dialog.show_modal().ok();
            focus_in(&Place::from(paths::NAME).dom_id());
        }
    });
    let estimate = prices::estimate(sheet);
    let errors = memo(move || problems::errors(sheet.draft));
    let name = move || facts.cluster.ready().map(|cluster| cluster.name.clone());
    let closed = move |_| {
        if let Some(dialog) = node.get_untracked() {
            reopen(&dialog);
        }
    };
    // What moves behind the form rests: each of its frames is taken from the one who types. Said by an attribute,
    // since `:root:has(…)` has the browser look at the whole page again after every key.
    let root = || document().document_element();
    if let Some(root) = root() {
        root.set_attribute("data-form", "").ok();
    }
    on_cleanup(move || {
        if let Some(root) = root() {
            root.remove_attribute("data-form").ok();
        }
    });
    let key = move |event: leptos::ev::KeyboardEvent| match event.key().as_str() {
        "Escape" if !event.default_prevented() => {
            event.prevent_default();
            leave.close();
        }
        "Enter" if event.ctrl_key() || event.meta_key() => {
            event.prevent_default();
            confirm();
        }
        _ => {}
    };
    view! {
        <dialog
            class="dialog dialog-full create"
            node_ref=node
            aria-labelledby="create-h"
            on:keydown=on(key)
            on:cancel=on(move |event: web_sys::Event| {
                event.prevent_default();
                leave.close();
            })
            on:close=on(closed)
        >
            <header>
                <h2 id="create-h">{title}</h2>
                <span class="muted small wide-only">{lazy(name)}</span>
                <span class="end">
                    {saved(sheet, keep, restored, begun)}
                    {icon_button(Form::Close, Glyph::Close, Callback::new(move |()| leave.close()))}
                </span>
            </header>
            <div class="dialog-columns">
                {index(sheet, counts)}
                <form
                    class="dialog-form"
                    id="create-form"
                    aria-label=i18n::text(Form::Configuration)
                    autocomplete="off"
                    novalidate
                    on:submit=on(|event: web_sys::SubmitEvent| event.prevent_default())
                >
                    <div class="form">{lazy(form)}</div>
                </form>
                {panel(sheet, estimate, errors)}
            </div>
            {footer(sheet, submit, review, leave, estimate, Callback::new(move |()| confirm()))}
            <LiveRegion />
            {leave.view()}
            {review.view()}
        </dialog>
    }
    .into_any()
}

/// Asks which disks go with the chosen types; again for those that failed, when the types change or are read again.
fn ask_disks(sheet: Sheet) {
    let chosen = memo(move || {
        // Others' types may come with the whole document.
        sheet.draft.track_document();
        sheet.draft.strings(paths::INSTANCE_TYPES.into())
    });
    effect(move || {
        sheet.facts.types.ready();
        for id in chosen.get() {
            sheet.facts.ask_disks(&id);
        }
    });
}

/// When the draft was kept, and a way to begin anew.
fn saved(sheet: Sheet, keep: Keep, restored: bool, begun: Begun) -> AnyView {
    let restored = RwSignal::new(restored);
    let over = Callback::new(move |()| {
        keep.forget();
        restored.set(false);
        proposal::start_over(sheet);
        begun.anew();
        request_animation_frame(|| focus_in(&Place::from(paths::NAME).dom_id()));
    });
    view! {
        {lazy(move || {
            let at = keep.saved_at()?;
            let text = if restored.get() { Form::DraftRestored } else { Form::DraftSaved };
            let time = clock_time(at);
            Some(view! { <span class="muted small wide-only">{t_with(text, &[("time", &time)])}</span> })
        })}
        {lazy(move || {
            restored.get().then(|| {
                view! {
                    <button class="btn btn-ghost btn-sm" type="button" on:click=on(move |_| over.run(()))>{t(Form::StartOver)}</button>
                }
            })
        })}
    }
    .into_any()
}

/// Hours and minutes as the language writes them.
fn clock_time(milliseconds: f64) -> String {
    let options = js_sys::Object::new();
    for (name, value) in [("hour", "2-digit"), ("minute", "2-digit"), ("hourCycle", "h23")] {
        // A plain new object takes every property.
        js_sys::Reflect::set(&options, &name.into(), &value.into()).ok();
    }
    let date = js_sys::Date::new(&milliseconds.into());
    let locales = js_sys::Array::of1(&i18n::language().tag().into());
    let format = js_sys::Intl::DateTimeFormat::new(&locales, &options).format();
    format.call1(&JsValue::NULL, &date).ok().and_then(|text| text.as_string()).unwrap_or_default()
}

/// The sections with their problem counts: links, or a select where there is no room.
fn index(sheet: Sheet, counts: Memo<[usize; 6]>) -> AnyView {
    let here = RwSignal::new(0_usize);
    follow_scroll(here);
    let go = move |index: usize| {
        let section = Section::ALL[index];
        if section == Section::Advanced {
            sheet.advanced.set(true);
        }
        request_animation_frame(move || {
            if let Some(element) = document().get_element_by_id(section.id()) {
                element.scroll_into_view();
            }
            focus_in_quietly(&[section.id(), "-h"].concat());
            here.set(index);
        });
    };
    let link = move |(index, section): (usize, Section)| {
        view! {
            <a
                href=["#", section.id()].concat()
                aria-current=sig(move || (here.get() == index).then_some("true"))
                on:click=on(move |event: web_sys::MouseEvent| {
                    event.prevent_default();
                    go(index);
                })
            >
                <span class="ordinal">{index + 1}</span>
                <span>{lazy(move || t(section.title()))}</span>
                {lazy(move || super::sections::badge(counts.get()[index]))}
            </a>
        }
    };
    let option = move |(index, section): (usize, Section)| {
        let text = move || match counts.get()[index] {
            0 => format!("{} {}", index + 1, t(section.title())),
            count => format!("{} {} ({count})", index + 1, t(section.title())),
        };
        view! { <option value=index.to_string() selected=sig(move || here.get() == index)>{lazy(text)}</option> }
    };
    view! {
        <nav class="dialog-index" aria-label=i18n::text(Form::Sections)>
            {Section::ALL.into_iter().enumerate().map(link).collect_view()}
        </nav>
        <div class="index-select">
            <span class="select-wrap">
                <select
                    class="select"
                    aria-label=i18n::text(Form::Section)
                    prop:value=sig(move || here.get().to_string())
                    on:change=on(move |event| go(event_target_value(&event).parse().unwrap_or_default()))
                >
                    {Section::ALL.into_iter().enumerate().map(option).collect_view()}
                </select>
            </span>
        </div>
    }
    .into_any()
}

/// Keeps the index at the section that is at the top of the form.
fn follow_scroll(here: RwSignal<usize>) {
    let look = move || {
        let Some(form) = document().get_element_by_id("create-form") else { return };
        let top = form.get_bounding_client_rect().top() + 80.0;
        let above = |section: &Section| {
            document().get_element_by_id(section.id()).is_some_and(|one| one.get_bounding_client_rect().top() <= top)
        };
        let now = Section::ALL.iter().rposition(above).unwrap_or_default();
        // Untracked and only when it differs: scrolling must stay cheap.
        if here.try_get_untracked().is_some_and(|before| before != now) {
            here.set(now);
        }
    };
    let listener = Closure::<dyn FnMut()>::new(look);
    // Scrolling does not bubble; on its way down it passes here all the same.
    let target = document();
    target.add_event_listener_with_callback_and_bool("scroll", listener.as_ref().unchecked_ref(), true).ok();
    let held = StoredValue::new_local(listener);
    on_cleanup(move || {
        held.try_with_value(|listener| {
            let listener = listener.as_ref().unchecked_ref();
            document().remove_event_listener_with_callback_and_bool("scroll", listener, true).ok();
        });
    });
}

fn focus_in_quietly(id: &str) {
    let options = web_sys::FocusOptions::new();
    options.set_prevent_scroll(true);
    if let Some(element) = crate::browser::element(id) {
        element.focus_with_options(&options).ok();
    }
}

fn footer(
    sheet: Sheet,
    submit: Submit,
    review: Review,
    leave: Leave,
    estimate: Signal<Option<Estimate>>,
    confirm: Callback<()>,
) -> AnyView {
    let price = move || {
        estimate.get().map(|Estimate { pool, nodes, .. }| {
            view! {
                <span class="wide-only">
                    <b class="num">{pool}</b>
                    " "
                    <span class="muted">{i18n::t_count(Form::EstimatedAt, nodes)}</span>
                </span>
            }
        })
    };
    let path = move || {
        let place = sheet.focused.get()?;
        sheet.draft.with(|editing| editing.path_of(place)).map(|path| path.to_string())
    };
    let label = move || match (submit.sending.get(), submit.searching.get()) {
        (true, true) => t(Form::LookingForOutcome),
        (true, false) => t(Form::Creating),
        _ if sheet.is_edit() => t(Form::ReviewChanges),
        _ => t(Form::Confirm),
    };
    view! {
        {lazy(move || submit.alert.get().map(Alert::view))}
        {review.remark()}
        <footer>
            {lazy(price)}
            <code class="path wide-only">{lazy(path)}</code>
            <span class="end">
                <button class="btn" type="button" on:click=on(move |_| leave.close())>{i18n::text(Form::Cancel)}</button>
                <button
                    class="btn btn-primary"
                    type="button"
                    id="create-confirm"
                    aria-busy=sig(move || submit.sending.get().to_string())
                    on:click=on(move |_| confirm.run(()))
                >
                    {lazy(move || submit.sending.get().then(|| view! { <Icon glyph=Glyph::Spinner spins=true /> }))}
                    {lazy(label)}
                </button>
            </span>
        </footer>
    }
    .into_any()
}
