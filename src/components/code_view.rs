//! Code with coloured tokens, renewed line by line.
//!
//! The lines are written straight into the page: a key that changes one line of five hundred touches one
//! element, and nothing is built for the others.

use std::sync::Arc;

use crate::components::lean::effect;
use leptos::prelude::*;
use nodepool::is_within;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// A line of code.
#[derive(Debug, PartialEq)]
pub(crate) struct Line {
    /// The path that it writes.
    pub(crate) path: Option<String>,
    /// Its parts, each with the style sheet's class.
    tokens: Vec<(&'static str, String)>,
    /// How wide it is.
    columns: usize,
}

impl Line {
    /// A line of tokens, each with its kind.
    pub(crate) fn new<'a>(path: Option<String>, tokens: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let tokens: Vec<_> = tokens.map(|(kind, text)| (class_of(kind), text.to_owned())).collect();
        let columns = tokens.iter().map(|(_, text)| columns_of(text)).sum();
        Self { path, tokens, columns }
    }

    /// Its text, to the end of `text`.
    pub(crate) fn write(&self, text: &mut String) {
        self.tokens.iter().for_each(|(_, part)| text.push_str(part));
    }
}

/// The lines of a text and what is marked in it.
#[derive(Clone, Copy)]
pub(crate) struct CodeLines {
    /// The lines. Those that stay are the same in memory.
    pub(crate) lines: Signal<Arc<Vec<Arc<Line>>>>,
    /// What is marked.
    pub(crate) marks: Marks,
    /// Whether long lines wrap.
    pub(crate) wrap: Signal<bool>,
}

/// Whose lines are marked.
#[derive(Clone, Copy)]
pub(crate) struct Marks {
    /// The path that has the focus.
    pub(crate) focused: Signal<Option<String>>,
    /// The paths that are wrong.
    pub(crate) wrong: Signal<Vec<String>>,
    /// The paths that an edit changes.
    pub(crate) changed: Signal<Vec<String>>,
}

impl Marks {
    /// Nothing is marked.
    pub(crate) fn none() -> Self {
        Self { focused: Signal::stored(None), wrong: Signal::stored(Vec::new()), changed: Signal::stored(Vec::new()) }
    }
}

#[derive(Default)]
struct Shown {
    lines: Arc<Vec<Arc<Line>>>,
    elements: Vec<Element>,
    classes: Vec<&'static str>,
    columns: usize,
    revealed: Option<String>,
}

/// The code in a scrolling frame.
pub(crate) fn code_view(label: Signal<String>, code: CodeLines) -> AnyView {
    let node = NodeRef::<leptos::html::Code>::new();
    let shown = StoredValue::new_local(Shown::default());
    effect(move || {
        let lines = code.lines.get();
        let Marks { focused, wrong, changed } = code.marks;
        let (mark, wrong, changed) = (focused.get(), wrong.get(), changed.get());
        let Some(parent) = node.get() else { return };
        shown.update_value(|shown| {
            renew(shown, &parent, &lines);
            widen(shown, &parent);
            mark_lines(shown, mark.as_deref(), &wrong, &changed);
            // The line of the field that got the focus is brought into view once, as soon as it is there;
            // the page around it stays.
            if shown.revealed != mark
                && let Some(line) = shown.classes.iter().position(|class| *class == MARKED)
            {
                if shown.revealed.is_some() {
                    reveal(&shown.elements[line]);
                }
                shown.revealed = mark;
            }
        });
    });
    view! {
        <pre class="code" class:code-wrap=code.wrap tabindex="0" role="region" aria-label=label>
            <code node_ref=node></code>
        </pre>
    }
    .into_any()
}

const PLAIN: &str = "l";
const MARKED: &str = "l l-mark";
const WRONG: &str = "l l-bad";
const CHANGED: &str = "l l-add";

/// Writes the lines that differ between the two texts' common beginning and end.
fn renew(shown: &mut Shown, parent: &Element, lines: &Arc<Vec<Arc<Line>>>) {
    let old = shown.lines.clone();
    let same = |(old, new): &(&Arc<Line>, &Arc<Line>)| Arc::ptr_eq(old, new) || old == new;
    let start = old.iter().zip(lines.iter()).take_while(same).count();
    let rest = old.len().min(lines.len()) - start;
    let end = old.iter().rev().zip(lines.iter().rev()).take(rest).take_while(same).count();
    let (old_end, new_end) = (old.len() - end, lines.len() - end);
    let document = document();
    let common = (old_end - start).min(new_end - start);
    for index in start..start + common {
        shown.elements[index].set_text_content(None);
        fill(&document, &shown.elements[index], &lines[index]);
    }
    for element in shown.elements.drain(start + common..old_end) {
        let chunk = element.parent_element();
        element.remove();
        if let Some(chunk) = chunk.filter(|chunk| !chunk.has_child_nodes()) {
            chunk.remove();
        }
    }
    // New lines go where the line behind them is; at the end they fill chunks of their own.
    let before = shown.elements.get(start + common).cloned();
    let mut chunk = match &before {
        Some(line) => line.parent_element(),
        None => parent.last_element_child(),
    };
    let mut added = Vec::new();
    for line in &lines[start + common..new_end] {
        let Ok(element) = document.create_element("span") else { continue };
        element.set_class_name(PLAIN);
        fill(&document, &element, line);
        if before.is_none() && chunk.as_ref().is_none_or(|chunk| chunk.child_element_count() >= CHUNK) {
            chunk = new_chunk(&document, parent);
        }
        if let Some(chunk) = &chunk {
            // Fails only when `before` left its chunk, and nobody else touches it.
            chunk.insert_before(&element, before.as_ref().map(|element| element.unchecked_ref())).ok();
        }
        added.push(element);
    }
    if old.len() != lines.len() {
        number(parent);
    }
    let classes = vec![PLAIN; added.len()];
    shown.classes.splice(start + common..old_end, classes);
    shown.elements.splice(start + common..start + common, added);
    shown.lines = lines.clone();
}

