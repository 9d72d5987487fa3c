//! A script: written or uploaded as text, sent Base64-encoded once.

use crate::components::lean::{effect, lazy, memo, on, sig};
use leptos::prelude::*;
use nodepool::script;
use texts::Form;
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{FileReader, HtmlInputElement};

use super::field::{described_by, invalid};
use crate::forms::node_pool::place::Place;
use crate::forms::node_pool::sheet::Sheet;
use crate::i18n::{self, format, t, t_with};

/// The most bytes of user data that an instance takes (ECS).
const MOST: f64 = 32_768.0;

/// What the document holds.
#[derive(Clone, PartialEq)]
enum Script {
    /// Text, decoded, its lines ended by `\n`; and how they end on the wire: by that or, for Windows, `\r\n`.
    Text(String, &'static str),
    /// Bytes that are no text, or no Base64: shown as they are on the wire, and left alone.
    Other(String),
}

/// An editor with upload and size.
pub(crate) fn script(sheet: Sheet, place: Place, name: Signal<String>) -> AnyView {
    let draft = sheet.draft;
    let now = memo(move || read(&draft.text(place)));
    let write = move |text: &str| {
        let end = now.with_untracked(|now| if let Script::Text(_, end) = now { end } else { "\n" });
        draft.set_text(place, &script::encode(text.replace('\n', end).as_bytes()));
    };
    let node = NodeRef::<leptos::html::Textarea>::new();
    effect(move || {
        let text = match now.get() {
            Script::Text(text, _) => text,
            Script::Other(wire) => wire,
        };
        if let Some(area) = node.get()
            && area.value() != text
        {
            area.set_value(&text);
        }
    });
    let is_other = move || matches!(now.get(), Script::Other(_));
    let size = move || match now.get() {
        Script::Text(text, _) if text.is_empty() => None,
        Script::Text(text, end) => {
            let size = text.replace('\n', end).len();
            Some(t_with(Form::ScriptSize, &[("count", &format::number(size as f64))]))
        }
        Script::Other(_) => Some(t(Form::ScriptBinary)),
    };
    let upload = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        if file.size() > MOST {
            let [count, limit] = [file.size(), MOST].map(format::number);
            sheet.say(t_with(Form::ScriptTooBig, &[("count", &count), ("limit", &limit)]));
        } else {
            read_file(&file, move |bytes| draft.set_text(place, &script::encode(&bytes)));
        }
        // The same file again is a change too.
        input.set_value("");
    };
    let clear = move || {
        is_other().then(|| {
            view! {
                <button class="btn btn-sm" type="button" on:click=on(move |_| draft.set(place, None))>{t(Form::Clear)}</button>
            }
        })
    };
    view! {
        <textarea
            class="textarea"
            id=place.dom_id()
            node_ref=node
            rows="4"
            spellcheck="false"
            autocomplete="off"
            placeholder="#!/bin/sh"
            readonly=sig(is_other)
            aria-label=sig(move || name.get())
            aria-invalid=sig(move || invalid(sheet, place))
            aria-describedby=sig(move || described_by(sheet, place))
            on:input=on(move |event| write(&event_target_value(&event)))
            on:focus=on(move |_| sheet.focus(place))
            on:blur=on(move |_| sheet.leave(place))
        ></textarea>
        <p class="row small muted">
            <label class="btn btn-sm btn-file">
                {i18n::text(Form::ScriptUpload)}
                <input
                    type="file"
                    class="sr-only"
                    aria-label=sig(move || format!("{}: {}", t(Form::ScriptUpload), name.get()))
                    on:change=on(upload)
                />
            </label>
            {lazy(clear)}
            <span class="num">{lazy(size)}</span>
        </p>
    }
    .into_any()
}

fn read(wire: &str) -> Script {
    let editable = |whole: String| {
        let text = whole.replace("\r\n", "\n");
        let end = if text.len() == whole.len() { "\n" } else { "\r\n" };
        // An editor would not give every carriage return and zero back.
        let same = !text.contains(['\r', '\0']) && text.replace('\n', end) == whole;
        same.then_some(Script::Text(text, end))
    };
    script::text_of(wire).and_then(editable).unwrap_or_else(|| Script::Other(wire.to_owned()))
}

fn read_file(file: &web_sys::File, then: impl FnOnce(Vec<u8>) + 'static) {
    let Ok(reader) = FileReader::new() else { return };
    let done = Closure::once_into_js({
        let reader = reader.clone();
        move || {
            if let Ok(buffer) = reader.result() {
                then(js_sys::Uint8Array::new(&buffer).to_vec());
            }
        }
    });
    reader.set_onload(Some(done.unchecked_ref()));
    // Fails only while another file is being read.
    reader.read_as_array_buffer(file).ok();
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_text_keeps_the_ends_of_its_lines() {
        for (whole, text) in [
            ("echo 1\necho 2\n", Some(("echo 1\necho 2\n", "\n"))),
            ("echo 1\r\necho 2\r\n", Some(("echo 1\necho 2\n", "\r\n"))),
            ("echo", Some(("echo", "\n"))),
            ("echo 1\r\necho 2\n", None),
            ("echo 1\recho 2", None),
            ("echo\0", None),
        ] {
            let wire = script::encode(whole.as_bytes());
            let expected = match text {
                Some((text, end)) => Script::Text(text.to_owned(), end),
                None => Script::Other(wire.clone()),
            };
            assert!(read(&wire) == expected, "{whole:?}");
        }
    }
}
