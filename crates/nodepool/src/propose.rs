//! A new pool that works with one click: what is proposed before anybody has chosen.

use crate::choice::{Architecture, Billing, DiskCategory, PerformanceLevel, ScalingMode};
use crate::document::NodePool;
use crate::path::Path;
use crate::paths;

/// What the API says, gathered. An empty list proposes nothing and asks.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Facts {
    /// Names of the cluster's pools.
    pub pool_names: Vec<String>,
    /// The cluster's vSwitches, in its own order.
    pub vswitch_ids: Vec<String>,
    /// The catalogue.
    pub instance_types: Vec<Offer>,
    /// The images that the cluster's version offers, as `image_type` and architecture.
    pub images: Vec<(String, String)>,
    /// The account's key pairs, by name.
    pub key_pairs: Vec<String>,
    /// The key pair that the cluster was made with.
    pub cluster_key_pair: Option<String>,
}

/// An instance type that can be bought.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Offer {
    /// `ecs.g9i.xlarge`.
    pub id: String,
    /// `ecs.g9i`.
    pub family: String,
    /// vCPUs.
    pub vcpu: u32,
    /// Memory in GiB.
    pub memory_gib: f64,
    /// `X86` or `ARM`.
    pub architecture: String,
    /// Whether a zone of the cluster has it in stock.
    pub in_stock: bool,
}

/// A document to start from.
#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    /// The document.
    pub pool: NodePool,
    /// What in it was proposed rather than always so, in form order; the form marks these.
    pub proposed: Vec<Path>,
}

/// Smallest type that is proposed.
const VCPU: u32 = 4;
/// Nodes that let the cluster's components run reliably (contract, desired).
const NODES: u32 = 2;
/// Whole GiB; the API's own default is smaller (C9).
const DISK: u32 = 120;
/// Most vSwitches that a pool takes (contract, vswitch).
const VSWITCHES: usize = 8;
/// Image types in the order of preference.
const IMAGES: &[&str] = &["AliyunLinux3ContainerOptimized", "AliyunLinux3", "ContainerOS"];

/// The sensible defaults. What has none stays absent: the key pair of an account with several, the
/// instance type when nothing is in stock.
pub fn propose(facts: &Facts) -> Proposal {
    let mut pool = NodePool::new();
    pool.set(paths::NAME, Some(free_name(&facts.pool_names)));
    ScalingMode::Manual.apply(&mut pool);
    let vswitches: Vec<String> = facts.vswitch_ids.iter().take(VSWITCHES).cloned().collect();
    pool.set(paths::VSWITCH_IDS, Some(vswitches).filter(|list| !list.is_empty()));
    Billing::PayAsYouGo.apply(&mut pool);
    pool.set(paths::INSTANCE_TYPES, instance_type(facts).map(|kind| vec![kind]));
    pool.set(paths::IMAGE_TYPE, Some(image_type(facts)));
    pool.set(paths::KEY_PAIR, key_pair(facts));
    pool.set(paths::SYSTEM_DISK_CATEGORY.typed(), Some(DiskCategory::Essd));
    pool.set(paths::SYSTEM_DISK_SIZE, Some(DISK));
    pool.set(paths::SYSTEM_DISK_PERFORMANCE_LEVEL.typed(), Some(PerformanceLevel::Pl1));
    pool.set(paths::DESIRED_SIZE, Some(NODES));
    // The API's default is off and Terraform's is on (C16), so it is always said.
    pool.set(paths::CMS_ENABLED, Some(true));

    let proposed = [
        paths::NAME.path(),
        paths::VSWITCH_IDS.path(),
        paths::INSTANCE_TYPES.path(),
        paths::IMAGE_TYPE.path(),
        paths::KEY_PAIR.path(),
        paths::SYSTEM_DISK_CATEGORY.path(),
        paths::SYSTEM_DISK_SIZE.path(),
        paths::SYSTEM_DISK_PERFORMANCE_LEVEL.path(),
        paths::DESIRED_SIZE.path(),
    ];
    let proposed = proposed.into_iter().filter(|path| pool.at(path).is_some()).map(Path::from).collect();
    Proposal { pool, proposed }
}

/// `nodepool-` and the first number that no pool has.
fn free_name(taken: &[String]) -> String {
    let free = (1..).map(|number| format!("nodepool-{number}")).find(|name| !taken.contains(name));
    free.expect("numbers do not run out before names do")
}

/// The smallest type in stock with at least 4 vCPUs, of the newest general family that has one; else of any
/// family.
fn instance_type(facts: &Facts) -> Option<String> {
    let offered = |offer: &&Offer| {
        offer.in_stock && offer.vcpu >= VCPU && Architecture::of_word(&offer.architecture) == Some(Architecture::X86)
    };
    let best = facts.instance_types.iter().filter(offered).min_by(|a, b| {
        let rank = |offer: &Offer| (std::cmp::Reverse(generation(&offer.family)), offer.vcpu);
        rank(a).cmp(&rank(b)).then(a.memory_gib.total_cmp(&b.memory_gib)).then_with(|| a.id.cmp(&b.id))
    })?;
    Some(best.id.clone())
}

