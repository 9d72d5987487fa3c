//! Request signing: the three schemes that reach an endpoint.
//!
//! The gateway signs with [`v3`]; the emulator verifies all three through [`Verifier`]. Nothing here
//! reads a clock or draws a nonce: both are given.

mod canonical;
mod refusal;
mod roa;
mod rpc;
mod time;
pub mod v3;
#[cfg(test)]
mod vectors;
mod verifier;

use secrecy::SecretString;

pub use refusal::Refusal;
pub use time::{timestamp, unix_time};
pub use verifier::{MAX_SKEW_SECONDS, Scheme, Verified, Verifier};

/// What a signature covers of a request, as it travels.
#[derive(Clone, Copy, Debug)]
pub struct Request<'a> {
    /// Such as `POST`.
    pub method: &'a str,
    /// The path as sent, percent-encoded.
    pub path: &'a str,
    /// The query as sent, without the question mark.
    pub query: &'a str,
    /// Lower-case names; a name may stand several times.
    pub headers: &'a [(String, String)],
    /// The exact bytes.
    pub body: &'a [u8],
}

impl<'a> Request<'a> {
    /// The first value of a header; `name` in lower case.
    pub fn header(&self, name: &str) -> Option<&'a str> {
        self.headers.iter().find(|(candidate, _)| candidate == name).map(|(_, value)| value.as_str())
    }
}

/// What a client signs with. Prints its id only.
#[derive(Clone)]
pub struct Credential {
    /// The access key id; not secret.
    pub access_key_id: String,
    /// The access key secret.
    pub access_key_secret: SecretString,
    /// The token of temporary credentials.
    pub security_token: Option<SecretString>,
}

impl std::fmt::Debug for Credential {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Credential").field("access_key_id", &self.access_key_id).finish_non_exhaustive()
    }
}
