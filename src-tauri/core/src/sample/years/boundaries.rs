//! Six boundaries a year: one of one's own, and agreements, of which two were asked for first. What is agreed
//! runs for three months; each month one goes on, twice a year one is worded anew.

use super::somebody;
use crate::agreed::{self, GoOn, Stop};
use crate::boundary::{
    AgreementText, Answer, AnswerRequest, BoundaryId, EditBoundary, MarkRead, OneBoundary, OwnText,
    Text, Topic,
};
use crate::error::{Error, Result};
use crate::sample::dice::Dice;
use crate::sample::story::{ANA, BEN, Story};
use crate::who::Actor;

const KEEP: &[&str] = &[
    "Phones away at dinner",
    "One free Sunday in four",
    "Whoever cooks doesn’t wash up",
    "We say goodnight even when cross",
    "Visitors are agreed the day before",
    "Half an hour quiet after work",
];
const ASK: &[&str] = &[
    "the neighbours’ key",
    "the attic",
    "an early train",
    "my brother’s car",
    "the bathroom shelf",
    "the loud music",
    "a late walk",
];
/// How long an agreement runs.
const DAYS: i64 = 92;

/// The agreements the two live by, the oldest first, and the newest boundary of one's own.
#[derive(Default)]
pub(super) struct Kept {
    agreements: Vec<(BoundaryId, AgreementText)>,
    own: Option<(BoundaryId, Actor, OwnText)>,
}

impl Kept {
    /// What is new this month, if anything is.
    pub(super) fn begin(
        &mut self,
        dice: &mut Dice,
        story: &mut Story<'_>,
        month: u32,
    ) -> Result<()> {
        match month % 12 {
            0 => self.write_own(dice, story, month),
            2 => {
                let words = format!("{}, since month {}", dice.one(KEEP), month + 1);
                let agreement = story.agreement(Topic::Home, &words, "", false, DAYS)?;
                story.both_yes(agreement)?;
                self.keep(story, agreement)
            }
            4 => {
                let request = ask(dice, story, month)?;
                let agreement = answer(story, request, Answer::Accept)?;
                story.both_yes(agreement.ok_or(Error::NotFound)?)?;
                self.keep(story, agreement.ok_or(Error::NotFound)?)
            }
            10 => {
                let request = ask(dice, story, month)?;
                let words = format!("{}, for a start (month {})", dice.one(KEEP), month + 1);
                answer(story, request, Answer::Another(words))?;
                let one = OneBoundary { id: request };
                let agreement = story.planner.take_other_wording(ANA, one)?.value;
                story.both_yes(agreement)?;
                self.keep(story, agreement)
            }
            _ => Ok(()),
        }
    }

    /// One goes on for three months; twice a year one is worded anew, once a year one's own is.
    pub(super) fn go_on(
        &mut self,
        dice: &mut Dice,
        story: &mut Story<'_>,
        month: u32,
    ) -> Result<()> {
        if month % 12 == 6 {
            self.reword_own(story, month)?;
        }
        if self.agreements.is_empty() {
            return Ok(());
        }
        if month % 6 == 5 {
            self.reword(dice, story, month)?;
        }
        let n = dice.below(self.agreements.len());
        let Some((id, text)) = self.agreements.get_mut(n) else {
            return Ok(());
        };
        text.ends = story.in_days(DAYS);
        for hand in [ANA, BEN] {
            let on = GoOn {
                subject: (*id).into(),
                until: Some(text.ends),
            };
            story.planner.go_on(hand, on)?;
        }
        Ok(())
    }

    fn keep(&mut self, story: &mut Story<'_>, id: BoundaryId) -> Result<()> {
        let record = agreed::of(story.planner.rows(), id.into())?;
        let text = serde_json::from_str(&record.newest()?.body)?;
        self.agreements.push((id, text));
        if self.agreements.len() > 9 {
            let (oldest, _) = self.agreements.remove(0);
            let end = Stop {
                subject: oldest.into(),
            };
            match story.planner.end(BEN, end) {
                // Its date came before anybody went on with it.
                Err(Error::Refused(crate::error::Refusal::Ended)) => {}
                ended => {
                    ended?;
                }
            }
        }
        Ok(())
    }

    fn reword(&mut self, dice: &mut Dice, story: &mut Story<'_>, month: u32) -> Result<()> {
        let n = dice.below(self.agreements.len());
        let Some((id, text)) = self.agreements.get_mut(n) else {
            return Ok(());
        };
        text.why = format!("It did us good, month {}", month + 1);
        text.ends = story.in_days(DAYS);
        let edit = EditBoundary {
            id: *id,
            topic: Topic::Home,
            text: Text::Agreement(text.clone()),
        };
        story.planner.edit_boundary(somebody(dice), edit)?;
        story.both_yes(*id)?;
        // A night later, so that the new words hold when somebody goes on with them.
        story.later(25);
        Ok(())
    }

    fn write_own(&mut self, dice: &mut Dice, story: &mut Story<'_>, month: u32) -> Result<()> {
        let who = somebody(dice);
        let when = format!("the day was long, as in month {}", month + 1);
        let will = "take a walk before I answer";
        let own = story.own(who, Topic::Alone, [&when, will, "", "a hello"])?;
        // The other read it: from now on new words stand beside these.
        let record = agreed::of(story.planner.rows(), own.into())?;
        let mark = MarkRead {
            id: own,
            version: record.newest()?.id,
            digest: record.newest()?.digest.clone(),
            read: true,
        };
        let reader = if who == ANA { BEN } else { ANA };
        story.planner.mark_read(reader, mark)?;
        let text = OwnText {
            when,
            will: will.to_owned(),
            why: String::new(),
            helps: "a hello".to_owned(),
        };
        self.own = Some((own, who, text));
        Ok(())
    }

    fn reword_own(&mut self, story: &mut Story<'_>, month: u32) -> Result<()> {
        let Some((id, who, text)) = &self.own else {
            return Ok(());
        };
        let text = Text::Own(OwnText {
            why: format!("It was so again in month {}", month + 1),
            ..text.clone()
        });
        let edit = EditBoundary {
            id: *id,
            topic: Topic::Alone,
            text,
        };
        story.planner.edit_boundary(*who, edit)?;
        Ok(())
    }
}

/// Ana asks for something.
fn ask(dice: &mut Dice, story: &mut Story<'_>, month: u32) -> Result<BoundaryId> {
    let words = format!("Could we talk about {} ({})?", dice.one(ASK), month + 1);
    story.request(ANA, Topic::Other, &words, "It comes up again and again.")
}

/// Ben answers.
fn answer(story: &mut Story<'_>, id: BoundaryId, answer: Answer) -> Result<Option<BoundaryId>> {
    let digest = agreed::of(story.planner.rows(), id.into())?
        .newest()?
        .digest
        .clone();
    let answer = AnswerRequest { id, digest, answer };
    Ok(story.planner.answer_request(BEN, answer)?.value)
}
