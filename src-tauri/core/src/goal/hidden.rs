//! A goal one keeps for oneself first. It is a private item until its author shares it.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::add::{self, AddGoal};
use super::row::{GoalId, Horizon};
use super::text::Core;
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::private::{self, PrivateId};
use crate::who::{Actor, Viewer};
use crate::words;

/// A goal nobody else knows of.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HiddenGoal {
    /// What is wanted.
    pub title: String,
    /// What *done* looks like.
    pub done: String,
    /// The board it would be on.
    pub horizon: Horizon,
}

/// A hidden goal with its id, for its author.
#[derive(Debug, Clone, Serialize, TS)]
pub struct HiddenGoalView {
    /// Its id.
    pub id: PrivateId,
    /// The goal.
    pub goal: HiddenGoal,
}

/// Keeping a hidden goal, changing one, or (without a goal) taking one away for good.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepHiddenGoal {
    /// The one it was, if it is not new.
    pub id: Option<PrivateId>,
    /// How it is now; none takes it away.
    pub goal: Option<HiddenGoal>,
}

/// Sharing a hidden goal.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareHiddenGoal {
    /// The hidden goal.
    pub id: PrivateId,
    /// Whether it becomes a personal goal instead of an idea for both.
    pub own: bool,
}

pub(crate) const KIND: &str = "goal";

/// A hidden goal out of a file, as it is kept.
pub(crate) fn brought(item: Value) -> Result<Value> {
    Ok(serde_json::to_value(checked(serde_json::from_value(
        item,
    )?)?)?)
}

fn checked(goal: HiddenGoal) -> Result<HiddenGoal> {
    Ok(HiddenGoal {
        title: words::line("title", &goal.title, words::LINE)?,
        done: words::optional_text("done", &goal.done)?,
        ..goal
    })
}

impl Planner {
    /// Keeps a goal hidden, for its author only.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] unless one partner is here alone; an empty or endless title.
    pub fn keep_hidden_goal(&mut self, actor: Actor, keep: KeepHiddenGoal) -> Result<Done<()>> {
        let side = actor.one()?;
        let owner = actor.author().ok_or(Refusal::NobodyHere)?;
        self.transact(actor, Op::KeepDraft, |tx| {
            if let Some(id) = keep.id {
                private::find::<HiddenGoal>(**tx, Viewer::One(side), KIND, id)?;
            }
            match (keep.goal, keep.id) {
                (None, None) => Ok(()),
                (None, Some(id)) => private::erase(tx, id),
                (Some(goal), id) => {
                    let id = id.unwrap_or_else(|| tx.new_id());
                    private::put(tx, id, owner, KIND, &checked(goal)?)
                }
            }
        })
    }

    /// The hidden goals of the one who is here alone.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn hidden_goals(&self, viewer: Viewer) -> Result<Vec<HiddenGoalView>> {
        if viewer.one().is_none() {
            return Ok(Vec::new());
        }
        let goals = private::all(self.rows(), viewer, KIND)?;
        Ok(goals
            .into_iter()
            .map(|(id, goal)| HiddenGoalView { id, goal })
            .collect())
    }

    /// Shares a hidden goal: it becomes an idea on its board, and the hidden one is gone.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for the other's.
    pub fn share_hidden_goal(
        &mut self,
        actor: Actor,
        share: ShareHiddenGoal,
    ) -> Result<Done<GoalId>> {
        let side = actor.one()?;
        self.transact(actor, Op::Share, |tx| {
            let hidden: HiddenGoal = private::find(**tx, Viewer::One(side), KIND, share.id)?;
            private::erase(tx, share.id)?;
            let core = Core {
                title: hidden.title.clone(),
                done: hidden.done,
                sum: None,
            };
            let goal = AddGoal {
                title: hidden.title,
                horizon: hidden.horizon,
                area: None,
                own: share.own,
            };
            add::write(tx, &goal, &core)
        })
    }
}
