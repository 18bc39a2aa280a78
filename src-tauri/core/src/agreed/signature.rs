//! Signed yeses: what is signed, and checking it.
//!
//! A signature says that whoever had this partner's passphrase then said yes to exactly this text at this
//! moment of the laptop's clock, and that nobody changed it since. It cannot say that nobody else knew the
//! passphrase, that the clock was right, or that the yes was free.

use chrono::{DateTime, SecondsFormat, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::record;
use super::row::{SignOff, SubjectId, Version};
use crate::db::text_enum;
use crate::error::Result;
use crate::hex::Hex;
use crate::planner::Planner;
use crate::vault::signed_by;
use crate::who::{Side, Viewer};

text_enum! {
    /// What checking a yes found.
    pub enum Checked {
        /// It was said without a passphrase: there is nothing to check.
        Noted = "noted",
        /// The signature fits the text, the partner and the moment.
        Fits = "fits",
        /// It does not: something was changed outside this program.
        DoesNotFit = "does_not_fit",
    }
}

/// The goal, agreement or rule whose yeses are checked.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OfSubject {
    /// Which.
    pub subject: SubjectId,
}

/// One yes, checked.
#[derive(Debug, Clone, Serialize, TS)]
pub struct CheckedYes {
    /// Whose.
    pub side: Side,
    /// When it was said.
    pub at: DateTime<Utc>,
    /// What was found.
    pub found: Checked,
}

impl Planner {
    /// Checks every yes to the text that stands, and to the newest.
    ///
    /// # Errors
    /// [`Error::NotFound`](crate::error::Error::NotFound) for what is not there.
    pub fn check_yeses(&self, _: Viewer, of: OfSubject) -> Result<Vec<CheckedYes>> {
        let record = record::of(self.rows(), of.subject)?;
        let standing = record.standing(self.now())?.version();
        let newest = record.newest()?.id;
        let mut versions = vec![standing];
        versions.extend((newest != standing).then_some(newest));
        Ok(versions
            .into_iter()
            .flat_map(|version| record.live(version).map(|yes| yes.cloned()))
            .flatten()
            .map(|yes| CheckedYes {
                side: yes.partner,
                at: yes.at,
                found: self.check_yes(&yes, &record),
            })
            .collect())
    }

    fn check_yes(&self, yes: &SignOff, record: &record::Record) -> Checked {
        match record.version(yes.version) {
            Ok(version) => checked(yes, version, &self.keys.seen(yes.partner)),
            Err(_) => Checked::DoesNotFit,
        }
    }
}

/// Whether a signature fits the text, and one of the keys that may have signed in this partner's name.
pub(crate) fn checked(yes: &SignOff, version: &Version, seen: &[[u8; 32]]) -> Checked {
    let Some(signature) = &yes.signature else {
        return Checked::Noted;
    };
    // The words themselves too: a digest that fits other words proves nothing.
    let same_words = version.digest == yes.digest && version.is_whole();
    let fits = Hex::read(signature)
        .and_then(|hex| hex.array())
        .is_some_and(|signature| {
            seen.iter()
                .any(|key| signed_by(key, &signed_bytes(yes), &signature))
        });
    if same_words && fits {
        Checked::Fits
    } else {
        Checked::DoesNotFit
    }
}

/// What a yes signs: subject, exact text, partner and moment.
pub(super) fn signed_bytes(yes: &SignOff) -> Vec<u8> {
    let at = yes.at.to_rfc3339_opts(SecondsFormat::Nanos, true);
    format!(
        "common-ground yes 1\n{}\n{}\n{}\n{}\n{at}",
        yes.subject,
        yes.version,
        yes.digest,
        yes.partner.word(),
    )
    .into_bytes()
}
