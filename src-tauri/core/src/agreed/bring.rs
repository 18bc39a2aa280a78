//! Wordings that come in from a file: the older ones stay readable behind the newest, and nobody has said yes to any.

use chrono::NaiveDate;
use serde_json::Value;

use super::row::{Subject, SubjectId, Version};
use super::write::{canonical, digest, zone};
use crate::error::{Refusal, Result};
use crate::planner::Tx;

/// One wording, and the day it was written.
pub(crate) struct Wording {
    /// Its checked words.
    pub(crate) body: Value,
    /// When it was written; never after today.
    pub(crate) written_on: NaiveDate,
}

/// Writes all wordings of a new subject, the newest last. They are in the name of whoever brings them in: a file
/// cannot say whose words something is. What it tells besides stays readable with the newest.
pub(crate) fn bring(
    tx: &Tx<'_>,
    subject: SubjectId,
    kind: Subject,
    wordings: Vec<Wording>,
    mut came_with: Option<String>,
) -> Result<()> {
    let author = tx.actor.author().ok_or(Refusal::NobodyHere)?;
    let zone = zone(tx)?;
    let newest = wordings.len();
    for (number, wording) in (1..).zip(wordings) {
        let body = canonical(&wording.body);
        tx.put(&Version {
            id: tx.new_id(),
            subject,
            kind,
            number,
            digest: digest(&body),
            body,
            author,
            written_on: wording.written_on.min(tx.today),
            zone: zone.clone(),
            carries: None,
            came_with: came_with.take_if(|_| usize::try_from(number) == Ok(newest)),
        })?;
    }
    Ok(())
}
