//! Next steps. A person can take one on and give it back; nobody is ever given one.

use serde::Deserialize;
use ts_rs::TS;

use super::row::{GoalId, Step, StepId};
use super::{store, target};
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::order;
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;
use crate::words;

/// A new step, at the end of the goal's list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddStep {
    /// The goal.
    pub goal: GoalId,
    /// What is to be done.
    pub words: String,
    /// By when, as `2026-08-14`.
    pub due: Option<String>,
}

/// A step's words, day and place in the list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditStep {
    /// The step.
    pub step: StepId,
    /// What is to be done.
    pub words: String,
    /// By when, as `2026-08-14`.
    pub due: Option<String>,
    /// The step it shall stand before, if it is moved; the step itself leaves it where it is.
    pub before: Option<StepId>,
}

/// Ticking a step, or taking the tick away.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CheckStep {
    /// The step.
    pub step: StepId,
    /// Whether it is done.
    pub done: bool,
}

/// Taking a step on, or giving it back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TakeStep {
    /// The step.
    pub step: StepId,
    /// Whether the one who is here takes it on.
    pub taken: bool,
}

/// A step to be taken out of the list.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeleteStep {
    /// The step.
    pub step: StepId,
}

impl Planner {
    /// Adds a step at the end of a goal's list.
    ///
    /// # Errors
    /// Empty or endless words, an impossible day.
    pub fn add_step(&mut self, actor: Actor, step: AddStep) -> Result<Done<StepId>> {
        self.transact(actor, Op::AddStep, |tx| {
            let goal = store::mine(tx, step.goal)?;
            let last: Option<String> = tx
                .value::<Option<String>>(
                    "SELECT max(position) FROM goal_step WHERE goal=?1",
                    [goal.id],
                )?
                .flatten();
            let id = tx.new_id();
            tx.put(&Step {
                id,
                goal: goal.id,
                words: words::line("words", &step.words, words::LINE)?,
                position: order::between(last.as_deref(), None),
                due: target::day("due", step.due.as_deref(), tx.today)?,
                done_on: None,
                taken_by: None,
            })?;
            Ok(id)
        })
    }

    /// Changes a step. Other words are no longer what someone took on, unless they change them themselves.
    ///
    /// # Errors
    /// Empty or endless words, an impossible day.
    pub fn edit_step(&mut self, actor: Actor, edit: EditStep) -> Result<Done<()>> {
        self.transact(actor, Op::EditStep, |tx| {
            let step = mine(tx, edit.step)?;
            let words = words::line("words", &edit.words, words::LINE)?;
            let due = target::day("due", edit.due.as_deref(), tx.today)?;
            let same = words == step.words && due == step.due;
            let own = tx.actor.one().ok() == step.taken_by;
            let position = if edit.before == Some(step.id) {
                step.position.clone()
            } else {
                position(tx, &step, edit.before)?
            };
            tx.put(&Step {
                taken_by: step.taken_by.filter(|_| same || own),
                words,
                due,
                position,
                ..step
            })
        })
    }

    /// Ticks a step, or takes the tick away.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn check_step(&mut self, actor: Actor, check: CheckStep) -> Result<Done<()>> {
        self.transact(actor, Op::CheckStep, |tx| {
            let step = mine(tx, check.step)?;
            let done_on = check.done.then(|| step.done_on.unwrap_or(tx.today));
            tx.put(&Step { done_on, ..step })
        })
    }

    /// Takes a step on, in one's own name only, or gives back what one took on.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] for both at once, [`Refusal::NotYours`] for what the other took on.
    pub fn take_step(&mut self, actor: Actor, take: TakeStep) -> Result<Done<()>> {
        let side = actor.one()?;
        self.transact(actor, Op::TakeStep, |tx| {
            let step: Step = tx.get(take.step)?;
            store::find(**tx, step.goal)?;
            if step.taken_by.is_some_and(|other| other != side) {
                return Err(Refusal::NotYours.into());
            }
            tx.put(&Step {
                taken_by: take.taken.then_some(side),
                ..step
            })
        })
    }

    /// Takes a step out of the list.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn delete_step(&mut self, actor: Actor, delete: DeleteStep) -> Result<Done<()>> {
        self.transact(actor, Op::DeleteStep, |tx| {
            let step = mine(tx, delete.step)?;
            tx.delete::<Step>(step.id)
        })
    }
}

fn mine(tx: &Tx<'_>, id: StepId) -> Result<Step> {
    let step: Step = tx.get(id)?;
    store::mine(tx, step.goal)?;
    Ok(step)
}

fn position(tx: &Tx<'_>, step: &Step, before: Option<StepId>) -> Result<String> {
    let before = before
        .map(|before| mine(tx, before))
        .transpose()?
        .filter(|before| before.goal == step.goal);
    let high = before.as_ref().map(|step| step.position.as_str());
    let low: Option<String> = tx
        .value::<Option<String>>(
            "SELECT max(position) FROM goal_step WHERE goal=?1 AND id<>?2 AND (?3 IS NULL OR position<?3)",
            rusqlite::params![step.goal, step.id, high],
        )?
        .flatten();
    Ok(order::between(low.as_deref(), high))
}
