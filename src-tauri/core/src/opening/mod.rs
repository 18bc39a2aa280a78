//! Opening together: two people answer the same question, each alone, and both answers open at the same moment.
//!
//! An answer lies among its author's private things. *Ready* is a mark and nothing more: it does not tell what
//! was answered, nor how much. Opening is an act of both, with what each sealed there to be opened: both answers
//! are taken out of the private things, and whoever asked writes them where both can read, in one transaction.

mod row;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;

use crate::db::{Rows, Table};
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::planner::Tx;
use crate::private::{self, PrivateId};
use crate::who::{Actor, Author, Side, Viewer};

pub(crate) use row::Opening;
pub use row::{OpeningId, Question};

/// What both are asked: a kind of question, and the thing it is about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Asked {
    pub(crate) question: Question,
    pub(crate) about: Uuid,
}

/// An answer as it lies among its author's private things.
#[derive(Serialize, Deserialize)]
struct Kept {
    question: Question,
    about: Uuid,
    answer: Value,
}

const KIND: &str = "answer";

/// Takes every answer of this partner out again that is put away: nothing of theirs opens any more.
pub(crate) fn take_all_out(tx: &Tx<'_>, side: Side) -> Result<()> {
    for opening in tx.select::<Opening>("", [])? {
        let asked = Asked {
            question: opening.question,
            about: opening.about.0,
        };
        asked.mark(tx, side, false)?;
    }
    Ok(())
}

impl Asked {
    /// Who put their answer away, start and end.
    pub(crate) fn ready(self, rows: Rows<'_>) -> Result<[bool; 2]> {
        let opening = self.opening(rows)?;
        Ok(opening.map_or([false; 2], |one| [one.ready_start, one.ready_end]))
    }

    /// What this partner answered so far. Only they may be shown it.
    pub(crate) fn answer<T: DeserializeOwned>(
        self,
        rows: Rows<'_>,
        side: Side,
    ) -> Result<Option<T>> {
        let kept = self.kept(rows, side)?;
        Ok(kept
            .map(|(_, answer)| serde_json::from_value(answer))
            .transpose()?)
    }

    /// What a change is called that writes an answer: putting it away and taking it out again are acts that
    /// leave a line, writing it is nobody's business.
    pub(crate) fn op(self, rows: Rows<'_>, side: Side, ready: bool) -> Result<Op> {
        Ok(if ready || self.ready(rows)?[side.index()] {
            Op::PutAway
        } else {
            Op::KeepPrivate
        })
    }

    /// Writes this partner's answer (none leaves what there was) and puts it away, or takes it out again.
    ///
    /// # Errors
    /// [`Refusal::NotNow`] for other words while it is put away, and for putting nothing away.
    pub(crate) fn prepare<T: Serialize>(
        self,
        tx: &Tx<'_>,
        side: Side,
        answer: Option<&T>,
        ready: bool,
    ) -> Result<()> {
        let kept = self.kept(**tx, side)?;
        match answer {
            Some(_) if ready && self.ready(**tx)?[side.index()] => {
                return Err(Refusal::NotNow.into());
            }
            Some(answer) => {
                let id = kept.map_or_else(|| tx.new_id::<PrivateId>(), |(id, _)| id);
                let kept = Kept {
                    question: self.question,
                    about: self.about,
                    answer: serde_json::to_value(answer)?,
                };
                private::put(tx, id, Author::from(side), KIND, &kept)?;
            }
            None if ready && kept.is_none() => return Err(Refusal::NotNow.into()),
            None => {}
        }
        self.mark(tx, side, ready)
    }

    /// Lets this partner's answer go, put away or not.
    pub(crate) fn drop_answer(self, tx: &Tx<'_>, side: Side) -> Result<()> {
        if let Some((id, _)) = self.kept(**tx, side)? {
            private::erase(tx, id)?;
        }
        self.mark(tx, side, false)
    }

    /// Opens both answers and takes them out of the private things; whoever asked writes them as shared in the
    /// same change.
    ///
    /// # Errors
    /// [`Refusal::NotBothHere`] where not both are here, each with what opens theirs; [`Refusal::NotNow`] where
    /// not both have put one away. Then both stay closed.
    pub(crate) fn open<T: DeserializeOwned>(self, tx: &Tx<'_>) -> Result<[T; 2]> {
        if tx.actor != Actor::Both
            || !Side::BOTH
                .into_iter()
                .all(|side| private::readable(tx, side))
        {
            return Err(Refusal::NotBothHere.into());
        }
        let opening = self.opening(**tx)?.ok_or(Refusal::NotNow)?;
        if !(opening.ready_start && opening.ready_end) {
            return Err(Refusal::NotNow.into());
        }
        let take = |side| -> Result<T> {
            let (id, answer) = self.kept(**tx, side)?.ok_or(Refusal::NotNow)?;
            private::erase(tx, id)?;
            Ok(serde_json::from_value(answer)?)
        };
        let both = [take(Side::Start)?, take(Side::End)?];
        // Who finished first is nobody's to read later.
        tx.erase(Table::of::<Opening>(), &opening.id.to_string())?;
        Ok(both)
    }

    /// The question is not asked any more. What one who is not here sealed stays theirs; it belongs to nothing.
    pub(crate) fn forget(self, tx: &Tx<'_>) -> Result<()> {
        for side in Side::BOTH {
            if private::readable(tx, side)
                && let Some((id, _)) = self.kept(**tx, side)?
            {
                private::erase(tx, id)?;
            }
        }
        match self.opening(**tx)? {
            Some(opening) => tx.erase(Table::of::<Opening>(), &opening.id.to_string()),
            None => Ok(()),
        }
    }

    fn mark(self, tx: &Tx<'_>, side: Side, on: bool) -> Result<()> {
        let before = self.opening(**tx)?;
        let mut ready = self.ready(**tx)?;
        if std::mem::replace(&mut ready[side.index()], on) == on {
            return Ok(());
        }
        let id = match &before {
            Some(opening) => opening.id,
            None => tx.new_id(),
        };
        if before.is_some() && !on {
            // That an answer lay there and does not any more is its author's own affair.
            tx.without_actor();
            tx.erase(Table::of::<Opening>(), &id.to_string())?;
        }
        if ready == [false; 2] {
            return Ok(());
        }
        tx.put(&Opening {
            id,
            question: self.question,
            about: self.about.into(),
            ready_start: ready[0],
            ready_end: ready[1],
        })
    }

    fn opening(self, rows: Rows<'_>) -> Result<Option<Opening>> {
        Ok(rows
            .select(
                "WHERE question=?1 AND about=?2",
                rusqlite::params![self.question, row::AboutId::from(self.about)],
            )?
            .pop())
    }

    fn kept(self, rows: Rows<'_>, side: Side) -> Result<Option<(PrivateId, Value)>> {
        let all = private::all::<Kept>(rows, Viewer::One(side), KIND)?;
        Ok(all
            .into_iter()
            .find(|(_, kept)| kept.question == self.question && kept.about == self.about)
            .map(|(id, kept)| (id, kept.answer)))
    }
}
