//! Many years of a household in the shape a real one has, for measuring.

mod boundaries;
mod goals;
mod reminders;
mod rules;

use super::dice::Dice;
use super::story::{ANA, BEN, BOTH, Scene, Story};
use crate::error::Result;
use crate::planner::Planner;
use crate::who::Actor;

const THING: &[&str] = &[
    "paint the hall",
    "cook for friends",
    "walk along the river",
    "sort the photographs",
    "plant the balcony",
    "save for the garden",
    "read aloud in bed",
    "repair the blue chair",
    "visit Lisbon",
    "dance on Tuesdays",
    "swim before work",
    "call the grandparents",
];
const GOOD: &[&str] = &[
    "Coffee on the steps",
    "A long laugh about the map",
    "Soup by candle",
    "The first swim",
    "Nobody hurried",
    "We danced in the kitchen",
    "A letter in the lunch box",
    "Rain and a book",
];
const AND: &[&str] = &[
    "before the street woke up",
    "after a hard week",
    "with the neighbours",
    "and nobody looked at a phone",
    "on the way home",
    "without a reason",
    "in the middle of everything",
    "as if it were the first time",
];
const NICE: &[&str] = &[
    "Dinner by the river",
    "The early film",
    "Breakfast somewhere else",
    "A morning at the market",
    "Swim and soup",
];

/// What of the household's life the next month goes on with. It holds a dozen of each at most, however many
/// years it tells.
struct Years {
    dice: Dice,
    goals: goals::Going,
    boundaries: boundaries::Kept,
    rules: rules::Written,
}

/// Month by month, each in one transaction on disk.
pub(super) fn live(
    planner: &mut Planner,
    scene: &Scene,
    years: u32,
    mut tell: impl FnMut(u32, u32) -> Result<()>,
) -> Result<()> {
    let mut life = Years {
        dice: Dice::new(scene.seed),
        goals: goals::Going::default(),
        boundaries: boundaries::Kept::default(),
        rules: rules::Written::default(),
    };
    let months = years * 12;
    // 365 days a year in twelve parts.
    let begins = |month: u32| (i64::from(months) - i64::from(month)) * 365 / 12;
    planner.batch(|planner| reminders::plan(&mut Story { planner, scene }, begins(0)))?;
    for month in 0..months {
        let days = begins(month + 1)..begins(month);
        planner.batch(|planner| life.month(&mut Story { planner, scene }, month, days))?;
        tell(month + 1, months)?;
    }
    Ok(())
}

impl Years {
    /// A month; `days` are counted back from the end of the story, its last day first.
    fn month(
        &mut self,
        story: &mut Story<'_>,
        month: u32,
        days: std::ops::Range<i64>,
    ) -> Result<()> {
        story.ago(days.end);
        // Forty goals a year: three or four a month.
        for _ in 0..3 + usize::from(month.is_multiple_of(3)) {
            self.goals.begin(&mut self.dice, story)?;
        }
        for (day, ago) in (0_u32..).zip(days.rev()) {
            story.ago(ago);
            self.day(story, month, day, ago)?;
        }
        Ok(())
    }

    fn day(&mut self, story: &mut Story<'_>, month: u32, day: u32, ago: i64) -> Result<()> {
        reminders::evening(&mut self.dice, story)?;
        if day < 28 {
            // A thousand entries and two hundred good moments a year.
            for _ in 0..3 {
                self.goals.go_on(&mut self.dice, story, day)?;
            }
            if self.dice.below(5) < 3 {
                let words = format!("{} {}", self.dice.one(GOOD), self.dice.one(AND));
                let who = somebody(&mut self.dice);
                story.moment(who, &words)?;
            }
        }
        match day {
            3 => self.boundaries.begin(&mut self.dice, story, month),
            5 if month.is_multiple_of(3) => self.rules.write(&mut self.dice, story, month),
            // Two good times a month, a few days ahead each.
            6 | 18 => {
                let what = self.dice.one(NICE).to_owned();
                let who = if day == 6 {
                    BOTH
                } else {
                    somebody(&mut self.dice)
                };
                story.good_time(who, &what, 5 - ago, 19)
            }
            // Whatever was agreed has been slept on by now.
            10 => self.boundaries.go_on(&mut self.dice, story, month),
            _ => Ok(()),
        }
    }
}

fn somebody(dice: &mut Dice) -> Actor {
    if dice.once_in(2) { ANA } else { BEN }
}
