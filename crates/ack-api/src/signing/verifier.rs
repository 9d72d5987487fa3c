//! Checks a signature of any scheme.

use secrecy::SecretString;
use subtle::ConstantTimeEq;

use super::canonical::{hmac_sha1_base64, sha256_hex};
use super::{Refusal, Request, roa, rpc, time::unix_time, v3};

/// How far a request's date may be from the server's clock: 15 minutes.
pub const MAX_SKEW_SECONDS: i64 = 15 * 60;

/// The scheme a request was signed with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// ACS3-HMAC-SHA256.
    V3,
    /// HMAC-SHA1 in `Authorization`.
    V1Roa,
    /// HMAC-SHA1 as a parameter.
    V1Rpc,
}

/// What a valid signature tells.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// Whose key.
    pub access_key_id: String,
    /// Must not have been seen within [`MAX_SKEW_SECONDS`]; the caller remembers.
    pub nonce: String,
    /// How it was signed.
    pub scheme: Scheme,
    /// The action, where the request names it.
    pub action: Option<String>,
    /// The API version, where the request names it.
    pub version: Option<String>,
}

/// Checks signatures of all three schemes; holds nothing.
#[derive(Clone, Copy, Debug, Default)]
pub struct Verifier;

impl Verifier {
    /// Checks key, date, body digest and signature, in this order.
    ///
    /// `secret_of` gives the secret of a key id. Signatures are compared in constant time.
    ///
    /// # Errors
    /// A [`Refusal`] with the contract's status and code.
    pub fn verify(
        &self,
        request: &Request<'_>,
        now_unix: i64,
        secret_of: impl Fn(&str) -> Option<SecretString>,
    ) -> Result<Verified, Refusal> {
        match request.header("authorization") {
            Some(header) if header.starts_with(v3::ALGORITHM) => verify_v3(request, header, now_unix, secret_of),
            Some(header) if header.starts_with("acs ") => verify_roa(request, header, now_unix, secret_of),
            Some(_) => Err(Refusal::Incomplete("Authorization names no known scheme".to_owned())),
            None => verify_rpc(request, now_unix, secret_of),
        }
    }
}

fn verify_v3(
    request: &Request<'_>,
    header: &str,
    now_unix: i64,
    secret_of: impl Fn(&str) -> Option<SecretString>,
) -> Result<Verified, Refusal> {
    let authorization = v3::Authorization::parse(header)?;
    authorization.check_headers(request)?;
    let secret = secret_of(authorization.access_key_id).ok_or(Refusal::UnknownKey)?;
    check_date(required(request, "x-acs-date")?, now_unix)?;
    let digest = sha256_hex(request.body);
    if !same(&digest, required(request, "x-acs-content-sha256")?) {
        return Err(Refusal::Body);
    }
    if !same(&authorization.expected(request, &digest, &secret), authorization.signature) {
        return Err(Refusal::Mismatch);
    }
    Ok(Verified {
        access_key_id: authorization.access_key_id.to_owned(),
        nonce: required(request, "x-acs-signature-nonce")?.to_owned(),
        scheme: Scheme::V3,
        action: request.header("x-acs-action").map(str::to_owned),
        version: request.header("x-acs-version").map(str::to_owned),
    })
}

fn verify_roa(
    request: &Request<'_>,
    header: &str,
    now_unix: i64,
    secret_of: impl Fn(&str) -> Option<SecretString>,
) -> Result<Verified, Refusal> {
    let (id, signature) = header["acs ".len()..]
        .rsplit_once(':')
        .ok_or_else(|| Refusal::Incomplete("authorization is not acs <key id>:<signature>".to_owned()))?;
    if required(request, "x-acs-signature-method")? != "HMAC-SHA1" {
        return Err(Refusal::Incomplete("x-acs-signature-method is not HMAC-SHA1".to_owned()));
    }
    let nonce = required(request, "x-acs-signature-nonce")?.to_owned();
    let secret = secret_of(id).ok_or(Refusal::UnknownKey)?;
    check_date(required(request, "date")?, now_unix)?;
    let [sorted, as_sent] = roa::strings_to_sign(request);
    let matches = |text: &[u8]| same(&hmac_sha1_base64(&secret, "", text), signature);
    if !(matches(&sorted) || matches(&as_sent)) {
        return Err(Refusal::Mismatch);
    }
    Ok(Verified {
        access_key_id: id.to_owned(),
        nonce,
        scheme: Scheme::V1Roa,
        action: request.header("x-acs-action").map(str::to_owned),
        version: request.header("x-acs-version").map(str::to_owned),
    })
}

fn verify_rpc(
    request: &Request<'_>,
    now_unix: i64,
    secret_of: impl Fn(&str) -> Option<SecretString>,
) -> Result<Verified, Refusal> {
    let parameters = rpc::all_parameters(request);
    let signature = rpc::value(&parameters, "Signature").ok_or(Refusal::Unsigned)?;
    let parameter = |name: &str| rpc::value(&parameters, name).ok_or_else(|| Refusal::Missing(name.to_owned()));
    if parameter("SignatureMethod")? != "HMAC-SHA1" {
        return Err(Refusal::Incomplete("SignatureMethod is not HMAC-SHA1".to_owned()));
    }
    let (id, nonce) = (parameter("AccessKeyId")?, parameter("SignatureNonce")?);
    let secret = secret_of(&id).ok_or(Refusal::UnknownKey)?;
    check_date(&parameter("Timestamp")?, now_unix)?;
    let expected = hmac_sha1_base64(&secret, "&", rpc::string_to_sign(request.method, &parameters).as_bytes());
    if !same(&expected, &signature) {
        return Err(Refusal::Mismatch);
    }
    Ok(Verified {
        access_key_id: id,
        nonce,
        scheme: Scheme::V1Rpc,
        action: rpc::value(&parameters, "Action"),
        version: rpc::value(&parameters, "Version"),
    })
}

fn required<'a>(request: &Request<'a>, name: &str) -> Result<&'a str, Refusal> {
    request.header(name).filter(|value| !value.is_empty()).ok_or_else(|| Refusal::Missing(name.to_owned()))
}

fn check_date(text: &str, now_unix: i64) -> Result<(), Refusal> {
    let date = unix_time(text).ok_or_else(|| Refusal::Date(text.to_owned()))?;
    if (date - now_unix).abs() > MAX_SKEW_SECONDS {
        return Err(Refusal::Expired(text.to_owned()));
    }
    Ok(())
}

fn same(left: &str, right: &str) -> bool {
    left.as_bytes().ct_eq(right.as_bytes()).into()
}
