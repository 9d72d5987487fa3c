//! Random create requests from one seed: mostly as a person would fill them in, with up to three values put
//! wrong or odd. The same numbers come out on every platform.

use nodepool::NodePool;
use nodepool::table::{Body, Kind, ROWS, Row};
use serde_json::{Value, json};

/// SplitMix64: small, and the same everywhere.
pub struct Random(pub u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, count: usize) -> usize {
        // The remainder is below `count`, so that it fits.
        (self.next() % count as u64) as usize
    }

    fn pick<'p, T>(&mut self, items: &'p [T]) -> &'p T {
        &items[self.below(items.len())]
    }

    fn chance(&mut self, percent: usize) -> bool {
        self.below(100) < percent
    }
}

/// What requests name: it exists, since whether a thing exists is no rule of the document.
pub struct Things {
    /// vSwitches of the cluster's VPC, in several zones.
    pub vswitches: Vec<String>,
    /// Security groups of that VPC, of both kinds.
    pub security_groups: Vec<String>,
    /// Databases of that VPC.
    pub databases: Vec<String>,
    pub key_pair: String,
    /// Own images, of both architectures.
    pub images: Vec<String>,
    pub kms_key: String,
    pub snapshot: String,
    pub snapshot_policy: String,
    pub resource_group: String,
    pub deployment_set: String,
    pub private_pool: String,
}

const X86: &[&str] = &["ecs.g7.xlarge", "ecs.c7.2xlarge", "ecs.g9i.xlarge", "ecs.r7.large", "ecs.i4.xlarge"];
const ARM: &[&str] = &["ecs.g8y.xlarge", "ecs.c8y.2xlarge"];
const IMAGES: &[&str] = &["AliyunLinux3", "AliyunLinux3ContainerOptimized", "ContainerOS", "Ubuntu", "Windows"];

/// Values in which a request refers to something; a text put there at random would name what does not exist.
const REFERENCES: &[&str] = &[
    "nodepool_info.resource_group_id",
    "scaling_group.instance_types",
    "scaling_group.image_id",
    "scaling_group.key_pair",
    "scaling_group.system_disk_kms_key_id",
    "scaling_group.system_disk_snapshot_policy_id",
    "scaling_group.data_disks[].kms_key_id",
    "scaling_group.data_disks[].snapshot_id",
    "scaling_group.data_disks[].auto_snapshot_policy_id",
    "scaling_group.security_group_id",
    "scaling_group.security_group_ids",
    "scaling_group.rds_instances",
    "scaling_group.deploymentset_id",
    "scaling_group.private_pool_options.id",
    "scaling_group.resource_pool_options.private_pool_ids",
];

/// A request.
pub fn request(random: &mut Random, things: &Things) -> NodePool {
    let mut pool = valid(random, things);
    if random.chance(70) {
        for _ in 0..=random.below(3) {
            mutate(random, &mut pool, things);
        }
    }
    pool
}

/// A request that keeps to the rules.
fn valid(random: &mut Random, things: &Things) -> NodePool {
    let mut pool = NodePool::new();
    let mut put = |path: &str, value: Value| pool.put(path, value);
    put("nodepool_info.name", json!(*random.pick(&["np-web", "批处理-1", "gpu2", "a"])));
    let arm = random.chance(15);
    let types: &[&str] = if arm { ARM } else { &X86[..4] };
    let types = &types[..=random.below(types.len())];
    put("scaling_group.vswitch_ids", json!(things.vswitches[..=random.below(things.vswitches.len())]));
    put("scaling_group.instance_types", json!(types));
    let image = if arm { "AliyunLinux3Arm64" } else { *random.pick(&IMAGES[..4]) };
    put("scaling_group.image_type", json!(image));
    if image == "ContainerOS" || random.chance(60) {
        put("scaling_group.key_pair", json!(things.key_pair));
    } else {
        put("scaling_group.login_password", json!("Secret-1234"));
    }
    if random.chance(40) {
        put("auto_scaling", json!({"enable": true, "min_instances": random.below(3), "max_instances": 10}));
    } else {
        put("auto_scaling.enable", json!(false));
        put("scaling_group.desired_size", json!(random.below(4)));
    }
    match random.below(4) {
        0 => {
            put("scaling_group.instance_charge_type", json!("PrePaid"));
            put("scaling_group.period", json!(1));
            put("scaling_group.period_unit", json!("Month"));
        }
        1 => {
            let limit = |kind: &&str| json!({"instance_type": kind, "price_limit": "0.39"});
            put("scaling_group.instance_charge_type", json!("PostPaid"));
            put("scaling_group.spot_strategy", json!("SpotWithPriceLimit"));
            put("scaling_group.spot_price_limit", types.iter().map(limit).collect());
        }
        2 => put("scaling_group.spot_strategy", json!("SpotAsPriceGo")),
        _ => put("scaling_group.instance_charge_type", json!("PostPaid")),
    }
    put("scaling_group.system_disk_category", json!(*random.pick(&["cloud_essd", "cloud_auto"])));
    put("scaling_group.system_disk_size", json!(*random.pick(&[60, 120, 500, 2048])));
    if random.chance(50) {
        let disk = |random: &mut Random| match random.below(3) {
            0 => json!({"category": "cloud_essd", "size": 500, "performance_level": "PL2", "encrypted": "true"}),
            1 => json!({"category": "cloud_auto", "size": 40, "provisioned_iops": 100, "bursting_enabled": true}),
            _ => json!({"category": "cloud_ssd", "auto_format": true, "file_system": "ext4", "mount_target": "/data"}),
        };
        let disks = (0..=random.below(3)).map(|_| disk(random)).collect();
        put("scaling_group.data_disks", disks);
    }
    if random.chance(50) {
        put("kubernetes_config.labels", json!([{"key": "tier", "value": "web"}, {"key": "a.example/b", "value": ""}]));
        put("kubernetes_config.taints", json!([{"key": "only", "value": "web", "effect": "NoSchedule"}]));
        put("scaling_group.tags", json!([{"Key": "team", "Value": "web"}]));
    }
    pool
}

