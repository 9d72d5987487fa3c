//! ACS3-HMAC-SHA256, what current clients and the gateway sign with.

use secrecy::ExposeSecret;

use super::canonical::{encode, hmac_sha256_hex, parameters, sha256_hex};
use super::{Credential, Refusal, Request, time::timestamp};

/// The scheme's name in `Authorization`.
pub(super) const ALGORITHM: &str = "ACS3-HMAC-SHA256";

/// Headers that no signature may leave out.
const MANDATORY: [&str; 6] =
    ["host", "x-acs-action", "x-acs-content-sha256", "x-acs-date", "x-acs-signature-nonce", "x-acs-version"];

/// Returns the headers to add to `request`, `authorization` last.
///
/// `request.headers` must hold `host` (with its port when that is not the default) and, where there is
/// a body, `content-type`. `nonce` must be new for each attempt.
pub fn sign(
    request: &Request<'_>,
    action: &str,
    version: &str,
    credential: &Credential,
    now_unix: i64,
    nonce: &str,
) -> Vec<(String, String)> {
    let digest = sha256_hex(request.body);
    let mut added: Vec<(String, String)> = [
        ("x-acs-action", action),
        ("x-acs-content-sha256", digest.as_str()),
        ("x-acs-date", &timestamp(now_unix)),
        ("x-acs-signature-nonce", nonce),
        ("x-acs-version", version),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .to_vec();
    if let Some(token) = &credential.security_token {
        added.push(("x-acs-accesskey-id".to_owned(), credential.access_key_id.clone()));
        added.push(("x-acs-security-token".to_owned(), token.expose_secret().to_owned()));
    }
    let all: Vec<_> = request.headers.iter().chain(&added).cloned().collect();
    let mut names: Vec<&str> = all.iter().map(|(name, _)| name.as_str()).filter(|name| is_signed(name)).collect();
    names.sort_unstable();
    names.dedup();
    let signed_headers = names.join(";");
    let signature = hmac_sha256_hex(
        &credential.access_key_secret,
        &string_to_sign(&canonical_request(&Request { headers: &all, ..*request }, &signed_headers, &digest)),
    );
    added.push((
        "authorization".to_owned(),
        format!(
            "{ALGORITHM} Credential={},SignedHeaders={signed_headers},Signature={signature}",
            credential.access_key_id
        ),
    ));
    added
}

fn is_signed(name: &str) -> bool {
    name.starts_with("x-acs-") || name == "host" || name == "content-type"
}

/// What the hash in the string to sign is taken of.
pub(super) fn canonical_request(request: &Request<'_>, signed_headers: &str, digest: &str) -> String {
    let path = if request.path.is_empty() { "/" } else { request.path };
    let mut query: Vec<(Vec<u8>, String)> =
        parameters(request.query).into_iter().map(|(name, value)| (name, encode(&value))).collect();
    query.sort();
    let query: Vec<String> =
        query.iter().map(|(name, value)| format!("{}={value}", String::from_utf8_lossy(name))).collect();
    let mut headers = String::new();
    for name in signed_headers.split(';') {
        let mut values: Vec<&str> =
            request.headers.iter().filter(|(given, _)| given == name).map(|(_, value)| value.trim()).collect();
        values.sort_unstable();
        headers.push_str(&format!("{name}:{}\n", values.join(",")));
    }
    format!("{}\n{path}\n{}\n{headers}\n{signed_headers}\n{digest}", request.method, query.join("&"))
}

pub(super) fn string_to_sign(canonical_request: &str) -> String {
    format!("{ALGORITHM}\n{}", sha256_hex(canonical_request.as_bytes()))
}

/// The three parts of an `Authorization` header.
pub(super) struct Authorization<'a> {
    pub(super) access_key_id: &'a str,
    pub(super) signed_headers: &'a str,
    pub(super) signature: &'a str,
}

impl<'a> Authorization<'a> {
    pub(super) fn parse(header: &'a str) -> Result<Self, Refusal> {
        let rest = header.strip_prefix(ALGORITHM).unwrap_or_default();
        let part = |name: &str| {
            rest.split(',')
                .find_map(|part| part.trim().strip_prefix(name)?.strip_prefix('='))
                .filter(|value| !value.is_empty())
                .ok_or_else(|| Refusal::Incomplete(format!("Authorization has no {name}")))
        };
        Ok(Self {
            access_key_id: part("Credential")?,
            signed_headers: part("SignedHeaders")?,
            signature: part("Signature")?,
        })
    }

    /// Every mandatory header is signed and every signed header is there.
    pub(super) fn check_headers(&self, request: &Request<'_>) -> Result<(), Refusal> {
        let signed: Vec<&str> = self.signed_headers.split(';').collect();
        if let Some(name) = MANDATORY.iter().find(|name| !signed.contains(name)) {
            return Err(Refusal::Incomplete(format!("{name} is not signed")));
        }
        match signed.iter().find(|name| request.header(name).is_none()) {
            Some(name) => Err(Refusal::Incomplete(format!("the signed header {name} is absent"))),
            None => Ok(()),
        }
    }

    pub(super) fn expected(&self, request: &Request<'_>, digest: &str, secret: &secrecy::SecretString) -> String {
        hmac_sha256_hex(secret, &string_to_sign(&canonical_request(request, self.signed_headers, digest)))
    }
}
