//! Whether the API takes a document: the shared rules at API level, then the emulator's own facts.

use std::collections::BTreeMap;

use nodepool::{Context, Diagnostic, Level, NodePool, Severity, context, rules};
use serde_json::{Map, Value};

use super::Session;
use crate::catalogue::{self, KEY_PAIRS};
use crate::document;
use crate::refused::Refused;
use crate::store::clusters::{self, Cluster, VSwitch};
use crate::store::pools::Pool;

/// Checks the document of a create request.
pub(super) async fn check(
    session: &mut Session<'_>,
    cluster: &Cluster,
    body: &Map<String, Value>,
) -> Result<(), Refused> {
    let document = Value::Object(body.clone());
    let vswitches = clusters::vswitches(session.db, Some(&cluster.vpc_id)).await?;
    let report = rules::check(&pool(document.clone())?, &facts(cluster, &vswitches, &document));
    refuse_first(report.at_level(Level::Api))?;
    own(&document, &vswitches)
}

/// Checks what a change makes of a document; what was wrong before and is not touched stays.
pub(super) async fn check_change(
    session: &mut Session<'_>,
    cluster: &Cluster,
    before: Value,
    after: Value,
) -> Result<(), Refused> {
    let vswitches = clusters::vswitches(session.db, Some(&cluster.vpc_id)).await?;
    let facts = facts(cluster, &vswitches, &after);
    let (before, after) = (pool(before)?, pool(after)?);
    let known = rules::check(&before, &facts).diagnostics;
    let untouched = |found: &Diagnostic| {
        let places = || std::iter::once(&found.path).chain(&found.related);
        known.contains(found) && places().all(|path| before.at(path.as_str()) == after.at(path.as_str()))
    };
    let report = rules::check(&after, &facts);
    refuse_first(report.at_level(Level::Api).filter(|found| !untouched(found)))?;
    own(after.as_value(), &vswitches)
}

/// A document the rules can read.
pub(super) fn pool(document: Value) -> Result<NodePool, Refused> {
    NodePool::from_value(document).map_err(|error| Refused::new(400, "InvalidParameter.Body", format!("body: {error}")))
}

/// Refuses with the first error, whose message begins with the JSON path.
pub(super) fn refuse_first<'d>(mut found: impl Iterator<Item = &'d Diagnostic>) -> Result<(), Refused> {
    let Some(found) = found.find(|found| found.severity == Severity::Error) else { return Ok(()) };
    let params: Vec<String> = found.params.iter().map(|(name, value)| format!("{name} {value}")).collect();
    let params = if params.is_empty() { String::new() } else { format!(" ({})", params.join(", ")) };
    let why = format!("{}{params}", found.code.replace(['.', '_'], " "));
    Err(Refused::parameter(&camel(found.code), found.path.as_str(), why))
}

/// What the rules may know: the cluster, its vSwitches, and the types that the document names.
fn facts(cluster: &Cluster, vswitches: &[VSwitch], document: &Value) -> Context {
    let zones = vswitches.iter().map(|vswitch| (vswitch.id.clone(), vswitch.zone_id.clone())).collect();
    let named = strings(document, "instance_types").filter_map(|(_, id)| catalogue::find(id));
    let types: BTreeMap<String, context::InstanceType> = named
        .map(|found| {
            let facts = context::InstanceType {
                architecture: found.architecture.clone(),
                disk_quantity: found.disk_quantity,
                local_storage: found.local_storage_category.is_some(),
            };
            (found.id.clone(), facts)
        })
        .collect();
    Context {
        cluster_version: Some(cluster.version.clone()),
        vswitch_zones: Some(zones),
        instance_types: Some(types),
        ..Context::default()
    }
}

/// What only the emulator knows: that the things the document names exist.
fn own(document: &Value, vswitches: &[VSwitch]) -> Result<(), Refused> {
    for (place, id) in strings(document, "vswitch_ids") {
        if !vswitches.iter().any(|vswitch| vswitch.id == id) {
            let path = format!("scaling_group.vswitch_ids[{place}]");
            return Err(Refused::parameter("VSwitchNotFound", &path, "no such vSwitch in the cluster's VPC"));
        }
    }
    for (place, id) in strings(document, "instance_types") {
        if catalogue::find(id).is_none() {
            let path = format!("scaling_group.instance_types[{place}]");
            return Err(Refused::parameter("InstanceTypeNotFound", &path, "no such instance type"));
        }
    }
    let key_pair = document["scaling_group"]["key_pair"].as_str().filter(|name| !name.is_empty());
    if key_pair.is_some_and(|name| !KEY_PAIRS.iter().any(|(known, _)| *known == name)) {
        return Err(Refused::parameter("KeyPairNotFound", "scaling_group.key_pair", "no such key pair"));
    }
    Ok(())
}

fn strings<'d>(document: &'d Value, key: &str) -> impl Iterator<Item = (usize, &'d str)> {
    let list = document["scaling_group"][key].as_array().into_iter().flatten();
    list.enumerate().filter_map(|(place, item)| item.as_str().map(|item| (place, item)))
}

/// `disk.needs_size` becomes `DiskNeedsSize`.
fn camel(code: &str) -> String {
    code.split(['.', '_'])
        .map(|word| {
            let (first, rest) = word.split_at(word.len().min(1));
            first.to_uppercase() + rest
        })
        .collect()
}

/// Refuses more nodes than the cluster may have, when `before` becomes `after`.
pub(super) async fn node_quota(
    session: &mut Session<'_>,
    cluster: &str,
    before: i64,
    after: i64,
) -> Result<(), Refused> {
    let size = clusters::size(session.db, cluster).await?;
    let (quota, total) = (i64::from(session.emulator.quotas.nodes), size.nodes - before + after);
    if after > before && total > quota {
        let message = format!("the cluster would have {total} nodes; its quota is {quota}");
        return Err(Refused::new(400, "QuotaExceeded.Node", message));
    }
    Ok(())
}

/// How many nodes a pool counts for in the quota.
pub(super) fn counted(pool: &Pool) -> i64 {
    pool.staying().max(pool.wanted.unwrap_or(0))
}

/// Auto scaling on the default pool is refused with a code of its own.
pub(super) fn not_auto_by_default(pool: &Pool, document: &Value) -> Result<(), Refused> {
    if pool.is_default && document::is_auto(document) {
        let message = "auto_scaling.enable: the default node pool cannot scale automatically";
        return Err(Refused::new(400, "ErrDefaultNodePool", message));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::camel;

    #[test]
    fn a_rules_code_becomes_the_end_of_an_error_code() {
        assert_eq!(camel("disk.performance_level_needs_size"), "DiskPerformanceLevelNeedsSize");
        assert_eq!(camel(""), "");
    }
}
