//! DescribeVSwitches.

use serde_json::{Value, json};

use super::Session;
use super::paging::numbered;
use crate::call::Call;
use crate::catalogue::RESOURCE_GROUPS;
use crate::refused::Refused;
use crate::store::clusters::{self, VSwitch};

pub(super) async fn run(session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let asked = |name: &str| call.parameters.get(name);
    let found = clusters::vswitches(session.db, asked("VpcId")).await?;
    let fits = |vswitch: &&VSwitch| {
        asked("ZoneId").is_none_or(|zone| vswitch.zone_id == zone)
            && asked("VSwitchId").is_none_or(|ids| ids.split(',').any(|id| id == vswitch.id))
            && asked("VSwitchName").is_none_or(|name| vswitch.name == name)
    };
    let rows = found.iter().filter(fits).map(row).collect();
    numbered(call, session.request_id, ("VSwitches", "VSwitch"), 50, rows)
}

fn row(vswitch: &VSwitch) -> Value {
    json!({
        "VSwitchId": vswitch.id,
        "VSwitchName": vswitch.name,
        "VpcId": vswitch.vpc_id,
        "ZoneId": vswitch.zone_id,
        "CidrBlock": vswitch.cidr(),
        "AvailableIpAddressCount": vswitch.free(),
        "Status": "Available",
        "IsDefault": false,
        "Description": "",
        "CreationTime": "2024-03-02T06:12:40Z",
        "ResourceGroupId": RESOURCE_GROUPS[0].0,
        "Tags": {"Tag": []},
    })
}
