//! Long goals are fed by short ones.

use serde::Deserialize;
use ts_rs::TS;

use super::row::{Goal, GoalId, Horizon};
use super::store;
use crate::error::{Error, Problem, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::who::Actor;

/// Which long goal a short one feeds.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct FeedGoal {
    /// The short goal.
    pub goal: GoalId,
    /// The long one; none takes the link away.
    pub parent: Option<GoalId>,
}

impl Planner {
    /// Links a short goal to the long one it feeds. Long goals feed none, so there is never a circle.
    ///
    /// # Errors
    /// A goal that is itself long, or a parent that is short.
    pub fn feed_goal(&mut self, actor: Actor, feed: FeedGoal) -> Result<Done<()>> {
        self.transact(actor, Op::FeedGoal, |tx| {
            let goal = store::mine(tx, feed.goal)?;
            if let Some(parent) = feed.parent {
                let parent = store::find(**tx, parent)?;
                if goal.horizon == Horizon::Long || parent.horizon == Horizon::Short {
                    return Err(Error::field("parent", Problem::NotAChoice));
                }
            }
            tx.put(&Goal {
                parent: feed.parent,
                ..goal
            })
        })
    }
}
