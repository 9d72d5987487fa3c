//! What the account has and a pool can refer to: security groups, keys, snapshots and the like. Each is an
//! id with a name and the facts that people choose by.

use serde_json::Value;

use super::catalogue::{Cluster, escape, rows, text, total};
use super::client::{self, ApiFailure};

/// One of them.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Thing {
    /// Its id, as it goes on the wire.
    pub(crate) id: String,
    /// Its name; may be empty.
    pub(crate) name: String,
    /// Data of the API, shown as it is.
    pub(crate) facts: Vec<String>,
    /// What the rules know it by, in the API's word: the type of a security group, the architecture of an image.
    pub(crate) kind: String,
    /// GiB that a disk from it has at least; only images say so.
    pub(crate) size: Option<u32>,
    /// Whether ecs-user can log on; only images say so.
    pub(crate) non_root: Option<bool>,
    /// How much of it is used, and how much there is.
    pub(crate) used: Option<(u64, Option<u64>)>,
}

/// What can be referred to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Images of the account's own.
    CustomImages,
    /// KMS keys that are enabled or not: the API says which when it is used.
    KmsKeys,
    /// Snapshots of disks.
    Snapshots,
    /// Policies that take snapshots.
    SnapshotPolicies,
    /// Resource groups.
    ResourceGroups,
    /// Security groups in the cluster's VPC.
    SecurityGroups,
    /// Databases in the cluster's VPC.
    RdsInstances,
    /// Deployment sets.
    DeploymentSets,
    /// Elasticity assurances and capacity reservations.
    PrivatePools,
}

impl Kind {
    /// How many there are.
    pub(crate) const COUNT: usize = Self::PrivatePools as usize + 1;
}

/// How a product pages.
#[derive(Clone, Copy, PartialEq)]
enum Paging {
    /// By PageNumber.
    Number,
    /// By NextToken.
    Token,
}

