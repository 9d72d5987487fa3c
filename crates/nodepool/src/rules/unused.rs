//! Values that have no effect as the other settings stand: the service takes them and does nothing with them. The form
//! sets them aside before they come here (src/forms/node_pool/dependent.rs); requests from elsewhere hold them.

use super::billing::prepaid;
use super::engine::{Check, Code, Rule};
use crate::choice::{ElasticMode, InstanceClass, ScalingMode};
use crate::document::is_nothing;
use crate::paths;
use crate::table::ROWS;

const AUTO_SCALING: Code = Code::advice("unused.without_auto_scaling");
const SUBSCRIPTION: Code = Code::advice("unused.without_subscription");
const RENEWAL: Code = Code::advice("unused.without_auto_renewal");
const ENCRYPTION: Code = Code::advice("unused.without_encryption");
const MANAGEMENT: Code = Code::advice("unused.without_management");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[AUTO_SCALING],
        reads: &[
            paths::AUTO_SCALING_ENABLE.path(),
            LIMITS[0].0,
            LIMITS[1].0,
            paths::AUTO_SCALING_TYPE.path(),
            paths::SCALING_POLICY.path(),
        ],
        run: auto_scaling,
    },
    Rule {
        codes: &[SUBSCRIPTION, RENEWAL],
        reads: &[paths::INSTANCE_CHARGE_TYPE.path(), TERMS[0].0, TERMS[1].0, TERMS[2].0],
        run: subscription,
    },
    Rule {
        codes: &[ENCRYPTION],
        reads: &[
            paths::SYSTEM_DISK_ENCRYPTED.path(),
            paths::SYSTEM_DISK_KMS_KEY_ID.path(),
            "scaling_group.data_disks[].encrypted",
            "scaling_group.data_disks[].kms_key_id",
        ],
        run: encryption,
    },
    Rule { codes: &[MANAGEMENT], reads: &["management"], run: management },
];

/// The limits, and what a pool that does not scale by itself reads there (C6).
const LIMITS: [(&str, i64); 2] =
    [(paths::AUTO_SCALING_MIN_INSTANCES.path(), 0), (paths::AUTO_SCALING_MAX_INSTANCES.path(), 2000)];
/// What belongs to a subscription, and what counts where nothing is said (contract, period to auto_renew_period). The
/// unit is left out: its default is a month.
const TERMS: [(&str, i64); 3] =
    [(paths::PERIOD.path(), 0), (paths::AUTO_RENEW.path(), 0), (paths::AUTO_RENEW_PERIOD.path(), 1)];

fn auto_scaling(check: &mut Check<'_>) {
    if ScalingMode::of(check.pool()) == ScalingMode::Auto {
        return;
    }
    let [class, policy] = [paths::AUTO_SCALING_TYPE, paths::SCALING_POLICY];
    let has_class = check.text(class).is_some_and(|word| word != InstanceClass::Cpu.as_str());
    let is_economical = check.text(policy) == Some(ElasticMode::Recycle.as_str());
    let limits = LIMITS.into_iter().filter(|(path, usual)| says_more(check, path, *usual)).map(|(path, _)| path);
    let words = [(class.path(), has_class), (policy.path(), is_economical)];
    let unused: Vec<&str> = limits.chain(words.into_iter().filter(|(_, is)| *is).map(|(path, _)| path)).collect();
    for path in unused {
        check.say(AUTO_SCALING, path).and(paths::AUTO_SCALING_ENABLE);
    }
}

fn subscription(check: &mut Check<'_>) {
    if prepaid(check) {
        let (period, usual) = TERMS[2];
        if says_more(check, period, usual) && !check.on(paths::AUTO_RENEW) {
            check.say(RENEWAL, period).and(paths::AUTO_RENEW);
        }
        return;
    }
    for (path, usual) in TERMS {
        if says_more(check, path, usual) {
            check.say(SUBSCRIPTION, path).and(paths::INSTANCE_CHARGE_TYPE);
        }
    }
}

fn encryption(check: &mut Check<'_>) {
    if check.text(paths::SYSTEM_DISK_KMS_KEY_ID).is_some() && !check.on(paths::SYSTEM_DISK_ENCRYPTED) {
        check.say(ENCRYPTION, paths::SYSTEM_DISK_KMS_KEY_ID).and(paths::SYSTEM_DISK_ENCRYPTED);
    }
    for disk in check.rows(paths::DATA_DISKS) {
        let encrypted = disk.text(paths::DATA_DISK_ENCRYPTED) == Some("true");
        if disk.text(paths::DATA_DISK_KMS_KEY_ID).is_some() && !encrypted {
            let said = check.say(ENCRYPTION, paths::DATA_DISK_KMS_KEY_ID.path(disk.row));
            said.and(paths::DATA_DISK_ENCRYPTED.path(disk.row));
        }
    }
}

/// Only where management is switched off in so many words: what an absent switch means is not written.
fn management(check: &mut Check<'_>) {
    if check.get(paths::MANAGEMENT_ENABLE) != Some(false) {
        return;
    }
    for path in ROWS.iter().map(|row| row.path()).filter(|path| path.starts_with("management.")) {
        let says = check.pool().at(path).is_some_and(|value| !value.is_object() && !is_nothing(value));
        if says {
            check.say(MANAGEMENT, path).and(paths::MANAGEMENT_ENABLE);
        }
    }
}

/// Whether a value is there that is neither nothing nor what counts where nothing is said.
fn says_more(check: &Check<'_>, path: &str, usual: i64) -> bool {
    check.pool().at(path).is_some_and(|value| !is_nothing(value) && value.as_i64() != Some(usual))
}
