//! Locking when the desktop says that people leave: the screen locks, the session is locked, the laptop sleeps.
//!
//! Sleep waits for us: a delay inhibitor is held while awake and let go once the file is closed, so that no key
//! is in the memory that is written to the disk.

use std::thread;

use tauri::{AppHandle, Manager};
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::message::Type;
use zbus::zvariant::OwnedFd;
use zbus::{MatchRule, Message};

use crate::session::Shell;

/// Who says on the session's bus that the screen is locked.
const SCREENS: [&str; 2] = ["org.freedesktop.ScreenSaver", "org.gnome.ScreenSaver"];
const LOGIN: &str = "org.freedesktop.login1";

/// Listens for as long as the program runs. Where a bus is missing there is nothing to hear.
pub(crate) fn listen(app: &AppHandle) {
    for (name, hear) in [
        ("screen", screen as fn(&AppHandle) -> zbus::Result<()>),
        ("sleep", sleep),
    ] {
        let app = app.clone();
        let started = thread::Builder::new().name(name.to_owned()).spawn(move || {
            if let Err(error) = hear(&app) {
                log::info!("{name}: {error}");
            }
        });
        if let Err(error) = started {
            log::warn!("{name}: {error}");
        }
    }
}

/// The screen saver of the session.
fn screen(app: &AppHandle) -> zbus::Result<()> {
    let bus = Connection::session()?;
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .member("ActiveChanged")?
        .build();
    for message in MessageIterator::for_match_rule(rule, &bus, None)? {
        let message = message?;
        let ours = interface(&message).is_some_and(|one| SCREENS.contains(&one.as_str()));
        if ours && message.body().deserialize::<bool>().unwrap_or(false) {
            lock(app);
        }
    }
    Ok(())
}

/// The login manager of the machine: sleep, and a session that is locked.
fn sleep(app: &AppHandle) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender(LOGIN)?
        .build();
    let signals = MessageIterator::for_match_rule(rule, &bus, None)?;
    let mut held = inhibit(&bus);
    for message in signals {
        let message = message?;
        let header = message.header();
        match header.member().map(|member| member.as_str()) {
            Some("PrepareForSleep") => {
                if message.body().deserialize::<bool>().unwrap_or(true) {
                    lock(app);
                    held = None;
                } else {
                    held = inhibit(&bus);
                }
            }
            Some("Lock") => lock(app),
            _ => {}
        }
    }
    drop(held);
    Ok(())
}

/// Asks the login manager to wait with sleeping until this is let go. Without one, sleep does not wait.
fn inhibit(bus: &Connection) -> Option<OwnedFd> {
    let manager = Proxy::new(
        bus,
        LOGIN,
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
    );
    manager
        .and_then(|manager| {
            manager.call(
                "Inhibit",
                &("sleep", "Common Ground", "Locks the planner", "delay"),
            )
        })
        .ok()
}

fn interface(message: &Message) -> Option<String> {
    message.header().interface().map(ToString::to_string)
}

fn lock(app: &AppHandle) {
    if let Err(error) = app.state::<Shell>().lock() {
        log::warn!("lock: {}", error.code());
    }
}