/// Where a list stands in its answer, and how its rows are read.
struct Source {
    /// Product, action and fixed parameters.
    address: &'static str,
    /// Whether it is asked for one VPC.
    in_vpc: bool,
    paging: Paging,
    list: [&'static str; 2],
    row: fn(&Value) -> Thing,
}

/// Reads all of a kind, every page.
///
/// # Errors
/// Every failure, whatever its layer.
pub(crate) async fn read(kind: Kind, cluster: &Cluster) -> Result<Vec<Thing>, ApiFailure> {
    let mut things = Vec::new();
    for source in sources(kind) {
        things.extend(read_source(source, cluster).await?);
    }
    if kind == Kind::KmsKeys {
        name_keys(&mut things, cluster).await;
    }
    Ok(things)
}

fn sources(kind: Kind) -> &'static [Source] {
    match kind {
        Kind::CustomImages => &[Source {
            address: "ecs/DescribeImages?ImageOwnerAlias=self&PageSize=100",
            in_vpc: false,
            paging: Paging::Number,
            list: ["Images", "Image"],
            row: image,
        }],
        Kind::KmsKeys => &[Source {
            address: "kms/ListKeys?PageSize=100",
            in_vpc: false,
            paging: Paging::Number,
            list: ["Keys", "Key"],
            row: |row| Thing { id: text(row, "KeyId"), ..Thing::default() },
        }],
        Kind::Snapshots => &[Source {
            address: "ecs/DescribeSnapshots?MaxResults=100",
            in_vpc: false,
            paging: Paging::Token,
            list: ["Snapshots", "Snapshot"],
            row: snapshot,
        }],
        Kind::SnapshotPolicies => &[Source {
            address: "ecs/DescribeAutoSnapshotPolicyEx?PageSize=100",
            in_vpc: false,
            paging: Paging::Number,
            list: ["AutoSnapshotPolicies", "AutoSnapshotPolicy"],
            row: |row| Thing {
                id: text(row, "AutoSnapshotPolicyId"),
                name: text(row, "AutoSnapshotPolicyName"),
                ..Thing::default()
            },
        }],
        Kind::ResourceGroups => &[Source {
            address: "resourcemanager/ListResourceGroups?Status=OK&PageSize=100",
            in_vpc: false,
            paging: Paging::Number,
            list: ["ResourceGroups", "ResourceGroup"],
            row: |row| {
                let [name, display] = ["Name", "DisplayName"].map(|key| text(row, key));
                let facts = if display.is_empty() { vec![] } else { vec![name.clone()] };
                let name = if display.is_empty() { name } else { display };
                Thing { id: text(row, "Id"), name, facts, ..Thing::default() }
            },
        }],
        Kind::SecurityGroups => &[Source {
            address: "ecs/DescribeSecurityGroups?MaxResults=100",
            in_vpc: true,
            paging: Paging::Token,
            list: ["SecurityGroups", "SecurityGroup"],
            row: |row| Thing {
                id: text(row, "SecurityGroupId"),
                name: text(row, "SecurityGroupName"),
                kind: text(row, "SecurityGroupType"),
                ..Thing::default()
            },
        }],
        Kind::RdsInstances => &[Source {
            address: "rds/DescribeDBInstances?PageSize=100",
            in_vpc: true,
            paging: Paging::Token,
            list: ["Items", "DBInstance"],
            row: |row| Thing {
                id: text(row, "DBInstanceId"),
                name: text(row, "DBInstanceDescription"),
                facts: vec![[text(row, "Engine"), text(row, "EngineVersion")].join(" "), text(row, "DBInstanceStatus")],
                ..Thing::default()
            },
        }],
        Kind::DeploymentSets => &[Source {
            address: "ecs/DescribeDeploymentSets?PageSize=50",
            in_vpc: false,
            paging: Paging::Number,
            list: ["DeploymentSets", "DeploymentSet"],
            row: |row| Thing {
                id: text(row, "DeploymentSetId"),
                name: text(row, "DeploymentSetName"),
                facts: vec![text(row, "DeploymentStrategy")],
                used: row.get("InstanceAmount").and_then(Value::as_u64).map(|count| (count, None)),
                ..Thing::default()
            },
        }],
        Kind::PrivatePools => &[
            Source {
                address: "ecs/DescribeElasticityAssurances?MaxResults=100",
                in_vpc: false,
                paging: Paging::Token,
                list: ["ElasticityAssuranceSet", "ElasticityAssuranceItem"],
                row: private_pool,
            },
            Source {
                address: "ecs/DescribeCapacityReservations?MaxResults=100",
                in_vpc: false,
                paging: Paging::Token,
                list: ["CapacityReservationSet", "CapacityReservationItem"],
                row: private_pool,
            },
        ],
    }
}

async fn read_source(source: &Source, cluster: &Cluster) -> Result<Vec<Thing>, ApiFailure> {
    let mut first = ["/openapi/", source.address].concat();
    if source.in_vpc {
        first.extend(["&VpcId=", &escape(&cluster.vpc)]);
    }
    let mut things = Vec::new();
    let mut next = String::new();
    for page in 2.. {
        let answer = client::get(&[first.as_str(), &next].concat()).await?;
        let before = things.len();
        things.extend(rows(&answer, &source.list).map(source.row));
        let token = text(&answer, "NextToken");
        next = match source.paging {
            Paging::Token if !token.is_empty() => ["&NextToken=", &escape(&token)].concat(),
            Paging::Number if things.len() > before && things.len() < total(&answer) => {
                format!("&PageNumber={page}")
            }
            _ => break,
        };
    }
    Ok(things)
}

