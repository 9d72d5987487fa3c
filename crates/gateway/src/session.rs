//! Who am I: what the console needs to know before anything else.

use std::time::Duration;

use nodepool::OwnerTag;
use serde::Serialize;

/// `/console/session`, and the first part of the live stream's snapshot.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Session {
    pub(crate) role: &'static str,
    /// `emulator` or `url`.
    pub(crate) upstream: &'static str,
    pub(crate) region: String,
    /// `key=value` of the ECS tag of pools that code owns.
    owner_tag: String,
    poll_seconds: serde_json::Number,
    version: &'static str,
    /// Prices are made up: never to be shown as Alibaba Cloud's.
    demo_prices: bool,
}

impl Session {
    pub(crate) fn new(upstream: &'static str, region: String, owner: &OwnerTag, poll: Duration) -> Self {
        let poll_seconds = if poll.subsec_nanos() == 0 {
            poll.as_secs().into()
        } else {
            serde_json::Number::from_f64(poll.as_secs_f64()).unwrap_or_else(|| 1.into())
        };
        // Every upstream of this version is an emulator, embedded or started apart.
        Self {
            role: "local",
            upstream,
            region,
            owner_tag: owner.to_string(),
            poll_seconds,
            version: env!("CARGO_PKG_VERSION"),
            demo_prices: true,
        }
    }
}
