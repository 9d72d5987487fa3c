//! Two clusters: a current one with pools of several kinds and states, and one with Kubernetes 1.22.

use serde_json::{Value, json};

use super::{Garden, HOUR, MINUTE, NodeSeed, Planted, PoolSeed, ready};
use crate::clock::Millis;
use crate::store::nodes;

const DAY: Millis = 24 * HOUR;

/// The two clusters without any pool.
pub(super) async fn clusters(garden: &mut Garden<'_>) -> sqlx::Result<[Planted; 2]> {
    let production = [
        ("prod-h", [10, 20, 0, 0], 20, 203),
        ("prod-i", [10, 20, 16, 0], 20, 61),
        // Nearly full, so that a short address range can be seen.
        ("prod-j", [10, 20, 32, 0], 20, 3870),
    ];
    let legacy = [
        ("legacy-h", [10, 40, 0, 0], 24, 17),
        ("legacy-i", [10, 40, 1, 0], 24, 9),
        ("legacy-j", [10, 40, 2, 0], 24, 4),
    ];
    Ok([
        garden.cluster("prod-hangzhou", "1.34.1-aliyun.1", production).await?,
        garden.cluster("legacy-hangzhou", "1.22.15-aliyun.1", legacy).await?,
    ])
}

pub(super) async fn plant(garden: &mut Garden<'_>) -> sqlx::Result<()> {
    let [mut production, mut legacy] = clusters(garden).await?;
    for seed in production_pools(&ids(&production)) {
        garden.pool(&mut production, seed).await?;
    }
    for seed in legacy_pools(&ids(&legacy)) {
        garden.pool(&mut legacy, seed).await?;
    }
    garden.free(&mut production, 0, "PostPaid", 3).await?;
    garden.free(&mut production, 1, "PrePaid", 2).await
}

fn ids(planted: &Planted) -> Vec<String> {
    planted.vswitches.iter().map(|vswitch| vswitch.id.clone()).collect()
}

/// A pool that is active and has the nodes it wants.
fn pool(name: &str, age: Millis, body: Value, nodes: Vec<NodeSeed>) -> PoolSeed {
    let mut body = body;
    body["nodepool_info"]["name"] = name.into();
    let (is_default, state) = (false, "active");
    PoolSeed { name: name.to_owned(), body, is_default, state, ends_in: None, age, nodes, missing: None }
}

