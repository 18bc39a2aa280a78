//! Four rules a year, and each time an older one is said better.

use super::THING;
use crate::error::Result;
use crate::rule::{RuleId, RuleKind, RuleMethod, RuleRung, RuleTerms, WriteRule};
use crate::sample::dice::Dice;
use crate::sample::story::{ANA, BOTH, Story};

const SO: &[&str] = &[
    "Whoever starts it finishes it",
    "We look at the calendar first",
    "The one who is tired decides when",
    "Half a day off for whoever drove",
    "Nothing is bought on a Sunday",
    "The guest chooses, once",
];
/// What an older rule is said with when it is said again.
const MEANT: &str = ", and we mean it.";

/// The rules of the last years.
#[derive(Default)]
pub(super) struct Written(Vec<(RuleId, RuleTerms)>);

impl Written {
    pub(super) fn write(
        &mut self,
        dice: &mut Dice,
        story: &mut Story<'_>,
        month: u32,
    ) -> Result<()> {
        let terms = RuleTerms {
            kind: RuleKind::Own,
            about: format!("{} ({})", dice.one(THING), month + 1),
            own_words: dice.one(SO).to_owned(),
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
        self.0.push((rule, terms));
        if self.0.len() > 12 {
            self.0.remove(0);
        }
        let n = dice.below(self.0.len());
        let Some((rule, old)) = self.0.get(n).cloned() else {
            return Ok(());
        };
        let terms = RuleTerms {
            own_words: format!("{}{MEANT}", old.own_words.trim_end_matches(MEANT)),
            ..old
        };
        let write = WriteRule {
            id: Some(rule),
            terms,
            review_on: None,
        };
        story.planner.write_rule(ANA, write)?;
        story.both_yes(rule)
    }
}
