//! What a restart keeps.

use emulator::{Options, Seed};

use crate::client::{Cloud, pool};

#[tokio::test]
async fn a_restart_keeps_pools_clock_and_running_life_cycles() {
    let folder = tempfile::tempdir().expect("a folder");
    let options =
        Options { seed: Seed::Empty, database: Some(folder.path().join("emulator.db")), ..Options::default() };
    let cloud = Cloud::with(options.clone()).await;
    let id = cloud.created(&pool(&cloud.vswitches)).await;
    cloud.advance(20.0).await;
    assert_eq!(cloud.status(&id).await.2, 2);
    let before = cloud.detail(&id).await;
    cloud.running.stop().await;

    // Another seed does not touch a database that has one.
    let cloud = Cloud::with(Options { seed: Seed::Demo, ..options }).await;
    let mut after = cloud.detail(&id).await;
    after["status"] = before["status"].clone();
    assert_eq!(after, before);
    cloud.advance(100.0).await;
    assert_eq!(cloud.status(&id).await, ("active".to_owned(), 2, 2));
    assert_eq!(cloud.requests(&id).await["requests"].as_array().map(Vec::len), Some(1));
}

#[tokio::test]
async fn the_password_is_not_in_the_file() {
    let folder = tempfile::tempdir().expect("a folder");
    let options =
        Options { seed: Seed::Empty, database: Some(folder.path().join("emulator.db")), ..Options::default() };
    let cloud = Cloud::with(options).await;
    let mut body = pool(&cloud.vswitches);
    let group = body["scaling_group"].as_object_mut().expect("an object");
    group.shift_remove("key_pair");
    group.insert("login_password".to_owned(), "Canary-5520-pass".into());
    cloud.created(&body).await;
    for file in std::fs::read_dir(folder.path()).expect("a folder") {
        let bytes = std::fs::read(file.expect("a file").path()).expect("read");
        assert!(!bytes.windows(11).any(|window| window == b"Canary-5520"));
    }
}
