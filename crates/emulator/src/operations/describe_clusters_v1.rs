//! DescribeClustersV1: the clusters, filtered and paged.

use serde_json::{Value, json};

use super::Session;
use super::describe_cluster_detail::summary;
use super::paging::{Page, page_info};
use crate::REGION;
use crate::call::Call;
use crate::refused::Refused;
use crate::store::clusters;

/// What every cluster of the emulator is, and what a filter must ask for.
const FIXED: [(&str, &str); 4] = [
    ("cluster_type", "ManagedKubernetes"),
    ("cluster_spec", "ack.pro.small"),
    ("profile", "Default"),
    ("region_id", REGION),
];

pub(super) async fn run(session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    let page = Page::read(call, ("page_number", "page_size"), 10, 100)?;
    let asked = |name: &str| call.parameters.get(name);
    let none = FIXED.iter().any(|(name, value)| asked(name).is_some_and(|asked| asked != *value));
    let mut rows = Vec::new();
    for cluster in clusters::all(session.db).await? {
        let fits = asked("name").is_none_or(|name| cluster.name.contains(name))
            && asked("cluster_id").is_none_or(|id| cluster.id == id);
        if fits && !none {
            rows.push(summary(session.db, &cluster).await?);
        }
    }
    let total = i64::try_from(rows.len()).unwrap_or(i64::MAX);
    Ok(json!({"clusters": page.of(rows), "page_info": page_info(page, total)}))
}
