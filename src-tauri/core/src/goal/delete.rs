//! Putting a goal in the trash.

use serde::Deserialize;
use ts_rs::TS;

use super::row::{Goal, GoalId};
use super::store;
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::who::Actor;

/// A goal to be put in the trash.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeleteGoal {
    /// The goal, with its other half where it is one of a pair.
    pub goal: GoalId,
}

impl Planner {
    /// Puts a goal in the trash. What both said yes to is let go instead, so that it stays readable.
    ///
    /// # Errors
    /// [`Refusal::Holds`] while both want it and it has not ended.
    pub fn delete_goal(&mut self, actor: Actor, delete: DeleteGoal) -> Result<Done<()>> {
        self.transact(actor, Op::Delete, |tx| {
            let goal = store::mine(tx, delete.goal)?;
            let card = store::card(**tx, goal)?;
            for goal in &card {
                let one = std::slice::from_ref(goal);
                if !goal.owned() && !goal.place.ended() && store::holds(**tx, tx.now, one)? {
                    return Err(Refusal::Holds.into());
                }
            }
            for goal in card {
                tx.put(&Goal {
                    trashed_on: Some(tx.today),
                    ..goal
                })?;
            }
            Ok(())
        })
    }
}
