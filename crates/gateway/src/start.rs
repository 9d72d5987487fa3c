//! Starts and stops the gateway.

use std::io;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use ack_api::signing::Credential;
use nodepool::OwnerTag;
use reqwest::Url;
use secrecy::SecretString;
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::assets::Assets;
use crate::gateway::Gateway;
use crate::guard::Guard;
use crate::idempotency::Mutations;
use crate::live::Hub;
use crate::reconcile::Pace;
use crate::server::{self, stopped};
use crate::session::Session;
use crate::store::{OpenError, Store};
use crate::upstream::Client;

/// What to serve, where, and for which upstream.
#[derive(Debug)]
pub struct Options {
    /// A loopback address; port 0 takes a free one.
    pub listen: SocketAddr,
    /// The folder of the built app, with `.br` and `.gz` beside its files.
    pub app: PathBuf,
    /// Where calls go.
    pub upstream: Upstream,
    /// The SQLite file; made when it is not there.
    pub data: PathBuf,
    /// How often a watched cluster is read.
    pub poll: Duration,
    /// How long after its answer was lost a create may still come about; usually [`crate::SETTLE`].
    pub settle: Duration,
    /// The ECS tag of pools that code owns: the console warns before it changes one.
    pub owner_tag: OwnerTag,
}

/// Where calls go and who signs them.
pub struct Upstream {
    /// `http` or `https`, a host and perhaps a port; nothing else.
    pub url: String,
    /// What it is.
    pub kind: UpstreamKind,
    /// Not secret.
    pub access_key_id: String,
    /// Never printed.
    pub access_key_secret: SecretString,
    /// The region whose resources are shown.
    pub region: String,
}

/// What the upstream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UpstreamKind {
    /// The embedded emulator.
    Emulator,
    /// Something at an address.
    Url,
}

impl std::fmt::Debug for Upstream {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        formatter.debug_struct("Upstream").field("url", &self.url).field("kind", &self.kind).finish_non_exhaustive()
    }
}

/// Why the gateway did not start; each is one line for the person who started it.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    /// Others could reach it without signing in.
    #[error(
        "{0} can be reached from other machines, and there is no TLS and no sign-in yet: listen on 127.0.0.1 or [::1]"
    )]
    NotLoopback(SocketAddr),
    /// Somebody listens there.
    #[error("{0} is in use by another program: choose another address with --listen")]
    InUse(SocketAddr),
    /// The system refuses the address.
    #[error("cannot listen on {address}: {source}")]
    Listen {
        /// Which.
        address: SocketAddr,
        /// Why.
        source: io::Error,
    },
    /// The folder is not there or is not an app.
    #[error("the app folder {path} cannot be served: {source}", path = path.display())]
    App {
        /// Which.
        path: PathBuf,
        /// Why.
        source: io::Error,
    },
    /// The upstream's address is not one.
    #[error("the upstream {0} is not an address like http://127.0.0.1:8081")]
    Upstream(String),
    /// The HTTP client cannot be made.
    #[error("the client for the upstream cannot be made: {0}")]
    Client(#[from] reqwest::Error),
    /// The database cannot be used.
    #[error(transparent)]
    Data(#[from] OpenError),
}

/// A gateway that serves. Dropping it does not stop it; [`Running::stop`] does.
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    stopping: watch::Sender<bool>,
    server: JoinHandle<()>,
    gateway: Arc<Gateway>,
}

/// Starts the gateway; it serves when this returns.
///
/// # Errors
/// See [`StartError`]. Nothing is left running.
pub async fn start(options: Options) -> Result<Running, StartError> {
    if !options.listen.ip().is_loopback() {
        return Err(StartError::NotLoopback(options.listen));
    }
    let base = base(&options.upstream.url)?;
    let app = options.app.clone();
    let assets = tokio::task::spawn_blocking(move || Assets::load(&app))
        .await
        .unwrap_or_else(|panicked| Err(io::Error::other(panicked)))
        .map_err(|source| StartError::App { path: options.app.clone(), source })?;
    let listener = TcpListener::bind(options.listen).await.map_err(|source| match source.kind() {
        io::ErrorKind::AddrInUse => StartError::InUse(options.listen),
        _ => StartError::Listen { address: options.listen, source },
    })?;
    let address = listener.local_addr().map_err(|source| StartError::Listen { address: options.listen, source })?;
    let store = Arc::new(Store::open(&options.data).await?);
    let Upstream { kind, access_key_id, access_key_secret, region, .. } = options.upstream;
    let credential = Credential { access_key_id, access_key_secret, security_token: None };
    let client = Arc::new(Client::new(base, credential)?);
    let (kind, interrupted_at) = match kind {
        // It ended with the process that asked it: nothing of what was under way can still come about.
        UpstreamKind::Emulator => ("emulator", 0),
        UpstreamKind::Url => ("url", jiff::Timestamp::now().as_millisecond()),
    };
    store
        .lose_interrupted(interrupted_at)
        .await
        .map_err(|source| OpenError::Database { path: options.data, source })?;
    let session = Session::new(kind, region, &options.owner_tag, options.poll);
    let (stopping, to_stop) = watch::channel(false);
    let hub = Arc::new(Hub::new(Arc::clone(&client), session.clone(), options.poll, to_stop.clone()));
    let look_again = options.poll.clamp(Duration::from_millis(250), Duration::from_secs(5));
    let pace = Pace { look_again, settle: options.settle };
    let mutations = Arc::new(Mutations::new(Arc::clone(&store), Arc::clone(&client), Arc::clone(&hub), pace));
    let gateway = Arc::new(Gateway { assets, guard: Guard::of(address), session, client, store, mutations, hub });
    tokio::spawn(upkeep(Arc::clone(&gateway), to_stop.clone()));
    let server = tokio::spawn(server::serve(listener, Arc::clone(&gateway), to_stop));
    tracing::info!(%address, "gateway ready");
    Ok(Running { address, stopping, server, gateway })
}

impl Running {
    /// Lets accepted requests and mutations finish, within 5 seconds even with a stuck client.
    pub async fn stop(self) {
        let _ = self.stopping.send(true);
        let finish = async {
            let _ = self.server.await;
            self.gateway.mutations.idle().await;
        };
        if tokio::time::timeout(server::DRAIN + Duration::from_millis(300), finish).await.is_err() {
            tracing::warn!("stopped with work under way; it is looked into at the next start");
        }
        let _ = tokio::time::timeout(Duration::from_millis(500), self.gateway.store.close()).await;
        tracing::info!("gateway stopped");
    }
}

/// Looks into what a crash interrupted, then drops old outcomes now and then.
async fn upkeep(gateway: Arc<Gateway>, mut stopping: watch::Receiver<bool>) {
    let work = async {
        gateway.mutations.resume().await;
        loop {
            match gateway.store.purge(jiff::Timestamp::now().as_millisecond()).await {
                Ok(purged) => tracing::debug!(purged, "old outcomes dropped"),
                Err(error) => tracing::warn!(%error, "old outcomes could not be dropped"),
            }
            tokio::time::sleep(Duration::from_secs(60 * 60)).await;
        }
    };
    tokio::select! {
        () = stopped(&mut stopping) => {}
        () = work => {}
    }
}

/// An origin: scheme, host, port.
fn base(text: &str) -> Result<Url, StartError> {
    let refused = || StartError::Upstream(text.to_owned());
    let url = Url::parse(text).map_err(|_| refused())?;
    let is_origin = matches!(url.scheme(), "http" | "https")
        && url.has_host()
        && matches!(url.path(), "" | "/")
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none();
    if is_origin { Ok(url) } else { Err(refused()) }
}
