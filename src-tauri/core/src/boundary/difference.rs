//! What differs between two wordings of an agreement, field by field.

use serde::Serialize;
use ts_rs::TS;

use super::text::AgreementText;
use crate::db::text_enum;
use crate::difference::{Piece, between};

text_enum! {
    /// A part of an agreement that can differ, in the order it is read.
    pub enum AgreementField {
        /// The agreement in a sentence.
        Words = "words",
        /// Why it matters.
        Why = "why",
        /// What the partner at the start side does.
        DoesStart = "does_start",
        /// What the partner at the end side does.
        DoesEnd = "does_end",
        /// What we do if it slipped.
        Slipped = "slipped",
        /// Whether it is a how-we-talk rule.
        Talk = "talk",
        /// Hours to sleep on it.
        Rest = "rest",
        /// Its last day.
        Ends = "ends",
    }
}

/// One part that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct AgreementChange {
    /// Which.
    pub field: AgreementField,
    /// Word by word, where it is text; otherwise the two are read one below the other.
    pub words: Vec<Piece>,
}

/// What differs, in the order it is read. The same text twice gives nothing.
#[must_use]
pub(crate) fn changes(older: &AgreementText, newer: &AgreementText) -> Vec<AgreementChange> {
    let mut changes = Vec::new();
    let texts = [
        (AgreementField::Words, &older.words, &newer.words),
        (AgreementField::Why, &older.why, &newer.why),
        (AgreementField::DoesStart, &older.does[0], &newer.does[0]),
        (AgreementField::DoesEnd, &older.does[1], &newer.does[1]),
        (AgreementField::Slipped, &older.slipped, &newer.slipped),
    ];
    for (field, older, newer) in texts {
        if older != newer {
            let words = between(older, newer);
            changes.push(AgreementChange { field, words });
        }
    }
    for (field, differs) in [
        (AgreementField::Talk, older.talk != newer.talk),
        (AgreementField::Rest, older.rest != newer.rest),
        (AgreementField::Ends, older.ends != newer.ends),
    ] {
        if differs {
            let words = Vec::new();
            changes.push(AgreementChange { field, words });
        }
    }
    changes
}
