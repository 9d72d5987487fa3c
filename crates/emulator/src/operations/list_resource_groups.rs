//! ListResourceGroups.

use serde_json::{Value, json};

use super::Session;
use super::paging::numbered;
use crate::call::Call;
use crate::catalogue::RESOURCE_GROUPS;
use crate::refused::Refused;

pub(super) fn run(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let asked = |name: &str| call.parameters.get(name);
    let rows = RESOURCE_GROUPS
        .iter()
        .filter(|(id, name)| {
            asked("ResourceGroupId").is_none_or(|ask| ask == *id) && asked("Name").is_none_or(|ask| ask == *name)
        })
        .filter(|_| asked("Status").is_none_or(|status| status == "OK"))
        .map(|(id, name)| {
            json!({
                "Id": id,
                "Name": name,
                "DisplayName": name,
                "Status": "OK",
                "AccountId": "1000000000000001",
                "CreateDate": "2024-03-01T10:00:00+08:00",
                "Tags": {"Tag": []},
            })
        })
        .collect();
    numbered(call, session.request_id, ("ResourceGroups", "ResourceGroup"), 100, rows)
}
