//! "This slipped": a private note on an agreement. It is never counted, and never shown to the other.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

use super::keep::DropPrivate;
use super::row::{Boundary, BoundaryId, Form};
use super::store;
use crate::agreed;
use crate::civil::lived_in;
use crate::db::Rows;
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::private::{self, Item, PrivateId};
use crate::who::{Actor, Viewer};
use crate::words;

/// A note that an agreement slipped.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NoteSlip {
    /// The agreement.
    pub agreement: BoundaryId,
    /// What its author writes for themselves.
    pub words: String,
}

/// A note of one's own.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Slip {
    /// The note.
    pub id: PrivateId,
    /// The day it was written.
    pub on: NaiveDate,
    /// Its words.
    pub words: String,
}

/// A note of one's own, with the agreement it is on.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Slipped {
    /// The note.
    pub slip: Slip,
    /// The agreement.
    pub agreement: BoundaryId,
    /// What the agreement says.
    pub title: String,
}

#[derive(Serialize, Deserialize)]
struct Note {
    agreement: BoundaryId,
    on: NaiveDate,
    words: String,
}

pub(crate) const KIND: &str = "slipped";

/// A note out of a file, on the agreement as it is `here`; none where that is not.
pub(crate) fn brought(
    item: Value,
    today: NaiveDate,
    here: impl Fn(Uuid) -> Result<Option<Uuid>>,
) -> Result<Option<Value>> {
    let note: Note = serde_json::from_value(item)?;
    let Some(agreement) = here(note.agreement.0)? else {
        return Ok(None);
    };
    Ok(Some(serde_json::to_value(Note {
        agreement: BoundaryId(agreement),
        on: lived_in(note.on)?.min(today),
        words: words::text("words", &note.words)?,
    })?))
}

/// The agreement a private item is a note on, if it is one.
pub(crate) fn is_on<'a>(kind: &str, item: &'a Value) -> Option<&'a str> {
    item["agreement"].as_str().filter(|_| kind == KIND)
}

impl Planner {
    /// Keeps a private note that an agreement slipped.
    ///
    /// # Errors
    /// A note that is empty or endless; [`Refusal::WhoseHand`] for both together.
    pub fn note_slip(&mut self, actor: Actor, note: NoteSlip) -> Result<Done<PrivateId>> {
        actor.one()?;
        let words = words::text("words", &note.words)?;
        self.transact(actor, Op::KeepPrivate, |tx| {
            let agreement = store::of_form(**tx, note.agreement, Form::Agreement)?.id;
            let id = tx.new_id();
            let author = actor.author().ok_or(Refusal::NobodyHere)?;
            let note = Note {
                agreement,
                on: tx.today,
                words,
            };
            private::put(tx, id, author, KIND, &note)?;
            Ok(id)
        })
    }

    /// Takes such a note away for good.
    ///
    /// # Errors
    /// Not found where it is not one's own.
    pub fn drop_slip(&mut self, actor: Actor, one: DropPrivate) -> Result<Done<()>> {
        let viewer = Viewer::One(actor.one()?);
        private::find::<Note>(self.rows(), viewer, KIND, one.id)?;
        self.transact(actor, Op::KeepPrivate, |tx| private::erase(tx, one.id))
    }
}

/// The viewer's own notes on an agreement, in the order they were written.
pub(super) fn slips(rows: Rows<'_>, viewer: Viewer, agreement: BoundaryId) -> Result<Vec<Slip>> {
    if viewer.one().is_none() {
        return Ok(Vec::new());
    }
    let notes = private::all::<Note>(rows, viewer, KIND)?;
    Ok(notes
        .into_iter()
        .filter(|(_, note)| note.agreement == agreement)
        .map(|(id, note)| view(id, note))
        .collect())
}

/// A note that was read with everything else of its owner; none where the agreement lies in the trash.
pub(crate) fn slipped(rows: Rows<'_>, item: Item) -> Result<Option<Slipped>> {
    let note: Note = serde_json::from_value(item.now)?;
    let there: Option<Boundary> = rows.find(note.agreement)?;
    if there.is_none_or(|agreement| agreement.trashed_on.is_some()) {
        return Ok(None);
    }
    Ok(Some(Slipped {
        agreement: note.agreement,
        title: agreed::title(rows, &note.agreement.to_string())?.unwrap_or_default(),
        slip: view(item.id, note),
    }))
}

fn view(id: PrivateId, note: Note) -> Slip {
    Slip {
        id,
        on: note.on,
        words: note.words,
    }
}
