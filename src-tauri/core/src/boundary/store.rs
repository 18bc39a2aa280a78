//! Rows of boundaries, and the guards every verb goes through.

use super::row::{Boundary, BoundaryId, Form};
use super::text::{AgreementText, OwnText, RequestText, Text};
use crate::agreed::{self, Subject, Version, VersionId};
use crate::db::Rows;
use crate::error::{Error, Refusal, Result};
use crate::order;
use crate::planner::Tx;
use crate::who::{Actor, Side};

/// A boundary that is not in the trash.
pub(super) fn get(rows: Rows<'_>, id: BoundaryId) -> Result<Boundary> {
    let boundary: Boundary = rows.get(id)?;
    if boundary.trashed_on.is_some() {
        return Err(Error::NotFound);
    }
    Ok(boundary)
}

/// One of this kind; another kind is not there.
pub(super) fn of_form(rows: Rows<'_>, id: BoundaryId, form: Form) -> Result<Boundary> {
    let boundary = get(rows, id)?;
    if boundary.form != form {
        return Err(Error::NotFound);
    }
    Ok(boundary)
}

/// Its owner's own hand: of an own boundary or a request.
pub(super) fn by_owner(boundary: &Boundary, actor: Actor) -> Result<Side> {
    mine(boundary.owner, actor)
}

/// The hand of the one who reads it, or is asked.
pub(super) fn by_reader(boundary: &Boundary, actor: Actor) -> Result<Side> {
    mine(boundary.reader(), actor)
}

fn mine(side: Option<Side>, actor: Actor) -> Result<Side> {
    let hand = actor.one()?;
    if side == Some(hand) {
        Ok(hand)
    } else {
        Err(Refusal::NotYours.into())
    }
}

/// Writes the words of a boundary as its newest text.
pub(super) fn put_text(tx: &Tx<'_>, boundary: &Boundary, text: &Text) -> Result<VersionId> {
    let subject = boundary.id.into();
    match text {
        Text::Agreement(body) => agreed::write(tx, subject, Subject::Agreement, body),
        Text::Own(body) if is_marked(tx, boundary.id)? => {
            agreed::append(tx, subject, Subject::Own, body)
        }
        Text::Own(body) => agreed::write(tx, subject, Subject::Own, body),
        Text::Request(body) if boundary.reply.is_some() => {
            agreed::append(tx, subject, Subject::Own, body)
        }
        Text::Request(body) => agreed::write(tx, subject, Subject::Own, body),
    }
}

/// Whether the reader left something on the newest wording: it must stay as they read it.
fn is_marked(tx: &Tx<'_>, id: BoundaryId) -> Result<bool> {
    let found: Option<i64> = tx.value("SELECT 1 FROM boundary_mark WHERE boundary=?1", [id])?;
    Ok(found.is_some())
}

/// The words of one version.
pub(super) fn text(form: Form, version: &Version) -> Result<Text> {
    let body = &version.body;
    Ok(match form {
        Form::Own => Text::Own(serde_json::from_str::<OwnText>(body)?),
        Form::Agreement => Text::Agreement(serde_json::from_str::<AgreementText>(body)?),
        Form::Request => Text::Request(serde_json::from_str::<RequestText>(body)?),
    })
}

/// The newest text of a boundary.
pub(super) fn newest(rows: Rows<'_>, id: BoundaryId) -> Result<Version> {
    rows.select("WHERE subject=?1 ORDER BY number DESC LIMIT 1", [id])?
        .pop()
        .ok_or(Error::NotFound)
}

/// A place after all others.
pub(super) fn last_place(tx: &Tx<'_>) -> Result<String> {
    let last: Option<Option<String>> = tx.value("SELECT max(position) FROM boundary", [])?;
    Ok(order::between(last.flatten().as_deref(), None))
}
