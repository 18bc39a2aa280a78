//! Desktop notices, and what the desktop said to them.
//!
//! Everything here is a hint: the list in the app is right without it. A service may be missing, refuse,
//! or never answer, so each notice is handed to a thread of its own kind and is waited for a few seconds
//! at most; while one still hangs, the next is not even tried.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::Duration;

use common_ground_core::phrases::phrase;
use common_ground_core::reminder::Reach;
use notify_rust::Notification;

/// A service that answers at all does so in a fraction of this.
const PATIENCE: Duration = Duration::from_secs(5);

/// The way to the desktop, and what came of it last.
#[derive(Default)]
pub(crate) struct Desktop {
    last: Mutex<Option<Reach>>,
    hanging: Arc<AtomicBool>,
}

impl Desktop {
    /// Shows a notice with these words and answers what the desktop said.
    pub(crate) fn show(&self, words: &str) -> Reach {
        let words = words.to_owned();
        let reach = self
            .patiently(move || notify(&words))
            .unwrap_or(Reach::NoAnswer);
        *self.last.lock().unwrap_or_else(PoisonError::into_inner) = Some(reach);
        reach
    }

    /// What the desktop said to the last notice; before the first, whether anyone is there to take one.
    pub(crate) fn reach(&self) -> Reach {
        let last = *self.last.lock().unwrap_or_else(PoisonError::into_inner);
        last.unwrap_or_else(|| self.patiently(look).unwrap_or(Reach::NoAnswer))
    }

    /// Runs `ask` on a thread that may hang as long as it likes.
    fn patiently(&self, ask: impl FnOnce() -> Reach + Send + 'static) -> Option<Reach> {
        if self.hanging.swap(true, Ordering::SeqCst) {
            return None;
        }
        let (tell, answer) = mpsc::channel();
        let hanging = Arc::clone(&self.hanging);
        let asked = thread::Builder::new()
            .name("notice".to_owned())
            .spawn(move || {
                let reach = ask();
                hanging.store(false, Ordering::SeqCst);
                // Whoever waited may have lost patience.
                let _ = tell.send(reach);
            });
        if asked.is_err() {
            self.hanging.store(false, Ordering::SeqCst);
            return None;
        }
        answer.recv_timeout(PATIENCE).ok()
    }
}

fn notify(words: &str) -> Reach {
    let shown = Notification::new()
        .appname(&phrase("notice-title"))
        .summary(&phrase("notice-title"))
        .body(words)
        .icon("common-ground")
        .show();
    match shown {
        // Only a desktop bus answers; elsewhere a notice is handed over in silence.
        Ok(_) if cfg!(target_os = "linux") => Reach::Yes,
        Ok(_) => Reach::HandedOver,
        Err(_) => match look() {
            Reach::NoService => Reach::NoService,
            _ => Reach::Refused,
        },
    }
}

/// Whether a service is there, without showing anything.
#[cfg(target_os = "linux")]
fn look() -> Reach {
    if crate::bus::has_owner("org.freedesktop.Notifications")
        || crate::bus::can_start("org.freedesktop.Notifications")
    {
        Reach::Yes
    } else {
        Reach::NoService
    }
}

