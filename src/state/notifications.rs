//! What happened: a toast for a few seconds, and a list that outlives it.

use leptos::prelude::*;

use crate::browser;

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Done.
    Good,
    /// Not done.
    Bad,
}

/// One thing that happened.
#[derive(Clone, Debug, PartialEq)]
pub struct Notification {
    /// Counts up; names the notification on the page.
    pub id: u32,
    /// How it went.
    pub outcome: Outcome,
    /// The headline.
    pub title: String,
    /// More, when there is more.
    pub detail: Option<String>,
    /// Where to see it: address and words.
    pub link: Option<(String, String)>,
    /// When, in milliseconds.
    pub at: f64,
    /// Whether the list was opened since.
    pub is_read: bool,
    /// Whether its toast still stands.
    pub is_toast: bool,
}

/// All of this visit, newest first.
#[derive(Clone, Copy)]
pub struct Notifications(RwSignal<Vec<Notification>>);

/// More would be a log, not a list.
const KEPT: usize = 50;

impl Outcome {
    /// How long a toast stands: what went wrong takes longer to read.
    pub const fn seconds(self) -> u64 {
        match self {
            Self::Good => 5,
            Self::Bad => 15,
        }
    }
}

impl Notifications {
    /// Makes the list known to every view below.
    pub fn provide() -> Self {
        let notifications = Self(RwSignal::new(Vec::new()));
        provide_context(notifications);
        notifications
    }

    /// The ones of this page.
    pub fn here() -> Self {
        expect_context()
    }

    /// Tells that something went well.
    pub fn good(self, title: String, detail: Option<String>, link: Option<(String, String)>) {
        self.add(Outcome::Good, title, detail, link);
    }

    /// Tells that something went wrong.
    pub fn bad(self, title: String, detail: Option<String>, link: Option<(String, String)>) {
        self.add(Outcome::Bad, title, detail, link);
    }

    /// All, newest first. Reactive.
    pub fn all(self) -> Vec<Notification> {
        self.0.get()
    }

    /// Those whose toast stands, oldest first. Reactive.
    pub fn toasts(self) -> Vec<Notification> {
        self.0.with(|all| all.iter().rev().filter(|one| one.is_toast).cloned().collect())
    }

    /// How many nobody has looked at. Reactive.
    pub fn unread(self) -> usize {
        self.0.with(|all| all.iter().filter(|one| !one.is_read).count())
    }

    /// Takes a toast away; the list keeps the notification.
    pub fn dismiss(self, id: u32) {
        self.0.update(|all| {
            if let Some(one) = all.iter_mut().find(|one| one.id == id) {
                one.is_toast = false;
            }
        });
    }

    /// The list was looked at.
    pub fn mark_read(self) {
        self.0.update(|all| all.iter_mut().for_each(|one| one.is_read = true));
    }

    fn add(self, outcome: Outcome, title: String, detail: Option<String>, link: Option<(String, String)>) {
        self.0.update(|all| {
            let id = all.first().map_or(0, |newest| newest.id + 1);
            all.insert(
                0,
                Notification { id, outcome, title, detail, link, at: browser::now(), is_read: false, is_toast: true },
            );
            all.truncate(KEPT);
        });
    }
}
