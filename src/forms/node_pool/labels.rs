//! Labels, taints and tags of a pool alone, without the rest of the form.

use crate::components::lean::{lazy, on};
use leptos::prelude::*;
use nodepool::NodePool;
use texts::{Form, Shell};

use super::draft::Draft;
use super::facts::Facts;
use super::leave::Leave;
use super::proposal;
use super::review::Review;
use super::sections::pairs;
use super::sheet::{Begun, Press, Sheet};
use crate::components::announcer::{Announcer, LiveRegion};
use crate::components::dialog::Dialog;
use crate::i18n::{self, t};

/// The dialog about a pool that was read, at the address `here`; `saved` hears what to say.
pub(crate) fn labels(
    cluster: &str,
    here: String,
    close: Callback<()>,
    saved: Callback<String>,
    (id, pool): (String, NodePool),
) -> AnyView {
    // What is said must be said inside the dialog: everything around it is inert.
    Announcer::provide();
    let draft = Draft::new();
    let sheet = Sheet {
        draft,
        facts: Facts::read(cluster),
        focused: RwSignal::new(None),
        wanted: RwSignal::new(None),
        advanced: RwSignal::new(true),
        announcer: Announcer::here(),
        like: StoredValue::new(None),
        edited: StoredValue::new(Some((id, pool.clone()))),
        press: Press::follow(draft),
    };
    draft.open(pool);
    let begun = Begun::new();
    proposal::follow(sheet, false, begun);
    let leave = Leave::guard(draft, here, Callback::new(|()| {}), close);
    let done = Callback::new(move |said: String| {
        leave.set_free();
        saved.run(said);
    });
    let review = Review::new(sheet, begun, Vec::new(), done);
    let fields = move || {
        begun.track();
        untrack(|| pairs(sheet))
    };
    let cancel = move |_| leave.close();
    view! {
        <Dialog title=i18n::text(Shell::LabelsTitle) class="dialog-mid" on_close=Callback::new(move |()| leave.close())>
            <div class="dialog-body">
                <form
                    class="form stack"
                    aria-label=i18n::text(Shell::LabelsTitle)
                    autocomplete="off"
                    novalidate
                    on:submit=on(|event: web_sys::SubmitEvent| event.prevent_default())
                >
                    {lazy(fields)}
                </form>
            </div>
            {review.remark()}
            <footer>
                <span class="end">
                    <button class="btn" type="button" on:click=on(cancel)>{lazy(move || t(Form::Cancel))}</button>
                    <button class="btn btn-primary" type="button" id="create-confirm" on:click=on(move |_| review.ask())>
                        {lazy(move || t(Form::ReviewChanges))}
                    </button>
                </span>
            </footer>
            <LiveRegion />
            {leave.view()}
            {review.view()}
        </Dialog>
    }
    .into_any()
}
