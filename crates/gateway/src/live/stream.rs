//! One tab's stream.

use std::collections::VecDeque;
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;

use axum::body::Body;
use bytes::Bytes;
use tokio::sync::broadcast::Receiver;
use tokio::sync::{OwnedSemaphorePermit, watch};

use super::channel::{Event, Subscription};
use crate::server::stopped;

/// Proxies and browsers give up on silence; this also finds out that a tab is gone.
const KEEP_ALIVE: Duration = Duration::from_secs(15);
/// How long the browser waits before it comes back, in milliseconds.
const RETRY: &str = "retry: 1000\n\n";

struct State {
    opening: bool,
    first: VecDeque<Arc<Event>>,
    receiver: Receiver<Arc<Event>>,
    stopping: watch::Receiver<bool>,
    _place: OwnedSemaphorePermit,
}

/// The body: ends when the server stops or the tab cannot keep up.
pub(super) fn body(subscription: Subscription, stopping: watch::Receiver<bool>, place: OwnedSemaphorePermit) -> Body {
    let Subscription { first, receiver } = subscription;
    let state = State { opening: true, first: first.into(), receiver, stopping, _place: place };
    Body::from_stream(futures_util::stream::unfold(state, |mut state| async move {
        let bytes = next(&mut state).await?;
        Some((Ok::<_, Infallible>(bytes), state))
    }))
}

async fn next(state: &mut State) -> Option<Bytes> {
    if std::mem::take(&mut state.opening) {
        return Some(Bytes::from_static(RETRY.as_bytes()));
    }
    if let Some(event) = state.first.pop_front() {
        return Some(Bytes::from(event.frame.clone()));
    }
    tokio::select! {
        () = stopped(&mut state.stopping) => None,
        // Behind: the stream ends, the browser comes back and gets a snapshot.
        event = state.receiver.recv() => event.ok().map(|event| Bytes::from(event.frame.clone())),
        () = tokio::time::sleep(KEEP_ALIVE) => Some(Bytes::from_static(b": keep-alive\n\n")),
    }
}
