//! S12: large, deep and slow requests.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::bench::{Bench, code, key};

/// Sends bytes as they are and reads until the other side closes.
pub async fn raw(address: SocketAddr, bytes: &[u8]) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    // The answer may come, and the connection close, before everything was written.
    let _ = stream.write_all(bytes).await;
    read_all(&mut stream).await
}

async fn read_all(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

const PATH: &str = "/openapi/cs/clusters/c1/nodepools";

#[tokio::test]
async fn a_body_over_256_kib_is_refused_before_it_is_read() {
    let bench = Bench::start().await;
    let body = |bytes: usize| format!(r#"{{"a":"{}"}}"#, "x".repeat(bytes - 8));
    for (bytes, status) in [(256 * 1024, 200), (256 * 1024 + 1, 413), (5 * 1024 * 1024, 413)] {
        let sent = bench.mutation("POST", PATH, &key(bytes), &body(bytes)).send().await;
        // The gateway closes early, so a large upload may see the close before the answer.
        if let Ok(answer) = sent {
            assert_eq!(answer.status(), status, "{bytes} bytes");
        } else {
            assert!(bytes > 1024 * 1024, "{bytes} bytes");
        }
    }
    // Announced: refused without a byte of it.
    let address = bench.gateway.address;
    let head = format!(
        "POST {PATH} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nsec-fetch-site: same-origin\r\n\
         x-console-request: 1\r\nidempotency-key: {}\r\ncontent-type: application/json\r\ncontent-length: 999999999\r\n\r\n",
        key(7)
    );
    let answer = raw(address, head.as_bytes()).await;
    assert!(answer.starts_with("HTTP/1.1 413") && answer.contains("Console.BodyTooLarge"), "{answer}");
    assert_eq!(bench.fake.count("CreateClusterNodePool"), 1);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn json_deeper_than_64_levels_is_refused() {
    let bench = Bench::start().await;
    let nested = |levels: usize| format!("{}1{}", r#"{"a":"#.repeat(levels), "}".repeat(levels));
    for (number, (levels, wanted)) in
        [(64, (200, "")), (65, (400, "Console.TooDeep")), (20_000, (400, "Console.TooDeep"))].into_iter().enumerate()
    {
        // Not a create: the bench's upstream would index into it.
        let path = format!("{PATH}/np1");
        let answer = bench.mutation("PUT", &path, &key(number), &nested(levels)).send().await.unwrap();
        let (status, code) = code(answer).await;
        assert_eq!((status, code.as_str()), wanted, "{levels} levels");
    }
    bench.gateway.stop().await;
}

#[tokio::test]
async fn a_body_that_is_no_object_is_refused() {
    let bench = Bench::start().await;
    for (number, body) in ["[]", "1", "\"x\"", "{", "{\"a\":}", "{}{}", "\u{feff}{}", "nul"].into_iter().enumerate() {
        let answer = bench.mutation("POST", PATH, &key(number), body).send().await.unwrap();
        assert_eq!(code(answer).await, (400, "Console.NotJson".to_owned()), "{body}");
    }
    let with_body = bench.mutation("DELETE", &format!("{PATH}/np1"), &key(99), "{}").send().await.unwrap();
    assert_eq!(with_body.status(), 404);
    assert!(bench.fake.state.lock().unwrap().seen.is_empty());
    bench.gateway.stop().await;
}

#[tokio::test]
async fn slow_clients_are_cut_at_15_seconds() {
    let bench = Bench::start().await;
    let address = bench.gateway.address;
    let begin = |bytes: String| async move {
        let mut stream = TcpStream::connect(address).await.unwrap();
        stream.write_all(bytes.as_bytes()).await.unwrap();
        let begun = Instant::now();
        let answer = tokio::time::timeout(Duration::from_secs(25), read_all(&mut stream)).await.expect("it was cut");
        (begun.elapsed(), answer)
    };
    let half_head = begin("GET / HTTP/1.1\r\nhost: x\r\nx-slow:".to_owned());
    let half_body = begin(format!(
        "POST {PATH} HTTP/1.1\r\nhost: {address}\r\norigin: http://{address}\r\nsec-fetch-site: same-origin\r\n\
         x-console-request: 1\r\nidempotency-key: {}\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n{{\"a\"",
        key(1)
    ));
    let silent = begin(String::new());
    let never_reads = async {
        // Asks for the same file until the answers fill every buffer on the way, and takes none.
        let stream = TcpStream::connect(address).await.unwrap();
        let request = format!("GET /big-0123456789abcdef.bin HTTP/1.1\r\nhost: {address}\r\n\r\n");
        let begun = Instant::now();
        loop {
            match tokio::time::timeout(Duration::from_secs(1), stream.writable()).await {
                Ok(ready) => ready.unwrap(),
                Err(_) => {
                    assert!(begun.elapsed() < Duration::from_secs(40), "it was not cut");
                    continue;
                }
            }
            match stream.try_write(request.as_bytes()) {
                Ok(_) => {}
                Err(error) if error.kind() == std::io::ErrorKind::WouldBlock => {}
                Err(_) => return begun.elapsed(),
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    let (half_head, half_body, silent, never_reads) = tokio::join!(half_head, half_body, silent, never_reads);
    for (what, elapsed) in [("half a head", half_head.0), ("half a body", half_body.0), ("nothing", silent.0)] {
        assert!(elapsed >= Duration::from_secs(14) && elapsed < Duration::from_secs(18), "{what}: {elapsed:?}");
    }
    assert!(half_body.1.starts_with("HTTP/1.1 408") && half_body.1.contains("Console.SlowRequest"), "{}", half_body.1);
    assert!(never_reads < Duration::from_secs(40), "{never_reads:?}");
    assert!(bench.fake.state.lock().unwrap().seen.is_empty());
    bench.gateway.stop().await;
}
