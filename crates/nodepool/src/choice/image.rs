//! The operating system.

use super::{filled, known};
use crate::document::NodePool;
use crate::paths;

/// Front of a custom image's id; ids of public images are names such as `aliyun_3_x64_20G_…`.
const CUSTOM_ID: &str = "m-";

/// `image_type` and `image_id` together.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Image {
    /// Neither path is set: the service chooses.
    Unset,
    /// A public image: its type, and the id where one was fixed.
    Public(Option<String>, Option<String>),
    /// A custom image: its id and the type of the image it was made from.
    Custom(String, Option<String>),
}

impl Image {
    /// The choice in a document.
    pub fn of(pool: &NodePool) -> Self {
        match (filled(pool, paths::IMAGE_TYPE), filled(pool, paths::IMAGE_ID)) {
            (None, None) => Self::Unset,
            (kind, Some(id)) if id.starts_with(CUSTOM_ID) => Self::Custom(id, kind),
            (kind, id) => Self::Public(kind, id),
        }
    }

    /// Writes both paths.
    pub fn apply(self, pool: &mut NodePool) {
        let (kind, id) = match self {
            Self::Unset => (None, None),
            Self::Public(kind, id) => (kind, id),
            Self::Custom(id, kind) => (kind, Some(id)),
        };
        pool.set(paths::IMAGE_TYPE, kind);
        pool.set(paths::IMAGE_ID, id);
    }
}

/// What an image type runs on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Architecture {
    /// x86-64.
    X86,
    /// 64-bit Arm.
    Arm,
}

impl Architecture {
    /// The architecture that the name of an image type tells; `None` for a type that exists for both, such
    /// as ContainerOS, and for a word that is not known.
    pub fn of_image_type(kind: &str) -> Option<Self> {
        match kind {
            "AliyunLinux3Arm64" | "AliyunLinux4Arm64" | "AliyunLinux4ContainerOptimizedArm64" => Some(Self::Arm),
            "AliyunLinux"
            | "AliyunLinuxSecurity"
            | "AliyunLinuxUEFI"
            | "AliyunLinux3"
            | "AliyunLinux3Security"
            | "AliyunLinux3ContainerOptimized"
            | "AliyunLinux4"
            | "AliyunLinux4Security"
            | "AliyunLinux4ContainerOptimized"
            | "CentOS"
            | "Windows"
            | "WindowsCore" => Some(Self::X86),
            _ => None,
        }
    }

    /// The architecture that a catalogue's word names: `X86` and `ARM` for instance types, `x86_64` and
    /// `arm64` for images.
    pub fn of_word(word: &str) -> Option<Self> {
        if ["X86", "x86_64", "amd64", "i386"].contains(&word) {
            Some(Self::X86)
        } else if ["ARM", "arm64", "aarch64"].contains(&word) {
            Some(Self::Arm)
        } else {
            None
        }
    }

    /// The catalogue's word for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::X86 => "X86",
            Self::Arm => "ARM",
        }
    }
}

/// `soc_enabled` and `security_hardening_os` together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Hardening {
    /// None; also where both paths are absent.
    Disabled,
    /// Multi-Level Protection Scheme 2.0, level 3.
    Mlps,
    /// OS security hardening.
    Os,
    /// Both, which the contract forbids.
    Both,
}

impl Hardening {
    /// The choice in a document.
    pub fn of(pool: &NodePool) -> Self {
        let on = |path| known(pool, path) == Some(true);
        match (on(paths::SOC_ENABLED), on(paths::SECURITY_HARDENING_OS)) {
            (false, false) => Self::Disabled,
            (true, false) => Self::Mlps,
            (false, true) => Self::Os,
            (true, true) => Self::Both,
        }
    }

    /// Writes both paths.
    pub fn apply(self, pool: &mut NodePool) {
        pool.set(paths::SOC_ENABLED, Some(matches!(self, Self::Mlps | Self::Both)));
        pool.set(paths::SECURITY_HARDENING_OS, Some(matches!(self, Self::Os | Self::Both)));
    }
}
