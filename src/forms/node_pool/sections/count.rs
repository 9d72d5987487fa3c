//! Number of instances.

use crate::components::lean::{lazy, memo};
use leptos::prelude::*;
use nodepool::paths;
use texts::Form;

use super::basic::is_auto;
use crate::forms::node_pool::controls::{Names, field, number, readonly};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t_with};

/// The most nodes that one call adds (contract, `desired`).
const MOST: u32 = 500;

/// The section: a number, or who decides it.
pub(super) fn count(sheet: Sheet) -> AnyView {
    let auto = memo(move || is_auto(sheet));
    view! {
        {lazy(move || {
            if !auto.get() {
                return desired(sheet);
            }
            let minimum = Signal::derive(move || sheet.draft.text(Place::from(paths::AUTO_SCALING_MIN_INSTANCES)));
            readonly("desired", Form::ExpectedNodes, minimum, Signal::stored(String::new()), Form::AutoscalerDecides)
        })}
    }
    .into_any()
}

fn desired(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::DESIRED_SIZE);
    let left = move || {
        let left = sheet.draft.with(|editing| editing.context().nodes_left)?;
        Some(t_with(Form::NodesLeft, &[("count", &left.to_string())]))
    };
    let help = view! { <p class="help">{i18n::text(Form::ExpectedHelp)} " " {lazy(left)}</p> }.into_any();
    let control = number(sheet, place, i18n::text(Form::ExpectedNodes), (0, MOST), 1);
    field(sheet, vec![place], Form::ExpectedNodes, Names::Control, false, control, Some(help))
}
