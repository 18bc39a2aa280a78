//! What becomes of one date: done, not this time, moved. Each is safe to repeat.

use chrono::{NaiveDate, NaiveDateTime};
use serde::Deserialize;
use ts_rs::TS;

use super::change::{ahead, own};
use super::due::{self, Moment};
use super::row::{About, CatchUp, Occurrence, Reminder, ReminderId, State};
use super::store;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::recurrence::{CountFrom, occurrences};
use crate::who::Actor;

/// One date of one reminder.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct OnDate {
    /// The reminder.
    pub reminder: ReminderId,
    /// Its date.
    pub on_date: NaiveDate,
}

/// Taking one date to another.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MoveTo {
    /// The reminder.
    pub reminder: ReminderId,
    /// Its date.
    pub on_date: NaiveDate,
    /// The household's date and time it takes place on instead.
    pub to: NaiveDateTime,
}

/// The answer to *look at the others too?*
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct CatchUpOn {
    /// The reminder that asked.
    pub reminder: ReminderId,
    /// Which to look at.
    pub look_at: LookAt,
}

/// Which of several dates that passed in an absence.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum LookAt {
    /// Only the latest.
    Latest,
    /// Each of them.
    Each,
}

impl Planner {
    /// It is done.
    ///
    /// # Errors
    /// [`Error::NotFound`] for a date the reminder does not have, [`Refusal::NotNow`] for one that was
    /// settled otherwise.
    pub fn reminder_done(&mut self, actor: Actor, on: OnDate) -> Result<Done<()>> {
        self.settle(actor, Op::ReminderDone, on, State::Done)
    }

    /// Not this time.
    ///
    /// # Errors
    /// As [`Planner::reminder_done`].
    pub fn reminder_skip(&mut self, actor: Actor, on: OnDate) -> Result<Done<()>> {
        self.settle(actor, Op::ReminderSkip, on, State::Skipped)
    }

    fn settle(&mut self, actor: Actor, op: Op, on: OnDate, to: State) -> Result<Done<()>> {
        self.transact(actor, op, |tx| {
            let (reminder, row) = open(tx, &on, to)?;
            let Some(row) = row else { return Ok(()) };
            lapse_replaced(tx, &reminder, &row)?;
            tx.put(&Occurrence {
                state: to,
                until: None,
                settled_on: Some(tx.today),
                ..row
            })
        })
    }

    /// Takes one date to another day or time. Moving is not missing: nothing counts it.
    ///
    /// # Errors
    /// A time that is not ahead within a year; a day that already has its own, settled.
    pub fn move_reminder(&mut self, actor: Actor, to: MoveTo) -> Result<Done<()>> {
        let on = OnDate {
            reminder: to.reminder,
            on_date: to.on_date,
        };
        self.transact(actor, Op::MoveReminder, |tx| {
            let due_at = ahead(tx, "to", to.to)?;
            let (reminder, row) = open(tx, &on, State::Moved)?;
            let Some(row) = row else { return Ok(()) };
            let date = to.to.date();
            if date == row.on_date {
                return tx.put(&Occurrence {
                    due_at,
                    state: State::Due,
                    until: None,
                    round: row.round + 1,
                    ..row
                });
            }
            let there = match store::on(**tx, &reminder, date)? {
                Some(other) if !other.state.open() && other.state != State::Moved => {
                    return Err(Error::field("to", Problem::Taken));
                }
                Some(other) => Occurrence {
                    due_at,
                    state: State::Due,
                    until: None,
                    round: other.round + 1,
                    ..other
                },
                None => Occurrence {
                    id: tx.new_id(),
                    reminder: reminder.id,
                    on_date: date,
                    due_at,
                    state: State::Due,
                    until: None,
                    round: 0,
                    settled_on: None,
                },
            };
            tx.put(&there)?;
            tx.put(&Occurrence {
                state: State::Moved,
                until: None,
                ..row
            })
        })
    }

