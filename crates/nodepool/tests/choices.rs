//! Choices over several paths, and the words on the wire.
#![allow(clippy::unwrap_used)]

use nodepool::choice::{
    Billing, ChargeType, Credential, FileSystem, Hardening, Image, InternetChargeType, LogonUser, MatchCriteria, Mount,
    PrivatePool, PublicAddress, ScalingMode, SpotStrategy,
};
use nodepool::{NodePool, State, paths};
use serde_json::{Value, json};

fn pool(value: Value) -> NodePool {
    NodePool::from_value(value).unwrap()
}

/// Applies a choice to an empty document, reads it back and says what was written.
fn written<T: Clone + std::fmt::Debug + PartialEq>(
    choice: &T,
    apply: fn(T, &mut NodePool),
    of: fn(&NodePool) -> T,
) -> Value {
    let mut pool = NodePool::new();
    apply(choice.clone(), &mut pool);
    assert_eq!(of(&pool), *choice);
    pool.into_value()
}

#[test]
fn billing_is_two_paths() {
    for (choice, charge, spot) in [
        (Billing::PayAsYouGo, "PostPaid", "NoSpot"),
        (Billing::Subscription, "PrePaid", "NoSpot"),
        (Billing::SpotWithPriceLimit, "PostPaid", "SpotWithPriceLimit"),
        (Billing::SpotAsPriceGo, "PostPaid", "SpotAsPriceGo"),
        (Billing::Other(ChargeType::PrePaid, SpotStrategy::AsPriceGo), "PrePaid", "SpotAsPriceGo"),
        (Billing::Other(ChargeType::Other("Later".into()), SpotStrategy::NoSpot), "Later", "NoSpot"),
    ] {
        let expected = json!({"scaling_group": {"instance_charge_type": charge, "spot_strategy": spot}});
        assert_eq!(written(&choice, Billing::apply, Billing::of), expected);
    }
    assert_eq!(Billing::of(&NodePool::new()), Billing::PayAsYouGo);
    assert!(Billing::SpotAsPriceGo.is_spot());
    assert!(!Billing::Subscription.is_spot());
}

#[test]
fn scaling_mode_and_logon_name_are_one_switch_each() {
    assert_eq!(
        written(&ScalingMode::Auto, ScalingMode::apply, ScalingMode::of),
        json!({"auto_scaling": {"enable": true}})
    );
    assert_eq!(
        written(&ScalingMode::Manual, ScalingMode::apply, ScalingMode::of),
        json!({"auto_scaling": {"enable": false}})
    );
    assert_eq!(ScalingMode::of(&NodePool::new()), ScalingMode::Manual);
    assert_eq!(
        written(&LogonUser::EcsUser, LogonUser::apply, LogonUser::of),
        json!({"scaling_group": {"login_as_non_root": true}})
    );
    assert_eq!(LogonUser::of(&NodePool::new()), LogonUser::Root);
}

#[test]
fn an_image_is_public_or_custom() {
    let linux = Some("AliyunLinux3".to_owned());
    assert_eq!(
        written(&Image::Public(linux.clone(), None), Image::apply, Image::of),
        json!({"scaling_group": {"image_type": "AliyunLinux3"}})
    );
    let system = Image::Public(linux.clone(), Some("aliyun_3_x64_20G".into()));
    assert_eq!(
        written(&system, Image::apply, Image::of),
        json!({"scaling_group": {"image_type": "AliyunLinux3", "image_id": "aliyun_3_x64_20G"}})
    );
    let custom = Image::Custom("m-1".into(), linux);
    assert_eq!(
        written(&custom, Image::apply, Image::of),
        json!({"scaling_group": {"image_type": "AliyunLinux3", "image_id": "m-1"}})
    );
    assert_eq!(written(&Image::Unset, Image::apply, Image::of), json!({}));
}

#[test]
fn hardening_is_two_switches() {
    for (choice, soc, os) in [
        (Hardening::Disabled, false, false),
        (Hardening::Mlps, true, false),
        (Hardening::Os, false, true),
        (Hardening::Both, true, true),
    ] {
        let expected = json!({"scaling_group": {"soc_enabled": soc, "security_hardening_os": os}});
        assert_eq!(written(&choice, Hardening::apply, Hardening::of), expected);
    }
    assert_eq!(Hardening::of(&NodePool::new()), Hardening::Disabled);
}

