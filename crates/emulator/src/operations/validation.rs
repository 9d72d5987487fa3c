//! Whether the API takes a document: the shared rules at API level, then the emulator's own facts.

use std::collections::BTreeMap;

use nodepool::{Context, Diagnostic, Level, NodePool, Severity, context, rules};
use serde_json::{Map, Value};

use super::Session;
use super::account;
use super::describe_security_groups::security_groups;
use crate::catalogue::account::Account;
use crate::catalogue::{self, InstanceType, KEY_PAIRS, RESOURCE_GROUPS, disks, images, stock};
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
    let mut document = body.clone();
    // How many nodes there are is not for the client to say.
    document.shift_remove("status");
    let document = Value::Object(document);
    let account = session.emulator.account;
    let vswitches = clusters::vswitches(session.db, Some(&cluster.vpc_id)).await?;
    let report = rules::check(&pool(document.clone())?, &facts(account, cluster, &vswitches, &document));
    refuse_first(report.at_level(Level::Api))?;
    own(&document, &vswitches, account, cluster)?;
    offers(&document, None, &vswitches, account)
}

/// Checks what a change makes of a document; what was wrong before and is not touched stays.
pub(super) async fn check_change(
    session: &mut Session<'_>,
    cluster: &Cluster,
    before: Value,
    after: Value,
) -> Result<(), Refused> {
    let account = session.emulator.account;
    let vswitches = clusters::vswitches(session.db, Some(&cluster.vpc_id)).await?;
    let facts = facts(account, cluster, &vswitches, &after);
    let (before, after) = (pool(before)?, pool(after)?);
    let known = rules::check(&before, &facts).diagnostics;
    let untouched = |found: &Diagnostic| {
        let places = || std::iter::once(&found.path).chain(&found.related);
        known.contains(found) && places().all(|path| before.at(path.as_str()) == after.at(path.as_str()))
    };
    let report = rules::check(&after, &facts);
    refuse_first(report.at_level(Level::Api).filter(|found| !untouched(found)))?;
    own(after.as_value(), &vswitches, account, cluster)?;
    offers(after.as_value(), Some(before.as_value()), &vswitches, account)
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

/// What the rules may know: the cluster, its vSwitches and images, and the types that the document names.
fn facts(account: &Account, cluster: &Cluster, vswitches: &[VSwitch], document: &Value) -> Context {
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
        images: Some(images_of(account, cluster)),
        security_groups: Some(security_groups(cluster).collect()),
        ..Context::default()
    }
}

/// The images that the cluster's version offers, and the account's own ones, which have a size.
fn images_of(account: &Account, cluster: &Cluster) -> Vec<context::Image> {
    let public = images::version(&cluster.version).into_iter().flat_map(images::Version::images).map(|image| {
        let text = |text: &str| text.to_owned();
        let (id, image_type, architecture) = (text(image.id), text(image.image_type), text(image.architecture));
        context::Image { id, image_type, architecture, ..Default::default() }
    });
    let own = (account.images)().into_iter().map(|row| {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        let size = row["Size"].as_u64().and_then(|size| size.try_into().ok());
        context::Image { id: text("ImageId"), architecture: text("Architecture"), size, ..Default::default() }
    });
    public.chain(own).collect()
}

/// What only the emulator knows: that the things the document names exist.
fn own(document: &Value, vswitches: &[VSwitch], account: &Account, cluster: &Cluster) -> Result<(), Refused> {
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
    for (path, code, what, known) in references(account, cluster) {
        for (place, id) in texts_at(document, path) {
            if !known(&id) {
                return Err(Refused::parameter(code, &place, format!("no such {what}")));
            }
        }
    }
    Ok(())
}

/// What the service offers with what was chosen: the system disk with a type in a zone, and ecs-user with an image.
/// What `before` had already is not judged again.
fn offers(document: &Value, before: Option<&Value>, vswitches: &[VSwitch], account: &Account) -> Result<(), Refused> {
    let group = &document["scaling_group"];
    let touched =
        |keys: &[&str]| before.is_none_or(|before| keys.iter().any(|key| before["scaling_group"][*key] != group[*key]));
    if touched(&["instance_types", "vswitch_ids", "system_disk_category", "system_disk_categories"])
        && !is_system_disk_offered(document, vswitches)
    {
        let why = "no instance type takes it in the zones of the vSwitches";
        return Err(Refused::parameter("DiskCategoryNotOffered", "scaling_group.system_disk_category", why));
    }
    let refuses_ecs_user = |row: &Value| row["ImageId"] == group["image_id"] && row["LoginAsNonRootSupported"] == false;
    if touched(&["image_id", "login_as_non_root"])
        && group["login_as_non_root"] == true
        && (account.images)().iter().any(refuses_ecs_user)
    {
        let why = "the image does not let ecs-user log on";
        return Err(Refused::parameter("LoginAsNonRootNotSupported", "scaling_group.login_as_non_root", why));
    }
    Ok(())
}

/// Whether the system disk, or one that is tried after it, goes with a type that a chosen zone sells. One that is not
/// named is the service's own choice.
fn is_system_disk_offered(document: &Value, vswitches: &[VSwitch]) -> bool {
    let Some(category) = document["scaling_group"]["system_disk_category"].as_str().filter(|name| !name.is_empty())
    else {
        return true;
    };
    let chosen = |vswitch: &&VSwitch| strings(document, "vswitch_ids").any(|(_, id)| id == vswitch.id);
    let zones: Vec<&VSwitch> = vswitches.iter().filter(chosen).collect();
    // Which types a zone sells does not move with the clock, only how many of them.
    let is_sold = |kind: &&InstanceType| zones.iter().any(|one| stock::left(&one.zone_id, kind, false, 0).is_some());
    let sold = strings(document, "instance_types").filter_map(|(_, id)| catalogue::find(id)).filter(is_sold);
    let tried = |name: &str| name == category || strings(document, "system_disk_categories").any(|(_, id)| id == name);
    let mut judged = sold.map(|kind| disks::of(Some(kind)).any(|offered| tried(offered.name))).peekable();
    judged.peek().is_none() || judged.any(|goes| goes)
}

