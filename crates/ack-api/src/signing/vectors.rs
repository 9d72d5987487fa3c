//! Every vector of the contract, and every way to spoil one.

use serde_json::Value;

use secrecy::SecretString;

use super::canonical::{self, hmac_sha1_base64};
use super::*;

const SECRET: &str = "EXAMPLE-SECRET-do-not-use";
const KEY: &str = "LTAI-EXAMPLE-KEY-ID";

struct Vector {
    name: String,
    method: String,
    path: String,
    query: String,
    headers: Vec<(String, String)>,
    body: String,
    value: Value,
}

impl Vector {
    fn request(&self) -> Request<'_> {
        Request {
            method: &self.method,
            path: &self.path,
            query: &self.query,
            headers: &self.headers,
            body: self.body.as_bytes(),
        }
    }

    fn text(&self, key: &str) -> &str {
        self.value[key].as_str().unwrap_or_default()
    }

    /// The second at which it was signed.
    fn now(&self) -> i64 {
        let date = self.headers.iter().find(|(name, _)| name == "x-acs-date" || name == "date");
        date.and_then(|(_, date)| unix_time(date)).unwrap_or(1_774_512_000)
    }

    fn verify(&self) -> Result<Verified, Refusal> {
        Verifier.verify(&self.request(), self.now(), secret_of)
    }
}

fn secret_of(id: &str) -> Option<SecretString> {
    (id == KEY).then(|| SecretString::from(SECRET))
}

