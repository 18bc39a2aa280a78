//! Sharing a point or a span of one's own line, and taking a shared point back.

use chrono::NaiveDate;
use rusqlite::params;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::keep::{KIND, KeepFeeling};
use super::row::{Feeling, FeelingId};
use crate::db::{Rows, Table};
use crate::error::{Error, Problem, Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::private;
use crate::who::{Actor, Side, Viewer};

/// Shares every point from one day to another; one day alone is a point.
#[derive(Debug, Clone, Copy, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct ShareFeelings {
    /// The first day.
    pub from: NaiveDate,
    /// The last day.
    pub until: NaiveDate,
}

/// A point somebody shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct SharedFeeling {
    /// Its id.
    pub id: FeelingId,
    /// The day.
    pub day: NaiveDate,
    /// From 0 to 10.
    pub value: u8,
    /// A word to it; may be empty.
    pub words: String,
}

impl Planner {
    /// Shares a span of one's own line: from now on both can read these points, and they are private no more.
    ///
    /// # Errors
    /// [`Error::NotFound`] where nothing of one's own lies in it; days in the wrong order.
    pub fn share_feelings(&mut self, actor: Actor, span: ShareFeelings) -> Result<Done<()>> {
        let partner = actor.one()?;
        if span.until < span.from {
            return Err(Error::field("until", Problem::TooEarly));
        }
        let mut points = private::all::<KeepFeeling>(self.rows(), Viewer::One(partner), KIND)?;
        points.retain(|(_, point)| (span.from..=span.until).contains(&point.day));
        if points.is_empty() {
            return Err(Error::NotFound);
        }
        self.transact(actor, Op::Share, |tx| {
            for (id, point) in points {
                let shared: Option<FeelingId> = tx.value(
                    "SELECT id FROM feeling WHERE partner=?1 AND day=?2",
                    params![partner, point.day],
                )?;
                private::erase(tx, id)?;
                tx.put(&Feeling {
                    id: shared.unwrap_or_else(|| tx.new_id()),
                    partner,
                    day: point.day,
                    value: point.value,
                    words: point.words,
                })?;
            }
            Ok(())
        })
    }

    /// Takes a shared point back: it is gone for good, for both.
    ///
    /// # Errors
    /// [`Error::NotFound`]; [`Refusal::NotYours`] for the other's.
    pub fn take_back_feeling(&mut self, actor: Actor, id: FeelingId) -> Result<Done<()>> {
        let partner = actor.one()?;
        self.transact(actor, Op::TakeBackWords, |tx| {
            if tx.get::<Feeling>(id)?.partner != partner {
                return Err(Refusal::NotYours.into());
            }
            tx.erase(Table::of::<Feeling>(), &id.to_string())
        })
    }
}

/// What each shared, by day.
pub(super) fn shared(rows: Rows<'_>) -> Result<[Vec<SharedFeeling>; 2]> {
    let all: Vec<Feeling> = rows.select("ORDER BY day", [])?;
    Ok(Side::BOTH.map(|side| {
        all.iter()
            .filter(|one| one.partner == side)
            .map(|one| SharedFeeling {
                id: one.id,
                day: one.day,
                value: one.value,
                words: one.words.clone(),
            })
            .collect()
    }))
}
