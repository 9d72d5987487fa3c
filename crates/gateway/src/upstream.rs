//! Signs calls and sends them to the one configured upstream.

mod answer;
mod attempt;
pub(crate) mod retry;

use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use ack_api::signing::Credential;
use ack_api::{Operation, Style};
use bytes::Bytes;
use reqwest::Url;
use tokio::sync::Semaphore;
use tokio::time::Instant;

use crate::problem::Problem;
pub(crate) use answer::Answer;
use attempt::Failure;
use retry::Step;

/// Calls under way at once; ACK throttles an account long before.
const MAX_CALLS: usize = 32;
/// A read that takes longer is given up and tried again.
const READ_PATIENCE: Duration = Duration::from_secs(8);
/// No read is tried again after this long: somebody waits for it.
const READ_BUDGET: Duration = Duration::from_secs(12);
/// A mutation is waited for longer, since giving up means not knowing.
const WRITE_PATIENCE: Duration = Duration::from_secs(20);
/// A mutation with all its tries: one that waits for room, and then as long as it may for its answer.
pub(crate) const WRITE_BUDGET: Duration = WRITE_PATIENCE.saturating_add(attempt::ROOM_PATIENCE);

/// One call of an operation.
#[derive(Clone, Debug)]
pub(crate) struct Call {
    pub(crate) operation: &'static Operation,
    /// Only unreserved characters and slashes.
    pub(crate) path: String,
    /// As it goes on the wire.
    pub(crate) query: String,
    pub(crate) body: Bytes,
}

/// How a mutation ended.
#[derive(Debug)]
pub(crate) enum Ended {
    /// The upstream answered: done, or refused.
    Answered(Answer),
    /// Certainly not done.
    NotDone(Problem),
    /// Sent, and nobody knows.
    Unknown,
}

/// The only place that holds credentials.
pub(crate) struct Client {
    http: reqwest::Client,
    base: Url,
    host: String,
    credential: Credential,
    /// Seconds that the upstream's clock is ahead of ours.
    offset: AtomicI64,
    room: Semaphore,
}

impl Client {
    /// A client for `base`, which has neither path nor query.
    pub(crate) fn new(base: Url, credential: Credential) -> Result<Self, reqwest::Error> {
        // Only fails when a provider is installed already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = reqwest::Client::builder()
            .redirect(reqwest::redirect::Policy::none())
            .retry(reqwest::retry::never())
            .no_proxy()
            .connect_timeout(Duration::from_secs(3))
            .pool_idle_timeout(Duration::from_secs(20))
            .user_agent(concat!("nodepool-console/", env!("CARGO_PKG_VERSION")))
            .build()?;
        let name = base.host_str().unwrap_or_default();
        let host = base.port().map_or_else(|| name.to_owned(), |port| format!("{name}:{port}"));
        Ok(Self { http, base, host, credential, offset: AtomicI64::new(0), room: Semaphore::new(MAX_CALLS) })
    }

    /// Reads, trying again as the table says.
    pub(crate) async fn read(&self, call: &Call) -> Result<Answer, Problem> {
        let begun = Instant::now();
        let mut tries = 0;
        let (mut resigned, mut renewed) = (false, false);
        loop {
            tries += 1;
            let outcome = self.attempt(call, READ_PATIENCE).await;
            let Some(trouble) = retry::trouble(&outcome) else { return outcome.map_err(Failure::into_problem) };
            let row = retry::row(trouble);
            let again = match row.read {
                Step::Again(most) => tries < most && begun.elapsed() < READ_BUDGET,
                Step::Resign => !std::mem::replace(&mut resigned, true) && self.adopt_clock(&outcome),
                Step::NewNonce => !std::mem::replace(&mut renewed, true),
                Step::AgainIfIdempotent(_) | Step::Reconcile | Step::Answer => false,
            };
            if !again {
                return outcome.map_err(Failure::into_problem);
            }
            tracing::debug!(operation = call.operation.name, ?trouble, tries, "reading again");
            tokio::time::sleep(retry::pause(trouble, tries)).await;
        }
    }

    /// Changes something: sent again only where nothing was done.
    pub(crate) async fn mutate(&self, call: &Call, idempotent: bool) -> Ended {
        let deadline = Instant::now() + WRITE_BUDGET;
        let mut tries = 0;
        let mut resigned = false;
        loop {
            tries += 1;
            // What is left for the answer, should this try wait for room.
            let left = deadline.duration_since(Instant::now()).saturating_sub(attempt::ROOM_PATIENCE);
            let outcome = self.attempt(call, left).await;
            let Some(trouble) = retry::trouble(&outcome) else {
                return match outcome {
                    Ok(answer) => Ended::Answered(answer),
                    Err(failure) => Ended::NotDone(failure.into_problem()),
                };
            };
            let step = retry::row(trouble).mutation;
            let again = match step {
                Step::Again(most) => tries < most,
                Step::AgainIfIdempotent(most) => idempotent && tries < most,
                Step::Resign => !std::mem::replace(&mut resigned, true) && self.adopt_clock(&outcome),
                Step::Reconcile | Step::NewNonce | Step::Answer => false,
            };
            // A try that has hardly any time would only end as one more that nobody knows the outcome of.
            let has_time = deadline.duration_since(Instant::now()) > WRITE_BUDGET / 2;
            if again && has_time {
                tracing::info!(operation = call.operation.name, ?trouble, tries, "sending again: nothing was done");
                tokio::time::sleep(retry::pause(trouble, tries)).await;
                continue;
            }
            return match (step, outcome) {
                (Step::Reconcile | Step::AgainIfIdempotent(_), _) => Ended::Unknown,
                (_, Ok(answer)) => Ended::Answered(answer),
                (_, Err(failure)) => Ended::NotDone(failure.into_problem()),
            };
        }
    }

    /// Whether the upstream answers a signed read at all.
    pub(crate) async fn is_reachable(&self, call: &Call) -> bool {
        let outcome = self.attempt(call, Duration::from_secs(2)).await;
        outcome.is_ok_and(|answer| answer.status < 400)
    }

    fn adopt_clock(&self, outcome: &Result<Answer, Failure>) -> bool {
        let Ok(Answer { date: Some(theirs), .. }) = outcome else { return false };
        let offset = theirs - jiff::Timestamp::now().as_second();
        tracing::warn!(offset, "this machine's clock differs from the upstream's; signing with theirs");
        self.offset.store(offset, Ordering::Relaxed);
        true
    }

    fn now(&self) -> i64 {
        jiff::Timestamp::now().as_second() + self.offset.load(Ordering::Relaxed)
    }
}

/// The HTTP method of an operation; every RPC call is a POST.
fn method(operation: &Operation) -> reqwest::Method {
    match (operation.style, operation.method) {
        (Style::Rpc, _) | (_, ack_api::Method::Post) => reqwest::Method::POST,
        (_, ack_api::Method::Get) => reqwest::Method::GET,
        (_, ack_api::Method::Put) => reqwest::Method::PUT,
        (_, ack_api::Method::Delete) => reqwest::Method::DELETE,
    }
}
