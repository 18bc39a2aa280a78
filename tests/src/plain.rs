//! The program as people get it: built without the feature `e2e`, so that nothing drives its web view.
//!
//! What it is made to do comes from the display's keyboard; what it did is seen in its windows and its files.

use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::app::{App, Start, target};
use crate::desktop::end;
use crate::driver::{Driver, PATIENCE};
use crate::ground::Ground;
use crate::screen::{Screen, Shown};
use crate::tray::Tray;

/// The running program.
#[derive(Debug)]
pub struct Plain {
    // Ended first.
    process: Child,
    ground: Ground,
}

/// The program without `e2e`, where `cargo xtask test` puts it.
pub fn plain_program() -> PathBuf {
    let built = target().join("debug/common-ground-plain");
    assert!(
        built.is_file(),
        "{} is missing: cargo build -p common-ground, then copy target/debug/common-ground there",
        built.display()
    );
    built
}

impl Plain {
    /// Starts it on a ground of its own. `through` is a command that starts commands (`strace …`).
    pub fn start(start: Start, through: &[&str]) -> Self {
        Self::on(Ground::lay(start), plain_program(), through)
    }

    /// Starts the program that lets itself be driven in the same way: shows that a test of what the plain
    /// one refuses could fail.
    pub fn start_driven(start: Start) -> Self {
        Self::on(Ground::lay(start), crate::app::program(), &[])
    }

    /// Starts it where `app` was, which quits.
    pub fn instead_of(app: App, through: &[&str]) -> Self {
        let ground = app.leave();
        // Its windows go a moment after it: they must not be taken for the next one's.
        let started = Instant::now();
        while !Screen::of(ground.display()).windows().is_empty() {
            assert!(started.elapsed() < PATIENCE, "its windows do not go");
            std::thread::sleep(Duration::from_millis(20));
        }
        // What the driven program's web view left is not looked for here.
        for part in ["home", "tmp"] {
            let part = ground.folder().join(part);
            std::fs::remove_dir_all(&part).unwrap();
            std::fs::create_dir(&part).unwrap();
        }
        Self::on(ground, plain_program(), through)
    }

    /// Whether WebDriver gets a session with it, and what it says if not. Its window is seen by then.
    pub fn refuses_a_driver(start: Start) -> Result<(), String> {
        let ground = Ground::lay(start);
        let screen = Screen::of(ground.display());
        let mut seen = false;
        let driver = std::thread::scope(|scope| {
            let asked = scope.spawn(|| {
                let patience = PATIENCE / 2;
                let (args, env) = (ground.args(), ground.environment());
                Driver::try_start(&plain_program(), &args, &env, patience).map(drop)
            });
            while !asked.is_finished() {
                seen |= screen.windows().iter().any(|window| window.visible);
                std::thread::sleep(Duration::from_millis(100));
            }
            asked.join().expect("the driver was asked")
        });
        match driver {
            Ok(()) => Err("it let itself be driven".to_owned()),
            Err(_) if seen => Ok(()),
            Err(why) => Err(format!("its window was never there: {why}")),
        }
    }

    fn on(ground: Ground, program: PathBuf, through: &[&str]) -> Self {
        let mut words: Vec<_> = through
            .iter()
            .map(Into::into)
            .collect::<Vec<std::ffi::OsString>>();
        words.push(program.into());
        words.extend(ground.args().into_iter().map(Into::into));
        let process = Command::new(&words[0])
            .args(&words[1..])
            .env_clear()
            .envs(ground.environment())
            .stdin(Stdio::null())
            // Its own group, so that whatever it is started through ends with it.
            .process_group(0)
            .spawn()
            .unwrap_or_else(|e| panic!("{words:?}: {e}"));
        Self { process, ground }
    }

    /// Where it keeps everything.
    pub fn data_dir(&self) -> PathBuf {
        self.ground.data_dir()
    }

    /// Everything it could write to.
    pub fn folder(&self) -> PathBuf {
        self.ground.folder()
    }

