//! From request to response: host, origin, route, role, body, then the work.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use ack_api::Operation;
use axum::body::Body;
use bytes::Bytes;
use futures_util::FutureExt;
use http::{HeaderMap, HeaderValue, Request, Response, StatusCode, header};
use rand::RngCore;
use serde_json::json;

use crate::assets::Assets;
use crate::edit::Edit;
use crate::guard::{self, Guard, single};
use crate::idempotency::Mutations;
use crate::live::Hub;
use crate::offer::{self, Offer};
use crate::problem::Problem;
use crate::routes::{self, Endpoint, Role, Target};
use crate::session::Session;
use crate::store::Store;
use crate::upstream::{Answer, Call, Client};
use crate::{body, headers};

/// Longer than any address of the console with its filters.
const MAX_ADDRESS: usize = 8 * 1024;

/// Everything a request may need.
pub(crate) struct Gateway {
    pub(crate) assets: Assets,
    pub(crate) guard: Guard,
    pub(crate) session: Session,
    pub(crate) client: Arc<Client>,
    pub(crate) store: Arc<Store>,
    pub(crate) mutations: Arc<Mutations>,
    pub(crate) hub: Arc<Hub>,
}

impl Gateway {
    /// The response, whatever happens; sealed with the headers of every response.
    pub(crate) async fn answer(&self, request: Request<Body>) -> Response<Body> {
        let id = request_id();
        let begun = Instant::now();
        let (method, path) = (request.method().clone(), request.uri().path().to_owned());
        let outcome = AssertUnwindSafe(self.respond(request, &id)).catch_unwind().await;
        let result = outcome.unwrap_or_else(|_| {
            tracing::error!(id, "a handler panicked");
            Err(Problem::Internal)
        });
        let mut response = result.unwrap_or_else(|problem| {
            tracing::debug!(id, code = problem.code(), %problem, "refused");
            problem.response(&id)
        });
        headers::seal(&mut response, &id);
        let (status, ms) = (response.status().as_u16(), begun.elapsed().as_millis());
        // The query and the body may hold what a user typed: neither is logged.
        tracing::debug!(id, %method, path, status, ms, "request");
        response
    }

    async fn respond(&self, request: Request<Body>, id: &str) -> Result<Response<Body>, Problem> {
        let host = self.guard.check_host(&request)?.to_owned();
        if request.uri().path_and_query().is_some_and(|address| address.as_str().len() > MAX_ADDRESS) {
            return Err(Problem::AddressTooLong(MAX_ADDRESS));
        }
        if guard::is_mutation(request.method()) {
            guard::check_mutation(request.headers(), &host)?;
        }
        let (head, body) = request.into_parts();
        let path = head.uri.path();
        let (route, found) = match routes::find(head.method.as_str(), path) {
            Target::Found(route, found) => (route, found),
            Target::Method => return Err(Problem::Method(head.method.to_string())),
            Target::Missing if path.starts_with("/openapi/") => {
                return Err(Problem::NotOffered(format!("{} {path}", head.method)));
            }
            Target::Missing => return Err(Problem::NotFound),
        };
        if !routes::allows(Role::Local, route, found.map(|(offer, _)| offer)) {
            return Err(Problem::NotFound);
        }
        match route.endpoint {
            Endpoint::App => self.assets.answer(&head.method, path, &head.headers),
            Endpoint::Health => Ok(json_response(StatusCode::OK, json!({"status": "ok"}).to_string().into())),
            Endpoint::Ready => Ok(self.ready().await),
            Endpoint::Session => {
                guard::check_read(&head.headers)?;
                Ok(json_response(StatusCode::OK, json!(self.session).to_string().into()))
            }
            Endpoint::Live => {
                guard::check_read(&head.headers)?;
                self.live(head.uri.query().unwrap_or_default(), &head.headers)
            }
            Endpoint::OpenApi => {
                guard::check_read(&head.headers)?;
                let (offer, operation) = found.ok_or(Problem::NotFound)?;
                self.open_api(&head, body, offer, operation, id).await
            }
        }
    }

    async fn ready(&self) -> Response<Body> {
        let database = self.store.is_ready().await;
        let upstream = self.client.is_reachable(&quota()).await;
        let status = if database && upstream { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
        json_response(status, json!({"database": database, "upstream": upstream}).to_string().into())
    }

    fn live(&self, query: &str, headers: &HeaderMap) -> Result<Response<Body>, Problem> {
        let cluster = match query.split('&').find_map(|pair| pair.strip_prefix("cluster=")) {
            None | Some("") => None,
            Some(cluster) if offer::is_plain(cluster) => Some(cluster.to_owned()),
            Some(_) => return Err(Problem::NotFound),
        };
        let mut response = Response::new(self.hub.watch(cluster, single(headers, "last-event-id"))?);
        response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("text/event-stream"));
        Ok(response)
    }

    async fn open_api(
        &self,
        head: &http::request::Parts,
        body: Body,
        offer: &Offer,
        operation: &'static Operation,
        id: &str,
    ) -> Result<Response<Body>, Problem> {
        let key = if offer.mutation { Some(idempotency_key(&head.headers)?) } else { None };
        let bytes = body::read(&head.headers, body).await?;
        if operation.body == ack_api::BodyKind::Object {
            body::check_object(&head.headers, &bytes)?;
        }
        let (bytes, edit) = Edit::taken_from(operation.name, bytes)?;
        let path = head.uri.path().strip_prefix("/openapi/cs").unwrap_or("/");
        let query = head.uri.query().unwrap_or_default();
        let call = offer::call(operation, path, query, bytes, &self.session.region)?;
        let answer = match key {
            Some(key) => {
                tracing::info!(id, operation = operation.name, path, "mutation");
                self.mutations.submit(key, call, edit, offer.idempotent).await?
            }
            None => self.client.read(&call).await?,
        };
        Ok(forward(answer, &head.headers))
    }
}

/// The upstream's answer as it is, without its headers.
fn forward(answer: Answer, request: &HeaderMap) -> Response<Body> {
    let status = StatusCode::from_u16(answer.status).unwrap_or(StatusCode::BAD_GATEWAY);
    crate::compress::json(status, answer.body, request)
}

pub(crate) fn json_response(status: StatusCode, body: Bytes) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    response.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    response
}

/// The one key of a mutation: a UUID of any version.
fn idempotency_key(headers: &HeaderMap) -> Result<&str, Problem> {
    let key = single(headers, "idempotency-key").ok_or(Problem::IdempotencyKey)?;
    let groups: Vec<&str> = key.split('-').collect();
    let is_uuid = groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()));
    if is_uuid { Ok(key) } else { Err(Problem::IdempotencyKey) }
}

/// The cheapest signed read, which tells that the upstream answers and takes our key.
fn quota() -> Call {
    let operation = ack_api::OPERATIONS
        .iter()
        .find(|operation| operation.name == "DescribeUserQuota")
        .expect("the table has this operation");
    Call { operation, path: operation.path.to_owned(), query: String::new(), body: Bytes::new() }
}

/// Unique, and shaped like ACK's own.
fn request_id() -> String {
    let mut bytes = [0; 16];
    rand::rng().fill_bytes(&mut bytes);
    let hex = hex::encode_upper(bytes);
    format!("{}-{}-{}-{}-{}", &hex[..8], &hex[8..12], &hex[12..16], &hex[16..20], &hex[20..])
}
