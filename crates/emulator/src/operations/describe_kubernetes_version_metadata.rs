//! DescribeKubernetesVersionMetadata: a top-level array.

use serde_json::Value;

use crate::REGION;
use crate::call::Call;
use crate::catalogue::images::{VERSIONS, Version};
use crate::refused::Refused;

pub(super) fn run(call: &Call) -> Result<Value, Refused> {
    for name in ["Region", "ClusterType"] {
        call.parameters.required(name)?;
    }
    let asked = call.parameters.get("KubernetesVersion");
    let runtime = call.parameters.get("runtime");
    let is_here = call.parameters.get("Region") == Some(REGION);
    let fits = |version: &&Version| {
        // Without a version, what a new cluster may have.
        asked.map_or(version.creatable, |asked| version.version == asked)
            && runtime.is_none_or(|runtime| version.runtimes.iter().any(|(name, _)| *name == runtime))
    };
    Ok(VERSIONS.iter().filter(|_| is_here).filter(fits).map(Version::to_json).collect())
}
