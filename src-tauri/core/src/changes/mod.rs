//! *What changed*: the history as both may read it, by day and by thing, never by person.
//!
//! Whose hand it was is not even read ([`crate::history`]'s `past`), and it shows in no other way either: changes to
//! one thing that follow one another are told as one whoever made them, and no sentence fits one hand only. What is
//! private has no history. What somebody emptied or took back is not told; its words are gone.

mod field;
mod said;
mod thing;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

use chrono::NaiveDate;

pub use field::{AgreementDifference, Field, RuleDifference, Told};
pub use said::Said;
pub use thing::{Thing, Whereabouts};

use self::thing::{Known, Things};
use crate::agreed;
use crate::error::Result;
use crate::goal::Place;
use crate::history::{self, Image, Kind, Op, Trace};
use crate::planner::Planner;
use crate::who::Viewer;

/// At most so many changes are told at once.
const PAGE: usize = 40;

/// What is asked of the past.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "PastQuery")]
pub struct Query {
    /// One thing's own past; everything where none is named.
    #[ts(type = "string | null")]
    pub of: Option<Uuid>,
    /// Only what happened before this number: an answer's `earlier`.
    #[ts(type = "number | null")]
    pub before: Option<i64>,
}

/// What changed.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "Past")]
pub struct Past {
    /// The newest first.
    pub entries: Vec<Entry>,
    /// From which number on there is more.
    #[ts(type = "number | null")]
    pub earlier: Option<i64>,
    /// The thing whose past it is, if one was named.
    pub thing: Option<Thing>,
    /// What the file that thing came in with tells of it, line by line; it binds nobody.
    pub came_with: Option<String>,
}

/// One change, or some that followed one another.
#[derive(Debug, Clone, Serialize, TS)]
#[ts(rename = "PastEntry")]
pub struct Entry {
    /// Tells it from the others.
    #[ts(type = "number")]
    pub seq: i64,
    /// The day.
    pub day: NaiveDate,
    /// The sentence.
    pub said: Said,
    /// What it was about, if it was about one thing.
    pub thing: Option<Thing>,
    /// A step's words.
    pub step: Option<String>,
    /// The column a card came to.
    pub to: Option<Place>,
    /// What differs, in the order it is read.
    pub fields: Vec<Field>,
    /// What differs in the words of an agreement.
    pub agreement: Option<AgreementDifference>,
    /// What differs in a rule.
    pub rule: Option<RuleDifference>,
}

/// A row before and after a change, or several that followed one another.
#[derive(Debug, Clone)]
struct Row {
    noun: String,
    id: String,
    part_of: Option<String>,
    before: Option<Image>,
    after: Option<Image>,
}

impl Row {
    /// The newest image there is.
    fn newest(&self) -> Option<&Image> {
        self.after.as_ref().or(self.before.as_ref())
    }

    fn word<'a>(image: Option<&'a Image>, column: &str) -> Option<&'a Value> {
        image?.get(column).filter(|value| !value.is_null())
    }

    /// Whether a column says something after the change.
    fn has(&self, column: &str) -> bool {
        Self::word(self.after.as_ref(), column).is_some()
    }

    fn differs(&self, column: &str) -> bool {
        Self::word(self.before.as_ref(), column) != Self::word(self.after.as_ref(), column)
    }

    fn begins_quarter(&self) -> bool {
        self.noun == "quarter" && self.before.is_none() && self.after.is_some()
    }

    fn ends_quarter(&self) -> bool {
        let step = Self::word(self.after.as_ref(), "step");
        self.noun == "quarter" && step.and_then(Value::as_str) == Some("done")
    }

    /// Whether it is a thing and no part of one.
    fn is_thing(&self) -> bool {
        history::THINGS.contains(&self.noun.as_str())
    }

    /// The id of the thing it belongs to.
    fn thing(&self) -> Option<&str> {
        if self.is_thing() {
            return Some(&self.id);
        }
        match self.noun.as_str() {
            "quarter_text" => Self::word(self.newest(), "subject")?.as_str(),
            _ => self.part_of.as_deref(),
        }
    }
}

