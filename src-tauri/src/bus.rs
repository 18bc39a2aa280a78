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

/// Waits until someone has this name.
///
/// # Errors
/// Where there is no session bus, or it goes away.
pub(crate) fn until_owned(name: &'static str) -> zbus::Result<()> {
    let bus = Connection::session()?;
    let daemon = DBusProxy::new(&bus)?;
    let changes = daemon.receive_name_owner_changed_with_args(&[(0, name)])?;
    // Asked after listening began, so that nobody comes in between unheard.
    if owner_on(&bus, name) {
        return Ok(());
    }
    for change in changes {
        if change.args()?.new_owner().is_some() {
            return Ok(());
        }
    }
    Err(zbus::Error::InputOutput(
        std::io::Error::from(std::io::ErrorKind::BrokenPipe).into(),
    ))
}