/// Keys have names of their own, in a list of their own; without it their ids stand.
async fn name_keys(keys: &mut [Thing], cluster: &Cluster) {
    const ALIASES: Source = Source {
        address: "kms/ListAliases?PageSize=100",
        in_vpc: false,
        paging: Paging::Number,
        list: ["Aliases", "Alias"],
        row: |row| Thing { id: text(row, "KeyId"), name: text(row, "AliasName"), ..Thing::default() },
    };
    for alias in read_source(&ALIASES, cluster).await.unwrap_or_default() {
        for key in keys.iter_mut().filter(|key| key.id == alias.id) {
            key.name = alias.name.strip_prefix("alias/").unwrap_or(&alias.name).to_owned();
        }
    }
}

fn image(row: &Value) -> Thing {
    let size = row.get("Size").and_then(Value::as_u64).and_then(|size| u32::try_from(size).ok());
    let architecture = text(row, "Architecture");
    let facts = [Some(text(row, "OSName")), Some(architecture.clone()), size.map(|size| format!("{size} GiB"))];
    Thing {
        id: text(row, "ImageId"),
        name: text(row, "ImageName"),
        facts: facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect(),
        kind: architecture,
        size,
        non_root: row.get("LoginAsNonRootSupported").and_then(Value::as_bool),
        used: None,
    }
}

fn snapshot(row: &Value) -> Thing {
    // The API gives this number as a text.
    let size = Some(text(row, "SourceDiskSize")).filter(|size| !size.is_empty());
    let facts = [size.map(|size| [&size, " GiB"].concat()), Some(text(row, "CreationTime"))];
    Thing {
        id: text(row, "SnapshotId"),
        name: text(row, "SnapshotName"),
        facts: facts.into_iter().flatten().filter(|fact| !fact.is_empty()).collect(),
        ..Thing::default()
    }
}

fn private_pool(row: &Value) -> Thing {
    let list = row.get("AllocatedResources").and_then(|list| list.get("AllocatedResource")).and_then(Value::as_array);
    let resources: Vec<&Value> = list.into_iter().flatten().collect();
    let sum = |key: &str| resources.iter().filter_map(|one| one.get(key)?.as_u64()).sum::<u64>();
    let mut facts = vec![text(row, "PrivatePoolOptionsMatchCriteria")];
    facts.extend(resources.iter().map(|one| text(one, "InstanceType")));
    // The one key of the answer that begins in lower case.
    facts.extend(resources.iter().map(|one| text(one, "zoneId")));
    facts.dedup();
    Thing {
        id: text(row, "PrivatePoolOptionsId"),
        name: text(row, "PrivatePoolOptionsName"),
        facts: facts.into_iter().filter(|fact| !fact.is_empty()).collect(),
        used: Some((sum("UsedAmount"), Some(sum("TotalAmount")))),
        ..Thing::default()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn a_private_pool_says_what_is_left_of_it() {
        let row = json!({"PrivatePoolOptionsId": "eap-1", "PrivatePoolOptionsName": "batch",
            "PrivatePoolOptionsMatchCriteria": "Target", "AllocatedResources": {"AllocatedResource": [
                {"InstanceType": "ecs.g7.xlarge", "zoneId": "cn-hangzhou-h", "TotalAmount": 10, "UsedAmount": 4}]}});
        let pool = private_pool(&row);
        assert_eq!((pool.id.as_str(), pool.name.as_str()), ("eap-1", "batch"));
        assert_eq!(pool.facts, ["Target", "ecs.g7.xlarge", "cn-hangzhou-h"]);
        assert_eq!(pool.used, Some((4, Some(10))));
    }

    #[wasm_bindgen_test]
    fn what_an_answer_lacks_is_empty() {
        for kind in [Kind::CustomImages, Kind::Snapshots, Kind::SecurityGroups, Kind::PrivatePools] {
            for source in sources(kind) {
                assert_eq!(rows(&json!({}), &source.list).count(), 0);
                assert_eq!((source.row)(&json!({})).id, "");
            }
        }
        assert_eq!(snapshot(&json!({"SnapshotId": "s-1", "SourceDiskSize": "40"})).facts, ["40 GiB"]);
    }
}
