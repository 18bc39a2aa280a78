//! The tray, where the desktop has one.

use common_ground_core::phrases::phrase;
use common_ground_core::reminder::PauseAll;
use common_ground_core::talk::StartBreak;
use tauri::menu::{Menu, MenuItem, PredefinedMenuItem};
use tauri::tray::{TrayIcon, TrayIconBuilder};
use tauri::{AppHandle, Manager, Wry};

use crate::session::Shell;
use crate::window;

/// The shortest break: the one that takes a single press. Its end can be moved in the window.
const MINUTES: u16 = 20;

/// Who draws tray icons on a Linux desktop.
#[cfg(target_os = "linux")]
const WATCHER: &str = "org.kde.StatusNotifierWatcher";

/// A bus that answers at all does so in a fraction of this.
#[cfg(target_os = "linux")]
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(1);

/// The icon in the tray, for as long as it is there.
pub(crate) struct Tray {
    _icon: TrayIcon,
    pause: MenuItem<Wry>,
}

impl Tray {
    /// Puts the icon there. `None` where the desktop has no tray.
    pub(crate) fn put(app: &AppHandle) -> Option<Self> {
        if !has_place() {
            return None;
        }
        match build(app) {
            Ok(tray) => Some(tray),
            Err(error) => {
                log::warn!("no tray: {error}");
                None
            }
        }
    }

    fn show_paused(&self, paused: bool) {
        let words = if paused { "tray-resume" } else { "tray-pause" };
        // A menu that does not take it says the old words and does the right thing.
        let _ = self.pause.set_text(phrase(words));
    }
}

impl Shell {
    /// Lets the tray's menu say what pressing *pause* would do now.
    pub(crate) fn show_paused(&self, paused: bool) {
        if let Some(tray) = self.app.try_state::<Tray>() {
            tray.show_paused(paused);
        }
    }
}

/// Puts the icon there once a tray comes: at login the panel may start after us.
#[cfg(target_os = "linux")]
pub(crate) fn await_place(app: &AppHandle) {
    let app = app.clone();
    let started = std::thread::Builder::new()
        .name("tray".to_owned())
        .spawn(move || {
            match crate::bus::until_owned(WATCHER) {
                Ok(()) => {}
                Err(error) => return log::info!("no tray to wait for: {error}"),
            }
            let handle = app.clone();
            // Menus and icons belong to the thread the window lives on.
            let put = app.run_on_main_thread(move || {
                if let Some(tray) = Tray::put(&handle) {
                    handle.manage(tray);
                }
            });
            if let Err(error) = put {
                log::warn!("no tray: {error}");
            }
        });
    if let Err(error) = started {
        log::warn!("no tray: {error}");
    }
}

fn build(app: &AppHandle) -> tauri::Result<Tray> {
    let item = |id: &str| MenuItem::with_id(app, id, phrase(id), true, None::<&str>);
    let pause = item("tray-pause")?;
    let menu = Menu::with_items(
        app,
        &[
            &item("tray-open")?,
            &item("tray-note")?,
            &item("tray-break")?,
            &pause,
            &PredefinedMenuItem::separator(app)?,
            &item("tray-quit")?,
        ],
    )?;
    let mut icon = TrayIconBuilder::with_id("tray")
        .menu(&menu)
        .tooltip(phrase("notice-title"))
        .on_menu_event(|app, event| pressed(app, event.id().as_ref()));
    if let Some(image) = app.default_window_icon() {
        icon = icon.icon(image.clone());
    }
    Ok(Tray {
        _icon: icon.build(app)?,
        pause,
    })
}

fn pressed(app: &AppHandle, id: &str) {
    match id {
        "tray-open" => window::bring_forward(app),
        "tray-note" => {
            if let Err(error) = window::open_note(app) {
                log::warn!("no window for a note: {error}");
                window::bring_forward(app);
            }
        }
        "tray-break" => {
            change(app, |planner| {
                planner.start_break(StartBreak { minutes: MINUTES })
            });
            window::bring_forward(app);
        }
        "tray-pause" => {
            change(app, |planner| {
                let paused = planner.pulse()?.is_some_and(|pulse| pulse.paused);
                planner.pause_all(PauseAll { paused: !paused })
            });
        }
        "tray-quit" => app.exit(0),
        _ => {}
    }
}

/// A change from the tray; the window reads again, the clock is looked at.
fn change<T>(
    app: &AppHandle,
    change: impl FnOnce(
        &mut common_ground_core::Planner,
    ) -> common_ground_core::Result<common_ground_core::planner::Done<T>>,
) {
    let shell = app.state::<Shell>();
    match shell.with_planner(change) {
        Ok(done) => shell.changed(&done.changes),
        // Nothing is set up, or the disk is full: the window is where it can be said.
        Err(error) => {
            log::warn!("tray: {}", error.code());
            window::bring_forward(app);
        }
    }
    if let Some(scheduler) = app.try_state::<crate::scheduler::Scheduler>() {
        scheduler.look();
    }
}

/// Someone who draws tray icons, and the library to talk to them: without it the icon would end the app.
#[cfg(target_os = "linux")]
fn has_place() -> bool {
    // A bus that does not answer must not hold up the start.
    let (tell, answer) = std::sync::mpsc::channel();
    let asked = std::thread::Builder::new()
        .name("tray".to_owned())
        .spawn(move || tell.send(crate::bus::has_owner(WATCHER)));
    asked.is_ok() && answer.recv_timeout(PATIENCE).unwrap_or(false) && has_library()
}

#[cfg(target_os = "linux")]
fn has_library() -> bool {
    const NAMES: [&str; 2] = ["libayatana-appindicator3.so.1", "libappindicator3.so.1"];
    let own = std::env::var_os("LD_LIBRARY_PATH").unwrap_or_default();
    let usual = ["/usr/lib", "/usr/lib64", "/lib", "/lib64", "/usr/local/lib"]
        .into_iter()
        .flat_map(|folder| {
            let by_machine = format!("{folder}/{}-linux-gnu", std::env::consts::ARCH);
            [folder.into(), by_machine.into()]
        });
    std::env::split_paths(&own)
        .chain(usual)
        .any(|folder| NAMES.iter().any(|name| folder.join(name).exists()))
}

#[cfg(not(target_os = "linux"))]
const fn has_place() -> bool {
    true
}
