//! Logging on to nodes: key pair or password.

use super::engine::{Check, Code, Rule};
use crate::choice::Credential;
use crate::paths;

/// The API takes a pool with neither.
const REQUIRED: Code = Code::console("logon.required");
const EXCLUSIVE: Code = Code::api("logon.exclusive");
const KEY_PAIR_WINDOWS: Code = Code::api("logon.key_pair_needs_linux");
const KEY_PAIR_MLPS: Code = Code::api("logon.key_pair_with_mlps");
const PASSWORD_CONTAINER_OS: Code = Code::api("logon.password_with_container_os");
const NON_ROOT: Code = Code::api("logon.non_root_of_image");
const PASSWORD_LENGTH: Code = Code::api("password.length");
/// The product document is stricter than the API (C1).
const PASSWORD_FOUR: Code = Code::console("password.all_character_classes");
const PASSWORD_THREE: Code = Code::api("password.three_character_classes");

pub(super) const RULES: &[Rule] = &[
    Rule {
        codes: &[REQUIRED, EXCLUSIVE],
        reads: &[paths::KEY_PAIR.path(), paths::LOGIN_PASSWORD.path()],
        run: credential,
    },
    Rule {
        codes: &[KEY_PAIR_WINDOWS, KEY_PAIR_MLPS, PASSWORD_CONTAINER_OS],
        reads: &[
            paths::KEY_PAIR.path(),
            paths::LOGIN_PASSWORD.path(),
            paths::IMAGE_TYPE.path(),
            paths::SOC_ENABLED.path(),
        ],
        run: credential_fits,
    },
    Rule { codes: &[NON_ROOT], reads: &[paths::LOGIN_AS_NON_ROOT.path(), paths::IMAGE_ID.path()], run: non_root },
    Rule {
        codes: &[PASSWORD_LENGTH, PASSWORD_FOUR, PASSWORD_THREE],
        reads: &[paths::LOGIN_PASSWORD.path()],
        run: password,
    },
];

/// Shortest and longest password (contract, password).
const PASSWORD: (u64, u64) = (8, 30);

fn credential(check: &mut Check<'_>) {
    match Credential::of(check.pool()) {
        Credential::Unset if !check.context.default_logon => {
            check.say(REQUIRED, paths::KEY_PAIR).and(paths::LOGIN_PASSWORD);
        }
        Credential::Both => {
            check.say(EXCLUSIVE, paths::KEY_PAIR).and(paths::LOGIN_PASSWORD);
        }
        _ => {}
    }
}

fn credential_fits(check: &mut Check<'_>) {
    let key_pair = check.text(paths::KEY_PAIR).is_some();
    let image = check.text(paths::IMAGE_TYPE);
    if key_pair && image.is_some_and(|kind| kind.starts_with("Windows")) {
        check.say(KEY_PAIR_WINDOWS, paths::KEY_PAIR).and(paths::IMAGE_TYPE);
    }
    if key_pair && check.on(paths::SOC_ENABLED) {
        check.say(KEY_PAIR_MLPS, paths::KEY_PAIR).and(paths::SOC_ENABLED);
    }
    if image == Some("ContainerOS") && check.text(paths::LOGIN_PASSWORD).is_some() {
        check.say(PASSWORD_CONTAINER_OS, paths::LOGIN_PASSWORD).and(paths::IMAGE_TYPE);
    }
}

/// Only the image itself tells: DescribeImages, LoginAsNonRootSupported (contract, logon_user).
fn non_root(check: &mut Check<'_>) {
    let (Some(id), Some(images)) = (check.text(paths::IMAGE_ID), &check.context.images) else { return };
    let supported = images.iter().find(|image| image.id == id).and_then(|image| image.non_root);
    if supported == Some(false) && check.on(paths::LOGIN_AS_NON_ROOT) {
        check.say(NON_ROOT, paths::LOGIN_AS_NON_ROOT).and(paths::IMAGE_ID);
    }
}

fn password(check: &mut Check<'_>) {
    let path = paths::LOGIN_PASSWORD;
    let Some(password) = check.text(path) else { return };
    let length = u64::try_from(password.chars().count()).unwrap_or(u64::MAX);
    if !(PASSWORD.0..=PASSWORD.1).contains(&length) {
        // Not through the adapter: even how long a password is stays here.
        check.say(PASSWORD_LENGTH, path).with("min", PASSWORD.0).with("max", PASSWORD.1);
    }
    let has = |class: fn(&char) -> bool| usize::from(password.chars().any(|c| class(&c)));
    let classes = has(char::is_ascii_uppercase)
        + has(char::is_ascii_lowercase)
        + has(char::is_ascii_digit)
        + has(|c| !c.is_ascii_alphanumeric());
    if classes < 4 {
        check.say(PASSWORD_FOUR, path);
    }
    if classes < 3 {
        check.say(PASSWORD_THREE, path);
    }
}
