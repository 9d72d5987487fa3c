//! Where each argument stands, from the path table.

use std::sync::LazyLock;

use nodepool::table::{Kind, ROWS, Row};

use super::values::Shape;

/// The arguments of the resource, group by group; an empty line stands between two groups.
const GROUPS: [&[&str]; 8] = [
    &["nodepool_info.name", "nodepool_info.resource_group_id", "nodepool_info.type"],
    &[
        "scaling_group.vswitch_ids",
        "scaling_group.security_group_ids",
        "scaling_group.internet_charge_type",
        "scaling_group.internet_max_bandwidth_out",
    ],
    &[
        "scaling_group.instance_charge_type",
        "scaling_group.period",
        "scaling_group.period_unit",
        "scaling_group.auto_renew",
        "scaling_group.auto_renew_period",
        "scaling_group.spot_strategy",
        "scaling_group.instance_types",
        "scaling_group.image_type",
        "scaling_group.image_id",
        "scaling_group.soc_enabled",
        "scaling_group.security_hardening_os",
        "scaling_group.login_as_non_root",
        "scaling_group.key_pair",
        "scaling_group.login_password",
    ],
    &[
        "scaling_group.system_disk_category",
        "scaling_group.system_disk_size",
        "scaling_group.system_disk_performance_level",
        "scaling_group.system_disk_provisioned_iops",
        "scaling_group.system_disk_bursting_enabled",
        "scaling_group.system_disk_encrypted",
        "scaling_group.system_disk_encrypt_algorithm",
        "scaling_group.system_disk_kms_key_id",
        "scaling_group.system_disk_categories",
        "scaling_group.system_disk_snapshot_policy_id",
    ],
    &["scaling_group.desired_size"],
    &[
        "scaling_group.scaling_policy",
        "scaling_group.multi_az_policy",
        "scaling_group.compensate_with_on_demand",
        "scaling_group.on_demand_base_capacity",
        "scaling_group.on_demand_percentage_above_base_capacity",
        "scaling_group.spot_instance_pools",
        "scaling_group.spot_instance_remedy",
        "scaling_group.deploymentset_id",
        "scaling_group.rds_instances",
        "scaling_group.ram_role_name",
    ],
    &[
        "kubernetes_config.runtime",
        "kubernetes_config.runtime_version",
        "kubernetes_config.unschedulable",
        "kubernetes_config.cpu_policy",
        "kubernetes_config.node_name_mode",
        "kubernetes_config.cms_enabled",
        "update_nodes",
    ],
    &["kubernetes_config.pre_user_data", "kubernetes_config.user_data"],
];

/// The blocks of the resource, in order.
const BLOCKS: [&str; 13] = [
    "scaling_group.data_disks",
    "kubernetes_config.labels",
    "kubernetes_config.taints",
    "auto_scaling",
    "scaling_group.spot_price_limit",
    "scaling_group.instance_patterns",
    "scaling_group.private_pool_options",
    "management",
    "node_config.kubelet_configuration",
    "scaling_group.instance_metadata_options",
    "tee_config",
    "auto_mode",
    "eflo_node_group",
];

/// The list that becomes a map.
pub(super) const TAGS: &str = "scaling_group.tags";

pub(super) struct Layout {
    pub(super) groups: Vec<Vec<Leaf>>,
    pub(super) blocks: Vec<Nest>,
}

/// One argument.
pub(super) struct Leaf {
    pub(super) row: Row,
    /// Its path below the block that it stands in, or the whole path.
    pub(super) key: &'static str,
    /// Its own name, without those of the blocks around it.
    pub(super) name: &'static str,
    /// Its name with those of the blocks around it.
    pub(super) full_name: &'static str,
    pub(super) shape: Shape,
    pub(super) force_new: bool,
}

/// One block; written once for each row where `repeated`.
pub(super) struct Nest {
    /// The path below the block around it.
    pub(super) key: &'static str,
    pub(super) name: &'static str,
    pub(super) repeated: bool,
    pub(super) leaves: Vec<Leaf>,
    pub(super) nests: Vec<Nest>,
}

/// The layout; made once.
pub(super) fn layout() -> &'static Layout {
    static LAYOUT: LazyLock<Layout> = LazyLock::new(|| Layout {
        groups: GROUPS
            .iter()
            .map(|paths| paths.iter().filter_map(|path| leaf(Row::of(path)?, "", "")).collect())
            .collect(),
        blocks: BLOCKS.iter().filter_map(|path| nest(Row::of(path)?, "", "")).collect(),
    });
    &LAYOUT
}

fn leaf(row: Row, above: &str, above_name: &str) -> Option<Leaf> {
    let argument = row.terraform().filter(|argument| !argument.deprecated)?;
    Some(Leaf {
        row,
        key: below(row.path(), above)?,
        name: below(argument.name, above_name)?,
        full_name: argument.name,
        shape: Shape::of(row, argument.name),
        force_new: argument.force_new,
    })
}

fn nest(row: Row, above: &str, above_name: &str) -> Option<Nest> {
    let argument = row.terraform()?;
    let repeated = row.kind() == Kind::Objects;
    let inside = if repeated { format!("{}[]", row.path()) } else { row.path().to_owned() };
    let mut leaves = Vec::new();
    let mut nests = Vec::new();
    for child in ROWS.iter().copied() {
        let Some(name) = child.terraform().and_then(|child| below(child.name, argument.name)) else { continue };
        if name.is_empty() || name.contains('.') {
            continue;
        }
        match child.kind() {
            Kind::Object | Kind::Objects => nests.extend(nest(child, &inside, argument.name)),
            _ => leaves.extend(leaf(child, &inside, argument.name)),
        }
    }
    Some(Nest { key: below(row.path(), above)?, name: below(argument.name, above_name)?, repeated, leaves, nests })
}

/// `a.b.c` below `a` is `b.c`; below nothing it is itself.
fn below(path: &'static str, above: &str) -> Option<&'static str> {
    if above.is_empty() { Some(path) } else { path.strip_prefix(above)?.strip_prefix('.') }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(nests: &[Nest], out: &mut Vec<&'static str>) {
        for nest in nests {
            out.extend(nest.leaves.iter().map(|leaf| leaf.full_name));
            names(&nest.nests, out);
        }
    }

    #[test]
    fn every_argument_that_is_not_deprecated_has_a_place() {
        let layout = layout();
        let mut placed: Vec<&str> = layout.groups.iter().flatten().map(|leaf| leaf.full_name).collect();
        names(&layout.blocks, &mut placed);
        for row in ROWS {
            let Some(argument) = row.terraform() else { continue };
            let container = matches!(row.kind(), Kind::Object | Kind::Objects) || argument.name == "tags";
            let expected = usize::from(!container && !argument.deprecated);
            let found = placed.iter().filter(|name| **name == argument.name).count();
            assert_eq!(found, expected, "{}", argument.name);
        }
    }
}
