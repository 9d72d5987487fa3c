//! Two clusters with 60 pools, among them one of 10,000 nodes and one of 5,000.

use serde_json::json;

use super::{Garden, HOUR, PoolSeed, ready};

/// Types that the small pools take in turn.
const TYPES: [&str; 6] =
    ["ecs.g7.xlarge", "ecs.c7.2xlarge", "ecs.r7.xlarge", "ecs.g8i.2xlarge", "ecs.c8i.xlarge", "ecs.g6.2xlarge"];

/// Pools in the first and in the second cluster.
const POOLS: [i64; 2] = [40, 20];

pub(super) async fn plant(garden: &mut Garden<'_>) -> sqlx::Result<()> {
    let first =
        [("large-h", [10, 64, 0, 0], 16, 0), ("large-i", [10, 65, 0, 0], 16, 0), ("large-j", [10, 66, 0, 0], 16, 0)];
    let second =
        [("wide-h", [10, 80, 0, 0], 16, 0), ("wide-i", [10, 81, 0, 0], 16, 0), ("wide-j", [10, 82, 0, 0], 16, 0)];
    let mut clusters = [
        garden.cluster("large-hangzhou", "1.34.1-aliyun.1", first).await?,
        garden.cluster("wide-hangzhou", "1.34.1-aliyun.1", second).await?,
    ];
    for (place, (cluster, huge)) in clusters.iter_mut().zip([10_000, 5_000]).enumerate() {
        let vswitches: Vec<String> = cluster.vswitches.iter().map(|vswitch| vswitch.id.clone()).collect();
        for number in 0..POOLS[place] {
            let (name, count) = match number {
                0 => ("default-nodepool".to_owned(), 3),
                1 => (format!("huge-{huge}"), huge),
                _ => (format!("team-{number:02}"), number % 9 + 1),
            };
            let instance_type = TYPES[usize::try_from(number).unwrap_or(0) % TYPES.len()];
            let per_zone = [count / 3 + i64::from(count % 3 > 0), count / 3 + i64::from(count % 3 > 1), count / 3];
            let body = json!({
                "nodepool_info": {"name": name},
                "scaling_group": {
                    "vswitch_ids": vswitches,
                    "instance_types": [instance_type],
                    "image_type": "AliyunLinux3ContainerOptimized",
                    "system_disk_category": "cloud_essd",
                    "system_disk_size": 120,
                    "key_pair": "ops",
                    "multi_az_policy": "BALANCE",
                    "desired_size": count,
                },
                "kubernetes_config": {"cms_enabled": true, "labels": [{"key": "team", "value": name}]},
            });
            let nodes = (0..3).map(|zone| ready(zone, instance_type, per_zone[zone])).collect();
            let (is_default, state, age) = (number == 0, "active", (number + 1) * 30 * HOUR);
            let seed = PoolSeed { name, body, is_default, state, ends_in: None, age, nodes, missing: None };
            garden.pool(cluster, seed).await?;
        }
    }
    Ok(())
}
