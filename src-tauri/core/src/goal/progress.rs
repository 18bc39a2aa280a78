//! Progress entries: how far it was on a day.

use serde::Deserialize;
use ts_rs::TS;

use super::row::{GoalId, Measure, Progress, ProgressId};
use super::text::is_too_large;
use super::{store, target};
use crate::error::{Error, Problem, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::who::Actor;
use crate::words;

/// How far a goal was on a day: a new entry, or a change of one.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct LogProgress {
    /// The goal.
    pub goal: GoalId,
    /// The entry, if one is changed.
    pub entry: Option<ProgressId>,
    /// The day, as `2026-06-12`; today at the latest.
    pub day: String,
    /// Hundredths of the unit or the feeling, minor units of money.
    #[ts(type = "number")]
    pub value: i64,
    /// A word to it; may be empty.
    pub note: String,
}

/// An entry to be taken away.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DeleteProgress {
    /// The entry.
    pub entry: ProgressId,
}

impl Planner {
    /// Writes down how far a goal was on a day.
    ///
    /// # Errors
    /// A day to come, a value the measure cannot have, a goal that is not measured by a value.
    pub fn log_progress(&mut self, actor: Actor, log: LogProgress) -> Result<Done<ProgressId>> {
        self.transact(actor, Op::LogProgress, |tx| {
            let goal = store::mine(tx, log.goal)?;
            let day = target::day("day", Some(&log.day), tx.today)?
                .ok_or_else(|| Error::field("day", Problem::Empty))?;
            if day > tx.today {
                return Err(Error::field("day", Problem::TooLate));
            }
            check(goal.measure, log.value)?;
            let note = words::optional_line("note", &log.note, words::LINE)?;
            let before: Option<Progress> = log.entry.map(|id| tx.get(id)).transpose()?;
            if before.as_ref().is_some_and(|entry| entry.goal != goal.id) {
                return Err(Error::NotFound);
            }
            let author = store::someone(tx.actor)?;
            let entry = Progress {
                id: before
                    .as_ref()
                    .map_or_else(|| tx.new_id(), |entry| entry.id),
                goal: goal.id,
                day,
                value: log.value,
                note,
                author: before.as_ref().map_or(author, |entry| entry.author),
                step: before.map_or_else(|| tx.number(), |entry| entry.step),
            };
            tx.put(&entry)?;
            Ok(entry.id)
        })
    }

    /// Takes an entry away.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn delete_progress(&mut self, actor: Actor, delete: DeleteProgress) -> Result<Done<()>> {
        self.transact(actor, Op::DeleteProgress, |tx| {
            let entry: Progress = tx.get(delete.entry)?;
            store::mine(tx, entry.goal)?;
            tx.delete::<Progress>(entry.id)
        })
    }
}

fn check(measure: Measure, value: i64) -> Result<()> {
    let problem = match measure {
        Measure::None | Measure::Steps => Problem::NotAChoice,
        Measure::Feeling if value < 0 => Problem::NotPositive,
        Measure::Feeling if value > 1000 => Problem::TooLarge,
        Measure::Money if value < 0 => Problem::NotPositive,
        _ if is_too_large(value) => Problem::TooLarge,
        _ => return Ok(()),
    };
    Err(Error::field("value", problem))
}