fn production_pools(vsw: &[String]) -> Vec<PoolSeed> {
    let [h, i, j] = [&vsw[0], &vsw[1], &vsw[2]];
    let disk = |size: u32| {
        json!({
            "system_disk_category": "cloud_essd",
            "system_disk_performance_level": "PL1",
            "system_disk_size": size,
            "key_pair": "ops",
        })
    };
    let with = |base: Value, more: Value| {
        let mut base = base;
        crate::document::merge(&mut base, &more);
        base
    };
    let default = PoolSeed {
        is_default: true,
        ..pool(
            "default-nodepool",
            312 * DAY,
            json!({
                "scaling_group": with(disk(120), json!({
                    "vswitch_ids": [h, i],
                    "instance_types": ["ecs.g7.xlarge"],
                    "image_type": "AliyunLinux3ContainerOptimized",
                    "desired_size": 4,
                })),
                "kubernetes_config": {"cms_enabled": true},
            }),
            vec![ready(0, "ecs.g7.xlarge", 2), ready(1, "ecs.g7.xlarge", 2)],
        )
    };
    let web = pool(
        "web-frontend",
        41 * DAY,
        json!({
            "scaling_group": with(disk(120), json!({
                "vswitch_ids": [h, i, j],
                "instance_types": ["ecs.c7.2xlarge", "ecs.c6.2xlarge", "ecs.g7.2xlarge"],
                "image_type": "AliyunLinux3ContainerOptimized",
                "multi_az_policy": "BALANCE",
                "data_disks": [{"category": "cloud_essd", "size": 200, "performance_level": "PL1", "encrypted": "false"}],
                "tags": [{"key": "managed-by", "value": "terraform"}, {"key": "team", "value": "web"}],
            })),
            "kubernetes_config": {
                "cms_enabled": true,
                "labels": [{"key": "tier", "value": "web"}, {"key": "team", "value": "web"}],
            },
            "auto_scaling": {"enable": true, "min_instances": 2, "max_instances": 20},
        }),
        vec![
            ready(0, "ecs.c7.2xlarge", 3),
            ready(1, "ecs.c6.2xlarge", 3),
            ready(2, "ecs.c7.2xlarge", 1),
            NodeSeed {
                error: "NodepoolScaleFailed.FailedJoinCluster: the instance was created but did not join the cluster",
                ..ready(2, "ecs.c7.2xlarge", 1)
            },
        ],
    );
    let spot = |zone, instance_type, count| NodeSeed { spot: true, ..ready(zone, instance_type, count) };
    let batch = pool(
        "batch-spot",
        19 * DAY,
        json!({
            "scaling_group": with(disk(200), json!({
                "vswitch_ids": [h, i, j],
                "instance_types": ["ecs.c7.4xlarge", "ecs.c6.4xlarge", "ecs.g7.4xlarge"],
                "image_type": "AliyunLinux3ContainerOptimized",
                "spot_strategy": "SpotWithPriceLimit",
                "spot_price_limit": [
                    {"instance_type": "ecs.c7.4xlarge", "price_limit": "1.60"},
                    {"instance_type": "ecs.c6.4xlarge", "price_limit": "1.60"},
                    {"instance_type": "ecs.g7.4xlarge", "price_limit": "1.90"},
                ],
                "multi_az_policy": "COST_OPTIMIZED",
                "compensate_with_on_demand": true,
                "spot_instance_remedy": true,
            })),
            "kubernetes_config": {
                "cms_enabled": true,
                "labels": [{"key": "workload", "value": "batch"}],
                "taints": [{"key": "batch", "value": "true", "effect": "NoSchedule"}],
            },
            "auto_scaling": {"enable": true, "min_instances": 0, "max_instances": 40},
        }),
        vec![spot(0, "ecs.c7.4xlarge", 2), spot(1, "ecs.c7.4xlarge", 2), spot(2, "ecs.c6.4xlarge", 2)],
    );
    let prepaid = |zone, instance_type, count| NodeSeed { charge_type: "PrePaid", ..ready(zone, instance_type, count) };
    let kafka = PoolSeed {
        state: "updating",
        ends_in: Some(3 * MINUTE),
        ..pool(
            "data-kafka",
            88 * DAY,
            json!({
                "scaling_group": with(disk(120), json!({
                    "vswitch_ids": [h, i, j],
                    "instance_types": ["ecs.r7.4xlarge"],
                    "instance_charge_type": "PrePaid",
                    "period": 12,
                    "period_unit": "Month",
                    "auto_renew": true,
                    "auto_renew_period": 12,
                    "image_type": "AliyunLinux3",
                    "multi_az_policy": "BALANCE",
                    "data_disks": [
                        {"category": "cloud_essd", "size": 500, "performance_level": "PL2", "encrypted": "true"},
                        {"category": "cloud_auto", "size": 2000, "bursting_enabled": true, "provisioned_iops": 8000},
                    ],
                    "desired_size": 6,
                })),
                "kubernetes_config": {
                    "cms_enabled": true,
                    "labels": [{"key": "app", "value": "kafka"}],
                    "taints": [{"key": "dedicated", "value": "kafka", "effect": "NoExecute"}],
                },
            }),
            vec![prepaid(0, "ecs.r7.4xlarge", 2), prepaid(1, "ecs.r7.4xlarge", 2), prepaid(2, "ecs.r7.4xlarge", 2)],
        )
    };
    let gpu = PoolSeed {
        missing: Some((
            2,
            "OperationDenied.NoStock",
            "No stock of ecs.gn7i-c16g1.4xlarge in cn-hangzhou-h, cn-hangzhou-i.",
        )),
        ends_in: Some(5 * MINUTE),
        ..pool(
            "gpu-inference",
            11 * DAY,
            json!({
                "scaling_group": with(disk(500), json!({
                    "vswitch_ids": [h, i],
                    "instance_types": ["ecs.gn7i-c16g1.4xlarge"],
                    "image_type": "Ubuntu",
                })),
                "kubernetes_config": {
                    "cms_enabled": true,
                    "labels": [{"key": "accelerator", "value": "a10"}],
                    "taints": [{"key": "nvidia.com/gpu", "value": "", "effect": "NoSchedule"}],
                },
                "auto_scaling": {"enable": true, "min_instances": 2, "max_instances": 16, "type": "gpu"},
            }),
            vec![ready(0, "ecs.gn7i-c16g1.4xlarge", 3), ready(1, "ecs.gn7i-c16g1.4xlarge", 3)],
        )
    };
    let ingress = pool(
        "ingress",
        64 * DAY,
        json!({
            "scaling_group": with(disk(60), json!({
                "vswitch_ids": [h, j],
                "instance_types": ["ecs.c7.xlarge", "ecs.c6.xlarge"],
                "image_type": "ContainerOS",
                "internet_charge_type": "PayByTraffic",
                "internet_max_bandwidth_out": 20,
                "desired_size": 2,
            })),
            "kubernetes_config": {"cms_enabled": true, "labels": [{"key": "node-role", "value": "ingress"}]},
        }),
        vec![ready(0, "ecs.c7.xlarge", 1), ready(2, "ecs.c7.xlarge", 1)],
    );
    let centos = pool(
        "legacy-centos",
        700 * DAY,
        json!({
            "scaling_group": {
                "vswitch_ids": [i],
                "instance_types": ["ecs.g5.2xlarge", "ecs.g5.xlarge"],
                "image_type": "CentOS",
                "system_disk_category": "cloud_efficiency",
                "system_disk_size": 120,
                "key_pair": "ops-2025",
            },
        }),
        vec![
            ready(1, "ecs.g5.2xlarge", 2),
            ready(1, "ecs.g5.xlarge", 1),
            prepaid(1, "ecs.r5.2xlarge", 2),
            NodeSeed { source: nodes::ATTACHED, ..ready(1, "ecs.g6.xlarge", 1) },
        ],
    );
    let arm = pool(
        "arm-builds",
        6 * DAY,
        json!({
            "scaling_group": with(disk(120), json!({
                "vswitch_ids": [h, i],
                "instance_types": ["ecs.g8y.2xlarge", "ecs.c8y.2xlarge"],
                "image_type": "AliyunLinux3Arm64",
                "desired_size": 0,
            })),
            "kubernetes_config": {"cms_enabled": true, "labels": [{"key": "arch", "value": "arm64"}]},
        }),
        Vec::new(),
    );
    vec![default, web, batch, kafka, gpu, ingress, centos, arm]
}