/// How new a general family is: its number, then the plain and Intel kind before the AMD kinds. Families
/// with a speciality (network, storage, security, Arm) and others come last.
fn generation(family: &str) -> (u32, u8) {
    let Some(rest) = family.strip_prefix("ecs.g") else { return (0, 0) };
    let kind = rest.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = rest[..rest.len() - kind.len()].parse().unwrap_or(0);
    let rank = match kind {
        "" | "i" => 2,
        "a" | "ae" => 1,
        _ => return (0, 0),
    };
    (number, rank)
}

fn image_type(facts: &Facts) -> String {
    let offered = |kind: &str| {
        facts.images.iter().any(|(offered, architecture)| {
            offered == kind && Architecture::of_word(architecture) == Some(Architecture::X86)
        })
    };
    let chosen = IMAGES.iter().find(|kind| offered(kind));
    (*chosen.unwrap_or(&"AliyunLinux3")).to_owned()
}

fn key_pair(facts: &Facts) -> Option<String> {
    match (&facts.cluster_key_pair, facts.key_pairs.as_slice()) {
        (Some(name), _) => Some(name.clone()),
        (None, [only]) => Some(only.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Context, Severity, rules};

    fn offer(id: &str, vcpu: u32, in_stock: bool) -> Offer {
        let (family, _) = id.rsplit_once('.').unwrap();
        let architecture = if family.ends_with(['y', 'r']) { "ARM" } else { "X86" };
        let (id, family, architecture) = (id.to_owned(), family.to_owned(), architecture.to_owned());
        Offer { id, family, vcpu, memory_gib: f64::from(vcpu) * 4.0, architecture, in_stock }
    }

    fn facts() -> Facts {
        Facts {
            pool_names: vec!["nodepool-1".into(), "nodepool-3".into()],
            vswitch_ids: (0..9).map(|n| format!("vsw-{n}")).collect(),
            instance_types: vec![
                offer("ecs.g7.xlarge", 4, true),
                offer("ecs.gn7i.xlarge", 4, true),
                offer("ecs.g9a.xlarge", 4, true),
                offer("ecs.g9i.2xlarge", 8, true),
                offer("ecs.g9i.xlarge", 4, true),
                offer("ecs.g9i.large", 2, true),
                offer("ecs.g10y.xlarge", 4, true),
            ],
            images: vec![("ContainerOS".into(), "x86_64".into()), ("AliyunLinux3".into(), "x86_64".into())],
            key_pairs: vec!["ops".into()],
            cluster_key_pair: None,
        }
    }

    #[test]
    fn the_proposal_is_a_whole_request_without_errors() {
        let proposal = propose(&facts());
        assert_eq!(
            proposal.pool.as_value(),
            &json!({
                "nodepool_info": {"name": "nodepool-2"},
                "auto_scaling": {"enable": false},
                "scaling_group": {
                    "vswitch_ids": ["vsw-0", "vsw-1", "vsw-2", "vsw-3", "vsw-4", "vsw-5", "vsw-6", "vsw-7"],
                    "instance_charge_type": "PostPaid",
                    "spot_strategy": "NoSpot",
                    "instance_types": ["ecs.g9i.xlarge"],
                    "image_type": "AliyunLinux3",
                    "key_pair": "ops",
                    "system_disk_category": "cloud_essd",
                    "system_disk_size": 120,
                    "system_disk_performance_level": "PL1",
                    "desired_size": 2
                },
                "kubernetes_config": {"cms_enabled": true}
            })
        );
        let report = rules::check(&proposal.pool, &Context::default());
        assert_eq!(report.diagnostics.iter().filter(|found| found.severity == Severity::Error).count(), 0);
        assert!(proposal.proposed.contains(&Path::from("scaling_group.key_pair")));
    }

    #[test]
    fn an_older_family_follows_when_the_newest_is_out_of_stock() {
        let mut facts = facts();
        for (gone, next) in [("ecs.g9i", "ecs.g9a.xlarge"), ("ecs.g9a", "ecs.g7.xlarge"), ("ecs.g7", "ecs.gn7i.xlarge")]
        {
            for offer in facts.instance_types.iter_mut().filter(|offer| offer.family == gone) {
                offer.in_stock = false;
            }
            assert_eq!(propose(&facts).pool.get(paths::INSTANCE_TYPES), Ok(Some(vec![next.to_owned()])));
        }
    }

    #[test]
    fn what_has_no_good_default_is_asked() {
        let mut facts = facts();
        facts.key_pairs.push("dev".into());
        let proposal = propose(&facts);
        assert_eq!(proposal.pool.get(paths::KEY_PAIR), Ok(None));
        assert!(!proposal.proposed.contains(&Path::from("scaling_group.key_pair")));
        facts.cluster_key_pair = Some("dev".into());
        assert_eq!(propose(&facts).pool.get(paths::KEY_PAIR), Ok(Some("dev".into())));

        let empty = propose(&Facts::default());
        assert_eq!(empty.pool.get(paths::INSTANCE_TYPES), Ok(None));
        assert_eq!(empty.pool.get(paths::VSWITCH_IDS), Ok(None));
        assert_eq!(empty.pool.get(paths::NAME), Ok(Some("nodepool-1".into())));
    }
}
