//! Who may speak to the gateway: its own page at its own address.

use std::net::SocketAddr;

use http::{HeaderMap, Method, Request, header};

use crate::problem::Problem;

/// The names under which this server is known.
pub(crate) struct Guard {
    hosts: Vec<String>,
}

impl Guard {
    /// The loopback names with the port of `address`, and without it when it is the default one.
    pub(crate) fn of(address: SocketAddr) -> Self {
        let names = ["127.0.0.1", "localhost", "[::1]"];
        let own = match address.ip() {
            std::net::IpAddr::V4(ip) => ip.to_string(),
            std::net::IpAddr::V6(ip) => format!("[{ip}]"),
        };
        let names = names.into_iter().map(str::to_owned).chain([own]);
        let mut hosts: Vec<String> = names.clone().map(|name| format!("{name}:{}", address.port())).collect();
        if address.port() == 80 {
            hosts.extend(names);
        }
        Self { hosts }
    }

    /// One Host that is ours, and the same in an absolute request target.
    pub(crate) fn check_host<'r, B>(&self, request: &'r Request<B>) -> Result<&'r str, Problem> {
        let mut hosts = request.headers().get_all(header::HOST).iter();
        let (Some(host), None) = (hosts.next(), hosts.next()) else { return Err(Problem::Host) };
        let host = host.to_str().map_err(|_| Problem::Host)?;
        let known = self.hosts.iter().any(|known| known.eq_ignore_ascii_case(host));
        let consistent = request.uri().authority().is_none_or(|target| target.as_str().eq_ignore_ascii_case(host));
        if known && consistent { Ok(host) } else { Err(Problem::Host) }
    }
}

/// Whether a method changes something.
pub(crate) fn is_mutation(method: &Method) -> bool {
    !matches!(*method, Method::GET | Method::HEAD)
}

/// What only the console's own page can send.
pub(crate) fn check_mutation(headers: &HeaderMap, host: &str) -> Result<(), Problem> {
    let origin = single(headers, "origin").ok_or(Problem::Origin("no Origin"))?;
    if !origin.eq_ignore_ascii_case(&format!("http://{host}")) {
        return Err(Problem::Origin("another Origin"));
    }
    if single(headers, "sec-fetch-site") != Some("same-origin") {
        return Err(Problem::Origin("Sec-Fetch-Site is not same-origin"));
    }
    if single(headers, "x-console-request") != Some("1") {
        return Err(Problem::Origin("no X-Console-Request"));
    }
    Ok(())
}

/// Data is for the own page and for a person who types the address, not for another site's page.
pub(crate) fn check_read(headers: &HeaderMap) -> Result<(), Problem> {
    let ours = !headers.contains_key("sec-fetch-site")
        || matches!(single(headers, "sec-fetch-site"), Some("same-origin" | "none"));
    if ours { Ok(()) } else { Err(Problem::Origin("another site's page")) }
}

/// The one value of a header; `None` when it is absent, there several times or not text.
pub(crate) fn single<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let mut values = headers.get_all(name).iter();
    match (values.next(), values.next()) {
        (Some(value), None) => value.to_str().ok(),
        _ => None,
    }
}
