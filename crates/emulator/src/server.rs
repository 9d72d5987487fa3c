//! The HTTP server: reads a request within limits, lets it be answered, and answers.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use ack_api::signing::Request as Signed;
use axum::body::Body;
use axum::extract::{ConnectInfo, Request};
use axum::http::{HeaderMap, Response, StatusCode, header};
use axum::{Extension, Router};
use bytes::Bytes;
use http_body_util::{BodyExt, LengthLimitError, Limited};
use serde_json::Value;
use sqlx::Connection;
use sqlx::sqlite::SqliteConnection;
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;

use crate::call::Call;
use crate::catalogue::account::Account;
use crate::clock::{Clock, Millis};
use crate::faults::{Faults, Kind};
use crate::gate;
use crate::nonces::Nonces;
use crate::operations::{self, Session};
use crate::refused::Refused;
use crate::store::{self, DatabaseError, settings};
use crate::switch::{Switch, Switched};
use crate::{Options, Seed, control, draw, engine, seed};

/// The largest body; the largest the contract allows, a pool with full user data, has some 50 kB.
const LARGEST_BODY: usize = 512 * 1024;

/// How long a client may take to send its body.
const SLOWEST_BODY: Duration = Duration::from_secs(15);

/// How long open connections may take to end when it stops.
const STOPPING: Duration = Duration::from_secs(5);

/// Why an emulator does not start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Its demo credentials are public, so only this machine may reach it.
    #[error("the emulator listens on loopback only, not on {0}")]
    NotLoopback(SocketAddr),
    /// Somebody else listens there.
    #[error("{0} is in use")]
    AddressInUse(SocketAddr),
    /// The system refuses the address.
    #[error("{address} cannot be listened on: {source}")]
    Listen {
        /// The address.
        address: SocketAddr,
        /// Why.
        source: std::io::Error,
    },
    /// Life cycles cannot pass at this speed.
    #[error("the speed is a number above 0, not {0}")]
    Speed(f64),
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] DatabaseError),
}

/// An emulator that runs.
#[derive(Debug)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    stop: oneshot::Sender<()>,
    server: JoinHandle<()>,
    emulator: Arc<Emulator>,
}

/// How many pools and nodes a cluster may have.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Quotas {
    pub pools: u32,
    pub nodes: u32,
}

/// What all requests share.
#[derive(Debug)]
pub(crate) struct Emulator {
    pub clock: Clock,
    pub quotas: Quotas,
    pub account: &'static Account,
    pub faults: Mutex<Faults>,
    nonces: Mutex<Nonces>,
    database: tokio::sync::Mutex<Option<Database>>,
}

#[derive(Debug)]
struct Database {
    connection: SqliteConnection,
    /// When the next thing happens; nothing needs looking at before.
    next: Option<Millis>,
}

/// Starts an emulator on its own task.
///
/// # Errors
/// [`StartError`], each with one clear line.
pub async fn start(options: Options) -> Result<Running, StartError> {
    let wanted = options.listen;
    if !wanted.ip().is_loopback() {
        return Err(StartError::NotLoopback(wanted));
    }
    if !(options.speed.is_finite() && options.speed > 0.0) {
        return Err(StartError::Speed(options.speed));
    }
    let listener = TcpListener::bind(wanted).await.map_err(|source| match source.kind() {
        std::io::ErrorKind::AddrInUse => StartError::AddressInUse(wanted),
        _ => StartError::Listen { address: wanted, source },
    })?;
    let address = listener.local_addr().map_err(|source| StartError::Listen { address: wanted, source })?;

    let mut connection = store::open(options.database.as_deref()).await?;
    let planted = seed::plant(&mut connection, options.seed).await.map_err(DatabaseError::from)?;
    let large = planted == Seed::Large;
    let offset = settings::get(&mut connection, control::OFFSET).await.map_err(DatabaseError::from)?;
    let offset = offset.and_then(|offset| offset.parse().ok()).unwrap_or(0);
    let emulator = Arc::new(Emulator {
        clock: Clock::new(offset, options.speed),
        quotas: Quotas {
            pools: options.quota_pools.unwrap_or(if large { 200 } else { 20 }),
            nodes: options.quota_nodes.unwrap_or(if large { 20_000 } else { 100 }),
        },
        account: Account::of(planted),
        faults: Mutex::default(),
        nonces: Mutex::default(),
        database: tokio::sync::Mutex::new(Some(Database { connection, next: Some(0) })),
    });

    let (stop, stopped) = oneshot::channel::<()>();
    let app = Router::new().fallback(answer).layer(Extension(Arc::clone(&emulator)));
    let app = app.into_make_service_with_connect_info::<Switch>();
    let server = tokio::spawn(async move {
        let stopped = async move { drop(stopped.await) };
        if let Err(error) = axum::serve(Switched(listener), app).with_graceful_shutdown(stopped).await {
            tracing::error!(%error, "the emulator stopped serving");
        }
    });
    tracing::info!(%address, seed = options.seed.as_str(), "the emulator serves");
    Ok(Running { address, stop, server, emulator })
}

impl Running {
    /// Lets accepted requests finish, closes the database and stops.
    pub async fn stop(self) {
        let Self { stop, mut server, emulator, .. } = self;
        drop(stop);
        if tokio::time::timeout(STOPPING, &mut server).await.is_err() {
            // A stuck client: what it waits for was committed or will not be.
            server.abort();
        }
        if let Some(database) = emulator.database.lock().await.take()
            && let Err(error) = database.connection.close().await
        {
            tracing::warn!(%error, "the database did not close cleanly");
        }
    }
}

