//! The term of a subscription, and its renewal.

use crate::components::lean::{lazy, memo, sig};
use leptos::prelude::*;
use nodepool::paths;
use serde_json::Value;
use texts::Form;

use crate::forms::node_pool::controls::{BOOLEAN, Choice, Names, Radios, field, mini, segmented, select_by, switch};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, format};

/// How long a term can be (contract, `period`), and a renewal (`auto_renew_period`).
const MONTHS: &[u32] = &[1, 2, 3, 4, 5, 6, 7, 8, 9, 12, 24, 36, 48, 60];
const WEEKS: &[u32] = &[1, 2, 3, 4];
const RENEWAL_MONTHS: &[u32] = &[1, 2, 3, 6, 12, 24, 36, 48, 60];
const RENEWAL_WEEKS: &[u32] = &[1, 2, 3];

/// One month, where nothing was chosen before.
pub(super) fn propose(sheet: Sheet) {
    let [period, unit] = [Place::from(paths::PERIOD), Place::from(paths::PERIOD_UNIT)];
    let is_empty = |place| sheet.draft.with(|editing| editing.value(place).is_none());
    if is_empty(period) {
        sheet.draft.set_proposed(period, 1.into());
    }
    if is_empty(unit) {
        sheet.draft.set_proposed(unit, "Month".into());
    }
}

/// The two fields.
pub(super) fn term(sheet: Sheet) -> AnyView {
    let [period, unit] = [Place::from(paths::PERIOD), Place::from(paths::PERIOD_UNIT)];
    let [renew, again] = [Place::from(paths::AUTO_RENEW), Place::from(paths::AUTO_RENEW_PERIOD)];
    let weekly = memo(move || sheet.draft.text(unit) == "Week");
    let units = vec![("Month", i18n::text(Form::Months)), ("Week", i18n::text(Form::Weeks))];
    let radios = Radios::of(sheet, unit, i18n::text(Form::DurationUnit));
    let terms = Signal::derive(move || if weekly.get() { WEEKS } else { MONTHS });
    let renewals = Signal::derive(move || if weekly.get() { RENEWAL_WEEKS } else { RENEWAL_MONTHS });
    let body = view! {
        <span class="beside">
            {count(sheet, period, Form::Duration, terms)} {segmented(sheet, radios, units)}
        </span>
    };
    let renews = memo(move || sheet.draft.value(renew).and_then(|value| value.as_bool()) == Some(true));
    let renewal = move || {
        renews.get().then(|| {
            let unit = if weekly.get() { Form::Weeks } else { Form::Months };
            mini(Form::RenewalDuration, Some(unit), count(sheet, again, Form::RenewalDuration, renewals))
        })
    };
    let renewal = view! {
        {switch(sheet, renew, Form::AutoRenewText, None, BOOLEAN)}
        {lazy(renewal)}
    };
    view! {
        {field(sheet, vec![period, unit], Form::Duration, Names::Group, false, body.into_any(), None)}
        {field(sheet, vec![renew, again], Form::AutoRenew, Names::Group, false, renewal.into_any(), None)}
    }
    .into_any()
}

/// One of a few numbers.
fn count(sheet: Sheet, place: Place, name: Form, counts: Signal<&'static [u32]>) -> AnyView {
    let choices = Signal::derive(move || {
        let choice = |count: &u32| Choice { value: count.to_string(), label: format::number(f64::from(*count)) };
        counts.get().iter().map(choice).collect()
    });
    let choose = move |value: String| sheet.draft.set(place, value.parse::<u32>().ok().map(Value::from));
    let chosen = sig(move || sheet.draft.text(place));
    select_by(sheet, place, "select-wrap w-xs", Some(i18n::text(name)), choices, chosen, Callback::new(choose))
}
