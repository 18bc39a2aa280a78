//! Noting how it is today, for oneself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;

use super::share::{SharedFeeling, shared};
use crate::civil::lived_in;
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::private::{self, PrivateId};
use crate::who::{Actor, Viewer};
use crate::words;

/// A point of one's own line. A day has one: noting it again replaces it.
#[derive(Debug, Clone, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct KeepFeeling {
    /// The day.
    pub day: NaiveDate,
    /// From 0 to 10.
    pub value: u8,
    /// A word to it; may be empty.
    pub words: String,
}

/// A point of the viewer's own line.
#[derive(Debug, Clone, Serialize, TS)]
pub struct FeelingPoint {
    /// Its id.
    pub id: PrivateId,
    /// The point.
    pub point: KeepFeeling,
}

/// The viewer's own line, and what each shared of theirs: two lines, never one.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Feelings {
    /// What is the viewer's alone, by day; nothing unless one partner is here alone.
    pub own: Vec<FeelingPoint>,
    /// What each shared, start and end, by day.
    pub shared: [Vec<SharedFeeling>; 2],
}

pub(crate) const KIND: &str = "feeling";
/// The best a day can be.
const HIGHEST: u8 = 10;

/// A point out of a file, as it is kept.
pub(crate) fn brought(item: Value, today: NaiveDate) -> Result<Value> {
    let point: KeepFeeling = serde_json::from_value(item)?;
    lived_in(point.day)?;
    Ok(serde_json::to_value(checked(point, today)?)?)
}

fn checked(point: KeepFeeling, today: NaiveDate) -> Result<KeepFeeling> {
    if point.value > HIGHEST {
        return Err(Error::field(
            "value",
            Problem::OutOfRange(0, HIGHEST.into()),
        ));
    }
    if point.day > today {
        return Err(Error::field("day", Problem::TooLate));
    }
    let words = words::optional_line("words", &point.words, words::LINE)?;
    Ok(KeepFeeling { words, ..point })
}

impl Planner {
    /// Notes how one sees the two on a day.
    ///
    /// # Errors
    /// [`Refusal::WhoseHand`] unless one partner is here alone; a number above ten, a day to come.
    pub fn keep_feeling(&mut self, actor: Actor, point: KeepFeeling) -> Result<Done<PrivateId>> {
        let viewer = Viewer::One(actor.one()?);
        let point = checked(point, self.today()?)?;
        let kept = private::all::<KeepFeeling>(self.rows(), viewer, KIND)?;
        let same = kept.into_iter().find(|(_, other)| other.day == point.day);
        self.transact(actor, Op::KeepPrivate, |tx| {
            let owner = actor.author().ok_or(Refusal::NobodyHere)?;
            let id = same.map_or_else(|| tx.new_id(), |(id, _)| id);
            private::put(tx, id, owner, KIND, &point)?;
            Ok(id)
        })
    }

    /// Takes a point of one's own line away, at once and for good.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not one's own.
    pub fn drop_feeling(&mut self, actor: Actor, id: PrivateId) -> Result<Done<()>> {
        let viewer = Viewer::One(actor.one()?);
        private::find::<KeepFeeling>(self.rows(), viewer, KIND, id)?;
        self.transact(actor, Op::KeepPrivate, |tx| private::erase(tx, id))
    }

    /// One's own line, and what each shared.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn feelings(&self, viewer: Viewer) -> Result<Feelings> {
        let mut own = Vec::new();
        if viewer.one().is_some() {
            for (id, point) in private::all::<KeepFeeling>(self.rows(), viewer, KIND)? {
                own.push(FeelingPoint { id, point });
            }
            own.sort_by_key(|one| one.point.day);
        }
        Ok(Feelings {
            own,
            shared: shared(self.rows())?,
        })
    }
}
