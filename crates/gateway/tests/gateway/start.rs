//! S6, D3, R12: where it listens, what it does with storage it cannot use, how it ends.

use std::net::SocketAddr;
use std::path::Path;
use std::time::{Duration, Instant};

use sqlx::{Connection, SqliteConnection};

use crate::bench::{Bench, Reply, SECRET, code, key, options, write_app};

const UPSTREAM: &str = "http://127.0.0.1:9";

fn folder() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    write_app(&folder.path().join("app"));
    folder
}

async fn refusal(options: gateway::Options) -> String {
    match gateway::start(options).await {
        Ok(_) => panic!("it started"),
        Err(error) => error.to_string(),
    }
}

#[tokio::test]
async fn addresses_that_others_can_reach_are_refused() {
    let folder = folder();
    for address in ["0.0.0.0:0", "[::]:0", "192.168.0.1:8080", "10.0.0.1:80"] {
        let mut options = options(folder.path(), UPSTREAM);
        options.listen = address.parse::<SocketAddr>().unwrap();
        let message = refusal(options).await;
        assert!(message.contains(address.split(":0").next().unwrap()) && message.contains("127.0.0.1"), "{message}");
    }
}

#[tokio::test]
async fn what_is_wrong_at_the_start_is_one_clear_line() {
    let folder = folder();
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let mut in_use = options(folder.path(), UPSTREAM);
    in_use.listen = taken.local_addr().unwrap();
    let mut no_app = options(folder.path(), UPSTREAM);
    no_app.app = folder.path().join("nowhere");
    let mut no_page = options(folder.path(), UPSTREAM);
    no_page.app = folder.path().join("app/texts");
    let mut no_folder = options(folder.path(), UPSTREAM);
    no_folder.data = folder.path().join("app/mark.svg/x.db");
    for (options, wanted) in [
        (in_use, "in use"),
        (no_app, "nowhere"),
        (no_page, "index.html"),
        (no_folder, "mark.svg"),
        (options(folder.path(), "ftp://x"), "ftp://x"),
        (options(folder.path(), "http://user:pw@host"), "not an address"),
        (options(folder.path(), "http://host/path"), "not an address"),
        (options(folder.path(), "nonsense"), "nonsense"),
    ] {
        let message = refusal(options).await;
        assert!(message.contains(wanted) && !message.contains('\n') && !message.contains(SECRET), "{message}");
    }
}

#[tokio::test]
async fn another_programs_file_is_left_as_it_is() {
    let folder = folder();
    std::fs::create_dir_all(folder.path().join("data")).unwrap();
    let path = folder.path().join("data/gateway.db");
    std::fs::write(&path, "a diary, not a database").unwrap();
    let message = refusal(options(folder.path(), UPSTREAM)).await;
    assert!(message.contains("not a database of this console"), "{message}");
    assert_eq!(std::fs::read_to_string(&path).unwrap(), "a diary, not a database");

    std::fs::remove_file(&path).unwrap();
    let mut foreign = connect(&path).await;
    sqlx::query("CREATE TABLE diary (day TEXT)").execute(&mut foreign).await.unwrap();
    foreign.close().await.unwrap();
    let before = std::fs::read(&path).unwrap();
    std::fs::write(path.with_extension("secret"), "0".repeat(64)).unwrap();
    let message = refusal(options(folder.path(), UPSTREAM)).await;
    assert!(message.contains("not a database of this console"), "{message}");
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

async fn connect(path: &Path) -> SqliteConnection {
    let options = sqlx::sqlite::SqliteConnectOptions::new().filename(path).create_if_missing(true);
    SqliteConnection::connect_with(&options).await.unwrap()
}

#[tokio::test]
async fn a_newer_schema_a_lock_and_a_damaged_secret_are_named() {
    let folder = folder();
    let path = folder.path().join("data/gateway.db");
    gateway::start(options(folder.path(), UPSTREAM)).await.unwrap().stop().await;

    let mut other = connect(&path).await;
    sqlx::query("BEGIN EXCLUSIVE").execute(&mut other).await.unwrap();
    let message = refusal(options(folder.path(), UPSTREAM)).await;
    assert!(message.contains("in use by another process"), "{message}");
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();

    let newer = "INSERT INTO _sqlx_migrations (version, description, success, checksum, execution_time) \
                 VALUES (9999, 'later', 1, x'00', 0)";
    sqlx::query(newer).execute(&mut other).await.unwrap();
    let message = refusal(options(folder.path(), UPSTREAM)).await;
    assert!(message.contains("newer version"), "{message}");
    sqlx::query("DELETE FROM _sqlx_migrations WHERE version = 9999").execute(&mut other).await.unwrap();
    other.close().await.unwrap();

    let secret = path.with_extension("secret");
    let good = std::fs::read_to_string(&secret).unwrap();
    std::fs::write(&secret, "short").unwrap();
    let message = refusal(options(folder.path(), UPSTREAM)).await;
    assert!(message.contains("gateway.secret"), "{message}");
    std::fs::write(&secret, good).unwrap();
    gateway::start(options(folder.path(), UPSTREAM)).await.unwrap().stop().await;
}

#[cfg(unix)]
#[tokio::test]
async fn the_files_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let bench = Bench::start().await;
    bench.create(&key(1), "a").send().await.unwrap();
    for name in ["gateway.db", "gateway.db-wal", "gateway.db-shm", "gateway.secret"] {
        let mode = std::fs::metadata(bench.folder.path().join("data").join(name)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{name}");
    }
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_database_that_cannot_be_written_refuses_mutations_and_still_reads() {
    let bench = Bench::start().await;
    let mut other = connect(&bench.folder.path().join("data/gateway.db")).await;
    sqlx::query("BEGIN IMMEDIATE").execute(&mut other).await.unwrap();
    let answer = bench.create(&key(1), "a").send().await.unwrap();
    assert_eq!(code(answer).await, (503, "Console.Storage".to_owned()));
    assert_eq!(bench.fake.count("CreateClusterNodePool"), 0);
    assert_eq!(bench.get("/openapi/cs/quota").await.status(), 200);
    sqlx::query("ROLLBACK").execute(&mut other).await.unwrap();
    assert_eq!(bench.create(&key(1), "a").send().await.unwrap().status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn it_stops_within_10_seconds_with_stuck_clients_and_finishes_what_it_accepted() {
    let bench = Bench::start().await;
    let address = bench.gateway.address;
    let _tab = bench.get("/console/live?cluster=c1").await;
    let mut stuck = tokio::net::TcpStream::connect(address).await.unwrap();
    tokio::io::AsyncWriteExt::write_all(&mut stuck, b"POST / HTTP/1.1\r\nhost:").await.unwrap();
    bench.fake.script([("CreateClusterNodePool", Reply::Json(429, serde_json::json!({"code": "Throttling"})))]);
    let create = tokio::spawn(bench.create(&key(1), "last").send());
    while bench.fake.count("CreateClusterNodePool") == 0 {
        tokio::time::sleep(Duration::from_millis(5)).await;
    }
    let begun = Instant::now();
    bench.gateway.stop().await;
    assert!(begun.elapsed() < Duration::from_secs(10), "{:?}", begun.elapsed());
    assert_eq!(create.await.unwrap().unwrap().status(), 200, "what was accepted is finished");
    assert!(tokio::net::TcpStream::connect(address).await.is_err(), "nobody listens any more");
}
