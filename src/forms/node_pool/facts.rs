//! What can be chosen: read from the API once when the form opens, and again when somebody asks.

use std::collections::BTreeMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;
use nodepool::context::DiskOffer;

use crate::api::catalogue::{self, Cluster, Image, InstanceType, Price, Quota, Stock, VSwitch};
use crate::api::client::ApiFailure;
use crate::api::things::{self, Kind, Thing};

/// What a picker knows of its list.
#[derive(Debug)]
pub(crate) enum Load<T> {
    /// Being read.
    Loading,
    /// Read; it may be empty.
    Ready(Arc<T>),
    /// It could not be read.
    Failed(ApiFailure),
}

// Written by hand: a derive would ask that the list itself can be cloned.
impl<T> Clone for Load<T> {
    fn clone(&self) -> Self {
        match self {
            Self::Loading => Self::Loading,
            Self::Ready(list) => Self::Ready(list.clone()),
            Self::Failed(failure) => Self::Failed(failure.clone()),
        }
    }
}

/// One list and how to read it again.
pub(crate) struct Shelf<T: Send + Sync + 'static> {
    state: RwSignal<Load<T>>,
    busy: RwSignal<bool>,
}

impl<T: Send + Sync + 'static> Clone for Shelf<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T: Send + Sync + 'static> Copy for Shelf<T> {}

impl<T: Send + Sync + 'static> Shelf<T> {
    fn new() -> Self {
        Self { state: RwSignal::new(Load::Loading), busy: RwSignal::new(false) }
    }

    /// What is known.
    pub(crate) fn get(self) -> Load<T> {
        self.state.get()
    }

    /// The list, when it is there.
    pub(crate) fn ready(self) -> Option<Arc<T>> {
        match self.state.get() {
            Load::Ready(list) => Some(list),
            _ => None,
        }
    }

    /// The list, when it is there, without tracking.
    pub(crate) fn ready_untracked(self) -> Option<Arc<T>> {
        untrack(|| self.ready())
    }

    /// Whether the list was read or could not be.
    pub(crate) fn is_settled(self) -> bool {
        self.state.with(|state| !matches!(state, Load::Loading))
    }

    /// Whether it is being read, for the first time or again.
    pub(crate) fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Takes an answer. A list that is there stays while it is read again and when that fails.
    fn settle(self, answer: Result<T, ApiFailure>) {
        // The form may be gone by now.
        self.busy.try_set(false);
        self.state.try_set(match answer {
            Ok(list) => Load::Ready(Arc::new(list)),
            Err(failure) => Load::Failed(failure),
        });
    }
}

/// Every list of the form.
#[derive(Clone, Copy)]
pub(crate) struct Facts {
    /// The cluster's id.
    pub(crate) cluster_id: StoredValue<String>,
    /// The cluster.
    pub(crate) cluster: Shelf<Cluster>,
    /// The vSwitches of its VPC.
    pub(crate) vswitches: Shelf<Vec<VSwitch>>,
    /// The instance types.
    pub(crate) types: Shelf<Vec<InstanceType>>,
    /// Where they are in stock.
    pub(crate) stock: Shelf<Stock>,
    /// The disks that go with the types that were chosen so far.
    pub(crate) disks: RwSignal<Vec<DiskOffer>>,
    asked_disks: StoredValue<Vec<String>>,
    /// The key pairs.
    pub(crate) keys: Shelf<Vec<String>>,
    /// The operating systems.
    pub(crate) images: Shelf<Vec<Image>>,
    /// What a pool can refer to, by kind; each is read when somebody first looks.
    things: [Shelf<Vec<Thing>>; Kind::COUNT],
    /// How much a cluster may have.
    pub(crate) quota: Shelf<Quota>,
    /// Hourly prices by instance type and billing; `None` where the API has none.
    pub(crate) prices: RwSignal<BTreeMap<(String, bool), Option<Price>>>,
    /// Those that somebody looked for, the newest last.
    pub(crate) wanted_prices: StoredValue<Vec<(String, bool)>>,
}

/// A list that can be read again.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum What {
    /// The vSwitches, with the cluster.
    VSwitches,
    /// The instance types and their stock.
    Types,
    /// The key pairs.
    Keys,
    /// The operating systems.
    Images,
    /// What a pool can refer to.
    Things(Kind),
}

impl Facts {
    /// Starts to read everything.
    pub(crate) fn read(cluster_id: &str) -> Self {
        let facts = Self {
            cluster_id: StoredValue::new(cluster_id.to_owned()),
            cluster: Shelf::new(),
            vswitches: Shelf::new(),
            types: Shelf::new(),
            stock: Shelf::new(),
            disks: RwSignal::new(Vec::new()),
            asked_disks: StoredValue::new(Vec::new()),
            keys: Shelf::new(),
            images: Shelf::new(),
            things: std::array::from_fn(|_| Shelf::new()),
            quota: Shelf::new(),
            prices: RwSignal::new(BTreeMap::new()),
            wanted_prices: StoredValue::new(Vec::new()),
        };
        for what in [What::Types, What::Keys] {
            facts.reload(what);
        }
        spawn_local(async move { facts.quota.settle(catalogue::read_quota().await) });
        // Both rest on the cluster, which is read once.
        spawn_local(async move {
            let _ = facts.read_cluster().await;
            facts.reload(What::VSwitches);
            facts.reload(What::Images);
        });
        facts
    }

