//! A verified backup: a whole folder, renamed into place only after it was opened and checked.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::db::{self, DataKey};
use crate::error::{Error, FolderProblem, Result};
use crate::folder::{flush, private_dir, private_file};
use crate::planner::Planner;

/// What a backup says of itself, in `about.json`.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct About {
    /// When it was made.
    pub made: DateTime<Utc>,
    /// The schema it has.
    pub schema: u32,
    /// The last change in it.
    pub seq: i64,
    /// Rows by table.
    pub rows: Vec<(String, i64)>,
}

impl Planner {
    /// Makes a verified backup now and answers where it lies.
    ///
    /// # Errors
    /// A full disk, a place that cannot be written, or a copy that does not check out; nothing counts then.
    pub fn back_up(&self) -> Result<PathBuf> {
        self.backup().make()
    }

    /// A backup as it can be made beside the planner: on another thread it keeps no command waiting.
    #[must_use]
    pub fn backup(&self) -> Backup {
        Backup {
            dir: self.folder().path().to_owned(),
            key: self.data.clone(),
            now: self.now(),
        }
    }
}

/// A backup that is to be made.
pub struct Backup {
    dir: PathBuf,
    key: DataKey,
    now: DateTime<Utc>,
}

impl Backup {
    /// Makes and verifies it, and answers where it lies.
    ///
    /// # Errors
    /// As [`Planner::back_up`].
    pub fn make(&self) -> Result<PathBuf> {
        make(&self.dir, &self.key, self.now)
    }

    /// Makes and verifies it in a folder of somebody's choice, which is made where it is not there.
    ///
    /// # Errors
    /// As [`Planner::back_up`].
    pub fn make_at(&self, to: &Path) -> Result<PathBuf> {
        into(to, &self.dir, &self.key, self.now)
    }
}

/// Makes a backup of the household beside its writer and verifies it. It counts once its folder has its
/// final name, `backups/DATE`.
///
/// # Errors
/// A full disk, a place that cannot be written, or a copy that does not check out; nothing counts then.
pub(crate) fn make(dir: &Path, key: &DataKey, now: DateTime<Utc>) -> Result<PathBuf> {
    into(&dir.join("backups"), dir, key, now)
}

fn into(backups: &Path, dir: &Path, key: &DataKey, now: DateTime<Utc>) -> Result<PathBuf> {
    private_dir(backups)?;
    clear_unfinished(backups)?;
    let done = free_name(backups, now);
    let making = done.with_extension(MAKING);
    let made = fill(&making, dir, key, now).and_then(|()| {
        fs::rename(&making, &done)?;
        flush(backups)
    });
    match made {
        Ok(()) => Ok(done),
        Err(error) => {
            // What broke off must not keep a full disk full. Where even this fails the next backup clears it.
            let _ = fs::remove_dir_all(&making);
            Err(error)
        }
    }
}

/// Writes a whole backup into a folder of its own, and checks it.
fn fill(making: &Path, dir: &Path, key: &DataKey, now: DateTime<Utc>) -> Result<()> {
    private_dir(making)?;
    let copy = making.join("household.db");
    drop(private_file(&copy, true)?);
    let source = db::open_read_only(&dir.join("household.db"), key)?;
    let seen = changes(&source)?;
    let before = count(&source)?;
    source.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    // Somebody may write meanwhile: then the copy is of a moment in between, which only its own pages can tell.
    let untouched = changes(&source)? == seen;
    drop(source);
    let about = verify(&copy, key, now)?;
    if untouched && about.rows != before {
        return Err(FolderProblem::Damaged.into());
    }
    fs::copy(dir.join("keys.json"), making.join("keys.json"))?;
    private_file(&making.join("about.json"), true)?
        .write_all(&serde_json::to_vec_pretty(&about)?)?;
    for file in ["household.db", "keys.json", "about.json"] {
        fs::File::open(making.join(file))?.sync_all()?;
    }
    flush(making)
}

/// What a backup is called that is not whole yet.
const MAKING: &str = "making";

/// Takes away what a backup left that broke off: it counts for nothing and holds everybody's words.
fn clear_unfinished(backups: &Path) -> Result<()> {
    for entry in fs::read_dir(backups)? {
        let path = entry?.path();
        if path.extension().is_some_and(|end| end == MAKING) {
            fs::remove_dir_all(&path)?;
        }
    }
    Ok(())
}

/// The moment as a name; where there is one of that second already (a clock set back), with a number.
fn free_name(backups: &Path, now: DateTime<Utc>) -> PathBuf {
    let name = now.format("%Y-%m-%dT%H-%M-%SZ").to_string();
    let numbered = (2_u32..).map(|n| backups.join(format!("{name}-{n}")));
    let mut names = std::iter::once(backups.join(&name)).chain(numbered);
    names
        .find(|path| !path.exists())
        .unwrap_or_else(|| backups.join(&name))
}

pub(crate) fn verify(copy: &Path, key: &DataKey, made: DateTime<Utc>) -> Result<About> {
    let db = db::open_read_only(copy, key)?;
    let answer: String = db.query_row("PRAGMA quick_check", [], |row| row.get(0))?;
    let orphans = db.prepare("PRAGMA foreign_key_check")?.exists([])?;
    if answer != "ok" || orphans {
        return Err(Error::Folder(FolderProblem::Damaged));
    }
    Ok(About {
        made,
        schema: db.pragma_query_value(None, "user_version", |row| row.get(0))?,
        seq: crate::history::next_seq(&db)? - 1,
        rows: count(&db)?,
    })
}

/// A number that differs once another connection has written.
fn changes(db: &rusqlite::Connection) -> Result<i64> {
    Ok(db.pragma_query_value(None, "data_version", |row| row.get(0))?)
}

/// How many rows each table has.
pub(crate) fn count(db: &rusqlite::Connection) -> Result<Vec<(String, i64)>> {
    let mut names = db.prepare("SELECT name FROM sqlite_schema WHERE type='table' AND name NOT LIKE 'sqlite_%' ORDER BY name")?;
    let names = names
        .query_map([], |row| row.get::<_, String>(0))?
        .collect::<rusqlite::Result<Vec<_>>>()?;
    names
        .into_iter()
        .map(|name| {
            let quoted = name.replace('"', "\"\"");
            let rows = db.query_row(&format!("SELECT count(*) FROM \"{quoted}\""), [], |row| {
                row.get(0)
            })?;
            Ok((name, rows))
        })
        .collect()
}
