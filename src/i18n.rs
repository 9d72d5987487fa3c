//! The words in the user's language, and how it writes numbers and times.
//!
//! The words come as one file per language and part. Switching keeps the old words until the new ones
//! are there, so the page never mixes two languages.

pub mod format;

use std::{cell::RefCell, sync::Arc};

use leptos::prelude::*;
use serde_json::Value;
use texts::{Form, Shell};

use crate::{
    api::client::{self, ApiFailure},
    browser::{self, storage},
};

/// A language the console speaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// English.
    English,
    /// Simplified Chinese.
    Chinese,
}

/// A key of either part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Text {
    /// The shell and the lists.
    Shell(Shell),
    /// The form; empty until [`load_form`] has run.
    Form(Form),
}

type Words = Arc<[String]>;

/// What is loaded, in one language.
#[derive(Clone)]
struct Catalogue {
    language: Language,
    shell: Words,
    form: Option<Words>,
}

thread_local! {
    static CATALOGUE: RefCell<Option<ArcRwSignal<Catalogue>>> = const { RefCell::new(None) };
}

const STORED: &str = "language";

impl Language {
    /// The tag for `lang` and for Intl.
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Chinese => "zh-CN",
        }
    }

    /// The other language.
    pub const fn other(self) -> Self {
        match self {
            Self::English => Self::Chinese,
            Self::Chinese => Self::English,
        }
    }

    /// The language that a tag such as `zh-Hans-CN` asks for.
    pub fn of(tag: &str) -> Self {
        if tag.to_ascii_lowercase().starts_with("zh") { Self::Chinese } else { Self::English }
    }

    const fn shell_file(self) -> &'static str {
        match self {
            Self::English => env!("TEXTS_SHELL_EN"),
            Self::Chinese => env!("TEXTS_SHELL_ZH"),
        }
    }

    const fn form_file(self) -> &'static str {
        match self {
            Self::English => env!("TEXTS_FORM_EN"),
            Self::Chinese => env!("TEXTS_FORM_ZH"),
        }
    }
}

impl From<Shell> for Text {
    fn from(key: Shell) -> Self {
        Self::Shell(key)
    }
}

impl From<Form> for Text {
    fn from(key: Form) -> Self {
        Self::Form(key)
    }
}

/// Loads the words of the stored language, or of the browser's.
///
/// # Errors
/// The file could not be fetched.
pub async fn start() -> Result<(), ApiFailure> {
    let stored = storage::read(STORED).or_else(|| window().navigator().language());
    let language = Language::of(&stored.unwrap_or_default());
    let shell = words(language.shell_file()).await?;
    let catalogue = ArcRwSignal::new(Catalogue { language, shell, form: None });
    CATALOGUE.with_borrow_mut(|place| *place = Some(catalogue));
    browser::set_root_attribute("lang", Some(language.tag()));
    Ok(())
}

/// Switches the language and remembers it.
///
/// # Errors
/// A file could not be fetched; the old language stays.
pub async fn switch(language: Language) -> Result<(), ApiFailure> {
    let shell = words(language.shell_file()).await?;
    let form = match catalogue().with_untracked(|now| now.form.is_some()) {
        true => Some(words(language.form_file()).await?),
        false => None,
    };
    storage::write(STORED, Some(language.tag()));
    browser::set_root_attribute("lang", Some(language.tag()));
    catalogue().set(Catalogue { language, shell, form });
    Ok(())
}

/// Loads the words of the form, once.
///
/// # Errors
/// The file could not be fetched.
pub async fn load_form() -> Result<(), ApiFailure> {
    if catalogue().with_untracked(|now| now.form.is_some()) {
        return Ok(());
    }
    let language = catalogue().with_untracked(|now| now.language);
    let form = words(language.form_file()).await?;
    catalogue().update(|now| now.form = Some(form));
    Ok(())
}

/// Whether the words of the form are there. Reactive.
pub fn has_form() -> bool {
    catalogue().with(|now| now.form.is_some())
}

/// The language in use. Reactive.
pub fn language() -> Language {
    catalogue().with(|now| now.language)
}

/// The text of a key. Reactive.
pub fn t(key: impl Into<Text>) -> String {
    raw(key.into())
}

/// The text of a key with values in its places. Reactive.
pub fn t_with(key: impl Into<Text>, values: &[(&str, &str)]) -> String {
    fill(&raw(key.into()), values)
}

/// The text of a key in the form that the number asks for, with the number at `{count}`. Reactive.
pub fn t_count(key: impl Into<Text>, count: u32) -> String {
    let forms = raw(key.into());
    fill(pick(&forms, format::is_one(count)), &[("count", &format::number(count.into()))])
}

/// The text of a key as a signal, for attributes and component properties.
pub fn text(key: impl Into<Text>) -> Signal<String> {
    let key = key.into();
    Signal::derive(move || raw(key))
}

fn raw(key: Text) -> String {
    catalogue().with(|now| {
        let word = match key {
            Text::Shell(key) => now.shell.get(key as usize),
            Text::Form(key) => now.form.as_ref().and_then(|form| form.get(key as usize)),
        };
        word.cloned().unwrap_or_default()
    })
}

/// Puts the values in their places.
fn fill(text: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(text.len() + 16);
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let Some((name, after)) = after.split_once('}') else {
            filled.push('{');
            rest = after;
            break;
        };
        filled.push_str(values.iter().find(|(known, _)| *known == name).map_or("", |(_, value)| value));
        rest = after;
    }
    filled.push_str(rest);
    filled
}

/// The first form for "one", the last for all others.
fn pick(forms: &str, one: bool) -> &str {
    match forms.split_once('|') {
        Some((first, _)) if one => first,
        Some((_, last)) => last,
        None => forms,
    }
}

fn catalogue() -> ArcRwSignal<Catalogue> {
    CATALOGUE.with_borrow(|place| place.clone().expect("the texts are loaded before the first view"))
}

async fn words(file: &str) -> Result<Words, ApiFailure> {
    let Value::Array(list) = client::get(file).await? else { return Err(ApiFailure::unreadable(200)) };
    Ok(list.into_iter().map(|word| word.as_str().unwrap_or_default().to_owned()).collect())
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn values_go_to_their_places_and_nowhere_else() {
        for (text, values, filled) in [
            ("{a} of {b}", &[("b", "2"), ("a", "1")][..], "1 of 2"),
            ("{a}{a}", &[("a", "{b}"), ("b", "x")], "{b}{b}"),
            ("no {missing} value", &[], "no  value"),
            ("open { brace", &[("a", "1")], "open { brace"),
        ] {
            assert_eq!(fill(text, values), filled);
        }
    }

    #[wasm_bindgen_test]
    fn a_number_picks_its_form() {
        assert_eq!(pick("{count} pool|{count} pools", true), "{count} pool");
        assert_eq!(pick("{count} pool|{count} pools", false), "{count} pools");
        assert_eq!(pick("{count} 个", true), "{count} 个");
    }

    #[wasm_bindgen_test]
    fn a_tag_of_any_chinese_asks_for_chinese() {
        for (tag, language) in [
            ("zh", Language::Chinese),
            ("zh-Hans-CN", Language::Chinese),
            ("ZH-tw", Language::Chinese),
            ("en-GB", Language::English),
            ("de", Language::English),
            ("", Language::English),
        ] {
            assert_eq!(Language::of(tag), language, "{tag}");
        }
    }
}
