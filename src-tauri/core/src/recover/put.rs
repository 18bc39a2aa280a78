//! Putting a backup, or its keys, in the household's place. What was there is set aside and kept.

use std::fs::{self, File};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};

use super::candidates::{newest, newest_in, newest_keys, next_branch};
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::folder::{Folder, flush, private_dir, private_file};
use crate::vault::Keys;

/// Everything that belongs to one household's file.
const FILES: [&str; 7] = [
    "household.db",
    "household.db-wal",
    "household.db-shm",
    "keys.json",
    "keys.json.kept",
    "last",
    "wake.json",
];

/// Puts the newest backup that is whole in the household's place, or the newest of those in `from`, which may be one
/// itself, and answers where what was there is kept now.
///
/// # Errors
/// [`FolderProblem::InUse`]; [`Refusal::NoBackup`] where none is whole; [`Refusal::OthersBackups`]; a full disk. Then
/// the folder is as it was.
pub fn put_backup(dir: &Path, from: Option<&Path>, now: DateTime<Utc>) -> Result<PathBuf> {
    let folder = Folder::hold(dir)?;
    let backup = match from {
        Some(from) => newest_in(dir, from)?,
        None => newest(dir, None).ok_or(Refusal::NoBackup)?,
    };
    let keys = Keys::read(&Folder::beside(&backup.path))?;
    let beside = folder.unfinished();
    let aside = copy(&backup.household(), &beside)
        .and_then(|()| folder.begin_branch(next_branch(&folder, from)))
        .and_then(|()| put(&folder, &FILES, &keys, true, now));
    if aside.is_err() {
        // What was written beside it must not keep a full disk full.
        folder.clear_unfinished()?;
    }
    let aside = aside?;
    folder.remember_last(backup.about.seq);
    Ok(aside)
}

/// Puts the keys of the newest backup that open the household beside it, of those in `from` where it says so, and
/// answers where those that were there are kept now.
///
/// # Errors
/// As [`put_backup`].
pub fn put_keys(dir: &Path, from: Option<&Path>, now: DateTime<Utc>) -> Result<PathBuf> {
    let folder = Folder::hold(dir)?;
    let backup = newest_keys(dir, from).ok_or(FolderProblem::KeysMissing)?;
    let keys = Keys::read(&Folder::beside(&backup.path))?;
    put(&folder, &["keys.json", "keys.json.kept"], &keys, false, now)
}

/// Sets these aside and gives what is written beside them their names: the keys, and with them a household. If one does
/// not get its name, what was there stands again.
fn put(
    folder: &Folder,
    names: &[&str],
    keys: &Keys,
    household: bool,
    now: DateTime<Utc>,
) -> Result<PathBuf> {
    // Written whole before anything that is there is touched.
    let keys = keys.to_bytes()?;
    let (name, beside) = ("keys.json", folder.path().join("keys.json.new"));
    private_file(&beside, true)
        .and_then(|mut file| file.write_all(&keys).and_then(|()| file.sync_all()))?;
    let aside = set_aside(folder, names, now)?;
    let mut new = vec![(beside, folder.path().join(name))];
    if household {
        new.push((folder.unfinished(), folder.household()));
    }
    let named = new
        .iter()
        .try_for_each(|(beside, place)| fs::rename(beside, place));
    if let Err(error) = named.map_err(Error::from).and_then(|()| folder.flush()) {
        for (_, place) in new {
            match fs::remove_file(place) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
                _ => {}
            }
        }
        put_back(folder, &aside, names)?;
        return Err(error);
    }
    // The second copy is made with the next change, where there is no room for it now.
    let _ = folder.replace("keys.json.kept", &keys);
    Ok(aside)
}

fn put_back(folder: &Folder, aside: &Path, names: &[&str]) -> Result<()> {
    for name in names {
        match fs::rename(aside.join(name), folder.path().join(name)) {
            Err(error) if error.kind() != ErrorKind::NotFound => return Err(error.into()),
            _ => {}
        }
    }
    folder.flush()
}

/// Saves a copy of everything that belongs to the household's file into a new folder in `to`.
///
/// # Errors
/// [`Refusal::CopyFull`]; where it cannot be read or written.
pub fn save_copy(dir: &Path, to: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    copy_of_all(dir, to, now).map_err(|error| error.elsewhere(Refusal::CopyFull))
}

fn copy_of_all(dir: &Path, to: &Path, now: DateTime<Utc>) -> Result<PathBuf> {
    let place = free(to, "common-ground", now);
    private_dir(&place)?;
    for name in FILES {
        match copy(&dir.join(name), &place.join(name)) {
            Err(Error::File(error)) if error.kind() == ErrorKind::NotFound => {}
            done => done?,
        }
    }
    flush(&place)?;
    Ok(place)
}

/// Moves what is there of these files into a folder of its own. If one cannot be moved, all stay.
fn set_aside(folder: &Folder, names: &[&str], now: DateTime<Utc>) -> Result<PathBuf> {
    let aside = folder.path().join("set-aside");
    private_dir(&aside)?;
    let aside = free(&aside, "", now);
    private_dir(&aside)?;
    let mut moved: Vec<&str> = Vec::new();
    for name in names {
        let (from, to) = (folder.path().join(name), aside.join(name));
        match fs::rename(&from, &to) {
            Ok(()) => moved.push(name),
            Err(error) if error.kind() == ErrorKind::NotFound => {}
            Err(error) => {
                put_back(folder, &aside, &moved)?;
                return Err(error.into());
            }
        }
    }
    flush(&aside)?;
    folder.flush()?;
    Ok(aside)
}

/// A name of this moment that is not taken.
fn free(place: &Path, what: &str, now: DateTime<Utc>) -> PathBuf {
    let moment = now.format("%Y-%m-%dT%H-%M-%SZ");
    let name = if what.is_empty() {
        moment.to_string()
    } else {
        format!("{what} {moment}")
    };
    let numbered = (2_u32..).map(|n| place.join(format!("{name} {n}")));
    std::iter::once(place.join(&name))
        .chain(numbered)
        .find(|path| fs::symlink_metadata(path).is_err())
        .unwrap_or_else(|| place.join(&name))
}

/// Copies a file for this account alone, and waits for the disk.
fn copy(from: &Path, to: &Path) -> Result<()> {
    let mut source = File::open(from)?;
    if !source.metadata()?.is_file() {
        return Err(FolderProblem::NotAFile.into());
    }
    let mut copy = private_file(to, true)?;
    std::io::copy(&mut source, &mut copy)?;
    Ok(copy.sync_all()?)
}
