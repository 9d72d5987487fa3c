//! The app's files.

use crate::bench::{Bench, header};

#[tokio::test]
async fn a_file_comes_in_the_smallest_form_the_browser_takes() {
    let bench = Bench::start().await;
    for (accepts, encoding, text) in [
        ("gzip, deflate, br, zstd", "br", "brotli boot"),
        ("gzip", "gzip", "gzip boot"),
        ("identity", "", "plain boot"),
    ] {
        let request = bench.client.get(bench.url("/boot-0123456789abcdef.js")).header("accept-encoding", accepts);
        let response = request.send().await.unwrap();
        assert_eq!(header(&response, "content-encoding"), encoding);
        assert_eq!(header(&response, "vary"), "Accept-Encoding");
        assert_eq!(header(&response, "content-type"), "text/javascript; charset=utf-8");
        assert_eq!(response.text().await.unwrap(), text);
    }
    bench.gateway.stop().await;
}

#[tokio::test]
async fn each_kind_of_file_is_kept_as_long_as_it_may() {
    let bench = Bench::start().await;
    for (path, kept, kind) in [
        ("/boot-0123456789abcdef.js", "public, max-age=31536000, immutable", "text/javascript; charset=utf-8"),
        ("/app-0123456789abcdef_bg.wasm", "public, max-age=31536000, immutable", "application/wasm"),
        ("/texts/shell.en-0123456789abcdef.json", "public, max-age=31536000, immutable", "application/json"),
        ("/code-worker_loader.js", "no-cache", "text/javascript; charset=utf-8"),
        ("/mark.svg", "no-cache", "image/svg+xml"),
        ("/", "no-store", "text/html; charset=utf-8"),
        ("/index.html", "no-store", "text/html; charset=utf-8"),
    ] {
        let response = bench.get(path).await;
        assert_eq!((header(&response, "cache-control"), header(&response, "content-type")), (kept, kind), "{path}");
        assert_eq!(header(&response, "etag").is_empty(), kept == "no-store", "{path}");
    }
    bench.gateway.stop().await;
}

#[tokio::test]
async fn what_is_known_is_not_sent_again() {
    let bench = Bench::start().await;
    let etag = header(&bench.get("/code-worker_loader.js").await, "etag").to_owned();
    let again = |etag: &str| bench.client.get(bench.url("/code-worker_loader.js")).header("if-none-match", etag);
    assert_eq!(again(&etag).send().await.unwrap().status(), 304);
    assert_eq!(again(&format!("\"other\", W/{etag}")).send().await.unwrap().status(), 304);
    assert_eq!(again("\"other\"").send().await.unwrap().status(), 200);
    bench.gateway.stop().await;
}

#[tokio::test]
async fn only_a_navigation_without_an_extension_gets_the_page() {
    let bench = Bench::start().await;
    let ask = |path: &str, mode: Option<&str>, accept: &str| {
        let request = bench.client.get(bench.url(path)).header("accept", accept);
        mode.into_iter().fold(request, |request, mode| request.header("sec-fetch-mode", mode))
    };
    for (path, mode, accept, status) in [
        ("/clusters/c1/nodepools", Some("navigate"), "text/html", 200),
        ("/clusters/c1/nodepools", None, "text/html,*/*", 200),
        ("/clusters/c1/nodepools", Some("cors"), "text/html", 404),
        ("/clusters/c1/nodepools", None, "*/*", 404),
        ("/boot-ffffffffffffffff.js", Some("navigate"), "text/html", 404),
        ("/../gateway.db", Some("navigate"), "text/html", 404),
        ("/..%2fdata%2fgateway.db", Some("navigate"), "text/html", 404),
        ("/boot-0123456789abcdef.js.br", Some("cors"), "*/*", 404),
        ("/console/x", Some("navigate"), "text/html", 404),
        ("/openapi", Some("navigate"), "text/html", 404),
    ] {
        let status_got = ask(path, mode, accept).send().await.unwrap().status();
        assert_eq!(status_got, status, "{path} {mode:?} {accept}");
    }
    bench.gateway.stop().await;
}
