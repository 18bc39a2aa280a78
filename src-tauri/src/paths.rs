//! Where things lie.

use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};

use tauri::{AppHandle, Manager};

use crate::options::Options;

/// The data folder, and what is thrown away at the end.
pub(crate) struct Place {
    /// Another one may be chosen where this one does not open.
    dir: Mutex<PathBuf>,
    /// Where backups are looked for instead, once somebody pointed there.
    elsewhere: Mutex<Option<PathBuf>>,
    thrown_away: Mutex<Option<tempfile::TempDir>>,
}

impl Place {
    /// The data folder.
    pub(crate) fn dir(&self) -> PathBuf {
        self.dir
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// From now on everything lies in another folder.
    pub(crate) fn turn_to(&self, dir: PathBuf) {
        *self.dir.lock().unwrap_or_else(PoisonError::into_inner) = dir;
        self.look_elsewhere(None);
    }

    /// From now on backups of a planner that does not open are looked for in this folder, or where it has them.
    pub(crate) fn look_elsewhere(&self, folder: Option<PathBuf>) {
        *self
            .elsewhere
            .lock()
            .unwrap_or_else(PoisonError::into_inner) = folder;
    }

    /// Where backups are looked for instead, if somebody pointed there.
    pub(crate) fn elsewhere(&self) -> Option<PathBuf> {
        self.elsewhere
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// A corner of a folder that is this account's alone and gone at quit.
    pub(crate) fn corner(&self, name: &str) -> PathBuf {
        // Without any place for temporary things there is none for this either, and whoever needs it says so.
        self.thrown_away()
            .as_ref()
            .map_or_else(std::env::temp_dir, |dir| dir.path().to_owned())
            .join(name)
    }

    /// Throws it away, at quit: the process then ends without dropping anything.
    pub(crate) fn leave(&self) {
        drop(self.thrown_away().take());
    }

    fn thrown_away(&self) -> std::sync::MutexGuard<'_, Option<tempfile::TempDir>> {
        self.thrown_away
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
    }
}

/// The folder of this run.
pub(crate) fn place(options: &Options, app: &AppHandle) -> std::io::Result<Place> {
    let thrown_away = tempfile::Builder::new().prefix("common-ground-").tempdir();
    if options.demo {
        let thrown_away = thrown_away?;
        return Ok(Place {
            dir: Mutex::new(thrown_away.path().join("data")),
            elsewhere: Mutex::default(),
            thrown_away: Mutex::new(Some(thrown_away)),
        });
    }
    let dir = match &options.data_dir {
        Some(dir) => std::path::absolute(dir)?,
        None => app.path().app_data_dir().map_err(std::io::Error::other)?,
    };
    Ok(Place {
        dir: Mutex::new(dir),
        elsewhere: Mutex::default(),
        thrown_away: Mutex::new(thrown_away.ok()),
    })
}
