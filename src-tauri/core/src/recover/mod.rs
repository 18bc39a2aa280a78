//! Where a planner does not open: what is the matter, and what can safely be done. What is damaged is set aside
//! and kept, never deleted, and no new household comes to be beside an old one.

mod candidates;
mod put;

use std::path::Path;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::backup::Made;
use crate::db::text_enum;
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::folder::{Folder, Found};
use crate::open::Closed;
use crate::planner::Planner;
use crate::vault::Keys;
use crate::world::World;

use candidates::{newest, newest_in, newest_keys, out_of_reach};
pub use put::{put_backup, put_keys, save_copy};

text_enum! {
    /// What can be done where the planner does not open.
    pub enum Way {
        /// Looks once more: the disk is there again, the other window is closed.
        Again = "again",
        /// Opens what can be read of it, and changes nothing.
        Read = "read",
        /// Takes the keys of a backup: nothing of the household itself changes.
        Keys = "keys",
        /// Puts the newest backup that is whole in its place.
        Backup = "backup",
        /// Looks for backups in a folder somebody points at.
        Elsewhere = "elsewhere",
        /// Opens a planner that lies elsewhere.
        Folder = "folder",
        /// Saves a copy of the damaged one.
        Copy = "copy",
    }
}

/// One of the ways, chosen.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Recover {
    /// Which.
    pub way: Way,
}

/// What is the matter, and the ways that are safe now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Ways {
    /// The code of what is the matter.
    pub why: String,
    /// Where the planner lies.
    pub folder: String,
    /// The safe ways, the best first.
    pub ways: Vec<Way>,
    /// When the backup was made that [`Way::Backup`] or [`Way::Keys`] takes.
    pub made: Option<DateTime<Utc>>,
    /// The folder that backup lies in, where that is not the planner's own.
    pub from: Option<String>,
    /// Chosen folders for backups that cannot be looked into now: their disk or stick may help.
    pub out_of_reach: Vec<String>,
}

/// What can safely be done in `dir`, where opening answered `why`. Backups are looked for where they are made and
/// have been taken to, or in the folder `elsewhere` that somebody pointed at. `scratch` is a corner to try things in.
#[must_use]
pub fn ways(
    dir: &Path,
    elsewhere: Option<&Path>,
    scratch: &Path,
    why: &Error,
    world: impl Fn() -> Box<dyn World>,
) -> Ways {
    use FolderProblem as P;
    let mut ways = Vec::new();
    let mut found = None;
    let (backup, keys, read, copy) = match why {
        // Nobody's file was looked into: only a look at another time or place helps.
        Error::Folder(P::InUse | P::NotWritable | P::NotReadable) => (false, false, false, false),
        // What a newer program wrote is beyond this one.
        Error::Folder(P::Newer) => (false, false, false, true),
        Error::Folder(P::HouseholdMissing | P::NotAFile) => (true, false, false, false),
        Error::Folder(P::Foreign) => (true, false, false, true),
        Error::Folder(P::KeysMissing | P::DoesNotOpen) => (true, true, false, true),
        // What a newer program brings up to date is backed up first, and there was no room for that.
        Error::DiskFull | Error::ReadOnly | Error::Refused(Refusal::BackupFull) => {
            (false, false, true, false)
        }
        _ => (true, true, true, true),
    };
    if keys && let Some(newest) = newest_keys(dir, elsewhere) {
        found = Some(newest);
        ways.push(Way::Keys);
    } else if backup && let Some(newest) = newest(dir, elsewhere) {
        found = Some(newest);
        ways.push(Way::Backup);
    }
    if read && can_be_read(dir, scratch, world()) {
        ways.push(Way::Read);
    }
    ways.push(Way::Again);
    if backup {
        ways.push(Way::Elsewhere);
    }
    if copy && dir.join("household.db").is_file() {
        ways.push(Way::Copy);
    }
    ways.push(Way::Folder);
    said(why.code(), dir, ways, found, backup)
}

fn said(why: &str, dir: &Path, ways: Vec<Way>, found: Option<Made>, backup: bool) -> Ways {
    let words = |path: &Path| path.to_string_lossy().into_owned();
    let lies = |made: &Made| made.path.parent().map(Path::to_owned);
    let from = found.as_ref().and_then(lies);
    let missing = if backup {
        out_of_reach(dir)
    } else {
        Vec::new()
    };
    Ways {
        why: why.to_owned(),
        folder: words(dir),
        ways,
        made: found.map(|found| found.about.made),
        from: from
            .filter(|from| *from != dir.join("backups"))
            .map(|from| words(&from)),
        out_of_reach: missing.iter().map(|path| words(path)).collect(),
    }
}

/// Looks for backups in a folder somebody points at, and answers when the newest whole one there was made.
///
/// # Errors
/// [`Refusal::NoBackup`] where none is whole; [`Refusal::OthersBackups`] where all are another household's.
pub fn look_elsewhere(dir: &Path, folder: &Path) -> Result<DateTime<Utc>> {
    Ok(newest_in(dir, folder)?.about.made)
}

/// The same for a household that opens, but has lost changes that were acknowledged: a backup helps where it
/// was made after the last change that is left.
#[must_use]
pub fn ways_behind(planner: &Planner) -> Ways {
    let dir = planner.folder().path();
    let newest = newest(dir, None).filter(|found| {
        // What the program wrote by itself since is nobody's loss.
        let last = crate::history::last_of_people(planner.db());
        last.is_ok_and(|last| found.about.place() > (planner.backup().branch(), last))
    });
    let mut ways = Vec::from_iter(newest.as_ref().map(|_| Way::Backup));
    ways.extend([Way::Copy, Way::Folder]);
    said("behind", dir, ways, newest, true)
}

/// Opens the household in `dir` for reading only, from a copy in `scratch`; a backup too.
///
/// # Errors
/// As opening; what lies in `dir` is untouched.
pub fn open_to_read(dir: &Path, scratch: &Path, world: Box<dyn World>) -> Result<Closed> {
    if Folder::look(dir)? == Found::Nothing {
        return Err(Refusal::NotSetUp.into());
    }
    // What an earlier try left would be taken for its log.
    match std::fs::remove_dir_all(scratch) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error.into()),
        _ => {}
    }
    let folder = Folder::copy_of_read_only(dir, scratch)?;
    let keys = Keys::read(&folder)?;
    Ok(Closed::from_parts(folder, true, keys, world))
}

/// Opens a planner somebody chose: a backup only to be read, any other as at the start.
///
/// # Errors
/// [`FolderProblem::NoPlanner`] where there is none; as opening.
pub fn open_chosen(dir: &Path, scratch: &Path, world: Box<dyn World>) -> Result<Closed> {
    match Folder::look(dir)? {
        Found::Nothing => Err(FolderProblem::NoPlanner.into()),
        Found::Household if dir.join("about.json").exists() => open_to_read(dir, scratch, world),
        Found::Household => Closed::find(dir, scratch, world),
    }
}

/// Whether what every page needs can be read. Where only a passphrase opens it, nobody knows before.
fn can_be_read(dir: &Path, scratch: &Path, world: Box<dyn World>) -> bool {
    let Ok(closed) = open_to_read(dir, &scratch.join("trying"), world) else {
        return false;
    };
    closed.locked()
        || closed
            .open()
            .and_then(|planner| planner.home(crate::who::Viewer::Nobody))
            .is_ok()
}
