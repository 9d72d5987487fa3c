//! Every address of the console, in one place and typed.

use js_sys::{decode_uri_component, encode_uri_component};

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
    /// Any other.
    Missing,
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
        }
    }

    /// The cluster whose node pools the page needs.
    pub fn cluster(&self) -> Option<&str> {
        match self {
            Self::NodePools { cluster } | Self::CreateNodePool { cluster } | Self::Created { cluster, .. } => {
                Some(cluster)
            }
            Self::Clusters | Self::Missing => None,
        }
    }

    /// The page that lies under a dialog; itself when the page is no dialog.
    pub fn ground(&self) -> Self {
        match self {
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
            for page in [
                Page::Clusters,
                Page::NodePools { cluster: cluster.clone() },
                Page::CreateNodePool { cluster: cluster.clone() },
                Page::Created { cluster, pool },
            ] {
                assert_eq!(Page::of(&page.path()), page);
            }
        }
    }

    #[wasm_bindgen_test]
    fn the_root_is_the_clusters_and_the_unknown_is_missing() {
        assert_eq!(Page::of("/"), Page::Clusters);
        assert_eq!(Page::of("/clusters/"), Page::Clusters);
        for path in ["/x", "/clusters/c1", "/clusters/c1/nodepools/np1", "/clusters/%E0%A4%A/nodepools"] {
            assert_eq!(Page::of(path), Page::Missing, "{path}");
        }
    }

    #[wasm_bindgen_test]
    fn the_dialog_lies_over_the_list() {
        let dialog = Page::of("/clusters/c1/nodepools/create");
        assert_eq!(dialog.ground(), Page::of("/clusters/c1/nodepools"));
        assert_eq!(dialog.cluster(), Some("c1"));
    }
}
