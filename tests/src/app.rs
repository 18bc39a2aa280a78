//! The program on its own little desktop.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU32;

use fantoccini::Client;
use serde_json::Value;
use tempfile::TempDir;

use crate::bus::{Bus, Notifications};
use crate::desktop::Display;
use crate::driver::Driver;

/// How to start; `Start::default()` is what most flows want.
#[derive(Clone, Debug)]
pub struct Start {
    /// What the program believes the time is at its start, in UTC; it goes on from there.
    pub now: String,
    /// Width and height of the window in pixels.
    pub size: (u32, u32),
    /// What shows notices.
    pub notifications: Notifications,
    /// Arguments for the program; without any, `--data-dir` with the desktop's own folder.
    pub args: Option<Vec<String>>,
    /// More of the environment.
    pub env: Vec<(String, String)>,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            // A Friday at eleven in Vienna.
            now: "2026-06-12T09:00:00Z".into(),
            size: (1280, 800),
            notifications: Notifications::None,
            args: None,
            env: Vec::new(),
        }
    }
}

/// A running program, its desktop and its folders.
#[derive(Debug)]
pub struct App {
    // Ended in this order: window first, ground last.
    driver: Option<Driver>,
    bus: Bus,
    display: Display,
    folder: TempDir,
    start: Start,
    pub(crate) name: String,
    pub(crate) pictures: AtomicU32,
}

impl App {
    /// Starts on an empty data folder. `name` is the test's, for its pictures.
    pub fn start(name: &str) -> Self {
        Self::start_as(name, Start::default())
    }

    /// Starts otherwise than by default.
    pub fn start_as(name: &str, start: Start) -> Self {
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
        let mut app = Self {
            driver: None,
            bus,
            display,
            folder,
            start,
            name: name.to_owned(),
            pictures: AtomicU32::new(0),
        };
        app.open();
        app
    }

