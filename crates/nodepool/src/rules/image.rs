//! Operating system and security hardening.

use super::engine::{Check, Code, Rule};
use crate::choice::{Hardening, Image};
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

/// Last minor version of Kubernetes 1 for a runtime (contract, runtime).
const LAST_MINOR: &[(&str, u32)] = &[("docker", 22), ("Sandboxed-Container.runv", 31)];

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

fn runtime(check: &mut Check<'_>) {
    let (Some(runtime), Some((1, minor, _))) = (check.text(paths::RUNTIME), check.context.version()) else { return };
    if let Some((_, last)) = LAST_MINOR.iter().find(|(name, last)| *name == runtime && minor > *last) {
        check.say(RUNTIME, paths::RUNTIME).with("runtime", runtime).with("version", format_args!("1.{last}"));
    }
}
