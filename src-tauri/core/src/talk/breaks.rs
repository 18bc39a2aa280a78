//! A break with a return time. Either may start or end it, without saying who they are: a fight does not
//! wait for a form, and nobody is to see who asked. Ended, it is gone and leaves no trace but a day.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::commands::NoArgs;
use crate::db::{Rows, Table, id, row};
use crate::error::{Error, Problem, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::who::Actor;

id! {
    /// A break's id.
    pub BreakId
}

row! {
    /// The break that goes on.
    pub(crate) struct Break in "talk_break" {
        pub(crate) id: BreakId,
        /// When both come back.
        pub(crate) back_at: DateTime<Utc>,
        /// Whether the return time was announced.
        pub(crate) announced: bool,
    }
}

/// Starting a break, or giving one that goes on another length, counted from now.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct StartBreak {
    /// 20 minutes to 24 hours.
    pub minutes: u16,
}

/// A break that goes on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct BreakView {
    /// When both come back.
    pub back_at: DateTime<Utc>,
    /// The time has come; it goes on until someone ends it.
    pub over: bool,
}

const SHORTEST: u16 = 20;
const LONGEST: u16 = 24 * 60;

impl Planner {
    /// Starts a break, or sets when one that goes on ends.
    ///
    /// # Errors
    /// Shorter than twenty minutes or longer than a day.
    pub fn start_break(&mut self, start: StartBreak) -> Result<Done<BreakView>> {
        if !(SHORTEST..=LONGEST).contains(&start.minutes) {
            return Err(Error::field(
                "minutes",
                Problem::OutOfRange(SHORTEST, LONGEST),
            ));
        }
        self.transact(Actor::App, Op::StartBreak, |tx| {
            let going_on = tx.select::<Break>("", [])?.pop();
            let back_at = tx.now + Duration::minutes(i64::from(start.minutes));
            tx.put(&Break {
                id: going_on.map_or_else(|| tx.new_id(), |one| one.id),
                back_at,
                announced: false,
            })?;
            Ok(BreakView {
                back_at,
                over: false,
            })
        })
    }

    /// Ends the break, if one goes on.
    ///
    /// # Errors
    /// Where the file does not take it.
    pub fn end_break(&mut self, NoArgs {}: NoArgs) -> Result<Done<()>> {
        self.transact(Actor::App, Op::EndBreak, |tx| {
            for one in tx.select::<Break>("", [])? {
                tx.erase(Table::of::<Break>(), &one.id.to_string())?;
            }
            Ok(())
        })
    }
}

/// The break that goes on, if there is one.
pub(crate) fn on_break(rows: Rows<'_>, now: DateTime<Utc>) -> Result<Option<BreakView>> {
    Ok(rows.select::<Break>("", [])?.pop().map(|one| BreakView {
        back_at: one.back_at,
        over: one.back_at <= now,
    }))
}

/// The break that goes on, as it is kept.
pub(crate) fn goes_on(rows: Rows<'_>) -> Result<Option<Break>> {
    Ok(rows.select::<Break>("", [])?.pop())
}

/// A break whose time has come and that nobody was told of.
pub(crate) fn unannounced_break(rows: Rows<'_>, now: DateTime<Utc>) -> Result<Option<Break>> {
    Ok(goes_on(rows)?.filter(|one| !one.announced && one.back_at <= now))
}

/// Notes that its end is being announced.
pub(crate) fn announced(tx: &Tx<'_>, over: &Break) -> Result<()> {
    tx.put(&Break {
        announced: true,
        ..over.clone()
    })
}
