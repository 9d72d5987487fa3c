//! The two spellings of ECS tags.

use serde_json::{Map, Value};

use crate::document::NodePool;
use crate::paths;

impl NodePool {
    /// Writes the tags as the API does: Terraform sends `Key` and `Value`, and both are taken (C25).
    pub fn normalise_tags(&mut self) {
        if let Some(Value::Array(mut tags)) = self.at(paths::TAGS.path()).cloned() {
            tags.iter_mut().filter_map(Value::as_object_mut).for_each(spell);
            self.put(paths::TAGS.path(), Value::Array(tags));
        }
    }
}

/// `Key` becomes `key` and `Value` becomes `value`, where they stand.
fn spell(tag: &mut Map<String, Value>) {
    let lower = |key: String| match key.as_str() {
        "Key" => "key".to_owned(),
        "Value" => "value".to_owned(),
        _ => key,
    };
    *tag = std::mem::take(tag).into_iter().map(|(key, value)| (lower(key), value)).collect();
}
