//! What people see of their backups: where they lie, which there are, and how much is in each.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Tz;
use serde::Serialize;
use ts_rs::TS;

use super::lies::{Lies, lies};
use super::list::{self, Made};
use super::place::{BackupOf, Place, Places};
use crate::civil;
use crate::db::{DataKey, text_enum};
use crate::folder::HouseholdId;
use crate::household;
use crate::planner::Planner;

/// After how many days without a copy elsewhere a line says so.
const AWAY_DAYS: i64 = 30;

/// The page of backups.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Backups {
    /// The folders they lie in: the data folder's first.
    pub folders: Vec<BackupFolder>,
    /// The backups by day, the newest first.
    pub days: Vec<BackupDay>,
    /// How many are named like one and cannot be read.
    pub unreadable: usize,
    /// The code of what kept the newest try from being one, until one is made again.
    pub problem: Option<String>,
    /// A second folder is chosen, and for long no copy came there.
    pub away_waits: bool,
}

/// A folder backups lie in.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupFolder {
    /// Which of the places.
    pub place: Place,
    /// The folder itself.
    pub folder: String,
    /// Whether new backups are made here.
    pub main: bool,
    /// What is the matter with it, if anything.
    pub problem: Option<FolderTrouble>,
    /// What kind of place it is.
    pub lies: Lies,
    /// The program that keeps it in step with other machines.
    pub keeper: Option<String>,
    /// It lies on the same disk as the planner: lost with it.
    pub same_disk: bool,
    /// When the newest backup in it was made, as far as that is known.
    pub newest: Option<DateTime<Utc>>,
}

text_enum! {
    /// What is the matter with a folder.
    pub enum FolderTrouble {
        /// It is not there now.
        Gone = "gone",
        /// It cannot be read.
        Unreadable = "unreadable",
    }
}

/// The backups of one day.
#[derive(Debug, Clone, Serialize, TS)]
pub struct BackupDay {
    /// The day.
    pub day: NaiveDate,
    /// The newest first.
    pub backups: Vec<OneBackup>,
}

/// One backup.
#[derive(Debug, Clone, Serialize, TS)]
pub struct OneBackup {
    /// Which.
    pub of: BackupOf,
    /// When it was made and verified.
    pub made: DateTime<Utc>,
    /// What it takes to open it.
    pub opens: Opens,
    /// How much is in it; only where today's key opens it.
    pub holds: Option<Holds>,
}

text_enum! {
    /// What it takes to open a backup.
    pub enum Opens {
        /// Nothing: the key is today's.
        Now = "now",
        /// Nothing, for whoever has the folder: an earlier key lies in the open beside it.
        Unlocked = "unlocked",
        /// A passphrase of its own day.
        Earlier = "earlier",
    }
}

/// How much of what both can read is in a backup, what lies in the trash included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
pub struct Holds {
    /// Goals.
    pub goals: i64,
    /// Boundaries, agreements and requests.
    pub boundaries: i64,
    /// Rules.
    pub rules: i64,
    /// Good moments.
    pub moments: i64,
}

/// A look at the backups that needs no open planner, so that a slow disk keeps nobody waiting.
pub struct Looking {
    dir: PathBuf,
    household: HouseholdId,
    key: DataKey,
    zone: Tz,
    now: DateTime<Utc>,
    problem: Option<&'static str>,
}

impl Planner {
    /// A look at the backups, to be taken beside the planner.
    #[must_use]
    pub fn looking(&self) -> Looking {
        let zone = household::zone(self.rows()).ok().flatten();
        Looking {
            dir: self.folder().path().to_owned(),
            household: self.keys.household,
            key: self.data.clone(),
            zone: zone.unwrap_or(Tz::UTC),
            now: self.now(),
            problem: self.pending.get().problem(),
        }
    }

    /// Whether no copy came to the second folder for long.
    #[must_use]
    pub fn away_waits(&self) -> bool {
        away_waits(&Places::read(self.folder().path()), self.now())
    }
}

/// Whether a second folder is chosen and no copy came there for thirty days. A clock that was set back says nothing,
/// nor does what a clock far ahead wrote down.
fn away_waits(places: &Places, now: DateTime<Utc>) -> bool {
    let known = [places.away_made, places.away_since].into_iter().flatten();
    let newest = known.filter(|at| *at <= now).max();
    places.away.is_some() && newest.is_some_and(|at| now - at >= Duration::days(AWAY_DAYS))
}

