//! A goal of an earlier day, written down again: as an idea, without any yes.

use super::add::{self, AddGoal};
use super::row::{Goal, GoalId, Progress, Step};
use super::text::Core;
use crate::agreed::Version;
use crate::db::Rows;
use crate::error::{Error, Result};
use crate::household::Area;
use crate::planner::Tx;

/// Writes the goal as it was `then`, with its steps and entries, as a new one in *Idea*. Nobody has taken a step of it
/// on. An own one is its owner's alone.
pub(crate) fn add_again(tx: &Tx<'_>, then: Rows<'_>, id: &str) -> Result<GoalId> {
    let was: Goal = then.get(id)?;
    let text = then
        .select::<Version>("WHERE subject=?1 ORDER BY number DESC LIMIT 1", [id])?
        .pop()
        .ok_or(Error::NotFound)?;
    let core = Core::of(&text)?;
    let area = was
        .area
        .map(|area| tx.find::<Area>(area))
        .transpose()?
        .flatten();
    let idea = AddGoal {
        title: core.title.clone(),
        horizon: was.horizon,
        area: area
            .filter(|area| area.trashed_on.is_none())
            .map(|area| area.id),
        own: was.owner.is_some(),
    };
    let again = add::write(tx, &idea, &core)?;
    let now: Goal = tx.get(again)?;
    tx.put(&Goal {
        target: was.target,
        support: was.support,
        why: was.why,
        stuck: was.stuck,
        who_does: was.who_does,
        notes: was.notes,
        measure: was.measure,
        measure_from: was.measure_from,
        measure_to: was.measure_to,
        unit: was.unit,
        ..now
    })?;
    for step in then.select::<Step>("WHERE goal=?1 ORDER BY position", [id])? {
        tx.put(&Step {
            id: tx.new_id(),
            goal: again,
            taken_by: None,
            ..step
        })?;
    }
    for entry in then.select::<Progress>("WHERE goal=?1 ORDER BY day, step", [id])? {
        tx.put(&Progress {
            id: tx.new_id(),
            goal: again,
            ..entry
        })?;
    }
    Ok(again)
}
