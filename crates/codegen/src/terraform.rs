//! The resource `alicloud_cs_kubernetes_node_pool`, in a configuration that stands alone.

mod accepted;
mod layout;
mod resource;
mod values;

use nodepool::paths;

use crate::Subject;
use crate::code::Code;
use crate::hcl::{self, Argument, Block, Item, Name, Value};
use crate::note::Note;

const RESOURCE: &str = "alicloud_cs_kubernetes_node_pool";
/// The oldest provider that has every argument written here.
const PROVIDER_VERSION: &str = ">= 1.288.0";

/// The file: provider, variables, the import of a pool that exists, and the resource.
pub(crate) fn export(subject: &Subject<'_>) -> Code {
    let name = resource_name(&subject.name());
    let mut pool = subject.pool.clone();
    // An order to the service, which no answer holds.
    if let Some(update) = subject.change.and_then(|change| change.at(paths::UPDATE_NODES.path())) {
        pool.put(paths::UPDATE_NODES.path(), update.clone());
    }
    let resource = resource::write(&pool);
    let mut notes = vec![Note::new("terraform.cluster_id").with("cluster_id", subject.cluster_id.unwrap_or_default())];

    let mut file = vec![required_providers(), region(subject.region), variable("cluster_id", Vec::new())];
    if resource.needs_password {
        file.push(login_password());
    }
    file.push(block("provider", ["alicloud"], vec![argument("region", Value::Bare("var.region".into()))]));
    match (subject.cluster_id, subject.node_pool_id) {
        (Some(cluster), Some(pool)) => {
            file.push(import(&name, cluster, pool));
            let command = format!("terraform import {RESOURCE}.{name} {cluster}:{pool}");
            notes.push(Note::new("terraform.import").with("command", command));
        }
        (None, Some(pool)) => notes.push(Note::new("terraform.import_needs_cluster").with("node_pool_id", pool)),
        (_, None) => {}
    }
    file.push(block("resource", [RESOURCE, &name], resource.body));
    notes.extend(resource.notes);
    Code::new(hcl::lines(&file), format!("{name}.tf"), notes)
}

/// The pool's name as a name of a resource: lower-case letters, digits and underscores, a letter first.
pub(crate) fn resource_name(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    for c in name.chars().map(|c| c.to_ascii_lowercase()) {
        match c {
            'a'..='z' | '0'..='9' => out.push(c),
            _ if out.ends_with('_') || out.is_empty() => {}
            _ => out.push('_'),
        }
    }
    let out = out.trim_end_matches('_');
    match out.chars().next() {
        None => "node_pool".to_owned(),
        Some(first) if first.is_ascii_digit() => format!("pool_{out}"),
        Some(_) => out.to_owned(),
    }
}

fn required_providers() -> Item {
    let pin = vec![
        argument("source", Value::Text("aliyun/alicloud".to_owned())),
        argument("version", Value::Text(PROVIDER_VERSION.to_owned())),
    ];
    let provider = argument("alicloud", Value::Map(pin.into_iter().filter_map(into_argument).collect()));
    block("terraform", [], vec![block("required_providers", [], vec![provider])])
}

fn region(region: Option<&str>) -> Item {
    let default = region.map(|region| argument("default", Value::Text(region.to_owned())));
    variable("region", default.into_iter().collect())
}

fn login_password() -> Item {
    let comments = [
        "Set TF_VAR_login_password in the environment. Terraform keeps the value in its state file all the",
        "same: protect that, or use a key pair.",
    ];
    let mut body: Vec<Item> = comments.into_iter().map(Item::Comment).collect();
    body.push(argument("type", Value::Bare("string".into())));
    body.push(argument("sensitive", Value::Bool(true)));
    block("variable", ["login_password"], body)
}

fn variable(name: &str, more: Vec<Item>) -> Item {
    let mut body = vec![argument("type", Value::Bare("string".into()))];
    body.extend(more);
    block("variable", [name], body)
}

fn import(name: &str, cluster: &str, pool: &str) -> Item {
    let to = Argument { name: Name::Bare("to"), value: Value::Bare(format!("{RESOURCE}.{name}").into()), path: None };
    block("import", [], vec![Item::Argument(to), argument("id", Value::Text(format!("{cluster}:{pool}")))])
}

fn argument(name: &'static str, value: Value) -> Item {
    Item::Argument(Argument { name: Name::Bare(name), value, path: None })
}

fn into_argument(item: Item) -> Option<Argument> {
    match item {
        Item::Argument(argument) => Some(argument),
        _ => None,
    }
}

fn block<const N: usize>(kind: &'static str, labels: [&str; N], body: Vec<Item>) -> Item {
    Item::Block(Block { kind, labels: labels.map(str::to_owned).to_vec(), body, path: None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_resource_name_is_always_an_identifier() {
        for (name, expected) in [
            ("api-workers", "api_workers"),
            ("NodePool 1", "nodepool_1"),
            ("节点池", "node_pool"),
            ("1st", "pool_1st"),
            ("-a--b-", "a_b"),
            ("", "node_pool"),
            ("../../etc", "etc"),
        ] {
            assert_eq!(resource_name(name), expected);
        }
    }
}
