//! Fewer nodes: which ones go, and when they are gone.

use std::cmp::Reverse;
use std::collections::HashMap;

use serde_json::json;
use sqlx::SqliteConnection;

use super::{running_task, timing};
use crate::catalogue::{self, prices};
use crate::clock::{Clock, Millis};
use crate::document;
use crate::draw;
use crate::store::activities::{self, Activity};
use crate::store::nodes::{self, Node};
use crate::store::pools::Pool;
use crate::store::tasks::{self, Task};

/// Removes `count` nodes; the pool is removing until they are gone.
pub(super) async fn start(
    db: &mut SqliteConnection,
    clock: &Clock,
    pool: &mut Pool,
    count: i64,
    at: Millis,
) -> sqlx::Result<()> {
    let document = pool.value();
    let policy = document["scaling_group"]["multi_az_policy"].as_str().unwrap_or("PRIORITY").to_owned();
    // Auto scaling neither counts nor removes what was attached.
    let keeps_attached = document::is_auto(&document);
    let stays = |node: &Node| node.state == "removing" || (keeps_attached && node.source == nodes::ATTACHED);
    let there: Vec<Node> = nodes::of_pool(db, &pool.id).await?.into_iter().filter(|node| !stays(node)).collect();
    let before = pool.staying();
    let going = choose(&policy, there, usize::try_from(count).unwrap_or(0));
    let ids: Vec<&str> = going.iter().map(|node| node.instance_id.as_str()).collect();
    nodes::remove_later(db, &ids).await?;
    leave(pool, &going);

    let ends_at = at + clock.lasting(timing::REMOVAL);
    "removing".clone_into(&mut pool.state);
    pool.next_at = Some(ends_at);
    let mut task = match running_task(db, pool).await? {
        Some(task) => task,
        None => Task::new("cluster_node_delete", &pool.cluster_id, &pool.id, at),
    };
    task.event("start", "info", "ScaleIn", &format!("{} nodes are removed", ids.len()), at);
    task.stage("Remove nodes", at, ends_at);
    task.due_at = Some(ends_at);
    pool.task_id = Some(task.id.clone());
    tasks::save(db, &task).await?;
    let released: Vec<&str> =
        going.iter().filter(|node| !node.is_subscription()).map(|node| &*node.instance_id).collect();
    let activity = Activity {
        id: draw::activity_id(),
        scaling_group_id: pool.scaling_group_id.clone(),
        outcome: "Successful".to_owned(),
        starts_at: at,
        ends_at,
        cause: format!("The capacity is to change from {before} to {}.", before - count),
        description: format!("Remove {} ECS instances.", ids.len()),
        total: pool.staying(),
        attached: nodes::attached(db, &pool.id).await?,
        created: "[]".to_owned(),
        destroyed: json!(released).to_string(),
        error_code: String::new(),
        error: String::new(),
    };
    activities::insert(db, &activity).await
}

/// Moves nodes that go from their count to the one of those that go.
pub(crate) fn leave(pool: &mut Pool, going: &[Node]) {
    for node in going {
        match node.state.as_str() {
            "initial" => pool.joining -= 1,
            "failed" => pool.failed -= 1,
            _ => pool.ready -= 1,
        }
        pool.removing += 1;
    }
}

/// Which `count` nodes go. Priority: the newest. Balance: zones stay even, the newest first. Cost
/// optimized: the dearest vCPU first.
fn choose(policy: &str, there: Vec<Node>, count: usize) -> Vec<Node> {
    // Stored order is order of creation: turned around, the newest come first.
    let mut candidates: Vec<Node> = there.into_iter().rev().collect();
    match policy {
        "COST_OPTIMIZED" => {
            let vcpu = |node: &Node| {
                catalogue::find(&node.instance_type)
                    .map_or(0.0, |found| prices::instance_hour(found) / f64::from(found.vcpu.max(1)))
            };
            candidates.sort_by(|left, right| vcpu(right).total_cmp(&vcpu(left)));
        }
        "BALANCE" => {
            let mut zones: HashMap<String, usize> = HashMap::new();
            for node in &candidates {
                *zones.entry(node.zone_id.clone()).or_default() += 1;
            }
            let mut chosen = Vec::with_capacity(count);
            while chosen.len() < count {
                let fullest =
                    candidates.iter().enumerate().min_by_key(|(place, node)| (Reverse(zones[&node.zone_id]), *place));
                let Some((place, _)) = fullest else { break };
                let node = candidates.remove(place);
                zones.entry(node.zone_id.clone()).and_modify(|nodes| *nodes -= 1);
                chosen.push(node);
            }
            return chosen;
        }
        _ => {}
    }
    candidates.truncate(count);
    candidates
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(id: &str, zone: &str, instance_type: &str) -> Node {
        Node {
            instance_id: id.to_owned(),
            cluster_id: String::new(),
            pool_id: None,
            task_id: None,
            name: String::new(),
            instance_name: String::new(),
            host_name: String::new(),
            ip: String::new(),
            vswitch_id: String::new(),
            host: 0,
            zone_id: zone.to_owned(),
            instance_type: instance_type.to_owned(),
            image_id: String::new(),
            charge_type: String::new(),
            spot_strategy: String::new(),
            source: String::new(),
            labels: String::new(),
            state: "running".to_owned(),
            error: String::new(),
            created_at: 0,
            runs_at: 0,
            joins_at: None,
            expires_at: None,
        }
    }

    fn chosen(policy: &str, nodes: &[(&str, &str, &str)], count: usize) -> Vec<String> {
        let nodes = nodes.iter().map(|(id, zone, kind)| node(id, zone, kind)).collect();
        choose(policy, nodes, count).into_iter().map(|node| node.instance_id).collect()
    }

    #[test]
    fn each_policy_has_its_order() {
        let nodes = [
            ("oldest", "h", "ecs.c7.xlarge"),
            ("dear", "h", "ecs.r7.xlarge"),
            ("third", "h", "ecs.c7.xlarge"),
            ("newest", "i", "ecs.c7.xlarge"),
        ];
        assert_eq!(chosen("PRIORITY", &nodes, 2), ["newest", "third"]);
        assert_eq!(chosen("BALANCE", &nodes, 3), ["third", "dear", "newest"]);
        assert_eq!(chosen("COST_OPTIMIZED", &nodes, 2), ["dear", "newest"]);
        assert_eq!(chosen("PRIORITY", &nodes, 9).len(), 4);
    }
}