impl Emulator {
    /// Carries a call out in one transaction, which is committed before the answer is given.
    pub(crate) async fn run(&self, call: &Call, request_id: &str) -> Result<Value, Refused> {
        let mut database = self.database.lock().await;
        let Database { connection, next } = database.as_mut().ok_or_else(Refused::internal)?;
        let mut transaction = connection.begin().await?;
        let due = next.is_some_and(|next| next <= self.clock.now());
        let upcoming = if due { engine::advance(&mut transaction, &self.clock).await? } else { *next };
        let session = Session { db: &mut transaction, now: self.clock.now(), request_id, emulator: self };
        let answer = operations::run(session, call).await?;
        transaction.commit().await?;
        // A write may have set something in motion: look again before the next answer.
        *next = if operations::writes(call.operation.name) { Some(0) } else { upcoming };
        Ok(answer)
    }

    /// The database for the control API; what it does counts as a write.
    pub(crate) async fn control<T>(
        &self,
        work: impl AsyncFnOnce(&mut SqliteConnection) -> sqlx::Result<T>,
    ) -> Result<T, Refused> {
        let mut database = self.database.lock().await;
        let Database { connection, next } = database.as_mut().ok_or_else(Refused::internal)?;
        *next = Some(0);
        Ok(work(connection).await?)
    }
}

async fn answer(
    ConnectInfo(switch): ConnectInfo<Switch>,
    Extension(emulator): Extension<Arc<Emulator>>,
    request: Request,
) -> Response<Body> {
    let request_id = draw::request_id();
    // On a task of its own: a client that goes away does not stop half-way what it began.
    let work = tokio::spawn({
        let request_id = request_id.clone();
        async move { handle(&emulator, &switch, request, &request_id).await }
    });
    work.await.unwrap_or_else(|error| {
        tracing::error!(%error, request_id, "a request was not answered");
        refuse(&Refused::internal(), "/", "", &request_id)
    })
}

async fn handle(emulator: &Emulator, switch: &Switch, request: Request, request_id: &str) -> Response<Body> {
    let (parts, body) = request.into_parts();
    let host = parts.headers.get(header::HOST).and_then(|host| host.to_str().ok()).unwrap_or_default().to_owned();
    let path = parts.uri.path().to_owned();
    let body = match read(body).await {
        Ok(body) => body,
        Err(refused) => return refuse(&refused, &path, &host, request_id),
    };
    let query = parts.uri.query().unwrap_or_default();
    if let Some(what) = path.strip_prefix("/_emulator/") {
        return match control::run(emulator, &host, &parts.headers, parts.method.as_str(), what, query, &body).await {
            Ok(answer) => json(StatusCode::OK, &answer, request_id),
            Err(refused) => refuse(&refused, &path, &host, request_id),
        };
    }
    let headers = headers(&parts.headers);
    let signed = Signed { method: parts.method.as_str(), path: &path, query, headers: &headers, body: &body };
    let call = match gate::admit(&signed, &emulator.nonces) {
        Ok(call) => call,
        Err(refused) => return refuse(&refused, &path, &host, request_id),
    };

    let strike = emulator.faults.lock().unwrap_or_else(std::sync::PoisonError::into_inner).strike(call.operation.name);
    let mut cut_after = false;
    if let Some(strike) = strike {
        match strike.kind {
            Kind::Status => {
                let refused = Refused::new(strike.status, strike.code, "a fault on demand");
                return refuse(&refused, &path, &host, request_id);
            }
            Kind::Html => return html(strike.status),
            Kind::CutBefore => {
                switch.cut();
                return Response::default();
            }
            Kind::Stall => {
                tokio::time::sleep(strike.wait).await;
                switch.cut();
                return Response::default();
            }
            Kind::Delay => tokio::time::sleep(strike.wait).await,
            Kind::CutAfter => cut_after = true,
        }
    }
    let result = emulator.run(&call, request_id).await;
    tracing::debug!(operation = call.operation.name, request_id, ok = result.is_ok(), "answered");
    if cut_after {
        switch.cut();
    }
    match result {
        Ok(answer) => json(StatusCode::OK, &answer, request_id),
        Err(refused) => refuse(&refused, &path, &host, request_id),
    }
}

/// The whole body, when it is small and comes in time.
async fn read(body: Body) -> Result<Bytes, Refused> {
    let collected = tokio::time::timeout(SLOWEST_BODY, Limited::new(body, LARGEST_BODY).collect()).await;
    match collected {
        Ok(Ok(body)) => Ok(body.to_bytes()),
        Ok(Err(error)) if error.is::<LengthLimitError>() => {
            Err(Refused::new(413, "RequestEntityTooLarge", format!("body: more than {LARGEST_BODY} bytes")))
        }
        Ok(Err(_)) => Err(Refused::new(400, "InvalidParameter.Body", "body: it ended too early")),
        Err(_) => Err(Refused::new(408, "RequestTimeout", "body: it did not come within 15 seconds")),
    }
}

fn headers(map: &HeaderMap) -> Vec<(String, String)> {
    // Signed header values are ASCII; bytes that are not stay different from any signed value.
    map.iter()
        .map(|(name, value)| (name.as_str().to_owned(), String::from_utf8_lossy(value.as_bytes()).into_owned()))
        .collect()
}

fn json(status: StatusCode, body: &Value, request_id: &str) -> Response<Body> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "application/json; charset=utf-8")
        .header("x-acs-request-id", request_id)
        .body(Body::from(body.to_string()))
        .unwrap_or_default()
}

fn refuse(refused: &Refused, path: &str, host: &str, request_id: &str) -> Response<Body> {
    let status = StatusCode::from_u16(refused.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    json(status, &refused.body(gate::style(path), request_id, host), request_id)
}

fn html(status: u16) -> Response<Body> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, "text/html; charset=utf-8")
        .body(Body::from("<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>"))
        .unwrap_or_default()
}
