//! DescribeScalingActivities: the history of one scaling group, newest first; and the detail of one activity.

use serde_json::{Value, json};

use super::Session;
use super::paging::Page;
use crate::call::Call;
use crate::clock::{Millis, utc_minutes};
use crate::refused::Refused;
use crate::store::activities::{self, Activity};

pub(super) async fn run(session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let parameters = &call.parameters;
    let page = Page::read(call, ("PageNumber", "PageSize"), 10, 50)?;
    let (group, ids) = (parameters.get("ScalingGroupId"), parameters.list("ScalingActivityIds"));
    if group.is_none() && ids.is_empty() {
        return Err(Refused::missing("ScalingGroupId"));
    }
    let status = parameters.get("StatusCode");
    let found = activities::of_group(session.db, group, &ids).await?;
    let rows: Vec<Value> = found
        .iter()
        .map(|activity| row(activity, session.now))
        .filter(|row| status.is_none_or(|status| row["StatusCode"] == status))
        .collect();
    Ok(json!({
        "RequestId": session.request_id,
        "PageNumber": page.number,
        "PageSize": page.size,
        "TotalCount": rows.len(),
        "ScalingActivities": page.of(rows),
    }))
}

/// DescribeScalingActivityDetail.
pub(super) async fn one(session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let id = call.parameters.required("ScalingActivityId")?;
    let found = activities::of_group(session.db, None, &[id]).await?;
    let Some(activity) = found.first() else {
        let message = format!("ScalingActivityId: there is no scaling activity {id}");
        return Err(Refused::new(404, "InvalidScalingActivityId.NotFound", message));
    };
    Ok(json!({"RequestId": session.request_id, "ScalingActivityId": activity.id, "Detail": detail(activity)}))
}

/// What was made and taken away, as a text.
fn detail(activity: &Activity) -> String {
    let list = |text: &str| serde_json::from_str::<Vec<String>>(text).unwrap_or_default().join(", ");
    let (created, destroyed) = (list(&activity.created), list(&activity.destroyed));
    let said = |what: &str, list: String| (!list.is_empty()).then(|| format!("{what}: {list}."));
    let parts = [said("Created", created), said("Removed", destroyed), Some(activity.error.clone())];
    parts.into_iter().flatten().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ")
}

fn row(activity: &Activity, now: Millis) -> Value {
    let ended = activity.ends_at <= now;
    let list = |text: &str| serde_json::from_str::<Vec<String>>(text).unwrap_or_default();
    let (created, destroyed) = (list(&activity.created), list(&activity.destroyed));
    let mut row = json!({
        "ScalingActivityId": activity.id,
        "ScalingGroupId": activity.scaling_group_id,
        "StatusCode": if ended { activity.outcome.as_str() } else { "InProgress" },
        "StatusMessage": activity.error,
        "StartTime": utc_minutes(activity.starts_at),
        "EndTime": if ended { utc_minutes(activity.ends_at) } else { String::new() },
        "Progress": if ended { 100 } else { 50 },
        "Cause": activity.cause,
        "Description": activity.description,
        "Detail": detail(activity),
        // Counts after the activity are texts.
        "TotalCapacity": activity.total.to_string(),
        "AttachedCapacity": activity.attached.to_string(),
        "AutoCreatedCapacity": (activity.total - activity.attached).to_string(),
        "ScalingInstanceNumber": created.len() + destroyed.len(),
        "CreatedCapacity": created.len(),
        "CreatedInstances": created,
        "DestroyedCapacity": destroyed.len(),
        "DestroyedInstances": destroyed,
        "StartedCapacity": 0,
        "StoppedCapacity": 0,
    });
    if !activity.error_code.is_empty() {
        row["ErrorCode"] = activity.error_code.as_str().into();
        row["ErrorMessage"] = activity.error.as_str().into();
        row["ErrorMessages"] = json!([{
            "Code": activity.error_code,
            "Message": activity.error,
            "Description": activity.error,
            "FailedInstanceIds": [],
        }]);
    }
    row
}
