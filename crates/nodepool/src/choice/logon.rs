//! How one logs on to a node.

use super::{filled, known};
use crate::document::NodePool;
use crate::paths;

/// `key_pair` and `login_password` together. The password itself is never part of the choice.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Credential {
    /// Neither: the cluster's default, if it has one.
    Unset,
    /// A key pair, by name.
    KeyPair(String),
    /// A password.
    Password,
    /// Both, which the contract forbids.
    Both,
}

impl Credential {
    /// The choice in a document. An empty text counts as absent: answers mask the password that way.
    pub fn of(pool: &NodePool) -> Self {
        match (filled(pool, paths::KEY_PAIR), filled(pool, paths::LOGIN_PASSWORD).is_some()) {
            (None, false) => Self::Unset,
            (Some(name), false) => Self::KeyPair(name),
            (None, true) => Self::Password,
            (Some(_), true) => Self::Both,
        }
    }

    /// Takes away what the choice excludes and sets the key pair; the password is set through its lens.
    pub fn apply(self, pool: &mut NodePool) {
        match self {
            Self::Unset => {
                pool.set(paths::KEY_PAIR, None);
                pool.set(paths::LOGIN_PASSWORD, None);
            }
            Self::KeyPair(name) => {
                pool.set(paths::KEY_PAIR, Some(name));
                pool.set(paths::LOGIN_PASSWORD, None);
            }
            Self::Password => pool.set(paths::KEY_PAIR, None),
            Self::Both => {}
        }
    }
}

/// `login_as_non_root`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum LogonUser {
    /// `root`; also where the path is absent.
    Root,
    /// `ecs-user`.
    EcsUser,
}

impl LogonUser {
    /// The choice in a document.
    pub fn of(pool: &NodePool) -> Self {
        if known(pool, paths::LOGIN_AS_NON_ROOT) == Some(true) { Self::EcsUser } else { Self::Root }
    }

    /// Writes the path.
    pub fn apply(self, pool: &mut NodePool) {
        pool.set(paths::LOGIN_AS_NON_ROOT, Some(self == Self::EcsUser));
    }
}
