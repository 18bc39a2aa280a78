//! Forty goals a year, each with seven or eight steps; a dozen are under way at a time.

use super::{THING, somebody};
use crate::error::Result;
use crate::goal::{GoalId, Horizon, Measure, Place};
use crate::sample::dice::Dice;
use crate::sample::story::{ANA, BEN, Story};

const WHAT: &[&str] = &[
    "Learn to",
    "Finally",
    "Together:",
    "Once a month",
    "Try to",
    "Before winter,",
    "For both of us:",
];
const AREAS: &[&str] = &["Family", "Money", "Everyday", "Home", "Growth", "Fun"];

/// The goals that are under way, the oldest first.
#[derive(Default)]
pub(super) struct Going {
    goals: Vec<GoalId>,
    begun: usize,
}

impl Going {
    pub(super) fn begin(&mut self, dice: &mut Dice, story: &mut Story<'_>) -> Result<()> {
        self.begun += 1;
        let who = somebody(dice);
        let title = format!("{} {} ({})", dice.one(WHAT), dice.one(THING), self.begun);
        let area = dice.one(AREAS).to_owned();
        let horizon = if dice.once_in(4) {
            Horizon::Long
        } else {
            Horizon::Short
        };
        let goal = story.goal(who, horizon, &title, &area, false)?;
        for n in 0..7 + dice.below(2) {
            let words = format!("{} ({})", dice.one(THING), n + 1);
            let done = dice.below(3) > 0;
            let who = somebody(dice);
            story.step(who, goal, &words, done)?;
        }
        let mut sheet = story.sheet(goal, horizon, &title, &area)?;
        sheet.measure = Measure::Feeling;
        story.planner.edit_goal(who, sheet)?;
        story.both_move(goal, Place::Doing)?;
        self.goals.push(goal);
        if self.goals.len() > 12 {
            let goal = self.goals.remove(0);
            let end = if dice.once_in(5) {
                Place::LetGo
            } else {
                Place::Reached
            };
            story.move_to(who, goal, end)?;
        }
        Ok(())
    }

    /// One of them comes further.
    pub(super) fn go_on(&self, dice: &mut Dice, story: &mut Story<'_>, day: u32) -> Result<()> {
        let n = dice.below(self.goals.len());
        let Some(goal) = self.goals.get(n).copied() else {
            return Ok(());
        };
        let value = i64::try_from(dice.below(11)).unwrap_or_default() * 100;
        let who = if day.is_multiple_of(2) { ANA } else { BEN };
        story.progress(who, goal, value)
    }
}
