//! Who may call, and what the others are told.

use ack_api::find_roa;
use ack_api::signing::timestamp;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use emulator::{DEMO_KEY, Seed};
use hmac::{Hmac, Mac};
use serde_json::json;
use sha1::Sha1;

use crate::client::{Answer, Cloud, credential, nonce, now, read};

const PATH: &str = "/api/v1/clusters";

async fn ask(cloud: &Cloud, id: &str, secret: &str, at: i64, nonce: &str) -> Answer {
    let request = cloud.request("GET", PATH, &[], Vec::new(), &credential(id, secret), at, nonce);
    read(request.send().await.expect("an answer")).await
}

fn told(answer: &Answer) -> (u16, &str) {
    (answer.status, answer.body["code"].as_str().unwrap_or_default())
}

#[tokio::test]
async fn key_signature_clock_and_nonce_are_checked() {
    let cloud = Cloud::start(Seed::Empty).await;
    let wrong_key = ask(&cloud, "somebody", DEMO_KEY, now(), &nonce()).await;
    assert_eq!(told(&wrong_key), (404, "InvalidAccessKeyId.NotFound"));
    assert!(wrong_key.body["requestId"].is_string() && wrong_key.body.get("request_id").is_none());
    let wrong_secret = ask(&cloud, DEMO_KEY, "guess", now(), &nonce()).await;
    assert_eq!(told(&wrong_secret), (400, "SignatureDoesNotMatch"));
    for off in [-16 * 60, 16 * 60] {
        let late = ask(&cloud, DEMO_KEY, DEMO_KEY, now() + off, &nonce()).await;
        assert_eq!(told(&late), (400, "InvalidTimeStamp.Expired"));
    }
    assert_eq!(ask(&cloud, DEMO_KEY, DEMO_KEY, now() - 14 * 60, &nonce()).await.status, 200);
    let once = nonce();
    let first = ask(&cloud, DEMO_KEY, DEMO_KEY, now(), &once).await;
    assert_eq!(first.status, 200);
    assert!(first.headers.contains_key("date"));
    assert_eq!(told(&ask(&cloud, DEMO_KEY, DEMO_KEY, now(), &once).await), (400, "SignatureNonceUsed"));
}

#[tokio::test]
async fn an_unsigned_or_unreadable_request_is_refused() {
    let cloud = Cloud::start(Seed::Empty).await;
    let url = |path: &str| format!("http://{}{path}", cloud.host());
    let unsigned = read(cloud.http.get(url(PATH)).send().await.expect("an answer")).await;
    assert_eq!(unsigned.status, 400);
    let signed = |at: &str| {
        cloud
            .request("GET", PATH, &[], Vec::new(), &credential(DEMO_KEY, DEMO_KEY), now(), &nonce())
            .header("x-acs-date", at.to_owned())
    };
    // A second date makes the signed one another; it is never accepted.
    assert_eq!(read(signed("yesterday").send().await.expect("an answer")).await.status, 400);
    let rpc = "/?Action=DescribeVSwitches&Version=2016-04-28&RegionId=cn-hangzhou";
    let unsigned = read(cloud.http.post(url(rpc)).send().await.expect("an answer")).await;
    assert_eq!(unsigned.status, 400);
    for name in ["RequestId", "HostId", "Code", "Message", "Recommend"] {
        assert!(unsigned.body[name].is_string(), "{name} in {}", unsigned.body);
    }
}

#[tokio::test]
async fn a_body_that_changed_on_its_way_is_refused_and_nothing_is_made() {
    let cloud = Cloud::start(Seed::Empty).await;
    let body = crate::client::pool(&cloud.vswitches);
    let request = cloud
        .request(
            "POST",
            &cloud.pools(),
            &[],
            body.to_string().into_bytes(),
            &credential(DEMO_KEY, DEMO_KEY),
            now(),
            &nonce(),
        )
        .body(body.to_string().replace("np-web", "np-bad"));
    let answer = read(request.send().await.expect("an answer")).await;
    assert_eq!(told(&answer), (400, "SignatureDoesNotMatch"));
    assert_eq!(cloud.get(&cloud.pools()).await.body, json!({"nodepools": []}));
}

