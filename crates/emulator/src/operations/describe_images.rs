//! DescribeImages: the account's own images.

use serde_json::Value;

use super::Session;
use super::paging::numbered;
use crate::call::Call;
use crate::catalogue;
use crate::refused::Refused;

pub(super) fn run(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let parameters = &call.parameters;
    let asked = |name: &str, row: &Value| {
        parameters.get(name).is_none_or(|asked| row[name].as_str().is_some_and(|held| held.eq_ignore_ascii_case(asked)))
    };
    // An image fits a type of its architecture.
    let architecture = parameters
        .get("InstanceType")
        .and_then(catalogue::find)
        .map(|found| if found.architecture == "ARM" { "arm64" } else { "x86_64" });
    let rows = (session.emulator.account.images)()
        .into_iter()
        .filter(|row| {
            ["ImageOwnerAlias", "OSType", "Architecture", "ImageName", "Status"].iter().all(|name| asked(name, row))
        })
        .filter(|row| parameters.get("ImageId").is_none_or(|ids| ids.split(',').any(|id| row["ImageId"] == id)))
        .filter(|row| architecture.is_none_or(|architecture| row["Architecture"] == architecture))
        .collect();
    numbered(call, session.request_id, ("Images", "Image"), 100, rows)
}
