//! Why a signature is refused.

/// A refused signature: the contract's code, HTTP status and a message for people.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// No signature at all.
    #[error("the request carries no signature")]
    Unsigned,
    /// A header or parameter that every signed request has.
    #[error("{0} is required")]
    Missing(String),
    /// The signature does not say what it must, or names a header that is not there.
    #[error("the signature is incomplete: {0}")]
    Incomplete(String),
    /// Nobody's key.
    #[error("the access key id is not found")]
    UnknownKey,
    /// Further than 15 minutes from the server's clock.
    #[error("the time stamp {0} is more than 15 minutes off")]
    Expired(String),
    /// Not a date.
    #[error("the time stamp {0} is not readable")]
    Date(String),
    /// The body is not the one that was signed.
    #[error("the body does not have the digest in x-acs-content-sha256")]
    Body,
    /// A different secret, or a request changed on its way.
    #[error("the signature does not match the request")]
    Mismatch,
}

impl Refusal {
    /// The HTTP status of the answer.
    pub const fn status(&self) -> u16 {
        match self {
            Self::UnknownKey => 404,
            _ => 400,
        }
    }

    /// The contract's error code.
    pub const fn code(&self) -> &'static str {
        match self {
            Self::Unsigned | Self::Missing(_) => "MissingParameter",
            Self::Incomplete(_) => "IncompleteSignature",
            Self::UnknownKey => "InvalidAccessKeyId.NotFound",
            Self::Expired(_) => "InvalidTimeStamp.Expired",
            Self::Date(_) => "InvalidTimeStamp.Format",
            Self::Body | Self::Mismatch => "SignatureDoesNotMatch",
        }
    }
}