    /// The cluster, from the API when it is not here yet.
    async fn read_cluster(self) -> Result<Arc<Cluster>, ApiFailure> {
        if let Some(Load::Ready(cluster)) = self.cluster.state.try_get_untracked() {
            return Ok(cluster);
        }
        let answer = catalogue::read_cluster(&self.cluster_id.try_get_value().unwrap_or_default()).await;
        self.cluster.settle(answer.clone());
        answer.map(Arc::new)
    }

    /// What there is of a kind; starts to read it when nobody has.
    pub(crate) fn things(self, kind: Kind) -> Shelf<Vec<Thing>> {
        let shelf = self.things[kind as usize];
        let fresh = shelf.state.with_untracked(|state| matches!(state, Load::Loading));
        if fresh && !shelf.busy.get_untracked() {
            // Not now: whoever asks may be in the middle of working out what to show.
            request_animation_frame(move || self.reload(What::Things(kind)));
        }
        shelf
    }

    /// What there is of a kind, when somebody has looked; does not start to read it.
    pub(crate) fn known(self, kind: Kind) -> Option<Arc<Vec<Thing>>> {
        self.things[kind as usize].ready()
    }

    /// Whether a kind is being read; does not start it.
    pub(crate) fn is_busy_with(self, kind: Kind) -> bool {
        self.things[kind as usize].is_busy()
    }

    /// Asks which disks go with an instance type, once. Where the answer fails the rules do not know, and whoever asks
    /// next asks again.
    pub(crate) fn ask_disks(self, id: &str) {
        let first = self.asked_disks.try_update_value(|asked| {
            let first = !asked.iter().any(|other| other == id);
            if first {
                asked.push(id.to_owned());
            }
            first
        });
        if first != Some(true) {
            return;
        }
        let id = id.to_owned();
        spawn_local(async move {
            let system = catalogue::read_disks(&id, false).await;
            let data = catalogue::read_disks(&id, true).await;
            if let (Ok(system), Ok(data)) = (system, data) {
                self.disks.try_update(|all| all.extend(system.into_iter().chain(data)));
            } else {
                self.asked_disks.try_update_value(|asked| asked.retain(|other| *other != id));
            }
        });
    }

    /// Reads a list again; what is there stays on the screen meanwhile.
    pub(crate) fn reload(self, what: What) {
        let start = |busy: RwSignal<bool>| busy.try_update(|busy| !std::mem::replace(busy, true)).unwrap_or(false);
        match what {
            What::VSwitches => {
                if start(self.vswitches.busy) {
                    spawn_local(async move {
                        let vswitches = match self.read_cluster().await {
                            Ok(cluster) => catalogue::read_vswitches(&cluster.vpc).await,
                            Err(failure) => Err(failure),
                        };
                        self.vswitches.settle(vswitches);
                    });
                }
            }
            What::Types => {
                if start(self.types.busy) {
                    self.stock.busy.set(true);
                    spawn_local(async move { self.types.settle(catalogue::read_instance_types().await) });
                    spawn_local(async move { self.stock.settle(catalogue::read_stock().await) });
                }
            }
            What::Keys => {
                if start(self.keys.busy) {
                    spawn_local(async move { self.keys.settle(catalogue::read_key_pairs().await) });
                }
            }
            What::Things(kind) => {
                let Some(shelf) = self.things.get(kind as usize).copied() else { return };
                if start(shelf.busy) {
                    spawn_local(async move {
                        let things = match self.read_cluster().await {
                            Ok(cluster) => things::read(kind, &cluster).await,
                            Err(failure) => Err(failure),
                        };
                        shelf.settle(things);
                    });
                }
            }
            What::Images => {
                if start(self.images.busy) {
                    spawn_local(async move {
                        let images = match self.read_cluster().await {
                            Ok(cluster) => catalogue::read_images(&cluster).await,
                            Err(failure) => Err(failure),
                        };
                        self.images.settle(images);
                    });
                }
            }
        }
    }

    /// Whether everything that a proposal rests on was read or could not be.
    pub(crate) fn are_settled(self) -> bool {
        // Each one is asked, so that each one is tracked.
        let settled = [
            self.cluster.is_settled(),
            self.vswitches.is_settled(),
            self.types.is_settled(),
            self.stock.is_settled(),
            self.keys.is_settled(),
            self.images.is_settled(),
        ];
        settled.into_iter().all(|one| one)
    }
}
