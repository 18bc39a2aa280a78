//! The backups that may help: each opens with the keys of its own day.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::Deserialize;

use crate::backup::verify;
use crate::db;
use crate::folder::Folder;
use crate::vault::Keys;

/// A backup that may take the household's place.
pub(super) struct Candidate {
    pub(super) dir: PathBuf,
    /// When it was made.
    pub(super) made: DateTime<Utc>,
    /// The last change in it.
    pub(super) seq: Option<i64>,
}

/// What a backup says of itself in the open.
#[derive(Deserialize)]
struct Said {
    made: DateTime<Utc>,
    seq: Option<i64>,
}

/// The backups of a folder, newest first.
fn all(dir: &Path) -> Vec<Candidate> {
    let entries = fs::read_dir(dir.join("backups"));
    let mut all: Vec<_> = entries
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| candidate(&entry.path()))
        .collect();
    all.sort_by_key(|candidate| std::cmp::Reverse((candidate.seq, candidate.made)));
    all
}

pub(super) fn candidate(dir: &Path) -> Option<Candidate> {
    let said: Said = serde_json::from_slice(&fs::read(dir.join("about.json")).ok()?).ok()?;
    Some(Candidate {
        dir: dir.to_owned(),
        made: said.made,
        seq: said.seq,
    })
}

/// The newest backup that is whole. One that only a passphrase opens was verified when it was made, and says
/// more only once it is unlocked.
pub(super) fn newest(dir: &Path) -> Option<Candidate> {
    all(dir).into_iter().find(is_whole)
}

pub(super) fn is_whole(candidate: &Candidate) -> bool {
    let file = candidate.dir.join("household.db");
    let Ok(keys) = Keys::read(&Folder::beside(&candidate.dir)) else {
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
pub(super) fn newest_keys(dir: &Path) -> Option<Candidate> {
    let own = Keys::read(&Folder::beside(dir));
    if own
        .as_ref()
        .is_ok_and(|keys| keys.locked() || fits(keys, dir))
    {
        return None;
    }
    all(dir).into_iter().find(|candidate| {
        Keys::read(&Folder::beside(&candidate.dir)).is_ok_and(|keys| {
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
