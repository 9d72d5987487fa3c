//! The app's files, served from memory.

mod encoding;

use std::collections::HashMap;
use std::io;
use std::path::{Path, PathBuf};

use axum::body::Body;
use bytes::Bytes;
use http::{HeaderMap, HeaderValue, Method, Response, StatusCode, header};
use sha2::{Digest, Sha256};

use crate::guard::single;
use crate::headers::{PAGE_POLICY, SCRIPT_POLICY};
use crate::problem::Problem;
use encoding::Encoding;

/// The page that every address without a file behind it shows.
const PAGE: &str = "index.html";

/// Every file of the app folder with its precompressed forms.
pub(crate) struct Assets {
    files: HashMap<String, Asset>,
}

struct Asset {
    content_type: &'static str,
    kind: Kind,
    etag: String,
    plain: Bytes,
    brotli: Option<Bytes>,
    gzip: Option<Bytes>,
}

/// How long a file may be kept, and what it may do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Never kept; the policy of the page.
    Page,
    /// The name changes with the content: kept for ever.
    Hashed,
    /// Asked for again each time.
    Plain,
}

impl Assets {
    /// Reads the whole folder.
    ///
    /// # Errors
    /// When the folder or a file cannot be read, or there is no `index.html`.
    pub(crate) fn load(folder: &Path) -> io::Result<Self> {
        let mut paths = Vec::new();
        list(folder, &mut paths)?;
        let mut files = HashMap::new();
        for path in &paths {
            if matches!(path.extension().and_then(|extension| extension.to_str()), Some("br" | "gz")) {
                continue;
            }
            let beside = |extension: &str| -> io::Result<Option<Bytes>> {
                let mut name = path.clone().into_os_string();
                name.push(extension);
                let path = PathBuf::from(name);
                path.exists().then(|| std::fs::read(path).map(Bytes::from)).transpose()
            };
            let relative = path.strip_prefix(folder).map_err(io::Error::other)?;
            let name = relative.to_string_lossy().replace('\\', "/");
            let plain = Bytes::from(std::fs::read(path)?);
            let etag = hex::encode(&Sha256::digest(&plain)[..16]);
            let (brotli, gzip) = (beside(".br")?, beside(".gz")?);
            let asset = Asset { content_type: content_type(&name), kind: kind(&name), etag, plain, brotli, gzip };
            files.insert(name, asset);
        }
        if !files.contains_key(PAGE) {
            return Err(io::Error::new(io::ErrorKind::NotFound, "it has no index.html"));
        }
        Ok(Self { files })
    }

    /// The file at `path`, the page for a navigation to an address of the app, else not found.
    pub(crate) fn answer(&self, method: &Method, path: &str, headers: &HeaderMap) -> Result<Response<Body>, Problem> {
        if !matches!(*method, Method::GET | Method::HEAD) {
            return Err(Problem::Method(method.to_string()));
        }
        let name = if path == "/" { PAGE } else { path.trim_start_matches('/') };
        let asset = self.files.get(name).or_else(|| self.page_for(name, headers)).ok_or(Problem::NotFound)?;
        Ok(asset.respond(headers))
    }

    /// The page answers only navigations without a file extension: a missing script must not be HTML.
    fn page_for(&self, name: &str, headers: &HeaderMap) -> Option<&Asset> {
        let has_extension = name.rsplit('/').next().is_some_and(|last| last.contains('.'));
        let navigates = match single(headers, "sec-fetch-mode") {
            Some(mode) => mode == "navigate",
            None => single(headers, header::ACCEPT.as_str()).is_some_and(|accept| accept.contains("text/html")),
        };
        if has_extension || !navigates { None } else { self.files.get(PAGE) }
    }
}

impl Asset {
    fn respond(&self, request: &HeaderMap) -> Response<Body> {
        let (encoding, bytes) = self.choose(request);
        let etag = format!("\"{}{}\"", self.etag, encoding.suffix());
        let known = request.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
        let unchanged = self.kind != Kind::Page
            && known.flat_map(|value| value.split(',')).any(|known| known.trim().trim_start_matches("W/") == etag);
        let mut response = if unchanged {
            let mut response = Response::new(Body::empty());
            *response.status_mut() = StatusCode::NOT_MODIFIED;
            response
        } else {
            let mut response = Response::new(Body::from(bytes));
            response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(self.content_type));
            response
        };
        let headers = response.headers_mut();
        let cache = match self.kind {
            Kind::Page => "no-store",
            Kind::Hashed => "public, max-age=31536000, immutable",
            Kind::Plain => "no-cache",
        };
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
        headers.insert(header::VARY, HeaderValue::from_static("Accept-Encoding"));
        if let Some(name) = encoding.name().filter(|_| !unchanged) {
            headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static(name));
        }
        if let (false, Ok(etag)) = (self.kind == Kind::Page, HeaderValue::from_str(&etag)) {
            headers.insert(header::ETAG, etag);
        }
        let policy = match self.content_type {
            "text/html; charset=utf-8" => Some(PAGE_POLICY),
            "text/javascript; charset=utf-8" => Some(SCRIPT_POLICY),
            _ => None,
        };
        if let Some(policy) = policy {
            headers.insert(header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(policy));
        }
        response
    }

    fn choose(&self, request: &HeaderMap) -> (Encoding, Bytes) {
        let accepted = request.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
        for encoding in encoding::accepted(accepted) {
            let bytes = match encoding {
                Encoding::Brotli => self.brotli.as_ref(),
                Encoding::Gzip => self.gzip.as_ref(),
                Encoding::Plain => Some(&self.plain),
            };
            if let Some(bytes) = bytes {
                return (encoding, bytes.clone());
            }
        }
        (Encoding::Plain, self.plain.clone())
    }
}

fn list(folder: &Path, into: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            list(&path, into)?;
        } else {
            into.push(path);
        }
    }
    Ok(())
}

fn kind(name: &str) -> Kind {
    if name.ends_with(".html") {
        Kind::Page
    } else if is_hashed(name) {
        Kind::Hashed
    } else {
        Kind::Plain
    }
}

/// Whether a part of the file name is a hash: eight or more hex digits, a decimal one among them.
fn is_hashed(name: &str) -> bool {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.split(['-', '_', '.']).any(|part| {
        part.len() >= 8
            && part.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
            && part.bytes().any(|byte| byte.is_ascii_digit())
    })
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "wasm" => "application/wasm",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_in_the_name_is_told_from_a_word() {
        for (name, wanted) in [
            ("nodepool-console-1a2b3c4d5e6f7a8b.js", Kind::Hashed),
            ("nodepool-console-1a2b3c4d5e6f7a8b_bg.wasm", Kind::Hashed),
            ("texts/shell.en-0123456789abcdef.json", Kind::Hashed),
            ("texts/shell.en.0123abcd.json", Kind::Hashed),
            ("code-worker.js", Kind::Plain),
            ("code-worker_bg.wasm", Kind::Plain),
            ("facade-decade.js", Kind::Plain),
            ("index.html", Kind::Page),
        ] {
            assert_eq!(kind(name), wanted, "{name}");
        }
    }
}
