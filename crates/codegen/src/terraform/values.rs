//! From a value of the document to the value of an argument.

use nodepool::script;
use nodepool::table::{Kind, Row};
use serde_json::Value as Json;

use crate::hcl::{Argument, Name, Value};

/// The type of an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    Text,
    Whole,
    Decimal,
    Flag,
    Texts,
    TextMap,
    FlagMap,
    /// Base64 on the wire, a script in the code.
    Script,
}

impl Shape {
    /// The provider has texts where the wire has numbers and flags: so it tells zero and false from absent.
    pub(super) fn of(row: Row, argument: &str) -> Self {
        match row.kind() {
            _ if matches!(argument, "user_data" | "pre_user_data") => Self::Script,
            Kind::Map if argument.ends_with(".feature_gates") => Self::FlagMap,
            Kind::Map | Kind::Object | Kind::Objects => Self::TextMap,
            Kind::Strings => Self::Texts,
            Kind::String => Self::Text,
            _ if is_text_in_terraform(argument) => Self::Text,
            Kind::Integer => Self::Whole,
            Kind::Number => Self::Decimal,
            Kind::Boolean => Self::Flag,
        }
    }
}

fn is_text_in_terraform(argument: &str) -> bool {
    const TEXTS: [&str; 4] = [
        "desired_size",
        "on_demand_base_capacity",
        "on_demand_percentage_above_base_capacity",
        "data_disks.auto_format",
    ];
    TEXTS.contains(&argument)
        || (argument.starts_with("kubelet_configuration.")
            && argument != "kubelet_configuration.reserved_memory.numa_node")
}

/// Whether there is nothing to write: Terraform leaves an empty value out of the request as well.
pub(super) fn is_unset(value: &Json) -> bool {
    match value {
        Json::Null => true,
        Json::String(text) => text.is_empty(),
        Json::Array(items) => items.is_empty(),
        Json::Object(map) => map.is_empty(),
        Json::Bool(_) | Json::Number(_) => false,
    }
}

/// The value as an argument of that type; `None` where it has no equal there.
pub(super) fn convert(shape: Shape, value: &Json) -> Option<Value> {
    match shape {
        Shape::Text => text(value).map(Value::Text),
        Shape::Whole => whole(value).map(Value::Number),
        Shape::Decimal => decimal(value).map(Value::Number),
        Shape::Flag => flag(value).map(Value::Bool),
        Shape::Texts => value.as_array()?.iter().map(text).collect::<Option<_>>().map(Value::List),
        Shape::TextMap => map(value, |value| text(value).map(Value::Text)),
        Shape::FlagMap => map(value, |value| flag(value).map(Value::Bool)),
        // The provider sends pre_user_data unchanged, and user_data too when it decodes.
        Shape::Script => {
            let script = script::text_of(value.as_str()?).filter(|text| !text.is_empty());
            script.map(Value::Script).or_else(|| text(value).map(Value::Text))
        }
    }
}

fn text(value: &Json) -> Option<String> {
    match value {
        Json::String(text) => Some(text.clone()),
        Json::Number(number) => Some(number.to_string()),
        Json::Bool(value) => Some(value.to_string()),
        Json::Null | Json::Array(_) | Json::Object(_) => None,
    }
}

fn whole(value: &Json) -> Option<String> {
    match value {
        Json::Number(number) if number.is_i64() || number.is_u64() => Some(number.to_string()),
        Json::String(text) => text.parse::<i64>().ok().map(|number| number.to_string()),
        _ => None,
    }
}

/// HCL takes the same numbers as JSON.
fn decimal(value: &Json) -> Option<String> {
    match value {
        Json::Number(number) => Some(number.to_string()),
        Json::String(text) => text.parse().ok().and_then(serde_json::Number::from_f64).map(|number| number.to_string()),
        _ => None,
    }
}

fn flag(value: &Json) -> Option<bool> {
    match value {
        Json::Bool(value) => Some(*value),
        Json::String(text) => text.parse().ok(),
        _ => None,
    }
}

fn map(value: &Json, convert: impl Fn(&Json) -> Option<Value>) -> Option<Value> {
    let entry = |(key, value): (&String, &Json)| {
        Some(Argument { name: Name::Quoted(key.clone()), value: convert(value)?, path: None })
    };
    value.as_object()?.iter().map(entry).collect::<Option<_>>().map(Value::Map)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn a_number_in_a_text_and_a_text_in_a_number_are_equal_or_refused() {
        assert!(matches!(convert(Shape::Text, &json!(0)), Some(Value::Text(text)) if text == "0"));
        assert!(matches!(convert(Shape::Whole, &json!("120")), Some(Value::Number(number)) if number == "120"));
        assert!(matches!(convert(Shape::Flag, &json!("true")), Some(Value::Bool(true))));
        assert!(convert(Shape::Whole, &json!("12 GiB")).is_none());
        assert!(convert(Shape::Whole, &json!(1.5)).is_none());
        assert!(convert(Shape::Texts, &json!(["a", null])).is_none());
        assert!(convert(Shape::Flag, &json!({})).is_none());
    }

    #[test]
    fn what_is_no_script_stays_a_text() {
        assert!(matches!(convert(Shape::Script, &json!("aGk=")), Some(Value::Script(text)) if text == "hi"));
        assert!(matches!(convert(Shape::Script, &json!("H4sIAAAA")), Some(Value::Text(text)) if text == "H4sIAAAA"));
    }
}