/// A change that is being read, the newest row of it first; others before it may still belong to it.
struct Draft {
    /// The newest and the oldest number in it.
    seq: i64,
    oldest: i64,
    step: i64,
    day: NaiveDate,
    op: Op,
    kind: Kind,
    rows: Vec<Row>,
}

impl Draft {
    fn begin(trace: Trace) -> Self {
        let mut draft = Self {
            seq: trace.seq,
            oldest: trace.seq,
            step: trace.step,
            day: trace.day,
            op: trace.op,
            kind: trace.kind,
            rows: Vec::new(),
        };
        draft.add(trace);
        draft
    }

    fn add(&mut self, trace: Trace) {
        self.oldest = trace.seq;
        // What was emptied says no more what it was; a line about no row never did.
        let says_something = trace.before.is_some() || trace.after.is_some();
        if says_something || trace.noun.is_empty() {
            self.put(Row {
                noun: trace.noun,
                id: trace.row,
                part_of: trace.part_of,
                before: trace.before,
                after: trace.after,
            });
        }
    }

    /// Puts an earlier change of a row before the later one.
    fn put(&mut self, earlier: Row) {
        let same = |row: &&mut Row| row.noun == earlier.noun && row.id == earlier.id;
        match self.rows.iter_mut().find(same) {
            Some(row) => row.before = earlier.before,
            None => self.rows.insert(0, earlier),
        }
    }

    /// What tells it from a change of another thing.
    fn about(&self) -> Option<&str> {
        match self.op {
            Op::EditStep | Op::EditPartner => self.rows.first().map(|row| row.id.as_str()),
            op => thing::about(op, &self.rows),
        }
    }

    /// Whether both are told as one: whoever made them, so that nobody learns that it was one hand or two.
    fn is_one_with(&self, earlier: &Self) -> bool {
        said::is_one_with_the_next(self.op)
            && (self.op, self.day) == (earlier.op, earlier.day)
            && [self.kind, earlier.kind] == [Kind::Edit; 2]
            && self.about() == earlier.about()
    }
}

impl Planner {
    /// What changed, of everything or of one thing, the newest first.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn what_changed(&self, viewer: Viewer, query: Query) -> Result<Past> {
        let of = query.of.map(|id| id.to_string());
        let mut reading = Reading {
            things: Things::new(self.rows(), viewer),
            alone: of.is_some(),
            planner: self,
            pending: None,
            done: Vec::new(),
            earlier: None,
        };
        let thing = match &of {
            Some(id) => reading.things.get(id)?,
            None => None,
        };
        if of.is_none() || thing.is_some() {
            let mut draft: Option<Draft> = None;
            let below = query.before.unwrap_or(i64::MAX);
            history::past(
                self.db(),
                below,
                of.as_deref(),
                said::is_told,
                |trace| match &mut draft {
                    Some(open) if open.step == trace.step => {
                        open.add(trace);
                        Ok(true)
                    }
                    _ => match draft.replace(Draft::begin(trace)) {
                        Some(whole) => reading.take(whole),
                        None => Ok(true),
                    },
                },
            )?;
            if reading.earlier.is_none() {
                if let Some(whole) = draft {
                    reading.take(whole)?;
                }
                if reading.earlier.is_none() {
                    reading.finish()?;
                }
            }
        }
        let came_with = match (&thing, &of) {
            (Some(_), Some(id)) => agreed::came_with(self.rows(), id)?,
            _ => None,
        };
        Ok(Past {
            came_with,
            entries: reading.done,
            earlier: reading.earlier,
            thing: thing.map(|known| known.thing),
        })
    }
}

/// A reading of the past that goes on.
struct Reading<'a> {
    planner: &'a Planner,
    things: Things<'a>,
    /// Only one thing's past is read.
    alone: bool,
    /// The change that earlier ones may still belong to.
    pending: Option<Draft>,
    done: Vec<Entry>,
    earlier: Option<i64>,
}

