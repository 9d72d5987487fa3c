//! A request, read: operation, path values, parameters, body.

use ack_api::Operation;
use serde_json::{Map, Value};

use crate::refused::Refused;

/// How deep a body may nest; the deepest the contract knows is 7.
const MAX_DEPTH: usize = 64;

/// A request whose signature is good.
#[derive(Debug)]
pub(crate) struct Call {
    /// What it asks for.
    pub operation: &'static Operation,
    /// The path's values, decoded, in order.
    pub path: Vec<String>,
    /// Query, and form body for RPC.
    pub parameters: Parameters,
    /// The JSON object in the body; empty when there is none.
    pub body: Map<String, Value>,
}

/// Decoded parameters in the order in which they stood.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parameters(Vec<(String, String)>);

impl Call {
    /// The path's value at `place`; the operation's path has it.
    pub(crate) fn id(&self, place: usize) -> &str {
        self.path.get(place).map_or("", String::as_str)
    }
}

impl Parameters {
    /// Reads a query or a form body.
    pub(crate) fn read(&mut self, text: &str) {
        let pairs = text.split('&').filter(|pair| !pair.is_empty()).map(|pair| {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(name, true), decode(value, true))
        });
        self.0.extend(pairs);
    }

    /// The first value of `name`; an empty one counts as absent.
    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str()).filter(|value| !value.is_empty())
    }

    /// A required one.
    pub(crate) fn required(&self, name: &str) -> Result<&str, Refused> {
        self.get(name).ok_or_else(|| Refused::missing(name))
    }

    /// A flag; Python writes `True`, the others `true`.
    pub(crate) fn flag(&self, name: &str) -> Result<Option<bool>, Refused> {
        match self.get(name) {
            None => Ok(None),
            Some(text) if text.eq_ignore_ascii_case("true") => Ok(Some(true)),
            Some(text) if text.eq_ignore_ascii_case("false") => Ok(Some(false)),
            Some(_) => Err(Refused::parameter(name, name, "true or false")),
        }
    }

    /// A number between two bounds.
    pub(crate) fn number(&self, name: &str, least: u32, most: u32) -> Result<Option<u32>, Refused> {
        let Some(text) = self.get(name) else { return Ok(None) };
        match text.parse() {
            Ok(number) if (least..=most).contains(&number) => Ok(Some(number)),
            _ => Err(Refused::parameter(name, name, format!("a whole number from {least} to {most}"))),
        }
    }

    /// A number with decimals, not negative.
    pub(crate) fn decimal(&self, name: &str) -> Result<Option<f64>, Refused> {
        let Some(text) = self.get(name) else { return Ok(None) };
        match text.parse::<f64>() {
            Ok(number) if number.is_finite() && number >= 0.0 => Ok(Some(number)),
            _ => Err(Refused::parameter(name, name, "a number")),
        }
    }

    /// `Name.1`, `Name.2` … in the order of their numbers.
    pub(crate) fn list(&self, name: &str) -> Vec<&str> {
        let mut found: Vec<(u32, &str)> = self
            .0
            .iter()
            .filter_map(|(key, value)| {
                let number = key.strip_prefix(name)?.strip_prefix('.')?.parse().ok()?;
                Some((number, value.as_str()))
            })
            .collect();
        found.sort_by_key(|(number, _)| *number);
        found.into_iter().map(|(_, value)| value).filter(|value| !value.is_empty()).collect()
    }

    /// Comma-separated text as a list; `None` when it is absent.
    pub(crate) fn commas(&self, name: &str) -> Option<Vec<&str>> {
        let text = self.get(name)?;
        Some(text.split(',').map(str::trim).filter(|item| !item.is_empty()).collect())
    }
}

/// Percent-decoding; in a query `+` is a space. What is no escape stays, and so does no invalid UTF-8.
pub(crate) fn decode(text: &str, plus_is_space: bool) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut place = 0;
    while place < bytes.len() {
        let digit = |offset: usize| bytes.get(place + offset).and_then(|byte| char::from(*byte).to_digit(16));
        match (bytes[place], digit(1), digit(2)) {
            (b'%', Some(high), Some(low)) => {
                decoded.push((high * 16 + low) as u8);
                place += 3;
                continue;
            }
            (b'+', ..) if plus_is_space => decoded.push(b' '),
            (byte, ..) => decoded.push(byte),
        }
        place += 1;
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

/// The JSON object in a body; no body is an empty one.
pub(crate) fn object(body: &[u8]) -> Result<Map<String, Value>, Refused> {
    let unreadable = |why: &str| Refused::new(400, "InvalidParameter.Body", format!("body: {why}"));
    if body.iter().all(u8::is_ascii_whitespace) {
        return Ok(Map::new());
    }
    if depth(body) > MAX_DEPTH {
        return Err(unreadable("nested too deep"));
    }
    match serde_json::from_slice(body) {
        Ok(Value::Object(object)) => Ok(object),
        Ok(_) => Err(unreadable("a JSON object is expected")),
        Err(error) => Err(unreadable(&format!("no JSON at line {} column {}", error.line(), error.column()))),
    }
}

/// How deep brackets nest outside strings; counted before parsing, so that parsing cannot recurse far.
fn depth(body: &[u8]) -> usize {
    let (mut depth, mut deepest, mut in_string, mut escaped) = (0_usize, 0, false, false);
    for byte in body {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_string => escaped = true,
            b'"' => in_string = !in_string,
            b'{' | b'[' if !in_string => {
                depth += 1;
                deepest = deepest.max(depth);
            }
            b'}' | b']' if !in_string => depth = depth.saturating_sub(1),
            _ => {}
        }
    }
    deepest
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parameters_are_decoded_by_form_rules() {
        let mut parameters = Parameters::default();
        parameters.read("a=x+y&b=%E4%B8%AD&InstanceTypes.2=two&InstanceTypes.1=one&force=True&n=7&bad=%zz");
        assert_eq!(parameters.get("a"), Some("x y"));
        assert_eq!(parameters.get("b"), Some("中"));
        assert_eq!(parameters.list("InstanceTypes"), ["one", "two"]);
        assert_eq!(parameters.flag("force"), Ok(Some(true)));
        assert_eq!(parameters.number("n", 1, 10), Ok(Some(7)));
        assert!(parameters.number("n", 8, 10).is_err());
        assert_eq!(parameters.get("bad"), Some("%zz"));
        assert!(parameters.number("a", 0, 1).is_err_and(|refused| refused.message.starts_with("a:")));
    }

    #[test]
    fn a_body_is_an_object_of_limited_depth() {
        let deep = |levels: usize| format!("{{\"a\":{}1{}}}", "[".repeat(levels), "]".repeat(levels));
        assert!(object(deep(63).as_bytes()).is_ok());
        assert!(object(deep(64).as_bytes()).is_err());
        assert!(object(br#"{"a":"[[[[\"[[["}"#).is_ok());
        assert_eq!(object(b"").map(|object| object.len()), Ok(0));
        for bad in ["[]", "1", "{", "{\"a\":}", "\u{0}", "null"] {
            assert!(object(bad.as_bytes()).is_err_and(|refused| refused.status == 400), "{bad}");
        }
    }
}
