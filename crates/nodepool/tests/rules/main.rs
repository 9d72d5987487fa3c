//! Every rule on both sides of its bound. A row changes a request that has no findings and lists all the
//! findings that this gives, in order.
#![allow(clippy::unwrap_used)]
// A row of one edit looks like a row of several.
#![allow(clippy::cloned_ref_to_slice_refs)]

mod advanced;
mod billing;
mod disks;
mod engine;
mod instances;
mod labels;
mod limits;
mod name;
mod network;
mod offers;
mod put;
mod scaling;
mod tags;
mod unused;

use nodepool::context::{Context, Image, InstanceType};
use nodepool::{Diagnostic, NodePool, rules};
use serde_json::{Value, json};

/// A request that no rule finds fault with, in the cluster of [`context`].
pub(crate) fn request() -> NodePool {
    NodePool::from_value(json!({
        "nodepool_info": {"name": "workers"},
        "auto_scaling": {"enable": false},
        "scaling_group": {
            "vswitch_ids": ["vsw-a", "vsw-b"],
            "instance_charge_type": "PostPaid",
            "spot_strategy": "NoSpot",
            "instance_types": ["ecs.g9i.xlarge"],
            "image_type": "AliyunLinux3",
            "key_pair": "ops",
            "system_disk_category": "cloud_essd",
            "system_disk_size": 120,
            "system_disk_performance_level": "PL1",
            "desired_size": 2
        }
    }))
    .unwrap()
}

/// A cluster of three zones with a small catalogue.
pub(crate) fn context() -> Context {
    let kind = |id: &str, architecture: &str, disks: Option<u32>, local: bool| {
        let facts = InstanceType { architecture: architecture.into(), disk_quantity: disks, local_storage: local };
        (id.to_owned(), facts)
    };
    Context {
        cluster_version: Some("1.22.15-aliyun.1".into()),
        vswitch_zones: Some(
            [("vsw-a", "h"), ("vsw-a2", "h"), ("vsw-b", "i"), ("vsw-c", "j")]
                .map(|(vswitch, zone)| (vswitch.into(), format!("cn-hangzhou-{zone}")))
                .into(),
        ),
        instance_types: Some(
            [
                kind("ecs.g9i.xlarge", "X86", None, false),
                kind("ecs.g7.xlarge", "X86", Some(17), false),
                kind("ecs.g8y.xlarge", "ARM", None, false),
                kind("ecs.i4.xlarge", "X86", None, true),
            ]
            .into(),
        ),
        images: Some(vec![
            Image {
                id: "m-small".into(),
                image_type: "".into(),
                architecture: "x86_64".into(),
                size: Some(40),
                non_root: Some(true),
            },
            Image {
                id: "m-arm".into(),
                image_type: "".into(),
                architecture: "arm64".into(),
                size: None,
                non_root: Some(false),
            },
        ]),
        pool_names: Some(vec!["default".into()]),
        nodes_left: Some(100),
        pools_left: Some(1),
        stock: None,
        disk_offers: Vec::new(),
        security_groups: Some(
            [("sg-a", "normal"), ("sg-b", "normal"), ("sg-c", "enterprise")]
                .map(|(id, kind)| (id.into(), kind.into()))
                .into(),
        ),
        default_logon: false,
    }
}

/// The request with values put in; null takes one away.
pub(crate) fn with(edits: &[(&str, Value)]) -> NodePool {
    let mut pool = request();
    for (path, value) in edits {
        if value.is_null() { drop(pool.remove(path)) } else { pool.put(path, value.clone()) }
    }
    pool
}

pub(crate) fn report(edits: &[(&str, Value)], context: &Context) -> Vec<Diagnostic> {
    rules::check(&with(edits), context).diagnostics
}

/// `code path` of each finding; a list of path and value changed, and a list of findings.
pub(crate) type Case<'a> = (&'a [(&'a str, Value)], &'a [&'a str]);

/// Checks each case in the cluster of [`context`].
pub(crate) fn expect(cases: &[Case<'_>]) {
    expect_in(&context(), cases);
}

pub(crate) fn expect_in(context: &Context, cases: &[Case<'_>]) {
    for (edits, findings) in cases {
        let found: Vec<String> =
            report(edits, context).iter().map(|found| format!("{} {}", found.code, found.path)).collect();
        assert_eq!(found, *findings, "{edits:?}");
    }
}

#[test]
fn the_request_that_the_cases_start_from_has_no_findings() {
    expect(&[(&[], &[])]);
}
