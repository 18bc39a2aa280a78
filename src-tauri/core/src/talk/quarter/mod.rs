//! Our quarter: everything that holds is looked at in one sitting. Each ticks alone what to talk about;
//! all others go on as they are, by each one's express yes to each text. Nothing renews without one.

mod read;
mod settle;
mod tick;

use chrono::{DateTime, NaiveDate, Utc};

use crate::agreed::{self, Record, Subject, SubjectId};
use crate::civil;
use crate::db::{Rows, id, row, text_enum};
use crate::error::{Error, Refusal, Result};
use crate::household;
use crate::opening::{Asked, Question};
use crate::planner::Tx;

pub use read::{QuarterItem, QuarterView};
pub use settle::{KeepTexts, Settle, ToStep};
pub use tick::Ticks;

id! {
    /// A quarter's id.
    pub QuarterId
}
id! {
    /// The id of one text's place in a quarter.
    pub QuarterTextId
}

text_enum! {
    /// Where the sitting stands.
    pub enum QuarterStep {
        /// Each ticks alone.
        Tick = "tick",
        /// *These go on as they are.*
        GoOn = "go_on",
        /// What was ticked.
        Talk = "talk",
        /// Enough.
        Done = "done",
    }
}

text_enum! {
    /// What became of a text that was talked about.
    pub enum Outcome {
        /// It goes on; both said yes.
        Keep = "keep",
        /// Its words will change; until both said yes to the new ones, these hold.
        Change = "change",
        /// It pauses.
        Pause = "pause",
        /// It is reached.
        Finish = "finish",
        /// Let go, with thanks.
        LetGo = "let_go",
        /// Not today: nothing about it changes, and it can be taken up again until the sitting ends.
        Later = "later",
    }
}

row! {
    /// A sitting.
    pub(crate) struct Quarter in "quarter" {
        pub(crate) id: QuarterId,
        pub(crate) step: QuarterStep,
        /// When the time for talking is up; it never cuts off.
        pub(crate) until: Option<DateTime<Utc>>,
    }
}

row! {
    /// One text in it.
    pub(crate) struct QuarterText in "quarter_text" {
        pub(crate) id: QuarterTextId,
        pub(crate) quarter: QuarterId,
        pub(crate) subject: SubjectId,
        pub(crate) to_talk: bool,
        pub(crate) keep_start: bool,
        pub(crate) keep_end: bool,
        pub(crate) outcome: Option<Outcome>,
    }
}

/// The most each ticks, and the most that lie on the table at a time.
const MOST: usize = 3;
const SHARED: [Subject; 3] = [Subject::Goal, Subject::Agreement, Subject::Rule];

/// Whether a sitting was begun and not ended.
pub(crate) fn in_quarter(rows: Rows<'_>) -> Result<bool> {
    Ok(open(rows)?.is_some())
}

/// The sitting that was begun and not ended.
fn open(rows: Rows<'_>) -> Result<Option<Quarter>> {
    Ok(rows
        .select("WHERE step<>'done' ORDER BY rowid DESC LIMIT 1", [])?
        .pop())
}

impl Quarter {
    /// What each ticks, alone.
    const fn ticks(&self) -> Asked {
        Asked {
            question: Question::Quarter,
            about: self.id.0,
        }
    }
}

fn item(tx: &Tx<'_>, quarter: &Quarter, subject: SubjectId) -> Result<QuarterText> {
    tx.select::<QuarterText>(
        "WHERE quarter=?1 AND subject=?2",
        rusqlite::params![quarter.id, subject],
    )?
    .pop()
    .ok_or(Error::NotFound)
}

/// A subject that holds now.
fn holding(tx: &Tx<'_>, subject: SubjectId) -> Result<(Subject, Record)> {
    let record = agreed::of(**tx, subject)?;
    let standing = record.standing(tx.now)?;
    if !standing.holds() {
        return Err(Refusal::Ended.into());
    }
    let kind = record.version(standing.version())?.kind;
    Ok((kind, record))
}

fn trashed(rows: Rows<'_>, kind: Subject, subject: SubjectId) -> Result<bool> {
    let sql = match kind {
        Subject::Goal => "SELECT trashed_on IS NOT NULL FROM goal WHERE id=?1",
        Subject::Rule => "SELECT trashed_on IS NOT NULL FROM rule WHERE id=?1",
        Subject::Agreement | Subject::Own => {
            "SELECT trashed_on IS NOT NULL FROM boundary WHERE id=?1"
        }
    };
    Ok(rows.value(sql, [subject])?.unwrap_or(true))
}

/// A goal that was reached or let go has nothing left to look at.
fn ended(rows: Rows<'_>, kind: Subject, subject: SubjectId) -> Result<bool> {
    if kind != Subject::Goal {
        return Ok(false);
    }
    let sql = "SELECT place IN ('reached', 'let_go') FROM goal WHERE id=?1";
    Ok(rows.value(sql, [subject])?.unwrap_or(true))
}

/// The next quarter's day that is at least two months after `from`: today's own quarter is being held.
fn next(rows: Rows<'_>, from: NaiveDate) -> Result<NaiveDate> {
    quarter_on(rows, civil::add_months(from, 2).unwrap_or(from))
}

/// The first quarter's day on or after `date`.
fn quarter_on(rows: Rows<'_>, date: NaiveDate) -> Result<NaiveDate> {
    let weekday = household::household(rows)?.talk_weekday;
    Ok(civil::snap_to_quarter(date, weekday.into()))
}
