//! AttachInstancesToNodePool: existing ECS instances become nodes of a pool.

use std::collections::{HashMap, HashSet};

use serde_json::{Map, Value, json};

use super::{Session, validation};
use crate::call::Call;
use crate::engine::{self, timing};
use crate::refused::Refused;
use crate::store::activities::{self, Activity};
use crate::store::nodes::{self, Node};
use crate::store::pools::{self, Pool};
use crate::store::tasks::{self, Task};
use crate::{document, draw};

/// The most that one call attaches: as many as one call adds.
const MOST: usize = 500;

/// What the body asks for. Nothing is kept of password and disk formatting.
struct Order<'b> {
    instances: Vec<&'b str>,
    keep_instance_name: bool,
}

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let mut pool = session.pool(call).await?;
    let order = Order::read(&call.body)?;
    if pool.state != "active" {
        return Err(Refused::pool_state(&pool.id, &pool.state));
    }
    let mut found = find(&mut session, &pool, &order.instances).await?;
    let (count, before) = (found.len() as i64, validation::counted(&pool));
    let cluster = pool.cluster_id.clone();
    validation::node_quota(&mut session, &cluster, "instances", before, before + count).await?;

    let mut document = pool.value();
    if let Some(desired) = document::desired(&document) {
        document["scaling_group"]["desired_size"] = (desired + count).into();
        pool.document = document.to_string();
    }
    // What is kept without an expected number grows too, else the next change would take nodes away.
    pool.wanted = pool.wanted.map(|wanted| wanted + count);

    let (now, clock) = (session.now, &session.emulator.clock);
    let ends_at = now + clock.lasting(timing::UPDATING);
    let mut task = Task::new("cluster_attach", &pool.cluster_id, &pool.id, now);
    let mut joined_at = ends_at;
    for node in &mut found {
        let joins_at = ends_at + clock.lasting(timing::until_joined(&node.instance_id));
        joined_at = joined_at.max(joins_at);
        join(node, &pool, &document, order.keep_instance_name);
        (node.task_id, node.joins_at) = (Some(task.id.clone()), Some(joins_at));
        nodes::attach(session.db, node).await?;
    }
    task.event("start", "info", "Started", &format!("{count} instances are attached"), now);
    task.stage("Update the configuration", now, ends_at);
    task.stage("Join the cluster", ends_at, joined_at);
    task.due_at = Some(joined_at);
    tasks::save(session.db, &task).await?;

    keep_activity(&mut session, &pool, count, ends_at).await?;
    "updating".clone_into(&mut pool.state);
    // Nodes that are missing besides are made under a task of their own.
    (pool.next_at, pool.task_id, pool.updated_at) = (Some(ends_at), None, now);
    pool.joining += count;
    pools::save(session.db, &pool).await?;
    Ok(json!({"task_id": task.id, "request_id": session.request_id}))
}

impl<'b> Order<'b> {
    fn read(body: &'b Map<String, Value>) -> Result<Self, Refused> {
        let wrong = |path: &str, why: &str| Err(Refused::parameter("Instances", path, why));
        let listed = body.get("instances").and_then(Value::as_array).map_or(&[][..], Vec::as_slice);
        if !(1..=MOST).contains(&listed.len()) {
            return wrong("instances", &format!("a list of 1 to {MOST} ids of ECS instances"));
        }
        let (mut instances, mut seen) = (Vec::with_capacity(listed.len()), HashSet::new());
        for (place, id) in listed.iter().enumerate() {
            let path = format!("instances[{place}]");
            let Some(id) = id.as_str().filter(|id| !id.is_empty()) else {
                return wrong(&path, "the id of an ECS instance");
            };
            if !seen.insert(id) {
                return wrong(&path, "the instance is named twice");
            }
            instances.push(id);
        }
        let given = |key: &str| body.get(key).filter(|value| !value.is_null());
        if given("password").is_some_and(|password| !password.is_string()) {
            return Err(Refused::parameter("Password", "password", "a text"));
        }
        let flag = |key: &str, what: &str| match given(key) {
            None => Ok(None),
            Some(Value::Bool(flag)) => Ok(Some(*flag)),
            Some(_) => Err(Refused::parameter(what, key, "true or false")),
        };
        flag("format_disk", "FormatDisk")?;
        let keep_instance_name = flag("keep_instance_name", "KeepInstanceName")?.unwrap_or(true);
        Ok(Self { instances, keep_instance_name })
    }
}

/// The instances in the order in which they are named; each is in the cluster's VPC and in no pool.
async fn find(session: &mut Session<'_>, pool: &Pool, ids: &[&str]) -> Result<Vec<Node>, Refused> {
    let found = nodes::with_ids(session.db, &pool.cluster_id, ids).await?;
    let mut found: HashMap<String, Node> = found.into_iter().map(|node| (node.instance_id.clone(), node)).collect();
    let take = |(place, id): (usize, &&str)| {
        let path = format!("instances[{place}]");
        match found.remove(*id) {
            None => Err(Refused::parameter("InstanceNotFound", &path, "no such instance in the cluster's VPC")),
            Some(node) if node.pool_id.is_some() => {
                Err(Refused::parameter("InstanceInNodePool", &path, "the instance is in a node pool"))
            }
            Some(node) => Ok(node),
        }
    };
    ids.iter().enumerate().map(take).collect()
}

/// Makes an instance a node of the pool, as the document wants it; how it is paid stays.
fn join(node: &mut Node, pool: &Pool, document: &Value, keep_instance_name: bool) {
    let [name, instance_name, host_name] = engine::names(document, &pool.cluster_id, &node.instance_id, &node.ip);
    (node.name, node.host_name) = (name, host_name);
    if !keep_instance_name {
        node.instance_name = instance_name;
    }
    document["scaling_group"]["image_id"].as_str().unwrap_or_default().clone_into(&mut node.image_id);
    nodes::ATTACHED.clone_into(&mut node.source);
    node.labels = document::node_labels(document, &pool.id, &pool.cluster_id);
    node.pool_id = Some(pool.id.clone());
    "initial".clone_into(&mut node.state);
    node.error.clear();
}

async fn keep_activity(session: &mut Session<'_>, pool: &Pool, count: i64, ends_at: i64) -> Result<(), Refused> {
    let before = pool.staying();
    let activity = Activity {
        id: draw::activity_id(),
        scaling_group_id: pool.scaling_group_id.clone(),
        outcome: "Successful".to_owned(),
        starts_at: session.now,
        ends_at,
        cause: format!("The capacity is to change from {before} to {}.", before + count),
        description: format!("Attach {count} ECS instances."),
        total: before + count,
        attached: nodes::attached(session.db, &pool.id).await?,
        created: "[]".to_owned(),
        destroyed: "[]".to_owned(),
        error_code: String::new(),
        error: String::new(),
    };
    Ok(activities::insert(session.db, &activity).await?)
}
