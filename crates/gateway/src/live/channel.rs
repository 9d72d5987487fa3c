//! The events of one cluster and who gets them.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use rand::RngCore;
use serde_json::{Value, json};
use tokio::sync::{Notify, broadcast};
use tokio::time::Instant;

use super::view::{View, now};
use crate::session::Session;

/// A tab that is this many events behind is cut; it comes back and gets a snapshot.
const BACKLOG: usize = 64;
/// Events kept for tabs that come back.
const LOG_EVENTS: usize = 256;
/// And their size in all.
const LOG_BYTES: usize = 4 * 1024 * 1024;

/// A slower poll does not make who comes wait for it: what was read is fresh this long.
const FRESH: Duration = Duration::from_secs(5);

/// One server-sent event, written once and shared by all tabs.
pub(super) struct Event {
    sequence: u64,
    /// As it goes on the wire.
    pub(super) frame: String,
}

/// The poller writes, the streams read.
pub(super) struct Channel {
    /// Tells events of this channel from those of an earlier one.
    boot: String,
    sender: broadcast::Sender<Arc<Event>>,
    /// Lets the poller read at once: a mutation passed, or somebody came and what there is is old or incomplete.
    pub(super) wake: Notify,
    /// Tells a poller that rests that somebody began to watch. What was read last is theirs already.
    pub(super) came: Notify,
    inner: Mutex<Inner>,
}

#[derive(Default)]
struct Inner {
    sequence: u64,
    log: VecDeque<Arc<Event>>,
    bytes: usize,
    /// Nothing until the first good poll.
    view: Option<View>,
    /// The subject of the view.
    cluster: Option<String>,
    /// When the view was read.
    read_at: Option<Instant>,
    /// What is unavailable now.
    failure: Option<Value>,
}

/// What a new stream begins with, and where it goes on.
pub(super) struct Subscription {
    pub(super) first: Vec<Arc<Event>>,
    pub(super) receiver: broadcast::Receiver<Arc<Event>>,
}

impl Channel {
    pub(super) fn new() -> Self {
        let mut boot = [0; 6];
        rand::rng().fill_bytes(&mut boot);
        let (sender, _) = broadcast::channel(BACKLOG);
        Self { boot: hex::encode(boot), sender, wake: Notify::new(), came: Notify::new(), inner: Mutex::default() }
    }