fn legacy_pools(vsw: &[String]) -> Vec<PoolSeed> {
    let group = |desired: u32| {
        json!({
            "vswitch_ids": [vsw[0], vsw[1]],
            "instance_types": ["ecs.g6.xlarge", "ecs.g5.xlarge"],
            "image_type": "AliyunLinux",
            "system_disk_category": "cloud_efficiency",
            "system_disk_size": 120,
            "key_pair": "ops",
            "desired_size": desired,
        })
    };
    let runtime = json!({"runtime": "docker", "runtime_version": "19.03.15"});
    let default = PoolSeed {
        is_default: true,
        ..pool(
            "default-nodepool",
            390 * DAY,
            json!({"scaling_group": group(3), "kubernetes_config": runtime}),
            vec![ready(0, "ecs.g6.xlarge", 2), ready(1, "ecs.g6.xlarge", 1)],
        )
    };
    let reports = pool(
        "reports",
        230 * DAY,
        json!({"scaling_group": group(2), "kubernetes_config": runtime}),
        vec![ready(1, "ecs.g5.xlarge", 2)],
    );
    vec![default, reports]
}

#[cfg(test)]
mod tests {
    use nodepool::{Context, Level, NodePool, Severity, rules};

    use super::*;

    #[test]
    fn every_pool_is_one_that_the_api_takes() {
        let vsw: Vec<String> = (0..3).map(|number| format!("vsw-{number}")).collect();
        for seed in production_pools(&vsw).into_iter().chain(legacy_pools(&vsw)) {
            let pool = NodePool::from_value(seed.body).expect("an object");
            let report = rules::check(&pool, &Context::default());
            let wrong: Vec<_> = report.at_level(Level::Api).filter(|found| found.severity == Severity::Error).collect();
            assert!(wrong.is_empty(), "{}: {wrong:?}", seed.name);
        }
    }
}
