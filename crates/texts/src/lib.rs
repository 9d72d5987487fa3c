//! Every word the user reads, in every language.
