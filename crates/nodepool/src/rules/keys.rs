//! Keys and values of labels, taints and ECS tags, one at a time.

use std::fmt;

/// What is wrong with a key or a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Problem {
    /// It is empty.
    Empty,
    /// It is too long.
    Length {
        /// Most characters.
        max: usize,
    },
    /// A character that is not allowed.
    Character(char),
    /// It starts or ends with something else than a letter or digit.
    Ends,
    /// What stands before the `/` is no DNS subdomain of at most 253 characters.
    Prefix,
    /// The prefix belongs to Kubernetes, or the key to the service.
    Reserved,
    /// It starts with `aliyun` or `acs:`.
    Start,
    /// It holds `http://` or `https://`.
    Link,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("empty"),
            Self::Length { max } => write!(f, "longer than {max} characters"),
            Self::Character(c) => write!(f, "character {c:?}"),
            Self::Ends => f.write_str("first or last character is no letter or digit"),
            Self::Prefix => f.write_str("prefix is no DNS subdomain"),
            Self::Reserved => f.write_str("reserved"),
            Self::Start => f.write_str("starts with aliyun or acs:"),
            Self::Link => f.write_str("holds a link"),
        }
    }
}

/// Longest name of a key, and longest value, of a label or taint.
pub const LONGEST_NAME: usize = 63;
/// Longest prefix of a key.
pub const LONGEST_PREFIX: usize = 253;
/// Longest key of an ECS tag.
pub const LONGEST_TAG_KEY: usize = 128;

/// Keys that the service writes on every instance itself.
const OWN_TAGS: &[&str] = &["ack.aliyun.com", "ack.alibabacloud.com/nodepool-id", "acs:autoscaling:scalingGroupId"];
/// Keys that auto scaling writes as well.
const AUTO_SCALING_TAGS: &[&str] = &["k8s.io/cluster-autoscaler", "k8s.aliyun.com"];

/// The key of a node label: a taint's, and no prefix of Kubernetes but those of kubelet and node.
///
/// # Errors
/// The first [`Problem`].
pub fn label_key(key: &str) -> Result<(), Problem> {
    taint_key(key)?;
    let Some((prefix, _)) = key.split_once('/') else { return Ok(()) };
    let ends = |domains: &[&str]| domains.iter().any(|domain| prefix.ends_with(domain));
    let reserved = ends(&["kubernetes.io", "k8s.io"]) && !ends(&["kubelet.kubernetes.io", "node.kubernetes.io"]);
    if reserved { Err(Problem::Reserved) } else { Ok(()) }
}

/// The key of a taint: a name of 1 to 63 characters, with a DNS subdomain and a `/` before it or not.
///
/// # Errors
/// The first [`Problem`].
pub fn taint_key(key: &str) -> Result<(), Problem> {
    let name = match key.split_once('/') {
        Some((prefix, name)) => {
            if !is_subdomain(prefix) {
                return Err(Problem::Prefix);
            }
            name
        }
        None => key,
    };
    if name.is_empty() { Err(Problem::Empty) } else { label_value(name) }
}

/// The value of a label or taint: up to 63 characters, or nothing.
///
/// # Errors
/// The first [`Problem`].
pub fn label_value(value: &str) -> Result<(), Problem> {
    if let Some(wrong) = value.chars().find(|c| !c.is_ascii_alphanumeric() && !matches!(c, '-' | '_' | '.')) {
        return Err(Problem::Character(wrong));
    }
    // All characters are ASCII here.
    if value.len() > LONGEST_NAME {
        return Err(Problem::Length { max: LONGEST_NAME });
    }
    let edge = |byte: Option<&u8>| byte.is_none_or(u8::is_ascii_alphanumeric);
    let bytes = value.as_bytes();
    if edge(bytes.first()) && edge(bytes.last()) { Ok(()) } else { Err(Problem::Ends) }
}

/// The key of an ECS tag; with auto scaling two more keys are the service's own.
///
/// # Errors
/// The first [`Problem`].
pub fn tag_key(key: &str, auto_scaling: bool) -> Result<(), Problem> {
    if key.is_empty() {
        return Err(Problem::Empty);
    }
    if key.chars().count() > LONGEST_TAG_KEY {
        return Err(Problem::Length { max: LONGEST_TAG_KEY });
    }
    if OWN_TAGS.contains(&key) || auto_scaling && AUTO_SCALING_TAGS.contains(&key) {
        return Err(Problem::Reserved);
    }
    tag_value(key)
}

/// The value of an ECS tag.
///
/// # Errors
/// The first [`Problem`].
pub fn tag_value(value: &str) -> Result<(), Problem> {
    if value.starts_with("aliyun") || value.starts_with("acs:") {
        Err(Problem::Start)
    } else if holds_link(value) {
        Err(Problem::Link)
    } else {
        Ok(())
    }
}

/// `http://` or `https://` anywhere.
fn holds_link(text: &str) -> bool {
    let scheme = |front: &str| front.ends_with("http") || front.ends_with("https");
    text.match_indices(':').any(|(at, _)| text[at..].starts_with("://") && scheme(&text[..at]))
}

/// Lower-case letters, digits, `-` and `.`; every part between dots starts and ends with a letter or digit.
fn is_subdomain(text: &str) -> bool {
    let part = |part: &str| {
        let bytes = part.as_bytes();
        let edge = |byte: Option<&u8>| byte.is_some_and(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        let inner = bytes.iter().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || *byte == b'-');
        inner && edge(bytes.first()) && edge(bytes.last())
    };
    text.len() <= LONGEST_PREFIX && text.split('.').all(part)
}
