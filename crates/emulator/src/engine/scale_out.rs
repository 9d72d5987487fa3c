//! More nodes: instances are placed, made, and join.

use std::collections::HashMap;

use serde_json::{Value, json};
use sqlx::SqliteConnection;

use super::placement::{Order, Placed, Shortage};
use super::{failures, running_task, timing};
use crate::clock::{Clock, Millis};
use crate::store::activities::{self, Activity};
use crate::store::clusters::{self, VSwitch};
use crate::store::nodes::{self, Node};
use crate::store::pools::Pool;
use crate::store::scaling_failures;
use crate::store::tasks::{self, Task};
use crate::{REGION, document, draw};

/// Orders `count` more nodes; the pool is scaling until their instances run.
pub(super) async fn start(
    db: &mut SqliteConnection,
    clock: &Clock,
    pool: &mut Pool,
    count: i64,
    at: Millis,
) -> sqlx::Result<()> {
    let mut task = match running_task(db, pool).await? {
        Some(task) => task,
        None => Task::new("cluster_scaleout", &pool.cluster_id, &pool.id, at),
    };
    attempt(db, clock, pool, &mut task, count, at).await?;
    tasks::save(db, &task).await
}

/// Tries again to make what is missing; a failure is only a new activity.
pub(super) async fn retry(db: &mut SqliteConnection, clock: &Clock, pool: &mut Pool, at: Millis) -> sqlx::Result<()> {
    let count = pool.wanted.unwrap_or(0) - pool.staying();
    if count <= 0 {
        pool.missing = 0;
        super::rest(pool, clock, at);
        return Ok(());
    }
    let mut task = Task::new("cluster_scaleout", &pool.cluster_id, &pool.id, at);
    let made = attempt(db, clock, pool, &mut task, count, at).await?;
    if made > 0 { tasks::save(db, &task).await } else { Ok(()) }
}

/// Makes as many of `count` nodes as there is stock for, and as a test lets it; gives how many.
async fn attempt(
    db: &mut SqliteConnection,
    clock: &Clock,
    pool: &mut Pool,
    task: &mut Task,
    count: i64,
    at: Millis,
) -> sqlx::Result<i64> {
    let document = pool.value();
    let vswitches = vswitches_of(db, pool, &document).await?;
    let present = nodes::zones(db, &pool.id).await?.into_iter().collect();
    let ordered = usize::try_from(count).unwrap_or(0);
    let failure = scaling_failures::take(db, &pool.cluster_id, &pool.id).await?;
    let order = Order {
        document: &document,
        vswitches: &vswitches,
        present,
        count: failure.as_ref().map_or(ordered, |failure| failures::made(&failure.code, ordered)),
        now: at,
    };
    let (placed, mut shortage) = order.place();
    let not_joining = failure.as_ref().filter(|failure| failure.code == failures::NOT_JOINED);
    let error = not_joining.map(|failure| format!("{}: {}", failure.code, failure.message)).unwrap_or_default();
    if let Some(failure) = failure.filter(|failure| failure.code != failures::NOT_JOINED) {
        shortage = Some(Shortage { code: failure.code, message: failure.message });
    }
    let made = make(db, clock, pool, task, &document, &vswitches, &placed, &error, at).await?;

    let runs_at = made.iter().map(|node| node.runs_at).max().unwrap_or(at);
    let joins_at = made.iter().filter_map(|node| node.joins_at).max().unwrap_or(at);
    let made_count = i64::try_from(made.len()).unwrap_or(0);
    let before = pool.staying();
    pool.joining += made_count;
    pool.missing = count - made_count;
    let ids: Vec<&str> = made.iter().map(|node| node.instance_id.as_str()).collect();
    keep_activity(db, pool, &ids, count, shortage.as_ref(), (at, runs_at), before).await?;

    task.event("start", "info", "ScaleOut", &format!("{made_count} of {count} instances were ordered"), at);
    if made_count > 0 {
        task.stage("Create ECS instances", at, runs_at);
        task.stage("Join the cluster", runs_at, joins_at);
        "scaling".clone_into(&mut pool.state);
        (pool.next_at, pool.task_id) = (Some(runs_at), Some(task.id.clone()));
        task.due_at = Some(joins_at);
    } else {
        super::rest(pool, clock, at);
    }
    if let Some(shortage) = shortage {
        let code = if made_count > 0 { failures::PARTIAL } else { shortage.code.as_str() };
        task.results =
            json!(ids.iter().map(|id| json!({"data": id, "status": "initial"})).collect::<Vec<_>>()).to_string();
        task.fail(code, &shortage.message, at);
    }
    Ok(made_count)
}

