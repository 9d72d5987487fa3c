//! DescribeInstanceTypes: the catalogue, filtered, paged by token.

use serde_json::Value;

use super::Session;
use super::paging::by_token;
use crate::call::Call;
use crate::catalogue::{self, InstanceType};
use crate::refused::Refused;

/// The most that one page holds, and what it holds when nothing is asked.
const PAGE: (u32, u32) = (1600, 1600);

pub(super) fn run(session: &Session<'_>, call: &Call) -> Result<Value, Refused> {
    let parameters = &call.parameters;
    let ids = parameters.list("InstanceTypes");
    if ids.len() > 10 {
        return Err(Refused::parameter("InstanceTypes", "InstanceTypes", "10 at most"));
    }
    let architecture = parameters.get("CpuArchitecture");
    let family = parameters.get("InstanceTypeFamily");
    let storage = parameters.get("LocalStorageCategory");
    let spec = parameters.get("GPUSpec");
    let texts = [
        ("InstanceFamilyLevel", parameters.get("InstanceFamilyLevel")),
        ("InstanceCategory", parameters.get("InstanceCategory")),
    ];
    let mut bounds = Vec::new();
    for name in ["CpuCoreCount", "MemorySize", "GPUAmount"] {
        let least = parameters.decimal(&format!("Minimum{name}"))?;
        let most = parameters.decimal(&format!("Maximum{name}"))?;
        bounds.push((name, least, most));
    }
    let fits = |found: &&InstanceType| {
        (ids.is_empty() || ids.contains(&found.id.as_str()))
            && architecture.is_none_or(|asked| found.architecture == asked)
            && family.is_none_or(|asked| found.family == asked)
            && storage.is_none_or(|asked| found.local_storage_category.as_deref() == Some(asked))
            && spec.is_none_or(|asked| found.gpu_spec.as_deref() == Some(asked))
    };
    let within = |row: &Value| {
        let bounded = bounds.iter().all(|(name, least, most)| {
            // What is not known is not within a bound.
            let value = row[*name].as_f64();
            least.is_none_or(|least| value.is_some_and(|value| value >= least))
                && most.is_none_or(|most| value.is_some_and(|value| value <= most))
        });
        bounded && texts.iter().all(|(name, asked)| asked.is_none_or(|asked| row[*name] == asked))
    };
    let rows = catalogue::types().iter().filter(fits).map(InstanceType::to_json).filter(within).collect();
    by_token(call, session.request_id, ("InstanceTypes", "InstanceType"), PAGE, rows)
}