#[test]
fn a_credential_takes_the_other_one_away() {
    let mut pool = pool(json!({"scaling_group": {"login_password": "Abcdef1!", "x": 1}}));
    assert_eq!(Credential::of(&pool), Credential::Password);
    Credential::KeyPair("ops".into()).apply(&mut pool);
    assert_eq!(pool.as_value(), &json!({"scaling_group": {"x": 1, "key_pair": "ops"}}));
    assert_eq!(Credential::of(&pool), Credential::KeyPair("ops".into()));
    pool.set(paths::LOGIN_PASSWORD, Some("Abcdef1!".into()));
    assert_eq!(Credential::of(&pool), Credential::Both);
    Credential::Password.apply(&mut pool);
    assert_eq!(pool.as_value(), &json!({"scaling_group": {"x": 1, "login_password": "Abcdef1!"}}));
    Credential::Unset.apply(&mut pool);
    assert_eq!(Credential::of(&pool), Credential::Unset);
    pool.set(paths::LOGIN_PASSWORD, Some(String::new()));
    assert_eq!(Credential::of(&pool), Credential::Unset);
}

#[test]
fn a_public_address_is_its_billing_and_its_bandwidth() {
    let with = PublicAddress::With(InternetChargeType::Traffic, 5);
    assert_eq!(
        written(&with, PublicAddress::apply, PublicAddress::of),
        json!({"scaling_group": {"internet_charge_type": "PayByTraffic", "internet_max_bandwidth_out": 5}})
    );
    assert_eq!(written(&PublicAddress::None, PublicAddress::apply, PublicAddress::of), json!({}));
    assert_eq!(
        written(&PublicAddress::Unpaid(5), PublicAddress::apply, PublicAddress::of),
        json!({"scaling_group": {"internet_max_bandwidth_out": 5}})
    );
    let zero =
        pool(json!({"scaling_group": {"internet_charge_type": "PayByTraffic", "internet_max_bandwidth_out": 0}}));
    assert_eq!(PublicAddress::of(&zero), PublicAddress::None);
}

#[test]
fn a_private_pool_is_its_criteria_and_its_id() {
    let group = |options: Value| json!({"scaling_group": {"private_pool_options": options}});
    for (choice, options) in [
        (PrivatePool::Open, json!({"match_criteria": "Open"})),
        (PrivatePool::DoNotUse, json!({"match_criteria": "None"})),
        (PrivatePool::Specified("eap-1".into()), json!({"match_criteria": "Target", "id": "eap-1"})),
        (PrivatePool::Other(Some(MatchCriteria::Target), None), json!({"match_criteria": "Target"})),
        (
            PrivatePool::Other(Some(MatchCriteria::Other("Best".into())), Some("eap-1".into())),
            json!({"match_criteria": "Best", "id": "eap-1"}),
        ),
    ] {
        assert_eq!(written(&choice, PrivatePool::apply, PrivatePool::of), group(options));
    }
    assert_eq!(written(&PrivatePool::Unset, PrivatePool::apply, PrivatePool::of), json!({}));
}

#[test]
fn a_disk_is_mounted_in_its_row() {
    let mut pool = pool(json!({"scaling_group": {"data_disks": [{"size": 40}, {"size": 80}]}}));
    let mount = Mount::At { file_system: Some(FileSystem::Xfs), target: Some("/data".into()) };
    mount.clone().apply(&mut pool, 1);
    assert_eq!(Mount::of(&pool, 1), mount);
    assert_eq!(Mount::of(&pool, 0), Mount::Default);
    let disk = json!({"size": 80, "auto_format": true, "file_system": "xfs", "mount_target": "/data"});
    assert_eq!(pool.at("scaling_group.data_disks[1]"), Some(&disk));
    Mount::Default.apply(&mut pool, 1);
    assert_eq!(pool.at("scaling_group.data_disks[1]"), Some(&json!({"size": 80})));
}

#[test]
fn a_state_that_is_not_known_is_kept() {
    let state = |word: &str| State::of(&pool(json!({"status": {"state": word}})));
    assert_eq!(state("active"), State::Active);
    assert_eq!(state("dreaming"), State::Other("dreaming".into()));
    assert_eq!(state("dreaming").to_string(), "dreaming");
    assert!(state("scaling").in_transition());
    assert!(!state("active").in_transition());
    assert_eq!(State::of(&NodePool::new()), State::Initial);
    assert_eq!(State::KNOWN.len(), 6);
}
