//! The error shapes of the two styles.

use serde::{Deserialize, Serialize};

/// An error of the container service: a flat object.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ApiError {
    /// Stable, such as `ErrorNodePoolNotFound`.
    #[serde(alias = "Code")]
    pub code: String,
    /// For people; for a bad parameter it begins with the JSON path.
    #[serde(alias = "Message", default)]
    pub message: String,
    /// For support. The official clients look at `requestId` only.
    #[serde(rename = "requestId", alias = "RequestId", default)]
    pub request_id: String,
}
