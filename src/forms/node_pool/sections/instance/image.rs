//! The operating system and its hardening.

use crate::components::lean::{lazy, on, sig};
use leptos::prelude::*;
use nodepool::paths;
use texts::Form;

use crate::api::things::Kind;
use crate::components::icon::{Glyph, icon};
use crate::forms::node_pool::controls::{Choice, Names, Radios, cards, field, mini, segmented, select, select_by};
use crate::forms::node_pool::draft::text_of;
use crate::forms::node_pool::facts::{Load, What};
use crate::forms::node_pool::picker::{Things, things};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, t, t_with};

/// How the ids of the account's own images begin.
const OWN_IMAGE: &str = "m-";

/// A public image, by its type, or one of the account's own.
pub(super) fn operating_system(sheet: Sheet) -> AnyView {
    let place = Place::from(paths::IMAGE_TYPE);
    let shelf = sheet.facts.images;
    let choices = Signal::derive(move || {
        let mut choices: Vec<Choice> = Vec::new();
        for image in shelf.ready().unwrap_or_default().iter() {
            if !choices.iter().any(|choice| choice.value == image.image_type) {
                let label = if image.name.is_empty() { image.image_type.clone() } else { image.name.clone() };
                choices.push(Choice { value: image.image_type.clone(), label });
            }
        }
        choices
    });
    let state = move || match shelf.get() {
        Load::Loading => Some(view! { <p class="help" role="status">{t(Form::LoadingList)}</p> }.into_any()),
        Load::Failed(failure) => Some(
            view! {
                <p class="warning" role="alert">
                    {icon(Glyph::Warning)}
                    <span>
                        {if failure.is_missing() { t(Form::ListDenied) } else { t(Form::ListFailed) }} " "
                        <span class="id">{failure.code}</span>
                    </span>
                </p>
            }
            .into_any(),
        ),
        Load::Ready(list) if list.is_empty() => {
            Some(view! { <p class="help">{t(Form::NothingToChoose)}</p> }.into_any())
        }
        Load::Ready(_) => None,
    };
    let public = move |of_type: Callback<String>| {
        let chosen = sig(move || sheet.draft.text(place));
        let name = Some(i18n::text(Form::OperatingSystem));
        view! {
            <span class="beside">
                {select_by(sheet, place, "select-wrap", name, choices, chosen, of_type)}
                <button
                    class="btn btn-ghost btn-sm btn-icon"
                    type="button"
                    aria-label=sig(move || t_with(Form::ReloadList, &[("name", &t(Form::OperatingSystem))]))
                    aria-busy=sig(move || shelf.is_busy().to_string())
                    on:click=on(move |_| sheet.facts.reload(What::Images))
                >
                    <span class="spin-when-busy">{icon(Glyph::Refresh)}</span>
                </button>
            </span>
            {lazy(state)}
        }
    };
    let id = Place::from(paths::IMAGE_ID);
    let now = sheet.draft.with(|editing| text_of(editing.value(id)));
    // A pool that exists names its public image by its id, too.
    let own = RwSignal::new(if sheet.is_edit() { now.starts_with(OWN_IMAGE) } else { !now.is_empty() });
    // The id goes with the type.
    let of_type = Callback::new(move |image_type: String| {
        sheet.draft.set_text(place, &image_type);
        if sheet.is_edit() && !own.get_untracked() {
            let images = shelf.ready_untracked().unwrap_or_default();
            let image = images.iter().find(|image| image.image_type == image_type);
            sheet.draft.set_text(id, image.map(|image| image.id.as_str()).unwrap_or_default());
        }
    });
    let kept = StoredValue::new(String::new());
    let radios = Radios {
        place: id,
        id: Some("image-kind"),
        name: i18n::text(Form::ImageKind),
        chosen: Signal::derive(move || if own.get() { "custom" } else { "public" }.to_owned()),
        choose: Callback::new(move |value: String| {
            own.set(value == "custom");
            if value == "custom" {
                sheet.draft.set_text(id, &kept.get_value());
            } else {
                kept.set_value(sheet.draft.with(|editing| text_of(editing.value(id))));
                sheet.draft.set(id, None);
            }
        }),
    };
    let kinds = vec![("public", i18n::text(Form::PublicImage)), ("custom", i18n::text(Form::CustomImage))];
    let custom = move || {
        let of = Things {
            place: id,
            name: i18n::text(Form::CustomImage),
            kind: Kind::CustomImages,
            limit: 1,
            add: Form::ChooseImage,
        };
        view! {
            {things(sheet, of)}
            {mini(Form::ImageBaseType, None, select(sheet, place, "select-wrap", Some(i18n::text(Form::ImageBaseType)), choices))}
        }
    };
    let body = view! {
        {segmented(sheet, radios, kinds)}
        {lazy(move || if own.get() { custom().into_any() } else { public(of_type).into_any() })}
    };
    field(sheet, vec![place, id], Form::OperatingSystem, Names::Group, false, body.into_any(), None)
}

/// None, MLPS or OS hardening; the API has a flag for each of the two.
pub(super) fn hardening(sheet: Sheet) -> AnyView {
    let [mlps, os] = [Place::from(paths::SOC_ENABLED), Place::from(paths::SECURITY_HARDENING_OS)];
    let is_on = move |place: Place| sheet.draft.value(place).and_then(|value| value.as_bool()) == Some(true);
    let chosen = move || match (is_on(mlps), is_on(os)) {
        (false, false) => "none",
        (true, false) => "mlps",
        (false, true) => "os",
        (true, true) => "both",
    };
    let radios = Radios {
        place: mlps,
        id: None,
        name: i18n::text(Form::Hardening),
        chosen: Signal::derive(move || chosen().to_owned()),
        choose: Callback::new(move |value: String| {
            sheet.draft.set(mlps, Some((value == "mlps").into()));
            sheet.draft.set(os, Some((value == "os").into()));
        }),
    };
    let choices = vec![
        ("none", Form::HardeningNone, Form::HardeningNoneAbout),
        ("mlps", Form::HardeningMlps, Form::HardeningMlpsAbout),
        ("os", Form::HardeningOs, Form::HardeningOsAbout),
    ];
    let consequence = move || (chosen() == "mlps").then(|| t(Form::HardeningMlpsHelp));
    let help = view! { <p class="help">{lazy(consequence)}</p> }.into_any();
    field(sheet, vec![mlps, os], Form::Hardening, Names::Group, false, cards(sheet, radios, choices), Some(help))
}
