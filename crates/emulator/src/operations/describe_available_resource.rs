//! DescribeAvailableResource: stock of instance types, and disk categories, by zone.

use serde_json::{Value, json};

use super::Session;
use crate::REGION;
use crate::call::Call;
use crate::catalogue::{self, InstanceType, ZONES, disks, stock};
use crate::refused::Refused;

pub(super) fn run(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let destination = call.parameters.required("DestinationResource")?;
    let asked_zone = call.parameters.get("ZoneId");
    let wanted = match call.parameters.get("InstanceType") {
        None => None,
        Some(id) => Some(catalogue::find(id).ok_or_else(|| {
            Refused::new(404, "InvalidInstanceType.ValueNotSupported", format!("InstanceType: {id} does not exist"))
        })?),
    };
    let spot = call.parameters.get("SpotStrategy").is_some_and(|strategy| strategy != "NoSpot");
    let of_zone = |zone: &&str| -> Option<Value> {
        let supported = match destination {
            "InstanceType" => types(call, zone, wanted, spot, session.now),
            "SystemDisk" | "DataDisk" => categories(call, zone, wanted, spot, session.now, destination),
            _ => Vec::new(),
        };
        let any = supported.iter().any(|row| row["Status"] == "Available");
        let (status, category) = if any { ("Available", "WithStock") } else { ("SoldOut", "WithoutStock") };
        (!supported.is_empty()).then(|| {
            let resource = json!({"Type": destination, "SupportedResources": {"SupportedResource": supported}});
            json!({
                "RegionId": REGION,
                "ZoneId": zone,
                "Status": status,
                "StatusCategory": category,
                "AvailableResources": {"AvailableResource": [resource]},
            })
        })
    };
    if !matches!(destination, "InstanceType" | "SystemDisk" | "DataDisk" | "Zone") {
        let why = "InstanceType, SystemDisk or DataDisk";
        return Err(Refused::parameter("DestinationResource", "DestinationResource", why));
    }
    let zones = ZONES.iter().filter(|zone| asked_zone.is_none_or(|asked| asked == **zone));
    let rows: Vec<Value> = zones.filter_map(of_zone).collect();
    Ok(json!({"RequestId": session.request_id, "AvailableZones": {"AvailableZone": rows}}))
}

fn types(call: &Call, zone: &str, wanted: Option<&InstanceType>, spot: bool, now: i64) -> Vec<Value> {
    let disk = call.parameters.get("SystemDiskCategory");
    let fits = |found: &&InstanceType| {
        wanted.is_none_or(|wanted| wanted.id == found.id)
            && disk.is_none_or(|disk| disks::of(Some(found)).any(|category| category.name == disk))
    };
    let row = |found: &InstanceType| {
        let (status, category) = stock::words(stock::left(zone, found, spot, now)?);
        Some(json!({"Value": found.id, "Status": status, "StatusCategory": category}))
    };
    catalogue::types().iter().filter(fits).filter_map(row).collect()
}

fn categories(
    call: &Call,
    zone: &str,
    wanted: Option<&InstanceType>,
    spot: bool,
    now: i64,
    destination: &str,
) -> Vec<Value> {
    let left = wanted.map_or(Some(1), |wanted| stock::left(zone, wanted, spot, now));
    let Some(left) = left else { return Vec::new() };
    let (status, stock) = if left > 0 { ("Available", "WithStock") } else { stock::words(0) };
    let asked =
        call.parameters.get(if destination == "SystemDisk" { "SystemDiskCategory" } else { "DataDiskCategory" });
    disks::of(wanted)
        .filter(|category| asked.is_none_or(|asked| category.name == asked))
        .map(|category| {
            let (least, most) = if destination == "SystemDisk" { category.system } else { category.data };
            json!({
                "Value": category.name,
                "Status": status,
                "StatusCategory": stock,
                "Min": least,
                "Max": most,
                "Unit": "GiB",
            })
        })
        .collect()
}
