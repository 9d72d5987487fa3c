//! The code worker's client: asks for the code of a document, takes the newest answer.
//!
//! The worker is a WASM module of its own, started when code is first shown. While an answer is on its
//! way further questions wait; when it arrives, only the newest is asked.
//!
//! A browser checks no hash of what a worker loads. So the page fetches the parts first, with the hashes that
//! it gives for them; their names change with their content, and the worker gets them from the browser's cache.

use std::rc::Rc;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use serde_json::Value;
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{MessageEvent, RequestCache, RequestInit, Response, Worker, WorkerOptions, WorkerType};

use crate::components::code_view::Line;

/// A worker that says nothing for so long will not.
const PATIENCE: Duration = Duration::from_secs(15);

/// The languages in which code is offered, as the worker names them.
pub(crate) const TARGETS: [(&str, &str); 3] = [("terraform", "Terraform"), ("python", "Python"), ("json", "JSON")];

/// What to write as code.
#[derive(Clone, Debug)]
pub(crate) struct Question {
    /// `terraform`, `python` or `json`.
    pub(crate) target: &'static str,
    /// The document as JSON text.
    pub(crate) pool: String,
    /// The cluster, where it is known.
    pub(crate) cluster_id: Option<String>,
    /// Its region, where it is known.
    pub(crate) region: Option<String>,
    /// The node pool, when it exists.
    pub(crate) node_pool_id: Option<String>,
    /// The body that edits it, as JSON text, when it is edited.
    pub(crate) change: Option<String>,
    /// What it was called before it is edited.
    pub(crate) name_before: Option<String>,
}

/// Something that a human has to know about the code.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Note {
    /// Stable; texts are found by it.
    pub(crate) code: String,
    /// The paths it is about.
    pub(crate) paths: Vec<String>,
    /// Values for the text.
    pub(crate) params: Vec<(String, String)>,
}

/// Lines of code. Those that an answer leaves as they were are the same in memory, so that a view sees at once which
/// to renew.
pub(crate) type Lines = Arc<Vec<Arc<Line>>>;

/// An answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Code {
    /// The target that it was asked for.
    pub(crate) target: &'static str,
    /// What the file is called.
    pub(crate) file_name: String,
    /// What to know about it.
    pub(crate) notes: Vec<Note>,
    /// The code.
    pub(crate) lines: Lines,
}

impl Code {
    /// The lines that write one of these paths, without their indentation.
    pub(crate) fn lines_at(&self, paths: &[&str]) -> Vec<String> {
        let of = |line: &&Arc<Line>| line.path.as_deref().is_some_and(|path| paths.contains(&path));
        let text = |line: &Arc<Line>| {
            let mut text = String::new();
            line.write(&mut text);
            text.trim_start().to_owned()
        };
        self.lines.iter().filter(of).map(text).collect()
    }

    /// The code as one text.
    pub(crate) fn text(&self) -> String {
        let mut text = String::new();
        for line in self.lines.iter() {
            line.write(&mut text);
            text.push('\n');
        }
        text
    }
}

/// How far the worker is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum CodeState {
    /// It is being loaded, or has not answered yet.
    Starting,
    /// The newest answer.
    Ready(Arc<Code>),
    /// It did not start, or stopped.
    Failed,
}

/// A handle to the worker; it ends with the view that made it.
#[derive(Clone, Copy)]
pub(crate) struct CodeWorker {
    state: RwSignal<CodeState>,
    inner: StoredValue<Inner, LocalStorage>,
}

struct Inner {
    source: Rc<dyn Fn() -> Question>,
    worker: Option<Worker>,
    listeners: Vec<Closure<dyn FnMut(MessageEvent)>>,
    ready: bool,
    asked: u64,
    /// Of the question that is on its way; there is one at a time.
    target: &'static str,
    held: Option<(u64, Lines)>,
    waiting: bool,
    wanted: bool,
}

impl CodeWorker {
    /// Starts a worker; `source` gives the question as it is when it is sent.
    pub(crate) fn start(source: impl Fn() -> Question + 'static) -> Self {
        let inner = Inner {
            source: Rc::new(source),
            worker: None,
            listeners: Vec::new(),
            ready: false,
            asked: 0,
            target: TARGETS[0].0,
            held: None,
            waiting: false,
            wanted: true,
        };
        let this = Self { state: RwSignal::new(CodeState::Starting), inner: StoredValue::new_local(inner) };
        this.restart();
        on_cleanup(move || this.stop());
        this
    }

    /// The newest answer.
    pub(crate) fn signal(self) -> Signal<CodeState> {
        self.state.into()
    }

    /// The document may have changed: asks again as soon as the worker is free.
    pub(crate) fn refresh(self) {
        self.inner.update_value(|inner| inner.wanted = true);
        self.ask();
    }

