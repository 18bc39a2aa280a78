//! Keeping a boundary for oneself first, and sharing it later.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::bring::ahead;
use super::row::BoundaryId;
use super::starters::Topic;
use super::text::{RequestText, Text};
use super::write::add;
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::private::{self, PrivateId};
use crate::who::{Actor, Viewer};
use crate::words;

/// A boundary its author keeps for themselves.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
pub struct BoundaryDraft {
    /// What it is about.
    pub topic: Topic,
    /// Its words.
    pub text: Text,
}

/// Keeps a boundary for oneself, new or changed.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepBoundary {
    /// The draft it was, if it is not new.
    pub id: Option<PrivateId>,
    /// What it is about.
    pub topic: Topic,
    /// Its words.
    pub text: Text,
}

/// Shares a kept boundary.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareBoundary {
    /// The draft.
    pub id: PrivateId,
}

/// A private thing of one's own that shall be gone.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct DropPrivate {
    /// The draft or note.
    pub id: PrivateId,
}

pub(crate) const KIND: &str = "boundary";

/// A kept boundary out of a file.
pub(crate) fn brought(item: Value, today: NaiveDate, swapped: bool) -> Result<Value> {
    let BoundaryDraft { topic, text } = serde_json::from_value(item)?;
    let text = match text {
        Text::Agreement(text) => Text::Agreement(ahead(text, today, swapped)),
        other => other,
    };
    Ok(serde_json::to_value(BoundaryDraft {
        topic,
        text: text.checked(today)?,
    })?)
}

/// What somebody asked, out of a file: a draft of their own again, so that only they ask it anew.
pub(crate) fn asked_brought(topic: Topic, body: &Value, today: NaiveDate) -> Result<Value> {
    let text = Text::Request(RequestText::deserialize(body)?).checked(today)?;
    Ok(serde_json::to_value(BoundaryDraft { topic, text })?)
}

/// The words of a kept request; none of anything else.
pub(crate) fn asks(kind: &str, item: &Value) -> Option<String> {
    let words = &item["text"]["request"]["words"];
    Some(words::fold(words.as_str().filter(|_| kind == KIND)?))
}

impl Planner {
    /// Keeps a boundary for its author alone.
    ///
    /// # Errors
    /// A field's problem; [`Refusal::WhoseHand`] for both together.
    pub fn keep_boundary(&mut self, actor: Actor, keep: KeepBoundary) -> Result<Done<PrivateId>> {
        let viewer = Viewer::One(actor.one()?);
        if let Some(id) = keep.id {
            private::find::<BoundaryDraft>(self.rows(), viewer, KIND, id)?;
        }
        let text = keep.text.checked(self.today()?)?;
        self.transact(actor, Op::KeepPrivate, |tx| {
            let id = keep.id.unwrap_or_else(|| tx.new_id());
            let author = actor.author().ok_or(Refusal::NobodyHere)?;
            let draft = BoundaryDraft {
                topic: keep.topic,
                text,
            };
            private::put(tx, id, author, KIND, &draft)?;
            Ok(id)
        })
    }

    /// Shares a kept boundary: it appears for both and is no longer private, in one change.
    ///
    /// # Errors
    /// As [`Planner::write_boundary`]; then it stays private.
    pub fn share_boundary(
        &mut self,
        actor: Actor,
        share: ShareBoundary,
    ) -> Result<Done<BoundaryId>> {
        let viewer = Viewer::One(actor.one()?);
        let draft: BoundaryDraft = private::find(self.rows(), viewer, KIND, share.id)?;
        // A date that was far enough away when it was kept may not be any more.
        let text = draft.text.checked(self.today()?)?;
        self.transact(actor, Op::Share, |tx| {
            private::erase(tx, share.id)?;
            add(tx, draft.topic, &text, None)
        })
    }

    /// Lets a kept boundary go for good.
    ///
    /// # Errors
    /// Not found where it is not one's own.
    pub fn drop_boundary(&mut self, actor: Actor, one: DropPrivate) -> Result<Done<()>> {
        let viewer = Viewer::One(actor.one()?);
        private::find::<BoundaryDraft>(self.rows(), viewer, KIND, one.id)?;
        self.transact(actor, Op::KeepPrivate, |tx| private::erase(tx, one.id))
    }

    /// The boundaries the viewer keeps for themselves.
    pub(super) fn kept_boundaries(
        &self,
        viewer: Viewer,
    ) -> Result<Vec<(PrivateId, BoundaryDraft)>> {
        if viewer.one().is_none() {
            return Ok(Vec::new());
        }
        private::all(self.rows(), viewer, KIND)
    }
}
