//! What the account has beside its clusters, for the pickers: keys, snapshots, sets, reserved capacity, databases.

use serde_json::{Value, json};

use super::Session;
use super::paging::{by_token, numbered};
use crate::call::Call;
use crate::catalogue::RESOURCE_GROUPS;
use crate::catalogue::account::{Account, PrivatePool};
use crate::draw::alphanumeric_of;
use crate::refused::Refused;
use crate::store::clusters::{self, Cluster};

/// ListKeys.
pub(super) fn keys(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let row = |(id, ..): &(&str, &str, &str, bool)| json!({"KeyId": id, "KeyArn": arn(id)});
    numbered(
        call,
        session.request_id,
        ("Keys", "Key"),
        100,
        session.emulator.account.kms_keys.iter().map(row).collect(),
    )
}

/// ListAliases.
pub(super) fn aliases(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let row = |(id, alias, ..): &(&str, &str, &str, bool)| json!({"KeyId": id, "AliasName": format!("alias/{alias}"), "AliasArn": arn(&format!("alias/{alias}"))});
    numbered(
        call,
        session.request_id,
        ("Aliases", "Alias"),
        100,
        session.emulator.account.kms_keys.iter().map(row).collect(),
    )
}

/// DescribeKey.
pub(super) fn key(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let id = call.parameters.required("KeyId")?;
    let found = session
        .emulator
        .account
        .kms_keys
        .iter()
        .find(|(key, alias, ..)| *key == id || id.strip_prefix("alias/") == Some(alias));
    let Some((key, alias, description, enabled)) = found else {
        return Err(Refused::new(404, "Forbidden.KeyNotFound", format!("KeyId: there is no key {id}")));
    };
    Ok(json!({"RequestId": session.request_id, "KeyMetadata": {
        "KeyId": key,
        "Arn": arn(key),
        "KeyState": if *enabled { "Enabled" } else { "Disabled" },
        "KeySpec": "Aliyun_AES_256",
        "KeyUsage": "ENCRYPT/DECRYPT",
        "Creator": if alias.starts_with("acs/") { "ECS" } else { "1000000000000001" },
        "Description": description,
        "CreationDate": "2025-02-14T03:20:00Z",
    }}))
}

fn arn(name: &str) -> String {
    format!("acs:kms:cn-hangzhou:1000000000000001:{name}")
}

/// DescribeSnapshots.
pub(super) fn snapshots(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let rows = session.emulator.account.snapshots.iter().map(|one| {
        json!({
            "SnapshotId": one.id,
            "SnapshotName": one.name,
            "SourceDiskSize": one.size_gib.to_string(),
            "SourceDiskType": if one.of_system_disk { "system" } else { "data" },
            "SourceStorageType": one.category,
            "Status": "accomplished",
            "Progress": "100%",
            "Usage": "none",
            "Encrypted": false,
            "CreationTime": format!("{}T01:30:00Z", one.day),
            "ResourceGroupId": RESOURCE_GROUPS[0].0,
            "Tags": {"Tag": []},
        })
    });
    let rows = rows.filter(|row| asked(call, &["SnapshotName", "SourceDiskType", "Status"], row)).collect();
    by_token(call, session.request_id, ("Snapshots", "Snapshot"), (10, 100), rows)
}

/// DescribeAutoSnapshotPolicyEx.
pub(super) fn snapshot_policies(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let rows = session.emulator.account.snapshot_policies.iter().map(|(id, name, hours, weekdays, days)| {
        json!({
            "AutoSnapshotPolicyId": id,
            "AutoSnapshotPolicyName": name,
            "TimePoints": hours,
            "RepeatWeekdays": weekdays,
            "RetentionDays": days,
            "Status": "Normal",
            "DiskNums": 0,
            "RegionId": crate::REGION,
            "CreationTime": "2025-03-01T08:00:00Z",
            "Tags": {"Tag": []},
        })
    });
    let rows = rows.filter(|row| asked(call, &["AutoSnapshotPolicyId", "AutoSnapshotPolicyName"], row)).collect();
    numbered(call, session.request_id, ("AutoSnapshotPolicies", "AutoSnapshotPolicy"), 100, rows)
}

