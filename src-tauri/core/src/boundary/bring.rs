//! Boundaries that come in from elsewhere, a file or an earlier day: agreements as drafts nobody said yes to, and one's own.

use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::Value;

use super::asked;
use super::row::{Boundary, BoundaryId, Form};
use super::starters::Topic;
use super::store;
use super::text::{AgreementText, OwnText, Text, proposed_end};
use crate::agreed::{self, Subject, Wording};
use crate::error::{Error, Refusal, Result};
use crate::planner::Tx;
use crate::who::Side;

/// A boundary, as a copy has it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct BoundaryRow {
    pub(crate) form: Form,
    pub(crate) topic: Topic,
    #[serde(default)]
    pub(crate) owner: Option<Side>,
    #[serde(default)]
    pub(crate) ended_on: Option<NaiveDate>,
}

/// A boundary that comes in.
pub(crate) struct Brought {
    pub(crate) id: BoundaryId,
    pub(crate) row: BoundaryRow,
    /// Its wordings, the newest last.
    pub(crate) texts: Vec<(Value, NaiveDate)>,
    /// Whether start and end are the other way round in the file.
    pub(crate) swapped: bool,
    /// What the file tells of it besides.
    pub(crate) came_with: Option<String>,
}

/// Writes it; false where it stays out, because much the same was declined twice.
pub(crate) fn bring(tx: &Tx<'_>, brought: Brought) -> Result<bool> {
    let Brought { id, row, .. } = brought;
    let (owner, kind) = match row.form {
        Form::Own => (Some(tx.actor.one()?), Subject::Own),
        Form::Agreement => (None, Subject::Agreement),
        Form::Request => return Err(Refusal::NotYours.into()),
    };
    let mut wordings: Vec<Wording> = Vec::new();
    for (body, written_on) in brought.texts {
        let text = match row.form {
            Form::Own => Text::Own(serde_json::from_value::<OwnText>(body)?),
            _ => Text::Agreement(ahead(
                serde_json::from_value(body)?,
                tx.today,
                brought.swapped,
            )),
        };
        let body = match text.checked(tx.today)? {
            Text::Own(text) => serde_json::to_value(text)?,
            Text::Agreement(text) => {
                match asked::check_agreement(tx, &text.words) {
                    Err(Error::Refused(Refusal::DeclinedTwice)) => return Ok(false),
                    other => other?,
                }
                serde_json::to_value(text)?
            }
            Text::Request(text) => serde_json::to_value(text)?,
        };
        // Going on with the same words is no other wording.
        if wordings.last().is_none_or(|before| before.body != body) {
            wordings.push(Wording { body, written_on });
        }
    }
    tx.put(&Boundary {
        id,
        form: row.form,
        topic: row.topic,
        owner,
        position: store::last_place(tx)?,
        made_on: tx.today,
        ended_on: row
            .ended_on
            .filter(|_| owner.is_some())
            .map(|day| day.min(tx.today)),
        reply: None,
        replied_on: None,
        other_words: String::new(),
        declined: 0,
        source: None,
        trashed_on: None,
    })?;
    agreed::bring(tx, id.into(), kind, wordings, brought.came_with)?;
    Ok(true)
}

/// An agreement's words with a last day that lies ahead: the one it had, or three months.
pub(super) fn ahead(mut text: AgreementText, today: NaiveDate, swapped: bool) -> AgreementText {
    let tried = Text::Agreement(text.clone()).checked(today);
    if matches!(&tried, Err(Error::Field { field, .. }) if field == "ends") {
        text.ends = proposed_end(today);
    }
    if swapped {
        text.does.reverse();
    }
    text
}
