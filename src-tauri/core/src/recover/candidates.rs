//! The backups that may help: each opens with the keys of its own day.

use std::path::{Path, PathBuf};

use crate::backup::{self, Found, Made, Place, Places, verify};
use crate::db;
use crate::error::{Refusal, Result};
use crate::folder::{Folder, HouseholdId};
use crate::vault::Keys;

/// The backups that count, newest first: those in the places of a data folder, or in the folder `elsewhere` that
/// somebody pointed at. Where those were chosen stands beside the household and not in it, so it is known whatever
/// became of the household.
fn all(dir: &Path, elsewhere: Option<&Path>) -> Vec<Made> {
    let mut all = match elsewhere {
        Some(folder) => there(folder),
        None => at_home(dir),
    };
    backup::newest_first(&mut all);
    all
}

fn at_home(dir: &Path) -> Vec<Made> {
    let places = Places::read(dir);
    let mut all = Vec::new();
    for place in [Place::Own, Place::Chosen, Place::Away] {
        if let Some(folder) = places.folder(dir, place) {
            all.extend(made(&folder, place));
        }
    }
    all
}

/// The backups in a folder somebody chose: it may be one itself, hold them, or hold the folder that holds them.
fn there(folder: &Path) -> Vec<Made> {
    if let Ok(one) = backup::at(folder) {
        return vec![one];
    }
    let mut all = made(folder, Place::Chosen);
    for within in [backup::within(folder), folder.join("backups")] {
        if within != folder {
            all.extend(made(&within, Place::Chosen));
        }
    }
    all
}

/// Those in one folder. One that is not there or cannot be read holds none that help.
fn made(folder: &Path, place: Place) -> Vec<Made> {
    let found = backup::in_folder(folder, place).unwrap_or_default();
    let made = found.into_iter().filter_map(|found| match found {
        Found::Made(made) => Some(made),
        Found::Not(..) => None,
    });
    made.collect()
}

/// Which household the folder is of, as far as that can still be told: by its keys, or by the newest backup that
/// lies with it. Without either, any may be it.
struct Ours(Vec<HouseholdId>);

impl Ours {
    fn of(dir: &Path) -> Self {
        let keys = Keys::read(&Folder::beside(dir)).map(|keys| keys.household);
        let mut own = made(&dir.join("backups"), Place::Own);
        backup::newest_first(&mut own);
        let newest = own.first().map(|made| made.about.household);
        Self(keys.into_iter().chain(newest).collect())
    }

    fn has(&self, made: &Made) -> bool {
        self.0.is_empty() || self.0.contains(&made.about.household)
    }
}

/// The newest backup that is whole. One that only a passphrase opens was verified when it was made, and is the same file
/// still.
pub(super) fn newest(dir: &Path, elsewhere: Option<&Path>) -> Option<Made> {
    let ours = Ours::of(dir);
    all(dir, elsewhere)
        .into_iter()
        // What lies with the planner is its own, whatever its keys say.
        .filter(|made| made.of.place == Place::Own && elsewhere.is_none() || ours.has(made))
        .find(is_whole)
}

/// The newest whole backup in a folder somebody points at.
///
/// # Errors
/// [`Refusal::NoBackup`]; [`Refusal::OthersBackups`] where all that lies there is another household's.
pub(super) fn newest_in(dir: &Path, folder: &Path) -> Result<Made> {
    if let Some(made) = newest(dir, Some(folder)) {
        return Ok(made);
    }
    let (there, ours) = (there(folder), Ours::of(dir));
    Err(
        match there.is_empty() || there.iter().any(|made| ours.has(made)) {
            true => Refusal::NoBackup.into(),
            false => Refusal::OthersBackups.into(),
        },
    )
}

/// What a planner goes on as that takes an earlier state: newer than anything that is known of it.
pub(super) fn next_branch(folder: &Folder, from: Option<&Path>) -> u32 {
    let mut known = at_home(folder.path());
    known.extend(from.into_iter().flat_map(there));
    let known = known.iter().map(|made| made.about.branch);
    known.chain(folder.branch()).max().unwrap_or_default() + 1
}

/// The chosen folders for backups that cannot be looked into now.
pub(super) fn out_of_reach(dir: &Path) -> Vec<PathBuf> {
    let places = Places::read(dir);
    [Place::Chosen, Place::Away]
        .into_iter()
        .filter_map(|place| places.folder(dir, place))
        .filter(|folder| std::fs::read_dir(folder).is_err())
        .collect()
}

fn is_whole(candidate: &Made) -> bool {
    let file = candidate.household();
    let Ok(keys) = Keys::read(&Folder::beside(&candidate.path)) else {
        return false;
    };
    let open: Vec<_> = keys
        .rings()
        .filter_map(|ring| ring.in_the_open().ok().flatten())
        .collect();
    if open.is_empty() {
        return candidate.about.is_of(&file).unwrap_or_default();
    }
    open.iter().any(|key| verify(&file, key).is_ok())
}

/// The newest backup whose keys open the household as it is, where its own do not.
pub(super) fn newest_keys(dir: &Path, elsewhere: Option<&Path>) -> Option<Made> {
    let own = Keys::read(&Folder::beside(dir));
    if own
        .as_ref()
        .is_ok_and(|keys| keys.locked() || fits(keys, dir))
    {
        return None;
    }
    let ours = Ours::of(dir);
    all(dir, elsewhere).into_iter().find(|candidate| {
        Keys::read(&Folder::beside(&candidate.path)).is_ok_and(|keys| {
            // Keys that only a passphrase opens tell nobody before; those that lie there say nothing at all.
            fits(&keys, dir) || (keys.locked() && own.is_err() && ours.has(candidate))
        })
    })
}

/// Whether these keys open the household in this folder.
fn fits(keys: &Keys, dir: &Path) -> bool {
    let file = dir.join("household.db");
    keys.rings().any(|ring| match ring.in_the_open() {
        Ok(Some(key)) => db::opens(&file, &key),
        _ => false,
    })
}
