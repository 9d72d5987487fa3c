//! The request as an expression of the SDK's models.

use nodepool::rules::is_reserved_role;
use nodepool::table::{Body, Kind, Row};
use nodepool::{NodePool, paths, script};
use serde_json::{Map, Value};

use super::layout::{Entry, Expression, Label};
use super::sdk::{self, Verb};
use super::source::tokens;
use crate::code::Class;
use crate::note::Note;

/// The request and what it needs around it.
pub(super) struct Request {
    pub(super) expression: Expression,
    pub(super) scripts: Vec<Script>,
    pub(super) reads_secret: bool,
    pub(super) notes: Vec<Note>,
}

/// A text that the request sends as Base64.
pub(super) struct Script {
    /// The constant that holds it.
    pub(super) name: &'static str,
    pub(super) text: String,
    pub(super) path: &'static str,
}

/// The document in its own order. What is null is left out: the SDK does not tell null from absent, and
/// neither does the API. Of a pool that `exists` the service has set some parts that it takes in no request.
pub(super) fn write(pool: &NodePool, exists: bool) -> Request {
    let mut pool = pool.clone();
    pool.normalise_tags();
    let mut writer = Writer::of(Verb::Create);
    let role = paths::RAM_ROLE_NAME;
    if exists && pool.get(role).ok().flatten().is_some_and(|role| is_reserved_role(&role)) {
        pool.remove(role.path());
        writer.left_to_service.push(role.path().to_owned());
    }
    writer.request(&pool)
}

/// The lists that the SDK sends empty when they are left out, which clears them (C22): by the object around them.
const SENT_EMPTY: [(&str, &[&str]); 2] = [
    ("scaling_group", &["data_disks", "disk_init", "instance_patterns", "spot_price_limit", "tags"]),
    ("kubernetes_config", &["labels", "taints"]),
];

/// The body of an edit, with the lists of `after`, the pool that comes of it, where the SDK would send none.
pub(super) fn write_edit(change: &NodePool, after: &NodePool) -> Request {
    let mut body = change.clone();
    let mut filled = Vec::new();
    for (object, keys) in SENT_EMPTY.iter().filter(|(object, _)| change.at(object).is_some()) {
        for path in keys.iter().map(|key| format!("{object}.{key}")) {
            let list = after.at(&path).filter(|list| list.as_array().is_some_and(|list| !list.is_empty()));
            if let Some(list) = list.filter(|_| body.at(&path).is_none()) {
                body.put(&path, list.clone());
                filled.push(path);
            }
        }
    }
    body.normalise_tags();
    let mut request = Writer::of(Verb::Modify).request(&body);
    if !filled.is_empty() {
        request.notes.push(Note::new("python.lists_filled").at_all(filled));
    }
    request
}

struct Writer {
    verb: Verb,
    scripts: Vec<Script>,
    secrets: Vec<Note>,
    left_to_service: Vec<String>,
    mistyped: Vec<String>,
    without_attribute: Vec<String>,
}

impl Writer {
    fn of(verb: Verb) -> Self {
        Self {
            verb,
            scripts: Vec::new(),
            secrets: Vec::new(),
            left_to_service: Vec::new(),
            mistyped: Vec::new(),
            without_attribute: Vec::new(),
        }
    }

    fn request(mut self, body: &NodePool) -> Request {
        let empty = Map::new();
        let expression = self.object(body.as_value().as_object().unwrap_or(&empty), "", "");
        let reads_secret = !self.secrets.is_empty();
        Request { expression, reads_secret, notes: self.notes(), scripts: self.scripts }
    }

    /// The object at `path`, which is the row's path `pattern` with numbers in it.
    fn object(&mut self, map: &Map<String, Value>, pattern: &str, path: &str) -> Expression {
        let mut arguments = Vec::with_capacity(map.len());
        for (key, value) in map.iter().filter(|(_, value)| !value.is_null()) {
            let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
            // A key with a sign of paths in it would be taken for another field.
            let row = if key.contains(['.', '[', ']']) { None } else { Row::of(&path) };
            match row {
                Some(row) if row.stands_in(self.verb.body()) => {
                    if let Some(value) = self.value(row, value, &path) {
                        arguments.push(Entry { label: Label::Argument(sdk::attribute(key)), value, path });
                    }
                }
                // Only an answer holds it: nobody set it.
                Some(row) if !row.stands_in(Body::Create) && !row.stands_in(Body::Put) => {}
                _ => self.without_attribute.push(path),
            }
        }
        Expression::call(sdk::class(self.verb, pattern), arguments)
    }

