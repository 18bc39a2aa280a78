//! The program on its own little desktop.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicU32;

use fantoccini::Client;
use serde_json::Value;

use crate::bus::Notifications;
use crate::driver::Driver;
use crate::ground::Ground;
use crate::login::Leaving;
use crate::screen::{Screen, Shown};
use crate::tray::Tray;

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
    /// Whether the desktop has a tray.
    pub tray: bool,
    /// A data folder elsewhere than on the test's own ground.
    pub data_dir: Option<PathBuf>,
    /// More of the environment.
    pub env: Vec<(String, String)>,
    /// Whether `App::move_clock` is wanted.
    pub clock_moves: bool,
}

impl Default for Start {
    fn default() -> Self {
        Self {
            // A Friday at eleven in Vienna.
            now: "2026-06-12T09:00:00Z".into(),
            size: (1280, 800),
            notifications: Notifications::None,
            args: None,
            tray: false,
            data_dir: None,
            env: Vec::new(),
            clock_moves: false,
        }
    }
}

/// A running program, its desktop and its folders.
#[derive(Debug)]
pub struct App {
    // Ended in this order: window first, ground last.
    driver: Option<Driver>,
    ground: Ground,
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
        Self::start_on(name, Ground::lay(start))
    }

    pub(crate) fn start_on(name: &str, ground: Ground) -> Self {
        let mut app = Self {
            driver: None,
            ground,
            name: name.to_owned(),
            pictures: AtomicU32::new(0),
        };
        app.open();
        app
    }

    /// Where the program keeps everything.
    pub fn data_dir(&self) -> PathBuf {
        self.ground.data_dir()
    }

    /// Everything the programs of this desktop could write to: home, temporary folder, data.
    pub fn folder(&self) -> PathBuf {
        self.ground.folder()
    }

    /// The home folder of whoever uses this desktop.
    pub fn home(&self) -> PathBuf {
        self.ground.folder().join("home")
    }

    /// The desktop's tray; only where it was started with one.
    pub fn tray(&self) -> &Tray {
        self.ground.tray()
    }

    /// The panel with the tray starts, later than the program.
    pub fn start_tray(&mut self) {
        self.ground.start_tray();
    }

    /// The screen of this desktop is locked.
    pub fn lock_screen(&self) {
        self.ground.say(
            "org.gnome.ScreenSaver",
            "/org/gnome/ScreenSaver",
            "ActiveChanged",
            true,
        );
    }

    /// The login manager says that people leave.
    pub fn leave_by(&self, leaving: Leaving) {
        self.ground.login().say(leaving);
    }

    /// Waits until the program has heard everything the login manager said.
    pub fn heard_leaving(&self) {
        assert!(self.ground.login().is_heard(), "it listens");
    }

    /// Waits until the program lets the laptop sleep.
    pub fn lets_sleep(&self) {
        self.ground.login().lets_sleep();
    }

    /// Sets the desktop's clock this far from where it was at the start, as somebody would in its settings:
    /// `+3d`, `-2h`. The time since the machine started goes on as it was. Only where the desktop was
    /// started with `clock_moves`.
    pub fn move_clock(&self, by: &str) {
        self.ground.move_clock(by);
    }

    /// The words of each notice so far; only where the desktop was started with `Notifications::Heard`.
    pub fn notices(&self) -> Vec<String> {
        self.ground.notices()
    }

    /// The windows on the display.
    pub fn windows(&self) -> Vec<Shown> {
        self.screen().windows()
    }

    /// The window with this title, once it is on the screen.
    pub fn window(&self, title: &str) -> Shown {
        let shown = || {
            self.windows()
                .into_iter()
                .find(|window| window.title == title && window.visible)
        };
        self.until(&format!("the window \"{title}\" should be seen"), || {
            shown().is_some()
        });
        shown().unwrap_or_else(|| self.give_up(&format!("\"{title}\" did not stay")))
    }

    /// Waits until no window with this title is on the screen.
    pub fn window_gone(&self, title: &str) {
        let shown = || {
            let mut windows = self.windows();
            windows.retain(|window| window.title == title && window.visible);
            windows
        };
        self.until(
            &format!("the window \"{title}\" should be gone: {:?}", shown()),
            || shown().is_empty(),
        );
    }

    /// Closes a window as its frame's button does.
    pub fn close_window(&self, title: &str) {
        self.screen().close(&self.window(title));
    }

    /// Presses keys in a window that is not the driver's, named as X names them.
    pub fn press_in(&self, title: &str, keys: &[&str]) {
        self.screen().press(&self.window(title), keys);
    }

    /// The same until that window is gone: it may ask something first, in its own time.
    pub fn press_until_gone(&self, title: &str, keys: &[&str]) {
        self.until(&format!("the window \"{title}\" should go"), || {
            let mut shown = self.windows();
            shown.retain(|window| window.title == title && window.visible);
            for window in &shown {
                self.screen().press(window, keys);
            }
            shown.is_empty()
        });
    }

    /// Types into a window that is not the driver's.
    pub fn type_in(&self, title: &str, text: &str) {
        self.screen().type_text(&self.window(title), text);
    }

    /// Types a path into a dialog of the system's, which would go on by itself at every pause.
    pub fn path_in(&self, title: &str, path: &Path) {
        let screen = self.screen();
        screen.type_at_once(&self.window(title), &path.to_string_lossy());
    }

    fn screen(&self) -> Screen {
        Screen::of(self.display())
    }

    /// Waits until the program has ended by itself.
    pub fn ends(&self) {
        let process = self.process();
        self.driver().ended(process);
    }

    /// Quits, and answers the ground it stood on for another program.
    pub(crate) fn leave(self) -> Ground {
        drop(self.driver);
        self.ground
    }

    /// Quits and starts again on the same folder.
    pub fn restart(&mut self) {
        self.driver = None;
        self.open();
    }

    /// Quits, lets `between` happen to its folder, and starts again.
    pub fn restart_with(&mut self, between: impl FnOnce(&Self)) {
        self.driver = None;
        between(self);
        self.open();
    }

    /// Quits and starts again with the clock at `now` (UTC, `2026-09-12T09:00:00Z`).
    pub fn restart_at(&mut self, now: &str) {
        self.ground.start.now = now.to_owned();
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
        let second = Driver::start(&program(), &self.ground.args(), &self.ground.environment());
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

    /// Takes hold of the program's other window: everything then happens in that one.
    pub fn turn_to_other_window(&self) {
        self.until("another window should answer", || {
            self.ask(async |window| {
                // The one held so far may be closed.
                let here = window.window().await.ok();
                let all = window.windows().await?;
                match all.into_iter().find(|one| Some(one) != here.as_ref()) {
                    Some(other) => window.switch_to_window(other).await.map(|()| true),
                    None => Ok(false),
                }
            })
            .is_ok_and(|turned| turned)
        });
    }

    /// Starts the program beside the first with the same arguments, as somebody who does not see the first
    /// would, and waits until the second has ended.
    pub fn start_once_more(&self) {
        let started = std::process::Command::new(program())
            .args(self.ground.args())
            .env_clear()
            .envs(self.ground.environment())
            .status();
        assert!(started.is_ok(), "the program starts");
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
        self.ground.display()
    }

    /// The program's process id.
    pub fn process(&self) -> Option<u32> {
        self.driver.as_ref().and_then(Driver::program)
    }

    fn open(&mut self) {
        self.driver = Some(Driver::start(
            &program(),
            &self.ground.args(),
            &self.ground.environment(),
        ));
        let (width, height) = self.ground.start.size;
        // Without a window manager nothing else sizes the window; a refusal shows in pictures.
        let _ = self.ask(async |window| window.set_window_rect(0, 0, width, height).await);
    }
}

/// The program beside this test in `target/`, or where `COMMON_GROUND_BIN` says.
pub(crate) fn program() -> PathBuf {
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