    /// Answers *look at the others too?*: each of the dates that passed waits by itself, or they lapse.
    ///
    /// # Errors
    /// [`Error::NotFound`] where nothing asked.
    pub fn catch_up(&mut self, actor: Actor, on: CatchUpOn) -> Result<Done<()>> {
        self.transact(actor, Op::CatchUp, |tx| {
            let reminder = own(tx, on.reminder)?;
            if reminder.catch_up != CatchUp::Ask {
                return Err(Error::NotFound);
            }
            let moment = store::moment(**tx, tx.now)?;
            let past = store::past(**tx, std::slice::from_ref(&reminder), moment)?;
            let state = match on.look_at {
                LookAt::Latest => State::Lapsed,
                LookAt::Each => State::Shown,
            };
            let waiting = due::due(std::slice::from_ref(&reminder), &past, moment);
            for one in &waiting {
                for date in &one.earlier {
                    tx.put(&Occurrence {
                        state,
                        ..fresh(tx, &reminder, *date, moment)
                    })?;
                }
            }
            Ok(())
        })
    }
}

/// What the app reminded of took place: what waits for it is done.
pub(crate) fn held(tx: &Tx<'_>, about: About) -> Result<()> {
    let moment = store::moment(**tx, tx.now)?;
    for reminder in store::reminders(**tx)? {
        if reminder.about != Some(about) {
            continue;
        }
        let past = store::past(**tx, std::slice::from_ref(&reminder), moment)?;
        for one in due::due(std::slice::from_ref(&reminder), &past, moment) {
            let on = OnDate {
                reminder: reminder.id,
                on_date: one.on_date,
            };
            if let (_, Some(row)) = open(tx, &on, State::Done)? {
                lapse_replaced(tx, &reminder, &row)?;
                tx.put(&Occurrence {
                    state: State::Done,
                    until: None,
                    settled_on: Some(tx.today),
                    ..row
                })?;
            }
        }
    }
    Ok(())
}

/// A row for a date that has none yet.
pub(super) fn fresh(
    tx: &Tx<'_>,
    reminder: &Reminder,
    on_date: NaiveDate,
    moment: Moment,
) -> Occurrence {
    Occurrence {
        id: tx.new_id(),
        reminder: reminder.id,
        on_date,
        due_at: moment.instant(&reminder.schedule.0, on_date),
        state: State::Due,
        until: None,
        round: 0,
        settled_on: None,
    }
}

/// The date's row, made if there is none; `None` if it stands at `to` already.
pub(super) fn open(tx: &Tx<'_>, on: &OnDate, to: State) -> Result<(Reminder, Option<Occurrence>)> {
    let reminder = own(tx, on.reminder)?;
    let row = match store::on(**tx, &reminder, on.on_date)? {
        Some(row) if row.state.open() => Some(row),
        Some(row) if row.state == to => None,
        Some(_) => return Err(Refusal::NotNow.into()),
        None => {
            let schedule = &reminder.schedule.0;
            let moment = store::moment(**tx, tx.now)?;
            let fits = match schedule.from {
                CountFrom::Schedule => occurrences(schedule, on.on_date).next() == Some(on.on_date),
                CountFrom::Completion => {
                    let past = store::past_of(**tx, &reminder, moment)?;
                    due::next_counted(schedule, &past, tx.today) == Some(on.on_date)
                }
            };
            if !fits {
                return Err(Error::NotFound);
            }
            Some(fresh(tx, &reminder, on.on_date, moment))
        }
    };
    Ok((reminder, row))
}

/// Earlier dates of a reminder that shows only its latest stop waiting.
pub(super) fn lapse_replaced(tx: &Tx<'_>, reminder: &Reminder, by: &Occurrence) -> Result<()> {
    if !due::only_latest(reminder) {
        return Ok(());
    }
    for row in store::open_before(**tx, reminder, by.on_date)? {
        tx.put(&Occurrence {
            state: State::Lapsed,
            until: None,
            ..row
        })?;
    }
    Ok(())
}
