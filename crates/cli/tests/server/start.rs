//! D3 and what else can be wrong at the start: one clear line and exit code 1.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Output, Stdio};

use crate::served::{Served, command};

fn refused(folder: &Path, arguments: &[&str]) -> Output {
    // A later flag of the same name is refused, so those under test stand alone.
    let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_nodepool"));
    command.arg("serve").args(arguments).current_dir(folder).env_remove("ALIBABA_CLOUD_ACCESS_KEY_ID");
    command.output().unwrap()
}

fn check(output: &Output, wanted: &str) {
    let text = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{text}");
    assert_eq!(text.lines().count(), 1, "{text}");
    assert!(text.starts_with("error: ") && text.contains(wanted), "{text:?} lacks {wanted:?}");
    assert!(output.stdout.is_empty());
}

#[tokio::test]
async fn each_reason_not_to_start_is_one_line() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path();
    // Makes the app folder.
    drop(command(path, &[]));
    std::fs::write(path.join("file"), "").unwrap();
    std::fs::create_dir_all(path.join("foreign")).unwrap();
    std::fs::write(path.join("foreign/gateway.db"), "a diary").unwrap();
    std::fs::create_dir_all(path.join("foreign2")).unwrap();
    std::fs::write(path.join("foreign2/emulator.db"), "a diary").unwrap();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let taken = taken.local_addr().unwrap().to_string();
    let free = ["--listen", "127.0.0.1:0", "--emulator-listen", "127.0.0.1:0"];
    let cases: Vec<(Vec<&str>, &str)> = vec![
        (vec!["--app", "app", "--data-dir", "d1", "--listen", &taken, "--emulator-listen", "127.0.0.1:0"], "in use"),
        (vec!["--app", "app", "--data-dir", "d2", "--listen", "127.0.0.1:0", "--emulator-listen", &taken], "in use"),
        (
            vec!["--app", "app", "--data-dir", "d3", "--listen", "0.0.0.0:0", "--emulator-listen", "127.0.0.1:0"],
            "0.0.0.0",
        ),
        ([&["--app", "nowhere", "--data-dir", "d4"], &free[..]].concat(), "nowhere"),
        ([&["--app", "app", "--data-dir", "file/below"], &free[..]].concat(), "file/below"),
        ([&["--app", "app", "--data-dir", "foreign"], &free[..]].concat(), "not a database of this console"),
        ([&["--app", "app", "--data-dir", "foreign2"], &free[..]].concat(), "emulator.db"),
        ([&["--app", "app", "--data-dir", "d5", "--upstream", "ftp://x"], &free[..]].concat(), "ftp://x"),
        ([&["--app", "app", "--data-dir", "d6", "--poll", "0"], &free[..]].concat(), "--poll"),
        ([&["--app", "app", "--data-dir", "d7", "--speed", "0"], &free[..]].concat(), "speed"),
    ];
    for (arguments, wanted) in cases {
        check(&refused(path, &arguments), wanted);
    }
    assert_eq!(std::fs::read_to_string(path.join("foreign/gateway.db")).unwrap(), "a diary");
    assert_eq!(std::fs::read_to_string(path.join("foreign2/emulator.db")).unwrap(), "a diary");
}

#[tokio::test]
async fn two_servers_do_not_share_a_data_folder() {
    let folder = tempfile::tempdir().unwrap();
    let _first = Served::start(folder.path(), &[]);
    check(&command(folder.path(), &[]).output().unwrap(), "another nodepool uses the data folder");
}

#[tokio::test]
async fn half_a_key_in_the_environment_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let mut half = command(folder.path(), &["--upstream", "http://127.0.0.1:9"]);
    half.env("ALIBABA_CLOUD_ACCESS_KEY_ID", "id");
    check(&half.output().unwrap(), "ALIBABA_CLOUD_ACCESS_KEY_SECRET");
}

#[test]
fn the_key_that_signs_is_named_and_its_secret_is_not() {
    let started = |environment: &[(&str, &str)]| {
        let folder = tempfile::tempdir().unwrap();
        let mut command = command(folder.path(), &["--upstream", "http://127.0.0.1:9"]);
        command.envs(environment.iter().copied()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let lines = BufReader::new(child.stdout.take().unwrap()).lines().map_while(Result::ok);
        let lines: Vec<_> = lines.take_while(|line| !line.starts_with("Ready.")).collect();
        child.kill().unwrap();
        child.wait().unwrap();
        lines
    };
    let keys = |lines: &[String]| lines.iter().filter(|line| line.starts_with("Key ")).cloned().collect::<Vec<_>>();
    let environment = [
        ("ALIBABA_CLOUD_ACCESS_KEY_ID", "LTAI5tExampleKeyId1234"),
        ("ALIBABA_CLOUD_ACCESS_KEY_SECRET", "canary-secret"),
    ];
    let lines = started(&environment);
    assert_eq!(keys(&lines), ["Key       LTAI…1234 (from ALIBABA_CLOUD_ACCESS_KEY_ID)"]);
    assert!(!lines.concat().contains("canary-secret"));
    let demo = "Key       emulator (the emulator's demo key; ALIBABA_CLOUD_ACCESS_KEY_ID is not set)";
    assert_eq!(keys(&started(&[])), [demo]);
}
