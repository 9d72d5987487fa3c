//! One outcome per Idempotency-Key, whatever the browser and the network do.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use serde_json::Value;
use tokio::sync::watch;
use tokio::time::timeout;

use crate::edit::{self, Edit, Locks, MODIFY};
use crate::live::Hub;
use crate::problem::Problem;
use crate::reconcile::{self, Found, Pace};
use crate::store::{Begun, Known, RequestDigest, Store};
use crate::upstream::{Answer, Call, Client, Ended, WRITE_BUDGET};

/// How a mutation ended, for everybody who waits for it.
pub(crate) type Outcome = Result<Answer, Problem>;

/// The one operation without a way to tell whether it was done but to look.
pub(crate) const CREATE: &str = "CreateClusterNodePool";
const DELETE: &str = "DeleteClusterNodepool";

/// Every mutation is answered within this, with [`Problem::OutcomeUnknown`] if need be.
const ANSWER_WITHIN: Duration = Duration::from_secs(49);
/// One that is sent and then looked for ends by itself before; what is left is for the database.
const _: () = assert!(WRITE_BUDGET.as_secs() + reconcile::GIVE_UP.as_secs() < ANSWER_WITHIN.as_secs());

/// Runs mutations apart from the browser's connection and hands their outcome to all who ask.
pub(crate) struct Mutations {
    store: Arc<Store>,
    client: Arc<Client>,
    hub: Arc<Hub>,
    running: Mutex<HashMap<String, Running>>,
    /// How many run, so that a stop can wait for none.
    count: watch::Sender<usize>,
    pace: Pace,
    edits: Locks,
}

#[derive(Clone)]
struct Running {
    digest: RequestDigest,
    /// Looks into an earlier process's work, and does nothing.
    resumes: bool,
    outcome: watch::Receiver<Option<Outcome>>,
}

impl Mutations {
    pub(crate) fn new(store: Arc<Store>, client: Arc<Client>, hub: Arc<Hub>, pace: Pace) -> Self {
        Self {
            store,
            client,
            hub,
            running: Mutex::default(),
            count: watch::Sender::new(0),
            pace,
            edits: Locks::default(),
        }
    }

    /// Does `call` once per `key`; who comes later with the same request gets the same outcome.
    pub(crate) async fn submit(
        self: &Arc<Self>,
        key: &str,
        call: Call,
        edit: Option<Edit>,
        idempotent: bool,
    ) -> Outcome {
        let digest = self.store.digest(&call);
        let operation = call.operation.name;
        let outcome = self.outcome(key, digest, call, edit, idempotent);
        // The work goes on: who asks again waits for the same outcome.
        timeout(ANSWER_WITHIN, outcome)
            .await
            .unwrap_or_else(|_| Err(Problem::OutcomeUnknown { operation, candidates: Vec::new() }))
    }

    async fn outcome(
        self: &Arc<Self>,
        key: &str,
        digest: RequestDigest,
        call: Call,
        edit: Option<Edit>,
        idempotent: bool,
    ) -> Outcome {
        loop {
            let (this, key_of_work, call, edit) = (Arc::clone(self), key.to_owned(), call.clone(), edit.clone());
            let work = async move { this.once(&key_of_work, &digest, call, edit, idempotent).await };
            let Running { resumes, outcome, .. } = self.run(key, digest, false, work)?;
            let outcome = told(outcome).await;
            // The look into what a crash interrupted only finds out; this asks for it to be done.
            if !(resumes && outcome.is_err()) {
                return outcome;
            }
        }
    }

    /// Finds out how what an earlier process began has ended.
    pub(crate) async fn resume(self: &Arc<Self>) {
        let interrupted = match self.store.interrupted().await {
            Ok(interrupted) => interrupted,
            Err(error) => return tracing::error!(%error, "interrupted mutations could not be read"),
        };
        let looks = interrupted.into_iter().map(|begun| {
            tracing::info!(operation = begun.operation, path = begun.path, "looking for what a crash interrupted");
            let (this, key, digest) = (Arc::clone(self), begun.key.clone(), begun.digest);
            let work = async move {
                match this.store.is_open(&begun).await {
                    Ok(true) => this.conclude(&begun).await,
                    // A browser asked again meanwhile, and it was dealt with.
                    Ok(false) => Err(Problem::NotCreated),
                    Err(error) => Err(Problem::Storage(plain(&error))),
                }
            };
            // Under its key, so that a browser that asks again waits for the same look.
            let running = self.run(&key, digest, true, work);
            async move {
                if let Ok(running) = running {
                    let _ = told(running.outcome).await;
                }
            }
        });
        futures_util::future::join_all(looks).await;
    }

