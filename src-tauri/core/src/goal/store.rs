//! What the verbs of goals have in common: finding one, whose hand may change it, where it stands.

use chrono::{DateTime, Utc};

use super::row::{Goal, GoalId, Place};
use crate::agreed::{self, Record, Standing, Version};
use crate::db::Rows;
use crate::error::{Error, Refusal, Result};
use crate::planner::Tx;
use crate::who::Actor;

/// A goal that is not in the trash.
pub(super) fn find(rows: Rows<'_>, id: GoalId) -> Result<Goal> {
    let goal: Goal = rows.get(id)?;
    if goal.trashed_on.is_some() {
        return Err(Error::NotFound);
    }
    Ok(goal)
}

/// A goal this actor may change: a shared one, or their own.
pub(super) fn mine(tx: &Tx<'_>, id: GoalId) -> Result<Goal> {
    let goal = find(**tx, id)?;
    if let Some(owner) = goal.owner
        && tx.actor.one()? != owner
    {
        return Err(Refusal::NotYours.into());
    }
    Ok(goal)
}

/// All halves of the card a goal is on: itself, and the other half of its pair.
pub(super) fn card(rows: Rows<'_>, goal: Goal) -> Result<Vec<Goal>> {
    match goal.pair {
        None => Ok(vec![goal]),
        Some(pair) => rows.select(
            "WHERE pair=?1 AND trashed_on IS NULL ORDER BY half DESC",
            [pair],
        ),
    }
}

/// Whether the card's shared texts all hold. A personal goal asks for no yes.
pub(super) fn holds(rows: Rows<'_>, now: DateTime<Utc>, card: &[Goal]) -> Result<bool> {
    for goal in card.iter().filter(|goal| !goal.owned()) {
        if !agreed::of(rows, goal.id.into())?.standing(now)?.holds() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Where a card is shown: put on *Both want it* or *Doing* without holding, it stays an idea.
pub(super) const fn shown(place: Place, holds: bool) -> Place {
    if place.needs_both() && !holds {
        Place::Idea
    } else {
        place
    }
}

/// The text people read as a shared goal's own: what holds, otherwise the newest.
pub(super) fn current<'a>(record: &'a Record, standing: &Standing) -> Result<&'a Version> {
    if standing.holds() {
        record.version(standing.version())
    } else {
        record.newest()
    }
}

/// An order key before the card `before`, or after all others.
pub(super) fn position(rows: Rows<'_>, goal: GoalId, before: Option<&Goal>) -> Result<String> {
    let high = before.map(|card| card.position.as_str());
    let low: Option<String> = rows
        .value::<Option<String>>(
            "SELECT max(position) FROM goal WHERE id<>?1 AND (?2 IS NULL OR position<?2)",
            rusqlite::params![goal, high],
        )?
        .flatten();
    Ok(crate::order::between(low.as_deref(), high))
}

/// Whether this actor is at the laptop at all; the program itself has no goals.
pub(super) fn someone(actor: Actor) -> Result<crate::who::Author> {
    actor.author().ok_or(Error::Refused(Refusal::NobodyHere))
}
