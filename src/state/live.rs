//! What the server pushes: who I am, the clusters, and one cluster's node pools and tasks.
//!
//! Every pool has a signal of its own: a change to one re-renders one row. The stream is closed while
//! nobody can see the page and opened again, with a fresh snapshot, when somebody can.

mod read;
mod stream;

use std::sync::Arc;

use leptos::prelude::*;
use nodepool::NodePool;
use serde_json::Value;

use crate::{api::client::ApiFailure, browser};

pub use read::{Cluster, Session, Task};
pub use stream::{follow, stop};

/// How the stream is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Connection {
    /// Nothing has arrived yet.
    Connecting,
    /// Open.
    Live,
    /// It broke; what is shown grows old.
    Reconnecting,
    /// Nobody can see the page.
    Paused,
}

/// One pool of the cluster; its document changes without the list knowing.
#[derive(Clone)]
pub struct PoolEntry {
    /// The pool's id.
    pub id: Arc<str>,
    /// The pool's document.
    pub pool: ArcRwSignal<Arc<NodePool>>,
}

/// The store.
#[derive(Clone, Copy)]
pub struct Live {
    /// Who I am; `None` before the first event.
    pub session: RwSignal<Option<Session>>,
    /// The clusters as DescribeClustersV1 gives them; `None` before the first event.
    pub clusters: RwSignal<Option<Vec<Cluster>>>,
    /// The id of the cluster that is followed.
    pub cluster_id: RwSignal<Option<String>>,
    /// Its pools in the server's order; `None` until the cluster's snapshot is there.
    pub pools: RwSignal<Option<Vec<PoolEntry>>>,
    /// The newest task of each pool, while it runs and for ten minutes after.
    pub tasks: RwSignal<Vec<Task>>,
    /// When the server last read, by the browser's clock.
    pub read_at: RwSignal<Option<f64>>,
    /// How the stream is.
    pub connection: RwSignal<Connection>,
    /// Why the server could not read; `None` when it can.
    pub failure: RwSignal<Option<ApiFailure>>,
    /// Counts the user's requests for a fresh snapshot.
    refreshes: RwSignal<u32>,
}

impl PoolEntry {
    fn new(id: &str, pool: NodePool) -> Self {
        Self { id: id.into(), pool: ArcRwSignal::new(Arc::new(pool)) }
    }
}

impl Live {
    /// An empty store, known to every view below.
    pub fn provide() -> Self {
        let live = Self {
            session: RwSignal::new(None),
            clusters: RwSignal::new(None),
            cluster_id: RwSignal::new(None),
            pools: RwSignal::new(None),
            tasks: RwSignal::new(Vec::new()),
            read_at: RwSignal::new(None),
            connection: RwSignal::new(Connection::Connecting),
            failure: RwSignal::new(None),
            refreshes: RwSignal::new(0),
        };
        provide_context(live);
        live
    }

    /// The one of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Asks for a fresh snapshot.
    pub fn refresh(self) {
        self.refreshes.update(|count| *count += 1);
    }

    /// A pool of the cluster by its id. Reactive to the pool coming and going, not to its changes.
    pub fn pool(self, id: &str) -> Option<ArcRwSignal<Arc<NodePool>>> {
        self.pools.with(|pools| pools.as_ref()?.iter().find(|entry| &*entry.id == id).map(|entry| entry.pool.clone()))
    }

    /// The newest task of a pool. Reactive.
    pub fn task_of(self, pool: &str) -> Option<Task> {
        self.tasks.with(|tasks| tasks.iter().find(|task| task.pool == pool).cloned())
    }

    /// A cluster. Reactive.
    pub fn cluster(self, id: &str) -> Option<Cluster> {
        self.clusters.with(|clusters| clusters.as_ref()?.iter().find(|cluster| cluster.cluster_id == id).cloned())
    }

    /// The name of a cluster, or its id until the clusters are known. Reactive.
    pub fn cluster_name(self, id: &str) -> String {
        self.cluster(id).map_or_else(|| id.to_owned(), |cluster| cluster.name)
    }

    /// The name of a pool, or its id until the pools are known. Reactive.
    pub fn pool_name(self, id: &str) -> String {
        let name = |pool: &Arc<NodePool>| Some(pool.at("nodepool_info.name")?.as_str()?.to_owned());
        self.pool(id).and_then(|pool| pool.with(name)).unwrap_or_else(|| id.to_owned())
    }

