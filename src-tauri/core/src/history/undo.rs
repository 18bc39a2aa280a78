//! Undo and redo: the newest edit of whoever is here, refused where a later step touched the same rows.

use std::collections::HashSet;

use serde::{Deserialize, Serialize};
use ts_rs::TS;
use uuid::Uuid;

use super::store::{self, Entry};
use super::{Op, table};
use crate::agreed;
use crate::db::{self, Rows};
use crate::error::{Error, Refusal, Result};
use crate::planner::{Done, Planner, Step, Tx};
use crate::private;
use crate::search;
use crate::who::{Actor, Author, Viewer};
use crate::work::Work;

/// A step of more rows than a hand changes: what a file brought.
const MANY: usize = 1_000;

/// What the menu says: "Undo: move *Lisbon in May* to Paused".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct StepName {
    /// What was done (`op-<word>` in Fluent).
    pub op: Op,
    /// The title or first words of the thing, where it has any.
    pub thing: Option<String>,
    /// Where it went, if it was moved: the column's word.
    pub to: Option<String>,
}

impl StepName {
    const fn only(op: Op) -> Self {
        Self {
            op,
            thing: None,
            to: None,
        }
    }
}

impl Planner {
    /// Undoes the newest edit of whoever is here; both here: the newest one made together.
    ///
    /// # Errors
    /// [`Refusal::NothingToUndo`], or [`Refusal::TouchedSince`] where a later step touched the same rows;
    /// [`Refusal::Stopped`] once the work was stopped. Nothing is changed then.
    pub fn undo(&mut self, actor: Actor, work: &Work) -> Result<Done<StepName>> {
        let author = actor.author().ok_or(Refusal::NobodyHere)?;
        let step = store::newest_done(self.db(), author)?.ok_or(Refusal::NothingToUndo)?;
        self.turn(actor, step, Turn::Undo, work)
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// As [`Planner::undo`].
    pub fn redo(&mut self, actor: Actor, work: &Work) -> Result<Done<StepName>> {
        let author = actor.author().ok_or(Refusal::NobodyHere)?;
        let step = store::newest_undone(self.db(), author)?.ok_or(Refusal::NothingToUndo)?;
        self.turn(actor, step, Turn::Redo, work)
    }

    /// What undo and redo would do now, for the menu.
    pub(crate) fn undo_names(&self, viewer: Viewer) -> Result<[Option<StepName>; 2]> {
        let author = match viewer {
            Viewer::One(side) => Actor::One(side).author(),
            Viewer::Both => Some(Author::Both),
            Viewer::Nobody => None,
        };
        let Some(author) = author else {
            return Ok([None, None]);
        };
        let name = |step: Option<i64>| -> Result<Option<StepName>> {
            step.map(|step| self.step_name(step)).transpose()
        };
        Ok([
            name(store::newest_done(self.db(), author)?)?,
            name(store::newest_undone(self.db(), author)?)?,
        ])
    }

    fn step_name(&self, step: i64) -> Result<StepName> {
        match store::op_of(self.db(), step)? {
            // Many rows, and none of them names what was done: they need not be read.
            op @ Op::BringIn => Ok(StepName::only(op)),
            _ => name(self.rows(), &store::names(self.db(), step)?),
        }
    }

    fn turn(&mut self, actor: Actor, step: i64, turn: Turn, work: &Work) -> Result<Done<StepName>> {
        let entries = store::step(self.db(), step)?;
        let Some(first) = entries.first() else {
            return Err(Refusal::NothingToUndo.into());
        };
        let (op, name) = (first.op, self.step_name(step)?);
        let last = entries.last().map_or(step, |entry| entry.seq);
        self.transact_as(
            actor,
            Step {
                op,
                kind: turn.kind(),
                undoes: Some(step),
            },
            |tx| {
                let all = entries.len();
                let many = all > MANY;
                let rows = || {
                    (0..)
                        .zip(turn.order(&entries))
                        .try_for_each(|(done, entry)| {
                            // A few take no time that could be told.
                            if many {
                                work.next(done, all)?;
                            } else {
                                work.going_on()?;
                            }
                            turn.row(tx, entry, last)
                        })
                };
                if many {
                    db::with_room(tx.db(), || search::follow_at_once(tx.db(), rows))?;
                } else {
                    rows()?;
                }
                // A text that was written on since is another row; its number would stand over a gap.
                for subject in subjects_of_texts(&entries) {
                    if !agreed::is_numbered_through(**tx, subject)? {
                        return Err(Error::Refused(Refusal::TouchedSince));
                    }
                }
                Ok(name)
            },
        )
    }
}

/// Whose texts a step wrote.
fn subjects_of_texts(entries: &[Entry]) -> impl Iterator<Item = &str> {
    let texts = entries.iter().filter(|entry| entry.noun == "version");
    texts.filter_map(|entry| entry.part_of.as_deref())
}

/// A row came since that cannot stand beside this one (two newest wordings of one text): that is a later step.
fn another_took_its_place(error: Error) -> Error {
    match error {
        Error::Database(sql)
            if sql.sqlite_error_code() == Some(rusqlite::ErrorCode::ConstraintViolation) =>
        {
            Error::Refused(Refusal::TouchedSince)
        }
        other => other,
    }
}

#[derive(Clone, Copy)]
enum Turn {
    Undo,
    Redo,
}

impl Turn {
    const fn kind(self) -> super::Kind {
        match self {
            Self::Undo => super::Kind::Undo,
            Self::Redo => super::Kind::Redo,
        }
    }

