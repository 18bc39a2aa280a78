//! Writing a rule, and putting one in the trash.

use chrono::{Duration, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use super::row::{Rule, RuleId};
use super::terms::{RuleTerms, checked};
use crate::agreed::{self, Standing, Subject};
use crate::civil;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::household;
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;

/// A rule as it was written.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct WriteRule {
    /// The rule, if it is not new.
    pub id: Option<RuleId>,
    /// Everything it says.
    pub terms: RuleTerms,
    /// When to look at it again; a new one without a day is looked at in three months.
    pub review_on: Option<NaiveDate>,
}

/// One rule.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct RuleOf {
    /// Its id.
    pub id: RuleId,
}

/// The furthest a review may be away, in days.
const FURTHEST_REVIEW: i64 = 731;

impl Planner {
    /// Writes a rule. Where anyone has said yes, the words become a new version that asks both again,
    /// and what holds goes on holding.
    ///
    /// # Errors
    /// What [`checked`] says of the terms; a review that is not ahead, or more than two years away.
    pub fn write_rule(&mut self, actor: Actor, write: WriteRule) -> Result<Done<RuleId>> {
        let op = if write.id.is_some() {
            Op::EditRule
        } else {
            Op::AddRule
        };
        self.transact(actor, op, |tx| put(tx, write))
    }

    /// Puts a rule in the trash that does not hold.
    ///
    /// # Errors
    /// [`Refusal::Holds`] where both said yes to it: step back from it first.
    pub fn delete_rule(&mut self, actor: Actor, rule: RuleOf) -> Result<Done<()>> {
        self.transact(actor, Op::Delete, |tx| {
            let row = present(tx, rule.id)?;
            let standing = agreed::of(**tx, rule.id.into())?.standing(tx.now)?;
            if matches!(standing, Standing::Holds { .. } | Standing::Resting { .. }) {
                return Err(Refusal::Holds.into());
            }
            tx.put(&Rule {
                trashed_on: Some(tx.today),
                ..row
            })
        })
    }
}

/// Writes the rule within a change: its own command, or the sharing of a draft.
pub(super) fn put(tx: &Tx<'_>, write: WriteRule) -> Result<RuleId> {
    let before = write.id.map(|id| present(tx, id)).transpose()?;
    let terms = checked(write.terms, tx.today)?;
    let review_on = match (write.review_on, &before) {
        // A review that came in the meantime may stand as it is; only a new day has to be ahead.
        (Some(day), Some(row)) if day == row.review_on => day,
        (Some(day), _) => ahead(day, tx.today)?,
        (None, Some(row)) => row.review_on,
        (None, None) => first_review(tx)?,
    };
    let row = match before {
        Some(row) => Rule { review_on, ..row },
        None => Rule {
            id: tx.new_id(),
            written_on: tx.today,
            review_on,
            trashed_on: None,
        },
    };
    tx.put(&row)?;
    agreed::write(tx, row.id.into(), Subject::Rule, &terms)?;
    Ok(row.id)
}

fn present(tx: &Tx<'_>, id: RuleId) -> Result<Rule> {
    let row: Rule = tx.get(id)?;
    if row.trashed_on.is_some() {
        return Err(Error::NotFound);
    }
    Ok(row)
}

fn ahead(day: NaiveDate, today: NaiveDate) -> Result<NaiveDate> {
    if day <= today {
        Err(Error::field("review_on", Problem::TooEarly))
    } else if day - today > Duration::days(FURTHEST_REVIEW) {
        Err(Error::field("review_on", Problem::TooLate))
    } else {
        Ok(day)
    }
}

/// Three months on, gathered into the quarter's own day.
pub(super) fn first_review(tx: &Tx<'_>) -> Result<NaiveDate> {
    let weekday = household::household(**tx)?.talk_weekday;
    let in_three_months = civil::add_months(tx.today, 3).unwrap_or(tx.today);
    Ok(civil::snap_to_quarter(in_three_months, weekday.into()))
}
