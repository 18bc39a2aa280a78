//! Locking when the desktop says that people leave: the screen locks, another account's session comes to the
//! front, the lid closes, the laptop sleeps.
//!
//! Sleep waits for us: a delay inhibitor is held while awake and let go once the file is closed, so that no key
//! is in the memory that is written to the disk.

use std::collections::HashMap;
use std::thread;

use tauri::{AppHandle, Manager};
use zbus::blocking::{Connection, MessageIterator, Proxy};
use zbus::message::Type;
use zbus::zvariant::{OwnedFd, OwnedObjectPath, OwnedValue};
use zbus::{MatchRule, Message};

use crate::locking::Why;
use crate::session::Shell;

/// Who says on the session's bus that the screen is locked.
const SCREENS: [&str; 5] = [
    "org.freedesktop.ScreenSaver",
    "org.gnome.ScreenSaver",
    "org.cinnamon.ScreenSaver",
    "org.mate.ScreenSaver",
    "org.xfce.ScreenSaver",
];
const LOGIN: &str = "org.freedesktop.login1";
/// Tells of the lid where the login manager does not (before systemd 256).
const POWER: &str = "org.freedesktop.UPower";

/// Listens for as long as the program runs. Where a bus is missing there is nothing to hear.
pub(crate) fn listen(app: &AppHandle) {
    for (name, hear) in [
        ("screen", screen as fn(&AppHandle) -> zbus::Result<()>),
        ("lid", lid),
        ("login", login),
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
        let header = message.header();
        let ours = header
            .interface()
            .is_some_and(|one| SCREENS.contains(&one.as_str()));
        if ours && message.body().deserialize::<bool>().unwrap_or(false) {
            lock(app, Why::Screen);
        }
    }
    Ok(())
}

/// The lid, from whoever looks after the battery.
fn lid(app: &AppHandle) -> zbus::Result<()> {
    let bus = Connection::system()?;
    for message in from(&bus, POWER)? {
        if became(&message?, "LidIsClosed") == Some(true) {
            lock(app, Why::Lid);
        }
    }
    Ok(())
}

/// The login manager of the machine: sleep, the lid, and our own session.
fn login(app: &AppHandle) -> zbus::Result<()> {
    let bus = Connection::system()?;
    let signals = from(&bus, LOGIN)?;
    let ours = our_session(&bus);
    let mut held = inhibit(&bus);
    for message in signals {
        match said(&message?, ours.as_ref()) {
            Some(Said::Sleeps) => {
                lock(app, Why::Sleep);
                held = None;
            }
            Some(Said::Wakes) => held = inhibit(&bus),
            Some(Said::Leave(why)) => lock(app, why),
            None => {}
        }
    }
    drop(held);
    Ok(())
}

/// What the login manager said that is about us.
#[derive(Debug, PartialEq, Eq)]
enum Said {
    Sleeps,
    Wakes,
    Leave(Why),
}

/// Of sessions only `ours` counts: another account that locks its screen is none of our business.
fn said(message: &Message, ours: Option<&OwnedObjectPath>) -> Option<Said> {
    let header = message.header();
    let of_ours = ours.is_some_and(|ours| header.path().is_some_and(|path| *path == **ours));
    match header.member()?.as_str() {
        // Unread it counts as going: better locked once too often.
        "PrepareForSleep" if message.body().deserialize::<bool>().unwrap_or(true) => {
            Some(Said::Sleeps)
        }
        "PrepareForSleep" => Some(Said::Wakes),
        "Lock" if of_ours => Some(Said::Leave(Why::Screen)),
        "PropertiesChanged" if of_ours => {
            (became(message, "Active") == Some(false)).then_some(Said::Leave(Why::Switch))
        }
        "PropertiesChanged" => {
            (became(message, "LidClosed") == Some(true)).then_some(Said::Leave(Why::Lid))
        }
        _ => None,
    }
}