    /// Loads the worker again after a failure.
    pub(crate) fn restart(self) {
        self.stop();
        // A part that arrived altered may lie in the browser's cache.
        let again = self.state.with_untracked(|state| *state == CodeState::Failed);
        self.state.set(CodeState::Starting);
        spawn_local(async move {
            match fetch_parts(again).await {
                Some(loader) => self.run(&loader),
                None => self.fail(),
            }
        });
    }

    fn run(self, loader: &str) {
        // The view may be gone by now.
        if self.state.try_get_untracked().is_none() {
            return;
        }
        // Two restarts in a row both end here.
        self.stop();
        let options = WorkerOptions::new();
        options.set_type(WorkerType::Module);
        let Ok(worker) = Worker::new_with_options(loader, &options) else {
            self.state.set(CodeState::Failed);
            return;
        };
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new(move |event: MessageEvent| self.hear(&event));
        let on_error = Closure::<dyn FnMut(MessageEvent)>::new(move |_| self.fail());
        worker.set_onmessage(Some(on_message.as_ref().unchecked_ref()));
        worker.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        self.inner.update_value(|inner| {
            inner.worker = Some(worker);
            inner.listeners = vec![on_message, on_error];
            (inner.ready, inner.waiting, inner.wanted) = (false, false, true);
            inner.held = None;
        });
        set_timeout(
            move || {
                if self.inner.try_with_value(|inner| !inner.ready && inner.worker.is_some()) == Some(true) {
                    self.fail();
                }
            },
            PATIENCE,
        );
    }

    fn stop(self) {
        self.inner.try_update_value(|inner| {
            if let Some(worker) = inner.worker.take() {
                worker.set_onmessage(None);
                worker.set_onerror(None);
                worker.terminate();
            }
            inner.ready = false;
        });
    }

    fn fail(self) {
        self.stop();
        self.state.try_set(CodeState::Failed);
    }

    fn ask(self) {
        let source = self
            .inner
            .with_value(|inner| (inner.ready && inner.wanted && !inner.waiting).then(|| inner.source.clone()));
        let Some(source) = source else { return };
        let question = source();
        self.inner.update_value(|inner| {
            inner.asked += 1;
            inner.target = question.target;
            (inner.waiting, inner.wanted) = (true, false);
            if let Some(worker) = &inner.worker {
                // Only an object that cannot be cloned is refused, and this is a text.
                let since = inner.held.as_ref().map(|(id, _)| *id);
                worker.post_message(&write(&question, inner.asked, since).into()).ok();
            }
        });
    }

    fn hear(self, event: &MessageEvent) {
        let message = event.data().as_string().and_then(|text| serde_json::from_str::<Value>(&text).ok());
        // The view that asked may be gone.
        let Some((held, target)) = self.inner.try_with_value(|inner| (inner.held.clone(), inner.target)) else {
            return;
        };
        match message {
            Some(Value::String(word)) if word == "ready" => {
                self.inner.update_value(|inner| inner.ready = true);
            }
            Some(mut answer) => {
                let id = answer.get("id").and_then(Value::as_u64);
                let (Some(id), Some(code)) = (id, read(&mut answer, held, target)) else { return self.fail() };
                self.inner.update_value(|inner| {
                    inner.waiting = false;
                    inner.held = Some((id, code.lines.clone()));
                });
                self.state.set(CodeState::Ready(Arc::new(code)));
            }
            // What cannot be read comes from a worker of another version.
            None => return self.fail(),
        }
        self.ask();
    }
}

/// Has the browser fetch and check everything the worker consists of; gives the address of its first script.
/// `None` when a part is missing or is not what the page says.
async fn fetch_parts(past_the_cache: bool) -> Option<String> {
    let parts = document().query_selector("meta[name=worker]").ok()??.get_attribute("content")?;
    let parts: Vec<&str> = parts.split(' ').collect();
    for part in parts.chunks_exact(2) {
        let options = RequestInit::new();
        options.set_integrity(part[1]);
        if past_the_cache {
            options.set_cache(RequestCache::Reload);
        }
        let answer = JsFuture::from(window().fetch_with_str_and_init(part[0], &options)).await.ok()?;
        let answer: Response = answer.dyn_into().ok()?;
        if !answer.ok() {
            return None;
        }
        // The hash is checked when all of it is there.
        JsFuture::from(answer.array_buffer().ok()?).await.ok()?;
    }
    parts.first().map(|loader| (*loader).to_owned())
}

