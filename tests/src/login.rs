//! A login manager that only says what a test wants it to: one session, a lid, sleep.

use std::collections::HashMap;
use std::io::{ErrorKind, Read, pipe};
use std::os::fd::OwnedFd as Descriptor;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use serde::Serialize;
use zbus::blocking::{Connection, connection};
use zbus::zvariant::{DynamicType, ObjectPath, OwnedFd, Value};

use crate::driver::PATIENCE;

const NAME: &str = "org.freedesktop.login1";
const MANAGER: &str = "/org/freedesktop/login1";
/// The session the program is in, and another account's.
const OURS: &str = "/org/freedesktop/login1/session/_32";
const OTHERS: &str = "/org/freedesktop/login1/session/c1";

/// What the desktop does that people leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Leaving {
    /// The laptop is about to sleep.
    Sleep,
    /// Its lid closes.
    Lid,
    /// Another account's session comes to the front.
    Switch,
    /// The session is told to lock.
    Lock,
    /// Another account's session is told to lock.
    LockOfOthers,
}

struct Manager {
    held: Arc<Mutex<Option<std::io::PipeReader>>>,
}

#[zbus::interface(name = "org.freedesktop.login1.Manager")]
impl Manager {
    #[zbus(name = "GetSessionByPID")]
    fn session_by_pid(&self, _process: u32) -> ObjectPath<'static> {
        ObjectPath::from_static_str_unchecked(OURS)
    }

    fn inhibit(
        &self,
        what: &str,
        _who: &str,
        _why: &str,
        mode: &str,
    ) -> zbus::fdo::Result<OwnedFd> {
        let failed = |why: &dyn ToString| zbus::fdo::Error::Failed(why.to_string());
        if (what, mode) != ("sleep", "delay") {
            return Err(failed(&what));
        }
        let (reader, writer) = pipe().map_err(|error| failed(&error))?;
        *self.held.lock().unwrap_or_else(PoisonError::into_inner) = Some(reader);
        Ok(Descriptor::from(writer).into())
    }
}

/// The running service.
#[derive(Debug)]
pub(crate) struct Login {
    bus: Connection,
    held: Arc<Mutex<Option<std::io::PipeReader>>>,
}

impl Login {
    pub(crate) fn start(address: &str) -> Self {
        let held = Arc::default();
        let manager = Manager {
            held: Arc::clone(&held),
        };
        let bus = connection::Builder::address(address)
            .and_then(|builder| builder.serve_at(MANAGER, manager))
            .and_then(|builder| builder.name(NAME))
            .and_then(connection::Builder::build)
            .expect("the login manager is on the bus");
        Self { bus, held }
    }

    pub(crate) fn say(&self, leaving: Leaving) {
        match leaving {
            Leaving::Sleep => self.emit(MANAGER, "Manager", "PrepareForSleep", &true),
            Leaving::Lid => self.change(MANAGER, "Manager", "LidClosed", true),
            Leaving::Switch => self.change(OURS, "Session", "Active", false),
            Leaving::Lock => self.emit(OURS, "Session", "Lock", &()),
            Leaving::LockOfOthers => {
                self.emit(OTHERS, "Session", "Lock", &());
                self.change(OTHERS, "Session", "Active", false);
            }
        }
    }

    /// Waits until everything said so far was heard: waking up is answered by holding sleep back anew.
    pub(crate) fn is_heard(&self) -> bool {
        let held = || self.held.lock().unwrap_or_else(PoisonError::into_inner);
        *held() = None;
        self.emit(MANAGER, "Manager", "PrepareForSleep", &false);
        let asked = Instant::now();
        while held().is_none() && asked.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(20));
        }
        held().is_some()
    }

    /// Waits until sleep is held back no more. It blocks while it is.
    pub(crate) fn lets_sleep(&self) {
        let held = self
            .held
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let mut held = held.expect("sleep was held back");
        let ended = held.read(&mut [0]);
        assert!(
            matches!(&ended, Ok(0)) || ended.is_err_and(|e| e.kind() == ErrorKind::BrokenPipe),
            "it is let go"
        );
    }

    fn emit(&self, path: &str, of: &str, signal: &str, body: &(impl Serialize + DynamicType)) {
        let interface = format!("{NAME}.{of}");
        let said = self
            .bus
            .emit_signal(None::<&str>, path, interface, signal, body);
        said.expect("the signal goes out");
    }

    fn change(&self, path: &str, of: &str, property: &str, to: bool) {
        let interface = format!("{NAME}.{of}");
        let changed = HashMap::from([(property, Value::from(to))]);
        let body = (interface, changed, Vec::<&str>::new());
        let properties = "org.freedesktop.DBus.Properties";
        let said = self
            .bus
            .emit_signal(None::<&str>, path, properties, "PropertiesChanged", &body);
        said.expect("the signal goes out");
    }
}
