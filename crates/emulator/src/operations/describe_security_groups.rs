//! DescribeSecurityGroups: two basic and two advanced ones in each VPC.

use serde_json::{Value, json};

use super::Session;
use super::paging::by_token;
use crate::call::Call;
use crate::catalogue::RESOURCE_GROUPS;
use crate::draw::alphanumeric_of;
use crate::refused::Refused;
use crate::store::clusters::{self, Cluster};

pub(super) async fn run(session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let asked = |name: &str, row: &Value| call.parameters.get(name).is_none_or(|asked| row[name] == asked);
    let rows = clusters::all(session.db)
        .await?
        .iter()
        .flat_map(of_vpc)
        .filter(|row| {
            ["VpcId", "SecurityGroupType", "SecurityGroupId", "SecurityGroupName"].iter().all(|name| asked(name, row))
        })
        .collect();
    by_token(call, session.request_id, ("SecurityGroups", "SecurityGroup"), (10, 100), rows)
}

fn of_vpc(cluster: &Cluster) -> [Value; 4] {
    let row = |id: String, name: &str, kind: &str, managed: bool, rules: u32| {
        json!({
            "SecurityGroupId": id,
            "SecurityGroupName": name,
            "SecurityGroupType": kind,
            "VpcId": cluster.vpc_id,
            "ServiceManaged": managed,
            "RuleCount": rules,
            "Description": "",
            "CreationTime": "2024-03-02T06:15:00Z",
            "ResourceGroupId": RESOURCE_GROUPS[0].0,
            "Tags": {"Tag": []},
        })
    };
    let id = |name: &str| format!("sg-bp1{}", alphanumeric_of(&format!("{name} {}", cluster.vpc_id), 17));
    [
        row(
            cluster.security_group_id.clone(),
            &format!("alicloud-cs-auto-created-{}", cluster.id),
            "enterprise",
            true,
            12,
        ),
        row(id("nodes"), "nodes", "enterprise", false, 42),
        row(id("web"), "web", "normal", false, 9),
        row(id("databases"), "databases", "normal", false, 6),
    ]
}

/// The groups of a cluster's VPC: id and kind.
pub(super) fn security_groups(cluster: &Cluster) -> impl Iterator<Item = (String, String)> {
    of_vpc(cluster).into_iter().map(|row| {
        let text = |key: &str| row[key].as_str().unwrap_or_default().to_owned();
        (text("SecurityGroupId"), text("SecurityGroupType"))
    })
}
