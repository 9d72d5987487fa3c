//! A script: written or uploaded as text, sent Base64-encoded once.

use crate::components::lean::{effect, lazy, memo, on, sig};
use leptos::prelude::*;
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
    /// Text, decoded.
    Text(String),
    /// Bytes that are no text, or no Base64: shown as they are on the wire, and left alone.
    Other(String),
}

/// An editor with upload and size.
pub(crate) fn script(sheet: Sheet, place: Place, name: Signal<String>) -> AnyView {
    let draft = sheet.draft;
    let now = memo(move || read(&draft.text(place)));
    let write = move |text: &str| draft.set_text(place, &encode(text.as_bytes()));
    let node = NodeRef::<leptos::html::Textarea>::new();
    effect(move || {
        let text = match now.get() {
            Script::Text(text) => text,
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
        Script::Text(text) if text.is_empty() => None,
        Script::Text(text) => Some(t_with(Form::ScriptSize, &[("count", &format::number(text.len() as f64))])),
        Script::Other(_) => Some(t(Form::ScriptBinary)),
    };
    let upload = move |event: web_sys::Event| {
        let Some(input) = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok()) else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        if file.size() > MOST {
            let [count, limit] = [file.size(), MOST].map(format::number);
            sheet.say(t_with(Form::ScriptTooBig, &[("count", &count), ("limit", &limit)]));
        } else {
            read_file(&file, move |bytes| draft.set_text(place, &encode(&bytes)));
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
    match decode(wire).map(String::from_utf8) {
        // Text that would not come back the same, such as one with carriage returns, is no text of an editor.
        Some(Ok(text)) if encode(text.as_bytes()) == wire && !text.contains(['\r', '\0']) => Script::Text(text),
        _ => Script::Other(wire.to_owned()),
    }
}

/// The browser's Base64: each char is one byte.
fn encode(bytes: &[u8]) -> String {
    let binary: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    // Refuses only chars above a byte.
    window().btoa(&binary).unwrap_or_default()
}

fn decode(text: &str) -> Option<Vec<u8>> {
    let binary = window().atob(text).ok()?;
    binary.chars().map(|byte| u8::try_from(byte).ok()).collect()
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