/// Puts one value at the edge, beyond it, away, or of another type.
fn mutate(random: &mut Random, pool: &mut NodePool, things: &Things) {
    match random.below(10) {
        0 => {
            let row = random.pick(&ROWS[..]);
            drop(pool.remove(&row.path().replace("[]", "[0]")));
        }
        1 => {
            let row = *random.pick(&ROWS[..]);
            let value = other_type(random, row);
            if row.stands_in(Body::Create) && row.path() != "count" && has_list_of(pool, row) {
                pool.put(&row.path().replace("[]", "[0]"), value);
            }
        }
        2 => cell(random, pool),
        3 => {
            let (path, value) = refer(random, things);
            pool.put(path, value);
        }
        _ => {
            let (path, values) = *random.pick(EDGES);
            let value = serde_json::from_str(random.pick::<&str>(values)).expect("the table holds JSON");
            pool.put(path, value);
        }
    }
}

/// Whether the list that the row is a column of has a first row.
fn has_list_of(pool: &NodePool, row: Row) -> bool {
    let list = row.path().split_once("[]").map(|(list, _)| list);
    list.is_none_or(|list| pool.at(&format!("{list}[0]")).is_some())
}

/// A value whose type is not the row's own. A reference gets none that could name something.
fn other_type(random: &mut Random, row: Row) -> Value {
    let own = |value: &Value| row.kind().fits(value);
    let values = [json!(7), json!("7"), json!(true), json!([7]), json!({"a": 7}), json!(-1), json!(0.5), Value::Null];
    let value = random.pick(&values).clone();
    let names = REFERENCES.contains(&row.path()) && matches!(row.kind(), Kind::String | Kind::Strings);
    if own(&value) && names { Value::Null } else { value }
}

/// Words for keys and values of labels, taints and tags.
const WORDS: &[&str] = &[
    "",
    "a",
    "-a",
    "a-",
    "team",
    "tier",
    "Team/x",
    "example.com/app",
    "kubernetes.io/a",
    "node.kubernetes.io/a",
    "a b",
    "acs:a",
    "aliyun-a",
    "see http://a",
    "k8s.aliyun.com",
    "ack.aliyun.com",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
];

/// Adds or changes a row of labels, taints or tags.
fn cell(random: &mut Random, pool: &mut NodePool) {
    let list = *random.pick(&["kubernetes_config.labels", "kubernetes_config.taints", "scaling_group.tags"]);
    let column = *random.pick(&["key", "value", "effect"]);
    let row = random.below(3);
    if (0..row).all(|before| pool.at(&format!("{list}[{before}]")).is_some()) {
        pool.put(&format!("{list}[{row}].{column}"), json!(*random.pick(WORDS)));
    }
}

