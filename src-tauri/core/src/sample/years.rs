//! Many years of a household in the shape a real one has, for measuring.

use super::dice::Dice;
use super::story::{ANA, BEN, BOTH, Scene, Story};
use crate::boundary::Topic;
use crate::error::Result;
use crate::goal::{GoalId, Horizon, Measure, Place};
use crate::planner::Planner;
use crate::rule::{RuleId, RuleKind, RuleMethod, RuleRung, RuleTerms, WriteRule};
use crate::who::Actor;

const WHAT: &[&str] = &[
    "Learn to",
    "Finally",
    "Together:",
    "Once a month",
    "Try to",
    "Before winter,",
    "For both of us:",
];
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
const AREAS: &[&str] = &["Family", "Money", "Everyday", "Home", "Growth", "Fun"];
const KEEP: &[&str] = &[
    "Phones away at dinner",
    "One free Sunday in four",
    "Whoever cooks doesn’t wash up",
    "We say goodnight even when cross",
    "Visitors are agreed the day before",
    "Half an hour quiet after work",
];

struct Years {
    dice: Dice,
    going: Vec<GoalId>,
    rules: Vec<(RuleId, RuleTerms)>,
    count: usize,
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
        going: Vec::new(),
        rules: Vec::new(),
        count: 0,
    };
    let months = years * 12;
    for month in 0..months {
        // 365 days a year in twelve parts.
        let from = (i64::from(months) - i64::from(month)) * 365 / 12;
        planner.batch(|planner| life.month(&mut Story { planner, scene }, month, from))?;
        tell(month + 1, months)?;
    }
    Ok(())
}

impl Years {
    fn somebody(&mut self) -> Actor {
        if self.dice.once_in(2) { ANA } else { BEN }
    }

    fn words(&mut self) -> String {
        self.count += 1;
        format!(
            "{} {} ({})",
            self.dice.one(WHAT),
            self.dice.one(THING),
            self.count
        )
    }

    fn month(&mut self, story: &mut Story<'_>, month: u32, from: i64) -> Result<()> {
        // Forty goals a year: three or four a month.
        for _ in 0..3 + usize::from(month.is_multiple_of(3)) {
            self.begin_goal(story, from)?;
        }
        for day in 0..28 {
            story.ago(from - day);
            // A thousand entries and two hundred good moments a year.
            for _ in 0..3 {
                self.go_on(story, day)?;
            }
            if self.dice.below(5) < 3 {
                let words = format!("{} {}", self.dice.one(GOOD), self.dice.one(AND));
                let who = self.somebody();
                story.moment(who, &words)?;
            }
        }
        if month.is_multiple_of(2) {
            self.boundary(story, month)?;
        }
        if month.is_multiple_of(3) {
            self.rule(story, month)?;
        }
        Ok(())
    }

    fn begin_goal(&mut self, story: &mut Story<'_>, from: i64) -> Result<()> {
        story.ago(from);
        let who = self.somebody();
        let title = self.words();
        let area = self.dice.one(AREAS).to_owned();
        let horizon = if self.dice.once_in(4) {
            Horizon::Long
        } else {
            Horizon::Short
        };
        let goal = story.goal(who, horizon, &title, &area, false)?;
        for n in 0..7 + self.dice.below(2) {
            let words = format!("{} ({})", self.dice.one(THING), n + 1);
            let done = self.dice.below(3) > 0;
            let who = self.somebody();
            story.step(who, goal, &words, done)?;
        }
        let mut sheet = story.sheet(goal, horizon, &title, &area)?;
        sheet.measure = Measure::Feeling;
        story.planner.edit_goal(who, sheet)?;
        story.both_move(goal, Place::Doing)?;
        self.going.push(goal);
        // About a dozen are under way at a time; the oldest ends.
        if self.going.len() > 12 {
            let goal = self.going.remove(0);
            let end = if self.dice.once_in(5) {
                Place::LetGo
            } else {
                Place::Reached
            };
            story.move_to(who, goal, end)?;
        }
        Ok(())
    }

    fn go_on(&mut self, story: &mut Story<'_>, day: i64) -> Result<()> {
        let n = self.dice.below(self.going.len());
        let Some(goal) = self.going.get(n).copied() else {
            return Ok(());
        };
        let value = i64::try_from(self.dice.below(11)).unwrap_or_default() * 100;
        let who = if day % 2 == 0 { ANA } else { BEN };
        story.progress(who, goal, value)
    }

    fn boundary(&mut self, story: &mut Story<'_>, month: u32) -> Result<()> {
        let words = format!("{}, since month {}", self.dice.one(KEEP), month + 1);
        match month % 6 {
            0 => {
                let who = self.somebody();
                let when = format!("the day was long, as in month {}", month + 1);
                story.own(
                    who,
                    Topic::Alone,
                    [&when, "take a walk before I answer", "", "a hello"],
                )?;
            }
            _ => {
                let agreement = story.agreement(Topic::Home, &words, "", false, 92)?;
                story.both_yes(agreement)?;
            }
        }
        Ok(())
    }

    fn rule(&mut self, story: &mut Story<'_>, month: u32) -> Result<()> {
        let mut terms = RuleTerms {
            kind: RuleKind::Own,
            about: format!("{} ({})", self.dice.one(THING), month + 1),
            own_words: self.dice.one(KEEP).to_owned(),
            currency: None,
            size: None,
            method: RuleMethod::AskThenDecide,
            trial_days: None,
            holder: None,
            rest: 24,
            ladder: vec![RuleRung::Needs, RuleRung::SplitOrAlternate, RuleRung::Park],
            cannot_wait: None,
        };
        let rule = story.rule(BOTH, terms.clone())?;
        story.both_yes(rule)?;
        self.rules.push((rule, terms.clone()));
        // An older one is said better.
        let n = self.dice.below(self.rules.len());
        if let Some((rule, old)) = self.rules.get(n).cloned() {
            terms = RuleTerms {
                own_words: format!(
                    "{}, and we mean it.",
                    old.own_words.trim_end_matches(", and we mean it.")
                ),
                ..old
            };
            let write = WriteRule {
                id: Some(rule),
                terms,
                review_on: None,
            };
            story.planner.write_rule(ANA, write)?;
            story.both_yes(rule)?;
        }
        Ok(())
    }
}
