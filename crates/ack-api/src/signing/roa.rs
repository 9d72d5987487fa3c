//! V1 for ROA: HMAC-SHA1 over method, some headers and the resource. The body is not covered.

use super::Request;
use super::canonical::parameters;

/// The strings that a valid signature may be of: the query sorted and unencoded, or, as a second old
/// client does it, exactly as sent.
pub(super) fn strings_to_sign(request: &Request<'_>) -> [Vec<u8>; 2] {
    let header = |name| request.header(name).unwrap_or_default();
    let mut head = format!(
        "{}\n{}\n{}\n{}\n{}\n",
        request.method,
        header("accept"),
        header("content-md5"),
        header("content-type"),
        header("date")
    );
    let mut own: Vec<&(String, String)> =
        request.headers.iter().filter(|(name, _)| name.starts_with("x-acs-")).collect();
    own.sort();
    for (name, value) in own {
        head.push_str(&format!("{name}:{}\n", value.trim()));
    }
    let resource = |query: &[u8]| {
        let mut text = head.clone().into_bytes();
        text.extend_from_slice(request.path.as_bytes());
        if !query.is_empty() {
            text.push(b'?');
            text.extend_from_slice(query);
        }
        text
    };
    [resource(&sorted_query(request.query)), resource(request.query.as_bytes())]
}

fn sorted_query(raw: &str) -> Vec<u8> {
    let mut query = parameters(raw);
    query.sort();
    let pairs: Vec<Vec<u8>> = query
        .into_iter()
        .map(|(name, value)| if value.is_empty() { name } else { [name, value].join(&b'=') })
        .collect();
    pairs.join(&b'&')
}