impl Reading<'_> {
    /// Takes a whole change; answers whether more are wanted.
    fn take(&mut self, draft: Draft) -> Result<bool> {
        if !self.is_seen(&draft)? {
            return Ok(true);
        }
        if let Some(later) = &mut self.pending
            && later.is_one_with(&draft)
        {
            later.oldest = draft.oldest;
            for row in draft.rows.into_iter().rev() {
                later.put(row);
            }
            return Ok(true);
        }
        let oldest = self.pending.as_ref().map(|draft| draft.oldest);
        self.finish()?;
        if self.done.len() == PAGE {
            self.earlier = oldest;
            return Ok(false);
        }
        self.pending = Some(draft);
        Ok(true)
    }

    fn finish(&mut self) -> Result<()> {
        if let Some(draft) = self.pending.take()
            && let Some(entry) = self.entry(draft)?
        {
            self.done.push(entry);
        }
        Ok(())
    }

    fn is_seen(&mut self, draft: &Draft) -> Result<bool> {
        if draft.rows.is_empty()
            || said::said(draft.op, draft.kind, &draft.rows, self.alone).is_none()
        {
            return Ok(false);
        }
        match thing::about(draft.op, &draft.rows) {
            Some(id) => Ok(self.things.get(id)?.is_some()),
            None => Ok(true),
        }
    }

    fn entry(&mut self, draft: Draft) -> Result<Option<Entry>> {
        let Some(said) = said::said(draft.op, draft.kind, &draft.rows, self.alone) else {
            return Ok(None);
        };
        let known = match thing::about(draft.op, &draft.rows) {
            Some(id) => self.things.get(id)?,
            None => None,
        };
        let mut entry = Entry {
            seq: draft.seq,
            day: draft.day,
            said,
            step: None,
            to: None,
            fields: Vec::new(),
            agreement: None,
            rule: None,
            thing: known.as_ref().map(|known| known.thing.clone()),
        };
        let steps = draft.rows.iter().filter(|row| row.noun == "goal_step");
        let words = |row: &Row| Some(Row::word(row.newest(), "words")?.as_str()?.to_owned());
        entry.step = steps.filter_map(words).next();
        if said == Said::Moved {
            let place = draft
                .rows
                .iter()
                .find_map(|row| Row::word(row.after.as_ref(), "place"));
            entry.to = place.and_then(|place| serde_json::from_value(place.clone()).ok());
        }
        if tells_what_differs(said) {
            self.differences(&draft, known.as_ref(), &mut entry)?;
        }
        // Somebody who changed their text size, or put a word there and took it out again, changed nothing.
        let tells = !entry.fields.is_empty() || entry.agreement.is_some() || entry.rule.is_some();
        Ok((tells || !only_by_what_differs(said)).then_some(entry))
    }

    fn differences(
        &mut self,
        draft: &Draft,
        known: Option<&Known>,
        entry: &mut Entry,
    ) -> Result<()> {
        if entry.said == Said::DateMoved {
            entry.fields.extend(field::moved(&draft.rows));
            return Ok(());
        }
        let texts: Vec<&Row> = draft
            .rows
            .iter()
            .filter(|row| row.noun == "version")
            .collect();
        field::of_texts(self.planner.rows(), &texts, entry)?;
        for row in &draft.rows {
            field::of_row(self.planner.rows(), &mut self.things, row, known, entry)?;
        }
        entry.fields.sort_by_key(Field::order);
        Ok(())
    }
}

/// What was added is told by its name; an act by what it did.
const fn tells_what_differs(said: Said) -> bool {
    only_by_what_differs(said)
        || matches!(
            said,
            Said::Progress
                | Said::DateMoved
                | Said::Answered
                | Said::AskedAgain
                | Said::GoesOn
                | Said::Undone
                | Said::UndoneSettings
                | Said::Redone
                | Said::RedoneSettings
        )
}

/// Changes that are nothing without something that differs.
const fn only_by_what_differs(said: Said) -> bool {
    matches!(
        said,
        Said::Settings
            | Said::Look
            | Said::Areas
            | Said::Edited
            | Said::Ending
            | Said::Feeds
            | Said::StepEdited
    )
}
