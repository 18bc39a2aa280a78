//! Changing a goal: its words, its fields, and what was said at its end.

use serde::Deserialize;
use ts_rs::TS;

use super::row::{Goal, GoalId, Horizon, Measure};
use super::store;
use super::target::Target;
use super::text::{self, Core, Sum};
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::household::{Area, AreaId};
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;
use crate::words;

/// A goal as the sheet has it. Changing title, done or sum of a shared one asks both again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditGoal {
    /// The goal.
    pub goal: GoalId,
    /// What is wanted.
    pub title: String,
    /// What *done* looks like.
    pub done: String,
    /// A sum, if there is one.
    pub sum: Option<Sum>,
    /// Its board.
    pub horizon: Horizon,
    /// Its part of life.
    pub area: Option<AreaId>,
    /// A day (`2026-08-14`), a month (`2026-08`) or nothing.
    pub target: Option<String>,
    /// *How you can support me*; personal goals only.
    pub support: String,
    /// Why it matters.
    pub why: String,
    /// *If it gets stuck: … then we …*
    pub stuck: String,
    /// *Who does what?*
    pub who_does: String,
    /// Notes.
    pub notes: String,
    /// How progress is told.
    pub measure: Measure,
    /// Where the number (hundredths) or money (minor units) began.
    #[ts(type = "number | null")]
    pub measure_from: Option<i64>,
    /// Where it shall come to.
    #[ts(type = "number | null")]
    pub measure_to: Option<i64>,
    /// The number's unit, or the currency.
    pub unit: String,
}

/// What is said when a goal ends. All of it may be empty.
#[derive(Debug, Clone, Default, Deserialize, serde::Serialize, PartialEq, Eq, TS)]
#[serde(deny_unknown_fields)]
pub struct Ending {
    /// *How shall we celebrate?*
    pub celebrate: String,
    /// *You expected …*
    pub expected: String,
    /// *Here is what came.*
    pub came: String,
    /// *What did we learn?*
    pub learned: String,
}

/// Words to a goal that has ended.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct TellEnding {
    /// The goal.
    pub goal: GoalId,
    /// The words.
    pub ending: Ending,
}

const UNIT: usize = 20;

impl Planner {
    /// Changes a goal. A shared goal's old words stand until both say yes to the new ones.
    ///
    /// # Errors
    /// Field problems; [`Refusal::NotYours`] for the other's own goal.
    pub fn edit_goal(&mut self, actor: Actor, edit: EditGoal) -> Result<Done<()>> {
        self.transact(actor, Op::EditGoal, |tx| {
            let goal = store::mine(tx, edit.goal)?;
            let core = Core {
                title: edit.title.clone(),
                done: edit.done.clone(),
                sum: edit.sum.clone(),
            };
            core.checked()?.write(tx, goal.id, goal.owned())?;
            to_board(tx, &goal, edit.horizon)?;
            let goal = store::find(**tx, goal.id)?;
            tx.put(&fields(tx, goal, &edit)?)
        })
    }

    /// Writes down what came of a goal that has ended.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] while it goes on.
    pub fn tell_ending(&mut self, actor: Actor, tell: TellEnding) -> Result<Done<()>> {
        self.transact(actor, Op::TellEnding, |tx| {
            let goal = store::mine(tx, tell.goal)?;
            if !goal.place.ended() {
                return Err(Refusal::NotNow.into());
            }
            tx.put(&tell.ending.checked()?.onto(goal))
        })
    }
}

/// Brings a card to the other board. Only short goals feed long ones, so the links that would no longer
/// make sense go with it.
fn to_board(tx: &Tx<'_>, goal: &Goal, horizon: Horizon) -> Result<()> {
    if goal.horizon == horizon {
        return Ok(());
    }
    for half in store::card(**tx, goal.clone())? {
        for fed in tx.select::<Goal>("WHERE parent=?1", [half.id])? {
            tx.put(&Goal {
                parent: None,
                ..fed
            })?;
        }
        tx.put(&Goal {
            horizon,
            parent: None,
            ..half
        })?;
    }
    Ok(())
}

fn fields(tx: &Tx<'_>, goal: Goal, edit: &EditGoal) -> Result<Goal> {
    let area = edit
        .area
        .filter(|area| Some(*area) != goal.area)
        .map(|area| tx.get::<Area>(area))
        .transpose()?;
    let support = words::optional_line("support", &edit.support, words::LINE)?;
    if !support.is_empty() && !goal.owned() {
        return Err(Error::field("support", Problem::NotAChoice));
    }
    let (measure_from, measure_to, unit) =
        measure(edit.measure, edit.measure_from, edit.measure_to, &edit.unit)?;
    Ok(Goal {
        area: area.map_or(edit.area, |area| Some(area.id)),
        target: Target::typed("target", edit.target.as_deref(), goal.made_on)?,
        support,
        why: words::optional_text("why", &edit.why)?,
        stuck: words::optional_text("stuck", &edit.stuck)?,
        who_does: words::optional_text("who_does", &edit.who_does)?,
        notes: words::optional_text("notes", &edit.notes)?,
        measure: edit.measure,
        measure_from,
        measure_to,
        unit,
        ..goal
    })
}

/// Where a measure begins, where it shall come to, and its unit; nothing for those without numbers.
pub(super) fn measure(
    measure: Measure,
    from: Option<i64>,
    to: Option<i64>,
    unit: &str,
) -> Result<(Option<i64>, Option<i64>, String)> {
    match measure {
        Measure::None | Measure::Steps | Measure::Feeling => {
            return Ok((None, None, String::new()));
        }
        Measure::Number => {
            for (field, value) in [("measure_from", from), ("measure_to", to)] {
                if value.is_some_and(text::is_too_large) {
                    return Err(Error::field(field, Problem::TooLarge));
                }
            }
        }
        Measure::Money => {
            to.map(|to| text::amount("measure_to", to)).transpose()?;
            // Nothing put aside yet is a fine beginning.
            from.filter(|from| *from != 0)
                .map(|from| text::amount("measure_from", from))
                .transpose()?;
        }
    }
    if to.is_some() && to == Some(from.unwrap_or_default()) {
        return Err(Error::field("measure_to", Problem::Same));
    }
    let unit = if measure == Measure::Money {
        text::currency("unit", unit)?
    } else {
        words::optional_line("unit", unit, UNIT)?
    };
    Ok((from, to, unit))
}

impl Ending {
    pub(super) fn checked(self) -> Result<Self> {
        Ok(Self {
            celebrate: words::optional_text("celebrate", &self.celebrate)?,
            expected: words::optional_text("expected", &self.expected)?,
            came: words::optional_text("came", &self.came)?,
            learned: words::optional_text("learned", &self.learned)?,
        })
    }

    pub(super) fn onto(&self, goal: Goal) -> Goal {
        let ending = self.clone();
        Goal {
            celebrate: ending.celebrate,
            expected: ending.expected,
            came: ending.came,
            learned: ending.learned,
            ..goal
        }
    }
}
