//! Kubernetes versions with their public images and runtimes; the account's own images.

use serde_json::{Value, json};

/// A public image.
pub(crate) struct Image {
    pub id: &'static str,
    pub name: &'static str,
    pub image_type: &'static str,
    pub os_type: &'static str,
    pub platform: &'static str,
    pub os_version: &'static str,
    pub architecture: &'static str,
}

const IMAGES: [Image; 8] = [
    image(
        "aliyun_3_x64_20G_container_optimized_20260220.vhd",
        "Alibaba Cloud Linux 3 container-optimized",
        "AliyunLinux3ContainerOptimized",
        "AliyunLinux",
        "3",
    ),
    image("lifsea_3_x64_10G_containerd_20260128.vhd", "ContainerOS 3.4", "ContainerOS", "ContainerOS", "3.4"),
    image("aliyun_3_x64_20G_alibase_20260122.vhd", "Alibaba Cloud Linux 3", "AliyunLinux3", "AliyunLinux", "3"),
    image("ubuntu_22_04_x64_20G_alibase_20260119.vhd", "Ubuntu 22.04", "Ubuntu", "Ubuntu", "22.04"),
    Image {
        architecture: "arm64",
        ..image(
            "aliyun_3_arm64_20G_alibase_20260122.vhd",
            "Alibaba Cloud Linux 3 for ARM",
            "AliyunLinux3Arm64",
            "AliyunLinux",
            "3",
        )
    },
    image("aliyun_2_1903_x64_20G_alibase_20240628.vhd", "Alibaba Cloud Linux 2", "AliyunLinux", "AliyunLinux", "2"),
    image("centos_7_9_x64_20G_alibase_20240628.vhd", "CentOS 7.9", "CentOS", "CentOS", "7.9"),
    Image {
        os_type: "Windows",
        ..image(
            "win2022_21H2_x64_dtc_en-us_40G_container_20260115.vhd",
            "Windows Server 2022",
            "Windows",
            "Windows",
            "2022",
        )
    },
];

const fn image(
    id: &'static str,
    name: &'static str,
    image_type: &'static str,
    platform: &'static str,
    os_version: &'static str,
) -> Image {
    Image { id, name, image_type, os_type: "Linux", platform, os_version, architecture: "x86_64" }
}

/// A Kubernetes version that clusters may have.
pub(crate) struct Version {
    pub version: &'static str,
    pub released: &'static str,
    pub expires: &'static str,
    pub creatable: bool,
    pub upgradable_to: &'static [&'static str],
    pub runtimes: &'static [(&'static str, &'static str)],
    image_types: &'static [&'static str],
}

/// Newest first.
pub(crate) const VERSIONS: [Version; 3] = [
    Version {
        version: "1.34.1-aliyun.1",
        released: "2025-12-16",
        expires: "2027-12-31",
        creatable: true,
        upgradable_to: &[],
        runtimes: &[("containerd", "2.1.5"), ("containerd", "1.6.39")],
        image_types: &[
            "AliyunLinux3ContainerOptimized",
            "ContainerOS",
            "AliyunLinux3",
            "Ubuntu",
            "AliyunLinux3Arm64",
            "Windows",
        ],
    },
    Version {
        version: "1.33.3-aliyun.1",
        released: "2025-08-05",
        expires: "2027-08-31",
        creatable: true,
        upgradable_to: &["1.34.1-aliyun.1"],
        runtimes: &[("containerd", "2.1.3"), ("containerd", "1.6.38")],
        image_types: &[
            "AliyunLinux3ContainerOptimized",
            "ContainerOS",
            "AliyunLinux3",
            "Ubuntu",
            "AliyunLinux3Arm64",
            "Windows",
        ],
    },
    Version {
        version: "1.22.15-aliyun.1",
        released: "2022-11-29",
        expires: "2023-10-31",
        creatable: false,
        upgradable_to: &[],
        runtimes: &[("containerd", "1.5.13"), ("docker", "19.03.15"), ("Sandboxed-Container.runv", "2.2.0")],
        image_types: &["AliyunLinux3", "AliyunLinux", "CentOS", "AliyunLinux3Arm64", "Windows"],
    },
];

/// The version `current_version` names, when the catalogue has it.
pub(crate) fn version(name: &str) -> Option<&'static Version> {
    VERSIONS.iter().find(|version| version.version == name)
}

/// The public image of a type.
pub(crate) fn of_type(image_type: &str) -> Option<&'static Image> {
    IMAGES.iter().find(|image| image.image_type == image_type)
}

impl Version {
    /// Its public images.
    pub(crate) fn images(&self) -> impl Iterator<Item = &'static Image> {
        self.image_types.iter().filter_map(|name| of_type(name))
    }

    /// The row of DescribeKubernetesVersionMetadata.
    pub(crate) fn to_json(&self) -> Value {
        let images = self.images().map(Image::to_json);
        let runtimes = self.runtimes.iter().map(|(name, version)| json!({"name": name, "version": version}));
        json!({
            "version": self.version,
            "release_date": self.released,
            "expiration_date": self.expires,
            "creatable": self.creatable,
            "upgradable_versions": self.upgradable_to,
            "images": images.collect::<Vec<_>>(),
            "runtimes": runtimes.collect::<Vec<_>>(),
            "capabilities": {},
            "meta_data": {},
        })
    }
}

impl Image {
    fn to_json(&self) -> Value {
        json!({
            "image_id": self.id,
            "image_name": self.name,
            "image_type": self.image_type,
            "image_category": "system",
            "os_type": self.os_type,
            "os_version": self.os_version,
            "platform": self.platform,
            "architecture": self.architecture,
        })
    }
}

/// Whether there is a public image with this id.
pub(crate) fn is_public(id: &str) -> bool {
    IMAGES.iter().any(|image| image.id == id)
}

/// The account's own images, as DescribeImages lists them.
pub(crate) fn own() -> Vec<Value> {
    let image = |id: &str, name: &str, os: &str, platform: &str, architecture: &str, size: u32, non_root: bool| {
        json!({
            "ImageId": id,
            "ImageName": name,
            "Description": "",
            "OSName": os,
            "OSNameEn": os,
            "OSType": "linux",
            "Platform": platform,
            "Architecture": architecture,
            "Size": size,
            "ImageOwnerAlias": "self",
            "Status": "Available",
            "Progress": "100%",
            "LoginAsNonRootSupported": non_root,
            "IsSupportCloudinit": true,
            "IsSupportIoOptimized": true,
            "CreationTime": "2026-01-20T02:10:00Z",
        })
    };
    vec![
        image(
            "m-bp1hardened3linux000",
            "hardened-alinux3",
            "Alibaba Cloud Linux 3.2104 LTS 64-bit",
            "Aliyun",
            "x86_64",
            40,
            true,
        ),
        image(
            "m-bp1buildarm64image00",
            "build-arm64",
            "Alibaba Cloud Linux 3.2104 LTS 64-bit ARM",
            "Aliyun",
            "arm64",
            60,
            false,
        ),
    ]
}
