//! Starting with the computer, without showing the window.

use common_ground_core::commands::Autostart;
use common_ground_core::error::{Error, Refusal, Result};
use tauri::Wry;
use tauri::plugin::TauriPlugin;
use tauri_plugin_autostart::ManagerExt;

use crate::session::Shell;

/// Only for starts on the default folder: a sample couple or a folder named once is not what somebody
/// wants to find after the next login.
pub(crate) fn plugin() -> TauriPlugin<Wry> {
    tauri_plugin_autostart::Builder::new()
        .arg("--hidden")
        .build()
}

impl Shell {
    /// Whether the planner starts with the computer.
    ///
    /// # Errors
    /// Where the system does not say.
    pub(crate) fn autostart(&self) -> Result<Autostart> {
        let possible = self.options.shares_the_default_folder();
        let on = possible && self.app().autolaunch().is_enabled().map_err(system)?;
        Ok(Autostart { possible, on })
    }

    /// Chooses whether it does.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where it cannot be chosen; where the system does not take it.
    pub(crate) fn set_autostart(&self, on: bool) -> Result<Autostart> {
        if !self.options.shares_the_default_folder() {
            return Err(Refusal::NotNow.into());
        }
        let launch = self.app().autolaunch();
        if on {
            launch.enable()
        } else {
            launch.disable()
        }
        .map_err(system)?;
        self.autostart()
    }
}

fn system(error: tauri_plugin_autostart::Error) -> Error {
    Error::System(error.to_string())
}