impl Looking {
    /// Looks.
    #[must_use]
    pub fn look(&self) -> Backups {
        let places = Places::read(&self.dir);
        let listed = list::list(&self.dir, self.household);
        let own = std::iter::once(Place::Own);
        let others = [Place::Chosen, Place::Away].into_iter();
        let folders = own
            .chain(others)
            .filter_map(|place| self.folder(&places, place, &listed.made))
            .collect();
        let mut days: BTreeMap<NaiveDate, Vec<OneBackup>> = BTreeMap::new();
        for made in &listed.made {
            let day = civil::today(made.about.made, self.zone);
            days.entry(day).or_default().push(self.one(made));
        }
        Backups {
            folders,
            days: days
                .into_iter()
                .rev()
                .map(|(day, backups)| BackupDay { day, backups })
                .collect(),
            unreadable: listed.unreadable,
            problem: self.problem.map(str::to_owned),
            away_waits: away_waits(&places, self.now),
        }
    }

    fn folder(&self, places: &Places, place: Place, made: &[Made]) -> Option<BackupFolder> {
        let folder = places.folder(&self.dir, place)?;
        let (lies, keeper) = lies(&folder);
        let newest = made
            .iter()
            .filter(|made| made.of.place == place)
            .map(|made| made.about.made);
        let remembered = places.away_made.filter(|_| place == Place::Away);
        let problem = match std::fs::read_dir(&folder) {
            Ok(_) => None,
            // The data folder's own is made with the first backup.
            Err(_) if place == Place::Own && !folder.exists() => None,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Some(FolderTrouble::Gone),
            Err(_) => Some(FolderTrouble::Unreadable),
        };
        Some(BackupFolder {
            place,
            main: place == places.main(),
            problem,
            lies,
            keeper: keeper.map(str::to_owned),
            same_disk: place != Place::Own && same_disk(&self.dir, &folder),
            newest: newest.max().or(remembered),
            folder: folder.to_string_lossy().into_owned(),
        })
    }

    fn one(&self, made: &Made) -> OneBackup {
        let ours = made.about.opens_with(&self.key);
        let inside = made.about.inside(&self.key).ok().filter(|_| ours);
        OneBackup {
            of: made.of.clone(),
            made: made.about.made,
            opens: match (ours, made.open) {
                (true, _) => Opens::Now,
                (false, true) => Opens::Unlocked,
                (false, false) => Opens::Earlier,
            },
            holds: inside.map(|inside| {
                let rows = |table: &str| {
                    let found = inside.rows.iter().find(|(name, _)| name == table);
                    found.map_or(0, |(_, rows)| *rows)
                };
                Holds {
                    goals: rows("goal"),
                    boundaries: rows("boundary"),
                    rules: rows("rule"),
                    moments: rows("good_moment"),
                }
            }),
        }
    }
}

/// Whether two folders are lost together with one disk. Where a system does not say, they are not said to be.
#[cfg_attr(
    not(unix),
    allow(unused_variables, reason = "only unix names its disks")
)]
fn same_disk(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let disk = |path: &Path| std::fs::metadata(path).map(|meta| meta.dev()).ok();
        disk(one).is_some() && disk(one) == disk(other)
    }
    #[cfg(not(unix))]
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_comes_after_thirty_days_without_a_copy_and_not_before() {
        let day = |n: i64| DateTime::UNIX_EPOCH + Duration::days(20_000 + n);
        let places = |since, made| Places {
            away: Some(PathBuf::from("/media/stick")),
            away_since: Some(day(since)),
            away_made: made,
            ..Places::default()
        };
        for (places, now, waits) in [
            (places(0, None), 29, false),
            (places(0, None), 30, true),
            (places(0, Some(day(20))), 49, false),
            (places(0, Some(day(20))), 50, true),
            // A folder chosen since is given its time.
            (places(60, Some(day(20))), 80, false),
            (places(0, Some(day(20))), -400, false),
            (places(0, Some(day(400))), 29, false),
            (places(0, Some(day(400))), 30, true),
            (Places::default(), 900, false),
        ] {
            assert_eq!(away_waits(&places, day(now)), waits, "{places:?} {now}");
        }
    }
}
