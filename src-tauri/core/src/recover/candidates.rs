//! The backups that may help: each opens with the keys of its own day.

use std::path::Path;

use crate::backup::{self, Found, Made, Place, verify};
use crate::db;
use crate::folder::Folder;
use crate::vault::Keys;

/// The backups of a data folder that count, newest first, of whatever household: which one it is of nobody can say
/// where its own file does not open.
fn all(dir: &Path) -> Vec<Made> {
    let found = backup::in_folder(&dir.join("backups"), Place::Own).unwrap_or_default();
    let mut all: Vec<_> = found
        .into_iter()
        .filter_map(|found| match found {
            Found::Made(made) => Some(made),
            Found::Not(..) => None,
        })
        .collect();
    backup::newest_first(&mut all);
    all
}

/// The newest backup that is whole. One that only a passphrase opens was verified when it was made, and says
/// more only once it is unlocked.
pub(super) fn newest(dir: &Path) -> Option<Made> {
    all(dir).into_iter().find(is_whole)
}

pub(super) fn is_whole(candidate: &Made) -> bool {
    let file = candidate.household();
    let Ok(keys) = Keys::read(&Folder::beside(&candidate.path)) else {
        return false;
    };
    let open: Vec<_> = keys
        .rings()
        .filter_map(|ring| ring.in_the_open().ok().flatten())
        .collect();
    if open.is_empty() {
        return file.is_file();
    }
    open.iter().any(|key| verify(&file, key).is_ok())
}

/// The newest backup whose keys open the household as it is, where its own do not.
pub(super) fn newest_keys(dir: &Path) -> Option<Made> {
    let own = Keys::read(&Folder::beside(dir));
    if own
        .as_ref()
        .is_ok_and(|keys| keys.locked() || fits(keys, dir))
    {
        return None;
    }
    all(dir).into_iter().find(|candidate| {
        Keys::read(&Folder::beside(&candidate.path)).is_ok_and(|keys| {
            // Keys that only a passphrase opens tell nobody before; those that lie there say nothing at all.
            fits(&keys, dir) || (keys.locked() && own.is_err())
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
