//! What happened: toasts that pass, and the list behind the bell.

use std::{sync::Arc, time::Duration};

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use texts::Shell;

use crate::{
    components::{
        button::IconButton,
        dynamic::{dynamic, each, when},
        icon::{Glyph, Icon},
        menu::Menu,
    },
    i18n::{format, t, t_with, text},
    state::{
        clock::Clock,
        notifications::{Notification, Notifications, Outcome},
    },
};

/// The bell and its list.
#[component]
pub fn Notices() -> impl IntoView {
    let notifications = Notifications::here();
    let unread = move || notifications.unread();
    let label = Signal::derive(move || match unread() {
        0 => t(Shell::Notifications),
        count => {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            t_with(Shell::NotificationsUnread, &[("count", &format::number(count.into()))])
        }
    });
    let some = Signal::derive(move || unread() > 0);
    let button = view! {
        <Icon glyph=Glyph::Bell />
        {when(some, || view! { <span class="dot"></span> }.into_any())}
    };
    let list = dynamic(move || {
        let all = notifications.all();
        if all.is_empty() {
            return view! { <p class="notices-none muted">{text(Shell::NoNotifications)}</p> }.into_any();
        }
        view! { <ul>{all.into_iter().map(line).collect_view()}</ul> }.into_any()
    });
    let content = view! {
        <div class="notices">
            <div class="notices-head">
                <h2>{text(Shell::Notifications)}</h2>
            </div>
            {list}
        </div>
    };
    view! {
        <Menu
            id="notifications"
            label
            class="btn btn-ghost btn-icon btn-badge"
            button=button.into_any()
            content=content.into_any()
            on_open=Callback::new(move |()| notifications.mark_read())
        />
    }
}

/// The toasts, over every page.
#[component]
pub fn Toasts() -> impl IntoView {
    let notifications = Notifications::here();
    let ids = Signal::derive(move || notifications.toasts().iter().map(|one| Arc::from(one.id.to_string())).collect());
    let toast = move |id: Arc<str>| {
        let one = untrack(|| notifications.all()).into_iter().find(|one| *one.id.to_string() == *id);
        one.map_or_else(|| ().into_any(), toast)
    };
    view! {
        <div class="toasts" role="status" aria-live="polite">
            {each(ids, toast)}
        </div>
    }
}

fn line(one: Notification) -> AnyView {
    let clock = Clock::here();
    let age = Signal::derive(move || format::relative(one.at, clock.now().max(one.at)));
    let exact = Signal::derive(move || format::absolute(one.at));
    view! {
        <li>
            <span class=class(one.outcome)>
                <Icon glyph=glyph(one.outcome) />
            </span>
            <span>
                <b>{one.title}</b>
                <small>{one.detail}</small>
                {link(one.link)}
            </span>
            <time title=exact>{age}</time>
        </li>
    }
    .into_any()
}

/// It passes by itself, but not while somebody reads it.
fn toast(one: Notification) -> AnyView {
    let notifications = Notifications::here();
    let timer = StoredValue::new(None::<TimeoutHandle>);
    let stop = move || {
        timer.try_update_value(|timer| {
            if let Some(timer) = timer.take() {
                timer.clear();
            }
        });
    };
    let start = move || {
        stop();
        let life = Duration::from_secs(one.outcome.seconds());
        timer.set_value(set_timeout_with_handle(move || notifications.dismiss(one.id), life).ok());
    };
    start();
    on_cleanup(stop);
    view! {
        <div
            class="toast"
            data-kind=if one.outcome == Outcome::Bad { "bad" } else { "good" }
            on:mouseenter=move |_| stop()
            on:mouseleave=move |_| start()
            on:focusin=move |_| stop()
            on:focusout=move |_| start()
        >
            <Icon glyph=glyph(one.outcome) />
            <b>{one.title}</b>
            <IconButton
                glyph=Glyph::Close
                label=text(Shell::Dismiss)
                class="btn-sm"
                on_press=move |()| notifications.dismiss(one.id)
            />
            <p>
                {one.detail}
                " "
                {link(one.link)}
            </p>
        </div>
    }
    .into_any()
}

fn link(link: Option<(String, String)>) -> AnyView {
    match link {
        Some((address, words)) => view! { <a href=address>{words}</a> }.into_any(),
        None => ().into_any(),
    }
}

const fn glyph(outcome: Outcome) -> Glyph {
    match outcome {
        Outcome::Good => Glyph::Ok,
        Outcome::Bad => Glyph::Failed,
    }
}

const fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Good => "icon-ok",
        Outcome::Bad => "icon-bad",
    }
}