    /// Its process; only where it was started through nothing else.
    pub fn process(&self) -> u32 {
        self.process.id()
    }

    /// The desktop's tray; only where it was started with one.
    pub fn tray(&self) -> &Tray {
        self.ground.tray()
    }

    /// The main window, once it has drawn its page.
    pub fn window(&self) -> Shown {
        self.drawn("Common Ground")
    }

    /// The window with this title, once it has drawn its page: one that is empty, or says that there is no
    /// page, has few colours.
    pub fn drawn(&self, title: &str) -> Shown {
        let window = self.titled(title);
        self.until(&format!("\"{title}\" should draw its page"), || {
            self.colours(&window) > 300
        });
        window
    }

    /// Closes the window with this title as its frame's button does.
    pub fn close(&self, title: &str) {
        self.screen().close(&self.titled(title));
        self.until(&format!("\"{title}\" should close"), || !self.shows(title));
    }

    /// Whether a window with this title is on the screen now.
    pub fn shows(&self, title: &str) -> bool {
        let windows = self.screen().windows();
        windows
            .iter()
            .any(|window| window.title == title && window.visible)
    }

    /// The window with this title, once it is on the screen.
    pub fn titled(&self, title: &str) -> Shown {
        let shown = || {
            let mut windows = self.screen().windows().into_iter();
            windows.find(|window| window.title == title && window.visible)
        };
        self.until(&format!("\"{title}\" should be seen"), || shown().is_some());
        shown().unwrap_or_else(|| panic!("\"{title}\" did not stay"))
    }

    /// Presses keys in the main window, named as X names them.
    pub fn press(&self, keys: &[&str]) {
        self.screen().press(&self.window(), keys);
    }

    /// Presses keys in the window with this title.
    pub fn press_in(&self, title: &str, keys: &[&str]) {
        self.screen().press(&self.titled(title), keys);
    }

    /// Types into the window with this title.
    pub fn type_in(&self, title: &str, text: &str) {
        self.screen().type_text(&self.titled(title), text);
    }

    /// Waits until it has ended by itself.
    pub fn ends(&mut self) {
        let started = Instant::now();
        while self.process.try_wait().is_ok_and(|ended| ended.is_none()) {
            assert!(started.elapsed() < PATIENCE, "the program does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }

    /// Whether it still runs.
    pub fn runs(&mut self) -> bool {
        self.process.try_wait().is_ok_and(|ended| ended.is_none())
    }

    /// Waits until `holds`.
    pub fn until(&self, wanted: &str, mut holds: impl FnMut() -> bool) {
        let started = Instant::now();
        while !holds() {
            if started.elapsed() > PATIENCE {
                let kept = target().join("e2e/plain-gave-up.png");
                self.picture(&kept);
                panic!("{wanted} (picture: {})", kept.display());
            }
            std::thread::sleep(Duration::from_millis(100));
        }
    }

    /// Keeps a picture of the display.
    pub fn picture(&self, path: &Path) {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).unwrap();
        }
        let taken = Command::new("import")
            .args(["-display", self.ground.display(), "-window", "root"])
            .arg(path)
            .status();
        assert!(taken.is_ok_and(|status| status.success()), "a picture");
    }

    fn colours(&self, window: &Shown) -> usize {
        // The whole display, cut: asked for a window that is just closing, `import` waits for a click.
        let counted = Command::new("import")
            .args(["-display", self.ground.display(), "-window", "root"])
            .args(["-crop", &window.place(), "-format", "%k", "info:"])
            .output();
        counted
            .ok()
            .and_then(|out| String::from_utf8(out.stdout).ok()?.trim().parse().ok())
            .unwrap_or_default()
    }

    fn screen(&self) -> Screen {
        Screen::of(self.ground.display())
    }
}

impl Drop for Plain {
    fn drop(&mut self) {
        if self.runs() {
            let group = format!("-{}", self.process.id());
            // Whoever is gone by then needs no ending.
            let _ = Command::new("kill").args(["-KILL", "--", &group]).status();
        }
        end(&mut self.process);
    }
}
