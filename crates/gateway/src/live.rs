//! Live changes: one poller per cluster, however many tabs watch it.

mod channel;
mod poller;
mod stream;
mod tasks;
mod view;

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::body::Body;
use tokio::sync::{Semaphore, watch};

use crate::problem::Problem;
use crate::session::Session;
use crate::upstream::Client;
use channel::Channel;

/// Streams at once; each holds a connection.
const MAX_STREAMS: usize = 128;
/// Clusters polled at once.
const MAX_CHANNELS: usize = 32;

/// A cluster, or only the list of clusters.
pub(crate) type Subject = Option<String>;

/// The streams and their pollers.
pub(crate) struct Hub {
    client: Arc<Client>,
    session: Session,
    poll: Duration,
    stopping: watch::Receiver<bool>,
    channels: Mutex<HashMap<Subject, Arc<Channel>>>,
    room: Arc<Semaphore>,
}

impl Hub {
    pub(crate) fn new(client: Arc<Client>, session: Session, poll: Duration, stopping: watch::Receiver<bool>) -> Self {
        let room = Arc::new(Semaphore::new(MAX_STREAMS));
        Self { client, session, poll, stopping, channels: Mutex::default(), room }
    }

    /// A stream of events: what happened since `last`, or a snapshot, then every change.
    pub(crate) fn watch(self: &Arc<Self>, subject: Subject, last: Option<&str>) -> Result<Body, Problem> {
        let place = Arc::clone(&self.room).try_acquire_owned().map_err(|_| Problem::Busy)?;
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        let channel = match channels.get(&subject) {
            Some(channel) => Arc::clone(channel),
            None if channels.len() >= MAX_CHANNELS => return Err(Problem::Busy),
            None => {
                let channel = Arc::new(Channel::new());
                channels.insert(subject.clone(), Arc::clone(&channel));
                tokio::spawn(poller::run(Arc::clone(self), subject, Arc::clone(&channel)));
                channel
            }
        };
        // Subscribed under the lock, so that the poller cannot retire in between.
        let subscription = channel.subscribe(last, &self.session);
        Ok(stream::body(subscription, self.stopping.clone(), place))
    }

    /// Something changed in `cluster`: whoever watches it sees it at once.
    pub(crate) fn poke(&self, cluster: &str) {
        let channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(channel) = channels.get(&Some(cluster.to_owned())) {
            channel.poke();
        }
    }

    /// Ends a channel that nobody watches; false when somebody came.
    fn retire(&self, subject: &Subject, channel: &Channel) -> bool {
        let mut channels = self.channels.lock().unwrap_or_else(PoisonError::into_inner);
        if channel.is_watched() {
            return false;
        }
        channels.remove(subject);
        true
    }
}
