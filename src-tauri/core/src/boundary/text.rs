//! The words of the three kinds, and what they must be before they are kept.

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::Form;
use crate::agreed;
use crate::civil;
use crate::error::{Error, Problem, Result};
use crate::words::{self, LINE};

/// Hours to sleep on an agreement unless both agree on another number.
pub const REST: u32 = 24;
/// The longest rest: two weeks.
const LONGEST_REST: u32 = 14 * 24;
/// Months until an agreement asks "Go on with it?", the first time.
const MONTHS: i32 = 3;
/// The longest sentence of a boundary.
const SENTENCE: usize = 500;

/// A boundary of one's own: "When …, I will …".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OwnText {
    /// What follows *When*.
    pub when: String,
    /// What follows *I will*.
    pub will: String,
    /// Why it matters; may be empty.
    pub why: String,
    /// What helps; may be empty.
    pub helps: String,
}

/// What both keep.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AgreementText {
    /// The agreement in a sentence.
    pub words: String,
    /// Why it matters to us; may be empty.
    pub why: String,
    /// What each does, start and end; may be empty.
    pub does: [String; 2],
    /// What we do if it slipped; may be empty.
    pub slipped: String,
    /// Whether it is a how-we-talk rule: it stands on the printed card and opens every talk.
    pub talk: bool,
    /// Hours to sleep on it after the second yes.
    pub rest: u32,
    /// Its last day: then it asks "Go on with it?".
    pub ends: NaiveDate,
}

/// Something asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RequestText {
    /// What is asked.
    pub words: String,
    /// Why it matters; may be empty.
    pub why: String,
}

/// The words of one of the three kinds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "BoundaryText")]
pub enum Text {
    /// Of an own boundary.
    Own(OwnText),
    /// Of an agreement.
    Agreement(AgreementText),
    /// Of a request.
    Request(RequestText),
}

impl Text {
    /// The kind these words are of.
    #[must_use]
    pub const fn form(&self) -> Form {
        match self {
            Self::Own(_) => Form::Own,
            Self::Agreement(_) => Form::Agreement,
            Self::Request(_) => Form::Request,
        }
    }

    /// The words as they are kept.
    ///
    /// # Errors
    /// The field that cannot be taken, and why.
    pub(crate) fn checked(self, today: NaiveDate) -> Result<Self> {
        Ok(match self {
            Self::Own(text) => Self::Own(OwnText {
                when: words::line("when", &text.when, SENTENCE)?,
                will: words::line("will", &text.will, SENTENCE)?,
                why: words::optional_text("why", &text.why)?,
                helps: words::optional_text("helps", &text.helps)?,
            }),
            Self::Agreement(text) => Self::Agreement(agreement(text, today)?),
            Self::Request(text) => Self::Request(RequestText {
                words: words::line("words", &text.words, SENTENCE)?,
                why: words::optional_text("why", &text.why)?,
            }),
        })
    }
}

fn agreement(text: AgreementText, today: NaiveDate) -> Result<AgreementText> {
    agreed::check_end("ends", text.ends, today)?;
    if text.rest > LONGEST_REST {
        return Err(Error::field("rest", Problem::TooLarge));
    }
    // It has to run for a day at least after the nights it is slept on.
    if text.ends < today + Duration::hours(i64::from(text.rest)) {
        return Err(Error::field("ends", Problem::TooEarly));
    }
    let [start, end] = &text.does;
    Ok(AgreementText {
        words: words::line("words", &text.words, SENTENCE)?,
        why: words::optional_text("why", &text.why)?,
        does: [
            words::optional_line("does.0", start, SENTENCE)?,
            words::optional_line("does.1", end, SENTENCE)?,
        ],
        slipped: words::optional_text("slipped", &text.slipped)?,
        ..text
    })
}

/// The last day that is proposed for an agreement: three months from `today`.
#[must_use]
pub(crate) fn proposed_end(today: NaiveDate) -> NaiveDate {
    civil::add_months(today, MONTHS).unwrap_or(today)
}

/// A line somebody writes about a boundary: where they see it differently, another wording.
pub(crate) fn line(field: &str, typed: &str) -> Result<String> {
    words::line(field, typed, LINE.max(SENTENCE))
}
