//! Where the planner lies, and how its passphrase comes in.

use std::path::PathBuf;

use crate::End;
use crate::words::say;

/// What the options said.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Place {
    /// `--data-dir`.
    pub(crate) data_dir: Option<PathBuf>,
    /// `--passphrase-fd`.
    pub(crate) passphrase_fd: Option<u32>,
}

/// The folder the app uses where none is named.
const APP: &str = "org.commonground.planner";

impl Place {
    /// The data folder.
    pub(crate) fn dir(&self) -> Result<PathBuf, (End, String)> {
        self.data_dir
            .clone()
            .or_else(usual)
            .ok_or_else(|| (End::NotUnderstood, say("cli-say-folder")))
    }
}

/// Where the app keeps its data by itself, as Tauri finds it.
fn usual() -> Option<PathBuf> {
    let from = |name: &str| {
        let path = PathBuf::from(std::env::var_os(name)?);
        path.is_absolute().then_some(path)
    };
    let data = if cfg!(windows) {
        from("APPDATA")
    } else if cfg!(target_os = "macos") {
        from("HOME").map(|home| home.join("Library/Application Support"))
    } else {
        from("XDG_DATA_HOME").or_else(|| Some(from("HOME")?.join(".local/share")))
    };
    Some(data?.join(APP))
}
