//! Which backups there are. A look at names and at `about.json`: it needs no key and opens no household.

use std::fs;
use std::path::{Path, PathBuf};

use super::about::About;
use super::place::{BackupOf, Place, Places};
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::folder::HouseholdId;
use crate::vault::Keys;

/// A backup that counts.
#[derive(Debug, Clone)]
pub struct Made {
    /// Which.
    pub of: BackupOf,
    /// Its folder.
    pub path: PathBuf,
    /// What it says of itself.
    pub about: About,
    /// Its key lies in the open beside it: whoever has the folder can read it.
    pub open: bool,
}

impl Made {
    /// Its household's file.
    #[must_use]
    pub fn household(&self) -> PathBuf {
        self.path.join("household.db")
    }
}

/// What lies where backups lie.
#[derive(Debug)]
pub enum Found {
    /// One that counts, of whatever household.
    Made(Made),
    /// A folder that is named like one and is none any more, and why.
    Not(BackupOf, Error),
}

/// Every backup of a household.
#[derive(Debug, Default)]
pub struct Listed {
    /// Those that count, the newest first by the changes in them.
    pub made: Vec<Made>,
    /// How many are named like one and are none any more.
    pub unreadable: usize,
    /// Places that cannot be read, and why.
    pub problems: Vec<(Place, Error)>,
}

/// Every backup of `household` in the places of the data folder `dir`, whatever key opens it.
#[must_use]
pub fn list(dir: &Path, household: HouseholdId) -> Listed {
    let places = Places::read(dir);
    let mut listed = Listed::default();
    for place in [Place::Own, Place::Chosen, Place::Away] {
        let Some(folder) = places.folder(dir, place) else {
            continue;
        };
        match in_folder(&folder, place) {
            Ok(found) => {
                for found in found {
                    match found {
                        Found::Made(made) if made.about.household == household => {
                            listed.made.push(made);
                        }
                        Found::Made(_) => {}
                        Found::Not(..) => listed.unreadable += 1,
                    }
                }
            }
            Err(error) => listed.problems.push((place, error)),
        }
    }
    newest_first(&mut listed.made);
    listed
}

/// Orders backups by the changes in them: the clock may have been wrong.
pub(crate) fn newest_first(made: &mut [Made]) {
    made.sort_by_key(|made| std::cmp::Reverse((made.about.place(), made.about.made)));
}

/// What lies in one folder, without order. One that is not there holds none.
///
/// # Errors
/// A folder that cannot be read.
pub fn in_folder(folder: &Path, place: Place) -> Result<Vec<Found>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        // The folder of the data folder is made with its first backup; another one that is missing is gone.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound && place == Place::Own => {
            return Ok(Vec::new());
        }
        Err(error) => return Err(error.into()),
    };
    let mut found = Vec::new();
    for entry in entries {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if is_name(&name) {
            let of = BackupOf { place, name };
            found.push(
                look(&folder.join(&of.name), of.clone())
                    .map_or_else(|error| Found::Not(of, error), Found::Made),
            );
        }
    }
    Ok(found)
}

/// Whether a backup holds only what the program writes there, and what file managers leave behind: anything else
/// somebody laid there.
pub(super) fn is_ours_alone(backup: &Path) -> bool {
    const LEFT: [&str; 4] = ["about.json", "keys.json", "desktop.ini", "Thumbs.db"];
    let left = |name: &str| {
        LEFT.contains(&name) || name.starts_with("household.db") || name.starts_with('.')
    };
    fs::read_dir(backup).is_ok_and(|mut entries| {
        entries.all(|entry| entry.is_ok_and(|entry| entry.file_name().to_str().is_some_and(left)))
    })
}

/// One backup of `household`.
///
/// # Errors
/// [`Error::NotFound`]; [`FolderProblem::Foreign`] for another household's; what is the matter with it.
pub fn find(dir: &Path, household: HouseholdId, of: &BackupOf) -> Result<Made> {
    // A name from outside never reaches a path unless it is one of ours.
    if !is_name(&of.name) {
        return Err(Error::NotFound);
    }
    let folder = Places::read(dir)
        .folder(dir, of.place)
        .ok_or(Error::NotFound)?;
    ours(look(&folder.join(&of.name), of.clone()), household)
}

/// The backup of `household` in this folder, wherever it lies and whatever it is called.
///
/// # Errors
/// As [`find`].
pub(crate) fn ours_at(path: &Path, household: HouseholdId) -> Result<Made> {
    ours(at(path), household)
}

fn ours(found: Result<Made>, household: HouseholdId) -> Result<Made> {
    let made = found.map_err(|error| match error {
        // Said of the planner itself it would be closed.
        Error::Folder(FolderProblem::Damaged) => Refusal::BackupDamaged.into(),
        other => other,
    })?;
    if made.about.household != household {
        return Err(FolderProblem::Foreign.into());
    }
    Ok(made)
}

/// The backup in this folder, wherever it lies and whatever it is called.
///
/// # Errors
/// As [`find`], but for another household's.
pub(crate) fn at(path: &Path) -> Result<Made> {
    let name = path.file_name().unwrap_or_default();
    look(
        path,
        BackupOf {
            place: Place::Own,
            name: name.to_string_lossy().into_owned(),
        },
    )
}

/// Reads what a folder says of itself.
fn look(path: &Path, of: BackupOf) -> Result<Made> {
    let read = |name: &str| match fs::read(path.join(name)) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err(Error::NotFound),
        read => Ok(read?),
    };
    let about = About::parse(&read("about.json")?)?;
    let keys = Keys::parse(&read("keys.json")?).map_err(|_| FolderProblem::Damaged)?;
    if keys.household != about.household || !path.join("household.db").is_file() {
        return Err(FolderProblem::Damaged.into());
    }
    Ok(Made {
        of,
        path: path.to_owned(),
        about,
        open: !keys.locked(),
    })
}

/// Whether a folder is named like a backup: a moment, with a number where two were of one second.
pub(super) fn is_name(name: &str) -> bool {
    const SHAPE: &[u8] = b"0000-00-00T00-00-00Z";
    let (moment, number) = name.split_at_checked(SHAPE.len()).unwrap_or((name, ""));
    let fits = moment.len() == SHAPE.len()
        && moment.bytes().zip(SHAPE).all(|(byte, shape)| match shape {
            b'0' => byte.is_ascii_digit(),
            other => byte == *other,
        });
    let numbered = |number: &str| {
        number.strip_prefix('-').is_some_and(|number| {
            !number.is_empty() && number.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    fits && (number.is_empty() || numbered(number))
}

#[cfg(test)]
mod tests {
    use super::is_name;

    #[test]
    fn only_a_moment_is_the_name_of_a_backup() {
        for name in ["2026-06-12T10-00-00Z", "1970-01-01T00-00-00Z-12"] {
            assert!(is_name(name), "{name}");
        }
        for name in [
            "",
            "..",
            "2026-06-12",
            "2026-06-12T10-00-00Z.making",
            "2026-06-12T10-00-00Z-",
            "2026-06-12T10-00-00Z-x",
            "2026-06-12T10-00-00Z/..",
            "2026-06-12t10-00-00Z",
            "é026-06-12T10-00-00Z",
        ] {
            assert!(!is_name(name), "{name}");
        }
    }
}
