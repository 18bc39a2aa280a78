//! Questions to the session bus. No bus is the same answer as nobody there.

use zbus::blocking::{Connection, fdo::DBusProxy};

/// Whether someone has this name now.
pub(crate) fn has_owner(name: &'static str) -> bool {
    Connection::session().is_ok_and(|bus| owner_on(&bus, name))
}

/// The same on a given bus.
pub(crate) fn owner_on(bus: &Connection, name: &'static str) -> bool {
    DBusProxy::new(bus)
        .ok()
        .zip(name.try_into().ok())
        .is_some_and(|(daemon, name)| daemon.name_has_owner(name).unwrap_or(false))
}

/// Whether the bus would start someone of this name when called.
pub(crate) fn can_start(name: &str) -> bool {
    Connection::session()
        .and_then(|bus| Ok(DBusProxy::new(&bus)?.list_activatable_names()?))
        .is_ok_and(|names| names.iter().any(|one| one.as_str() == name))
}
