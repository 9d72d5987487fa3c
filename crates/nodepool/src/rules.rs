//! The rules: what a request must keep to.
//!
//! A rule declares the paths it reads and the codes it says, so that a changed value runs again only the
//! rules that read it. Rules of one value go through `validator`; rules across fields or against the
//! catalogue are plain functions. Files are themes.

mod advanced;
mod billing;
mod disks;
mod engine;
mod image;
mod instances;
mod labels;
mod logon;
mod name;
mod network;
mod node_name;
mod offers;
mod scaling;
mod system_disk;
mod tags;
mod types;
mod unused;
mod value;
mod words;

pub mod keys;
pub mod put;

pub use advanced::is_reserved_role;
pub use engine::{Code, Rule};
pub use image::runtimes_of;

use engine::{Check, arrange};

use crate::path::touches;
use crate::{Context, NodePool, Report};

/// The rules by theme. Every code belongs to exactly one rule.
const THEMES: [&[Rule]; 16] = [
    name::RULES,
    scaling::RULES,
    network::RULES,
    billing::RULES,
    instances::RULES,
    image::RULES,
    logon::RULES,
    system_disk::RULES,
    disks::RULES,
    offers::RULES,
    labels::RULES,
    tags::RULES,
    node_name::RULES,
    advanced::RULES,
    words::RULES,
    unused::RULES,
];

/// Codes that no rule of [`RULES`] says: the one on types, which every path has, and those of an edit.
const OTHER_CODES: [&[Code]; 2] = [&[types::EXPECTED], put::CODES];

const RULE_COUNT: usize = {
    let (mut count, mut theme) = (0, 0);
    while theme < THEMES.len() {
        count += THEMES[theme].len();
        theme += 1;
    }
    count
};

/// Every rule, in the order in which findings at one path stand.
pub static RULES: [Rule; RULE_COUNT] = {
    let mut rules = [THEMES[0][0]; RULE_COUNT];
    let (mut count, mut theme) = (0, 0);
    while theme < THEMES.len() {
        let mut rule = 0;
        while rule < THEMES[theme].len() {
            rules[count] = THEMES[theme][rule];
            count += 1;
            rule += 1;
        }
        theme += 1;
    }
    rules
};

const CODE_COUNT: usize = {
    let (mut count, mut at) = (0, 0);
    while at < RULE_COUNT {
        count += RULES[at].codes.len();
        at += 1;
    }
    at = 0;
    while at < OTHER_CODES.len() {
        count += OTHER_CODES[at].len();
        at += 1;
    }
    count
};

/// Every code that a report can hold.
pub static CODES: [Code; CODE_COUNT] = {
    let mut codes = [types::EXPECTED; CODE_COUNT];
    let (mut count, mut at) = (0, 0);
    while at < RULE_COUNT + OTHER_CODES.len() {
        let list = if at < RULE_COUNT { RULES[at].codes } else { OTHER_CODES[at - RULE_COUNT] };
        let mut code = 0;
        while code < list.len() {
            codes[count] = list[code];
            count += 1;
            code += 1;
        }
        at += 1;
    }
    codes
};

/// Checks every rule; findings come in form order.
pub fn check(pool: &NodePool, context: &Context) -> Report {
    let mut check = Check::new(pool, context);
    types::run(&mut check, |_| true);
    for rule in &RULES {
        (rule.run)(&mut check);
    }
    arrange(check.found)
}