// Written by hand: the document is JSON text already and is not parsed a second time.
fn write(question: &Question, id: u64, since: Option<u64>) -> String {
    let text = |value: &Option<String>| value.as_deref().map_or(Value::Null, Value::from).to_string();
    format!(
        r#"{{"id":{id},"since":{},"target":"{}","pool":{},"cluster_id":{},"region":{},"node_pool_id":{},"change":{},"name_before":{}}}"#,
        since.map_or(Value::Null, Value::from),
        question.target,
        question.pool,
        text(&question.cluster_id),
        text(&question.region),
        text(&question.node_pool_id),
        question.change.as_deref().unwrap_or("null"),
        text(&question.name_before),
    )
}

/// An answer holds all lines, or those between the first `head` and the last `tail` of the answer `since`.
fn read(answer: &mut Value, held: Option<(u64, Lines)>, target: &'static str) -> Option<Code> {
    let number = |key: &str| answer.get(key).and_then(Value::as_u64);
    let kept = match number("since") {
        Some(since) => {
            let (_, lines) = held.filter(|(id, _)| *id == since)?;
            let (head, tail) = (number("head")? as usize, number("tail")? as usize);
            let end = lines.len().checked_sub(tail).filter(|end| head <= *end)?;
            Some((lines, head, end))
        }
        None => None,
    };
    let Some(Value::Array(new)) = answer.get_mut("lines").map(Value::take) else { return None };
    let new = new.iter().map(|one| Arc::new(line(one)));
    let lines: Vec<Arc<Line>> = match kept {
        Some((lines, head, end)) => {
            lines[..head].iter().cloned().chain(new).chain(lines[end..].iter().cloned()).collect()
        }
        None => new.collect(),
    };
    let notes = answer.get("notes").and_then(Value::as_array).into_iter().flatten().map(note).collect();
    let file_name = answer.get("file_name")?.as_str()?.to_owned();
    Some(Code { target, file_name, notes, lines: Arc::new(lines) })
}

/// `{"path": …, "tokens": [[kind, text], …]}`.
fn line(value: &Value) -> Line {
    let tokens = value.get("tokens").and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_array);
    Line::new(value.get("path").and_then(text), tokens.map(|token| (word(token.first()), word(token.get(1)))))
}

fn word(value: Option<&Value>) -> &str {
    value.and_then(Value::as_str).unwrap_or_default()
}

fn text(value: &Value) -> Option<String> {
    value.as_str().map(str::to_owned)
}

fn note(value: &Value) -> Note {
    let paths = value.get("paths").and_then(Value::as_array).into_iter().flatten();
    let params = value.get("params").and_then(Value::as_object).into_iter().flatten();
    Note {
        code: value.get("code").and_then(text).unwrap_or_default(),
        paths: paths.filter_map(text).collect(),
        params: params.filter_map(|(name, value)| Some((name.clone(), text(value)?))).collect(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_question_is_one_json_object() {
        let question = Question {
            target: "json",
            pool: r#"{"a":[1,"\""]}"#.to_owned(),
            cluster_id: Some("c\"1".to_owned()),
            region: None,
            node_pool_id: None,
            change: None,
            name_before: None,
        };
        let value: Value = serde_json::from_str(&write(&question, 7, None)).expect("JSON");
        assert_eq!(value["pool"]["a"][1], "\"");
        assert_eq!((value["id"].as_u64(), value["cluster_id"].as_str()), (Some(7), Some("c\"1")));
        assert!(value["region"].is_null() && value["change"].is_null());
    }

    fn written(text: &str) -> Value {
        json!({"path": null, "tokens": [["text", text]]})
    }

    #[wasm_bindgen_test]
    fn an_answer_keeps_the_lines_that_stay() {
        let lines = ["a", "b", "c"].map(written);
        let mut first = json!({"id": 1, "file_name": "a.tf", "text": "", "lines": lines,
            "notes": [{"code": "x", "paths": ["p"], "params": {"k": "v"}}]});
        let first = read(&mut first, None, "json").expect("an answer");
        assert_eq!(first.notes[0].params, [("k".to_owned(), "v".to_owned())]);
        let held = Some((1, first.lines.clone()));
        let lines = ["x", "y"].map(written);
        let mut second = json!({"id": 2, "file_name": "a.tf", "since": 1, "head": 1, "tail": 1, "lines": lines});
        let second = read(&mut second, held.clone(), "json").expect("an answer");
        assert_eq!(second.text(), "a\nx\ny\nc\n");
        assert!(Arc::ptr_eq(&first.lines[2], &second.lines[3]));
        for nonsense in [
            json!({}),
            json!({"id": 3, "since": 9, "head": 0, "tail": 0, "lines": []}),
            json!({"id": 3, "since": 1, "head": 3, "tail": 1, "lines": [], "file_name": ""}),
        ] {
            assert_eq!(read(&mut nonsense.clone(), held.clone(), "json"), None, "{nonsense}");
        }
    }
}