    /// Waits until no mutation runs.
    pub(crate) async fn idle(&self) {
        let _ = self.count.subscribe().wait_for(|count| *count == 0).await;
    }

    /// Starts `work` unless the key's is under way; returns what to wait for.
    fn run(
        self: &Arc<Self>,
        key: &str,
        digest: RequestDigest,
        resumes: bool,
        work: impl Future<Output = Outcome> + Send + 'static,
    ) -> Result<Running, Problem> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        match running.get(key) {
            Some(known) if known.digest == digest => return Ok(known.clone()),
            Some(_) => return Err(Problem::IdempotencyConflict),
            None => {}
        }
        let (tell, outcome) = watch::channel(None);
        let started = Running { digest, resumes, outcome };
        running.insert(key.to_owned(), started.clone());
        self.count.send_modify(|count| *count += 1);
        let place = Place { mutations: Arc::clone(self), key: key.to_owned() };
        tokio::spawn(async move {
            let outcome = work.await;
            // The place is given up first: whoever comes after finds the stored outcome.
            drop(place);
            let _ = tell.send(Some(outcome));
        });
        Ok(started)
    }

    async fn once(
        &self,
        key: &str,
        digest: &RequestDigest,
        call: Call,
        edit: Option<Edit>,
        idempotent: bool,
    ) -> Outcome {
        // Edits of one pool pass one after the other, each with its own look at the pool before.
        let _turn = if call.operation.name == MODIFY { Some(self.edits.hold(&call.path).await) } else { None };
        let sent = (call.operation.name == CREATE).then(|| reconcile::without_secrets(&call.body));
        let mut has_looked = false;
        for _ in 0..2 {
            let now = jiff::Timestamp::now().as_millisecond();
            match self.store.begin(key, digest, &call, sent.clone(), now).await {
                Ok(Known::New(begun)) => {
                    if let Some(edit) = edit.as_ref().filter(|_| !has_looked)
                        && let Some(outcome) = self.look(edit, &call).await
                    {
                        self.release(&begun).await;
                        return outcome;
                    }
                    // An edit is not sent again without another look.
                    return self.send(&begun, &call, idempotent && edit.is_none()).await;
                }
                Ok(Known::Done(answer)) => return Ok(answer),
                Ok(Known::Open(begun)) => match self.ask_again(&begun, edit.as_ref(), &call).await {
                    // Now it is certain that it was not done or may be done again, and it is asked for again: do it.
                    Err(Problem::NotCreated) => has_looked = true,
                    outcome => return outcome,
                },
                Ok(Known::Conflict) => return Err(Problem::IdempotencyConflict),
                Err(error) => {
                    tracing::error!(%error, "the database cannot be written; nothing was sent");
                    return Err(Problem::Storage(plain(&error)));
                }
            }
        }
        Err(Problem::NotCreated)
    }

    /// Reads the pool before an edit: `None` when nobody else changed what it was made upon, else what to answer
    /// instead.
    async fn look(&self, edit: &Edit, call: &Call) -> Option<Outcome> {
        let answer = match self.client.read(&edit::detail(call)).await {
            Ok(answer) if answer.is_success() => answer,
            refused => return Some(refused),
        };
        match edit::pool_of(&answer).map(|pool| edit.conflicts(&pool, &edit::changes(call))) {
            Ok(conflicts) if conflicts.is_empty() => None,
            Ok(conflicts) => Some(Err(Problem::EditConflict(conflicts))),
            Err(problem) => Some(Err(problem)),
        }
    }

    /// What was asked for, had no known outcome and is asked for again: what may be done once more is.
    async fn ask_again(&self, begun: &Begun, edit: Option<&Edit>, call: &Call) -> Outcome {
        let again = match (edit, call.operation.name) {
            // Sent again it does no harm, and its answer is the one that was lost.
            (Some(edit), _) => self.look(edit, call).await.is_none(),
            (None, DELETE) => return self.delete_again(begun, call).await,
            (None, _) => false,
        };
        if !again {
            return self.conclude(begun).await;
        }
        self.release(begun).await;
        Err(Problem::NotCreated)
    }

    /// A pool that is gone or going was deleted; one that stands is deleted again.
    async fn delete_again(&self, begun: &Begun, call: &Call) -> Outcome {
        match self.client.read(&edit::detail(call)).await {
            Ok(answer) if answer.status == 404 || edit::is_deleting(&answer) => {
                let body = serde_json::json!({"cluster_id": reconcile::cluster_of(&call.path)}).to_string();
                let answer = Answer { status: 200, body: body.into(), date: None };
                self.keep(begun, &answer).await;
                Ok(answer)
            }
            Ok(answer) if answer.is_success() => {
                self.release(begun).await;
                Err(Problem::NotCreated)
            }
            _ => self.conclude(begun).await,
        }
    }

    async fn send(&self, begun: &Begun, call: &Call, idempotent: bool) -> Outcome {
        let ended = self.client.mutate(call, idempotent).await;
        let outcome = match ended {
            Ended::Answered(answer) if answer.is_success() => {
                self.keep(begun, &answer).await;
                Ok(answer)
            }
            // A refusal changed nothing, so the key may be used for the corrected request.
            Ended::Answered(answer) => {
                self.release(begun).await;
                Ok(answer)
            }
            Ended::NotDone(problem) => {
                self.release(begun).await;
                Err(problem)
            }
            Ended::Unknown => {
                let now = jiff::Timestamp::now().as_millisecond();
                self.log(self.store.lose(begun, now).await);
                self.conclude(&Begun { lost_at: Some(now), ..begun.clone() }).await
            }
        };
        if let Some(cluster) = reconcile::cluster_of(&call.path) {
            self.hub.poke(cluster);
        }
        outcome
    }

    /// Found, not created, or unknown.
    async fn conclude(&self, begun: &Begun) -> Outcome {
        let operation = ack_api::OPERATIONS
            .iter()
            .find(|operation| operation.name == begun.operation)
            .map_or("the call", |operation| operation.name);
        let found = if begun.operation == CREATE {
            reconcile::create(&self.client, &self.store, begun, self.pace).await
        } else {
            Found::Unknown(Vec::new())
        };
        tracing::info!(operation, path = begun.path, ?found, "reconciled");
        match found {
            Found::Pool(answer) => Ok(answer),
            Found::Nothing => {
                self.release(begun).await;
                Err(Problem::NotCreated)
            }
            Found::Unknown(candidates) => {
                self.log(self.store.leave_unknown(begun).await);
                Err(Problem::OutcomeUnknown { operation, candidates })
            }
        }
    }

    async fn keep(&self, begun: &Begun, answer: &Answer) {
        let json = answer.json();
        let made = json.get("nodepool_id").and_then(Value::as_str).filter(|_| begun.operation == CREATE);
        let claimed = self.store.finish(begun, answer, made).await;
        if let Ok(false) = claimed {
            // The upstream's own answer counts, whoever took the pool for theirs.
            tracing::error!(made, "the pool of this answer is another key's already");
            return self.log(self.store.finish(begun, answer, None).await.map(drop));
        }
        self.log(claimed.map(drop));
    }

    async fn release(&self, begun: &Begun) {
        self.log(self.store.forget(begun).await);
    }

    /// What was done upstream stays done: the browser gets its answer even if it cannot be kept.
    fn log(&self, written: Result<(), sqlx::Error>) {
        if let Err(error) = written {
            tracing::error!(%error, "the outcome of a mutation could not be stored");
        }
    }
}

/// The outcome, once it is told.
async fn told(mut outcome: watch::Receiver<Option<Outcome>>) -> Outcome {
    match outcome.wait_for(Option::is_some).await {
        Ok(outcome) => outcome.clone().unwrap_or(Err(Problem::Internal)),
        Err(_) => Err(Problem::Internal),
    }
}

/// What the database says, in its innermost words.
fn plain(error: &sqlx::Error) -> String {
    error.as_database_error().map_or_else(|| error.to_string(), |error| error.message().to_owned())
}

/// The entry of a running mutation; given up even when the task panics.
struct Place {
    mutations: Arc<Mutations>,
    key: String,
}

impl Drop for Place {
    fn drop(&mut self) {
        self.mutations.running.lock().unwrap_or_else(PoisonError::into_inner).remove(&self.key);
        self.mutations.count.send_modify(|count| *count -= 1);
    }
}