/// DescribeDeploymentSets.
pub(super) fn deployment_sets(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let ids = call.parameters.get("DeploymentSetIds");
    let rows =
        session.emulator.account.deployment_sets.iter().filter(|(id, ..)| ids.is_none_or(|ids| ids.contains(id))).map(
            |(id, name, strategy, instances)| {
                let capacity = |zone: &&str| {
                    let used = instances / 3;
                    json!({"ZoneId": zone, "AvailableAmount": 20 - used, "UsedAmount": used})
                };
                json!({
                    "DeploymentSetId": id,
                    "DeploymentSetName": name,
                    "DeploymentStrategy": strategy,
                    "InstanceAmount": instances,
                    "GroupCount": 1,
                    "Capacities": {"Capacity": crate::catalogue::ZONES.iter().map(capacity).collect::<Vec<_>>()},
                    "CreationTime": "2025-05-05T05:05:05Z",
                })
            },
        );
    let rows = rows.filter(|row| asked(call, &["DeploymentSetName"], row)).collect();
    numbered(call, session.request_id, ("DeploymentSets", "DeploymentSet"), 50, rows)
}

/// DescribeElasticityAssurances.
pub(super) fn assurances(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    private_pools(
        session,
        call,
        ("ElasticityAssuranceSet", "ElasticityAssuranceItem"),
        session.emulator.account.assurances,
    )
}

/// DescribeCapacityReservations.
pub(super) fn reservations(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    private_pools(
        session,
        call,
        ("CapacityReservationSet", "CapacityReservationItem"),
        session.emulator.account.reservations,
    )
}

fn private_pools(
    session: &Session<'_>,
    call: &Call,
    names: (&str, &str),
    pools: &'static [PrivatePool],
) -> Result<Value, Refused> {
    let of = |name: &str, held: &str| call.parameters.get(name).is_none_or(|asked| asked == held);
    let rows = pools
        .iter()
        .filter(|one| of("InstanceType", one.instance_type) && of("ZoneId", one.zone))
        .filter(|_| of("Status", "Active") || of("Status", "All"))
        .map(|one| {
            json!({
                "PrivatePoolOptionsId": one.id,
                "PrivatePoolOptionsName": one.name,
                "PrivatePoolOptionsMatchCriteria": one.criteria,
                "Status": "Active",
                "InstanceChargeType": "PostPaid",
                "Platform": "linux",
                "StartTime": "2026-01-01T00:00:00Z",
                "EndTime": "2027-12-31T16:00:00Z",
                "AllocatedResources": {"AllocatedResource": [{
                    "InstanceType": one.instance_type,
                    "zoneId": one.zone,
                    "TotalAmount": one.total,
                    "UsedAmount": one.used,
                }]},
                "Tags": {"Tag": []},
            })
        })
        .collect();
    by_token(call, session.request_id, names, (10, 100), rows)
}

/// DescribeDBInstances.
pub(super) async fn databases(session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let account = session.emulator.account;
    let vpcs = clusters::all(session.db).await?;
    let rows = vpcs.iter().flat_map(|cluster| account.databases.iter().map(|one| database(cluster, one)));
    let names = ["VpcId", "Engine", "EngineVersion", "DBInstanceId", "DBInstanceStatus"];
    let rows: Vec<Value> = rows.filter(|row| asked(call, &names, row)).collect();
    let total = rows.len();
    let mut answer = by_token(call, session.request_id, ("Items", "DBInstance"), (30, 100), rows)?;
    answer["PageRecordCount"] = answer["Items"]["DBInstance"].as_array().map_or(0, Vec::len).into();
    answer["TotalRecordCount"] = total.into();
    Ok(answer)
}

fn database(cluster: &Cluster, one: &(&str, &str, &str, &str, &str)) -> Value {
    let (front, description, engine, version, state) = one;
    json!({
        "DBInstanceId": database_id(cluster, front),
        "DBInstanceDescription": description,
        "Engine": engine,
        "EngineVersion": version,
        "DBInstanceStatus": state,
        "VpcId": cluster.vpc_id,
        "RegionId": crate::REGION,
        "PayType": "Postpaid",
        "InstanceNetworkType": "VPC",
    })
}

fn database_id(cluster: &Cluster, front: &str) -> String {
    format!("rm-bp1{}", alphanumeric_of(&format!("{front} {}", cluster.vpc_id), 14))
}

/// Whether a cluster's VPC has this database.
pub(super) fn has_database(account: &Account, cluster: &Cluster, id: &str) -> bool {
    account.databases.iter().any(|(front, ..)| database_id(cluster, front) == id)
}

/// Whether the row has what was asked for.
fn asked(call: &Call, names: &[&str], row: &Value) -> bool {
    names.iter().all(|name| call.parameters.get(name).is_none_or(|asked| row[*name] == asked))
}
