//! The messages between the page and the code worker: JSON texts, answered one by one.
//!
//! A request: `{"id":7,"target":"terraform","pool":{…},"cluster_id":"c…","region":"cn-hangzhou",
//! "node_pool_id":null,"change":{…},"name_before":"web"}`, where the last five may be absent.
//!
//! Its answer: `{"id":7,"text":"…","file_name":"api_workers.tf","notes":[{"code":"…","paths":["…"],
//! "params":{"k":"v"}}],"lines":[{"path":"nodepool_info.name","tokens":[["property","node_pool_name"],…]}]}`.
//!
//! A request that adds `"since":6` says that the page holds the lines of answer 6. Where that was the last
//! answer, the next one carries only what changed: no `text`, but `"since":6,"head":12,"tail":30` and the
//! lines between the first 12 and the last 30 of answer 6.
//!
//! What is no request is answered with `{"id":7,"error":"pool"}`; the id is null where it could not be read.

use nodepool::NodePool;
use serde_json::{Map, Value, json};

use crate::{Code, Line, Note, Subject, Target, export};

/// What the worker posts once it can be asked.
pub const READY: &str = "\"ready\"";

/// One page's conversation with the worker.
#[derive(Debug, Default)]
pub struct Session {
    last: Option<(u64, Vec<Line>)>,
}

impl Session {
    /// Answers one message; never panics and always gives JSON.
    pub fn answer(&mut self, message: &str) -> String {
        match serde_json::from_str(message) {
            Ok(Value::Object(mut request)) => self.answer_request(&mut request).to_string(),
            Ok(_) | Err(_) => refusal(None, "json").to_string(),
        }
    }

    fn answer_request(&mut self, request: &mut Map<String, Value>) -> Value {
        let Some(id) = request.get("id").and_then(Value::as_u64) else { return refusal(None, "id") };
        let target = request.get("target").and_then(Value::as_str).and_then(|name| name.parse::<Target>().ok());
        let Some(target) = target else { return refusal(Some(id), "target") };
        let pool = request.get_mut("pool").map(Value::take).unwrap_or_default();
        let Ok(pool) = NodePool::from_value(pool) else { return refusal(Some(id), "pool") };
        let change = match request.get_mut("change").map(Value::take) {
            None | Some(Value::Null) => None,
            Some(change) => match NodePool::from_value(change) {
                Ok(change) => Some(change),
                Err(_) => return refusal(Some(id), "change"),
            },
        };
        let text = |key: &str| request.get(key).and_then(Value::as_str);
        let subject = Subject {
            pool: &pool,
            cluster_id: text("cluster_id"),
            region: text("region"),
            node_pool_id: text("node_pool_id"),
            change: change.as_ref(),
            name_before: text("name_before"),
        };
        let since = request.get("since").and_then(Value::as_u64);
        self.answer_code(id, since, export(target, &subject))
    }

    fn answer_code(&mut self, id: u64, since: Option<u64>, code: Code) -> Value {
        let mut answer = Map::new();
        answer.insert("id".to_owned(), id.into());
        answer.insert("file_name".to_owned(), code.file_name.into());
        answer.insert("notes".to_owned(), code.notes.iter().map(note).collect());
        let changed = match &self.last {
            Some((last, before)) if since == Some(*last) => {
                let (head, tail) = kept(before, &code.lines);
                answer.insert("since".to_owned(), (*last).into());
                answer.insert("head".to_owned(), head.into());
                answer.insert("tail".to_owned(), tail.into());
                &code.lines[head..code.lines.len() - tail]
            }
            _ => {
                answer.insert("text".to_owned(), code.text.into());
                &code.lines[..]
            }
        };
        answer.insert("lines".to_owned(), changed.iter().map(line).collect());
        self.last = Some((id, code.lines));
        Value::Object(answer)
    }
}

/// How many lines at the start and at the end are the same.
fn kept(before: &[Line], after: &[Line]) -> (usize, usize) {
    let head = before.iter().zip(after).take_while(|(before, after)| before == after).count();
    let pairs = before[head..].iter().rev().zip(after[head..].iter().rev());
    (head, pairs.take_while(|(before, after)| before == after).count())
}

