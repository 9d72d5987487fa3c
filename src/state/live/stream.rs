//! The connection: opened for the cluster on the page, closed while the page is hidden, opened again
//! after a failure with growing pauses.

use std::{cell::RefCell, rc::Rc, time::Duration};

use js_sys::encode_uri_component;
use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use wasm_bindgen::{JsCast, closure::Closure};
use web_sys::{Event, EventSource, MessageEvent};

use super::{Connection, Live};
use crate::browser;

const EVENTS: [&str; 4] = ["snapshot", "change", "read", "unavailable"];

/// The longest pause before the next attempt.
const LONGEST_PAUSE: f64 = 15_000.0;

/// The server sends something after every poll; after this many polls without a word, at least
/// [`SILENCE`], the connection is dead although nobody said so.
const POLLS_OF_SILENCE: f64 = 4.0;
const SILENCE: f64 = 15_000.0;

thread_local! {
    static CURRENT: RefCell<Option<Rc<Stream>>> = const { RefCell::new(None) };
}

/// Ends the connection for good, since this program leaves the page.
pub fn stop() {
    if let Some(stream) = CURRENT.with_borrow_mut(Option::take) {
        stream.close();
    }
}

/// Keeps the store in step with the server for the cluster that `cluster` gives.
pub fn follow(live: Live, cluster: Memo<Option<String>>) {
    let stream = Rc::new(Stream {
        live,
        open: RefCell::default(),
        retry: RefCell::default(),
        failures: RefCell::default(),
        heard_at: RefCell::default(),
    });
    CURRENT.with_borrow_mut(|current| *current = Some(Rc::clone(&stream)));
    Effect::new({
        let stream = Rc::clone(&stream);
        move || {
            live.refreshes.track();
            live.begin(cluster.get());
            stream.reopen();
        }
    });
    let on_visibility = window_event_listener(leptos::ev::visibilitychange, {
        let stream = Rc::clone(&stream);
        move |_| if browser::is_visible() { stream.reopen() } else { stream.pause() }
    });
    let on_online = window_event_listener(leptos::ev::online, {
        let stream = Rc::clone(&stream);
        move |_| stream.reopen()
    });
    let watchdog = set_interval_with_handle(move || stream.check(), Duration::from_secs(2));
    on_cleanup(move || {
        on_visibility.remove();
        on_online.remove();
        if let Ok(watchdog) = watchdog {
            watchdog.clear();
        }
    });
}

struct Stream {
    live: Live,
    open: RefCell<Option<Open>>,
    retry: RefCell<Option<TimeoutHandle>>,
    failures: RefCell<u32>,
    heard_at: RefCell<f64>,
}

/// An open connection with its listeners; closes when it goes.
struct Open {
    source: EventSource,
    _on_message: Closure<dyn FnMut(MessageEvent)>,
    _on_error: Closure<dyn FnMut(Event)>,
}

impl Stream {
    fn reopen(self: &Rc<Self>) {
        self.close();
        if !browser::is_visible() {
            self.pause();
            return;
        }
        if self.live.session.with_untracked(Option::is_none) {
            self.live.connection.set(Connection::Connecting);
        }
        self.heard();
        match self.connect() {
            Some(open) => *self.open.borrow_mut() = Some(open),
            None => self.fail(),
        }
    }

    fn pause(&self) {
        self.close();
        self.live.connection.set(Connection::Paused);
    }

    fn close(&self) {
        self.open.borrow_mut().take();
        if let Some(retry) = self.retry.borrow_mut().take() {
            retry.clear();
        }
    }

    fn connect(self: &Rc<Self>) -> Option<Open> {
        let url = match self.live.cluster_id.get_untracked() {
            Some(cluster) => format!("/console/live?cluster={}", encode_uri_component(&cluster)),
            None => "/console/live".to_owned(),
        };
        let source = EventSource::new(&url).ok()?;
        // Weak: the listeners belong to the stream, not the stream to them.
        let stream = Rc::downgrade(self);
        let on_message = Closure::<dyn FnMut(MessageEvent)>::new({
            let stream = stream.clone();
            move |event: MessageEvent| {
                if let (Some(stream), Some(data)) = (stream.upgrade(), event.data().as_string()) {
                    stream.hear(&event.type_(), &data);
                }
            }
        });
        let on_error = Closure::<dyn FnMut(Event)>::new(move |_| {
            if let Some(stream) = stream.upgrade() {
                stream.fail();
            }
        });
        for name in EVENTS {
            source.add_event_listener_with_callback(name, on_message.as_ref().unchecked_ref()).ok()?;
        }
        source.set_onerror(Some(on_error.as_ref().unchecked_ref()));
        Some(Open { source, _on_message: on_message, _on_error: on_error })
    }

    fn hear(&self, event: &str, data: &str) {
        self.heard();
        *self.failures.borrow_mut() = 0;
        self.live.accept(event, data);
        if self.live.connection.get_untracked() != Connection::Live {
            self.live.connection.set(Connection::Live);
        }
    }

    fn heard(&self) {
        *self.heard_at.borrow_mut() = browser::now();
    }

    /// The connection broke, or could not be made. The browser would try again by itself after a cut
    /// but not after an error status; one way for both is simpler to trust.
    fn fail(self: &Rc<Self>) {
        let failures = {
            let mut failures = self.failures.borrow_mut();
            *failures += 1;
            *failures
        };
        self.live.connection.set(Connection::Reconnecting);
        // Closed, not dropped: the listener that runs now belongs to it.
        if let Some(open) = &*self.open.borrow() {
            open.source.close();
        }
        let pause = pause(failures, js_sys::Math::random());
        let stream = Rc::clone(self);
        let retry = set_timeout_with_handle(move || stream.reopen(), pause).ok();
        if let Some(earlier) = std::mem::replace(&mut *self.retry.borrow_mut(), retry) {
            earlier.clear();
        }
    }

    /// Ends a connection on which nothing is heard any more.
    fn check(self: &Rc<Self>) {
        let poll = self.live.session.with_untracked(|session| session.as_ref().map_or(0.0, |one| one.poll_seconds));
        let limit = (poll * 1000.0 * POLLS_OF_SILENCE).max(SILENCE);
        let is_open = self.open.borrow().as_ref().is_some_and(|open| open.source.ready_state() != EventSource::CLOSED);
        if is_open && browser::now() - *self.heard_at.borrow() > limit {
            self.fail();
        }
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        self.source.set_onerror(None);
        self.source.close();
    }
}

/// The pause before attempt number `failures` + 1: doubling from one second, spread over its second
/// half by `random` (0 to 1), so that many tabs do not come back at once.
fn pause(failures: u32, random: f64) -> Duration {
    let longest = (500.0 * 2_f64.powi(failures.min(10).cast_signed())).min(LONGEST_PAUSE);
    Duration::from_secs_f64(longest * (0.5 + random / 2.0) / 1000.0)
}

#[cfg(test)]
mod tests {
    use wasm_bindgen_test::wasm_bindgen_test;

    use super::*;

    #[wasm_bindgen_test]
    fn the_pause_doubles_up_to_its_limit() {
        for (failures, least, most) in [(1, 500, 1000), (2, 1000, 2000), (5, 7500, 15_000), (99, 7500, 15_000)] {
            assert_eq!(pause(failures, 0.0).as_millis(), least);
            assert_eq!(pause(failures, 1.0).as_millis(), most);
        }
    }
}
