//! A goal that comes in from elsewhere, a file or an earlier day: as an idea, or as what it came to, and without anybody's yes.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Deserialize;

use super::edit::{Ending, measure};
use super::row::{Goal, GoalId, Horizon, Measure, Place, Progress, Step};
use super::store;
use super::target::{self, Target};
use super::text::{Core, is_too_large};
use crate::agreed::{self, Subject, Wording};
use crate::civil;
use crate::error::{Error, Problem, Result};
use crate::household::{self, AreaId};
use crate::order;
use crate::planner::Tx;
use crate::who::Side;
use crate::words::{self, LINE};

/// A goal's own columns, as a copy has them. Who wrote it and whose yes it had is not among them.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct GoalRow {
    pub(crate) horizon: Horizon,
    pub(crate) place: Place,
    pub(crate) made_on: NaiveDate,
    #[serde(default)]
    pub(crate) target: Option<String>,
    #[serde(default)]
    pub(crate) support: String,
    #[serde(default)]
    pub(crate) why: String,
    #[serde(default)]
    pub(crate) stuck: String,
    #[serde(default)]
    pub(crate) who_does: String,
    #[serde(default)]
    pub(crate) notes: String,
    pub(crate) measure: Measure,
    #[serde(default)]
    pub(crate) measure_from: Option<i64>,
    #[serde(default)]
    pub(crate) measure_to: Option<i64>,
    #[serde(default)]
    pub(crate) unit: String,
    #[serde(default)]
    pub(crate) ended_at: Option<DateTime<Utc>>,
    #[serde(flatten)]
    pub(crate) ending: EndingRow,
}

/// What was said at its end.
#[derive(Debug, Clone, Default, Deserialize)]
pub(crate) struct EndingRow {
    #[serde(default)]
    celebrate: String,
    #[serde(default)]
    expected: String,
    #[serde(default)]
    came: String,
    #[serde(default)]
    learned: String,
}

/// A step, as a copy has it. Who took it on is not among it: nobody is ever given one.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct StepRow {
    pub(crate) words: String,
    pub(crate) position: String,
    #[serde(default)]
    pub(crate) due: Option<String>,
    #[serde(default)]
    pub(crate) done_on: Option<NaiveDate>,
}

/// How far it was on a day, as a copy has it.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ProgressRow {
    pub(crate) day: NaiveDate,
    pub(crate) value: i64,
    #[serde(default)]
    pub(crate) note: String,
}

/// A goal that comes in, and what hangs on it.
pub(crate) struct Brought {
    pub(crate) id: GoalId,
    pub(crate) row: GoalRow,
    /// Whose own it is: only ever that of whoever brings it in.
    pub(crate) owner: Option<Side>,
    pub(crate) area: Option<AreaId>,
    pub(crate) parent: Option<GoalId>,
    /// Its order among all cards.
    pub(crate) position: String,
    /// Its wordings, the newest last.
    pub(crate) cores: Vec<(Core, NaiveDate)>,
    pub(crate) steps: Vec<StepRow>,
    pub(crate) progress: Vec<ProgressRow>,
    /// What the file tells of it besides.
    pub(crate) came_with: Option<String>,
}

/// The end of the order of all cards.
pub(crate) fn last_place(tx: &Tx<'_>) -> Result<Option<String>> {
    Ok(tx
        .value::<Option<String>>("SELECT max(position) FROM goal", [])?
        .flatten())
}

/// Writes it. What is over stays over; everything else is an idea again.
pub(crate) fn bring(tx: &Tx<'_>, brought: Brought) -> Result<()> {
    let Brought { id, row, owner, .. } = brought;
    let author = store::someone(tx.actor)?;
    let made_on = row.made_on.min(tx.today);
    let (measure_from, measure_to, unit) =
        measure(row.measure, row.measure_from, row.measure_to, &row.unit)?;
    let place = if row.place.ended() {
        row.place
    } else {
        Place::Idea
    };
    let support = words::optional_line("support", &row.support, LINE)?;
    let weekday = household::household(**tx)?.talk_weekday;
    let first_look = civil::add_months(tx.today, super::add::REVIEW_AFTER).unwrap_or(tx.today);
    let ending = Ending {
        celebrate: row.ending.celebrate,
        expected: row.ending.expected,
        came: row.ending.came,
        learned: row.ending.learned,
    };
    let goal = Goal {
        id,
        horizon: row.horizon,
        place,
        position: brought.position,
        author,
        owner,
        made_on,
        area: brought.area,
        parent: brought.parent,
        pair: None,
        half: None,
        target: Target::typed("target", row.target.as_deref(), made_on)?,
        support: if owner.is_some() {
            support
        } else {
            String::new()
        },
        why: words::optional_text("why", &row.why)?,
        stuck: words::optional_text("stuck", &row.stuck)?,
        who_does: words::optional_text("who_does", &row.who_does)?,
        notes: words::optional_text("notes", &row.notes)?,
        measure: row.measure,
        measure_from,
        measure_to,
        unit,
        ended_at: place
            .ended()
            .then(|| row.ended_at.unwrap_or(tx.now).min(tx.now)),
        celebrate: String::new(),
        expected: String::new(),
        came: String::new(),
        learned: String::new(),
        review_on: civil::snap_to_quarter(first_look, weekday.into()),
        trashed_on: None,
    };
    tx.put(&ending.checked()?.onto(goal))?;
    let kind = if owner.is_some() {
        Subject::Own
    } else {
        Subject::Goal
    };
    let wordings = brought.cores.into_iter().map(|(core, written_on)| {
        Ok(Wording {
            body: serde_json::to_value(core.checked()?)?,
            written_on,
        })
    });
    let wordings = wordings.collect::<Result<_>>()?;
    agreed::bring(tx, id.into(), kind, wordings, brought.came_with)?;
    steps(tx, id, brought.steps)?;
    progress(tx, id, brought.progress)
}

fn steps(tx: &Tx<'_>, goal: GoalId, mut steps: Vec<StepRow>) -> Result<()> {
    steps.sort_by(|one, other| one.position.cmp(&other.position));
    let mut last = None;
    for step in steps {
        let position = order::between(last.as_deref(), None);
        tx.put(&Step {
            id: tx.new_id(),
            goal,
            words: words::line("words", &step.words, LINE)?,
            position: position.clone(),
            due: target::day("due", step.due.as_deref(), tx.today)?,
            done_on: step.done_on.map(|day| day.min(tx.today)),
            taken_by: None,
        })?;
        last = Some(position);
    }
    Ok(())
}

fn progress(tx: &Tx<'_>, goal: GoalId, entries: Vec<ProgressRow>) -> Result<()> {
    let author = store::someone(tx.actor)?;
    for entry in entries {
        // The measure may be another by now, so only what no measure could have is refused.
        if is_too_large(entry.value) {
            return Err(Error::field("value", Problem::TooLarge));
        }
        let day = entry.day.to_string();
        tx.put(&Progress {
            id: tx.new_id(),
            goal,
            day: target::day("day", Some(&day), tx.today)?
                .unwrap_or(tx.today)
                .min(tx.today),
            value: entry.value,
            note: words::optional_line("note", &entry.note, LINE)?,
            author,
            step: tx.number(),
        })?;
    }
    Ok(())
}
