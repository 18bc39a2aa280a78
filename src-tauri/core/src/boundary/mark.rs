//! What the reader of an own boundary can do with it: say they have read it, say that they see it
//! differently, fold it away. None of it is a yes or a no.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::{Boundary, BoundaryId, Form, Mark};
use super::{store, text};
use crate::agreed::{Version, VersionId};
use crate::db::Rows;
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::private::{self, PrivateId};
use crate::who::{Actor, Side, Viewer};

/// *I've read this (it is not a yes)*, or taking that away again.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct MarkRead {
    /// The boundary.
    pub id: BoundaryId,
    /// The wording that was read.
    pub version: VersionId,
    /// Its digest as it was on the page.
    pub digest: String,
    /// Said, or taken away.
    pub read: bool,
}

/// *I see it differently*, in words; empty takes them away.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "SeeDifferently")]
pub struct Differ {
    /// The boundary.
    pub id: BoundaryId,
    /// The wording it is said to.
    pub version: VersionId,
    /// Its digest as it was on the page.
    pub digest: String,
    /// How the reader sees it.
    pub words: String,
}

/// *Fold away from my pages*, or back.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "FoldBoundary")]
pub struct Fold {
    /// The boundary.
    pub id: BoundaryId,
    /// Folded, or back.
    pub folded: bool,
}

/// A folded boundary, as its reader's private thing: the owner is not told.
#[derive(Serialize, Deserialize)]
struct Folded {
    boundary: BoundaryId,
}

const FOLDED: &str = "boundary-folded";

impl Planner {
    /// *I've read this (it is not a yes).* Optional: where it is missing it looks as if nobody had asked.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for the owner; [`Refusal::WordsChanged`] where it reads otherwise by now.
    pub fn mark_read(&mut self, actor: Actor, mark: MarkRead) -> Result<Done<()>> {
        self.transact(actor, Op::MarkBoundary, |tx| {
            let before = reads(tx, actor, mark.id, mark.version, &mark.digest)?;
            tx.put(&Mark {
                read: mark.read,
                ..before
            })
        })
    }

    /// *I see it differently*, in the reader's words, which the owner reads.
    ///
    /// # Errors
    /// As [`Planner::mark_read`]; words that are too long.
    pub fn see_differently(&mut self, actor: Actor, differ: Differ) -> Result<Done<()>> {
        let words = if differ.words.trim().is_empty() {
            String::new()
        } else {
            text::line("words", &differ.words)?
        };
        self.transact(actor, Op::MarkBoundary, |tx| {
            let before = reads(tx, actor, differ.id, differ.version, &differ.digest)?;
            tx.put(&Mark {
                differently: words,
                ..before
            })
        })
    }

    /// Folds an own boundary of the other away from one's own pages, or back. Only its reader knows.
    ///
    /// # Errors
    /// [`Refusal::NotYours`] for the owner.
    pub fn fold_boundary(&mut self, actor: Actor, fold: Fold) -> Result<Done<()>> {
        let side = actor.one()?;
        let kept = folds(self.rows(), Viewer::One(side))?;
        self.transact(actor, Op::KeepPrivate, |tx| {
            let boundary = store::of_form(**tx, fold.id, Form::Own)?;
            store::by_reader(&boundary, actor)?;
            let already = kept.iter().find(|(_, boundary)| *boundary == fold.id);
            match (already, fold.folded) {
                (None, true) => {
                    let item = Folded { boundary: fold.id };
                    let author = actor.author().ok_or(Refusal::NobodyHere)?;
                    private::put(tx, tx.new_id(), author, FOLDED, &item)
                }
                (Some((id, _)), false) => private::erase(tx, *id),
                _ => Ok(()),
            }
        })
    }
}

/// What the viewer folded away.
pub(super) fn folds(rows: Rows<'_>, viewer: Viewer) -> Result<Vec<(PrivateId, BoundaryId)>> {
    if viewer.one().is_none() {
        return Ok(Vec::new());
    }
    let items = private::all::<Folded>(rows, viewer, FOLDED)?;
    Ok(items
        .into_iter()
        .map(|(id, folded)| (id, folded.boundary))
        .collect())
}

/// The reader's mark as it stands, moved to the wording on the page.
fn reads(
    tx: &Tx<'_>,
    actor: Actor,
    id: BoundaryId,
    version: VersionId,
    digest: &str,
) -> Result<Mark> {
    let boundary: Boundary = store::of_form(**tx, id, Form::Own)?;
    let partner: Side = store::by_reader(&boundary, actor)?;
    let newest = store::newest(**tx, id)?;
    if newest.id != version || newest.digest != digest {
        return Err(Refusal::WordsChanged.into());
    }
    // No undo of the words may reach back over what was left on them.
    tx.touch::<Version>(version)?;
    let marks: Vec<Mark> = tx.select("WHERE boundary=?1 AND partner=?2", (id, partner))?;
    Ok(match marks.into_iter().next() {
        // What was said of earlier words is not said of these.
        Some(mark) if mark.version == version => mark,
        Some(mark) => Mark {
            version,
            read: false,
            ..mark
        },
        None => Mark {
            id: tx.new_id(),
            boundary: id,
            version,
            partner,
            read: false,
            differently: String::new(),
        },
    })
}
