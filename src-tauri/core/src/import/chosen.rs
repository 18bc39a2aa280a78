//! The file somebody chose: read once, within bounds, and recognised by what stands in it.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use serde::de::IgnoredAny;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::table::{Table, TableView};
use crate::error::{Error, ImportProblem, Refusal, Result};
use crate::export::{Copy, FORMAT, VERSION, lock};
use crate::vault::Passphrase;

/// The largest file that is read, in megabytes: far above a lifetime of a couple.
pub const LARGEST: u64 = 64;
const MEGABYTE: u64 = 1_000_000;

/// What was read from the file; it waits in memory until somebody says what to do with it.
#[derive(Debug, Clone)]
pub enum Incoming {
    /// A copy of a planner.
    Copy(Box<Copy>),
    /// A table.
    Table(Table),
    /// One of them under a passphrase of its own.
    Locked(Vec<u8>),
}

/// The passphrase of a locked copy.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OpenLocked {
    /// It.
    pub passphrase: Passphrase,
}

/// The same for whoever chose it.
#[derive(Debug, Clone, Serialize, TS)]
#[serde(rename_all = "snake_case", tag = "is")]
pub enum Chosen {
    /// A copy of a planner.
    Copy {
        /// The names in it, start and end.
        names: [String; 2],
        /// The day it was made.
        made: chrono::NaiveDate,
    },
    /// A table, whose columns are to be told.
    Table(TableView),
    /// Something under a passphrase of its own.
    Locked,
}

/// What a file of ours begins with, whatever else it says.
#[derive(Deserialize)]
struct Head {
    #[serde(default)]
    format: Option<String>,
    #[serde(default)]
    version: Option<u64>,
}

impl Incoming {
    /// Reads a file.
    ///
    /// # Errors
    /// [`Error::Import`]; a file that cannot be read.
    pub fn read(path: &Path) -> Result<Self> {
        let too_large = || Error::from(ImportProblem::TooLarge(LARGEST));
        // Never opened before it is known to be a file: a pipe would wait for ever.
        let about = std::fs::metadata(path)?;
        if !about.is_file() {
            return Err(ImportProblem::Unknown.into());
        }
        if about.len() > LARGEST * MEGABYTE {
            return Err(too_large());
        }
        let mut bytes = Vec::new();
        // It may grow while it is read.
        File::open(path)?
            .take(LARGEST * MEGABYTE + 1)
            .read_to_end(&mut bytes)?;
        if bytes.len() as u64 > LARGEST * MEGABYTE {
            return Err(too_large());
        }
        Self::of(&bytes)
    }

    /// Recognises what was read.
    ///
    /// # Errors
    /// [`Error::Import`].
    pub fn of(bytes: &[u8]) -> Result<Self> {
        if bytes.starts_with(lock::BEGINS) {
            return Ok(Self::Locked(bytes.to_vec()));
        }
        if bytes.trim_ascii_start().starts_with(lock::BEGINS_AS_TEXT) {
            return Err(ImportProblem::Locked.into());
        }
        let text = std::str::from_utf8(bytes).map_err(|_| ImportProblem::NotText)?;
        let text = text.trim_start_matches('\u{FEFF}');
        if text.trim().is_empty() {
            return Err(ImportProblem::Empty.into());
        }
        if text.contains('\0') {
            return Err(ImportProblem::NotText.into());
        }
        if text.trim_start().starts_with(['{', '[']) {
            return Ok(Self::Copy(Box::new(copy(text)?)));
        }
        Table::of(text).map(Self::Table)
    }

    /// What lies under its passphrase.
    ///
    /// # Errors
    /// A field's problem for another passphrase; what is the matter with what lies under it; [`Refusal::NotNow`] for
    /// what is not locked.
    pub fn open(&self, with: &OpenLocked) -> Result<Self> {
        let Self::Locked(bytes) = self else {
            return Err(Refusal::NotNow.into());
        };
        match Self::of(&lock::unlock(bytes, &with.passphrase)?)? {
            // A lock within a lock is none of ours.
            Self::Locked(_) => Err(ImportProblem::Locked.into()),
            opened => Ok(opened),
        }
    }

    /// What it is, for whoever chose it.
    #[must_use]
    pub fn chosen(&self) -> Chosen {
        match self {
            Self::Copy(copy) => Chosen::Copy {
                names: super::copied::names(copy),
                made: copy.made.date_naive(),
            },
            Self::Table(table) => Chosen::Table(table.view()),
            Self::Locked(_) => Chosen::Locked,
        }
    }
}

fn copy(text: &str) -> Result<Copy> {
    let head = match serde_json::from_str::<Head>(text) {
        Ok(head) => head,
        Err(error) if error.is_data() => return Err(ImportProblem::Other.into()),
        // Cut off or spoiled: whose it was can still be said where it says so at its beginning.
        Err(error) => {
            let ours = text
                .chars()
                .take(2_000)
                .collect::<String>()
                .contains(FORMAT);
            let line = error.line().to_string();
            return Err(if ours {
                ImportProblem::Broken(line).into()
            } else if serde_json::from_str::<IgnoredAny>(text).is_ok() {
                ImportProblem::Other.into()
            } else {
                ImportProblem::Unknown.into()
            });
        }
    };
    if head.format.as_deref() != Some(FORMAT) {
        return Err(ImportProblem::Other.into());
    }
    match head.version {
        Some(version) if version > u64::from(VERSION) => return Err(ImportProblem::Newer.into()),
        Some(version) if version == u64::from(VERSION) => {}
        _ => return Err(ImportProblem::Broken("version".to_owned()).into()),
    }
    serde_json::from_str(text)
        .map_err(|error| ImportProblem::Broken(error.line().to_string()).into())
}