/// A reference to something that exists, which may not fit the rest.
fn refer(random: &mut Random, things: &Things) -> (&'static str, Value) {
    let some = |random: &mut Random, items: &[String]| {
        let count = random.below(items.len() + 1);
        (0..count).map(|_| random.pick(items).clone()).collect::<Vec<_>>()
    };
    let disk = |key: &str, id: &str| json!([{"category": "cloud_essd", "size": 20, key: id}]);
    match random.below(14) {
        0 => ("nodepool_info.resource_group_id", json!(things.resource_group)),
        1 => ("scaling_group.vswitch_ids", json!(some(random, &things.vswitches))),
        2 => {
            let kinds = [X86, ARM].concat();
            let types: Vec<&str> = (0..random.below(13)).map(|_| *random.pick(&kinds)).collect();
            ("scaling_group.instance_types", json!(types))
        }
        3 => ("scaling_group.image_id", json!(random.pick(&things.images))),
        4 => ("scaling_group.key_pair", json!(things.key_pair)),
        5 => ("scaling_group.system_disk_kms_key_id", json!(things.kms_key)),
        6 => ("scaling_group.system_disk_snapshot_policy_id", json!(things.snapshot_policy)),
        7 => ("scaling_group.data_disks", disk("kms_key_id", &things.kms_key)),
        8 => ("scaling_group.data_disks", disk("snapshot_id", &things.snapshot)),
        9 => ("scaling_group.security_group_ids", json!(some(random, &things.security_groups))),
        10 => ("scaling_group.rds_instances", json!(some(random, &things.databases))),
        11 => ("scaling_group.deploymentset_id", json!(things.deployment_set)),
        12 => ("scaling_group.private_pool_options.id", json!(things.private_pool)),
        _ => {
            let ids = vec![things.private_pool.clone(); 19 + random.below(3)];
            ("scaling_group.resource_pool_options.private_pool_ids", json!(ids))
        }
    }
}

