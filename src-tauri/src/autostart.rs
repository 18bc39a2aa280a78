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
            launch.enable().map_err(system)?;
            #[cfg(target_os = "linux")]
            quote_entry(self.app())?;
        } else {
            launch.disable().map_err(system)?;
        }
        self.autostart()
    }
}

fn system(error: tauri_plugin_autostart::Error) -> Error {
    Error::System(error.to_string())
}

/// Quotes the program's path in the entry the plugin wrote: it writes it as it is, and a desktop splits the
/// line at the first blank.
#[cfg(target_os = "linux")]
fn quote_entry(app: &tauri::AppHandle) -> Result<()> {
    use tauri::Manager;

    let home = app.path().home_dir();
    let home = home.map_err(|error| Error::System(error.to_string()))?;
    let name = format!("{}.desktop", app.package_info().name);
    let file = home.join(".config/autostart").join(name);
    let program = std::env::current_exe()?;
    let entry = std::fs::read_to_string(&file)?;
    let quoted: Vec<String> = entry
        .lines()
        .map(|line| match line.strip_prefix("Exec=") {
            Some(_) => format!("Exec={} --hidden", quoted(&program.to_string_lossy())),
            None => line.to_owned(),
        })
        .collect();
    Ok(std::fs::write(file, quoted.join("\n"))?)
}

/// One argument of an `Exec` line, as the Desktop Entry Specification quotes it: backslashes twice, once for
/// the argument and once for the line it stands in.
#[cfg(target_os = "linux")]
fn quoted(path: &str) -> String {
    let mut argument = String::from("\"");
    for letter in path.chars() {
        match letter {
            '"' | '`' | '$' => argument.extend(["\\\\", letter.encode_utf8(&mut [0; 4])]),
            '\\' => argument.push_str("\\\\\\\\"),
            '%' => argument.push_str("%%"),
            other => argument.push(other),
        }
    }
    argument.push('"');
    argument
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::quoted;

    #[test]
    fn a_path_is_one_argument_whatever_is_in_it() {
        assert_eq!(quoted("/opt/Our Planner/app"), r#""/opt/Our Planner/app""#);
        assert_eq!(quoted("/a $b/100%"), r#""/a \\$b/100%%""#);
        assert_eq!(quoted("/a\\b\"c"), r#""/a\\\\b\\"c""#);
    }
}
