//! What differs between two texts of a rule, field by field.

use serde::Serialize;
use ts_rs::TS;

use super::terms::RuleTerms;
use crate::db::text_enum;
use crate::difference::{Piece, between};

text_enum! {
    /// A part of a rule that can differ, in the order it is read.
    pub enum RuleField {
        /// The kind of question.
        Kind = "kind",
        /// What it is called.
        About = "about",
        /// The rule in own words.
        OwnWords = "own_words",
        /// Which purchases count.
        Size = "size",
        /// How it is decided.
        Method = "method",
        /// Who holds the part of life.
        Holder = "holder",
        /// How long to sleep on it.
        Rest = "rest",
        /// If we can't agree.
        Ladder = "ladder",
        /// If it can't wait.
        CannotWait = "cannot_wait",
    }
}

/// One part that differs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Change {
    /// Which.
    pub field: RuleField,
    /// Word by word, where it is text; otherwise the two are read one below the other.
    pub words: Vec<Piece>,
}

/// What differs, in the order it is read.
pub(crate) fn changes(older: &RuleTerms, newer: &RuleTerms) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut tell = |differs: bool, field, words| {
        if differs {
            changes.push(Change { field, words });
        }
    };
    let sums_differ = older.currency != newer.currency;
    tell(older.kind != newer.kind, RuleField::Kind, Vec::new());
    tell(
        older.about != newer.about,
        RuleField::About,
        between(&older.about, &newer.about),
    );
    tell(
        older.own_words != newer.own_words,
        RuleField::OwnWords,
        between(&older.own_words, &newer.own_words),
    );
    tell(
        older.size != newer.size || sums_differ && newer.size.is_some(),
        RuleField::Size,
        Vec::new(),
    );
    tell(
        older.method != newer.method || older.trial_days != newer.trial_days,
        RuleField::Method,
        Vec::new(),
    );
    tell(older.holder != newer.holder, RuleField::Holder, Vec::new());
    tell(older.rest != newer.rest, RuleField::Rest, Vec::new());
    tell(older.ladder != newer.ladder, RuleField::Ladder, Vec::new());
    tell(
        older.cannot_wait != newer.cannot_wait || sums_differ && newer.cannot_wait.is_some(),
        RuleField::CannotWait,
        Vec::new(),
    );
    changes
}