    fn value(&mut self, row: Row, value: &Value, path: &str) -> Option<Expression> {
        match (row.kind(), value) {
            (Kind::Object, Value::Object(map)) => return Some(self.object(map, row.path(), path)),
            (Kind::Objects, Value::Array(rows)) => {
                let item = |(index, value)| self.row(row, value, format!("{path}[{index}]"));
                return Some(Expression::list(rows.iter().enumerate().filter_map(item).collect()));
            }
            (kind, value) if kind.fits(value) => {}
            _ => {
                self.mistyped.push(path.to_owned());
                return None;
            }
        }
        match value.as_str().filter(|text| !text.is_empty()) {
            Some(_) if row.secret() => Some(self.secret(path)),
            Some(text) => Some(self.script(row, text).unwrap_or_else(|| Expression::text(text))),
            None => Some(literal(value, path)),
        }
    }

    fn row(&mut self, row: Row, value: &Value, path: String) -> Option<Entry> {
        let Value::Object(map) = value else {
            self.mistyped.push(path);
            return None;
        };
        let value = self.object(map, row.path(), &path);
        Some(Entry { label: Label::Nothing, value, path })
    }

    /// Read from the environment when the code runs.
    fn secret(&mut self, path: &str) -> Expression {
        let key = path.rsplit('.').next().unwrap_or(path);
        let variable = format!("NODE_{}", key.to_ascii_uppercase());
        let code = tokens(&format!("os.environ[\"{variable}\"]"));
        self.secrets.push(Note::new("python.secret_variable").at(path).with("variable", variable));
        Expression::Atom(code)
    }

    /// A script as its text, where that gives the same Base64 again.
    fn script(&mut self, row: Row, value: &str) -> Option<Expression> {
        let name = match row.path() {
            path if path == paths::PRE_USER_DATA.path() => "PRE_USER_DATA",
            path if path == paths::USER_DATA.path() => "USER_DATA",
            _ => return None,
        };
        let text = script::text_of(value)?;
        self.scripts.push(Script { name, text, path: row.path() });
        Some(Expression::Atom(tokens(&format!("base64.b64encode({name}.encode()).decode()"))))
    }

    fn notes(&mut self) -> Vec<Note> {
        let found = |code, paths: &mut Vec<String>| {
            let paths = std::mem::take(paths);
            (!paths.is_empty()).then(|| Note::new(code).at_all(paths))
        };
        let mut notes = std::mem::take(&mut self.secrets);
        notes.extend(found("python.left_to_service", &mut self.left_to_service));
        notes.extend(found("python.mistyped", &mut self.mistyped));
        notes.extend(found("python.no_attribute", &mut self.without_attribute));
        notes
    }
}

/// A value whose shape the SDK leaves open.
fn literal(value: &Value, path: &str) -> Expression {
    match value {
        Value::Null => Expression::atom(Class::Keyword, "None"),
        Value::Bool(value) => Expression::atom(Class::Keyword, if *value { "True" } else { "False" }),
        // The formatters take the sign of a positive exponent away.
        Value::Number(number) => Expression::atom(Class::Number, number.to_string().replace('+', "")),
        Value::String(text) => Expression::text(text),
        Value::Array(items) => {
            let item = |(index, value)| {
                let path = format!("{path}[{index}]");
                Entry { label: Label::Nothing, value: literal(value, &path), path }
            };
            Expression::list(items.iter().enumerate().map(item).collect())
        }
        Value::Object(map) => {
            let pair = |(key, value): (&String, &Value)| {
                let path = format!("{path}.{key}");
                Entry { label: Label::Key(key.clone()), value: literal(value, &path), path }
            };
            Expression::dict(map.iter().map(pair).collect())
        }
    }
}