/// Lines in a chunk: what is out of sight is laid out and painted chunk by chunk, or not at all.
const CHUNK: u32 = 48;

fn new_chunk(document: &web_sys::Document, parent: &Element) -> Option<Element> {
    let chunk = document.create_element("span").ok()?;
    chunk.set_class_name("chunk");
    parent.append_child(&chunk).ok()?;
    Some(chunk)
}

/// Tells each chunk how many lines are before it: it counts on its own.
fn number(parent: &Element) {
    let mut before = 0;
    let mut next = parent.first_element_child();
    while let Some(chunk) = next {
        if let Some(chunk) = chunk.dyn_ref::<HtmlElement>() {
            // Fails only for a declaration that the browser was told not to change.
            chunk.style().set_property("--before", &before.to_string()).ok();
        }
        before += chunk.child_element_count();
        next = chunk.next_element_sibling();
    }
}

/// Gives the lines the width of the longest. The browser could find it (`max-content`), and would look at
/// every line again after each key: on 500 lines that is half the cost of a change. In steps, since each new width
/// lays out all lines again.
fn widen(shown: &mut Shown, parent: &HtmlElement) {
    let columns = shown.lines.iter().map(|line| line.columns).max().unwrap_or_default().next_multiple_of(8);
    if shown.columns != columns {
        shown.columns = columns;
        let size = ["calc(", &columns.to_string(), "ch + 4.25rem)"].concat();
        // Fails only for a declaration that the browser was told not to change.
        parent.style().set_property("inline-size", &size).ok();
    }
}

/// How wide a text is in a fixed-width font: ideographs and the like take two columns.
fn columns_of(text: &str) -> usize {
    text.chars().map(|sign| if sign < '\u{1100}' { 1 } else { 2 }).sum()
}

fn fill(document: &web_sys::Document, element: &Element, line: &Line) {
    let mut plain = String::new();
    for (class, text) in &line.tokens {
        if class.is_empty() {
            plain.push_str(text);
            continue;
        }
        let Ok(span) = document.create_element("span") else { continue };
        append_text(document, element, &mut plain);
        span.set_class_name(class);
        span.set_text_content(Some(text));
        element.append_child(&span).ok();
    }
    if !element.has_child_nodes() && plain.is_empty() {
        // An empty line keeps its height, and is copied as a line.
        plain.push(' ');
    }
    append_text(document, element, &mut plain);
}

fn append_text(document: &web_sys::Document, element: &Element, text: &mut String) {
    if !text.is_empty() {
        element.append_child(&document.create_text_node(text)).ok();
        text.clear();
    }
}

/// The style sheet's class of a token.
fn class_of(token: &str) -> &'static str {
    match token {
        "keyword" => "k",
        "type" => "t",
        "property" => "p",
        "string" => "s",
        "number" => "n",
        "comment" => "c",
        "punct" => "o",
        _ => "",
    }
}

/// A line is a path's own when it names the path, or the nearest one above that any line names.
fn mark_lines(shown: &mut Shown, mark: Option<&str>, wrong: &[String], changed: &[String]) {
    let paths: Vec<Option<&str>> = shown.lines.iter().map(|line| line.path.as_deref()).collect();
    let nearest = |path: &str| -> Option<&str> {
        paths.iter().flatten().copied().filter(|line| is_within(path, line)).max_by_key(|line| line.len())
    };
    let mark = mark.and_then(nearest);
    let wrong: Vec<&str> = wrong.iter().filter_map(|path| nearest(path)).collect();
    let class_of = |path: Option<&str>| match path {
        Some(path) if mark == Some(path) => MARKED,
        Some(path) if wrong.contains(&path) => WRONG,
        Some(path) if changed.iter().any(|one| is_within(path, one)) => CHANGED,
        _ => PLAIN,
    };
    let classes: Vec<&str> = paths.iter().map(|path| class_of(*path)).collect();
    for (index, class) in classes.into_iter().enumerate() {
        if shown.classes[index] != class {
            shown.elements[index].set_class_name(class);
            shown.classes[index] = class;
        }
    }
}

fn reveal(line: &Element) {
    let Some(frame) = line.closest("pre").ok().flatten() else { return };
    let (line, outer) = (line.get_bounding_client_rect(), frame.get_bounding_client_rect());
    if line.top() < outer.top() || line.bottom() > outer.bottom() {
        let by = line.top() - outer.top() - outer.height() / 3.0;
        frame.set_scroll_top(frame.scroll_top() + by as i32);
    }
}
