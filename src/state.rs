//! What outlives a page.

pub mod clock;
pub mod live;
pub mod notifications;
pub mod preferences;
