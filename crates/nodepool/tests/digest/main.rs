//! The rules say the same of the same requests natively and in WebAssembly: 100,000 random requests from one seed
//! have one digest, on whatever this file is compiled for.
#![allow(clippy::unwrap_used)]

mod random;

use nodepool::context::{Context, DiskOffer, Image, InstanceType};
use nodepool::rules;
use random::{Random, Things, request};

/// How many requests.
const COUNT: usize = 100_000;

/// The digest of their reports. A changed rule changes it: the failing test names the new one.
const DIGEST: u64 = 0x7d7f_f2a9_36cf_cc88;

#[cfg_attr(target_arch = "wasm32", wasm_bindgen_test::wasm_bindgen_test)]
#[cfg_attr(not(target_arch = "wasm32"), test)]
fn a_hundred_thousand_random_requests_have_one_digest_on_every_platform() {
    let (things, context) = (things(), context());
    let mut random = Random(0x6e6f_6465_706f_6f6c);
    let mut digest = Fnv(0xcbf2_9ce4_8422_2325);
    let mut codes = std::collections::BTreeSet::new();
    for _ in 0..COUNT {
        let pool = request(&mut random, &things);
        let report = rules::check(&pool, &context);
        for found in &report.diagnostics {
            codes.insert(found.code);
            digest.take(found.code);
            digest.take(found.path.as_str());
            found.related.iter().for_each(|path| digest.take(path.as_str()));
            found.params.iter().for_each(|(name, value)| {
                digest.take(name);
                digest.take(value);
            });
        }
        digest.take("end");
    }
    // Otherwise it would say little.
    assert!(codes.len() > 100, "only {} codes were said", codes.len());
    assert_eq!(digest.0, DIGEST, "the digest is {:#018x}", digest.0);
}

/// FNV-1a, 64 bits.
struct Fnv(u64);

impl Fnv {
    fn take(&mut self, text: &str) {
        for byte in text.bytes().chain([0]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

fn texts(texts: &[&str]) -> Vec<String> {
    texts.iter().map(|text| (*text).to_owned()).collect()
}

fn things() -> Things {
    Things {
        vswitches: texts(&["vsw-h", "vsw-i", "vsw-j"]),
        security_groups: texts(&["sg-web", "sg-databases", "sg-nodes"]),
        databases: texts(&["rm-orders", "rm-reports"]),
        key_pair: "ops".to_owned(),
        images: texts(&["m-x86", "m-arm"]),
        kms_key: "key-1".to_owned(),
        snapshot: "s-1".to_owned(),
        snapshot_policy: "sp-1".to_owned(),
        resource_group: "rg-1".to_owned(),
        deployment_set: "ds-1".to_owned(),
        private_pool: "eap-1".to_owned(),
    }
}

/// In zone I, as the system disk and as a data disk.
fn offers(kind: &str, category: &str) -> [DiskOffer; 2] {
    [false, true].map(|data| DiskOffer {
        instance_type: kind.to_owned(),
        zone: "cn-hangzhou-i".to_owned(),
        category: category.to_owned(),
        data,
    })
}

fn context() -> Context {
    let kind = |(id, architecture, disks, local): (&str, &str, Option<u32>, bool)| {
        let facts = InstanceType { architecture: architecture.to_owned(), disk_quantity: disks, local_storage: local };
        (id.to_owned(), facts)
    };
    let types = [
        ("ecs.g7.xlarge", "X86", Some(3), false),
        ("ecs.c7.2xlarge", "X86", None, false),
        ("ecs.g9i.xlarge", "X86", None, false),
        ("ecs.r7.large", "X86", Some(17), false),
        ("ecs.i4.xlarge", "X86", None, true),
        ("ecs.g8y.xlarge", "ARM", None, false),
    ];
    let image = |id: &str, architecture: &str, size| Image {
        id: id.to_owned(),
        image_type: String::new(),
        architecture: architecture.to_owned(),
        size,
        non_root: size.map(|_| true).or(Some(false)),
    };
    let zone = |letter: &str| (format!("vsw-{letter}"), format!("cn-hangzhou-{letter}"));
    Context {
        cluster_version: Some("1.34.1-aliyun.1".to_owned()),
        vswitch_zones: Some(["h", "i", "j"].map(zone).into()),
        instance_types: Some(types.into_iter().map(kind).collect()),
        images: Some(vec![image("m-x86", "x86_64", Some(60)), image("m-arm", "arm64", None)]),
        stock: Some([("ecs.g7.xlarge".to_owned(), texts(&["cn-hangzhou-i"]))].into()),
        disk_offers: [
            ("ecs.g7.xlarge", &["cloud_essd", "cloud_auto"][..]),
            ("ecs.c7.2xlarge", &["cloud_essd"]),
            ("ecs.g9i.xlarge", &["cloud_essd", "cloud_auto"]),
            ("ecs.r7.large", &["cloud_auto"]),
            ("ecs.i4.xlarge", &["cloud_essd"]),
        ]
        .iter()
        .flat_map(|(kind, categories)| categories.iter().flat_map(|category| offers(kind, category)))
        .collect(),
        security_groups: Some(
            [("sg-web", "normal"), ("sg-databases", "normal"), ("sg-nodes", "enterprise")]
                .map(|(id, kind)| (id.to_owned(), kind.to_owned()))
                .into(),
        ),
        pool_names: Some(texts(&["np-web"])),
        nodes_left: Some(60),
        pools_left: Some(1),
        default_logon: false,
    }
}