/// Brings `report` up to date after the values at `changed` have changed: only the rules that read one of
/// these paths run. The result is the one of a full [`check`]. A list of objects whose rows were added,
/// moved or taken away is named itself: `scaling_group.data_disks`.
pub fn check_reading(changed: &[&str], report: Report, pool: &NodePool, context: &Context) -> Report {
    let changed: Vec<String> = changed.iter().map(|path| crate::Path::from(*path).pattern()).collect();
    let reads = |path: &str| changed.iter().any(|changed| touches(changed, path));
    let again = |rule: &Rule| rule.reads.iter().any(|path| reads(path));

    let mut check = Check::new(pool, context);
    types::run(&mut check, reads);
    for rule in RULES.iter().filter(|rule| again(rule)) {
        (rule.run)(&mut check);
    }
    check.found.extend(report.diagnostics.into_iter().filter(|diagnostic| {
        if diagnostic.code == types::EXPECTED.name {
            return !reads(&diagnostic.path.pattern());
        }
        let rule = RULES.iter().find(|rule| rule.codes.iter().any(|code| code.name == diagnostic.code));
        rule.is_none_or(|rule| !again(rule))
    }));
    arrange(check.found)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::context::InstanceType;
    use crate::document::reads;

    /// Documents in which every branch of a rule is taken by one of them: all parameters set, and each of
    /// these choices in turn.
    fn documents() -> Vec<NodePool> {
        let base = json!({
            "nodepool_info": {"name": "web", "type": "ess"},
            "auto_scaling": {"enable": false, "min_instances": 1, "max_instances": 90, "type": "cpu"},
            "scaling_group": {
                "vswitch_ids": ["vsw-a"], "instance_charge_type": "PostPaid", "spot_strategy": "NoSpot",
                "spot_price_limit": [{"instance_type": "a", "price_limit": "1"}], "period": 10, "period_unit": "Month",
                "auto_renew": true, "auto_renew_period": 4, "instance_types": ["a", "b"], "image_type": "AliyunLinux3",
                "image_id": "m-1", "login_as_non_root": true, "soc_enabled": true, "security_hardening_os": true,
                "key_pair": "ops", "login_password": "x", "system_disk_category": "cloud_essd", "system_disk_size": 1,
                "system_disk_performance_level": "PL3", "system_disk_provisioned_iops": 1,
                "system_disk_bursting_enabled": true, "system_disk_encrypted": true,
                "system_disk_categories": ["a", "a"], "system_disk_kms_key_id": "k",
                "data_disks": [{"size": 1, "performance_level": "PL3", "kms_key_id": "k", "snapshot_id": "s"}],
                "disk_init": [{}], "desired_size": 90, "scaling_policy": "recycle", "multi_az_policy": "BALANCE",
                "compensate_with_on_demand": true, "spot_instance_remedy": true, "tags": [{}],
                "internet_charge_type": "PayByTraffic", "internet_max_bandwidth_out": 1, "deploymentset_id": "ds",
                "private_pool_options": {"match_criteria": "Target", "id": "x"},
                "resource_pool_options": {"strategy": "PrivatePoolOnly"}, "ram_role_name": "r"
            },
            "kubernetes_config": {
                "labels": [{}], "taints": [{}], "node_name_mode": "x", "user_data": "x", "pre_user_data": "x",
                "cpu_policy": "static", "runtime": "docker"
            },
            "management": {"enable": false, "auto_repair": true, "upgrade_config": {"max_unavailable": 1}}
        });
        let turns = [
            ("auto_scaling.enable", json!(true)),
            ("scaling_group.instance_charge_type", json!("PrePaid")),
            ("scaling_group.spot_strategy", json!("SpotWithPriceLimit")),
            ("scaling_group.spot_strategy", json!("SpotAsPriceGo")),
            ("scaling_group.system_disk_category", json!("cloud_auto")),
            ("scaling_group.system_disk_category", json!("cloud_ssd")),
            ("scaling_group.image_type", json!("ContainerOS")),
            ("scaling_group.image_type", Value::Null),
            ("scaling_group.image_id", Value::Null),
            ("scaling_group.instance_types", Value::Null),
            ("scaling_group.key_pair", Value::Null),
            ("scaling_group.internet_charge_type", Value::Null),
            ("scaling_group.private_pool_options", Value::Null),
            ("scaling_group.auto_renew", Value::Null),
            ("scaling_group.system_disk_encrypted", Value::Null),
        ];
        let start = NodePool::from_value(base).unwrap();
        let mut documents = vec![NodePool::new(), start];
        for (path, value) in turns {
            for at in 1..documents.len().min(200) {
                let mut turned = documents[at].clone();
                turned.put(path, value.clone());
                documents.push(turned);
            }
        }
        documents
    }

    #[test]
    fn a_rule_looks_at_no_path_that_it_does_not_declare() {
        let kind = |architecture: &str| InstanceType {
            architecture: architecture.to_owned(),
            disk_quantity: Some(1),
            local_storage: true,
        };
        let offer = |name: &str, data| crate::context::DiskOffer {
            instance_type: name.into(),
            zone: "a".into(),
            category: "cloud_auto".into(),
            data,
        };
        let context = Context {
            cluster_version: Some("1.30.1".into()),
            vswitch_zones: Some([("vsw-a".into(), "a".into()), ("vsw-b".into(), "b".into())].into()),
            instance_types: Some([("a".into(), kind("X86")), ("b".into(), kind("ARM"))].into()),
            images: Some(vec![crate::context::Image {
                id: "m-1".into(),
                size: Some(40),
                non_root: Some(false),
                ..Default::default()
            }]),
            pool_names: Some(vec!["web".into()]),
            nodes_left: Some(1),
            pools_left: Some(0),
            stock: Some([("a".into(), vec!["a".into()])].into()),
            disk_offers: [false, true].map(|data| offer("a", data)).into(),
            security_groups: Some([("sg-a".into(), "normal".into())].into()),
            default_logon: false,
        };
        for pool in documents() {
            for rule in &RULES {
                reads::take();
                (rule.run)(&mut Check::new(&pool, &context));
                for path in reads::take() {
                    let declared = rule.reads.iter().any(|read| {
                        // Who declares columns looks at their list.
                        *read == path || path.starts_with(&format!("{read}.")) || read.starts_with(&format!("{path}[]"))
                    });
                    assert!(declared, "{rule:?} looks at {path}");
                }
            }
        }
    }
}
