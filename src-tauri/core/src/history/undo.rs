//! Undo and redo: the newest edit of whoever is here, refused where a later step touched the same rows.

use std::collections::HashSet;

use serde::Serialize;
use ts_rs::TS;

use super::store::{self, Entry};
use super::{Op, table};
use crate::agreed;
use crate::db::Rows;
use crate::error::{Error, Refusal, Result};
use crate::planner::{Done, Planner, Step};
use crate::who::{Actor, Author, Viewer};

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
    /// [`Refusal::NothingToUndo`], or [`Refusal::TouchedSince`] where a later step touched the same rows.
    pub fn undo(&mut self, actor: Actor) -> Result<Done<StepName>> {
        let author = actor.author().ok_or(Refusal::NobodyHere)?;
        let step = store::newest_done(self.db(), author)?.ok_or(Refusal::NothingToUndo)?;
        self.turn(actor, step, Turn::Undo)
    }

    /// Does again what was undone last.
    ///
    /// # Errors
    /// As [`Planner::undo`].
    pub fn redo(&mut self, actor: Actor) -> Result<Done<StepName>> {
        let author = actor.author().ok_or(Refusal::NobodyHere)?;
        let step = store::newest_undone(self.db(), author)?.ok_or(Refusal::NothingToUndo)?;
        self.turn(actor, step, Turn::Redo)
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
            let named = |step| match store::op_of(self.db(), step)? {
                // Many rows, and none of them names what was done: they need not be read.
                op @ Op::BringIn => Ok(StepName::only(op)),
                _ => name(self.rows(), &store::step(self.db(), step)?),
            };
            step.map(named).transpose()
        };
        Ok([
            name(store::newest_done(self.db(), author)?)?,
            name(store::newest_undone(self.db(), author)?)?,
        ])
    }

    fn turn(&mut self, actor: Actor, step: i64, turn: Turn) -> Result<Done<StepName>> {
        let entries = store::step(self.db(), step)?;
        let Some(first) = entries.first() else {
            return Err(Refusal::NothingToUndo.into());
        };
        let op = first.op;
        let name = match op {
            Op::BringIn => StepName::only(op),
            _ => name(self.rows(), &entries)?,
        };
        let last = entries.last().map_or(step, |entry| entry.seq);
        self.transact_as(
            actor,
            Step {
                op,
                kind: turn.kind(),
                undoes: Some(step),
            },
            |tx| {
                for entry in turn.order(&entries) {
                    let (expected, wanted) = turn.images(entry);
                    let table = table(&entry.noun)?;
                    let touched = store::touched_since(tx.db(), &entry.noun, &entry.row, last)?;
                    if touched || table.image(tx.db(), &entry.row)?.as_ref() != expected {
                        return Err(Error::Refused(Refusal::TouchedSince));
                    }
                    tx.restore_image(table, &entry.row, expected, wanted)
                        .map_err(another_took_its_place)?;
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

/// Columns that hold the words a thing is known by, in the order they are looked for.
const NAMED_BY: &[&str] = &["title", "name", "words", "text"];

/// The words a row is known by.
fn named_by(image: &store::Image) -> Option<String> {
    NAMED_BY.iter().find_map(|column| word(image, column))
}

fn word(image: &store::Image, column: &str) -> Option<String> {
    image
        .get(column)
        .and_then(serde_json::Value::as_str)
        .map(str::to_owned)
}

fn name(rows: Rows<'_>, entries: &[Entry]) -> Result<StepName> {
    // A step of several keystrokes or moves is named by what they came to: the newest image of each row.
    let mut later = HashSet::new();
    let from_the_end = entries.iter().rev();
    let mut newest: Vec<&Entry> = from_the_end
        .filter(|entry| later.insert((&entry.noun, &entry.row)))
        .collect();
    newest.reverse();
    let images = || {
        newest
            .iter()
            .filter_map(|entry| entry.after.as_ref().or(entry.before.as_ref()))
    };
    let of_text = |image| {
        word(image, "body")
            .and_then(|body| serde_json::from_str(&body).ok())
            .and_then(|body| agreed::known_by(&body))
    };
    let mut thing = images().find_map(|image| named_by(image).or_else(|| of_text(image)));
    for entry in &newest {
        thing = thing.map_or_else(|| agreed::title(rows, &entry.row), |thing| Ok(Some(thing)))?;
    }
    Ok(StepName {
        op: entries.first().map_or(Op::EditHousehold, |entry| entry.op),
        thing,
        to: images().find_map(|image| word(image, "place")),
    })
}
