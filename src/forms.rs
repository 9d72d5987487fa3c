//! Forms over the API's own documents.

pub(crate) mod alert;
pub(crate) mod change;
pub(crate) mod node_pool;
pub(crate) mod owner;
