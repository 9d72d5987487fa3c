//! Percent-encoding and the digests that the schemes share.

use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha1::Sha1;
use sha2::{Digest, Sha256};

/// Query or form parameters, decoded; values are bytes, since nothing says that they are UTF-8.
pub(super) type Parameters = Vec<(Vec<u8>, Vec<u8>)>;

/// `text` with everything but A–Z a–z 0–9 - _ . ~ as upper-case %XX.
pub(super) fn encode(text: &[u8]) -> String {
    let mut encoded = String::with_capacity(text.len());
    for &byte in text {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'~') {
            encoded.push(char::from(byte));
        } else {
            encoded.push('%');
            encoded.push_str(&hex::encode_upper([byte]));
        }
    }
    encoded
}

/// Undoes form encoding; a stray percent sign stays what it is.
fn decode(text: &str) -> Vec<u8> {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let escaped = bytes.get(at + 1..at + 3).and_then(|digits| hex::decode(digits).ok());
        match (bytes[at], escaped) {
            (b'%', Some(byte)) => {
                decoded.extend(byte);
                at += 3;
                continue;
            }
            (b'+', _) => decoded.push(b' '),
            (byte, _) => decoded.push(byte),
        }
        at += 1;
    }
    decoded
}

/// The parameters of a raw query or form body in the order sent; names without `=` have an empty value.
pub(super) fn parameters(raw: &str) -> Parameters {
    raw.split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| pair.split_once('=').unwrap_or((pair, "")))
        .map(|(name, value)| (decode(name), decode(value)))
        .collect()
}

/// Lower-case hex SHA-256.
pub(super) fn sha256_hex(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

/// HMAC-SHA256 as lower-case hex.
pub(super) fn hmac_sha256_hex(secret: &SecretString, message: &str) -> String {
    let mut mac = Hmac::<Sha256>::new_from_slice(secret.expose_secret().as_bytes()).expect("HMAC takes any key length");
    mac.update(message.as_bytes());
    hex::encode(mac.finalize().into_bytes())
}

/// HMAC-SHA1 in Base64; the key is the secret and `suffix`.
pub(super) fn hmac_sha1_base64(secret: &SecretString, suffix: &str, message: &[u8]) -> String {
    use base64::{Engine, engine::general_purpose::STANDARD};
    let key = SecretString::from(format!("{}{suffix}", secret.expose_secret()));
    let mut mac = Hmac::<Sha1>::new_from_slice(key.expose_secret().as_bytes()).expect("HMAC takes any key length");
    mac.update(message);
    STANDARD.encode(mac.finalize().into_bytes())
}