/// Values at and around the bounds, and words of every set, as JSON texts.
const EDGES: &[(&str, &[&str])] = &[
    ("nodepool_info.name", &["\"\"", "\"-a\"", "\"a_b\"", "\"a-b\"", "\"名\"", "\"a b\""]),
    ("nodepool_info.type", &["\"ess\"", "\"none\""]),
    ("auto_scaling.enable", &["true", "false"]),
    ("auto_scaling.min_instances", &["-1", "0", "5", "2000", "2001"]),
    ("auto_scaling.max_instances", &["-1", "0", "4", "40", "60", "2000", "2001"]),
    ("auto_scaling.type", &["\"cpu\"", "\"gpu\"", "\"fpga\""]),
    ("auto_scaling.is_bond_eip", &["true", "false"]),
    ("scaling_group.vswitch_ids", &["[]", "[\"vsw-nowhere\"]"]),
    ("scaling_group.instance_charge_type", &["\"PostPaid\"", "\"PrePaid\"", "\"Free\""]),
    ("scaling_group.spot_strategy", &["\"NoSpot\"", "\"SpotAsPriceGo\"", "\"SpotWithPriceLimit\"", "\"Cheap\""]),
    (
        "scaling_group.spot_price_limit",
        &[
            "[]",
            "[{\"instance_type\":\"ecs.g7.xlarge\",\"price_limit\":\"0\"}]",
            "[{\"instance_type\":\"ecs.g7.xlarge\",\"price_limit\":\"0.5\"}]",
            "[{\"price_limit\":\"1\"}]",
            "[{\"instance_type\":\"ecs.g8y.xlarge\",\"price_limit\":\"1\"},{\"instance_type\":\"ecs.g8y.xlarge\"}]",
        ],
    ),
    ("scaling_group.period", &["0", "1", "9", "10", "60"]),
    ("scaling_group.period_unit", &["\"Month\"", "\"Week\"", "\"Day\""]),
    ("scaling_group.auto_renew", &["true", "false"]),
    ("scaling_group.auto_renew_period", &["3", "4", "60"]),
    ("scaling_group.instance_types", &["[]"]),
    ("scaling_group.image_type", &["\"Windows\"", "\"ContainerOS\"", "\"AliyunLinux3Arm64\"", "\"Ubuntu\"", "\"New\""]),
    ("scaling_group.soc_enabled", &["true", "false"]),
    ("scaling_group.security_hardening_os", &["true", "false"]),
    ("scaling_group.login_as_non_root", &["true", "false"]),
    ("scaling_group.key_pair", &["\"\""]),
    (
        "scaling_group.login_password",
        &[
            "\"Abcdef1!\"",
            "\"Abcde1!\"",
            "\"abcdefgh1\"",
            "\"\"",
            "\"ABCabc123456789012345678901234\"",
            "\"密码密码密码密码\"",
        ],
    ),
    (
        "scaling_group.system_disk_category",
        &["\"cloud_essd\"", "\"cloud_auto\"", "\"cloud_ssd\"", "\"cloud\"", "\"disk\""],
    ),
    ("scaling_group.system_disk_size", &["19", "20", "39", "40", "60", "460", "461", "1260", "1261", "2048", "2049"]),
    ("scaling_group.system_disk_performance_level", &["\"PL0\"", "\"PL1\"", "\"PL2\"", "\"PL3\"", "\"PL4\""]),
    ("scaling_group.system_disk_provisioned_iops", &["-1", "0", "1", "33200", "50000", "50001"]),
    ("scaling_group.system_disk_bursting_enabled", &["true", "false"]),
    ("scaling_group.system_disk_encrypted", &["true", "false"]),
    ("scaling_group.system_disk_encrypt_algorithm", &["\"aes-256\"", "\"rot13\""]),
    (
        "scaling_group.system_disk_categories",
        &["[\"cloud_essd\"]", "[\"cloud_essd\",\"cloud_auto\",\"cloud_essd\"]", "[\"floppy\"]"],
    ),
    (
        "scaling_group.data_disks",
        &[
            "[]",
            "[{\"category\":\"cloud_essd\",\"size\":39}]",
            "[{\"category\":\"cloud_essd\",\"size\":40},{\"size\":32769}]",
            "[{\"category\":\"cloud_essd\",\"size\":1260,\"performance_level\":\"PL3\"}]",
            "[{\"category\":\"cloud_ssd\",\"performance_level\":\"PL1\"}]",
            "[{\"category\":\"cloud_auto\",\"size\":100,\"provisioned_iops\":43201}]",
            "[{\"category\":\"cloud_essd\",\"bursting_enabled\":true}]",
            "[{\"file_system\":\"xfs\"}]",
            "[{\"auto_format\":true,\"file_system\":\"zfs\"}]",
            "[{\"mount_target\":\"data\"},{\"device\":\"/dev/xvda\"}]",
            "[{\"device\":\"/dev/xvdb\",\"encrypted\":\"yes\"}]",
            "[7]",
        ],
    ),
    (
        "scaling_group.disk_init",
        &[
            "[{}]",
            "[{\"disk_name\":\"a\",\"mount_for_runtime\":true},{\"disk_name\":\"b\",\"mount_for_runtime\":true}]",
        ],
    ),
    ("scaling_group.desired_size", &["-1", "0", "1", "20", "21", "40", "61", "500", "501", "2001"]),
    ("scaling_group.scaling_policy", &["\"release\"", "\"recycle\"", "\"keep\""]),
    ("scaling_group.multi_az_policy", &["\"PRIORITY\"", "\"BALANCE\"", "\"COST_OPTIMIZED\"", "\"RANDOM\""]),
    ("scaling_group.compensate_with_on_demand", &["true", "false"]),
    ("scaling_group.spot_instance_remedy", &["true", "false"]),
    ("scaling_group.on_demand_base_capacity", &["-1", "0", "1000", "1001"]),
    ("scaling_group.on_demand_percentage_above_base_capacity", &["-1", "0", "100", "101"]),
    ("scaling_group.spot_instance_pools", &["0", "1", "10", "11"]),
    ("kubernetes_config.cpu_policy", &["\"none\"", "\"static\"", "\"dynamic\""]),
    ("kubernetes_config.runtime", &["\"containerd\"", "\"docker\"", "\"Sandboxed-Container.runv\""]),
    (
        "kubernetes_config.node_name_mode",
        &[
            "\"nodeip\"",
            "\"customized,web,ip,\"",
            "\"customized,web,13,\"",
            "\"customized,-web,ip,\"",
            "\"customized,web,ip,x-\"",
            "\"customized,Web,ip,x\"",
            "\"customized,aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa,ip,\"",
        ],
    ),
    ("kubernetes_config.user_data", &["\"ZWNobw==\"", "\"echo\"", "\"echo 1\"", "\"cGFzc3dvcmQ9YQ==\""]),
    ("kubernetes_config.pre_user_data", &["\"ZWNobw==\"", "\"echo 1\""]),
    ("scaling_group.internet_charge_type", &["\"PayByTraffic\"", "\"PayByDay\"", "\"\""]),
    ("scaling_group.internet_max_bandwidth_out", &["-1", "0", "1", "100", "101"]),
    ("scaling_group.private_pool_options.match_criteria", &["\"Open\"", "\"None\"", "\"Target\"", "\"Any\""]),
    ("scaling_group.resource_pool_options.strategy", &["\"PrivatePoolFirst\"", "\"None\"", "\"Any\""]),
    ("scaling_group.ram_role_name", &["\"web\"", "\"KubernetesWorkerRole-1\"", "\"KubernetesMasterRole-\""]),
    ("scaling_group.instance_metadata_options.http_tokens", &["\"optional\"", "\"maybe\""]),
    ("management.upgrade_config.max_unavailable", &["0", "1", "1000", "1001"]),
    ("management.auto_vul_fix_policy.vul_level", &["\"asap,later\"", "\"soon\""]),
];
