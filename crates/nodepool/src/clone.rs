//! Another pool like one that exists: what a create request can hold, without what the service filled in.

use serde_json::Value;

use crate::choice::ScalingMode;
use crate::document::{NodePool, is_set};
use crate::owner::OwnerTag;
use crate::paths;
use crate::rules::is_reserved_role;
use crate::table::{Body, Kind, ROWS, Row};

/// Longest name (contract, name), in characters.
const LONGEST: usize = 63;

/// A document to start from, like `pool` as DescribeClusterNodePoolDetail answers it. Secrets are left out, and
/// so is what the service filled in and what auto scaling or its absence makes void. `taken`: the names of the
/// cluster's pools; `public_images`: the ids of public images, which a request names by their type; `owner`: the tag of
/// pools that code owns, which the new one is not.
pub fn clone_of(pool: &NodePool, taken: &[String], public_images: &[String], owner: &OwnerTag) -> NodePool {
    let mut new = NodePool::new();
    for row in ROWS.iter().filter(|row| is_copied(**row)) {
        if let Some(value) = pool.at(row.path()).filter(|value| is_set(value)) {
            new.put(row.path(), value.clone());
        }
    }
    let is_public = new.get(paths::IMAGE_ID).ok().flatten().is_some_and(|id| public_images.contains(&id));
    let is_reserved = new.get(paths::RAM_ROLE_NAME).ok().flatten().is_some_and(|role| is_reserved_role(&role));
    let void: &[&str] = match ScalingMode::of(&new) {
        ScalingMode::Manual => &[
            paths::AUTO_SCALING_MIN_INSTANCES.path(),
            paths::AUTO_SCALING_MAX_INSTANCES.path(),
            paths::AUTO_SCALING_TYPE.path(),
        ],
        _ => &[paths::DESIRED_SIZE.path()],
    };
    let dropped = [(is_public, paths::IMAGE_ID.path()), (is_reserved, paths::RAM_ROLE_NAME.path())];
    for path in dropped.into_iter().filter_map(|(drop, path)| drop.then_some(path)).chain(void.iter().copied()) {
        new.remove(path);
    }
    let tags = new.at(paths::TAGS.path()).and_then(Value::as_array).into_iter().flatten();
    let kept: Vec<Value> = tags.filter(|tag| !owner.is(tag)).cloned().collect();
    match kept.is_empty() {
        true => drop(new.remove(paths::TAGS.path())),
        false => new.put(paths::TAGS.path(), kept.into()),
    }
    let name = pool.get(paths::NAME).ok().flatten().unwrap_or_default();
    new.put(paths::NAME.path(), free_name(&name, taken).into());
    new
}

fn is_copied(row: Row) -> bool {
    // The type is always the same, and the single security group is the older form of the list.
    let void = ["nodepool_info.name", "nodepool_info.type", "scaling_group.security_group_id", "count"];
    row.stands_in(Body::Create)
        && row.kind() != Kind::Object
        && !row.path().contains('[')
        && !row.secret()
        && !void.contains(&row.path())
}

/// The name with a number that no pool has: `web-2`; the name itself is shortened where both are too long.
fn free_name(name: &str, taken: &[String]) -> String {
    let with = |number: u32| {
        let end = format!("-{number}");
        let front: String = name.chars().take(LONGEST - end.len()).collect();
        front + &end
    };
    (2..).map(with).find(|name| !taken.contains(name)).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn pool(value: Value) -> NodePool {
        NodePool::from_value(value).expect("an object")
    }

    #[test]
    fn what_the_service_filled_in_and_secrets_stay_behind() {
        let detail = pool(json!({
            "nodepool_info": {"name": "web", "nodepool_id": "np1", "type": "ess", "resource_group_id": "rg-1"},
            "scaling_group": {"scaling_group_id": "asg-1", "image_type": "AliyunLinux3", "image_id": "aliyun_3",
                "ram_role_name": "KubernetesWorkerRole-1", "desired_size": 3, "login_password": "",
                "security_group_id": "sg-1", "security_group_ids": ["sg-1"], "soc_enabled": false, "tags": [],
                "data_disks": [{"size": 40, "category": "cloud_essd"}], "unknown": 1},
            "auto_scaling": {"enable": false, "min_instances": 0, "max_instances": 2000},
            "status": {"state": "active"}
        }));
        let new =
            clone_of(&detail, &["web".to_owned(), "web-2".to_owned()], &["aliyun_3".to_owned()], &OwnerTag::default());
        assert_eq!(
            *new.as_value(),
            json!({
                "nodepool_info": {"name": "web-3", "resource_group_id": "rg-1"},
                "auto_scaling": {"enable": false},
                "scaling_group": {"image_type": "AliyunLinux3", "soc_enabled": false, "desired_size": 3,
                    "security_group_ids": ["sg-1"], "data_disks": [{"size": 40, "category": "cloud_essd"}]}
            })
        );
    }

    #[test]
    fn an_own_image_and_an_own_role_are_kept_and_limits_belong_to_auto_scaling() {
        let detail = pool(json!({
            "scaling_group": {"image_id": "m-1", "ram_role_name": "mine", "desired_size": 3},
            "auto_scaling": {"enable": true, "min_instances": 1, "max_instances": 9}
        }));
        let new = clone_of(&detail, &[], &[], &OwnerTag::default());
        assert_eq!(new.at("scaling_group"), Some(&json!({"image_id": "m-1", "ram_role_name": "mine"})));
        assert_eq!(new.at("auto_scaling"), Some(&json!({"enable": true, "min_instances": 1, "max_instances": 9})));
    }

    #[test]
    fn code_that_owns_a_pool_does_not_own_another_one_like_it() {
        let tags = json!([{"key": "managed-by", "value": "terraform"}, {"key": "team", "value": "web"}]);
        let detail = pool(json!({"scaling_group": {"tags": tags}}));
        let new = clone_of(&detail, &[], &[], &OwnerTag::default());
        assert_eq!(new.at("scaling_group"), Some(&json!({"tags": [{"key": "team", "value": "web"}]})));
        let detail = pool(json!({"scaling_group": {"tags": [OwnerTag::default().row()]}}));
        assert_eq!(clone_of(&detail, &[], &[], &OwnerTag::default()).at("scaling_group"), None);
    }

    #[test]
    fn a_long_name_makes_room_for_its_number() {
        let name = free_name(&"字".repeat(63), &[]);
        assert_eq!(name.chars().count(), LONGEST);
        assert!(name.ends_with("字-2"));
    }
}
