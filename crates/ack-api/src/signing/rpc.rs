//! V1 for RPC: HMAC-SHA1 over all parameters, the signature being one of them.

use super::Request;
use super::canonical::{Parameters, encode, parameters};

/// The parameters of query and form together.
pub(super) fn all_parameters(request: &Request<'_>) -> Parameters {
    let mut all = parameters(request.query);
    let is_form =
        request.header("content-type").is_some_and(|kind| kind.starts_with("application/x-www-form-urlencoded"));
    if is_form {
        all.extend(parameters(&String::from_utf8_lossy(request.body)));
    }
    all
}

/// The first value of a parameter, as text.
pub(super) fn value(parameters: &Parameters, name: &str) -> Option<String> {
    parameters
        .iter()
        .find(|(candidate, _)| candidate == name.as_bytes())
        .map(|(_, value)| String::from_utf8_lossy(value).into_owned())
}

pub(super) fn string_to_sign(method: &str, parameters: &Parameters) -> String {
    let mut pairs: Vec<String> = parameters
        .iter()
        .filter(|(name, _)| name != b"Signature")
        .map(|(name, value)| format!("{}={}", encode(name), encode(value)))
        .collect();
    pairs.sort();
    format!("{method}&%2F&{}", encode(pairs.join("&").as_bytes()))
}
