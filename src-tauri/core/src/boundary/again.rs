//! A boundary of an earlier day, written down again: an agreement as a draft without any yes, an own one by its owner.

use chrono::Duration;

use super::row::{Boundary, BoundaryId, Form};
use super::text::{AgreementText, Text};
use super::write;
use crate::agreed::Version;
use crate::civil;
use crate::db::Rows;
use crate::error::{Error, Refusal, Result};
use crate::planner::Tx;

/// Months until an agreement asks whether to go on, where its own end has come.
const MONTHS: i32 = 3;

/// Writes it as it was `then`. Something that was asked is not asked again this way: it may have been answered.
pub(crate) fn add_again(tx: &Tx<'_>, then: Rows<'_>, id: &str) -> Result<BoundaryId> {
    let was: Boundary = then.get(id)?;
    let version = then
        .select::<Version>("WHERE subject=?1 ORDER BY number DESC LIMIT 1", [id])?
        .pop()
        .ok_or(Error::NotFound)?;
    let text = match was.form {
        Form::Request => return Err(Refusal::NotNow.into()),
        Form::Own if was.owner == Some(tx.actor.one()?) => {
            Text::Own(serde_json::from_str(&version.body)?)
        }
        Form::Own => return Err(Refusal::NotYours.into()),
        Form::Agreement => {
            let text: AgreementText = serde_json::from_str(&version.body)?;
            let soonest = tx.today + Duration::hours(i64::from(text.rest)) + Duration::days(1);
            let ends = if text.ends < soonest {
                civil::add_months(tx.today, MONTHS).unwrap_or(soonest)
            } else {
                text.ends
            };
            Text::Agreement(AgreementText { ends, ..text })
        }
    };
    write::add(tx, was.topic, &text, None)
}
