//! What the account has beside its clusters: keys, disks' snapshots, reserved capacity, databases, images.

use serde_json::Value;

use super::images;
use crate::Seed;

/// Everything that a pool can refer to and that no cluster brings with it.
#[derive(Debug)]
pub(crate) struct Account {
    pub kms_keys: &'static [KmsKey],
    pub snapshots: &'static [Snapshot],
    pub snapshot_policies: &'static [SnapshotPolicy],
    pub deployment_sets: &'static [DeploymentSet],
    pub assurances: &'static [PrivatePool],
    pub reservations: &'static [PrivatePool],
    /// Databases in each VPC.
    pub databases: &'static [Database],
    /// The account's own images, as DescribeImages lists them.
    pub images: fn() -> Vec<Value>,
}

static FULL: Account = Account {
    kms_keys: &KMS_KEYS,
    snapshots: &SNAPSHOTS,
    snapshot_policies: &SNAPSHOT_POLICIES,
    deployment_sets: &DEPLOYMENT_SETS,
    assurances: &ASSURANCES,
    reservations: &RESERVATIONS,
    databases: &DATABASES,
    images: images::own,
};

static EMPTY: Account = Account {
    kms_keys: &[],
    snapshots: &[],
    snapshot_policies: &[],
    deployment_sets: &[],
    assurances: &[],
    reservations: &[],
    databases: &[],
    images: Vec::new,
};

impl Account {
    /// The account of a seed.
    pub(crate) fn of(seed: Seed) -> &'static Self {
        if seed == Seed::Empty { &EMPTY } else { &FULL }
    }

    /// Reserved capacity of both kinds.
    pub(crate) fn private_pools(&self) -> impl Iterator<Item = &'static PrivatePool> {
        self.assurances.iter().chain(self.reservations)
    }
}

/// A KMS key: id, alias, description, whether it is enabled.
type KmsKey = (&'static str, &'static str, &'static str, bool);

const KMS_KEYS: [KmsKey; 4] = [
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

const SNAPSHOTS: [Snapshot; 3] = [
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

/// A policy that takes snapshots: id, name, hours, weekdays, days kept.
type SnapshotPolicy = (&'static str, &'static str, &'static str, &'static str, i32);

const SNAPSHOT_POLICIES: [SnapshotPolicy; 3] = [
    ("sp-bp1nightly00000000", "nightly", "[\"2\"]", "[\"1\",\"2\",\"3\",\"4\",\"5\",\"6\",\"7\"]", 14),
    ("sp-bp1weekly000000000", "weekly", "[\"3\"]", "[\"7\"]", 90),
    ("sp-bp1keepforever0000", "keep-for-ever", "[\"4\"]", "[\"1\"]", -1),
];

/// A deployment set: id, name, strategy, instances in it.
type DeploymentSet = (&'static str, &'static str, &'static str, u32);

const DEPLOYMENT_SETS: [DeploymentSet; 3] = [
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

const ASSURANCES: [PrivatePool; 2] = [
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

const RESERVATIONS: [PrivatePool; 1] = [PrivatePool {
    id: "crp-bp1launchday00000",
    name: "launch-day",
    criteria: "Target",
    instance_type: "ecs.g7.2xlarge",
    zone: "cn-hangzhou-j",
    total: 8,
    used: 0,
}];

/// A database: what its id is drawn from, description, engine, version, state.
type Database = (&'static str, &'static str, &'static str, &'static str, &'static str);

const DATABASES: [Database; 3] = [
    ("orders", "orders", "MySQL", "8.0", "Running"),
    ("reports", "reports", "PostgreSQL", "16.0", "Running"),
    ("sessions", "sessions-old", "MySQL", "5.7", "Stopped"),
];
