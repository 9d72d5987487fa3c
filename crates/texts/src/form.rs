//! The texts of the Create Node Pool dialog, fetched with it.

crate::texts! {
    /// A text of the form.
    Form {
        CreateTitle: "Create Node Pool", "创建节点池";
    }
}
