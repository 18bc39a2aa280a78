//! Stepping back, pausing, ending; going on with something and taking it up again.

use chrono::NaiveDate;
use serde::Deserialize;
use ts_rs::TS;

use super::record;
use super::row::{Subject, SubjectId, WithdrawalKind};
use super::standing::Standing;
use super::write::carry;
use super::yes::{self, Yes};
use crate::civil;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;

/// A shared agreement or rule.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Stop {
    /// The goal, agreement or rule.
    pub subject: SubjectId,
}

/// Going on with it, or taking it up again, in the same words.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct GoOn {
    /// The agreement or rule.
    pub subject: SubjectId,
    /// The new last day, for what ends by itself.
    pub until: Option<NaiveDate>,
}

/// The most years ahead something can be agreed for: beyond, nobody means it.
const MOST_YEARS: i32 = 10;

/// A last day that lies ahead, and within what two people can mean.
pub(crate) fn check_end(field: &str, day: NaiveDate, today: NaiveDate) -> Result<()> {
    if day <= today {
        return Err(Error::field(field, Problem::TooEarly));
    }
    if civil::add_months(today, MOST_YEARS * 12).is_none_or(|last| day > last) {
        return Err(Error::field(field, Problem::TooLate));
    }
    Ok(())
}

impl Planner {
    /// Steps back from something shared, alone and at once. The record says when, never who.
    ///
    /// # Errors
    /// [`Refusal::Ended`] where nothing holds or rests.
    pub fn step_back(&mut self, actor: Actor, stop: Stop) -> Result<Done<()>> {
        self.withdraw(actor, Op::StepBack, stop.subject, WithdrawalKind::StepBack)
    }

    /// Pauses something shared, alone and at once; it then offers *take it up again*.
    ///
    /// # Errors
    /// [`Refusal::Ended`] where nothing holds or rests.
    pub fn pause(&mut self, actor: Actor, stop: Stop) -> Result<Done<()>> {
        self.withdraw(actor, Op::Pause, stop.subject, WithdrawalKind::Pause)
    }

    /// Ends something shared.
    ///
    /// # Errors
    /// [`Refusal::Ended`] where nothing holds or rests.
    pub fn end(&mut self, actor: Actor, stop: Stop) -> Result<Done<()>> {
        self.withdraw(actor, Op::End, stop.subject, WithdrawalKind::End)
    }

    fn withdraw(
        &mut self,
        actor: Actor,
        op: Op,
        subject: SubjectId,
        kind: WithdrawalKind,
    ) -> Result<Done<()>> {
        self.transact(actor, op, |tx| {
            tx.without_actor();
            tx.with_moment();
            match yes::standing(tx, subject)? {
                Some(Standing::Holds { .. } | Standing::Resting { .. }) => {
                    yes::withdraw(tx, subject, kind)
                }
                _ => Err(Refusal::Ended.into()),
            }
        })
    }

    /// One partner's press to go on with something, or to take it up again: the same words, a later
    /// end, no rest. It holds once both pressed.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] where it neither holds nor ended; [`Problem::TooEarly`] for an end before today.
    pub fn go_on(&mut self, actor: Actor, go_on: GoOn) -> Result<Done<()>> {
        actor.one()?;
        self.transact(actor, Op::GoOn, |tx| press(tx, &go_on))
    }
}

/// One press to go on, within a change (the command, or a quarter's list).
pub(crate) fn press(tx: &Tx<'_>, go_on: &GoOn) -> Result<()> {
    if let Some(day) = go_on.until {
        check_end("until", day, tx.today)?;
    }
    let record = record::of(**tx, go_on.subject)?;
    let standing = yes::standing(tx, go_on.subject)?.ok_or(Error::NotFound)?;
    if !matches!(standing, Standing::Holds { .. } | Standing::Ended { .. }) {
        return Err(Refusal::NotNow.into());
    }
    if let (
        Standing::Holds {
            until: Some(end), ..
        },
        Some(day),
    ) = (&standing, go_on.until)
        && day <= *end
    {
        return Err(Error::field("until", Problem::TooEarly));
    }
    let current = record.version(standing.version())?;
    let ends_itself = current.kind == Subject::Agreement;
    if ends_itself && go_on.until.is_none() {
        return Err(Error::field("until", Problem::NothingChosen));
    }
    let newest = record.newest()?;
    // The other already pressed: it is the same text that gets the second yes, or none.
    let joins = newest.carries == Some(current.id) && record.yes(newest.id) != [false, false];
    let until = go_on.until.filter(|_| ends_itself);
    if joins
        && record
            .versions
            .last()
            .is_some_and(|(_, text)| text.ends != until && ends_itself)
    {
        return Err(Refusal::WordsChanged.into());
    }
    let id = if joins {
        newest.id
    } else {
        carry(tx, current, until)?
    };
    let version: super::Version = tx.get(id)?;
    yes::say_yes(
        tx,
        &Yes {
            version: id,
            digest: version.digest,
        },
    )?;
    Ok(())
}