    /// Where the program keeps everything.
    pub fn data_dir(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Quits and starts again on the same folder.
    pub fn restart(&mut self) {
        self.driver = None;
        self.open();
    }

    /// Quits and starts again with the clock at `now` (UTC, `2026-09-12T09:00:00Z`).
    pub fn restart_at(&mut self, now: &str) {
        self.start.now = now.to_owned();
        self.restart();
    }

    /// Kills the program outright and starts again on the same folder.
    pub fn crash_and_restart(&mut self) {
        if let Some(driver) = &mut self.driver {
            driver.kill_program();
        }
        self.restart();
    }

    /// Starts the program a second time beside the first, on the same folder, and answers what its
    /// window says.
    pub fn second_start(&self) -> String {
        let second = Driver::start(&program(), &self.args(), &self.environment());
        let read = || {
            second
                .ask(async |window| {
                    window
                        .execute("return document.body.innerText", vec![])
                        .await
                })
                .and_then(Result::ok)
                .and_then(|text| text.as_str().map(str::to_owned))
                .unwrap_or_default()
        };
        self.until("the second window should say something", || {
            !read().trim().is_empty()
        });
        read()
    }

    /// Runs `script` in the page and answers what it returns.
    pub fn execute(&self, script: &str, args: Vec<Value>) -> Value {
        match self.try_execute(script, args) {
            Ok(value) => value,
            Err(why) => self.give_up(&format!("a script did not run: {why}")),
        }
    }

    /// The same, without giving up.
    pub(crate) fn try_execute(&self, script: &str, args: Vec<Value>) -> Result<Value, String> {
        self.driver()
            .ask(async |window| window.execute(script, args).await)
            .ok_or("the window does not answer")?
            .map_err(|e| e.to_string())
    }

    /// Runs `script` in the page and answers what it hands to the function that is its last argument.
    pub fn execute_async(&self, script: &str, args: Vec<Value>) -> Value {
        match self.ask(async |window| window.execute_async(script, args).await) {
            Ok(value) => value,
            Err(why) => self.give_up(&format!("a script did not run: {why}")),
        }
    }

    /// Calls a command of the program as the interface does; `Err` is what it answers instead.
    ///
    /// For arranging what a flow is not about, and for trying what the interface never would.
    pub fn call(&self, command: &str, body: Value) -> Result<Value, Value> {
        let answer = self.ask(async |window| {
            window
                .execute_async(
                    "const [command, body, done] = arguments;
                     window.__TAURI_INTERNALS__.invoke(command, body).then(
                       (value) => done({ value: value ?? null }), (error) => done({ error }));",
                    vec![command.into(), body],
                )
                .await
        });
        match answer {
            Ok(Value::Object(mut answer)) => match answer.remove("error") {
                Some(error) => Err(error),
                None => Ok(answer.remove("value").unwrap_or_default()),
            },
            other => self.give_up(&format!("{command} was not answered: {other:?}")),
        }
    }

    /// Takes the page anew, as a person who opens the window again would see it.
    pub fn reload(&self) {
        if let Err(e) = self.ask(async |window| window.refresh().await) {
            self.give_up(&format!("the page could not be taken anew: {e}"));
        }
    }

    pub(crate) fn ask<T>(&self, exchange: impl AsyncFnOnce(&Client) -> T) -> T {
        match self.driver().ask(exchange) {
            Some(answer) => answer,
            None => self.give_up("the window does not answer"),
        }
    }

    fn driver(&self) -> &Driver {
        self.driver.as_ref().expect("the program runs")
    }

    /// The display everything is on, as `DISPLAY` names it.
    pub(crate) fn display(&self) -> &str {
        &self.display.name
    }

    /// The program's process id.
    pub fn process(&self) -> Option<u32> {
        self.driver.as_ref().and_then(Driver::program)
    }

    fn open(&mut self) {
        self.driver = Some(Driver::start(&program(), &self.args(), &self.environment()));
        let (width, height) = self.start.size;
        // Without a window manager nothing else sizes the window; a refusal shows in pictures.
        let _ = self.ask(async |window| window.set_window_rect(0, 0, width, height).await);
    }

    fn args(&self) -> Vec<String> {
        self.start.args.clone().unwrap_or_else(|| {
            vec![
                "--data-dir".into(),
                self.data_dir().to_string_lossy().into_owned(),
            ]
        })
    }

    fn environment(&self) -> Vec<(String, String)> {
        let at = |part: &str| self.folder.path().join(part).to_string_lossy().into_owned();
        let own = [
            ("PATH", std::env::var("PATH").unwrap_or_default()),
            ("HOME", at("home")),
            ("XDG_RUNTIME_DIR", at("run")),
            ("TMPDIR", at("tmp")),
            ("DISPLAY", self.display.name.clone()),
            ("DBUS_SESSION_BUS_ADDRESS", self.bus.address.clone()),
            ("LANG", "C.UTF-8".into()),
            ("TZ", "Europe/Vienna".into()),
            ("GDK_BACKEND", "x11".into()),
            // No accessibility bus on this desktop: do not wait for one.
            ("NO_AT_BRIDGE", "1".into()),
            ("GTK_A11Y", "none".into()),
            // A virtual display has no graphics card to share buffers with.
            ("WEBKIT_DISABLE_DMABUF_RENDERER", "1".into()),
            ("LIBGL_ALWAYS_SOFTWARE", "1".into()),
            ("TAURI_WEBVIEW_AUTOMATION", "true".into()),
            ("COMMON_GROUND_NOW", self.start.now.clone()),
        ];
        own.into_iter()
            .map(|(name, value)| (name.to_owned(), value))
            .chain(self.start.env.iter().cloned())
            .collect()
    }
}

/// The program beside this test in `target/`, or where `COMMON_GROUND_BIN` says.
fn program() -> PathBuf {
    if let Some(path) = std::env::var_os("COMMON_GROUND_BIN") {
        return path.into();
    }
    let built = target().join("debug/common-ground");
    assert!(
        built.is_file(),
        "{} is missing: cargo build -p common-ground --features common-ground/e2e",
        built.display()
    );
    built
}

/// `target/`, wherever this build put it: tests lie in `target/debug/deps`, the tour one higher.
pub fn target() -> PathBuf {
    let own = std::env::current_exe().expect("this program knows where it lies");
    own.ancestors()
        .find(|folder| folder.file_name().is_some_and(|name| name == "debug"))
        .and_then(Path::parent)
        .expect("tests lie below target/debug")
        .to_path_buf()
}
