//! Which rows are shown, and in which order.

use std::cmp::Ordering;

use super::{
    facts::{Billing, Facts, Scaling},
    query::{Column, Query, Segment},
};
use crate::components::status::Tone;

/// How many rows each status has, in the order of [`Segment::ALL`].
pub fn tally<'f>(rows: impl Iterator<Item = &'f Facts>) -> [usize; 4] {
    let mut counts = [0; 4];
    for row in rows {
        for (count, segment) in counts.iter_mut().zip(Segment::ALL) {
            *count += usize::from(has(segment, row));
        }
    }
    counts
}

/// The ids of the rows that the query shows, in its order. `compare` orders names as the language does.
pub fn shown<'f>(rows: &'f [Facts], query: &Query, compare: impl Fn(&str, &str) -> Ordering) -> Vec<&'f Facts> {
    let mut rows: Vec<&Facts> =
        rows.iter().filter(|row| has(query.segment, row) && row.matches(&query.filter)).collect();
    rows.sort_by(|left, right| {
        let order = by_column(query.sort, left, right, &compare);
        let order = if query.descending { order.reverse() } else { order };
        // Equal rows keep one order whatever the server sends, so that none jumps.
        order.then_with(|| compare(&left.name, &right.name)).then_with(|| left.id.cmp(&right.id))
    });
    rows
}

fn has(segment: Segment, row: &Facts) -> bool {
    match segment {
        Segment::All => true,
        Segment::Active => row.tone == Tone::Active,
        Segment::Transition => row.tone.is_transition(),
        Segment::Failed => row.tone == Tone::Failed,
    }
}

fn by_column(column: Column, left: &Facts, right: &Facts, compare: impl Fn(&str, &str) -> Ordering) -> Ordering {
    match column {
        Column::Name => compare(&left.name, &right.name),
        Column::Status => urgency(left).cmp(&urgency(right)).then_with(|| left.state.cmp(&right.state)),
        Column::Nodes => left.total.cmp(&right.total),
        Column::Scaling => size(left).cmp(&size(right)),
        Column::Types => compare(first(&left.types), first(&right.types)),
        Column::Billing => billing(left).cmp(&billing(right)).then(left.vswitches.len().cmp(&right.vswitches.len())),
        Column::System => compare(&left.image_type, &right.image_type),
        // Newest first, since that is what people look for.
        Column::Changed => right.changed.unwrap_or(0.0).total_cmp(&left.changed.unwrap_or(0.0)),
    }
}

/// What needs somebody first.
fn urgency(row: &Facts) -> u8 {
    match row.tone {
        Tone::Failed => 0,
        Tone::Unknown => 1,
        Tone::Removing => 2,
        Tone::Updating => 3,
        Tone::Active => 4,
    }
}

fn size(row: &Facts) -> (bool, Option<u32>) {
    match row.scaling {
        Scaling::Manual => (false, row.expected),
        Scaling::Auto { maximum, .. } => (true, Some(maximum)),
    }
}

fn billing(row: &Facts) -> (u8, &str) {
    match &row.billing {
        Billing::PayAsYouGo => (0, ""),
        Billing::Subscription => (1, ""),
        Billing::Spot => (2, ""),
        Billing::Other(other) => (3, other),
    }
}

fn first(list: &[String]) -> &str {
    list.first().map_or("", String::as_str)
}

#[cfg(test)]
mod tests {
    use nodepool::NodePool;
    use serde_json::json;
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    fn rows() -> Vec<Facts> {
        [("b", "active", 3), ("a", "scaling", 10), ("c", "active", 0), ("a", "hibernating", 3)]
            .into_iter()
            .enumerate()
            .map(|(index, (name, state, nodes))| {
                let document = json!({
                    "nodepool_info": {"name": name, "nodepool_id": format!("np{index}")},
                    "status": {"state": state, "total_nodes": nodes, "healthy_nodes": nodes},
                });
                Facts::of(&NodePool::from_value(document).expect("an object"), None)
            })
            .collect()
    }

    fn ids(query: &Query) -> Vec<String> {
        shown(&rows(), query, str::cmp).into_iter().map(|row| row.id.clone()).collect()
    }

    #[wasm_bindgen_test]
    fn equal_rows_keep_one_order() {
        assert_eq!(ids(&Query::default()), ["np1", "np3", "np0", "np2"]);
        let by_nodes = Query { sort: Column::Nodes, ..Query::default() };
        assert_eq!(ids(&by_nodes), ["np2", "np3", "np0", "np1"]);
        assert_eq!(ids(&Query { descending: true, ..by_nodes }), ["np1", "np3", "np0", "np2"]);
    }

    #[wasm_bindgen_test]
    fn the_status_filter_and_the_text_filter_work_together() {
        let query = Query { segment: Segment::Active, filter: "b".to_owned(), ..Query::default() };
        assert_eq!(ids(&query), ["np0"]);
    }

    #[wasm_bindgen_test]
    fn unknown_states_count_under_all_alone() {
        assert_eq!(tally(rows().iter()), [4, 2, 1, 0]);
    }
}
