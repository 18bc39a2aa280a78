//! Saying what goes on, what becomes of the rest, and ending the sitting.

use chrono::{Duration, NaiveDate};
use serde::Deserialize;
use ts_rs::TS;

use super::tick::lay_out;
use super::{
    MOST, Outcome, Quarter, QuarterStep, QuarterText, holding, item, next, open, quarter_on,
};
use crate::agreed::{self, GoOn, Standing, Subject, SubjectId, Version, Yes};
use crate::error::{Error, Problem, Refusal, Result};
use crate::goal::{self, Goal, Place};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::reminder;
use crate::rule::Rule;
use crate::who::{Actor, Side};

/// One partner's express yes to each of these texts: they go on.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepTexts {
    /// The texts exactly as they stood on the page.
    pub texts: Vec<Yes>,
}

/// What becomes of one text.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Settle {
    /// Which.
    pub subject: SubjectId,
    /// What; *keep* takes each one's own yes instead. None lays it on the table (again).
    pub outcome: Option<Outcome>,
}

/// Going to another step.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ToStep {
    /// Which.
    pub step: QuarterStep,
}

/// Minutes for talking.
const MINUTES: i64 = 45;

impl Planner {
    /// One partner's express yes to each of these texts. An agreement goes on to the next quarter once
    /// both said so, anything else only comes back then.
    ///
    /// # Errors
    /// [`Refusal::WordsChanged`] where one is not the text that holds: then none of them counts.
    pub fn keep_in_quarter(&mut self, actor: Actor, keep: KeepTexts) -> Result<Done<()>> {
        let side = actor.one()?;
        self.transact(actor, Op::KeepInQuarter, |tx| {
            let quarter = open(**tx)?.ok_or(Refusal::NotNow)?;
            for yes in &keep.texts {
                keep_one(tx, &quarter, side, yes)?;
            }
            Ok(())
        })
    }

    /// Says what becomes of a text: also of one that was to go on, where one of the two would rather talk
    /// about it. Pausing, letting go and *later* are either's alone and name nobody.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] for *keep*, which takes each one's own yes; [`Refusal::NotNow`] where the
    /// table is full, or for what became something else already.
    pub fn settle_in_quarter(&mut self, actor: Actor, settle: Settle) -> Result<Done<()>> {
        self.transact(actor, Op::SettleInQuarter, |tx| {
            let quarter = open(**tx)?.ok_or(Refusal::NotNow)?;
            let item = item(tx, &quarter, settle.subject)?;
            match settle.outcome {
                Some(Outcome::Keep) => return Err(Refusal::WhoseHand.into()),
                None => on_the_table(tx, &item)?,
                // Whose wish it was to talk about it, or not today, is nobody's to read later.
                Some(Outcome::Later) => tx.without_actor(),
                Some(outcome) => become_of(tx, settle.subject, outcome)?,
            }
            tx.put(&QuarterText {
                to_talk: true,
                outcome: settle.outcome,
                ..item
            })
        })
    }

    /// Goes to another step, or ends the sitting. What was not decided stays as it is.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] before both are ready, back to ticking after, or where none is open;
    /// [`Refusal::NotBothHere`] where what was ticked is to be opened by one.
    pub fn quarter_to(&mut self, actor: Actor, to: ToStep) -> Result<Done<()>> {
        self.transact(actor, Op::Quarter, |tx| {
            let quarter = open(**tx)?.ok_or(Refusal::NotNow)?;
            let ticking = quarter.step == QuarterStep::Tick;
            let opens = ticking && to.step == QuarterStep::GoOn;
            if opens {
                lay_out(tx, &quarter)?;
            }
            let allowed = match to.step {
                QuarterStep::Tick => ticking,
                QuarterStep::GoOn | QuarterStep::Talk => !ticking || opens,
                QuarterStep::Done => true,
            };
            if !allowed {
                return Err(Refusal::NotNow.into());
            }
            if to.step == QuarterStep::Done {
                tx.without_actor();
                quarter.ticks().forget(tx)?;
                if !ticking {
                    reminder::held(tx, reminder::About::Quarter)?;
                }
            }
            tx.put(&Quarter {
                step: to.step,
                until: match to.step {
                    QuarterStep::Talk => {
                        quarter.until.or(Some(tx.now + Duration::minutes(MINUTES)))
                    }
                    _ => quarter.until,
                },
                ..quarter
            })
        })
    }
}

