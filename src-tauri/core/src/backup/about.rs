//! `about.json`: what a backup says of itself. In the open: whose it is, when it was made, which key opens it.
//! Behind that key: how much is in it, since that is nobody's business who only finds the folder.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use chrono::{DateTime, Utc};
use hkdf::Hkdf;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::thin::Dated;
use crate::db::DataKey;
use crate::error::{FolderProblem, Result};
use crate::folder::HouseholdId;
use crate::hex::Hex;
use crate::seal::{self, Key};

const VERSION: u32 = 1;

/// What a backup says of itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    version: u32,
    /// Whose it is.
    pub household: HouseholdId,
    /// When it was made and verified.
    pub made: DateTime<Utc>,
    /// The schema it has.
    pub schema: u32,
    /// How often the planner had gone on from an earlier state than it knew: what was written on after that is newer
    /// than what was given up then, however many changes that had.
    pub branch: u32,
    /// The last change in it: orders backups whatever the clock did.
    pub seq: i64,
    /// A digest of the household's file as it lies there: it can be seen to be whole without its key.
    file: Hex,
    /// Tells its data key from others without leading to it.
    key: Hex,
    salt: Hex,
    inside: Hex,
    sha256: String,
}

/// What only somebody with its key reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Inside {
    /// Rows by table.
    pub(crate) rows: Vec<(String, i64)>,
    /// A digest of what leaves no history: with the last change it says whether two files are the same.
    pub(crate) private: String,
}

/// What a copy is, as anybody may know it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Copied {
    pub(super) schema: u32,
    pub(super) branch: u32,
    pub(super) seq: i64,
    /// The digest of its file.
    pub(super) file: [u8; 32],
}

impl About {
    /// Of a backup that was just verified. `salt` is random and used once.
    pub(super) fn new(
        household: HouseholdId,
        made: DateTime<Utc>,
        Copied {
            schema,
            branch,
            seq,
            file,
        }: Copied,
        inside: &Inside,
        data: &DataKey,
        salt: [u8; 32],
    ) -> Result<Self> {
        let mut about = Self {
            version: VERSION,
            household,
            made,
            schema,
            branch,
            seq,
            file: file.into(),
            key: known_by(data).into(),
            salt: salt.into(),
            inside: Hex::default(),
            sha256: String::new(),
        };
        let nonce = [0; seal::NONCE];
        let text = serde_json::to_vec(inside)?;
        about.inside = seal::seal_with(&about.lock(data), &about.bound(), &text, nonce).into();
        about.sha256 = about.sum();
        Ok(about)
    }

    /// Reads it.
    ///
    /// # Errors
    /// [`FolderProblem::Newer`]; [`FolderProblem::Damaged`] where it is not what was written.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Self> {
        let json: serde_json::Value =
            serde_json::from_slice(bytes).map_err(|_| FolderProblem::Damaged)?;
        if json["version"].as_u64() > Some(u64::from(VERSION)) {
            return Err(FolderProblem::Newer.into());
        }
        let about: Self = serde_json::from_value(json).map_err(|_| FolderProblem::Damaged)?;
        if about.sha256 != about.sum() {
            return Err(FolderProblem::Damaged.into());
        }
        Ok(about)
    }

    /// As thinning sees it.
    pub(super) const fn dated(&self) -> Dated {
        Dated {
            made: self.made,
            branch: self.branch,
            seq: self.seq,
        }
    }

    /// Orders backups by what is in them, whatever the clock did.
    #[must_use]
    pub const fn place(&self) -> (u32, i64) {
        (self.branch, self.seq)
    }

    /// Whether this is the file it was made with, to the byte.
    pub(crate) fn is_of(&self, file: &Path) -> Result<bool> {
        Ok(self.file == digest(file)?.into())
    }

    /// Whether this key opens it.
    #[must_use]
    pub fn opens_with(&self, data: &DataKey) -> bool {
        self.key == known_by(data).into()
    }

    /// What is in it.
    ///
    /// # Errors
    /// [`FolderProblem::Damaged`] with another key, or where something else wrote it.
    pub(crate) fn inside(&self, data: &DataKey) -> Result<Inside> {
        let text = seal::open(&self.lock(data), &self.bound(), self.inside.bytes())
            .ok_or(FolderProblem::Damaged)?;
        Ok(serde_json::from_slice(&text)?)
    }

    fn bound(&self) -> String {
        let Self {
            version,
            household,
            made,
            schema,
            branch,
            seq,
            file,
            key,
            ..
        } = self;
        format!(
            "common-ground backup {version} {household} {made:?} {schema} {branch} {seq} {file} {key}"
        )
    }

    fn sum(&self) -> String {
        let text = format!("{} {} {}", self.bound(), self.salt, self.inside);
        Hex::from(Sha256::digest(text.as_bytes()).to_vec()).to_string()
    }

    /// A key for this one backup alone.
    fn lock(&self, data: &DataKey) -> Key {
        let mut key = Key([0; 32]);
        // Thirty-two bytes are never too many for SHA-256.
        let _ = Hkdf::<Sha256>::new(Some(self.salt.bytes()), data.bytes())
            .expand(b"common-ground backup 1", &mut key.0);
        key
    }
}

/// The digest of a file, read once through.
pub(super) fn digest(file: &Path) -> Result<[u8; 32]> {
    let mut digest = Sha256::new();
    let mut file = File::open(file)?;
    let mut piece = vec![0; 1 << 16];
    loop {
        let read = file.read(&mut piece)?;
        if read == 0 {
            return Ok(digest.finalize().into());
        }
        digest.update(&piece[..read]);
    }
}

/// Eight bytes that follow from a data key and lead nowhere.
fn known_by(data: &DataKey) -> [u8; 8] {
    let mut known = [0; 8];
    // Eight bytes are never too many for SHA-256.
    let _ =
        Hkdf::<Sha256>::new(None, data.bytes()).expand(b"common-ground which data key", &mut known);
    known
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test's panic is its answer")]
    use super::*;

    #[test]
    fn a_changed_byte_is_damage_and_what_is_in_it_needs_its_key() {
        let (ours, other) = (DataKey::new([1; 32]), DataKey::new([2; 32]));
        let inside = Inside {
            rows: vec![("goal".to_owned(), 3)],
            private: "none".to_owned(),
        };
        let household = HouseholdId(uuid::Uuid::from_u128(1));
        let made = DateTime::UNIX_EPOCH;
        let copied = Copied {
            schema: 1,
            branch: 0,
            seq: 12,
            file: [3; 32],
        };
        let about = About::new(household, made, copied, &inside, &ours, [9; 32]).unwrap();
        let bytes = serde_json::to_vec(&about).unwrap();
        assert_eq!(About::parse(&bytes).unwrap(), about);
        assert!(!String::from_utf8_lossy(&bytes).contains("goal"));
        assert!(about.opens_with(&ours) && !about.opens_with(&other));
        assert_eq!(about.inside(&ours).unwrap(), inside);
        assert!(about.inside(&other).is_err());
        for n in 0..bytes.len() {
            let mut flipped = bytes.clone();
            flipped[n] ^= 1;
            assert!(About::parse(&flipped).is_err(), "byte {n}");
        }
        let mut newer = serde_json::to_value(&about).unwrap();
        newer["version"] = serde_json::json!(2);
        let newer = serde_json::to_vec(&newer).unwrap();
        assert_eq!(About::parse(&newer).unwrap_err().code(), "newer");
    }
}
