//! What the demo account has beside its clusters: keys, disks' snapshots, reserved capacity, databases.

/// A KMS key: id, alias, description, whether it is enabled.
pub(crate) const KMS_KEYS: [(&str, &str, &str, bool); 4] = [
    ("key-hzz65f3a1b2c4d5e6f708", "node-disks", "Disks of cluster nodes", true),
    ("key-hzz65f3a1b2c4d5e6f719", "payments", "Everything of the payments team", true),
    ("key-hzz65f3a1b2c4d5e6f72a", "acs/ecs", "Service key of ECS", true),
    ("key-hzz65f3a1b2c4d5e6f73b", "old-backups", "", false),
];

/// A snapshot of a disk.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Snapshot {
    pub id: &'static str,
    pub name: &'static str,
    /// GiB of the disk it was taken of.
    pub size_gib: u32,
    pub category: &'static str,
    pub of_system_disk: bool,
    pub day: &'static str,
}

/// Snapshots of the account.
pub(crate) const SNAPSHOTS: [Snapshot; 3] = [
    Snapshot {
        id: "s-bp1modelcache000000",
        name: "model-cache",
        size_gib: 200,
        category: "cloud_essd",
        of_system_disk: false,
        day: "2026-08-03",
    },
    Snapshot {
        id: "s-bp1imagelayers00000",
        name: "image-layers",
        size_gib: 120,
        category: "cloud_essd",
        of_system_disk: false,
        day: "2026-10-19",
    },
    Snapshot {
        id: "s-bp1opsbase000000000",
        name: "ops-base",
        size_gib: 40,
        category: "cloud_efficiency",
        of_system_disk: true,
        day: "2025-12-01",
    },
];

/// Policies that take snapshots: id, name, hours, weekdays, days kept.
pub(crate) const SNAPSHOT_POLICIES: [(&str, &str, &str, &str, i32); 3] = [
    ("sp-bp1nightly00000000", "nightly", "[\"2\"]", "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]", 14),
    ("sp-bp1weekly000000000", "weekly", "[\"3\"]", "[\"7\"]", 90),
    ("sp-bp1keepforever0000", "keep-for-ever", "[\"4\"]", "[\"1\"]", -1),
];

/// Deployment sets: id, name, strategy, instances in it.
pub(crate) const DEPLOYMENT_SETS: [(&str, &str, &str, u32); 3] = [
    ("ds-bp1frontier0000000", "frontier", "Availability", 6),
    ("ds-bp1batch0000000000", "batch", "Availability", 0),
    ("ds-bp1databases000000", "databases", "AvailabilityGroup", 3),
];

/// Reserved capacity of one instance type in one zone.
#[derive(Clone, Copy, Debug)]
pub(crate) struct PrivatePool {
    pub id: &'static str,
    pub name: &'static str,
    /// `Open` or `Target`.
    pub criteria: &'static str,
    pub instance_type: &'static str,
    pub zone: &'static str,
    pub total: u32,
    pub used: u32,
}

/// Elasticity assurances.
pub(crate) const ASSURANCES: [PrivatePool; 2] = [
    PrivatePool {
        id: "eap-bp1batchreserved0",
        name: "batch-reserved",
        criteria: "Target",
        instance_type: "ecs.g7.xlarge",
        zone: "cn-hangzhou-h",
        total: 20,
        used: 4,
    },
    PrivatePool {
        id: "eap-bp1peak0000000000",
        name: "peak",
        criteria: "Open",
        instance_type: "ecs.c7.2xlarge",
        zone: "cn-hangzhou-i",
        total: 10,
        used: 10,
    },
];

/// Capacity reservations.
pub(crate) const RESERVATIONS: [PrivatePool; 1] = [PrivatePool {
    id: "crp-bp1launchday00000",
    name: "launch-day",
    criteria: "Target",
    instance_type: "ecs.g7.2xlarge",
    zone: "cn-hangzhou-j",
    total: 8,
    used: 0,
}];

/// Databases in each VPC: the front of the id, description, engine, version, state.
pub(crate) const DATABASES: [(&str, &str, &str, &str, &str); 3] = [
    ("orders", "orders", "MySQL", "8.0", "Running"),
    ("reports", "reports", "PostgreSQL", "16.0", "Running"),
    ("sessions", "sessions-old", "MySQL", "5.7", "Stopped"),
];
