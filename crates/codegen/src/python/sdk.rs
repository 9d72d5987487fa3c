//! The names of the official SDK, `alibabacloud_cs20151215` 7.2.3.

use nodepool::table::Body;

/// What the program calls.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verb {
    /// CreateClusterNodePool.
    Create,
    /// ModifyClusterNodePool.
    Modify,
}

impl Verb {
    /// The class of the whole request.
    pub(super) const fn request(self) -> &'static str {
        match self {
            Self::Create => "CreateClusterNodePoolRequest",
            Self::Modify => "ModifyClusterNodePoolRequest",
        }
    }

    /// The body that it is.
    pub(super) const fn body(self) -> Body {
        match self {
            Self::Create => Body::Create,
            Self::Modify => Body::Put,
        }
    }
}

/// Objects whose class several operations share; every other class has its path in its name.
const SHARED: [(&str, &str); 8] = [
    ("scaling_group.instance_patterns", "InstancePatterns"),
    ("scaling_group.data_disks", "DataDisk"),
    ("scaling_group.disk_init", "DiskInit"),
    ("scaling_group.instance_metadata_options", "InstanceMetadataOptions"),
    ("kubernetes_config.labels", "Tag"),
    ("kubernetes_config.taints", "Taint"),
    ("node_config.kubelet_configuration", "KubeletConfig"),
    ("node_config.node_os_config.hugepage", "Hugepage"),
];

/// The class of the object at `path`, a path of the table; of a row where a list stands there.
pub(super) fn class(verb: Verb, path: &str) -> String {
    if path.is_empty() {
        return verb.request().to_owned();
    }
    // Only creating has a class of its own for them.
    if verb == Verb::Modify && path == "scaling_group.tags" {
        return "Tag".to_owned();
    }
    if let Some((_, class)) = SHARED.iter().find(|(shared, _)| *shared == path) {
        return (*class).to_owned();
    }
    let (above, key) = path.rsplit_once('.').unwrap_or(("", path));
    let mut name = class(verb, above.trim_end_matches("[]"));
    for word in key.split('_') {
        let mut letters = word.chars();
        name.extend(letters.next().map(|first| first.to_ascii_uppercase()));
        name.push_str(letters.as_str());
    }
    name
}

/// The attribute of the key `key`: in snake case, where a run of capitals counts as one word and swallows
/// the next one, as the SDK's generator has it (`kubeAPIQPS` is `kube_apiqps`).
pub(super) fn attribute(key: &str) -> String {
    if key == "minimum_eni_ipv6_address_quantity" {
        return "minimum_eni_ipv_6address_quantity".to_owned();
    }
    let mut name = String::with_capacity(key.len() + 4);
    let mut after_small = false;
    for c in key.chars() {
        if c.is_ascii_uppercase() && after_small {
            name.push('_');
        }
        after_small = c.is_ascii_lowercase();
        name.push(c.to_ascii_lowercase());
    }
    name
}

#[cfg(test)]
mod tests {
    use super::*;

    // That every other name is right is proved by tests/sdk, which makes each object once.
    #[test]
    fn names_are_those_of_the_sdk() {
        for (path, expected) in [
            ("", "CreateClusterNodePoolRequest"),
            ("tee_config", "CreateClusterNodePoolRequestTeeConfig"),
            ("management.auto_vul_fix_policy", "CreateClusterNodePoolRequestManagementAutoVulFixPolicy"),
            ("node_components[].config.envs", "CreateClusterNodePoolRequestNodeComponentsConfigEnvs"),
            ("kubernetes_config.labels", "Tag"),
            ("node_config.kubelet_configuration.reservedMemory", "KubeletConfigReservedMemory"),
        ] {
            assert_eq!(class(Verb::Create, path), expected);
        }
        for (path, expected) in [
            ("", "ModifyClusterNodePoolRequest"),
            ("scaling_group.tags", "Tag"),
            ("scaling_group.data_disks", "DataDisk"),
            ("scaling_group.spot_price_limit", "ModifyClusterNodePoolRequestScalingGroupSpotPriceLimit"),
        ] {
            assert_eq!(class(Verb::Modify, path), expected);
        }
        for (key, expected) in [
            ("login_password", "login_password"),
            ("maxPods", "max_pods"),
            ("cpuCFSQuotaPeriod", "cpu_cfsquota_period"),
            ("imageGCHighThresholdPercent", "image_gchigh_threshold_percent"),
            ("clusterDNS", "cluster_dns"),
        ] {
            assert_eq!(attribute(key), expected);
        }
    }
}
