//! Every address of the console, in one place and typed.

use js_sys::{decode_uri_component, encode_uri_component};
use texts::Shell;

/// What an address shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Page {
    /// `/clusters`
    Clusters,
    /// `/clusters/{cluster}/nodepools`
    NodePools {
        /// The cluster's id.
        cluster: String,
    },
    /// `/clusters/{cluster}/nodepools/create`: the dialog over the list.
    CreateNodePool {
        /// The cluster's id.
        cluster: String,
    },
    /// `/clusters/{cluster}/nodepools/{pool}/created`
    Created {
        /// The cluster's id.
        cluster: String,
        /// The node pool's id.
        pool: String,
    },
    /// `/clusters/{cluster}/nodepools/{pool}/basic`
    NodePool {
        /// The cluster's id.
        cluster: String,
        /// The node pool's id.
        pool: String,
    },
    /// `/clusters/{cluster}/nodepools/{pool}/{task}`: a dialog over the list or over the pool's page.
    Task {
        /// The cluster's id.
        cluster: String,
        /// The node pool's id.
        pool: String,
        /// What the dialog does.
        task: Task,
    },
    /// Any other.
    Missing,
}

/// What a dialog does with one node pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Task {
    /// Changes the number of nodes.
    Scale,
    /// Changes its settings.
    Edit,
    /// Changes its labels, taints and tags.
    Labels,
    /// Makes another one like it.
    Clone,
    /// Deletes it.
    Delete,
}

impl Task {
    /// All of them.
    pub const ALL: [Self; 5] = [Self::Scale, Self::Edit, Self::Labels, Self::Clone, Self::Delete];

    /// Its word in addresses.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Scale => "scale",
            Self::Edit => "edit",
            Self::Labels => "labels",
            Self::Clone => "clone",
            Self::Delete => "delete",
        }
    }

    /// What the dialog is called.
    pub const fn title(self) -> Shell {
        match self {
            Self::Scale => Shell::ScaleTitle,
            Self::Edit => Shell::EditTitle,
            Self::Labels => Shell::LabelsTitle,
            Self::Clone => Shell::CloneTitle,
            Self::Delete => Shell::DeleteTitle,
        }
    }
}

impl Page {
    /// The page of an address without its query. `/` is the list of clusters.
    pub fn of(path: &str) -> Self {
        let segments: Option<Vec<String>> = path.split('/').filter(|segment| !segment.is_empty()).map(decode).collect();
        let segments = segments.unwrap_or_else(|| vec![String::new()]);
        match segments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
            [] | ["clusters"] => Self::Clusters,
            ["clusters", cluster, "nodepools"] => Self::NodePools { cluster: cluster.to_owned() },
            ["clusters", cluster, "nodepools", "create"] => Self::CreateNodePool { cluster: cluster.to_owned() },
            ["clusters", cluster, "nodepools", pool, "created"] => {
                Self::Created { cluster: cluster.to_owned(), pool: pool.to_owned() }
            }
            ["clusters", cluster, "nodepools", pool, "basic"] => {
                Self::NodePool { cluster: cluster.to_owned(), pool: pool.to_owned() }
            }
            ["clusters", cluster, "nodepools", pool, word] => {
                let task = Task::ALL.into_iter().find(|task| task.word() == word);
                task.map_or(Self::Missing, |task| Self::Task {
                    cluster: cluster.to_owned(),
                    pool: pool.to_owned(),
                    task,
                })
            }
            _ => Self::Missing,
        }
    }

    /// The address.
    pub fn path(&self) -> String {
        match self {
            Self::Clusters | Self::Missing => "/clusters".to_owned(),
            Self::NodePools { cluster } => format!("/clusters/{}/nodepools", encode(cluster)),
            Self::CreateNodePool { cluster } => format!("/clusters/{}/nodepools/create", encode(cluster)),
            Self::Created { cluster, pool } => {
                format!("/clusters/{}/nodepools/{}/created", encode(cluster), encode(pool))
            }
            Self::NodePool { cluster, pool } => {
                format!("/clusters/{}/nodepools/{}/basic", encode(cluster), encode(pool))
            }
            Self::Task { cluster, pool, task } => {
                format!("/clusters/{}/nodepools/{}/{}", encode(cluster), encode(pool), task.word())
            }
        }
    }

    /// The cluster whose node pools the page needs.
    pub fn cluster(&self) -> Option<&str> {
        match self {
            Self::NodePools { cluster }
            | Self::CreateNodePool { cluster }
            | Self::Created { cluster, .. }
            | Self::NodePool { cluster, .. }
            | Self::Task { cluster, .. } => Some(cluster),
            Self::Clusters | Self::Missing => None,
        }
    }

    /// The node pool that the page is about.
    pub fn pool(&self) -> Option<&str> {
        match self {
            Self::Created { pool, .. } | Self::NodePool { pool, .. } | Self::Task { pool, .. } => Some(pool),
            _ => None,
        }
    }

    /// Whether it is a dialog over another page.
    pub fn is_dialog(&self) -> bool {
        matches!(self, Self::CreateNodePool { .. } | Self::Task { .. })
    }

    /// The page that lies under a dialog, itself when the page is no dialog; `before` is what was on the
    /// screen: a dialog about one pool may lie over that pool's page.
    pub fn ground(&self, before: Option<&Self>) -> Self {
        match self {
            Self::Task { cluster, pool, .. } => {
                let page = Self::NodePool { cluster: cluster.clone(), pool: pool.clone() };
                if before == Some(&page) { page } else { Self::NodePools { cluster: cluster.clone() } }
            }
            Self::CreateNodePool { cluster } => Self::NodePools { cluster: cluster.clone() },
            page => page.clone(),
        }
    }
}

