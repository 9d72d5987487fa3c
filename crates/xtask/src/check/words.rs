//! What the app's sources must not hold: imports against the direction, markup from strings, words for the user.

use std::fs;

use anyhow::{Context, Result, bail};

use super::direction::code_lines;
use crate::{compress, workspace};

/// A folder of `src/`, what must not stand there, and why.
const FORBIDDEN: [(&str, &[&str], &str); 4] = [
    (
        "src/components",
        &["crate::api", "crate::pages", "crate::routes", "crate::state", "crate::forms", "leptos_router", "gloo_net"],
        "components know neither router nor API",
    ),
    ("src/api", &["view!", "IntoView", "AnyView", "#[component]"], "api/ knows no view"),
    (
        "src",
        &[
            "inner_html",
            "insert_adjacent_html",
            "outer_html",
            "js_sys::eval",
            "Function::new_with_args",
            "document().write",
        ],
        "text nodes only: no markup and no script from strings",
    ),
    (
        "src",
        &["style=\"", "set_attribute(\"style\"", "css_text"],
        "style strings are blocked by the page's policy: a class, or style:width=…",
    ),
];

/// Fails with every line that breaks a rule.
pub fn check() -> Result<()> {
    let root = workspace::root();
    let mut broken = Vec::new();
    let mut read = 0;
    for path in compress::files(&root.join("src"))? {
        let file = path.strip_prefix(&root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        read += 1;
        let text = fs::read_to_string(&path).with_context(|| format!("cannot read {file}"))?;
        if text.lines().any(|line| line.trim() == "#[test]") {
            broken.push(format!("{file}: #[test] never runs in the app, #[wasm_bindgen_test] does"));
        }
        for (number, line) in code_lines(&path)? {
            for (folder, words, why) in FORBIDDEN {
                let inside = file.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/') || rest == ".rs");
                if inside && let Some(word) = words.iter().find(|word| line.contains(**word)) {
                    broken.push(format!("{file}:{number}: {word} ({why})"));
                }
            }
            if let Some(sentence) = sentence(&line) {
                broken.push(format!("{file}:{number}: {sentence:?} (words for the user stand in crates/texts)"));
            }
        }
    }
    if broken.is_empty() {
        println!("{read} files of the app hold no forbidden import, markup or word.");
        return Ok(());
    }
    bail!("{} forbidden lines\n{}", broken.len(), broken.join("\n"))
}

/// The first string of the line that reads like a sentence: a capital and a second word, or Chinese. Reasons of
/// `expect` and words for the developer's console are no words for the user.
fn sentence(line: &str) -> Option<&str> {
    const DEVELOPERS: [&str; 7] = ["expect(", "panic!", "unreachable!", "debug_assert", "assert", "console::", "#["];
    if DEVELOPERS.iter().any(|word| line.contains(word)) {
        return None;
    }
    line.split('"').skip(1).step_by(2).find(|text| is_sentence(text))
}

fn is_sentence(text: &str) -> bool {
    let chinese = text.chars().any(|letter| ('\u{4e00}'..='\u{9fff}').contains(&letter));
    let mut words = text.split(' ');
    let capital = words.next().is_some_and(|word| {
        word.len() > 1
            && word.starts_with(|letter: char| letter.is_ascii_uppercase())
            && word[1..].chars().all(is_small)
    });
    let second = words.next().is_some_and(|word| word.len() > 1 && word.chars().all(is_small));
    chinese || capital && second
}

fn is_small(letter: char) -> bool {
    letter.is_ascii_lowercase()
}

#[cfg(test)]
mod tests {
    use super::sentence;

    #[test]
    fn sentences_are_told_from_names_classes_and_keys() {
        let rows = [
            ("<p>\"Create node pool\"</p>", Some("Create node pool")),
            ("let title = \"节点池\";", Some("节点池")),
            ("class=\"button is-primary\"", None),
            ("\"PostPaid\"", None),
            ("key == \"ArrowDown\"", None),
            ("value.expect(\"Leptos gives a window\")", None),
        ];
        for (line, expected) in rows {
            assert_eq!(sentence(line), expected, "{line}");
        }
    }
}
