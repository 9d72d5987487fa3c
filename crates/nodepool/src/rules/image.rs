//! Operating system and security hardening.

use super::engine::{Check, Code, Rule};
use crate::choice::{Hardening, Image};
use crate::context::version_of;
use crate::paths;

/// Terraform configurations often name a custom image by its id alone, and the service takes it.
const BASE_MISSING: Code = Code::advice("image.base_type_missing");
const HARDENING_BOTH: Code = Code::api("hardening.exclusive");
const HARDENING_IMAGE: Code = Code::api("hardening.image");
const RUNTIME: Code = Code::api("runtime.version_of_cluster");

pub(super) const RULES: &[Rule] = &[
    Rule { codes: &[BASE_MISSING], reads: &[paths::IMAGE_TYPE.path(), paths::IMAGE_ID.path()], run: base },
    Rule {
        codes: &[HARDENING_BOTH, HARDENING_IMAGE],
        reads: &[paths::SOC_ENABLED.path(), paths::SECURITY_HARDENING_OS.path(), paths::IMAGE_TYPE.path()],
        run: hardening,
    },
    Rule { codes: &[RUNTIME], reads: &[paths::RUNTIME.path()], run: runtime },
];

/// The runtimes, each with the last minor version of Kubernetes 1 that has it (contract, runtime).
const RUNTIMES: [(&str, Option<u32>); 3] =
    [("containerd", None), ("Sandboxed-Container.runv", Some(31)), ("docker", Some(22))];

fn base(check: &mut Check<'_>) {
    if let Image::Custom(_, None) = Image::of(check.pool()) {
        check.say(BASE_MISSING, paths::IMAGE_TYPE).and(paths::IMAGE_ID);
    }
}

fn hardening(check: &mut Check<'_>) {
    let chosen = Hardening::of(check.pool());
    let path = match chosen {
        Hardening::Disabled => return,
        Hardening::Mlps => paths::SOC_ENABLED,
        Hardening::Os => paths::SECURITY_HARDENING_OS,
        Hardening::Both => {
            check.say(HARDENING_BOTH, paths::SOC_ENABLED).and(paths::SECURITY_HARDENING_OS);
            paths::SOC_ENABLED
        }
    };
    if check.text(paths::IMAGE_TYPE).is_some_and(|kind| !can_be_hardened(kind)) {
        check.say(HARDENING_IMAGE, path).and(paths::IMAGE_TYPE);
    }
}

/// Alibaba Cloud Linux 2 and 3, and custom images, whose base is not known.
fn can_be_hardened(kind: &str) -> bool {
    kind == "Custom" || kind.strip_prefix("AliyunLinux").is_some_and(|version| !version.starts_with('4'))
}

/// The runtimes that nodes of a cluster of this version can have; all of them where the version is not known.
pub fn runtimes_of(cluster_version: Option<&str>) -> impl Iterator<Item = &'static str> {
    let minor = cluster_version.and_then(version_of).filter(|(major, ..)| *major == 1).map(|(_, minor, _)| minor);
    let fits = move |last: Option<u32>| minor.zip(last).is_none_or(|(minor, last)| minor <= last);
    RUNTIMES.into_iter().filter(move |(_, last)| fits(*last)).map(|(name, _)| name)
}

fn runtime(check: &mut Check<'_>) {
    let (Some(runtime), Some((1, minor, _))) = (check.text(paths::RUNTIME), check.context.version()) else { return };
    let last = RUNTIMES.iter().find(|(name, _)| *name == runtime).and_then(|(_, last)| *last);
    if let Some(last) = last.filter(|last| minor > *last) {
        check.say(RUNTIME, paths::RUNTIME).with("runtime", runtime).with("version", format_args!("1.{last}"));
    }
}