/// The list of a cluster's node pools.
pub fn node_pools(cluster: &str) -> String {
    Page::NodePools { cluster: cluster.to_owned() }.path()
}

/// The Create Node Pool dialog.
pub fn create_node_pool(cluster: &str) -> String {
    Page::CreateNodePool { cluster: cluster.to_owned() }.path()
}

/// The confirmation of a node pool.
pub fn created(cluster: &str, pool: &str) -> String {
    Page::Created { cluster: cluster.to_owned(), pool: pool.to_owned() }.path()
}

/// The page of a node pool.
pub fn node_pool(cluster: &str, pool: &str) -> String {
    Page::NodePool { cluster: cluster.to_owned(), pool: pool.to_owned() }.path()
}

/// A dialog about a node pool.
pub fn task(cluster: &str, pool: &str, task: Task) -> String {
    Page::Task { cluster: cluster.to_owned(), pool: pool.to_owned(), task }.path()
}

/// An address with the query of another; `search` has no `?`.
pub fn with_search(path: &str, search: &str) -> String {
    if search.is_empty() { path.to_owned() } else { format!("{path}?{search}") }
}

fn encode(segment: &str) -> String {
    encode_uri_component(segment).into()
}

fn decode(segment: &str) -> Option<String> {
    decode_uri_component(segment).ok().map(Into::into)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn every_page_is_found_again_by_its_address() {
        for id in ["c0123", "ä/b", "100%", "create", "a b?c#d"] {
            let (cluster, pool) = (id.to_owned(), id.to_owned());
            let pages = [
                Page::Clusters,
                Page::NodePools { cluster: cluster.clone() },
                Page::CreateNodePool { cluster: cluster.clone() },
                Page::Created { cluster: cluster.clone(), pool: pool.clone() },
                Page::NodePool { cluster: cluster.clone(), pool: pool.clone() },
            ];
            let tasks = Task::ALL.map(|task| Page::Task { cluster: cluster.clone(), pool: pool.clone(), task });
            for page in pages.into_iter().chain(tasks) {
                assert_eq!(Page::of(&page.path()), page);
            }
        }
    }

    #[wasm_bindgen_test]
    fn the_root_is_the_clusters_and_the_unknown_is_missing() {
        assert_eq!(Page::of("/"), Page::Clusters);
        assert_eq!(Page::of("/clusters/"), Page::Clusters);
        for path in [
            "/x",
            "/clusters/c1",
            "/clusters/c1/nodepools/np1",
            "/clusters/c1/nodepools/np1/x",
            "/clusters/%E0%A4%A/nodepools",
        ] {
            assert_eq!(Page::of(path), Page::Missing, "{path}");
        }
    }

    #[wasm_bindgen_test]
    fn the_dialog_lies_over_the_list() {
        let dialog = Page::of("/clusters/c1/nodepools/create");
        assert_eq!(dialog.ground(None), Page::of("/clusters/c1/nodepools"));
        assert_eq!(dialog.cluster(), Some("c1"));
    }

    #[wasm_bindgen_test]
    fn a_dialog_about_a_pool_lies_over_what_was_there() {
        let [list, pool, other, dialog] = ["", "/np1/basic", "/np2/basic", "/np1/delete"]
            .map(|end| Page::of(&["/clusters/c1/nodepools", end].concat()));
        assert_eq!(dialog.ground(Some(&pool)), pool);
        for before in [None, Some(&list), Some(&other), Some(&Page::Clusters)] {
            assert_eq!(dialog.ground(before), list);
        }
    }
}