fn note(note: &Note) -> Value {
    let params: Map<String, Value> =
        note.params.iter().map(|(name, value)| ((*name).to_owned(), value.as_str().into())).collect();
    json!({"code": note.code, "paths": note.paths, "params": params})
}

fn line(line: &Line) -> Value {
    let tokens: Vec<Value> = line.tokens.iter().map(|token| json!([token.class.name(), token.text])).collect();
    json!({"path": line.path, "tokens": tokens})
}

fn refusal(id: Option<u64>, part: &str) -> Value {
    json!({"id": id, "error": part})
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ask(session: &mut Session, request: Value) -> Value {
        serde_json::from_str(&session.answer(&request.to_string())).unwrap()
    }

    fn text_of(lines: &[Value]) -> String {
        let mut text = String::new();
        for line in lines {
            text.extend(line["tokens"].as_array().unwrap().iter().map(|token| token[1].as_str().unwrap()));
            text.push('\n');
        }
        text
    }

    #[test]
    fn the_lines_of_an_answer_are_its_text() {
        let mut session = Session::default();
        let pool =
            json!({"nodepool_info": {"name": "web"}, "kubernetes_config": {"labels": [{"key": "a", "value": "b"}]}});
        for target in Target::ALL {
            let answer =
                ask(&mut session, json!({"id": 7, "target": target.name(), "pool": pool, "region": "cn-hangzhou"}));
            assert_eq!(answer["id"], 7);
            assert_eq!(answer["text"], text_of(answer["lines"].as_array().unwrap()));
        }
    }

    #[test]
    fn a_page_that_holds_the_last_answer_gets_what_changed() {
        let mut session = Session::default();
        let request = |id: u64, since: Value, name: &str, disks: usize| {
            let disks = vec![json!({"category": "cloud_essd", "size": 120}); disks];
            let pool = json!({"nodepool_info": {"name": name}, "scaling_group": {"data_disks": disks}});
            json!({"id": id, "since": since, "target": "json", "pool": pool})
        };
        let first = ask(&mut session, request(1, Value::Null, "web", 3));
        let mut held = first["lines"].as_array().unwrap().clone();
        for (id, name, disks) in [(2, "webs", 3), (3, "webs", 2), (4, "webs", 2), (5, "webs", 5)] {
            let answer = ask(&mut session, request(id, (id - 1).into(), name, disks));
            assert_eq!(answer["since"], id - 1);
            assert_eq!(answer["text"], Value::Null);
            let (head, tail) = (answer["head"].as_u64().unwrap() as usize, answer["tail"].as_u64().unwrap() as usize);
            let end = held.len() - tail;
            held.splice(head..end, answer["lines"].as_array().unwrap().iter().cloned());
            let whole = ask(&mut Session::default(), request(9, Value::Null, name, disks));
            assert_eq!(whole["text"], text_of(&held));
        }
        // Another answer than the last: everything again.
        assert!(ask(&mut session, request(6, 3.into(), "webs", 2))["text"].is_string());
    }

    #[test]
    fn what_is_no_request_is_refused() {
        let mut session = Session::default();
        for (message, id, part) in [
            ("", Value::Null, "json"),
            ("[]", Value::Null, "json"),
            ("{", Value::Null, "json"),
            ("{}", Value::Null, "id"),
            (r#"{"id":1}"#, 1.into(), "target"),
            (r#"{"id":1,"target":"cobol","pool":{}}"#, 1.into(), "target"),
            (r#"{"id":1,"target":"json"}"#, 1.into(), "pool"),
            (r#"{"id":1,"target":"json","pool":[]}"#, 1.into(), "pool"),
        ] {
            let answer: Value = serde_json::from_str(&session.answer(message)).unwrap();
            assert_eq!(answer, json!({"id": id, "error": part}), "{message}");
        }
        let deep = format!(r#"{{"id":1,"target":"json","pool":{}}}"#, "[".repeat(100_000));
        assert!(session.answer(&deep).contains("error"));
    }
}
