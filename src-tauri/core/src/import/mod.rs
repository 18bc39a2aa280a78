//! Bringing in what lies in a file: a copy of a planner, or a table of goals. Everything shared arrives as an idea
//! or a draft without anybody's yes, in one step that can be undone. A preview is the same step, taken back.

mod arrive;
mod chosen;
mod copied;
mod goals;
mod own;
mod table;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

pub use chosen::{Chosen, Incoming, LARGEST, OpenLocked};
pub use table::{Columns, MOST_ROWS, Table, TableView};

use crate::db::{self, text_enum};
use crate::error::{Error, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;
use crate::work::Work;

text_enum! {
    /// What arrives.
    #[ts(rename = "BroughtWhat")]
    pub enum What {
        /// Goals, as ideas.
        Goal = "goal",
        /// Goals that came to their end.
        EndedGoal = "ended_goal",
        /// Personal goals of whoever brings them in.
        OwnGoal = "own_goal",
        /// Agreements, as drafts.
        Agreement = "agreement",
        /// Boundaries of whoever brings them in.
        OwnBoundary = "own_boundary",
        /// Requests of whoever brings them in, as drafts of their own.
        Request = "request",
        /// Rules, as drafts.
        Rule = "rule",
        /// Reminders for both.
        Reminder = "reminder",
        /// Reminders of whoever brings them in.
        OwnReminder = "own_reminder",
        /// Good times.
        GoodTime = "good_time",
        /// Good moments.
        GoodMoment = "good_moment",
        /// Parts of life.
        Area = "area",
        /// Notes, drafts, feelings and what is to be brought up, of whoever brings them in.
        Private = "private",
    }
}

text_enum! {
    /// What stays in the file, by the reason.
    #[ts(rename = "StaysWhy")]
    pub enum Why {
        /// A yes is said anew or not at all.
        Yes = "yes",
        /// What is one partner's own comes in by their own hand.
        Theirs = "theirs",
        /// Much the same was declined twice.
        Declined = "declined",
        /// What matters is written by each alone and opened together.
        Value = "value",
        /// Feelings are told by the one who has them.
        Feeling = "feeling",
        /// What was in between, or hangs on what is not here.
        Between = "between",
        /// One of its goals did not come in as an idea; a pair is made again by hand.
        Pair = "pair",
        /// A row without a goal's name.
        NoTitle = "no_title",
        /// A row with a name, or other words, longer than a goal takes.
        TooLong = "too_long",
    }
}

/// How much of one kind arrives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Arrives {
    /// What.
    pub what: What,
    /// So many are new.
    pub new: u32,
    /// So many are here already.
    pub here: u32,
}

/// What stays in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Stays {
    /// Why.
    pub why: Why,
    /// So many.
    pub count: u32,
    /// In which lines of a table, the first few.
    #[ts(type = "number[]")]
    pub lines: Vec<u64>,
}

/// What came of bringing a file in, or would.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct Brought {
    /// What arrives, by kind.
    pub arrives: Vec<Arrives>,
    /// What stays in the file.
    pub stays: Vec<Stays>,
}

impl Brought {
    /// Whether nothing of it is new.
    #[must_use]
    pub fn nothing_new(&self) -> bool {
        self.arrives.iter().all(|one| one.new == 0)
    }
}

/// How a table is read.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ReadAs {
    /// Which column is what; nothing for a copy of a planner.
    pub columns: Option<Columns>,
}

impl Planner {
    /// What would arrive, without changing anything: the same step as [`Planner::bring_in`], taken back.
    ///
    /// # Errors
    /// Whatever bringing it in would answer.
    pub fn preview_import(
        &mut self,
        actor: Actor,
        incoming: &Incoming,
        read: ReadAs,
        work: &Work,
    ) -> Result<Brought> {
        let mut seen = None;
        let tried = self.transact(actor, Op::BringIn, |tx| {
            seen = Some(arriving(tx, incoming, read, work)?);
            Err::<(), _>(Error::Refused(Refusal::Stopped))
        });
        match (seen, tried) {
            (Some(brought), Err(Error::Refused(Refusal::Stopped))) => Ok(brought),
            (_, Err(error)) => Err(error),
            (_, Ok(_)) => Err(Refusal::NotNow.into()),
        }
    }

    /// Brings everything in that can be, in one step that can be undone.
    ///
    /// # Errors
    /// [`Error::Import`] where the file is not whole, [`Refusal::Stopped`] once the work was stopped; nothing is
    /// changed then.
    pub fn bring_in(
        &mut self,
        actor: Actor,
        incoming: &Incoming,
        read: ReadAs,
        work: &Work,
    ) -> Result<Done<Brought>> {
        self.transact(actor, Op::BringIn, |tx| arriving(tx, incoming, read, work))
    }
}

fn arriving(tx: &Tx<'_>, incoming: &Incoming, read: ReadAs, work: &Work) -> Result<Brought> {
    db::with_room(tx.db(), || arrive::all(tx, incoming, read, work))
}
