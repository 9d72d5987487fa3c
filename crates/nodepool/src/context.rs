//! What a rule may know beside the document.

use std::collections::BTreeMap;

use crate::choice::Architecture;

/// Facts about the cluster and the catalogue. What is `None` is not known, and no rule guesses it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// The cluster's Kubernetes version, such as `1.34.1-aliyun.1`.
    pub cluster_version: Option<String>,
    /// Zone of each vSwitch of the cluster's VPC.
    pub vswitch_zones: Option<BTreeMap<String, String>>,
    /// Facts of the instance types by id.
    pub instance_types: Option<BTreeMap<String, InstanceType>>,
    /// The images that the cluster's version offers, and the account's own ones.
    pub images: Option<Vec<Image>>,
    /// Zones in which each instance type is in stock; a type without any stays out.
    pub stock: Option<BTreeMap<String, Vec<String>>>,
    /// The disks that go with the instance types that somebody asked about.
    pub disk_offers: Vec<DiskOffer>,
    /// Kind of each security group of the cluster's VPC, `normal` or `enterprise`.
    pub security_groups: Option<BTreeMap<String, String>>,
    /// Names of the cluster's other pools.
    pub pool_names: Option<Vec<String>>,
    /// Nodes the cluster may still get.
    pub nodes_left: Option<u32>,
    /// Pools the cluster may still get; `None` also for a pool that is there already, which needs no place.
    pub pools_left: Option<u32>,
    /// The cluster gives its nodes a way to log on, so a pool need not name one.
    pub default_logon: bool,
}

/// What a rule needs of an instance type.
#[derive(Clone, Debug, PartialEq)]
pub struct InstanceType {
    /// `X86` or `ARM`.
    pub architecture: String,
    /// How many disks it takes, the system disk included; `None` when the catalogue does not say.
    pub disk_quantity: Option<u32>,
    /// Whether it has local disks.
    pub local_storage: bool,
}

/// What a rule needs of an image.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Image {
    /// `image_id`.
    pub id: String,
    /// `image_type`; empty for an image whose base is not known.
    pub image_type: String,
    /// `x86_64` or `arm64`, as the metadata has it.
    pub architecture: String,
    /// Whole GiB; `None` when the catalogue does not say.
    pub size: Option<u32>,
    /// Whether ecs-user can log on; `None` when the catalogue does not say.
    pub non_root: Option<bool>,
}

/// A disk category that goes with an instance type in a zone, in stock or not.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DiskOffer {
    /// The instance type's id.
    pub instance_type: String,
    /// The zone.
    pub zone: String,
    /// The category, such as `cloud_essd`.
    pub category: String,
    /// As a data disk rather than as the system disk.
    pub data: bool,
}

/// A version as numbers: `1.34.1-aliyun.1` is `(1, 34, 1)`.
pub(crate) fn version_of(text: &str) -> Option<(u32, u32, u32)> {
    let mut numbers = text.split(['-', '+']).next()?.trim_start_matches('v').split('.').map(str::parse::<u32>);
    let mut next = || numbers.next().and_then(Result::ok);
    Some((next()?, next()?, next().unwrap_or(0)))
}

impl Context {
    /// The cluster's version as numbers: `(1, 34, 1)`.
    pub fn version(&self) -> Option<(u32, u32, u32)> {
        version_of(self.cluster_version.as_deref()?)
    }

    /// Whether the cluster's version is known and at least this one.
    pub fn at_least(&self, major: u32, minor: u32) -> bool {
        self.version().is_some_and(|(a, b, _)| (a, b) >= (major, minor))
    }

    /// What the image runs on: by its id, else by its type where all images of the type agree, else by what
    /// the type's name tells.
    pub fn architecture(&self, image_type: Option<&str>, image_id: Option<&str>) -> Option<Architecture> {
        let images = self.images.as_deref().unwrap_or_default();
        let by_id = image_id.and_then(|id| images.iter().find(|image| image.id == id));
        if let Some(image) = by_id {
            return Architecture::of_word(&image.architecture);
        }
        let kind = image_type?;
        let mut of_type = images.iter().filter(|image| image.image_type == kind);
        match of_type.next() {
            Some(first) if of_type.all(|image| image.architecture == first.architecture) => {
                Architecture::of_word(&first.architecture)
            }
            Some(_) => None,
            None => Architecture::of_image_type(kind),
        }
    }
}
