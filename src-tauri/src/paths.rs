//! Where things lie.

use std::path::PathBuf;

use tauri::{AppHandle, Manager};

use crate::options::Options;

/// The data folder, and whether it is thrown away at the end.
pub(crate) struct Place {
    pub(crate) dir: PathBuf,
    /// Removed when it is dropped, at quit.
    _thrown_away: Option<tempfile::TempDir>,
}

/// The folder of this run.
pub(crate) fn place(options: &Options, app: &AppHandle) -> std::io::Result<Place> {
    if options.demo {
        let thrown_away = tempfile::Builder::new()
            .prefix("common-ground-sample-")
            .tempdir()?;
        return Ok(Place {
            dir: thrown_away.path().join("data"),
            _thrown_away: Some(thrown_away),
        });
    }
    let dir = match &options.data_dir {
        Some(dir) => std::path::absolute(dir)?,
        None => app.path().app_data_dir().map_err(std::io::Error::other)?,
    };
    Ok(Place {
        dir,
        _thrown_away: None,
    })
}