    /// Takes one row of the step, whose last number is `last`, back or does it again.
    fn row(self, tx: &Tx<'_>, entry: &Entry, last: i64) -> Result<()> {
        if entry.noun == store::OWN {
            let undone = matches!(self, Self::Undo);
            let by = Uuid::parse_str(&entry.row).map_err(|_| Error::Row(entry.row.clone()))?;
            return private::turn_brought(tx, tx.actor.one()?, by, undone);
        }
        let (expected, wanted) = self.images(entry);
        let table = table(&entry.noun)?;
        let touched = store::touched_since(tx.db(), &entry.noun, &entry.row, last)?;
        if touched || table.image(tx.db(), &entry.row)?.as_ref() != expected {
            return Err(Error::Refused(Refusal::TouchedSince));
        }
        tx.restore_image(table, &entry.row, expected, wanted)
            .map_err(another_took_its_place)
    }

    fn order<'a>(self, entries: &'a [Entry]) -> Box<dyn Iterator<Item = &'a Entry> + 'a> {
        match self {
            Self::Undo => Box::new(entries.iter().rev()),
            Self::Redo => Box::new(entries.iter()),
        }
    }

    /// The image that must stand now, and the one that shall stand then.
    const fn images(self, entry: &Entry) -> (Option<&store::Image>, Option<&store::Image>) {
        match self {
            Self::Undo => (entry.after.as_ref(), entry.before.as_ref()),
            Self::Redo => (entry.before.as_ref(), entry.after.as_ref()),
        }
    }
}

/// What a step is named by, of one row it changed.
pub(super) struct Named {
    pub(super) op: Op,
    pub(super) noun: String,
    pub(super) row: String,
    /// Of the image it left, or where it took the row away of the one before; none where that was erased.
    pub(super) words: Option<Words>,
}

/// Columns that say what a row is known by; the others are passed over.
#[derive(Deserialize)]
pub(super) struct Words {
    title: Option<String>,
    name: Option<String>,
    words: Option<String>,
    text: Option<String>,
    /// A text's own words, as JSON.
    body: Option<String>,
    /// The column of a board it went to.
    place: Option<String>,
}

impl Words {
    fn known_by(&self) -> Option<String> {
        let own = [&self.title, &self.name, &self.words, &self.text];
        own.into_iter()
            .find_map(Clone::clone)
            .or_else(|| agreed::known_by_kept(self.body.as_deref()?))
    }
}

fn name(rows: Rows<'_>, step: &[Named]) -> Result<StepName> {
    // A step of several keystrokes or moves is named by what they came to: the newest image of each row.
    let mut later = HashSet::new();
    let from_the_end = step.iter().rev();
    let mut newest: Vec<&Named> = from_the_end
        .filter(|of| later.insert((&of.noun, &of.row)))
        .collect();
    newest.reverse();
    let words = || newest.iter().filter_map(|of| of.words.as_ref());
    let mut thing = words().find_map(Words::known_by);
    for of in &newest {
        thing = thing.map_or_else(|| agreed::title(rows, &of.row), |thing| Ok(Some(thing)))?;
    }
    Ok(StepName {
        op: step.first().map_or(Op::EditHousehold, |of| of.op),
        thing,
        to: words().find_map(|words| words.place.clone()),
    })
}
