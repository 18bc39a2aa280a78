//! Writing a copy: beside its place first, then under its name. What is there already is never written over.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use serde::Deserialize;
use ts_rs::TS;

use super::copy::Copy;
use super::{csv, html, lock, markdown, paper};
use crate::db::text_enum;
use crate::error::{Error, Refusal, Result};
use crate::folder::{flush, private_dir, private_file};
use crate::planner::Planner;
use crate::vault::Passphrase;
use crate::work::Work;

text_enum! {
    /// In which form.
    pub enum CopyForm {
        /// Everything, for this program and others: `docs/export.md`.
        Json = "json",
        /// A folder of Markdown files.
        Markdown = "markdown",
        /// One page that prints.
        Html = "html",
        /// A folder of tables.
        Csv = "csv",
    }
}

impl CopyForm {
    /// What the file ends in; nothing for a folder.
    #[must_use]
    pub const fn ending(self) -> Option<&'static str> {
        match self {
            Self::Json => Some("json"),
            Self::Html => Some("html"),
            Self::Markdown | Self::Csv => None,
        }
    }
}

/// The copy somebody wants.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CopyWanted {
    /// Its form.
    pub form: CopyForm,
    /// With what is theirs alone.
    pub own: bool,
    /// A passphrase of its own, for a form that is one file.
    pub passphrase: Option<Passphrase>,
}

impl CopyWanted {
    /// What its file is called after `name`.
    #[must_use]
    pub fn file_name(&self, name: &str) -> String {
        let ending = self.form.ending().map(|ending| format!(".{ending}"));
        let locked = self
            .passphrase
            .is_some()
            .then(|| format!(".{}", lock::ENDING));
        [Some(name.to_owned()), ending, locked]
            .into_iter()
            .flatten()
            .collect()
    }
}

impl Planner {
    /// Whether a copy may be locked so.
    ///
    /// # Errors
    /// A passphrase that is too easy to guess; [`Refusal::NotNow`] for a form that is a folder.
    pub fn may_lock_copy(&self, wanted: &CopyWanted) -> Result<()> {
        let Some(passphrase) = &wanted.passphrase else {
            return Ok(());
        };
        if wanted.form.ending().is_none() {
            return Err(Refusal::NotNow.into());
        }
        self.strength(passphrase)
    }
}

/// Writes the copy as it is wanted to `place`, which must not be there yet.
///
/// # Errors
/// [`Refusal::AlreadyThere`]; [`Refusal::Stopped`] once the work was stopped; [`Refusal::CopyFull`] or a place that
/// cannot be written. Nothing is left there then.
pub fn write(copy: &Copy, wanted: &CopyWanted, place: &Path, work: &Work) -> Result<()> {
    whole(copy, wanted, place, work).map_err(|error| error.elsewhere(Refusal::CopyFull))
}

fn whole(copy: &Copy, wanted: &CopyWanted, place: &Path, work: &Work) -> Result<()> {
    if fs::symlink_metadata(place).is_ok() {
        return Err(Refusal::AlreadyThere.into());
    }
    let beside = beside(place)?;
    clear(&beside)?;
    let form = wanted.form;
    let one = |text: String| match &wanted.passphrase {
        None => file(&beside, text.as_bytes()),
        Some(passphrase) => file(&beside, &lock::lock(&text, passphrase)?),
    };
    let written = match form {
        CopyForm::Json => copy.json().and_then(one),
        CopyForm::Html => one(html::page(&paper::paper(copy))),
        CopyForm::Markdown => folder(&beside, &markdown::files(&paper::paper(copy)), work),
        CopyForm::Csv => folder(&beside, &csv::files(copy), work),
    };
    let named = written.and_then(|()| {
        work.going_on()?;
        name(&beside, place, form)
    });
    if named.is_err() {
        // What broke off is of no use to anybody and holds everybody's words. Where it cannot be taken away the
        // disk is gone, and so is it.
        let _ = clear(&beside);
    }
    named
}

/// Writes a calendar file to `place`. One that is there already has been given up by whoever chose it, and stays until
/// the new one is whole: calendar programs are given the same file again and again.
///
/// # Errors
/// [`Refusal::CopyFull`] or a place that cannot be written; what was there is as it was then.
pub fn write_calendar(text: &str, place: &Path) -> Result<()> {
    let beside = beside(place)?;
    clear(&beside)?;
    let written = file(&beside, text.as_bytes()).and_then(|()| Ok(fs::rename(&beside, place)?));
    if written.is_err() {
        // As with a copy that broke off.
        let _ = clear(&beside);
    }
    written.map_err(|error: Error| error.elsewhere(Refusal::CopyFull))
}

/// Where it is written until it is whole: in the same folder, so that naming it is one step.
fn beside(place: &Path) -> Result<PathBuf> {
    let name = place.file_name().ok_or(Refusal::NotNow)?;
    let mut beside = std::ffi::OsString::from(".");
    beside.push(name);
    beside.push(".making");
    Ok(place.with_file_name(beside))
}

/// Takes away what an export left that broke off or was killed: somebody's own words may be in it, and are in no later one.
fn clear(beside: &Path) -> Result<()> {
    match fs::symlink_metadata(beside) {
        Ok(meta) if meta.is_dir() => Ok(fs::remove_dir_all(beside)?),
        Ok(_) => Ok(fs::remove_file(beside)?),
        Err(_) => Ok(()),
    }
}

fn file(path: &Path, bytes: &[u8]) -> Result<()> {
    let mut file = private_file(path, true)?;
    file.write_all(bytes)?;
    Ok(file.sync_all()?)
}

fn folder(path: &Path, files: &[(String, String)], work: &Work) -> Result<()> {
    private_dir(path)?;
    for (name, text) in files {
        work.going_on()?;
        file(&path.join(name), text.as_bytes())?;
    }
    flush(path)
}

/// Gives it its name, if that is still free.
fn name(beside: &Path, place: &Path, form: CopyForm) -> Result<()> {
    if form.ending().is_some() {
        match fs::hard_link(beside, place) {
            Ok(()) => fs::remove_file(beside)?,
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                return Err(Refusal::AlreadyThere.into());
            }
            // A stick's file system knows no second name for a file.
            Err(_) if fs::symlink_metadata(place).is_err() => fs::rename(beside, place)?,
            Err(error) => return Err(Error::from(error)),
        }
    } else {
        // Renaming onto a folder with anything in it is refused by the system itself.
        fs::rename(beside, place)?;
    }
    match place.parent() {
        Some(parent) => flush(parent),
        None => Ok(()),
    }
}