#[cfg(not(target_os = "linux"))]
fn look() -> Reach {
    Reach::HandedOver
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    //! Against real services on a bus of the test's own. The address of a bus is read from the
    //! environment, so each test starts this same program once more inside that environment.
    #![allow(
        clippy::unwrap_used,
        clippy::expect_used,
        reason = "a test's panic is its answer"
    )]

    use std::io::{BufRead, BufReader};
    use std::process::{Child, Command, Stdio};

    use super::*;

    /// What the inner run prints.
    const MARK: &str = "reach: ";

    #[test]
    #[ignore = "run by the tests below, inside a bus of their own"]
    fn inner() {
        let desktop = Desktop::default();
        let said = [desktop.show("One."), desktop.show("Two."), desktop.reach()];
        #[allow(clippy::print_stdout, reason = "the outer run reads it")]
        for reach in said {
            println!("{MARK}{}", reach.word());
        }
    }

    struct Bus {
        daemon: Child,
        address: String,
        _folder: tempfile::TempDir,
    }

    impl Drop for Bus {
        fn drop(&mut self) {
            let _ = self.daemon.kill();
            let _ = self.daemon.wait();
        }
    }

    fn first_line(child: &mut Child) -> String {
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap())
            .read_line(&mut line)
            .unwrap();
        line.trim().to_owned()
    }

    fn bus() -> Bus {
        let folder = tempfile::tempdir().unwrap();
        let config = folder.path().join("bus.conf");
        // Without a folder of services the daemon starts nothing by itself.
        std::fs::write(
            &config,
            format!(
                "<busconfig><type>session</type><listen>unix:dir={}</listen><policy context=\"default\">\
                 <allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>\
                 <allow own=\"*\"/></policy></busconfig>",
                folder.path().display()
            ),
        )
        .unwrap();
        let mut daemon = Command::new("dbus-daemon")
            .arg(format!("--config-file={}", config.display()))
            .args(["--nofork", "--print-address=1"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("dbus-daemon (Debian package dbus)");
        let address = first_line(&mut daemon);
        Bus {
            daemon,
            address,
            _folder: folder,
        }
    }

    /// What a fresh start of the program says on this bus.
    fn said_on(address: &str) -> Vec<String> {
        let out = Command::new(std::env::current_exe().unwrap())
            .args([
                "--ignored",
                "--exact",
                "notifications::tests::inner",
                "--nocapture",
            ])
            .env("DBUS_SESSION_BUS_ADDRESS", address)
            .output()
            .unwrap();
        String::from_utf8_lossy(&out.stdout)
            .lines()
            .filter_map(|line| Some(line.split_once(MARK)?.1.to_owned()))
            .collect()
    }

    /// A service that is not what it says.
    struct Fake {
        hangs: bool,
        asked: mpsc::Sender<()>,
    }

    #[zbus::interface(name = "org.freedesktop.Notifications")]
    impl Fake {
        #[allow(clippy::too_many_arguments, reason = "the interface has as many")]
        async fn notify(
            &self,
            _app: String,
            _replaces: u32,
            _icon: String,
            _summary: String,
            _body: String,
            _actions: Vec<String>,
            _hints: std::collections::HashMap<String, zbus::zvariant::OwnedValue>,
            _timeout: i32,
        ) -> zbus::fdo::Result<u32> {
            let _ = self.asked.send(());
            if self.hangs {
                std::future::pending::<()>().await;
            }
            Err(zbus::fdo::Error::AccessDenied("not today".to_owned()))
        }
    }

    fn fake(bus: &Bus, hangs: bool) -> (zbus::blocking::Connection, mpsc::Receiver<()>) {
        let (asked, times) = mpsc::channel();
        let service = zbus::blocking::connection::Builder::address(bus.address.as_str())
            .and_then(|builder| builder.name("org.freedesktop.Notifications"))
            .and_then(|builder| {
                builder.serve_at("/org/freedesktop/Notifications", Fake { hangs, asked })
            })
            .and_then(zbus::blocking::connection::Builder::build)
            .unwrap();
        (service, times)
    }

    #[test]
    fn no_bus_at_all_and_no_service_on_it_are_the_same_to_people() {
        assert_eq!(said_on("unix:path=/nowhere"), ["no_service"; 3]);
        assert_eq!(said_on(&bus().address), ["no_service"; 3]);
    }

    #[test]
    fn a_service_that_refuses_is_asked_each_time() {
        let bus = bus();
        let (_service, asked) = fake(&bus, false);
        assert_eq!(said_on(&bus.address), ["refused"; 3]);
        assert_eq!(asked.try_iter().count(), 2);
    }

    #[test]
    fn a_service_that_hangs_holds_nobody_up_and_is_not_asked_again_meanwhile() {
        let bus = bus();
        let (_service, asked) = fake(&bus, true);
        assert_eq!(said_on(&bus.address), ["no_answer"; 3]);
        assert_eq!(asked.try_iter().count(), 1);
    }

    #[test]
    fn dunst_shows_both() {
        let bus = bus();
        let mut display = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "640x480x24"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb (Debian package xvfb)");
        let name = format!(":{}", first_line(&mut display));
        let mut dunst = Command::new("dunst")
            .args(["-config", "/dev/null"])
            .env("DBUS_SESSION_BUS_ADDRESS", &bus.address)
            .env("DISPLAY", &name)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("dunst (Debian package dunst)");
        let asked = zbus::blocking::connection::Builder::address(bus.address.as_str())
            .and_then(zbus::blocking::connection::Builder::build)
            .unwrap();
        let there = || crate::bus::owner_on(&asked, "org.freedesktop.Notifications");
        for _ in 0..200 {
            if there() {
                break;
            }
            thread::sleep(Duration::from_millis(50));
        }
        let said = said_on(&bus.address);
        let shown: u32 = asked
            .call_method(
                Some("org.freedesktop.Notifications"),
                "/org/freedesktop/Notifications",
                Some("org.freedesktop.DBus.Properties"),
                "Get",
                &("org.dunstproject.cmd0", "displayedLength"),
            )
            .unwrap()
            .body()
            .deserialize::<zbus::zvariant::OwnedValue>()
            .and_then(|value| value.try_into().map_err(Into::into))
            .unwrap();
        for child in [&mut dunst, &mut display] {
            let _ = child.kill();
            let _ = child.wait();
        }
        assert_eq!(said, ["yes"; 3]);
        assert_eq!(shown, 2, "dunst has both on the screen");
    }
}
