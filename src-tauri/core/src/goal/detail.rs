//! One goal with everything on it, for its sheet.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use ts_rs::TS;

use super::board::Card;
use super::edit::Ending;
use super::row::{Goal, GoalId, Measure, Place, Progress, ProgressId, Step, StepId};
use super::store;
use super::text::Core;
use crate::agreed::{self, Record, Standing, Version, VersionId};
use crate::error::Result;
use crate::planner::Planner;
use crate::who::{Author, Side, Viewer};

/// A goal, opened.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GoalView {
    /// The goal.
    pub id: GoalId,
    /// Its card: of a pair, with both halves.
    pub card: Card,
    /// What holds, otherwise the newest words.
    pub core: Core,
    /// The newest words, where others hold.
    pub newer: Option<Core>,
    /// Where it stands; personal goals ask for no yes.
    pub standing: Option<Standing>,
    /// Every text it ever had, newest first.
    pub versions: Vec<GoalText>,
    /// The day it was written down.
    pub made_on: NaiveDate,
    /// Why it matters.
    pub why: String,
    /// *If it gets stuck: … then we …*
    pub stuck: String,
    /// *Who does what?*
    pub who_does: String,
    /// Notes.
    pub notes: String,
    /// How progress is told.
    pub measure: Measure,
    /// Where the measure began.
    #[ts(type = "number | null")]
    pub measure_from: Option<i64>,
    /// Where it shall come to.
    #[ts(type = "number | null")]
    pub measure_to: Option<i64>,
    /// Unit or currency.
    pub unit: String,
    /// Its steps, in order.
    pub steps: Vec<StepView>,
    /// Its progress entries, oldest first.
    pub progress: Vec<ProgressView>,
    /// What it feeds and what feeds it.
    pub family: Family,
    /// What was said at its end.
    pub ending: Ending,
    /// When the two look at it again.
    pub review_on: NaiveDate,
}

/// One text a goal had.
#[derive(Debug, Clone, Serialize, TS)]
pub struct GoalText {
    /// Its id.
    pub id: VersionId,
    /// Its digest: a yes names it.
    pub digest: String,
    /// The words.
    pub core: Core,
    /// Whose words.
    pub author: Author,
    /// The day they were written.
    pub written_on: NaiveDate,
    /// The yeses to it that count now, start and end.
    pub yes: [Option<DateTime<Utc>>; 2],
}

/// A step of the goal.
#[derive(Debug, Clone, Serialize, TS)]
pub struct StepView {
    /// Its id.
    pub id: StepId,
    /// What is to be done.
    pub words: String,
    /// By when.
    pub due: Option<NaiveDate>,
    /// The day it was done.
    pub done_on: Option<NaiveDate>,
    /// Who took it on.
    pub taken_by: Option<Side>,
}

/// A progress entry.
#[derive(Debug, Clone, Serialize, TS)]
pub struct ProgressView {
    /// Its id.
    pub id: ProgressId,
    /// The day.
    pub day: NaiveDate,
    /// Hundredths, or minor units of money.
    #[ts(type = "number")]
    pub value: i64,
    /// A word to it.
    pub note: String,
    /// Who wrote it down.
    pub author: Author,
}

/// Long and short goals that belong together.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Family {
    /// The long goal this one feeds.
    pub parent: Option<Relative>,
    /// The short goals that feed this one.
    pub children: Vec<Relative>,
}

/// A goal by its name.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Relative {
    /// The goal.
    pub id: GoalId,
    /// Its words.
    pub title: String,
    /// Where its card was put.
    pub place: Place,
}

impl Planner {
    /// One goal with everything on it.
    ///
    /// # Errors
    /// [`Error::NotFound`].
    pub fn goal(&self, _: Viewer, id: GoalId) -> Result<GoalView> {
        let goal = store::find(self.rows(), id)?;
        let (card, record) = self.card_with_record(id)?;
        let standing = record.standing(self.now())?;
        let newest = record.newest()?;
        let current = if goal.owned() {
            newest
        } else {
            store::current(&record, &standing)?
        };
        Ok(GoalView {
            id,
            card,
            core: Core::of(current)?,
            newer: (newest.id != current.id)
                .then(|| Core::of(newest))
                .transpose()?,
            versions: record
                .versions
                .iter()
                .rev()
                .map(|(version, _)| text_view(&record, version))
                .collect::<Result<_>>()?,
            standing: (!goal.owned()).then_some(standing),
            steps: self.steps_of(id)?,
            progress: self.progress_of(id)?,
            family: self.family(&goal)?,
            made_on: goal.made_on,
            why: goal.why,
            stuck: goal.stuck,
            who_does: goal.who_does,
            notes: goal.notes,
            measure: goal.measure,
            measure_from: goal.measure_from,
            measure_to: goal.measure_to,
            unit: goal.unit,
            ending: Ending {
                celebrate: goal.celebrate,
                expected: goal.expected,
                came: goal.came,
                learned: goal.learned,
            },
            review_on: goal.review_on,
        })
    }

    fn steps_of(&self, goal: GoalId) -> Result<Vec<StepView>> {
        let steps: Vec<Step> = self
            .rows()
            .select("WHERE goal=?1 ORDER BY position, id", [goal])?;
        Ok(steps
            .into_iter()
            .map(|step| StepView {
                id: step.id,
                words: step.words,
                due: step.due,
                done_on: step.done_on,
                taken_by: step.taken_by,
            })
            .collect())
    }

    fn progress_of(&self, goal: GoalId) -> Result<Vec<ProgressView>> {
        let entries: Vec<Progress> = self
            .rows()
            .select("WHERE goal=?1 ORDER BY day, step", [goal])?;
        Ok(entries
            .into_iter()
            .map(|entry| ProgressView {
                id: entry.id,
                day: entry.day,
                value: entry.value,
                note: entry.note,
                author: entry.author,
            })
            .collect())
    }

    fn family(&self, goal: &Goal) -> Result<Family> {
        let parent = match goal.parent {
            Some(parent) => self.relatives("id=?1", parent)?.pop(),
            None => None,
        };
        Ok(Family {
            parent,
            children: self.relatives("parent=?1", goal.id)?,
        })
    }

    fn relatives(&self, condition: &str, goal: GoalId) -> Result<Vec<Relative>> {
        let rows = self.rows();
        let mut statement = rows.db.prepare_cached(&format!(
            "SELECT id, place, (SELECT body FROM version WHERE subject=goal.id ORDER BY number DESC LIMIT 1)
             FROM goal WHERE {condition} AND trashed_on IS NULL ORDER BY position"
        ))?;
        let found = statement.query_map([goal], |row| {
            let body: Option<String> = row.get(2)?;
            Ok(Relative {
                id: row.get(0)?,
                place: row.get(1)?,
                title: body
                    .and_then(|body| agreed::known_by_kept(&body))
                    .unwrap_or_default(),
            })
        })?;
        Ok(found.collect::<rusqlite::Result<_>>()?)
    }
}

fn text_view(record: &Record, version: &Version) -> Result<GoalText> {
    Ok(GoalText {
        id: version.id,
        digest: version.digest.clone(),
        core: Core::of(version)?,
        author: version.author,
        written_on: version.written_on,
        yes: record.live(version.id).map(|yes| yes.map(|yes| yes.at)),
    })
}
