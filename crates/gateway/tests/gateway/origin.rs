//! S5: forty shapes of a mutation that does not come from the console's page; none reaches the upstream.

use reqwest::{Method, RequestBuilder};

use crate::bench::{Bench, key};

const PATH: &str = "/openapi/cs/clusters/c1/nodepools";
const BODY: &str = r#"{"nodepool_info":{"name":"x"}}"#;

/// Headers of a good mutation with some replaced, or taken away where the value is empty.
fn shape(bench: &Bench, method: Method, path: &str, changes: &[(&str, &str)], body: &str) -> RequestBuilder {
    let mut headers = vec![
        ("origin".to_owned(), bench.origin()),
        ("sec-fetch-site".to_owned(), "same-origin".to_owned()),
        ("x-console-request".to_owned(), "1".to_owned()),
        ("idempotency-key".to_owned(), key(1)),
        ("content-type".to_owned(), "application/json".to_owned()),
    ];
    for (name, value) in changes {
        headers.retain(|(known, _)| known != name);
        if !value.is_empty() {
            headers.push(((*name).to_owned(), (*value).to_owned()));
        }
    }
    let request = bench.client.request(method, bench.url(path)).body(body.to_owned());
    headers.into_iter().fold(request, |request, (name, value)| request.header(name, value))
}

#[tokio::test]
async fn forty_foreign_shapes_of_a_mutation_are_refused() {
    let bench = Bench::start().await;
    let port = bench.gateway.address.port();
    let sibling = format!("http://127.0.0.1:{}", port - 1);
    let tls = format!("https://127.0.0.1:{port}");
    let other_name = format!("http://localhost:{port}");
    let suffix = format!("http://127.0.0.1:{port}.evil.example");
    let user = format!("http://evil@127.0.0.1:{port}");
    let slash = format!("http://127.0.0.1:{port}/");
    let rebound = format!("evil.example:{port}");
    let sibling_host = format!("127.0.0.1:{}", port - 1);
    let dotted = format!("127.0.0.1.:{port}");
    let post = |changes: &[(&str, &str)]| shape(&bench, Method::POST, PATH, changes, BODY);
    let mut shapes = vec![
        // Origins that are not ours.
        post(&[("origin", "")]),
        post(&[("origin", "null")]),
        post(&[("origin", "http://evil.example")]),
        post(&[("origin", &sibling)]),
        post(&[("origin", &tls)]),
        post(&[("origin", &other_name)]),
        post(&[("origin", &suffix)]),
        post(&[("origin", &user)]),
        post(&[("origin", &slash)]),
        post(&[("origin", "file://")]),
        // What the browser says about where it comes from.
        post(&[("sec-fetch-site", "")]),
        post(&[("sec-fetch-site", "cross-site")]),
        post(&[("sec-fetch-site", "same-site")]),
        post(&[("sec-fetch-site", "none")]),
        post(&[("sec-fetch-site", "Same-Origin, same-origin")]),
        // The header that a form and a no-cors fetch cannot send.
        post(&[("x-console-request", "")]),
        post(&[("x-console-request", "0")]),
        post(&[("x-console-request", "true")]),
        // Bodies that a form or a no-cors fetch sends.
        post(&[("content-type", "")]),
        post(&[("content-type", "text/plain")]),
        post(&[("content-type", "application/x-www-form-urlencoded")]),
        post(&[("content-type", "multipart/form-data; boundary=x")]),
        post(&[("content-type", "text/plain; application/json")]),
        post(&[("content-type", "application/jsonp")]),
        // A whole cross-site form post and a no-cors fetch.
        post(&[
            ("origin", "http://evil.example"),
            ("sec-fetch-site", "cross-site"),
            ("x-console-request", ""),
            ("content-type", "text/plain"),
            ("idempotency-key", ""),
        ]),
        post(&[
            ("origin", "null"),
            ("sec-fetch-site", "cross-site"),
            ("x-console-request", ""),
            ("content-type", "application/x-www-form-urlencoded"),
        ]),
        // Without its key, or with one that is none.
        post(&[("idempotency-key", "")]),
        post(&[("idempotency-key", "1")]),
        post(&[("idempotency-key", "00000000-0000-4000-8000-00000000000g")]),
        // Another name for this server: DNS rebinding, a sibling port, a name with a dot.
        post(&[("host", &rebound)]),
        post(&[("host", "evil.example")]),
        post(&[("host", &sibling_host)]),
        post(&[("host", &dotted)]),
        post(&[("host", "127.0.0.1")]),
    ];
    // Methods that no row has, and mutations dressed as reads.
    for method in [Method::PATCH, Method::OPTIONS, Method::TRACE, Method::from_bytes(b"CREATE").unwrap()] {
        shapes.push(shape(&bench, method, PATH, &[], BODY));
    }
    let pool = format!("{PATH}/np1");
    shapes.push(shape(&bench, Method::PUT, &pool, &[("origin", "http://evil.example")], BODY));
    shapes.push(shape(&bench, Method::DELETE, &pool, &[("origin", ""), ("content-type", "")], ""));
    shapes.push(shape(&bench, Method::DELETE, &pool, &[("x-console-request", ""), ("content-type", "")], ""));
    shapes.push(shape(&bench, Method::GET, &format!("{PATH}?_method=POST"), &[("sec-fetch-site", "cross-site")], ""));
    shapes.push(shape(
        &bench,
        Method::GET,
        PATH,
        &[("x-http-method-override", "DELETE"), ("sec-fetch-site", "cross-site")],
        "",
    ));
    assert!(shapes.len() >= 40, "{} shapes", shapes.len());
    for (number, request) in shapes.into_iter().enumerate() {
        let request = request.build().unwrap();
        let what = format!("{number}: {} {:?}", request.method(), request.headers());
        let status = bench.client.execute(request).await.unwrap().status().as_u16();
        assert!((400..500).contains(&status), "{status} for {what}");
    }
    let seen = bench.fake.state.lock().unwrap().seen.clone();
    assert!(seen.is_empty(), "{seen:?}");
    // The shape they were all made from is the console's own, and works.
    assert_eq!(post(&[]).send().await.unwrap().status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn an_absolute_target_names_the_same_host() {
    let bench = Bench::start().await;
    let address = bench.gateway.address;
    for (target, wanted) in
        [("http://evil.example/healthz".to_owned(), "421"), (format!("http://{address}/healthz"), "200")]
    {
        let answer = crate::limits::raw(
            address,
            format!("GET {target} HTTP/1.1\r\nhost: {address}\r\nconnection: close\r\n\r\n").as_bytes(),
        )
        .await;
        assert!(answer.starts_with(&format!("HTTP/1.1 {wanted}")), "{target}: {answer}");
    }
    let twice = format!("GET /healthz HTTP/1.1\r\nhost: {address}\r\nhost: {address}\r\nconnection: close\r\n\r\n");
    assert!(crate::limits::raw(address, twice.as_bytes()).await.starts_with("HTTP/1.1 421"));
    bench.gateway.stop().await;
}
