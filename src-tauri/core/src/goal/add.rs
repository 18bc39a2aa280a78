//! Adding a goal: always as an idea, at the end of the column.

use serde::Deserialize;
use ts_rs::TS;

use super::row::{Goal, GoalId, Horizon, Measure, Place};
use super::store;
use super::text::Core;
use crate::civil;
use crate::error::Result;
use crate::history::Op;
use crate::household::{self, Area, AreaId};
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;

/// A new goal, in one line.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct AddGoal {
    /// What is wanted.
    pub title: String,
    /// Its board.
    pub horizon: Horizon,
    /// Its part of life.
    pub area: Option<AreaId>,
    /// Whether it is a personal goal of the one who writes it.
    pub own: bool,
}

/// Months until a new goal is looked at together for the first time.
pub(super) const REVIEW_AFTER: i32 = 3;

impl Planner {
    /// Adds a goal in *Idea*. A personal one belongs to whoever writes it.
    ///
    /// # Errors
    /// An empty or endless title; [`crate::error::Refusal::WhoseHand`] for a personal goal of both at once.
    pub fn add_goal(&mut self, actor: Actor, goal: AddGoal) -> Result<Done<GoalId>> {
        self.transact(actor, Op::AddGoal, |tx| add(tx, &goal))
    }
}

/// Adds a goal within another change: setting up, sharing a hidden one.
pub(crate) fn add(tx: &Tx<'_>, goal: &AddGoal) -> Result<GoalId> {
    let core = Core {
        title: goal.title.clone(),
        done: String::new(),
        sum: None,
    };
    write(tx, goal, &core)
}

pub(super) fn write(tx: &Tx<'_>, goal: &AddGoal, core: &Core) -> Result<GoalId> {
    let core = core.checked()?;
    let author = store::someone(tx.actor)?;
    let owner = if goal.own {
        Some(tx.actor.one()?)
    } else {
        None
    };
    let area = goal.area.map(|area| tx.get::<Area>(area)).transpose()?;
    let id: GoalId = tx.new_id();
    let weekday = household::household(**tx)?.talk_weekday;
    let first_look = civil::add_months(tx.today, REVIEW_AFTER).unwrap_or(tx.today);
    tx.put(&Goal {
        id,
        horizon: goal.horizon,
        place: Place::Idea,
        position: store::position(**tx, id, None)?,
        author,
        owner,
        made_on: tx.today,
        area: area.map(|area| area.id),
        parent: None,
        pair: None,
        half: None,
        target: None,
        support: String::new(),
        why: String::new(),
        stuck: String::new(),
        who_does: String::new(),
        notes: String::new(),
        measure: Measure::None,
        measure_from: None,
        measure_to: None,
        unit: String::new(),
        ended_at: None,
        celebrate: String::new(),
        expected: String::new(),
        came: String::new(),
        learned: String::new(),
        review_on: civil::snap_to_quarter(first_look, weekday.into()),
        trashed_on: None,
    })?;
    core.write(tx, id, owner.is_some())?;
    Ok(id)
}
