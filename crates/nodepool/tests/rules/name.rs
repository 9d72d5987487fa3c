use nodepool::Context;
use serde_json::{Value, json};

use crate::{context, expect, expect_in};

const NAME: &str = "nodepool_info.name";

#[test]
fn a_name_is_required() {
    expect(&[
        (&[(NAME, Value::Null)], &["name.required nodepool_info.name"]),
        (&[(NAME, json!(""))], &["name.required nodepool_info.name"]),
        (&[(NAME, json!("a"))], &[]),
    ]);
}

#[test]
fn a_name_has_up_to_63_characters_whatever_their_bytes() {
    expect(&[
        (&[(NAME, json!("x".repeat(63)))], &[]),
        (&[(NAME, json!("x".repeat(64)))], &["name.length nodepool_info.name"]),
        (&[(NAME, json!("池".repeat(63)))], &[]),
        (&[(NAME, json!("池".repeat(64)))], &["name.length nodepool_info.name"]),
    ]);
}

#[test]
fn a_name_has_digits_letters_chinese_characters_and_hyphens() {
    expect(&[
        (&[(NAME, json!("Web-1-节点池"))], &[]),
        (&[(NAME, json!("web_1"))], &["name.characters nodepool_info.name"]),
        (&[(NAME, json!("web 1"))], &["name.characters nodepool_info.name"]),
        (&[(NAME, json!("wéb"))], &["name.characters nodepool_info.name"]),
        (&[(NAME, json!("web-"))], &[]),
        (&[(NAME, json!("-web"))], &["name.leading_hyphen nodepool_info.name"]),
    ]);
}

#[test]
fn a_second_pool_of_the_same_name_is_odd_but_allowed() {
    expect(&[
        (&[(NAME, json!("default"))], &["name.duplicate nodepool_info.name"]),
        (&[(NAME, json!("default2"))], &[]),
    ]);
}

#[test]
fn a_cluster_has_no_more_pools_than_its_quota() {
    for (left, found) in [(Some(1), &[][..]), (Some(0), &["pools.quota nodepool_info.name"]), (None, &[])] {
        expect_in(&Context { pools_left: left, ..context() }, &[(&[], found)]);
    }
}
