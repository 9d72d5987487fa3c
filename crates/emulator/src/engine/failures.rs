//! What a scale-out that fails says, and how far it comes.

/// Some nodes are made, the rest is not.
pub(super) const PARTIAL: &str = "NodepoolScaleFailed.PartialSuccess";

/// All instances are made and run, but their nodes do not join.
pub(crate) const NOT_JOINED: &str = "NodepoolScaleFailed.FailedJoinCluster";

/// The contract's codes with what the cloud says, or may say, of each. A code may have several texts.
const MESSAGES: [(&str, &str); 28] = [
    ("RecommendEmpty.InstanceTypeNoStock", "The instanceTypes are out of usage."),
    ("RecommendEmpty.InstanceTypeSoldOut", "The instanceTypes are sold out."),
    ("OperationDenied.NoStock", "The requested resource is sold out in the specified zone."),
    ("InvalidResourceType.NotSupported", "This resource type is not supported in the specified zone."),
    ("RecommendEmpty.DiskTypeNoStock", "The diskTypes are out of usage."),
    ("RecommendEmpty.InstanceTypeNotAuthorized", "Instance types are not authorized."),
    ("InvalidInstanceType.NotAuthorized", "The specified instance type is not authorized."),
    ("InvalidParameter.NotMatch", "The bootMode of the image does not match the instance type."),
    ("InvalidParameter.NotMatch", "The image does not support the vTPM that the instance type needs."),
    ("InvalidImage.NotSupported", "The specified image does not support vSGX instance types."),
    ("InvalidInstanceType.NotSupported", "The architecture of the instance type differs from the image's."),
    ("InvalidParameter.Conflict", "The specified disk category is not supported by the instance type."),
    ("NotSupportSnapshotEncrypted.DiskCategory", "The system disk can be encrypted only as an ESSD."),
    ("InvalidParameter.KmsNotEnabled", "The specified KMS key is not enabled."),
    ("InvalidParameter.KMSKeyId.KMSUnauthorized", "ECS is not authorized to use KMS."),
    ("QuotaExceed.ElasticQuota", "The number of instances of this type exceeds the quota of the region."),
    ("QuotaExceeded.PrivateIpAddress", "The vSwitches of the node pool have no free IP address."),
    ("InvalidAccountStatus.NotEnoughBalance", "The account has not enough balance."),
    ("InsufficientBalance.CreditPay", "The credit of the account is insufficient."),
    ("Account.Arrearage", "The account has an overdue payment."),
    (NOT_JOINED, "The instance was created but did not join the cluster."),
    ("ApiServer.InternalError", "The API server of the cluster cannot be reached."),
    ("Err.QueryEndpoints", "The endpoints of the API server cannot be queried."),
    ("ApiServer.TooManyRequests", "The API server of the cluster receives too many requests."),
    ("ScalingActivityInProgress", "Another scaling activity is in progress."),
    ("Instance.StartInstanceFailed", "The ECS instance could not be started."),
    ("NodepoolScaleFailed.WaitForDesiredSizeTimeout", "The expected number of nodes was not reached in time."),
    (PARTIAL, "Some nodes were created; the others are out of stock."),
];

/// The first text of a code; `None` for one that the contract does not have.
pub(crate) fn message(code: &str) -> Option<&'static str> {
    MESSAGES.iter().find(|(known, _)| *known == code).map(|(_, message)| *message)
}

/// How many of `count` nodes are made when a scale-out ends with `code`.
pub(super) fn made(code: &str, count: usize) -> usize {
    match code {
        PARTIAL => count / 2,
        NOT_JOINED => count,
        _ => 0,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::Value;

    use super::*;

    #[test]
    fn every_code_of_the_contract_has_its_text() {
        let contract: Value =
            serde_json::from_str(include_str!("../../../../tests/fixtures/contract/scaling-errors.json"))
                .expect("JSON");
        let errors = contract["errors"].as_array().expect("a list");
        assert_eq!(errors.len(), MESSAGES.len());
        for error in errors {
            let code = error["code"].as_str().expect("a code");
            let hint = error["message_hint"].as_str().unwrap_or_default();
            assert!(MESSAGES.iter().any(|(known, text)| *known == code && text.contains(hint)), "{code} {hint}");
        }
        assert_eq!(message("Brand.New"), None);
    }

    #[test]
    fn a_partial_success_makes_some_and_never_all() {
        assert_eq!([1, 2, 5].map(|count| made(PARTIAL, count)), [0, 1, 2]);
        assert_eq!((made(NOT_JOINED, 3), made("Account.Arrearage", 3)), (3, 0));
    }
}
