//! Whether code owns a pool: an ECS tag says so.

use std::fmt;
use std::str::FromStr;

use serde_json::{Value, json};

use crate::document::NodePool;
use crate::paths;

/// The tag of pools that code owns, written `key=value`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OwnerTag {
    /// Not empty.
    pub key: String,
    /// May be empty.
    pub value: String,
}

/// The text is no tag.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a tag is written KEY=VALUE, such as managed-by=terraform")]
pub struct NotATag;

impl Default for OwnerTag {
    fn default() -> Self {
        Self { key: "managed-by".to_owned(), value: "terraform".to_owned() }
    }
}

impl FromStr for OwnerTag {
    type Err = NotATag;

    fn from_str(text: &str) -> Result<Self, NotATag> {
        let (key, value) = text.split_once('=').filter(|(key, _)| !key.is_empty()).ok_or(NotATag)?;
        Ok(Self { key: key.to_owned(), value: value.to_owned() })
    }
}

impl fmt::Display for OwnerTag {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}={}", self.key, self.value)
    }
}

impl OwnerTag {
    /// Whether the pool carries it.
    pub fn is_on(&self, pool: &NodePool) -> bool {
        let tags = pool.at(paths::TAGS.path()).and_then(Value::as_array);
        tags.into_iter().flatten().any(|tag| self.is(tag))
    }

    /// Whether this row of the tags is it.
    pub fn is(&self, tag: &Value) -> bool {
        let text = |key: &str| tag.get(key).and_then(Value::as_str).unwrap_or_default();
        text("key") == self.key && text("value") == self.value
    }

    /// A row of the tags.
    pub fn row(&self) -> Value {
        json!({"key": self.key, "value": self.value})
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tag_and_its_value_decide() {
        for (tags, owned) in [
            (json!([{"key": "managed-by", "value": "terraform"}]), true),
            (json!([{"key": "team", "value": "web"}, {"key": "managed-by", "value": "terraform"}]), true),
            (json!([{"key": "managed-by", "value": "helm"}]), false),
            (json!([]), false),
            (Value::Null, false),
        ] {
            let pool = NodePool::from_value(json!({"scaling_group": {"tags": tags}})).unwrap();
            assert_eq!(OwnerTag::default().is_on(&pool), owned, "{pool:?}");
        }
        let own: OwnerTag = "owner=".parse().unwrap();
        let pool = NodePool::from_value(json!({"scaling_group": {"tags": [{"key": "owner"}]}})).unwrap();
        assert!(own.is_on(&pool));
    }

    #[test]
    fn a_tag_is_read_as_it_is_written() {
        for text in ["managed-by=terraform", "a=b=c", "owner="] {
            assert_eq!(text.parse::<OwnerTag>().unwrap().to_string(), text);
        }
        for text in ["", "=", "=terraform", "terraform"] {
            assert_eq!(text.parse::<OwnerTag>(), Err(NotATag), "{text}");
        }
    }
}
