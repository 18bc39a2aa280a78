//! Where backups lie: in the data folder, or in one that was chosen; and a second folder, elsewhere, for copies
//! that have left the laptop. That is this machine's matter, so it stands in `backups.json` beside the household
//! and not in it.

use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::folder::replace;

const FILE: &str = "backups.json";
/// The folder in the data folder.
const OWN: &str = "backups";
/// The folder made in one that people chose, which may hold other things.
const WITHIN: &str = "Common Ground backups";

/// One of the places backups lie in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "BackupPlace")]
pub enum Place {
    /// In the data folder.
    Own,
    /// In the folder that was chosen instead.
    Chosen,
    /// In the second folder: a copy that has left the laptop.
    Away,
}

/// One backup, by where it lies and what it is called.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BackupOf {
    /// Where.
    pub place: Place,
    /// The name of its folder.
    pub name: String,
}

/// The folders that were chosen.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Places {
    /// Where backups are made, if not in the data folder.
    pub chosen: Option<PathBuf>,
    /// Where copies go that have left the laptop.
    pub away: Option<PathBuf>,
    /// Since when they go there.
    pub away_since: Option<DateTime<Utc>>,
    /// When the newest one came there: a stick that is not plugged in cannot say.
    pub away_made: Option<DateTime<Utc>>,
}

impl Places {
    /// As they stand in the data folder `dir`. A file that is missing or odd is as none: the backups themselves
    /// are not touched by it.
    #[must_use]
    pub fn read(dir: &Path) -> Self {
        std::fs::read(dir.join(FILE))
            .ok()
            .and_then(|bytes| serde_json::from_slice(&bytes).ok())
            .unwrap_or_default()
    }

    /// Writes them down.
    ///
    /// # Errors
    /// Where the data folder cannot be written.
    pub fn write(&self, dir: &Path) -> Result<()> {
        replace(dir, FILE, &serde_json::to_vec_pretty(self)?)
    }

    /// Changes what stands in the data folder `dir`, one at a time.
    ///
    /// # Errors
    /// What `change` answers; where the data folder cannot be written.
    pub(super) fn change(dir: &Path, change: impl FnOnce(&mut Self) -> Result<()>) -> Result<()> {
        static ONE: Mutex<()> = Mutex::new(());
        let _one = ONE.lock().unwrap_or_else(PoisonError::into_inner);
        let mut places = Self::read(dir);
        change(&mut places)?;
        places.write(dir)
    }

    /// The folder of a place whose backups lie in it, if there is such a place.
    #[must_use]
    pub fn folder(&self, dir: &Path, place: Place) -> Option<PathBuf> {
        match place {
            Place::Own => Some(dir.join(OWN)),
            Place::Chosen => self.chosen.as_deref().map(within),
            Place::Away => self.away.as_deref().map(within),
        }
    }

    /// Whether the next one can be made where it is to be.
    pub(super) fn folder_is_there(&self, dir: &Path) -> bool {
        let main = self.main();
        main == Place::Own || self.folder(dir, main).is_some_and(|folder| folder.is_dir())
    }

    /// Where the next one is made.
    #[must_use]
    pub const fn main(&self) -> Place {
        if self.chosen.is_some() {
            Place::Chosen
        } else {
            Place::Own
        }
    }
}

/// The folder for backups in one that was chosen; the same where that very folder was chosen again.
pub(crate) fn within(chosen: &Path) -> PathBuf {
    if chosen.ends_with(WITHIN) {
        chosen.to_owned()
    } else {
        chosen.join(WITHIN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_chosen_folder_holds_one_for_backups_and_is_not_nested() {
        let places = Places {
            chosen: Some(PathBuf::from("/mnt/disk")),
            away: Some(PathBuf::from("/mnt/stick/Common Ground backups")),
            ..Places::default()
        };
        let folder = |place| places.folder(Path::new("/data"), place);
        assert_eq!(folder(Place::Own), Some(PathBuf::from("/data/backups")));
        let within = PathBuf::from("/mnt/disk/Common Ground backups");
        assert_eq!(folder(Place::Chosen), Some(within));
        let same = PathBuf::from("/mnt/stick/Common Ground backups");
        assert_eq!(folder(Place::Away), Some(same));
        assert_eq!(
            (places.main(), Places::default().main()),
            (Place::Chosen, Place::Own)
        );
    }
}
