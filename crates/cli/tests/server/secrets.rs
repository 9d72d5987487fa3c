//! S10: canaries in every place a secret comes in; found nowhere it could come out.

use std::path::Path;

use serde_json::json;

use crate::served::{Served, command, key, named};

const PASSWORD: &str = "Canary-Passw0rd-1";
const USER_DATA: &str = "Y2FuYXJ5LXVzZXItZGF0YS1zY3JpcHQ=";
const KEY_SECRET: &str = "canary-key-secret-bytes";

fn find(folder: &Path, canary: &str, except: &[&str]) -> Vec<String> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.extend(find(&path, canary, except));
        } else if !except.iter().any(|except| name.starts_with(except)) {
            let bytes = std::fs::read(&path).unwrap();
            if bytes.windows(canary.len()).any(|window| window == canary.as_bytes()) {
                found.push(name);
            }
        }
    }
    found
}

#[tokio::test]
async fn no_secret_is_in_logs_databases_or_errors() {
    let folder = tempfile::tempdir().unwrap();
    let mut trace = command(folder.path(), &["--seed", "empty"]);
    trace.env("NODEPOOL_LOG", "trace");
    let mut served = Served::spawn(trace, folder.path());
    let (cluster, body) = served.cluster().await;
    let mut body = named(&body, "secret");
    body["scaling_group"]["key_pair"] = json!(null);
    body["scaling_group"]["login_password"] = json!(PASSWORD);
    body["kubernetes_config"]["user_data"] = json!(USER_DATA);
    let mut answers = Vec::new();
    let mut refused = body.clone();
    refused["scaling_group"]["system_disk_size"] = json!(1);
    for (number, request) in [&refused, &body].into_iter().enumerate() {
        let answer = served.create(&cluster, &key(number), request).send().await.unwrap();
        answers.push((answer.status().as_u16(), format!("{:?}", answer.headers()), answer.text().await.unwrap()));
    }
    assert_eq!((answers[0].0, answers[1].0), (400, 200), "{answers:?}");
    // Lost and looked for, a conflict, a body that is no JSON: each with the secrets in it.
    served.fault(json!({"operation": "CreateClusterNodePool", "kind": "cut_after"})).await;
    let lost = served.create(&cluster, &key(7), &named(&body, "lost")).send().await.unwrap();
    assert_eq!(lost.status(), 200);
    for request in [
        served.create(&cluster, &key(7), &named(&body, "other")),
        served.create(&cluster, &key(8), &body).body(format!("{{\"login_password\":\"{PASSWORD}\",}}")),
        served.create(&cluster, &key(9), &body).header("content-type", "text/plain"),
    ] {
        let answer = request.send().await.unwrap();
        assert!(answer.status().is_client_error());
        answers.push((0, format!("{:?}", answer.headers()), answer.text().await.unwrap()));
    }
    for canary in [PASSWORD, USER_DATA] {
        assert!(answers.iter().all(|(_, head, text)| !head.contains(canary) && !text.contains(canary)), "{answers:?}");
    }
    let log = std::fs::read_to_string(folder.path().join("log")).unwrap();
    assert!(log.contains("TRACE") && log.contains("mutation"), "it logs at trace level");
    assert_eq!(find(folder.path(), PASSWORD, &[]), Vec::<String>::new());
    // The emulated cloud keeps user data, as the cloud does: the API gives it back.
    assert_eq!(find(folder.path(), USER_DATA, &["emulator.db"]), Vec::<String>::new());
    served.kill();
    assert_eq!(find(folder.path(), PASSWORD, &[]), Vec::<String>::new());
}

#[tokio::test]
async fn the_access_key_is_nowhere_to_be_read() {
    let cloud = tempfile::tempdir().unwrap();
    let emulator = Served::start(cloud.path(), &["--seed", "empty"]);
    let folder = tempfile::tempdir().unwrap();
    let mut trace = command(folder.path(), &["--upstream", &emulator.emulator]);
    trace.env("NODEPOOL_LOG", "trace");
    trace.env("ALIBABA_CLOUD_ACCESS_KEY_ID", "emulator").env("ALIBABA_CLOUD_ACCESS_KEY_SECRET", KEY_SECRET);
    let served = Served::spawn(trace, folder.path());
    let mut said = String::new();
    for path in ["/console/session", "/readyz", "/openapi/cs/quota", "/openapi/ecs/DescribeKeyPairs"] {
        let answer = served.client.get(format!("{}{path}", served.console)).send().await.unwrap();
        said.push_str(&format!("{:?} {}", answer.headers().clone(), answer.text().await.unwrap()));
    }
    assert!(said.contains("SignatureDoesNotMatch"), "the secret was used: {said}");
    assert!(!said.contains(KEY_SECRET), "{said}");
    assert_eq!(find(folder.path(), KEY_SECRET, &[]), Vec::<String>::new());
}
