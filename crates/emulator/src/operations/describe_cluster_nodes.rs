//! DescribeClusterNodes: nodes page by page, filtered.

use serde_json::{Value, json};

use super::Session;
use super::paging::{Page, page_info};
use crate::call::Call;
use crate::catalogue;
use crate::clock::{Millis, rfc3339};
use crate::refused::Refused;
use crate::store::nodes::{self, Filter, Node};

/// What ECS says of an instance that does not expire.
const NEVER: &str = "2099-12-31T23:59:00+08:00";

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let cluster = session.cluster(call).await?;
    let parameters = &call.parameters;
    let page = Page::read(call, ("pageNumber", "pageSize"), 10, 100)?;
    let labels = parameters
        .commas("nodeLabels")
        .map(|pairs| pairs.into_iter().map(|pair| pair.split_once('=').unwrap_or((pair, ""))).collect());
    let filter = Filter {
        pool: parameters.get("nodepool_id"),
        state: parameters.get("state").filter(|state| *state != "all"),
        instance_ids: parameters.commas("instanceIds"),
        names: parameters.commas("nodeNames"),
        ips: parameters.commas("nodeIps"),
        labels,
    };
    let total = nodes::count(session.db, &cluster.id, &filter).await?;
    let found = nodes::page(session.db, &cluster.id, &filter, page.size, page.offset()).await?;
    let shown: Vec<Value> = found.iter().map(|node| row(node, session.now)).collect();
    Ok(json!({"nodes": shown, "page": page_info(page, total)}))
}

fn row(node: &Node, now: Millis) -> Value {
    let runs = node.runs_at <= now;
    let node_status = match node.state.as_str() {
        "running" | "removing" => "Ready",
        "initial" => "NotReady",
        _ => "Unknown",
    };
    json!({
        "instance_id": node.instance_id,
        "instance_name": node.instance_name,
        "node_name": node.name,
        "host_name": node.host_name,
        "ip_address": [node.ip],
        "instance_type": node.instance_type,
        "instance_type_family": catalogue::find(&node.instance_type).map_or("", |found| found.family.as_str()),
        "instance_role": "Worker",
        "instance_status": if runs { "Running" } else { "Pending" },
        "state": node.state,
        "node_status": node_status,
        "instance_charge_type": node.charge_type,
        "spot_strategy": node.spot_strategy,
        "image_id": node.image_id,
        "nodepool_id": node.pool_id.as_deref().unwrap_or_default(),
        "is_aliyun_node": true,
        "source": node.source,
        "creation_time": rfc3339(node.created_at),
        "expired_time": node.expires_at.map_or_else(|| NEVER.to_owned(), rfc3339),
        // A node that will fail does not tell before.
        "error_message": if node.state == "initial" { "" } else { node.error.as_str() },
    })
}
