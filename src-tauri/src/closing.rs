//! What closing the window does: it stays, in the tray or minimised, or it quits. Where there is no tray
//! it asks once; with one it says the first time that it is still there.

use std::fs;
use std::path::PathBuf;

use common_ground_core::phrases::phrase;
use common_ground_core::reminder::Closing;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager, WebviewWindow};
use tauri_plugin_dialog::{DialogExt, MessageDialogButtons, MessageDialogResult};

use crate::session::Shell;
use crate::tray::Tray;
use crate::window::MAIN;

/// `window.json`: habits of this machine's window, nothing of the couple's.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
struct Habits {
    closing: Option<Closing>,
    /// It was said that it stays in the tray.
    told: bool,
}

impl Shell {
    fn habits_file(&self) -> PathBuf {
        self.dir().join("window.json")
    }

    fn habits(&self) -> Habits {
        // One that is missing or odd only means asking once more.
        fs::read(self.habits_file())
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    fn keep_habits(&self, habits: &Habits) {
        let kept = serde_json::to_vec_pretty(habits)
            .map_err(std::io::Error::other)
            .and_then(|bytes| fs::write(self.habits_file(), bytes));
        if kept.is_err() {
            log::warn!("window.json was not kept");
        }
    }

    /// What closing does now.
    pub(crate) fn closing(&self, tray: bool) -> Closing {
        let usual = if tray { Closing::Stay } else { Closing::Ask };
        self.habits().closing.unwrap_or(usual)
    }

    /// Says what closing shall do.
    pub(crate) fn set_closing(&self, closing: Closing) {
        self.keep_habits(&Habits {
            closing: (closing != Closing::Ask).then_some(closing),
            ..self.habits()
        });
    }
}

/// The main window is asked to close; true when it must stay open.
pub(crate) fn stays(app: &AppHandle) -> bool {
    let shell = app.state::<Shell>();
    let Some(window) = app.get_webview_window(MAIN) else {
        return false;
    };
    // A sample couple and a planner that is not set up have nothing to remind of.
    if shell.options.demo || !shell.is_open() {
        return false;
    }
    let tray = app.try_state::<Tray>().is_some();
    match shell.closing(tray) {
        Closing::Quit => false,
        Closing::Stay => {
            stay(app, &window, tray);
            true
        }
        Closing::Ask => {
            ask(app, window);
            true
        }
    }
}

fn stay(app: &AppHandle, window: &WebviewWindow, tray: bool) {
    // Each may be refused by the window system; the window then simply stays.
    let _ = if tray {
        window.hide()
    } else {
        window.minimize()
    };
    let shell = app.state::<Shell>();
    let habits = shell.habits();
    if tray && !habits.told {
        shell.keep_habits(&Habits {
            told: true,
            ..habits
        });
        let app = app.clone();
        tauri::async_runtime::spawn_blocking(move || {
            app.state::<Shell>()
                .desktop
                .show(&phrase("tray-still-here"));
        });
    }
}

fn ask(app: &AppHandle, window: WebviewWindow) {
    let handle = app.clone();
    let [minimise, quit, neither] =
        ["closing-minimise", "closing-quit", "closing-neither"].map(phrase);
    let buttons = MessageDialogButtons::YesNoCancelCustom(minimise.clone(), quit.clone(), neither);
    app.dialog()
        .message(phrase("closing-question"))
        .title(phrase("closing-title"))
        .buttons(buttons)
        .parent(&window.clone())
        .show_with_result(move |answer| {
            let shell = handle.state::<Shell>();
            match answer {
                MessageDialogResult::Custom(said) if said == minimise => {
                    shell.set_closing(Closing::Stay);
                    stay(&handle, &window, false);
                }
                MessageDialogResult::Custom(said) if said == quit => {
                    shell.set_closing(Closing::Quit);
                    handle.exit(0);
                }
                // Put away with Escape it was no answer: the window stays, and the next time asks again.
                _ => {}
            }
        });
}