/// What a property has become, if the message tells of it.
fn became(message: &Message, property: &str) -> Option<bool> {
    let body = message.body();
    let (_, changed, _): (String, HashMap<String, OwnedValue>, Vec<String>) =
        body.deserialize().ok()?;
    changed.get(property)?.downcast_ref().ok()
}

/// Signals of whoever has this name.
fn from(bus: &Connection, name: &'static str) -> zbus::Result<MessageIterator> {
    let rule = MatchRule::builder()
        .msg_type(Type::Signal)
        .sender(name)?
        .build();
    MessageIterator::for_match_rule(rule, bus, None)
}

/// The session this program belongs to; one that a service manager started belongs to none, and is seen where
/// its account is.
fn our_session(bus: &Connection) -> Option<OwnedObjectPath> {
    let (manager, process) = (manager(bus).ok()?, std::process::id());
    manager
        .call("GetSessionByPID", &process)
        .or_else(|_| {
            let account: OwnedObjectPath = manager.call("GetUserByPID", &process)?;
            let account = Proxy::new(bus, LOGIN, account, "org.freedesktop.login1.User")?;
            let (_, session): (String, OwnedObjectPath) = account.get_property("Display")?;
            zbus::Result::Ok(session)
        })
        .ok()
}

/// Asks the login manager to wait with sleeping until this is let go. Without one, sleep does not wait.
fn inhibit(bus: &Connection) -> Option<OwnedFd> {
    let asked = ("sleep", "Common Ground", "Locks the planner", "delay");
    manager(bus)
        .and_then(|one| one.call("Inhibit", &asked))
        .ok()
}

fn manager(bus: &Connection) -> zbus::Result<Proxy<'static>> {
    Proxy::new(
        bus,
        LOGIN,
        "/org/freedesktop/login1",
        "org.freedesktop.login1.Manager",
    )
}

fn lock(app: &AppHandle, why: Why) {
    app.state::<Shell>().lock_since(why);
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test's panic is its answer")]
    use super::*;
    use zbus::zvariant::Value;

    const MANAGER: &str = "/org/freedesktop/login1";
    const OURS: &str = "/org/freedesktop/login1/session/_32";
    const OTHERS: &str = "/org/freedesktop/login1/session/c1";

    fn hears(message: &Message) -> Option<Said> {
        said(message, Some(&OURS.try_into().unwrap()))
    }

    fn signal(path: &str, member: &str) -> Message {
        let one = Message::signal(path, "org.freedesktop.login1.Session", member).unwrap();
        one.build(&()).unwrap()
    }

    fn changed(path: &str, property: &str, to: bool) -> Message {
        let properties = "org.freedesktop.DBus.Properties";
        let one = Message::signal(path, properties, "PropertiesChanged").unwrap();
        let changed = HashMap::from([(property, Value::from(to))]);
        one.build(&("some.Interface", changed, Vec::<&str>::new()))
            .unwrap()
    }

    #[test]
    fn only_our_own_session_locks_us() {
        let left = |why| Some(Said::Leave(why));
        assert_eq!(hears(&signal(OURS, "Lock")), left(Why::Screen));
        assert_eq!(hears(&signal(OTHERS, "Lock")), None);
        assert_eq!(hears(&signal(OURS, "Unlock")), None);
        assert_eq!(hears(&changed(OURS, "Active", false)), left(Why::Switch));
        assert_eq!(hears(&changed(OURS, "Active", true)), None);
        assert_eq!(hears(&changed(OTHERS, "Active", false)), None);
        assert_eq!(said(&signal(OURS, "Lock"), None), None, "known to be ours");
    }

    #[test]
    fn the_lid_locks_when_it_closes() {
        assert_eq!(
            hears(&changed(MANAGER, "LidClosed", true)),
            Some(Said::Leave(Why::Lid))
        );
        assert_eq!(hears(&changed(MANAGER, "LidClosed", false)), None);
        assert_eq!(hears(&changed(MANAGER, "Docked", true)), None);
    }
}
