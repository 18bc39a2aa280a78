//! Compromise pairs: two shared goals as one card with two halves, yours and mine.

use serde::Deserialize;
use ts_rs::TS;

use super::row::{Goal, GoalId, PairId};
use super::store;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::who::{Actor, Side};

/// Two goals to be hinged, each partner's half at their own side.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct HingeGoals {
    /// What the partner at the start side wants.
    pub start: GoalId,
    /// What the partner at the end side wants.
    pub end: GoalId,
}

/// A pair to be taken apart.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct UnhingeGoals {
    /// Either half.
    pub goal: GoalId,
}

/// Makes one card of two goals within another change, too: bringing a pair in.
pub(crate) fn make_one(tx: &Tx<'_>, hinge: &HingeGoals) -> Result<()> {
    if hinge.start == hinge.end {
        return Err(Error::field("end", Problem::Same));
    }
    store::someone(tx.actor)?;
    let pair: PairId = tx.new_id();
    let first = store::find(**tx, hinge.start)?;
    // Both are looked at before either is written: a pair that cannot be leaves no half behind.
    let mut halves = Vec::new();
    for (field, id, half) in [
        ("start", hinge.start, Side::Start),
        ("end", hinge.end, Side::End),
    ] {
        let goal = store::find(**tx, id)?;
        if goal.owned() || goal.pair.is_some() || goal.place.ended() {
            return Err(Error::field(field, Problem::NotAChoice));
        }
        halves.push((goal, half));
    }
    for (goal, half) in halves {
        let moves = goal.horizon != first.horizon;
        tx.put(&Goal {
            pair: Some(pair),
            half: Some(half),
            horizon: first.horizon,
            place: first.place,
            parent: goal.parent.filter(|_| !moves),
            ..goal
        })?;
    }
    Ok(())
}

impl Planner {
    /// Makes one card of two shared goals. It lies where the first lay, and holds once both halves do.
    ///
    /// # Errors
    /// The same goal twice, a personal goal, one that is in a pair already, one that has ended.
    pub fn hinge_goals(&mut self, actor: Actor, hinge: HingeGoals) -> Result<Done<()>> {
        self.transact(actor, Op::HingeGoals, |tx| make_one(tx, &hinge))
    }

    /// Takes a pair apart: each goal is its own card again, where the pair lay.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] for a goal that is in no pair.
    pub fn unhinge_goals(&mut self, actor: Actor, unhinge: UnhingeGoals) -> Result<Done<()>> {
        self.transact(actor, Op::UnhingeGoals, |tx| {
            store::someone(tx.actor)?;
            let goal = store::find(**tx, unhinge.goal)?;
            let pair = goal.pair.ok_or(Refusal::NotNow)?;
            for goal in tx.select::<Goal>("WHERE pair=?1", [pair])? {
                tx.put(&Goal {
                    pair: None,
                    half: None,
                    ..goal
                })?;
            }
            Ok(())
        })
    }
}