/// The pool's vSwitches that exist, in its order.
async fn vswitches_of(db: &mut SqliteConnection, pool: &Pool, document: &Value) -> sqlx::Result<Vec<VSwitch>> {
    let Some(cluster) = clusters::find(db, &pool.cluster_id).await? else { return Ok(Vec::new()) };
    let all = clusters::vswitches(db, Some(&cluster.vpc_id)).await?;
    let named = document["scaling_group"]["vswitch_ids"].as_array().into_iter().flatten().filter_map(Value::as_str);
    Ok(named.filter_map(|id| all.iter().find(|vswitch| vswitch.id == id).cloned()).collect())
}

#[expect(clippy::too_many_arguments, reason = "one place calls it, and each is a different thing")]
async fn make(
    db: &mut SqliteConnection,
    clock: &Clock,
    pool: &Pool,
    task: &Task,
    document: &Value,
    vswitches: &[VSwitch],
    placed: &[Placed],
    // Why they will not join; empty when they will.
    error: &str,
    at: Millis,
) -> sqlx::Result<Vec<Node>> {
    let mut hosts: HashMap<usize, std::vec::IntoIter<i64>> = HashMap::new();
    for (place, vswitch) in vswitches.iter().enumerate() {
        let count = placed.iter().filter(|one| one.vswitch == place).count();
        if count > 0 {
            let taken = nodes::hosts(db, &vswitch.id).await?;
            hosts.insert(place, vswitch.hosts(&taken, count).into_iter());
        }
    }
    let labels = document::node_labels(document, &pool.id, &pool.cluster_id);
    let mut made = Vec::with_capacity(placed.len());
    for one in placed {
        let Some(host) = hosts.get_mut(&one.vswitch).and_then(Iterator::next) else { continue };
        let mut node = node(document, pool, &vswitches[one.vswitch], one, host, &draw::instance_id());
        node.task_id = Some(task.id.clone());
        node.labels.clone_from(&labels);
        error.clone_into(&mut node.error);
        node.created_at = at;
        node.runs_at = at + clock.lasting(timing::until_running(&node.instance_id));
        node.joins_at = Some(node.runs_at + clock.lasting(timing::until_joined(&node.instance_id)));
        node.expires_at = expiry(document, &node.charge_type, at);
        made.push(node);
    }
    nodes::insert(db, &made).await?;
    Ok(made)
}

/// A node as the document wants it: initial, with no times.
pub(crate) fn node(document: &Value, pool: &Pool, vswitch: &VSwitch, placed: &Placed, host: i64, id: &str) -> Node {
    let group = &document["scaling_group"];
    let text = |key: &str| group[key].as_str().unwrap_or_default().to_owned();
    let ip = vswitch.ip(host);
    let [name, instance_name, host_name] = names(document, &pool.cluster_id, id, &ip);
    Node {
        instance_id: id.to_owned(),
        cluster_id: pool.cluster_id.clone(),
        pool_id: Some(pool.id.clone()),
        task_id: None,
        name,
        instance_name,
        host_name,
        ip,
        vswitch_id: vswitch.id.clone(),
        host,
        zone_id: vswitch.zone_id.clone(),
        instance_type: placed.wanted.id.clone(),
        image_id: text("image_id"),
        charge_type: if placed.spot { "PostPaid".to_owned() } else { text("instance_charge_type") },
        spot_strategy: if placed.spot { text("spot_strategy") } else { "NoSpot".to_owned() },
        source: nodes::MADE.to_owned(),
        labels: "{}".to_owned(),
        state: "initial".to_owned(),
        error: String::new(),
        created_at: 0,
        runs_at: 0,
        joins_at: None,
        expires_at: None,
    }
}

