//! What happened: toasts that pass, and the list behind the bell.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};
use texts::Shell;

use crate::{
    components::{
        button::IconButton,
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
    let button = view! {
        <Icon glyph=Glyph::Bell />
        {move || (unread() > 0).then(|| view! { <span class="dot"></span> })}
    }
    .into_any();
    view! {
        <Menu
            id="notifications"
            label
            class="btn btn-ghost btn-icon btn-badge"
            button
            on_open=Callback::new(move |()| notifications.mark_read())
        >
            <div class="notices">
                <header>
                    <h2>{text(Shell::Notifications)}</h2>
                </header>
                {move || {
                    let all = notifications.all();
                    if all.is_empty() {
                        view! { <p class="notices-none muted">{text(Shell::NoNotifications)}</p> }.into_any()
                    } else {
                        view! { <ul>{all.into_iter().map(|one| view! { <Line one /> }).collect_view()}</ul> }.into_any()
                    }
                }}
            </div>
        </Menu>
    }
}

/// The toasts, over every page.
#[component]
pub fn Toasts() -> impl IntoView {
    let notifications = Notifications::here();
    view! {
        <div class="toasts" role="status" aria-live="polite">
            <For each=move || notifications.toasts() key=|one| one.id let:one>
                <Toast one />
            </For>
        </div>
    }
}

#[component]
fn Line(one: Notification) -> impl IntoView {
    let clock = Clock::here();
    view! {
        <li>
            <span class=class(one.outcome)>
                <Icon glyph=glyph(one.outcome) />
            </span>
            <span>
                <b>{one.title}</b>
                {one.detail.map(|detail| view! { <small>{detail}</small> })}
                <Link link=one.link />
            </span>
            <time title=move || format::absolute(one.at)>{move || format::relative(one.at, clock.now().max(one.at))}</time>
        </li>
    }
}

/// It passes by itself, but not while somebody reads it.
#[component]
fn Toast(one: Notification) -> impl IntoView {
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
            data-kind=(one.outcome == Outcome::Bad).then_some("bad")
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
                <Link link=one.link />
            </p>
        </div>
    }
}

#[component]
fn Link(link: Option<(String, String)>) -> impl IntoView {
    link.map(|(address, words)| view! { <a href=address>{words}</a> })
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
