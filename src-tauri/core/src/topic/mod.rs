//! Something to bring to the next talk, with what it wants. It is its author's alone until the talk.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::db::text_enum;
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner, Tx};
use crate::private::{self, Item, PrivateId};
use crate::who::{Actor, Viewer};
use crate::words;

text_enum! {
    /// What a topic wants of the other.
    pub enum Wants {
        /// Just so you know.
        Know = "know",
        /// Please listen.
        Listen = "listen",
        /// Let's decide.
        Decide = "decide",
    }
}

/// Something to bring up, as it is noted.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewTopic {
    /// What it is about.
    pub words: String,
    /// What it wants.
    pub wants: Wants,
}

/// An own topic.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Topic {
    /// Its id.
    pub id: PrivateId,
    /// What it is about.
    pub words: String,
    /// What it wants.
    pub wants: Wants,
}

pub(crate) const KIND: &str = "topic";
/// The longest line to bring up.
pub(crate) const LONGEST: usize = 500;

/// A topic out of a file, as it is kept.
pub(crate) fn brought(item: Value) -> Result<Value> {
    Ok(serde_json::to_value(checked(serde_json::from_value(
        item,
    )?)?)?)
}

fn checked(new: NewTopic) -> Result<NewTopic> {
    let words = words::line("words", &new.words, LONGEST)?;
    Ok(NewTopic { words, ..new })
}

/// Keeps a topic for whoever acts.
pub(crate) fn put(tx: &Tx<'_>, topic: &NewTopic) -> Result<PrivateId> {
    let owner = tx.actor.author().ok_or(Refusal::NobodyHere)?;
    let id = tx.new_id();
    private::put(tx, id, owner, KIND, topic)?;
    Ok(id)
}

impl Planner {
    /// Notes something to bring up. Only whoever is here reads it until the talk.
    ///
    /// # Errors
    /// Nothing written, or too much.
    pub fn add_topic(&mut self, actor: Actor, new: NewTopic) -> Result<Done<PrivateId>> {
        let topic = checked(new)?;
        self.transact(actor, Op::KeepPrivate, |tx| put(tx, &topic))
    }

    /// Takes an own topic away for good.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`] for one that is not one's own.
    pub fn drop_topic(&mut self, actor: Actor, id: PrivateId) -> Result<Done<()>> {
        let viewer = match actor {
            Actor::One(side) => Viewer::One(side),
            Actor::Both => Viewer::Both,
            Actor::App => Viewer::Nobody,
        };
        private::find::<NewTopic>(self.rows(), viewer, KIND, id)?;
        self.transact(actor, Op::KeepPrivate, |tx| private::erase(tx, id))
    }

    /// What whoever is here noted to bring up.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn topics(&self, viewer: Viewer) -> Result<Vec<Topic>> {
        let topics = private::all::<NewTopic>(self.rows(), viewer, KIND)?;
        Ok(topics
            .into_iter()
            .map(|(id, topic)| view(id, topic))
            .collect())
    }
}

/// A topic that was read with everything else of its owner.
pub(crate) fn of(item: Item) -> Result<Topic> {
    Ok(view(item.id, serde_json::from_value(item.now)?))
}

fn view(id: PrivateId, topic: NewTopic) -> Topic {
    Topic {
        id,
        words: topic.words,
        wants: topic.wants,
    }
}