/// The names of node, instance and host, as the document wants them.
pub(crate) fn names(document: &Value, cluster: &str, instance: &str, ip: &str) -> [String; 3] {
    match custom_name(document["kubernetes_config"]["node_name_mode"].as_str().unwrap_or_default(), ip) {
        Some(custom) => [custom.clone(), custom.clone(), custom],
        None => [
            format!("{REGION}.{ip}"),
            format!("worker-k8s-for-cs-{cluster}"),
            format!("iZ{}Z", instance.trim_start_matches("i-")),
        ],
    }
}

/// `customized,<prefix>,ip,<suffix>` names a node; the older form keeps the last digits of the address.
fn custom_name(mode: &str, ip: &str) -> Option<String> {
    let mut parts = mode.strip_prefix("customized,")?.split(',');
    let (prefix, middle, suffix) = (parts.next()?, parts.next()?, parts.next().unwrap_or_default());
    let middle = match middle.parse::<usize>() {
        Ok(length) => {
            let digits: String = ip.split('.').map(|part| format!("{part:0>3}")).collect();
            digits[digits.len().saturating_sub(length)..].to_owned()
        }
        Err(_) => ip.to_owned(),
    };
    Some(format!("{prefix}{middle}{suffix}"))
}

/// When a subscription ends.
pub(crate) fn expiry(document: &Value, charge_type: &str, at: Millis) -> Option<Millis> {
    const DAY: Millis = 24 * 60 * 60 * 1000;
    let group = &document["scaling_group"];
    let period = group["period"].as_i64().unwrap_or(1);
    let days = if group["period_unit"] == "Week" { 7 } else { 30 };
    (charge_type == "PrePaid").then(|| at + period.clamp(0, 1000) * days * DAY)
}

async fn keep_activity(
    db: &mut SqliteConnection,
    pool: &Pool,
    made: &[&str],
    count: i64,
    shortage: Option<&Shortage>,
    (starts_at, ends_at): (Millis, Millis),
    before: i64,
) -> sqlx::Result<()> {
    let made_count = i64::try_from(made.len()).unwrap_or(0);
    let outcome = match (shortage, made_count) {
        (None, _) => "Successful",
        (Some(_), 0) => "Failed",
        (Some(_), _) => "Warning",
    };
    let activity = Activity {
        id: draw::activity_id(),
        scaling_group_id: pool.scaling_group_id.clone(),
        outcome: outcome.to_owned(),
        starts_at,
        ends_at,
        cause: format!("The capacity is to change from {before} to {}.", before + count),
        description: format!("Add {count} ECS instances."),
        total: before + made_count,
        attached: nodes::attached(db, &pool.id).await?,
        created: json!(made).to_string(),
        destroyed: "[]".to_owned(),
        error_code: shortage.map(|shortage| shortage.code.clone()).unwrap_or_default(),
        error: shortage.map(|shortage| shortage.message.clone()).unwrap_or_default(),
    };
    activities::insert(db, &activity).await
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_custom_name_joins_prefix_address_and_suffix() {
        assert_eq!(custom_name("nodeip", "10.0.0.1"), None);
        assert_eq!(custom_name("customized,web-,ip,.hz", "10.0.0.1").as_deref(), Some("web-10.0.0.1.hz"));
        assert_eq!(custom_name("customized,web,ip,", "10.0.0.1").as_deref(), Some("web10.0.0.1"));
        assert_eq!(custom_name("customized,aliyun.com,5,test", "192.168.0.55").as_deref(), Some("aliyun.com00055test"));
    }

    #[test]
    fn only_a_subscription_expires() {
        let document = json!({"scaling_group": {"period": 2, "period_unit": "Week"}});
        assert_eq!(expiry(&document, "PrePaid", 0), Some(14 * 24 * 60 * 60 * 1000));
        assert_eq!(expiry(&document, "PostPaid", 0), None);
    }
}