#[tokio::test]
async fn what_it_does_not_offer_is_not_found() {
    let cloud = Cloud::start(Seed::Empty).await;
    assert_eq!(told(&cloud.get("/no/such/path").await), (404, "InvalidAction.NotFound"));
    assert!(find_roa("POST", "/clusters/c/sync_nodepools").is_some());
    let known = cloud.call("POST", "/clusters/c/sync_nodepools", None).await;
    assert_eq!(told(&known), (404, "InvalidAction.NotFound"));
    let rpc = cloud.rpc("DescribeNothing", "2014-05-26", "").await;
    assert_eq!((rpc.status, &rpc.body["Code"]), (404, &json!("InvalidAction.NotFound")));
    let version = cloud.send("GET", PATH, &[("x-acs-version", "2000-01-01")], Vec::new()).await;
    assert_eq!(told(&version), (404, "InvalidVersion"));
}

fn sha1(key: &str, text: &str) -> String {
    let mut mac = Hmac::<Sha1>::new_from_slice(key.as_bytes()).expect("any length");
    mac.update(text.as_bytes());
    STANDARD.encode(mac.finalize().into_bytes())
}

/// A request signed as the Terraform provider does, its body in chunks.
async fn terraform(cloud: &Cloud, method: &str, path: &str, body: &str, secret: &str) -> Answer {
    let since = std::time::SystemTime::now();
    let date = httpdate(since);
    let nonce = nonce();
    let kind = if body.is_empty() { "" } else { "application/json; charset=utf-8" };
    let headers = format!(
        "x-acs-signature-method:HMAC-SHA1\nx-acs-signature-nonce:{nonce}\nx-acs-signature-version:1.0\nx-acs-version:2015-12-15\n"
    );
    let signature = sha1(secret, &format!("{method}\napplication/json\n\n{kind}\n{date}\n{headers}{path}"));
    let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
    let mut request = cloud
        .http
        .request(method, format!("http://{}{path}", cloud.host()))
        .header("accept", "application/json")
        .header("date", date)
        .header("x-acs-signature-method", "HMAC-SHA1")
        .header("x-acs-signature-nonce", nonce)
        .header("x-acs-signature-version", "1.0")
        .header("x-acs-version", "2015-12-15")
        .header("authorization", format!("acs {DEMO_KEY}:{signature}"));
    if !body.is_empty() {
        let (first, second) = body.split_at(body.len() / 2);
        let chunks = [first, second].map(|chunk| Ok::<_, std::io::Error>(chunk.to_owned()));
        let body = reqwest::Body::wrap_stream(futures_util::stream::iter(chunks));
        request = request.header("content-type", kind).body(body);
    }
    read(request.send().await.expect("an answer")).await
}

fn httpdate(time: std::time::SystemTime) -> String {
    let time = jiff::Timestamp::try_from(time).expect("a time");
    time.strftime("%a, %d %b %Y %H:%M:%S GMT").to_string()
}

#[tokio::test]
async fn the_terraform_providers_scheme_is_taken_with_a_body_in_chunks() {
    let cloud = Cloud::start(Seed::Empty).await;
    let body = crate::client::pool(&cloud.vswitches).to_string();
    let answer = terraform(&cloud, "POST", &cloud.pools(), &body, DEMO_KEY).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let id = answer.body["nodepool_id"].as_str().expect("an id");
    assert_eq!(terraform(&cloud, "GET", &cloud.pool(id), "", DEMO_KEY).await.body["nodepool_info"]["name"], "np-web");
    assert_eq!(told(&terraform(&cloud, "GET", &cloud.pool(id), "", "guess").await), (400, "SignatureDoesNotMatch"));
}

#[tokio::test]
async fn the_old_rpc_scheme_is_taken() {
    let cloud = Cloud::start(Seed::Empty).await;
    let ask = async |secret: &str| {
        let (time, nonce) = (timestamp(now()).replace(':', "%3A"), nonce());
        // Sorted by name, as they are signed.
        let query = format!(
            "AccessKeyId={DEMO_KEY}&Action=DescribeKeyPairs&Format=JSON&RegionId=cn-hangzhou&SignatureMethod=HMAC-SHA1\
             &SignatureNonce={nonce}&SignatureVersion=1.0&Timestamp={time}&Version=2014-05-26"
        );
        let escaped = query.replace('%', "%25").replace('=', "%3D").replace('&', "%26");
        let signature = sha1(&format!("{secret}&"), &format!("GET&%2F&{escaped}"));
        let signature = signature.replace('+', "%2B").replace('/', "%2F").replace('=', "%3D");
        let url = format!("http://{}/?{query}&Signature={signature}", cloud.host());
        read(cloud.http.get(url).send().await.expect("an answer")).await
    };
    let answer = ask(DEMO_KEY).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert_eq!(answer.body["KeyPairs"]["KeyPair"][0]["KeyPairName"], "ops");
    assert_eq!(ask("guess").await.body["Code"], "SignatureDoesNotMatch");
}
