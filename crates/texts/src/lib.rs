//! Every word the user reads, in every language.

/// One file of texts as the page fetches it: a group of texts in one language.
#[cfg(feature = "bundles")]
#[derive(Debug)]
pub struct Bundle {
    /// Its name on the wire, with a hash of its content.
    pub file_name: String,
    /// The texts by key.
    pub json: String,
}

/// Every file of texts.
#[cfg(feature = "bundles")]
pub fn bundles() -> Vec<Bundle> {
    Vec::new()
}
