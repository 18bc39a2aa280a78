//! `about.json`: what a backup says of itself. In the open: whose it is, when it was made, which key opens it.
//! Behind that key: how much is in it, since that is nobody's business who only finds the folder.

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
    /// The last change in it: orders backups whatever the clock did.
    pub seq: i64,
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

impl About {
    /// Of a backup that was just verified. `salt` is random and used once.
    pub(super) fn new(
        household: HouseholdId,
        made: DateTime<Utc>,
        (schema, seq): (u32, i64),
        inside: &Inside,
        data: &DataKey,
        salt: [u8; 32],
    ) -> Result<Self> {
        let mut about = Self {
            version: VERSION,
            household,
            made,
            schema,
            seq,
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
            seq: self.seq,
        }
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
            seq,
            key,
            ..
        } = self;
        format!("common-ground backup {version} {household} {made:?} {schema} {seq} {key}")
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
        let about = About::new(household, made, (1, 12), &inside, &ours, [9; 32]).unwrap();
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
