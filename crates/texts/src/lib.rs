//! Every word the user reads, in every language.
//!
//! A text has a typed key; one without an English or a Chinese wording does not compile. The app
//! carries the keys alone: with the feature `bundles`, which only builds switch on, the words become
//! one JSON list per language and part, in the order of the keys, under a name that holds their hash.
//!
//! A place for a value is written `{count}`. Where the wording depends on a number, the forms stand
//! in one text, separated by `|`: first the one for "one", last the one for all others.

mod form;
mod shell;

#[cfg(feature = "bundles")]
mod bundles;

#[cfg(feature = "bundles")]
pub use bundles::{Bundle, bundles};
pub use form::Form;
pub use shell::Shell;

/// Declares one part of the texts: key, English, Chinese.
macro_rules! texts {
    ($(#[$about:meta])* $part:ident { $($key:ident: $english:literal, $chinese:literal;)* }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u16)]
        pub enum $part {
            $(#[doc = $english] $key,)*
        }

        impl $part {
            /// Every key in order.
            pub const ALL: &'static [Self] = &[$(Self::$key),*];

            #[cfg(feature = "bundles")]
            pub(crate) const ENGLISH: &'static [&'static str] = &[$($english),*];

            #[cfg(feature = "bundles")]
            pub(crate) const CHINESE: &'static [&'static str] = &[$($chinese),*];
        }
    };
}

use texts;
