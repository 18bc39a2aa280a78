//! Writing a note, changing it, taking one's change back, and letting it go.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::civil::lived_in;
use crate::db::text_enum;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::private::{self, PrivateId};
use crate::topic::{self, NewTopic, Wants};
use crate::who::{Actor, Viewer};
use crate::words;

text_enum! {
    /// What a note is for; it decides what is asked.
    pub enum Shape {
        /// Anything.
        Note = "note",
        /// A question one thinks about alone: what I think, what I need.
        Question = "question",
        /// A disagreement, seen as a friend of both would see it. After Finkel and others (2013): 21 minutes a year.
        Friend = "friend",
        /// Putting something down: forgiving, for oneself. After the workbook study of 2024 with 4,598 people.
        PuttingDown = "putting_down",
    }
}

impl Shape {
    /// How many texts it has, after its title.
    #[must_use]
    pub const fn parts(self) -> usize {
        match self {
            Self::Note => 1,
            Self::Question => 2,
            Self::Friend => 3,
            Self::PuttingDown => 4,
        }
    }
}

/// A note as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct Note {
    /// What it is for.
    pub shape: Shape,
    /// The question; else a title, which may be empty.
    pub title: String,
    /// Its texts, as many as [`Shape::parts`] says; each may be empty.
    pub parts: Vec<String>,
    /// The day it was begun.
    pub on: NaiveDate,
}

/// A note as its owner sees it.
#[derive(Debug, Clone, Serialize, TS)]
pub struct NoteView {
    /// Its id.
    pub id: PrivateId,
    /// The note.
    pub note: Note,
    /// Whether it was otherwise before, and can be again.
    pub had: bool,
}

/// Writes a note, new or changed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepNote {
    /// The note it was, if it is not new.
    pub id: Option<PrivateId>,
    /// What it is for; that does not change.
    pub shape: Shape,
    /// The question, or a title.
    pub title: String,
    /// Its texts.
    pub parts: Vec<String>,
}

/// Notes the title of a note as something to bring up.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct BringUp {
    /// The note; it stays as it is.
    pub id: PrivateId,
    /// What it wants of the other.
    pub wants: Wants,
}

pub(crate) const KIND: &str = "note";

/// A note out of a file, as it is kept.
pub(crate) fn brought(item: Value, today: NaiveDate) -> Result<Value> {
    let Note {
        shape,
        title,
        parts,
        on,
    } = serde_json::from_value(item)?;
    let on = lived_in(on)?.min(today);
    let (title, parts) = checked(shape, &title, &parts)?;
    Ok(serde_json::to_value(Note {
        shape,
        title,
        parts,
        on,
    })?)
}

impl Planner {
    /// Keeps a note, for its author alone.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] unless one partner is here alone; nothing written, or too much.
    pub fn keep_note(&mut self, actor: Actor, keep: KeepNote) -> Result<Done<PrivateId>> {
        let viewer = Viewer::One(actor.one()?);
        let before = keep
            .id
            .map(|id| private::find::<Note>(self.rows(), viewer, KIND, id))
            .transpose()?;
        if before.as_ref().is_some_and(|note| note.shape != keep.shape) {
            return Err(Error::NotFound);
        }
        let (title, parts) = checked(keep.shape, &keep.title, &keep.parts)?;
        self.transact(actor, Op::KeepPrivate, |tx| {
            let owner = actor.author().ok_or(Refusal::NobodyHere)?;
            let id = keep.id.unwrap_or_else(|| tx.new_id());
            let note = Note {
                shape: keep.shape,
                title,
                parts,
                on: before.map_or(tx.today, |note| note.on),
            };
            private::put(tx, id, owner, KIND, &note)?;
            Ok(id)
        })
    }

    /// Makes a note what it was before its newest change, up to twenty changes back.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not one's own; [`Refusal::NothingToUndo`].
    pub fn earlier_note(&mut self, actor: Actor, id: PrivateId) -> Result<Done<()>> {
        let viewer = Viewer::One(actor.one()?);
        self.transact(actor, Op::KeepPrivate, |tx| {
            private::earlier(tx, id, viewer, KIND)
        })
    }

    /// Takes a note away, at once and for good.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not one's own.
    pub fn drop_note(&mut self, actor: Actor, id: PrivateId) -> Result<Done<()>> {
        let viewer = Viewer::One(actor.one()?);
        private::find::<Note>(self.rows(), viewer, KIND, id)?;
        self.transact(actor, Op::KeepPrivate, |tx| {
            // What is half typed about it goes with it.
            let of = id.to_string();
            private::erase_about(tx, |kind, item| {
                Ok(private::about(kind, item) == Some(of.as_str()))
            })?;
            private::erase(tx, id)
        })
    }

    /// Notes what a note is called (without a title: its first line) as something to bring up. Nothing else of it
    /// leaves it, and the topic is one's own until the talk.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not one's own; [`Refusal::NotNow`] for putting something down, which is
    /// never brought to the other.
    pub fn bring_up(&mut self, actor: Actor, up: BringUp) -> Result<Done<PrivateId>> {
        let viewer = Viewer::One(actor.one()?);
        let note: Note = private::find(self.rows(), viewer, KIND, up.id)?;
        if note.shape == Shape::PuttingDown {
            return Err(Refusal::NotNow.into());
        }
        self.transact(actor, Op::KeepPrivate, |tx| {
            let words = note.called().chars().take(topic::LONGEST).collect();
            let wants = up.wants;
            topic::put(tx, &NewTopic { words, wants })
        })
    }
}

impl Note {
    /// What it is called: its title, else its first line.
    fn called(&self) -> &str {
        std::iter::once(&self.title)
            .chain(&self.parts)
            .find_map(|words| words.lines().next().filter(|line| !line.is_empty()))
            .unwrap_or_default()
    }
}

fn checked(shape: Shape, title: &str, parts: &[String]) -> Result<(String, Vec<String>)> {
    let title = match shape {
        Shape::Question => words::line("title", title, words::LINE)?,
        _ => words::optional_line("title", title, words::LINE)?,
    };
    if parts.len() != shape.parts() {
        return Err(Error::field("parts", Problem::NotAChoice));
    }
    let parts = parts
        .iter()
        .enumerate()
        .map(|(n, words)| words::optional_text(&format!("part{n}"), words))
        .collect::<Result<Vec<_>>>()?;
    if title.is_empty() && parts.iter().all(String::is_empty) {
        return Err(Error::field("part0", Problem::Empty));
    }
    Ok((title, parts))
}
