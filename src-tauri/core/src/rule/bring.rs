//! A rule that comes in from elsewhere, a file or an earlier day: a draft nobody said yes to.

use chrono::NaiveDate;
use serde_json::Value;

use super::row::{Rule, RuleId};
use super::terms::{RuleRung, RuleTerms, checked};
use super::write::first_review;
use crate::agreed::{self, Subject, Wording};
use crate::error::Result;
use crate::planner::Tx;

/// Whoever holds a part of life, as they are called here. Whose time of holding it is over holds it no more.
pub(super) fn held_here(mut terms: RuleTerms, today: NaiveDate, swapped: bool) -> RuleTerms {
    if let Some(holder) = &mut terms.holder {
        if holder.until <= today {
            terms.holder = None;
            terms.ladder.retain(|rung| *rung != RuleRung::Holder);
        } else if swapped {
            holder.side = holder.side.other();
        }
    }
    terms
}

/// Writes it, with its wordings, the newest last, and what the file tells of it besides.
pub(crate) fn bring(
    tx: &Tx<'_>,
    id: RuleId,
    written_on: NaiveDate,
    texts: Vec<(Value, NaiveDate)>,
    swapped: bool,
    came_with: Option<String>,
) -> Result<()> {
    let mut wordings: Vec<Wording> = Vec::new();
    for (body, day) in texts {
        let terms = held_here(serde_json::from_value(body)?, tx.today, swapped);
        let body = serde_json::to_value(checked(terms, tx.today)?)?;
        if wordings.last().is_none_or(|before| before.body != body) {
            wordings.push(Wording {
                body,
                written_on: day,
            });
        }
    }
    tx.put(&Rule {
        id,
        written_on: written_on.min(tx.today),
        review_on: first_review(tx)?,
        trashed_on: None,
    })?;
    agreed::bring(tx, id.into(), Subject::Rule, wordings, came_with)
}
