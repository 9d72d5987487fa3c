//! A program with the official SDK that makes the pool, or makes the changes of an edit.

mod escape;
mod layout;
mod request;
mod sdk;
mod source;

use crate::Subject;
use crate::code::{Class, Code, Line};
use crate::note::Note;
use crate::terraform::resource_name;
use layout::Expression;
use request::Script;
use source::tokens;

const DOCSTRING: [&str; 5] = [
    "\"\"\"Creates a node pool with alibabacloud_cs20151215 7.2.3 or newer.",
    "",
    "Credentials come from the SDK's default chain, for example from the variables",
    "ALIBABA_CLOUD_ACCESS_KEY_ID and ALIBABA_CLOUD_ACCESS_KEY_SECRET.",
    "\"\"\"",
];

const IMPORTS: [&str; 5] = [
    "from alibabacloud_credentials.client import Client as CredentialClient",
    "from alibabacloud_cs20151215 import models as cs_models",
    "from alibabacloud_cs20151215.client import Client as CsClient",
    "from alibabacloud_tea_openapi import models as open_api_models",
    "from alibabacloud_tea_openapi.exceptions import AlibabaCloudException",
];

const MAIN: [&str; 8] = [
    "def main() -> None:",
    "    config = open_api_models.Config(",
    "        credential=CredentialClient(),",
    "        region_id=REGION_ID,",
    "        endpoint=f\"cs.{REGION_ID}.aliyuncs.com\",",
    "    )",
    "    client = CsClient(config)",
    "    request = ",
];

const EDIT: &str = "\"\"\"Changes a node pool with alibabacloud_cs20151215 7.2.3 or newer.";

const CREATE_CALL: &str = "        response = client.create_cluster_node_pool(CLUSTER_ID, request)";
const EDIT_CALL: &str = "        response = client.modify_cluster_node_pool(CLUSTER_ID, NODE_POOL_ID, request)";

const CALL: [&str; 7] = [
    "    except AlibabaCloudException as error:",
    "        sys.exit(f\"{error.code}: {error.message}\")",
    "    print(response.body.nodepool_id, response.body.task_id)",
    "",
    "",
    "if __name__ == \"__main__\":",
    "    main()",
];

/// The file: imports, what the code is about as constants, and `main`.
pub(crate) fn export(subject: &Subject<'_>) -> Code {
    let request = match subject.change {
        Some(change) => request::write_edit(change, subject.pool),
        None => request::write(subject.pool, subject.node_pool_id.is_some()),
    };
    let is_edit = subject.change.is_some();
    let mut place = vec![
        ("REGION_ID", "ALIBABA_CLOUD_REGION_ID", subject.region),
        ("CLUSTER_ID", "CLUSTER_ID", subject.cluster_id),
    ];
    if is_edit {
        place.push(("NODE_POOL_ID", "NODE_POOL_ID", subject.node_pool_id));
    }
    let unknown: Vec<&str> = place.iter().filter(|(.., value)| value.is_none()).map(|(_, name, _)| *name).collect();

    let mut lines: Vec<Line> = DOCSTRING.iter().map(|text| one(Class::String, text)).collect();
    if is_edit {
        lines[0] = one(Class::String, EDIT);
    }
    lines.push(Line::default());
    if !request.scripts.is_empty() {
        lines.push(fixed("import base64"));
    }
    if request.reads_secret || !unknown.is_empty() {
        lines.push(fixed("import os"));
    }
    lines.extend([fixed("import sys"), Line::default()]);
    lines.extend(IMPORTS.map(fixed));
    lines.push(Line::default());
    lines.extend(place.into_iter().map(|(name, variable, value)| constant(name, variable, value)));
    request.scripts.iter().for_each(|script| write_script(&mut lines, script));
    lines.extend([Line::default(), Line::default()]);
    lines.extend(MAIN.map(fixed));
    layout::write(&mut lines, &request.expression, 1);
    lines.push(fixed("    try:"));
    lines.push(fixed(if is_edit { EDIT_CALL } else { CREATE_CALL }));
    lines.extend(CALL.map(fixed));

    let mut notes = Vec::new();
    if !unknown.is_empty() {
        notes.push(Note::new("python.environment").with("variables", unknown.join(", ")));
    }
    let another = subject.node_pool_id.filter(|_| !is_edit);
    notes.extend(another.map(|id| Note::new("python.another_pool").with("node_pool_id", id)));
    notes.extend(request.notes);
    // A file with the name of a module that it imports would import itself: there are pools called "base64".
    let verb = if is_edit { "edit" } else { "create" };
    Code::new(lines, format!("{verb}_{}.py", resource_name(&subject.name())), notes)
}

/// `NAME = "value"`, or read from the environment where the value is not known.
fn constant(name: &str, variable: &str, value: Option<&str>) -> Line {
    match value {
        Some(value) => {
            let mut line = fixed(&format!("{name} = "));
            if let Expression::Atom(tokens) = Expression::text(value) {
                line.tokens.extend(tokens);
            }
            line
        }
        None => fixed(&format!("{name} = os.environ[\"{variable}\"]")),
    }
}

fn write_script(lines: &mut Vec<Line>, script: &Script) {
    lines.push(Line::default());
    for (index, text) in escape::block(&script.text).into_iter().enumerate() {
        let mut line = Line { path: Some(script.path.to_owned()), ..Line::default() };
        if index == 0 {
            line.tokens.extend(tokens(&format!("{} = ", script.name)));
        }
        line.push(Class::String, text);
        lines.push(line);
    }
}

fn fixed(source: &str) -> Line {
    Line { tokens: tokens(source), path: None }
}

fn one(class: Class, text: &'static str) -> Line {
    let mut line = Line::default();
    line.push(class, text);
    line
}
