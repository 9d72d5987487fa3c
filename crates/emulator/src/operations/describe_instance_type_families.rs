//! DescribeInstanceTypeFamilies: the families of the catalogue.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::Session;
use crate::call::Call;
use crate::catalogue;

pub(super) fn run(session: &Session<'_>, call: &Call) -> Value {
    let families: BTreeMap<&str, String> = catalogue::types()
        .iter()
        .map(|found| (found.family.as_str(), format!("ecs-{}", found.generation().clamp(1, 9))))
        .collect();
    let asked = call.parameters.get("Generation");
    let rows: Vec<Value> = families
        .into_iter()
        .filter(|(_, generation)| asked.is_none_or(|asked| generation == asked))
        .map(|(family, generation)| json!({"InstanceTypeFamilyId": family, "Generation": generation}))
        .collect();
    json!({"RequestId": session.request_id, "InstanceTypeFamilies": {"InstanceTypeFamily": rows}})
}
