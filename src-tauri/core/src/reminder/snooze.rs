//! Putting a date off.

use chrono::{Duration, NaiveDateTime, NaiveTime};
use serde::Deserialize;
use ts_rs::TS;

use super::change::ahead;
use super::row::{Occurrence, ReminderId, State};
use super::settle::{self, OnDate};
use super::store;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::recurrence::Schedule;
use crate::who::Actor;

/// Putting one date of a reminder off.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct Snooze {
    /// The reminder.
    pub reminder: ReminderId,
    /// Its date.
    pub on_date: chrono::NaiveDate,
    /// Until when.
    pub until: SnoozeUntil,
}

/// Until when.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, TS)]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum SnoozeUntil {
    /// In an hour.
    Hour {},
    /// Today at eight in the evening, while that is ahead.
    Tonight {},
    /// Tomorrow at its own time of day.
    Tomorrow {},
    /// When the two sit down next.
    Talk {},
    /// The next good time that is planned.
    GoodTime {},
    /// A picked date and time of the household.
    At {
        /// Which.
        at: NaiveDateTime,
    },
}

/// When *tonight* is.
pub(super) const TONIGHT: NaiveTime = match NaiveTime::from_hms_opt(20, 0, 0) {
    Some(time) => time,
    None => NaiveTime::MIN,
};

impl Planner {
    /// Puts one date off. It waits and is announced again from then.
    ///
    /// # Errors
    /// A time that is not ahead within a year; [`Refusal::NotNow`] for one that is settled.
    pub fn snooze(&mut self, actor: Actor, snooze: Snooze) -> Result<Done<()>> {
        let on = OnDate {
            reminder: snooze.reminder,
            on_date: snooze.on_date,
        };
        self.transact(actor, Op::Snooze, |tx| {
            let (reminder, row) = settle::open(tx, &on, State::Snoozed)?;
            let row = row.ok_or(Refusal::NotNow)?;
            let until = until(tx, snooze.until, &reminder.schedule.0)?;
            settle::lapse_replaced(tx, &reminder, &row)?;
            tx.put(&Occurrence {
                state: State::Snoozed,
                until: Some(until),
                // Pressing twice is one putting off.
                round: row.round + u32::from(row.state != State::Snoozed || row.waits(tx.now)),
                ..row
            })
        })
    }
}

fn until(
    tx: &Tx<'_>,
    until: SnoozeUntil,
    schedule: &Schedule,
) -> Result<chrono::DateTime<chrono::Utc>> {
    let moment = store::moment(**tx, tx.now)?;
    match until {
        SnoozeUntil::Hour {} => Ok(tx.now + Duration::hours(1)),
        SnoozeUntil::Tonight {} => ahead(tx, "until", tx.today.and_time(TONIGHT)),
        SnoozeUntil::Tomorrow {} => {
            let tomorrow = tx.today.succ_opt().unwrap_or(tx.today);
            ahead(tx, "until", tomorrow.and_time(schedule.time))
        }
        SnoozeUntil::Talk {} => Ok(super::next_talk(**tx, moment)?.at),
        SnoozeUntil::GoodTime {} => super::next_good_time(**tx, moment)?
            .ok_or_else(|| Error::field("until", Problem::NotAChoice)),
        SnoozeUntil::At { at } => ahead(tx, "until", at),
    }
}
