//! A session bus of one's own, so that nothing here reaches a real desktop and no service starts
//! that a test did not ask for.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};

use crate::desktop::end;
use crate::login::Login;
use crate::notices::Listener;

/// What shows notices on the bus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Notifications {
    /// Nothing, as on a bare window manager.
    None,
    /// dunst, an ordinary notification service.
    Dunst,
    /// A service that only listens: `App::notices` answers what it heard.
    Heard,
}

/// A running `dbus-daemon`, and dunst when asked for.
#[derive(Debug)]
pub(crate) struct Bus {
    daemon: Child,
    dunst: Option<Child>,
    listener: Option<Listener>,
    pub(crate) login: Login,
    /// As `DBUS_SESSION_BUS_ADDRESS` wants it.
    pub(crate) address: String,
}

impl Bus {
    /// Says something to whoever listens, in the name of one of the desktop's services.
    pub(crate) fn say(&self, service: &str, path: &str, signal: &str, value: bool) {
        let said = zbus::blocking::connection::Builder::address(self.address.as_str())
            .and_then(|builder| builder.name(service.to_owned()))
            .and_then(zbus::blocking::connection::Builder::build)
            .and_then(|bus| bus.emit_signal(None::<&str>, path, service, signal, &value));
        said.expect("the signal goes out");
    }

    /// `folder` holds its socket and configuration; `display` is where dunst draws.
    pub(crate) fn start(folder: &Path, display: &str, notifications: Notifications) -> Self {
        // Without a folder of services the daemon starts nothing by itself.
        let config = folder.join("bus.conf");
        std::fs::write(
            &config,
            format!(
                "<busconfig><type>session</type><listen>unix:dir={}</listen>\
                 <policy context=\"default\"><allow send_destination=\"*\" eavesdrop=\"true\"/>\
                 <allow eavesdrop=\"true\"/><allow own=\"*\"/></policy></busconfig>",
                folder.display()
            ),
        )
        .expect("the bus's configuration is written");
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon starts (Debian package dbus)");
        let mut address = String::new();
        BufReader::new(daemon.stdout.take().expect("piped"))
            .read_line(&mut address)
            .expect("dbus-daemon names its address");
        let address = address.trim().to_owned();
        let dunst = (notifications == Notifications::Dunst).then(|| {
            Command::new("dunst")
                .env("DBUS_SESSION_BUS_ADDRESS", &address)
                .env("DISPLAY", display)
                .env("XDG_CONFIG_HOME", folder)
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .expect("dunst starts (Debian package dunst)")
        });
        let listener = (notifications == Notifications::Heard).then(|| Listener::start(&address));
        let login = Login::start(&address);
        Self {
            daemon,
            dunst,
            listener,
            login,
            address,
        }
    }
}

impl Bus {
    /// The words of each notice so far, where a service listens.
    pub(crate) fn notices(&self) -> Vec<String> {
        let listener = self.listener.as_ref();
        listener
            .expect("a desktop started with a listening service has one")
            .heard()
    }
}

impl Drop for Bus {
    fn drop(&mut self) {
        if let Some(dunst) = &mut self.dunst {
            end(dunst);
        }
        end(&mut self.daemon);
    }
}
