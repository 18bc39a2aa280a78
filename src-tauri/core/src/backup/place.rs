//! Where backups lie: in the data folder, or in one that was chosen; and a second folder, elsewhere, for copies
//! that have left the laptop. That is this machine's matter, so it stands in `backups.json` beside the household
//! and not in it.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::error::Result;
use crate::folder::replace;

const FILE: &str = "backups.json";
/// The folder in the data folder.
const OWN: &str = "backups";
/// The folder made in one that people chose, which may hold other things.
const WITHIN: &str = "Common Ground backups";
/// Days without a copy that has left the laptop after which it is said, gently.
const LONG: Duration = Duration::days(30);

/// One of the places backups lie in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
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
    /// When the newest of those was made.
    pub left: Option<DateTime<Utc>>,
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

    /// The folder of a place whose backups lie in it, if there is such a place.
    #[must_use]
    pub fn folder(&self, dir: &Path, place: Place) -> Option<PathBuf> {
        match place {
            Place::Own => Some(dir.join(OWN)),
            Place::Chosen => self.chosen.as_deref().map(within),
            Place::Away => self.away.as_deref().map(within),
        }
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
fn within(chosen: &Path) -> PathBuf {
    if chosen.ends_with(WITHIN) {
        chosen.to_owned()
    } else {
        chosen.join(WITHIN)
    }
}

/// Whether to say that no copy has left the laptop for long: `left` is when one did last, `since` when the
/// household began. A clock that stands before either says nothing about that.
#[must_use]
pub fn ask_for_a_copy(
    now: DateTime<Utc>,
    left: Option<DateTime<Utc>>,
    since: DateTime<Utc>,
) -> bool {
    now - left.unwrap_or(since) > LONG
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_is_said_after_thirty_days_and_not_by_a_clock_that_was_set_back() {
        let day = |n: i64| DateTime::UNIX_EPOCH + Duration::days(20_000 + n);
        assert!(!ask_for_a_copy(day(30), None, day(0)));
        assert!(ask_for_a_copy(day(31), None, day(0)));
        assert!(!ask_for_a_copy(day(60), Some(day(30)), day(0)));
        assert!(ask_for_a_copy(day(61), Some(day(30)), day(0)));
        assert!(!ask_for_a_copy(day(-9_000), Some(day(30)), day(0)));
    }

    #[test]
    fn a_chosen_folder_holds_one_for_backups_and_is_not_nested() {
        let places = Places {
            chosen: Some(PathBuf::from("/mnt/disk")),
            away: Some(PathBuf::from("/mnt/stick/Common Ground backups")),
            left: None,
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
