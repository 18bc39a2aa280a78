//! The little desktop a program stands on: display, session bus, tray, home and folders, all its own.

use std::path::PathBuf;

use tempfile::TempDir;

use crate::app::Start;
use crate::bus::Bus;
use crate::desktop::Display;
use crate::login::Login;
use crate::tray::Tray;

/// How far the desktop's clock is from the machine's.
const CLOCK: &str = "clock";

/// Thrown away with the test.
#[derive(Debug)]
pub(crate) struct Ground {
    // Ended in this order: what talks on the bus first, the folder last.
    tray: Option<Tray>,
    bus: Bus,
    display: Display,
    folder: TempDir,
    pub(crate) start: Start,
}

impl Ground {
    pub(crate) fn lay(start: Start) -> Self {
        let folder = tempfile::Builder::new()
            .prefix("common-ground-")
            .tempdir()
            .unwrap();
        for part in ["home", "run", "tmp"] {
            std::fs::create_dir(folder.path().join(part)).unwrap();
        }
        // The run folder is the user's alone, or GTK and D-Bus complain.
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let alone = std::fs::Permissions::from_mode(0o700);
            std::fs::set_permissions(folder.path().join("run"), alone).unwrap();
        }
        let display = Display::start(start.size.0, start.size.1);
        let bus = Bus::start(
            &folder.path().join("run"),
            &display.name,
            start.notifications,
        );
        let tray = start.tray.then(|| Tray::start(&bus.address));
        if start.clock_moves {
            std::fs::write(folder.path().join(CLOCK), "+0").unwrap();
        }
        Self {
            tray,
            bus,
            display,
            folder,
            start,
        }
    }

    /// Where the program keeps everything.
    pub(crate) fn data_dir(&self) -> PathBuf {
        match &self.start.data_dir {
            Some(dir) => dir.clone(),
            None => self.folder.path().join("data"),
        }
    }

    /// Everything this desktop's programs could write to.
    pub(crate) fn folder(&self) -> PathBuf {
        self.folder.path().to_owned()
    }

    /// The display, as `DISPLAY` names it.
    pub(crate) fn display(&self) -> &str {
        &self.display.name
    }

    pub(crate) fn start_tray(&mut self) {
        self.tray = Some(Tray::start(&self.bus.address));
    }

    pub(crate) fn tray(&self) -> &Tray {
        self.tray
            .as_ref()
            .expect("a desktop started with a tray has one")
    }

    pub(crate) fn say(&self, service: &str, path: &str, signal: &str, value: bool) {
        self.bus.say(service, path, signal, value);
    }

    pub(crate) fn login(&self) -> &Login {
        &self.bus.login
    }

    pub(crate) fn notices(&self) -> Vec<String> {
        self.bus.notices()
    }

    pub(crate) fn move_clock(&self, by: &str) {
        assert!(self.start.clock_moves, "started with a clock that stays");
        // By a rename: a reader never finds half a line.
        let new = self.folder.path().join("clock.new");
        std::fs::write(&new, by).unwrap();
        std::fs::rename(new, self.folder.path().join(CLOCK)).unwrap();
    }

    /// What makes the clock of a program movable (Debian package faketime).
    fn movable_clock(&self) -> Vec<(&'static str, String)> {
        if !self.start.clock_moves {
            return Vec::new();
        }
        let library = std::fs::read_dir("/usr/lib")
            .into_iter()
            .flatten()
            .flatten()
            .map(|arch| arch.path().join("faketime/libfaketimeMT.so.1"))
            .find(|library| library.exists())
            .expect("libfaketime is there (Debian package faketime)");
        let clock = self.folder.path().join(CLOCK);
        vec![
            ("LD_PRELOAD", library.to_string_lossy().into_owned()),
            (
                "FAKETIME_TIMESTAMP_FILE",
                clock.to_string_lossy().into_owned(),
            ),
            ("FAKETIME_CACHE_DURATION", "1".into()),
            // Timers and the time since the machine started go on as they are.
            ("DONT_FAKE_MONOTONIC", "1".into()),
        ]
    }

    pub(crate) fn args(&self) -> Vec<String> {
        self.start.args.clone().unwrap_or_else(|| {
            vec![
                "--data-dir".into(),
                self.data_dir().to_string_lossy().into_owned(),
            ]
        })
    }

    pub(crate) fn environment(&self) -> Vec<(String, String)> {
        let at = |part: &str| self.folder.path().join(part).to_string_lossy().into_owned();
        let own = [
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", at("home")),
            ("XDG_RUNTIME_DIR", at("run")),
            ("TMPDIR", at("tmp")),
            ("DISPLAY", self.display.name.clone()),
            ("DBUS_SESSION_BUS_ADDRESS", self.bus.address.clone()),
            // The machine's own services would hear of every test's sleep.
            ("DBUS_SYSTEM_BUS_ADDRESS", self.bus.address.clone()),
            ("LANG", "C.UTF-8".into()),
            ("TZ", "Europe/Vienna".into()),
            ("GDK_BACKEND", "x11".into()),
            // No accessibility bus on this desktop: do not wait for one.
            ("NO_AT_BRIDGE", "1".into()),
            // What dialogs remember of themselves has no service to go to.
            ("GSETTINGS_BACKEND", "memory".into()),
            ("GTK_A11Y", "none".into()),
            // A virtual display has no graphics card to share buffers with.
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".into()),
            ("LIBGL_ALWAYS_SOFTWARE", "1".into()),
            ("TAURI_WEBVIEW_AUTOMATION", "true".into()),
            ("COMMON_GROUND_NOW", self.start.now.clone()),
        ];
        own.into_iter()
            .chain(self.movable_clock())
            .map(|(name, value)| (name.to_owned(), value))
            .chain(self.start.env.iter().cloned())
            .collect()
    }
}
