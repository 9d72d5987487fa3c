//! What a target cannot say, and what a reader of the code has to know.

/// One note.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// One of [`CODES`]; texts are found by it.
    pub code: &'static str,
    /// The document paths it is about, in document order.
    pub paths: Vec<String>,
    /// Facts for the text, by name. Never a secret.
    pub params: Vec<(&'static str, String)>,
}

/// Every code, with the names of its parameters.
///
/// Codes that begin with `terraform.replaces` tell that the pool would be made anew, those whose second word
/// begins with `secret` are about a secret; the rest informs.
pub const CODES: [(&str, &[&str]); 25] = [
    // The autoscaler owns the number of nodes, so desired_size is not written.
    ("terraform.autoscaler", &[]),
    // cluster_id is a variable without a default; `cluster_id` is empty when it is not known.
    ("terraform.cluster_id", &["cluster_id"]),
    // Written because the provider's default is the opposite of the API's.
    ("terraform.cloud_monitor", &[]),
    // These cannot stand beside the argument in `with`, which won.
    ("terraform.conflict", &["arguments", "with"]),
    // Only a superseded argument could say it.
    ("terraform.deprecated", &["arguments"]),
    // There is no argument for disk_init; auto_format and mount_target of a data disk have one.
    ("terraform.disk_init", &[]),
    // The system disk's type or size is left to the service.
    ("terraform.disk_left_to_default", &["arguments"]),
    // The pool exists: the import block takes it over. Passwords and scripts are not in the state then.
    ("terraform.import", &["command"]),
    // The pool exists, but without the cluster's id it cannot be imported.
    ("terraform.import_needs_cluster", &["node_pool_id"]),
    // The document holds another type there than the contract, and nothing equal can be written.
    ("terraform.mistyped", &[]),
    // No argument says it.
    ("terraform.no_argument", &[]),
    // A key pair was chosen as well, so the password is left out.
    ("terraform.secret_left_out", &[]),
    // The password is a variable without a default; its value still lands in the state file.
    ("terraform.secret_variable", &["variable", "environment"]),
    // Changing one of these arguments later replaces the pool.
    ("terraform.replaces", &["arguments"]),
    // The provider hides tags with this beginning, so each plan will want to add it again.
    ("terraform.tag_hidden", &["keys"]),
    // A map holds a key once; the last value is written.
    ("terraform.tag_twice", &["keys"]),
    // The provider refuses the value; `accepted` says what it takes.
    ("terraform.value_not_accepted", &["argument", "value", "accepted"]),
    // The pool exists: the code makes another one like it.
    ("python.another_pool", &["node_pool_id"]),
    // The region or the cluster is not known, so the code reads it from the environment.
    ("python.environment", &["variables"]),
    // The pool exists, and the service that set this takes it in no request.
    ("python.left_to_service", &[]),
    // The SDK sends these lists empty, which clears them, unless the code fills them from the pool.
    ("python.lists_filled", &[]),
    // The document holds another type there than the contract.
    ("python.mistyped", &[]),
    // The create request of the SDK has no attribute for it.
    ("python.no_attribute", &[]),
    // The password is read from the environment when the code runs.
    ("python.secret_variable", &["variable"]),
    // The password is replaced by a placeholder.
    ("json.secret_placeholder", &["placeholder"]),
];

impl Note {
    pub(crate) fn new(code: &'static str) -> Self {
        debug_assert!(CODES.iter().any(|(known, _)| *known == code), "{code} is not listed");
        Self { code, paths: Vec::new(), params: Vec::new() }
    }

    pub(crate) fn at(mut self, path: impl Into<String>) -> Self {
        self.paths.push(path.into());
        self
    }

    pub(crate) fn at_all(mut self, paths: impl IntoIterator<Item = String>) -> Self {
        self.paths.extend(paths);
        self
    }

    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.params.push((name, value.into()));
        self
    }
}
