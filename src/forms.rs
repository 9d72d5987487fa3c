//! Forms over the API's own documents.

pub(crate) mod node_pool;