    /// Forgets the pools of the cluster before, since another one is followed now.
    fn begin(self, cluster: Option<String>) {
        if self.cluster_id.get_untracked() != cluster {
            self.cluster_id.set(cluster);
            self.pools.set(None);
            self.tasks.set(Vec::new());
            self.failure.set(None);
            self.read_at.set(None);
        }
    }

    fn accept(self, event: &str, data: &str) {
        let Ok(mut data) = serde_json::from_str::<Value>(data) else { return };
        match event {
            "snapshot" => self.take(&mut data),
            "change" => self.merge(&mut data),
            "read" => self.was_read(),
            "unavailable" => {
                let text = |name: &str| data[name].as_str().unwrap_or_default().to_owned();
                self.failure.set(Some(ApiFailure {
                    code: text("code"),
                    message: text("message"),
                    request_id: data["requestId"].as_str().map(str::to_owned),
                    status: 502,
                }));
            }
            _ => {}
        }
    }

    fn take(self, data: &mut Value) {
        set_if_new(self.session, Some(Session::read(&data["session"])));
        let clusters = read::list(data, "clusters", Cluster::read);
        if !clusters.is_empty() || !data["read_at"].is_null() {
            set_if_new(self.clusters, Some(clusters));
        }
        set_if_new(self.tasks, read::list(data, "tasks", Task::read));
        let cluster = data["cluster"].as_str().map(str::to_owned);
        // Without a time nothing has been read yet, and the empty list means nothing.
        if cluster != self.cluster_id.get_untracked() || data["read_at"].is_null() {
            return;
        }
        if cluster.is_some() {
            self.replace(documents(data));
        }
        self.was_read();
    }

    fn merge(self, data: &mut Value) {
        if data["clusters"].is_array() {
            let new = read::list(data, "clusters", Cluster::read);
            self.clusters.update(|known| {
                let known = known.get_or_insert_default();
                known.retain(|old| new.iter().all(|one| one.cluster_id != old.cluster_id));
                known.extend(new);
            });
        }
        let tasks = read::list(data, "tasks", Task::read);
        if !tasks.is_empty() {
            self.tasks.update(|known| {
                known.retain(|old| tasks.iter().all(|one| one.pool != old.pool));
                known.extend(tasks);
            });
        }
        let removed = data["removed"].as_array().cloned().unwrap_or_default();
        let mut entries = self.pools.get_untracked().unwrap_or_default();
        let before = entries.len();
        entries.retain(|entry| !removed.iter().any(|id| *id == *entry.id));
        let mut moved = entries.len() != before;
        for (id, pool) in documents(data) {
            match entries.iter().find(|entry| *entry.id == *id) {
                Some(entry) => entry.pool.set(Arc::new(pool)),
                None => {
                    entries.push(PoolEntry::new(&id, pool));
                    moved = true;
                }
            }
        }
        if moved || self.pools.with_untracked(Option::is_none) {
            self.pools.set(Some(entries));
        }
        self.was_read();
    }

    /// Puts a whole list in place; pools that stayed the same are not touched.
    fn replace(self, pools: Vec<(String, NodePool)>) {
        let old = self.pools.get_untracked().unwrap_or_default();
        let new: Vec<PoolEntry> = pools
            .into_iter()
            .map(|(id, pool)| match old.iter().find(|entry| *entry.id == *id) {
                Some(entry) => {
                    if *entry.pool.get_untracked() != pool {
                        entry.pool.set(Arc::new(pool));
                    }
                    entry.clone()
                }
                None => PoolEntry::new(&id, pool),
            })
            .collect();
        let same = old.iter().map(|entry| &entry.id).eq(new.iter().map(|entry| &entry.id));
        if !same || self.pools.with_untracked(Option::is_none) {
            self.pools.set(Some(new));
        }
    }

    fn was_read(self) {
        self.read_at.set(Some(browser::now()));
        set_if_new(self.failure, None);
    }
}

fn set_if_new<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|old| *old != value) {
        signal.set(value);
    }
}

/// The pools of an event, taken out of it, by id.
fn documents(data: &mut Value) -> Vec<(String, NodePool)> {
    let pools = data.get_mut("pools").map(Value::take);
    let Some(Value::Array(pools)) = pools else { return Vec::new() };
    pools.into_iter().filter_map(document).collect()
}

fn document(value: Value) -> Option<(String, NodePool)> {
    let id = value["nodepool_info"]["nodepool_id"].as_str()?.to_owned();
    Some((id, NodePool::from_value(value).ok()?))
}