    fn inner(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(super) fn is_watched(&self) -> bool {
        self.sender.receiver_count() > 0
    }

    pub(super) fn poke(&self) {
        self.wake.notify_one();
    }

    /// What was last read.
    pub(super) fn view(&self) -> Option<View> {
        self.inner().view.clone()
    }

    pub(super) fn subscribe(&self, last: Option<&str>, session: &Session) -> Subscription {
        let inner = self.inner();
        let receiver = self.sender.subscribe();
        let first = self.missed(&inner, last).unwrap_or_else(|| self.beginning(&inner, session));
        self.came.notify_one();
        if inner.failure.is_some() || inner.read_at.is_some_and(|read_at| read_at.elapsed() > FRESH) {
            self.wake.notify_one();
        }
        Subscription { first, receiver }
    }

    /// The events after `last`; `None` when they are not known any more.
    fn missed(&self, inner: &Inner, last: Option<&str>) -> Option<Vec<Arc<Event>>> {
        let seen: u64 = last?.strip_prefix(&self.boot)?.strip_prefix('-')?.parse().ok()?;
        let oldest = inner.log.front()?.sequence;
        if seen > inner.sequence || seen + 1 < oldest {
            return None;
        }
        Some(inner.log.iter().filter(|event| event.sequence > seen).cloned().collect())
    }

    /// The snapshot, where there is one, and what is unavailable.
    fn beginning(&self, inner: &Inner, session: &Session) -> Vec<Arc<Event>> {
        let snapshot = inner.view.as_ref().map(|view| ("snapshot", view.snapshot(session, inner.cluster.as_deref())));
        let failure = inner.failure.clone().map(|failure| ("unavailable", failure));
        // They stand at the place of the last event, which they contain: what comes next has the next id.
        let event = |(name, data): (&str, Value)| Arc::new(self.event(inner.sequence, name, &data));
        snapshot.into_iter().chain(failure).map(event).collect()
    }

    /// Keeps what was read and tells everybody what is new in it.
    pub(super) fn update(&self, view: View, cluster: Option<&str>, session: &Session) {
        let mut inner = self.inner();
        let (name, data) = match &inner.view {
            None => ("snapshot", view.snapshot(session, cluster)),
            Some(old) => match view.changes_since(old) {
                Some(change) => ("change", change),
                None => ("read", json!({"read_at": now()})),
            },
        };
        inner.view = Some(view);
        inner.read_at = Some(Instant::now());
        inner.cluster = cluster.map(str::to_owned);
        self.publish(&mut inner, name, &data);
    }

    /// Everything was readable.
    pub(super) fn recover(&self) {
        self.inner().failure = None;
    }

    /// Tells everybody that a part cannot be read.
    pub(super) fn fail(&self, failure: Value) {
        let mut inner = self.inner();
        inner.failure = Some(failure.clone());
        self.publish(&mut inner, "unavailable", &failure);
    }

    fn publish(&self, inner: &mut Inner, name: &str, data: &Value) {
        inner.sequence += 1;
        let event = Arc::new(self.event(inner.sequence, name, data));
        inner.bytes += event.frame.len();
        inner.log.push_back(Arc::clone(&event));
        while inner.log.len() > LOG_EVENTS || (inner.bytes > LOG_BYTES && inner.log.len() > 1) {
            inner.bytes -= inner.log.pop_front().map_or(0, |event| event.frame.len());
        }
        // Nobody listening is no failure.
        let _ = self.sender.send(event);
    }

    fn event(&self, sequence: u64, name: &str, data: &Value) -> Event {
        Event { sequence, frame: format!("id: {}-{sequence}\nevent: {name}\ndata: {data}\n\n", self.boot) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn session() -> Session {
        Session::new("emulator", "cn-hangzhou".to_owned(), &nodepool::OwnerTag::default(), Duration::from_secs(1))
    }

    fn view(pools: &[(&str, u32)]) -> View {
        let pools = pools.iter().map(|(id, nodes)| json!({"nodepool_info": {"nodepool_id": id}, "nodes": nodes}));
        View { clusters: vec![json!({"cluster_id": "c1"})], pools: pools.collect(), tasks: Vec::new() }
    }

    fn names(subscription: &Subscription) -> Vec<&str> {
        subscription.first.iter().filter_map(|event| event.frame.split("event: ").nth(1)?.lines().next()).collect()
    }

    #[test]
    fn a_tab_that_comes_back_gets_what_it_missed_or_a_snapshot() {
        let channel = Channel::new();
        assert!(names(&channel.subscribe(None, &session())).is_empty(), "nothing was read yet");
        channel.update(view(&[("np1", 1)]), Some("c1"), &session());
        let first = channel.subscribe(None, &session());
        assert_eq!(names(&first), ["snapshot"]);
        let id = first.first[0].frame.lines().next().unwrap().strip_prefix("id: ").unwrap().to_owned();
        channel.update(view(&[("np1", 2)]), Some("c1"), &session());
        channel.update(view(&[("np1", 2)]), Some("c1"), &session());
        assert_eq!(names(&channel.subscribe(Some(&id), &session())), ["change", "read"]);
        assert_eq!(names(&channel.subscribe(Some("other-1"), &session())), ["snapshot"]);
        assert_eq!(names(&channel.subscribe(Some(&format!("{}-99", channel.boot)), &session())), ["snapshot"]);
        for round in 0..400 {
            channel.update(view(&[("np1", round)]), Some("c1"), &session());
        }
        assert_eq!(names(&channel.subscribe(Some(&id), &session())), ["snapshot"], "too old");
    }

    #[test]
    fn the_log_stays_within_its_bounds() {
        let channel = Channel::new();
        let big = "x".repeat(100_000);
        for round in 0..200 {
            let pool = json!({"nodepool_info": {"nodepool_id": "np1"}, "round": round, "big": big});
            channel.update(View { clusters: vec![], pools: vec![pool], tasks: vec![] }, None, &session());
        }
        let inner = channel.inner();
        assert!(inner.bytes <= LOG_BYTES, "{} bytes", inner.bytes);
        assert_eq!(inner.bytes, inner.log.iter().map(|event| event.frame.len()).sum::<usize>());
    }

    #[test]
    fn a_failure_is_told_to_who_comes_later_until_it_is_over() {
        let channel = Channel::new();
        channel.fail(json!({"code": "Console.UpstreamUnreachable", "what": "pools"}));
        assert_eq!(names(&channel.subscribe(None, &session())), ["unavailable"]);
        channel.update(view(&[]), Some("c1"), &session());
        channel.recover();
        assert_eq!(names(&channel.subscribe(None, &session())), ["snapshot"]);
    }
}
