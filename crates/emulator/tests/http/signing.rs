//! Who may call, and what the others are told.

use ack_api::find_roa;
use emulator::{DEMO_KEY, Seed};
use serde_json::json;

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