fn fixture() -> Value {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/fixtures/contract/signing-vectors.json");
    serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn vectors() -> Vec<Vector> {
    fixture()["vectors"].as_array().unwrap().iter().map(vector).collect()
}

fn named(name: &str) -> Vector {
    vectors().into_iter().find(|vector| vector.name == name).unwrap()
}

/// A vector as it travels: the query encoded as forms do it, the signature where its scheme puts it.
fn vector(value: &Value) -> Vector {
    let text = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    let pairs = |key: &str| -> Vec<(String, String)> {
        let object = value[key].as_object().unwrap();
        object.iter().map(|(name, value)| (name.clone(), value.as_str().unwrap().to_owned())).collect()
    };
    let mut query: Vec<String> = pairs("query")
        .iter()
        .map(|(name, value)| format!("{name}={}", canonical::encode(value.as_bytes()).replace("%20", "+")))
        .collect();
    let mut headers = pairs("headers");
    match value["authorization"].as_str() {
        Some(authorization) => headers.push(("authorization".to_owned(), authorization.to_owned())),
        None => query.push(format!("Signature={}", canonical::encode(text("signature").as_bytes()))),
    }
    Vector {
        name: text("name"),
        method: text("method"),
        path: text("path"),
        query: query.join("&"),
        headers,
        body: text("body"),
        value: value.clone(),
    }
}

#[test]
fn every_vector_verifies() {
    let vectors = vectors();
    assert!(vectors.len() >= 14, "{} vectors", vectors.len());
    for vector in vectors {
        let verified = vector.verify().unwrap_or_else(|refusal| panic!("{}: {refusal}", vector.name));
        assert_eq!(verified.access_key_id, KEY);
        assert!(!verified.nonce.is_empty());
        let scheme = match vector.text("algorithm") {
            "ACS3-HMAC-SHA256" => Scheme::V3,
            "HMAC-SHA1 (ROA V1)" => Scheme::V1Roa,
            "HMAC-SHA1 (RPC V1)" => Scheme::V1Rpc,
            other => panic!("{other}"),
        };
        assert_eq!(verified.scheme, scheme, "{}", vector.name);
    }
}

#[test]
fn the_intermediate_strings_are_the_contracts() {
    for vector in vectors() {
        let request = vector.request();
        let wanted = vector.text("string_to_sign");
        match vector.text("algorithm") {
            "ACS3-HMAC-SHA256" => {
                let digest = canonical::sha256_hex(request.body);
                assert_eq!(digest, vector.text("payload_sha256"), "{}", vector.name);
                let canonical = v3::canonical_request(&request, vector.text("signed_headers"), &digest);
                assert_eq!(canonical, vector.text("canonical_request"), "{}", vector.name);
                assert_eq!(v3::string_to_sign(&canonical), wanted, "{}", vector.name);
            }
            "HMAC-SHA1 (ROA V1)" => {
                assert_eq!(String::from_utf8_lossy(&roa::strings_to_sign(&request)[0]), wanted, "{}", vector.name);
            }
            _ => {
                let parameters = rpc::all_parameters(&request);
                assert_eq!(rpc::string_to_sign(request.method, &parameters), wanted, "{}", vector.name);
            }
        }
    }
}

#[test]
fn our_own_signature_is_the_official_clients() {
    for name in ["ts-roa-post-create", "ts-roa-delete-nodes"] {
        let vector = named(name);
        let sent: Vec<(String, String)> = vector
            .headers
            .iter()
            .filter(|(name, _)| matches!(name.as_str(), "host" | "content-type" | "x-acs-credentials-provider"))
            .cloned()
            .collect();
        let credential = Credential {
            access_key_id: KEY.to_owned(),
            access_key_secret: SecretString::from(SECRET),
            security_token: None,
        };
        let headers = |name: &str| vector.request().header(name).unwrap().to_owned();
        let added = v3::sign(
            &Request { headers: &sent, ..vector.request() },
            &headers("x-acs-action"),
            &headers("x-acs-version"),
            &credential,
            vector.now(),
            &headers("x-acs-signature-nonce"),
        );
        let (name, authorization) = added.last().unwrap();
        assert_eq!((name.as_str(), authorization.as_str()), ("authorization", vector.text("authorization")));
    }
}

#[test]
fn a_temporary_credential_signs_its_token() {
    let credential = Credential {
        access_key_id: KEY.to_owned(),
        access_key_secret: SecretString::from(SECRET),
        security_token: Some(SecretString::from("TOKEN")),
    };
    let mut headers = vec![("host".to_owned(), "cs.example".to_owned())];
    let request = Request { method: "GET", path: "/quota", query: "", headers: &headers.clone(), body: b"" };
    headers.extend(v3::sign(&request, "DescribeUserQuota", "2015-12-15", &credential, 1_774_512_000, "n"));
    let sent = Request { headers: &headers, ..request };
    assert!(sent.header("authorization").unwrap().contains("x-acs-accesskey-id"), "{:?}", sent.header("authorization"));
    assert!(Verifier.verify(&sent, 1_774_512_000, secret_of).is_ok());
    headers.iter_mut().find(|(name, _)| name == "x-acs-security-token").unwrap().1 = "OTHER".to_owned();
    let altered = Request { headers: &headers, ..request };
    assert_eq!(Verifier.verify(&altered, 1_774_512_000, secret_of), Err(Refusal::Mismatch));
}

#[test]
fn every_negative_vector_is_refused_with_its_code() {
    for negative in fixture()["negative"].as_array().unwrap() {
        let mut vector = named(negative["based_on"].as_str().unwrap());
        let (refused, code) = match negative["name"].as_str().unwrap() {
            "negative-tampered-body" => {
                vector.body = vector.body.replace("\"desired_size\":2", "\"desired_size\":3");
                (vector.verify(), "SignatureDoesNotMatch")
            }
            "negative-wrong-secret" => {
                let other = |_: &str| Some(SecretString::from("another"));
                (Verifier.verify(&vector.request(), vector.now(), other), "SignatureDoesNotMatch")
            }
            "negative-missing-signed-header" => {
                vector.headers.retain(|(name, _)| name != "x-acs-signature-nonce");
                (vector.verify(), "IncompleteSignature")
            }
            "negative-stale-date" => {
                let later = vector.now() + 16 * 60;
                (Verifier.verify(&vector.request(), later, secret_of), "InvalidTimeStamp.Expired")
            }
            other => panic!("the fixture has a negative vector without a test: {other}"),
        };
        assert_eq!(refused.map_err(|refusal| refusal.code()), Err(code), "{}", negative["name"]);
    }
}

#[test]
fn what_is_spoiled_is_refused() {
    type Spoil = fn(&mut Vector);
    let cases: &[(&str, Spoil, &str)] = &[
        ("roa-get-list", |v| v.path.push('x'), "SignatureDoesNotMatch"),
        ("roa-get-list", |v| v.query = "a=b".into(), "SignatureDoesNotMatch"),
        ("roa-get-list", |v| v.method = "PUT".into(), "SignatureDoesNotMatch"),
        ("roa-get-list", |v| v.headers.pop().map(drop).unwrap(), "MissingParameter"),
        ("roa-get-list", |v| set(v, "authorization", "Basic abc"), "IncompleteSignature"),
        ("roa-get-list", |v| set(v, "authorization", "ACS3-HMAC-SHA256 Credential=a"), "IncompleteSignature"),
        ("roa-get-list", |v| replace(v, KEY, "LTAI-OTHER"), "InvalidAccessKeyId.NotFound"),
        ("roa-get-list", |v| replace(v, "host;", ""), "IncompleteSignature"),
        ("roa-get-list", |v| set(v, "x-acs-date", "yesterday"), "InvalidTimeStamp.Format"),
        ("v1-roa-get-detail", |v| v.path.push('x'), "SignatureDoesNotMatch"),
        ("v1-roa-get-detail", |v| set(v, "date", "Thu, 26 Mar 2020 08:00:00 GMT"), "InvalidTimeStamp.Expired"),
        ("v1-roa-get-detail", |v| set(v, "x-acs-version", "2014-01-01"), "SignatureDoesNotMatch"),
        ("v1-roa-get-detail", |v| v.headers.retain(|(n, _)| n != "x-acs-signature-nonce"), "MissingParameter"),
        (
            "v1-rpc-describe-key-pairs",
            |v| v.query = v.query.replace("PageSize=50", "PageSize=51"),
            "SignatureDoesNotMatch",
        ),
        ("v1-rpc-describe-key-pairs", |v| v.query = v.query.replace(KEY, "x"), "InvalidAccessKeyId.NotFound"),
        (
            "v1-rpc-describe-key-pairs",
            |v| v.query = v.query.replace("2026-03-26T", "2027-03-26T"),
            "InvalidTimeStamp.Expired",
        ),
        ("v1-rpc-describe-key-pairs", |v| v.query = v.query.replace("SignatureNonce", "Nonce"), "MissingParameter"),
    ];
    for (index, (name, spoil, code)) in cases.iter().enumerate() {
        let mut vector = named(name);
        let now = vector.now();
        spoil(&mut vector);
        let refused = Verifier.verify(&vector.request(), now, secret_of);
        assert_eq!(refused.map_err(|refusal| refusal.code()), Err(*code), "case {index}: {name}");
    }
}

fn set(vector: &mut Vector, header: &str, value: &str) {
    vector.headers.iter_mut().find(|(name, _)| name == header).unwrap().1 = value.to_owned();
}

fn replace(vector: &mut Vector, from: &str, to: &str) {
    let authorization = vector.request().header("authorization").unwrap().replace(from, to);
    set(vector, "authorization", &authorization);
}

#[test]
fn a_form_body_counts_as_parameters() {
    let vector = named("v1-rpc-describe-key-pairs");
    let headers = vec![("content-type".to_owned(), "application/x-www-form-urlencoded".to_owned())];
    let request = Request { query: "", headers: &headers, body: vector.query.as_bytes(), ..vector.request() };
    let verified = Verifier.verify(&request, vector.now(), secret_of).unwrap();
    assert_eq!(verified.action.as_deref(), Some("DescribeKeyPairs"));
}

#[test]
fn the_resource_may_be_the_query_as_sent() {
    let mut vector = named("v1-roa-delete-pool");
    vector.query = "b=1%2C2&a=x".to_owned();
    vector.headers.retain(|(name, _)| name != "authorization");
    for text in roa::strings_to_sign(&vector.request()) {
        let signature = hmac_sha1_base64(&SecretString::from(SECRET), "", &text);
        let mut headers = vector.headers.clone();
        headers.push(("authorization".to_owned(), format!("acs {KEY}:{signature}")));
        let request = Request { headers: &headers, ..vector.request() };
        assert!(Verifier.verify(&request, vector.now(), secret_of).is_ok());
    }
}

#[test]
fn a_credential_prints_no_secret() {
    let credential = Credential {
        access_key_id: KEY.to_owned(),
        access_key_secret: SecretString::from(SECRET),
        security_token: Some(SecretString::from("TOKEN")),
    };
    let printed = format!("{credential:?}");
    assert!(printed.contains(KEY) && !printed.contains(SECRET) && !printed.contains("TOKEN"), "{printed}");
}