type Known<'c> = Box<dyn Fn(&str) -> bool + 'c>;

/// Every path that names a thing of the account, the code when there is none, its word, and whether there is one.
fn references<'c>(
    account: &'c Account,
    cluster: &'c Cluster,
) -> [(&'static str, &'static str, &'static str, Known<'c>); 14] {
    let key_pair = |name: &str| KEY_PAIRS.iter().any(|(known, _)| *known == name);
    let image = |id: &str| images::is_public(id) || (account.images)().iter().any(|row| row["ImageId"] == id);
    let key = |id: &str| account.kms_keys.iter().any(|(known, ..)| *known == id);
    let snapshot = |id: &str| account.snapshots.iter().any(|known| known.id == id);
    let policy = |id: &str| account.snapshot_policies.iter().any(|(known, ..)| *known == id);
    let resource_group = |id: &str| RESOURCE_GROUPS.iter().any(|(known, _)| *known == id);
    let group = |id: &str| security_groups(cluster).any(|(known, _)| known == id);
    let set = |id: &str| account.deployment_sets.iter().any(|(known, ..)| *known == id);
    let private_pool = |id: &str| account.private_pools().any(|known| known.id == id);
    let database = |id: &str| account::has_database(account, cluster, id);
    let (no_policy, policies) = ("SnapshotPolicyNotFound", "snapshot policy");
    let (no_pool, pools) = ("PrivatePoolNotFound", "private pool");
    let (no_group, groups) = ("SecurityGroupNotFound", "security group in the cluster's VPC");
    [
        ("nodepool_info.resource_group_id", "ResourceGroupNotFound", "resource group", Box::new(resource_group)),
        ("scaling_group.image_id", "ImageNotFound", "image", Box::new(image)),
        ("scaling_group.key_pair", "KeyPairNotFound", "key pair", Box::new(key_pair)),
        ("scaling_group.system_disk_kms_key_id", "KmsKeyNotFound", "KMS key", Box::new(key)),
        ("scaling_group.system_disk_snapshot_policy_id", no_policy, policies, Box::new(policy)),
        ("scaling_group.data_disks[].kms_key_id", "KmsKeyNotFound", "KMS key", Box::new(key)),
        ("scaling_group.data_disks[].snapshot_id", "SnapshotNotFound", "snapshot", Box::new(snapshot)),
        ("scaling_group.data_disks[].auto_snapshot_policy_id", no_policy, policies, Box::new(policy)),
        ("scaling_group.security_group_id", no_group, groups, Box::new(group)),
        ("scaling_group.security_group_ids[]", no_group, groups, Box::new(group)),
        ("scaling_group.rds_instances[]", "DBInstanceNotFound", "database in the cluster's VPC", Box::new(database)),
        ("scaling_group.deploymentset_id", "DeploymentSetNotFound", "deployment set", Box::new(set)),
        ("scaling_group.private_pool_options.id", no_pool, pools, Box::new(private_pool)),
        ("scaling_group.resource_pool_options.private_pool_ids[]", no_pool, pools, Box::new(private_pool)),
    ]
}

/// The filled texts at a path, each with its own path: `a.b`, `a.b[]`, `a.b[].c`.
fn texts_at(document: &Value, path: &str) -> Vec<(String, String)> {
    let (list, column) = match path.split_once("[]") {
        None => (path, None),
        Some((list, column)) => (list, Some(column.trim_start_matches('.'))),
    };
    let at = list.split('.').try_fold(document, |value, key| value.get(key));
    let filled = |place: String, value: Option<&Value>| {
        let text = value?.as_str().filter(|text| !text.is_empty())?;
        Some((place, text.to_owned()))
    };
    match column {
        None => filled(list.to_owned(), at).into_iter().collect(),
        Some(column) => {
            let rows = at.and_then(Value::as_array).into_iter().flatten().enumerate();
            let cell = |(row, value): (usize, &Value)| match column {
                "" => filled(format!("{list}[{row}]"), Some(value)),
                column => filled(format!("{list}[{row}].{column}"), value.get(column)),
            };
            rows.filter_map(cell).collect()
        }
    }
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

/// Refuses more nodes than the cluster may have, when `before` becomes `after` by what stands at `path`.
pub(super) async fn node_quota(
    session: &mut Session<'_>,
    cluster: &str,
    path: &str,
    before: i64,
    after: i64,
) -> Result<(), Refused> {
    let size = clusters::size(session.db, cluster).await?;
    let (quota, total) = (i64::from(session.emulator.quotas.nodes), size.nodes - before + after);
    if after > before && total > quota {
        let message = format!("{path}: the cluster would have {total} nodes; its quota is {quota}");
        return Err(Refused::new(400, "QuotaExceeded.Node", message));
    }
    Ok(())
}

/// What orders the nodes of a document.
pub(super) fn ordered_by(document: &Value) -> &'static str {
    if document::is_auto(document) {
        "auto_scaling.min_instances"
    } else if document::desired(document).is_some() {
        "scaling_group.desired_size"
    } else {
        "count"
    }
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
