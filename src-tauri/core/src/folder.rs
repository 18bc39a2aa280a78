//! The data folder: its lock, its keys, its `last` mark. What lies in it and with which rights.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{ErrorKind, Write};
use std::path::{Path, PathBuf};
use std::str::FromStr;

use sha2::{Digest, Sha256};

use crate::db::id;
use crate::error::{Error, FolderProblem, Result};

/// The data folder, held by this process for as long as the value lives.
#[derive(Debug)]
pub struct Folder {
    dir: PathBuf,
    /// The OS lock: one writer rests on it. `None` for a copy, and for whoever only reads.
    _lock: Option<File>,
}

/// What a look at a folder finds before anything is opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Found {
    /// No household here, nor parts of one.
    Nothing,
    /// A household.
    Household,
}

id! {
    /// The household's id: keys and backups are bound to it.
    pub HouseholdId
}

/// A household that is not whole yet.
const UNFINISHED: &str = "household.db.new";

impl Folder {
    /// Looks into a folder without changing anything.
    ///
    /// # Errors
    /// A household that is only there in part, or something that is not a file in its place.
    pub fn look(dir: &Path) -> Result<Found> {
        match fs::metadata(dir) {
            Err(error)
                if error.kind() == ErrorKind::NotFound && fs::symlink_metadata(dir).is_err() =>
            {
                return Ok(Found::Nothing);
            }
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                return Err(FolderProblem::NotReadable.into());
            }
            Err(_) => return Err(FolderProblem::NotWritable.into()),
            Ok(meta) if !meta.is_dir() => return Err(FolderProblem::NotWritable.into()),
            Ok(_) => {}
        }
        let file = dir.join("household.db");
        match fs::symlink_metadata(&file) {
            Err(error) if error.kind() == ErrorKind::NotFound => {
                // A set-up that broke off left nothing anyone wrote to keep: begin again.
                let kept = ["backups", "backups.json", "set-aside", "household.db-wal"];
                if dir.join(UNFINISHED).exists() && !kept.iter().any(|part| dir.join(part).exists())
                {
                    return Ok(Found::Nothing);
                }
                let parts = ["keys.json", "keys.json.kept", "last"];
                let parts = parts
                    .iter()
                    .chain(&kept)
                    .any(|part| dir.join(part).exists());
                if parts {
                    Err(FolderProblem::HouseholdMissing.into())
                } else {
                    Ok(Found::Nothing)
                }
            }
            Err(error) => Err(unreadable(error)),
            Ok(_) => match fs::metadata(&file) {
                // SQLite would take an empty file for a new one.
                Ok(meta) if meta.is_file() && meta.len() == 0 => Err(FolderProblem::Damaged.into()),
                Ok(meta) if meta.is_file() => Ok(Found::Household),
                _ => Err(FolderProblem::NotAFile.into()),
            },
        }
    }

    /// Whether this account may read what the household needs.
    pub(crate) fn may_be_read(dir: &Path) -> Result<()> {
        for name in [
            "household.db",
            "household.db-wal",
            "keys.json",
            "keys.json.kept",
        ] {
            match File::open(dir.join(name)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(unreadable(error)),
                _ => {}
            }
        }
        Ok(())
    }

    /// Makes the folder if it is not there and takes its lock.
    ///
    /// # Errors
    /// [`FolderProblem::InUse`], [`FolderProblem::NotWritable`].
    pub fn hold(dir: &Path) -> Result<Self> {
        private_dir(dir).map_err(|_| FolderProblem::NotWritable)?;
        let lock = private_file(&dir.join("lock"), false).map_err(|error| match error.kind() {
            ErrorKind::ReadOnlyFilesystem => Error::ReadOnly,
            _ => Error::Folder(FolderProblem::NotWritable),
        })?;
        match lock.try_lock() {
            Ok(()) => Ok(Self {
                dir: dir.to_owned(),
                _lock: Some(lock),
            }),
            Err(TryLockError::WouldBlock) => Err(FolderProblem::InUse.into()),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }

    /// Copies household, log and keys of a read-only place to `scratch` and holds the copy: reading a
    /// database with a write-ahead log needs a place that can be written.
    ///
    /// # Errors
    /// Where reading or copying does not work.
    pub fn copy_of_read_only(dir: &Path, scratch: &Path) -> Result<Self> {
        private_dir(scratch)?;
        for name in [
            "household.db",
            "household.db-wal",
            "keys.json",
            "keys.json.kept",
            "last",
            BRANCH,
        ] {
            let (from, to) = (dir.join(name), scratch.join(name));
            if from.exists() {
                let mut copy = private_file(&to, true)?;
                std::io::copy(&mut File::open(from)?, &mut copy)?;
            }
        }
        Ok(Self {
            dir: scratch.to_owned(),
            _lock: None,
        })
    }

    /// A folder somebody else may hold, to be read beside them.
    pub(crate) fn beside(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
            _lock: None,
        }
    }

    /// The folder's path.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.dir
    }

    /// The household's file.
    #[must_use]
    pub fn household(&self) -> PathBuf {
        self.dir.join("household.db")
    }

    /// Which file lies in the household's place.
    ///
    /// # Errors
    /// [`FolderProblem::HouseholdMissing`] where none does.
    pub(crate) fn mark(&self) -> Result<FileMark> {
        match fs::metadata(self.household()) {
            Ok(meta) => Ok(FileMark::of(&meta)),
            Err(error) if error.kind() == ErrorKind::NotFound => {
                Err(FolderProblem::HouseholdMissing.into())
            }
            Err(error) => Err(unreadable(error)),
        }
    }

    /// Where a household that is to take this one's place, or is new, is written until it is whole.
    pub(crate) fn unfinished(&self) -> PathBuf {
        self.dir.join(UNFINISHED)
    }

    /// Takes away what was being written and will not be finished.
    pub(crate) fn clear_unfinished(&self) -> Result<()> {
        match fs::remove_file(self.unfinished()) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error.into()),
            _ => Ok(()),
        }
    }

    /// A small file of the folder; `None` where it is not there.
    pub(crate) fn read(&self, name: &str) -> Result<Option<Vec<u8>>> {
        match fs::read(self.dir.join(name)) {
            Ok(bytes) => Ok(Some(bytes)),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Replaces a small file whole: written beside it, flushed, renamed.
    pub(crate) fn replace(&self, name: &str, bytes: &[u8]) -> Result<()> {
        replace(&self.dir, name, bytes)
    }

    /// Makes renames and new files in the folder last.
    pub(crate) fn flush(&self) -> Result<()> {
        flush(&self.dir)
    }

    /// Notes the last acknowledged change, without waiting for the disk: a file behind it has lost rows.
    /// A place that does not take it loses only this hint, not the change, which is already safe.
    pub(crate) fn remember_last(&self, seq: i64) {
        // Always as long, and written over: cutting a file off and filling it again makes the disk work.
        let seq = format!("{seq:020}");
        let line = checked(&seq);
        if let Ok(mut file) = private_file(&self.dir.join("last"), false) {
            let _ = file.write_all(line.as_bytes());
        }
    }

    /// The last acknowledged change, if the mark is there and whole.
    pub(crate) fn last(&self) -> Option<i64> {
        let line = fs::read_to_string(self.dir.join("last")).ok()?;
        whole(&line)
    }
}

/// A number as a line that says itself whether it is whole.
fn checked(number: &str) -> String {
    format!("{number} {}\n", &sum(number)[..16])
}

/// The number of such a line, if it is whole.
fn whole<N: FromStr>(line: &str) -> Option<N> {
    let (number, check) = line.trim().split_once(' ')?;
    (sum(number)[..16] == *check).then(|| number.parse().ok())?
}

/// How often the household went on from an earlier state than it knew, see [`Folder::branch`].
const BRANCH: &str = "branch";

impl Folder {
    /// How often the household went on from an earlier state than it knew: a backup was put in its place, or changes that
    /// were acknowledged were missing and new ones came. Nothing where that was never written down, or is not whole.
    pub(crate) fn branch(&self) -> Option<u32> {
        let line = self.read(BRANCH).ok()??;
        let line = String::from_utf8(line).ok()?;
        whole(&line)
    }

    /// From now on it goes on as this one.
    pub(crate) fn begin_branch(&self, branch: u32) -> Result<()> {
        self.replace(BRANCH, checked(&branch.to_string()).as_bytes())
    }
}

/// Tells a file from another one that takes its place. Elsewhere than on unix nobody can take away a file that is
/// open, so that there is nothing to tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct FileMark(u64, u64);

impl FileMark {
    #[cfg(unix)]
    fn of(meta: &fs::Metadata) -> Self {
        use std::os::unix::fs::MetadataExt;
        Self(meta.dev(), meta.ino())
    }

    #[cfg(not(unix))]
    const fn of(_: &fs::Metadata) -> Self {
        Self(0, 0)
    }
}

/// What keeps this account from reading is said as such.
fn unreadable(error: std::io::Error) -> Error {
    match error.kind() {
        ErrorKind::PermissionDenied => FolderProblem::NotReadable.into(),
        _ => error.into(),
    }
}

/// Replaces a small file of a folder whole: written beside it, flushed, renamed.
pub(crate) fn replace(dir: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let beside = dir.join(format!("{name}.new"));
    let mut file = private_file(&beside, true)?;
    file.write_all(bytes)?;
    file.sync_all()?;
    fs::rename(&beside, dir.join(name))?;
    flush(dir)
}

/// Makes renames and new files in a folder last.
#[cfg_attr(
    not(unix),
    allow(unused_variables, reason = "only unix flushes folders")
)]
pub(crate) fn flush(dir: &Path) -> Result<()> {
    #[cfg(unix)]
    File::open(dir)?.sync_all()?;
    Ok(())
}

/// Makes a folder only its owner can look into.
pub(crate) fn private_dir(dir: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    {
        use std::os::unix::fs::{DirBuilderExt, PermissionsExt};
        builder.mode(0o700);
        builder.create(dir)?;
        if fs::metadata(dir)?.permissions().mode() & 0o077 != 0 {
            fs::set_permissions(dir, fs::Permissions::from_mode(0o700))?;
        }
        Ok(())
    }
    #[cfg(not(unix))]
    builder.create(dir)
}

/// Opens or makes a file only its owner can read.
pub(crate) fn private_file(path: &Path, truncate: bool) -> std::io::Result<File> {
    let mut options = OpenOptions::new();
    options
        .read(true)
        .write(true)
        .create(true)
        .truncate(truncate);
    #[cfg(unix)]
    {
        use std::os::unix::fs::OpenOptionsExt;
        options.mode(0o600);
    }
    options.open(path)
}

fn sum(text: &str) -> String {
    Sha256::digest(text.as_bytes())
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
