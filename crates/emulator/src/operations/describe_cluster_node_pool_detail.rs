//! DescribeClusterNodePoolDetail: the pool object itself.

use serde_json::Value;

use super::Session;
use crate::call::Call;
use crate::document;
use crate::refused::Refused;

pub(super) async fn run(mut session: Session<'_>, call: &Call) -> Result<Value, Refused> {
    Ok(document::detail(&session.pool(call).await?))
}
