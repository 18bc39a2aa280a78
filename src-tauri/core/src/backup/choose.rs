//! Another folder for backups, and copies that leave the laptop.

use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::list::{self, Found, Made};
use super::make::Backup;
use super::place::{Place, Places, within};
use crate::civil;
use crate::error::{Refusal, Result};

/// Says where backups or copies go.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct SetBackupFolder {
    /// Which of the places: the folder instead of the data folder's, or the second one.
    pub place: Place,
    /// Asks which folder; otherwise there shall be none.
    pub ask: bool,
}

/// What became of *back up now*.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackedUp {
    /// Nothing had changed: the newest backup has everything.
    pub had_all: bool,
    /// Whether the second folder has everything too; nothing where there is none.
    pub away: Option<Away>,
}

/// How it stands with the second folder after *back up now*.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Away {
    /// It has everything.
    There,
    /// It is not there now.
    Gone,
    /// It did not take the copy.
    Refused,
}

impl Backup {
    /// Makes backups in `folder` from now on, or in none of that kind. The first one is made there at once: a folder
    /// counts once a verified backup lies in it.
    ///
    /// # Errors
    /// [`Refusal::FolderGone`], [`Refusal::InsidePlanner`], [`Refusal::SameFolder`], [`Refusal::OthersBackups`]; a
    /// folder that cannot be written or is full. Everything is as before then.
    pub fn choose(&self, place: Place, folder: Option<&Path>) -> Result<Option<Made>> {
        if place == Place::Own {
            return Err(Refusal::NotNow.into());
        }
        let slot = |places: &mut Places, folder: Option<PathBuf>| {
            if place == Place::Chosen {
                places.chosen = folder;
            } else {
                places.away_since = folder.as_ref().map(|_| self.now);
                places.away_made = places.away_since;
                places.away = folder;
            }
            Ok(())
        };
        let Some(folder) = folder else {
            Places::change(&self.dir, |places| slot(places, None))?;
            return Ok(None);
        };
        let to = self.fits(place, folder)?;
        let new = !to.exists();
        let made = self.into(&to, place).inspect_err(|_| {
            if new {
                // Only where it is empty still.
                let _ = std::fs::remove_dir(&to);
            }
        })?;
        Places::change(&self.dir, |places| slot(places, Some(folder.to_owned())))?;
        Ok(Some(made))
    }

    /// The folder for backups in one that was chosen, if it can be one.
    fn fits(&self, place: Place, folder: &Path) -> Result<PathBuf> {
        if !folder.is_dir() {
            return Err(Refusal::FolderGone.into());
        }
        let whole = folder.canonicalize()?;
        // Anybody's planner, or a backup, which is one too and goes one day with all that lies in it.
        let planner = |folder: &Path| {
            let has = |name| folder.join(name).exists();
            has("keys.json") && has("household.db")
        };
        if whole.starts_with(self.dir.canonicalize()?) || whole.ancestors().any(planner) {
            return Err(Refusal::InsidePlanner.into());
        }
        let to = within(folder);
        let places = Places::read(&self.dir);
        let other = if place == Place::Chosen {
            Place::Away
        } else {
            Place::Chosen
        };
        let same = |other: PathBuf| {
            other == to || (to.exists() && other.canonicalize().ok() == to.canonicalize().ok())
        };
        if places.folder(&self.dir, other).is_some_and(same) {
            return Err(Refusal::SameFolder.into());
        }
        if to.exists() {
            let found = list::in_folder(&to, place)?;
            let theirs = |found: &Found| matches!(found, Found::Made(made) if made.about.household != self.keys.household);
            if found.iter().any(theirs) {
                return Err(Refusal::OthersBackups.into());
            }
        }
        Ok(to)
    }

    /// Makes a copy in the second folder, if it is there and has none of today with everything. `now` asks for
    /// everything, whatever there is of today.
    ///
    /// # Errors
    /// As [`crate::planner::Planner::back_up`].
    pub fn make_away(&self, now: bool) -> Result<Option<Away>> {
        let places = Places::read(&self.dir);
        let Some(folder) = places.folder(&self.dir, Place::Away) else {
            return Ok(None);
        };
        if !folder.is_dir() {
            return Ok(Some(Away::Gone));
        }
        let listed = list::list(&self.dir, self.keys.household);
        let newest = listed.made.iter().find(|made| made.of.place == Place::Away);
        let day = |made: &Made| civil::today(made.about.made, self.zone);
        let of_today = newest.is_some_and(|made| day(made) == civil::today(self.now, self.zone));
        if (of_today && !now) || self.has_all(newest)? {
            return Ok(Some(Away::There));
        }
        self.make_in(Place::Away)?;
        Places::change(&self.dir, |places| {
            places.away_made = Some(self.now);
            Ok(())
        })?;
        Ok(Some(Away::There))
    }
}