/// At most three lie on the table; what both are done with does not come back to it.
fn on_the_table(tx: &Tx<'_>, item: &QuarterText) -> Result<()> {
    let lying = tx.select::<QuarterText>(
        "WHERE quarter=?1 AND to_talk=1 AND outcome IS NULL AND id<>?2",
        rusqlite::params![item.quarter, item.id],
    )?;
    let can_come = match item.outcome {
        None | Some(Outcome::Later | Outcome::Change) => lying.len() < MOST,
        Some(Outcome::Keep | Outcome::Pause | Outcome::Finish | Outcome::LetGo) => false,
    };
    if !can_come {
        return Err(Refusal::NotNow.into());
    }
    tx.without_actor();
    Ok(())
}

/// Does what was said: a goal is laid in its place, an agreement or a rule stops holding.
fn become_of(tx: &Tx<'_>, subject: SubjectId, outcome: Outcome) -> Result<()> {
    let (kind, _) = holding(tx, subject)?;
    if kind == Subject::Goal {
        let place = match outcome {
            Outcome::Pause => Place::Paused,
            Outcome::Finish => Place::Reached,
            Outcome::LetGo => Place::LetGo,
            Outcome::Keep | Outcome::Change | Outcome::Later => return Ok(()),
        };
        goal::lay(tx, subject.into(), place)?;
        return Ok(());
    }
    let stops = match outcome {
        Outcome::Pause => agreed::WithdrawalKind::Pause,
        Outcome::LetGo => agreed::WithdrawalKind::End,
        Outcome::Finish => return Err(Error::field("outcome", Problem::NotAChoice)),
        Outcome::Keep | Outcome::Change | Outcome::Later => return Ok(()),
    };
    tx.without_actor();
    tx.with_moment();
    agreed::withdraw(tx, subject, stops)
}

fn keep_one(tx: &Tx<'_>, quarter: &Quarter, side: Side, yes: &Yes) -> Result<()> {
    let version: Version = tx.get(yes.version)?;
    let item = item(tx, quarter, version.subject)?;
    let (kind, record) = holding(tx, version.subject)?;
    let standing = record.standing(tx.now)?;
    if standing.version() != version.id || version.digest != yes.digest {
        return Err(Refusal::WordsChanged.into());
    }
    let already = [item.keep_start, item.keep_end];
    if already[side.index()] {
        return Ok(());
    }
    let day = next(**tx, tx.today)?;
    if let (Subject::Agreement, Standing::Holds { until, .. }) = (kind, &standing) {
        // The other's press has named the day already; otherwise the next quarter after its own end.
        let newest = record.newest()?;
        let pressed = newest.carries == Some(version.id) && record.yes(newest.id) != [false; 2];
        let until = if pressed {
            record.versions.last().and_then(|(_, text)| text.ends)
        } else {
            let end = until.and_then(|end| end.succ_opt()).unwrap_or(day);
            Some(quarter_on(**tx, end)?.max(day))
        };
        let subject = version.subject;
        agreed::go_on(tx, &GoOn { subject, until })?;
    }
    let both = already[side.other().index()];
    tx.put(&QuarterText {
        keep_start: item.keep_start || side == Side::Start,
        keep_end: item.keep_end || side == Side::End,
        outcome: if both {
            Some(Outcome::Keep)
        } else {
            item.outcome
        },
        ..item
    })?;
    if both {
        roll_on(tx, kind, version.subject, day)?;
    }
    Ok(())
}

/// Only the review rolls on, to the next quarter.
fn roll_on(tx: &Tx<'_>, kind: Subject, subject: SubjectId, day: NaiveDate) -> Result<()> {
    match kind {
        Subject::Goal => {
            let goal: Goal = tx.get(subject)?;
            tx.put(&Goal {
                review_on: day,
                ..goal
            })
        }
        Subject::Rule => {
            let rule: Rule = tx.get(subject)?;
            tx.put(&Rule {
                review_on: day,
                ..rule
            })
        }
        Subject::Agreement | Subject::Own => Ok(()),
    }
}
