//! DescribePrice: demo prices for an instance with its disks.

use serde_json::{Value, json};

use super::Session;
use crate::call::Call;
use crate::catalogue::prices::{self, Disk};
use crate::catalogue::{self, ZONES};
use crate::refused::Refused;

/// The size of a disk when none is asked.
const USUAL_DISK: u32 = 40;

pub(super) fn run(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let parameters = &call.parameters;
    if parameters.get("ResourceType").is_some_and(|kind| kind != "instance") {
        return Err(Refused::parameter("ResourceType", "ResourceType", "the emulator prices instances only"));
    }
    let id = parameters.required("InstanceType")?;
    let Some(wanted) = catalogue::find(id) else {
        let message = format!("InstanceType: {id} does not exist");
        return Err(Refused::new(404, "InvalidInstanceType.ValueNotSupported", message));
    };
    let unit = parameters.get("PriceUnit").unwrap_or("Hour");
    let period = parameters.number("Period", 1, 60)?.unwrap_or(1);
    let amount = parameters.number("Amount", 1, 1000)?.unwrap_or(1);
    let Some(hours) = prices::paid_hours(unit, period) else {
        return Err(Refused::parameter("PriceUnit", "PriceUnit", "Hour, Week, Month or Year"));
    };
    let zone = parameters.get("ZoneId").unwrap_or(ZONES[0]);
    let spot = parameters.get("SpotStrategy").is_some_and(|strategy| strategy != "NoSpot");

    let list_instance = prices::instance_hour(wanted);
    let instance = if spot { prices::spot_hour(wanted, zone, session.now) } else { list_instance };
    let system = disk(call, "SystemDisk")?;
    let mut data = 0.0;
    for number in 1..=64 {
        let name = format!("DataDisk.{number}");
        data += disk(call, &name)?;
    }
    let total = |hour: f64| prices::rounded(hour * hours * f64::from(amount));
    let detail = |resource: &str, original: f64, trade: f64| {
        json!({
            "Resource": resource,
            "OriginalPrice": total(original),
            "TradePrice": total(trade),
            "DiscountPrice": prices::rounded(total(original) - total(trade)),
        })
    };
    let (original, trade) = (total(list_instance + system + data), total(instance + system + data));
    Ok(json!({
        "RequestId": session.request_id,
        "PriceInfo": {
            "Price": {
                "Currency": "CNY",
                "OriginalPrice": original,
                "TradePrice": trade,
                "DiscountPrice": prices::rounded(original - trade),
                "DetailInfos": {"DetailInfo": [
                    detail("instanceType", list_instance, instance),
                    detail("systemDisk", system, system),
                    detail("dataDisk", data, data),
                ]},
            },
            "Rules": {"Rule": []},
        },
    }))
}

/// What the disk under `name` costs an hour; nothing when it is not asked for.
fn disk(call: &Call, name: &str) -> Result<f64, Refused> {
    let of = |key: &str| format!("{name}.{key}");
    let number = |key: &str, most: u32| call.parameters.number(&of(key), 0, most);
    let (size, iops) = (number("Size", 65_536)?, number("ProvisionedIops", 1_000_000)?.unwrap_or(0));
    let (category, level) = (of("Category"), of("PerformanceLevel"));
    let (category, level) = (call.parameters.get(&category), call.parameters.get(&level));
    if size.is_none() && category.is_none() {
        return Ok(0.0);
    }
    Ok(prices::disk_hour(&Disk {
        category: category.unwrap_or("cloud_efficiency"),
        size_gib: size.unwrap_or(USUAL_DISK),
        performance_level: level.unwrap_or("PL1"),
        provisioned_iops: iops,
    }))
}
