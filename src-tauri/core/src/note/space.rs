//! Everything one partner keeps to themselves, on one page. There is nothing on it while both or nobody are here.

use serde::Serialize;
use serde::de::DeserializeOwned;
use ts_rs::TS;

use super::friend;
use super::keep::{self, Note, NoteView, Shape};
use crate::boundary::{self, DraftView, Slipped};
use crate::error::Result;
use crate::goal::{self, HiddenGoalView};
use crate::planner::Planner;
use crate::private::{self, Item};
use crate::rule::{self, RuleDraft};
use crate::topic::{self, Topic};
use crate::who::Viewer;

/// What is the viewer's alone, each kind newest first.
#[derive(Debug, Default, Clone, Serialize, TS)]
pub struct Space {
    /// Notes of every shape.
    pub notes: Vec<NoteView>,
    /// Goals kept for oneself first.
    pub goals: Vec<HiddenGoalView>,
    /// Boundaries kept for oneself first.
    pub boundaries: Vec<DraftView>,
    /// Rules kept for oneself first.
    pub rules: Vec<RuleDraft>,
    /// Notes that an agreement slipped.
    pub slips: Vec<Slipped>,
    /// What one noted to bring up.
    pub topics: Vec<Topic>,
    /// Whether a friend's view is offered now.
    pub friend_offered: bool,
}

impl Planner {
    /// Everything that is the viewer's alone; nothing unless one partner is here alone.
    ///
    /// # Errors
    /// Where the file cannot be read, or something in it is damaged.
    pub fn private_space(&self, viewer: Viewer) -> Result<Space> {
        let mut space = Space::default();
        if viewer.one().is_none() {
            return Ok(space);
        }
        let mut friend = Vec::new();
        for item in private::every(self.rows(), viewer)?.into_iter().rev() {
            let id = item.id;
            match item.kind.as_str() {
                keep::KIND => {
                    let had = item.had;
                    let note: Note = read(item)?;
                    if note.shape == Shape::Friend {
                        friend.push(note.on);
                    }
                    space.notes.push(NoteView { id, note, had });
                }
                friend::KIND => friend.push(friend::not_now(&item)?),
                goal::HIDDEN => {
                    let goal = read(item)?;
                    space.goals.push(HiddenGoalView { id, goal });
                }
                boundary::KEPT => {
                    let boundary = read(item)?;
                    space.boundaries.push(DraftView { id, boundary });
                }
                rule::DRAFT => space.rules.push(rule::draft_of(item)?),
                boundary::SLIPPED => {
                    if let Some(slip) = boundary::slipped(self.rows(), item)? {
                        space.slips.push(slip);
                    }
                }
                topic::KIND => space.topics.push(topic::of(item)?),
                _ => {}
            }
        }
        space.friend_offered = friend::offered(&friend, self.today()?);
        Ok(space)
    }
}

fn read<T: DeserializeOwned>(item: Item) -> Result<T> {
    Ok(serde_json::from_value(item.now)?)
}
