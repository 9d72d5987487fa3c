//! The files that the page fetches.

use sha2::{Digest, Sha256};

use crate::{Form, Shell};

/// One language of one part.
#[derive(Clone, Debug)]
pub struct Bundle {
    /// Part and language, such as `shell.en`.
    pub name: &'static str,
    /// The name with the hash of the content, such as `shell.en-1f0c2d3e4a5b6978.json`.
    pub file_name: String,
    /// A JSON list of the texts in the order of their keys.
    pub json: String,
}

/// Every bundle: two parts in two languages.
pub fn bundles() -> Vec<Bundle> {
    [("shell.en", Shell::ENGLISH), ("shell.zh", Shell::CHINESE), ("form.en", Form::ENGLISH), ("form.zh", Form::CHINESE)]
        .into_iter()
        .map(|(name, texts)| {
            let json = serde_json::Value::from(texts.to_vec()).to_string();
            let hash = Sha256::digest(json.as_bytes());
            let hash: String = hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect();
            Bundle { name, file_name: format!("{name}-{hash}.json"), json }
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_languages_have_the_same_places_for_values() {
        for (english, chinese) in [(Shell::ENGLISH, Shell::CHINESE), (Form::ENGLISH, Form::CHINESE)] {
            assert_eq!(english.len(), chinese.len());
            for (english, chinese) in english.iter().zip(chinese) {
                for chinese in chinese.split('|') {
                    // The form for "one" may spell the number out, the last one may not.
                    let english = english.rsplit('|').next().unwrap_or_default();
                    assert_eq!(places(english), places(chinese), "{english} / {chinese}");
                }
            }
        }
    }

    #[test]
    fn no_text_is_empty_or_padded() {
        for text in [Shell::ENGLISH, Shell::CHINESE, Form::ENGLISH, Form::CHINESE].concat() {
            assert!(!text.is_empty() && text.trim() == text, "{text:?}");
        }
    }

    #[test]
    fn a_file_name_changes_with_its_content_alone() {
        let (first, second) = (bundles(), bundles());
        assert_eq!(first.len(), 4);
        for (first, second) in first.iter().zip(&second) {
            assert_eq!(first.file_name, second.file_name);
        }
        assert_ne!(first[0].file_name.split('-').next_back(), first[1].file_name.split('-').next_back());
    }

    fn places(text: &str) -> Vec<&str> {
        let mut places: Vec<&str> = text.split('{').skip(1).filter_map(|rest| rest.split('}').next()).collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}
