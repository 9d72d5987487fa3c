//! Above the buttons of a dialog: what no field can say.

use leptos::prelude::*;
use texts::Form;

use crate::api::client::ApiFailure;
use crate::components::copy_button::CopyButton;
use crate::components::icon::{Glyph, icon};
use crate::i18n::{self, t};

/// A refusal, or an outcome that is not known.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Alert {
    /// What happened and what to do.
    pub(crate) text: Form,
    /// What the server said.
    pub(crate) failure: ApiFailure,
}

impl Alert {
    /// The alert.
    pub(crate) fn view(self) -> AnyView {
        let ApiFailure { message, code, request_id, .. } = self.failure;
        let request = request_id.map(|id| {
            let label = Signal::stored(t(Form::CopyRequestId));
            view! {
                <p class="id-copy">
                    {t(Form::RequestId)} " " <span class="id">{id.clone()}</span>
                    <CopyButton text=Signal::stored(id) label />
                </p>
            }
        });
        view! {
            <div class="alert alert-bad create-alert" role="alert">
                {icon(Glyph::Failed)}
                <div>
                    <p><strong>{i18n::text(self.text)}</strong></p>
                    <p>{message} " " <span class="id">{code}</span></p>
                    {request}
                </div>
            </div>
        }
        .into_any()
    }
}
