//! Setting time apart for something nice.

use chrono::{NaiveDate, NaiveTime};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::{GoodTime, GoodTimeId};
use crate::db::Rows;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::who::{Actor, Author};
use crate::words;

/// Time set apart, as the form has it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewGoodTime {
    /// What.
    pub title: String,
    /// The day: today or later.
    pub day: NaiveDate,
    /// The time, if it has one.
    pub time: Option<NaiveTime>,
    /// Whether whoever is here takes on arranging it; nobody is ever given it.
    pub arrange: bool,
}

/// The same, for one that is there already.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct EditGoodTime {
    /// Which.
    pub id: GoodTimeId,
    /// What.
    pub title: String,
    /// The day.
    pub day: NaiveDate,
    /// The time, if it has one.
    pub time: Option<NaiveTime>,
    /// Whether whoever is here arranges it.
    pub arrange: bool,
}

/// A good time as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GoodTimeView {
    /// Its id.
    pub id: GoodTimeId,
    /// What.
    pub title: String,
    /// The day.
    pub day: NaiveDate,
    /// The time, if it has one.
    pub time: Option<NaiveTime>,
    /// Who arranges it.
    pub arranger: Option<Author>,
}

impl Planner {
    /// Sets time apart.
    ///
    /// # Errors
    /// No title; a day that has passed or is more than ten years ahead.
    pub fn add_good_time(&mut self, actor: Actor, new: NewGoodTime) -> Result<Done<GoodTimeId>> {
        let title = words::line("title", &new.title, words::LINE)?;
        let author = actor.author().ok_or(Refusal::NobodyHere)?;
        self.transact(actor, Op::AddGoodTime, |tx| {
            check_day(new.day, tx.today)?;
            let id = tx.new_id();
            let arranger = new.arrange.then_some(author);
            tx.put(&GoodTime {
                id,
                title,
                day: new.day,
                time: new.time,
                arranger,
                author,
                trashed_on: None,
            })?;
            Ok(id)
        })
    }

    /// Changes what, when, or who arranges it. Giving up arranging is one's own to do, never the other's.
    ///
    /// # Errors
    /// As adding one.
    pub fn edit_good_time(&mut self, actor: Actor, edit: EditGoodTime) -> Result<Done<()>> {
        let title = words::line("title", &edit.title, words::LINE)?;
        let author = actor.author().ok_or(Refusal::NobodyHere)?;
        self.transact(actor, Op::EditGoodTime, |tx| {
            let before: GoodTime = tx.get(edit.id)?;
            if before.day != edit.day {
                check_day(edit.day, tx.today)?;
            }
            let arranger = match (edit.arrange, before.arranger) {
                (true, _) => Some(author),
                (false, Some(other)) if other != author => Some(other),
                (false, _) => None,
            };
            tx.put(&GoodTime {
                title,
                day: edit.day,
                time: edit.time,
                arranger,
                ..before
            })
        })
    }

    /// Puts a good time in the trash.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn delete_good_time(&mut self, actor: Actor, id: GoodTimeId) -> Result<Done<()>> {
        self.transact(actor, Op::Delete, |tx| {
            let time: GoodTime = tx.get(id)?;
            tx.put(&GoodTime {
                trashed_on: Some(tx.today),
                ..time
            })
        })
    }
}

fn check_day(day: NaiveDate, today: NaiveDate) -> Result<()> {
    if day < today {
        return Err(Error::field("day", Problem::TooEarly));
    }
    if day > today + chrono::Duration::days(3660) {
        return Err(Error::field("day", Problem::TooLate));
    }
    Ok(())
}

/// Good times from today on, the nearest first.
pub(crate) fn coming(rows: Rows<'_>, today: NaiveDate, most: u32) -> Result<Vec<GoodTimeView>> {
    let times = rows.select::<GoodTime>(
        "WHERE trashed_on IS NULL AND day>=?1 ORDER BY day, time IS NULL, time LIMIT ?2",
        rusqlite::params![today, most],
    )?;
    Ok(times
        .into_iter()
        .map(|time| GoodTimeView {
            id: time.id,
            title: time.title,
            day: time.day,
            time: time.time,
            arranger: time.arranger,
        })
        .collect())
}
