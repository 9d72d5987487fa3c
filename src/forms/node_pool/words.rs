//! Values in our words: those of a control where it offers them, with their unit where they have one.

use nodepool::table::Row;
use nodepool::{Parameter, paths};
use serde_json::{Number, Value};
use texts::Form;

use super::draft::text_of;
use super::sections::CATEGORIES;
use crate::i18n::{format, t, t_with};

/// A value in few words; a list item by item, of a secret only that it is set.
pub(crate) fn in_words(path: &str, value: Option<&Value>) -> String {
    match value {
        None | Some(Value::Null) => t(Form::NothingSet),
        Some(_) if Row::of(path).is_some_and(Row::secret) => t(Form::SecretSet),
        Some(Value::Bool(on)) => switched(path, *on),
        Some(Value::String(text)) if text.is_empty() => t(Form::NothingSet),
        Some(Value::String(text)) => word_of(path, text).map_or_else(|| text.clone(), t),
        Some(Value::Array(list)) if list.is_empty() => t(Form::NothingSet),
        Some(Value::Array(list)) => list.iter().map(|one| item(path, one)).collect::<Vec<_>>().join(", "),
        Some(Value::Number(number)) => measured(path, number),
        Some(other) => text_of(Some(other)),
    }
}

fn item(path: &str, row: &Value) -> String {
    let Some(fields) = row.as_object() else {
        let text = text_of(Some(row));
        return word_of(path, &text).map_or(text, t);
    };
    let pair = |key: &str| fields.get(key).and_then(Value::as_str);
    match (pair("key"), pair("value"), pair("effect")) {
        (Some(key), value, Some(effect)) => format!("{key}={}:{effect}", value.unwrap_or_default()),
        (Some(key), value, None) => format!("{key}={}", value.unwrap_or_default()),
        _ => {
            let fields = fields.iter().map(|(key, value)| format!("{key} {}", text_of(Some(value))));
            fields.collect::<Vec<_>>().join(" ")
        }
    }
}

/// What a switch that is on or off is called.
pub(crate) fn switched(path: &str, on: bool) -> String {
    if path == paths::LOGIN_AS_NON_ROOT.path() {
        return if on { "ecs-user" } else { "root" }.to_owned();
    }
    let of_mode = path == paths::AUTO_SCALING_ENABLE.path();
    let [off_word, on_word] = if of_mode { [Form::ModeManual, Form::ModeAuto] } else { [Form::Off, Form::On] };
    t(if on { on_word } else { off_word })
}

/// A number with its unit; one that the table does not know as it is, for it may be an id.
pub(crate) fn measured(path: &str, number: &Number) -> String {
    let count = number.as_f64().filter(|_| Row::of(path).is_some()).map_or_else(|| number.to_string(), format::number);
    let is = |parameter: Parameter<u32>| path == parameter.path();
    if is(paths::SYSTEM_DISK_SIZE) {
        t_with(Form::Gib, &[("count", &count)])
    } else if is(paths::INTERNET_MAX_BANDWIDTH_OUT) || is(paths::AUTO_SCALING_EIP_BANDWIDTH) {
        [&count, " ", &t(Form::Mbps)].concat()
    } else if is(paths::ON_DEMAND_PERCENTAGE_ABOVE_BASE_CAPACITY)
        || is(paths::MANAGEMENT_UPGRADE_CONFIG_SURGE_PERCENTAGE)
    {
        [&count, "%"].concat()
    } else {
        count
    }
}

/// What a control calls this value of a path; `None` where the value speaks for itself.
pub(crate) fn word_of(path: &str, value: &str) -> Option<Form> {
    if [paths::SYSTEM_DISK_CATEGORY.path(), paths::SYSTEM_DISK_CATEGORIES.path()].contains(&path) {
        return CATEGORIES.iter().find(|(word, _)| *word == value).map(|(_, text)| *text);
    }
    WORDS.iter().find(|(one, word, _)| *one == path && *word == value).map(|(.., text)| *text)
}

const WORDS: &[(&str, &str, Form)] = &[
    (paths::SPOT_STRATEGY.path(), "NoSpot", Form::NotSpot),
    (paths::SPOT_STRATEGY.path(), "SpotWithPriceLimit", Form::SpotLimited),
    (paths::SPOT_STRATEGY.path(), "SpotAsPriceGo", Form::SpotMarket),
    (paths::PERIOD_UNIT.path(), "Month", Form::Months),
    (paths::PERIOD_UNIT.path(), "Week", Form::Weeks),
    (paths::NODE_NAME_MODE.path(), "nodeip", Form::NodeNameByAddress),
    (paths::INSTANCE_METADATA_OPTIONS_HTTP_TOKENS.path(), "optional", Form::MetadataOptional),
    (paths::INSTANCE_METADATA_OPTIONS_HTTP_TOKENS.path(), "required", Form::MetadataRequired),
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
