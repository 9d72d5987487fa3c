//! Our words for the API's, where a control offers them.

use nodepool::paths;
use texts::Form;

use super::sections::CATEGORIES;

/// What a control calls this value of a path; `None` where the value speaks for itself.
pub(crate) fn word_of(path: &str, value: &str) -> Option<Form> {
    if path == paths::SYSTEM_DISK_CATEGORY.path() {
        return CATEGORIES.iter().find(|(word, _)| *word == value).map(|(_, text)| *text);
    }
    WORDS.iter().find(|(one, word, _)| *one == path && *word == value).map(|(.., text)| *text)
}

const WORDS: &[(&str, &str, Form)] = &[
    (paths::INSTANCE_CHARGE_TYPE.path(), "PostPaid", Form::PayAsYouGo),
    (paths::INSTANCE_CHARGE_TYPE.path(), "PrePaid", Form::Subscription),
    (paths::SCALING_POLICY.path(), "release", Form::ElasticStandard),
    (paths::SCALING_POLICY.path(), "recycle", Form::ElasticEconomical),
    (paths::MULTI_AZ_POLICY.path(), "PRIORITY", Form::PolicyPriority),
    (paths::MULTI_AZ_POLICY.path(), "COST_OPTIMIZED", Form::PolicyCost),
    (paths::MULTI_AZ_POLICY.path(), "BALANCE", Form::PolicyBalance),
    (paths::INTERNET_CHARGE_TYPE.path(), "PayByTraffic", Form::PayByTraffic),
    (paths::INTERNET_CHARGE_TYPE.path(), "PayByBandwidth", Form::PayByBandwidth),
    (paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA.path(), "Open", Form::PrivatePoolOpen),
    (paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA.path(), "None", Form::PrivatePoolNone),
    (paths::PRIVATE_POOL_OPTIONS_MATCH_CRITERIA.path(), "Target", Form::PrivatePoolTarget),
];
