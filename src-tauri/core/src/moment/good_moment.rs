//! Noting a good moment, and the one Today shows.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::row::{GoodMoment, GoodMomentId};
use crate::db::Rows;
use crate::error::{Refusal, Result};
use crate::history::Op;
use crate::planner::{Done, Planner};
use crate::who::{Actor, Author};
use crate::words;

/// Something good, as it is noted. Both see it.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct NewGoodMoment {
    /// What happened.
    pub words: String,
}

/// A good moment as it is shown.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, TS)]
pub struct GoodMomentView {
    /// Its id.
    pub id: GoodMomentId,
    /// What happened.
    pub words: String,
    /// The day it was noted.
    pub day: NaiveDate,
    /// Whose words they are.
    pub author: Author,
    /// Whole years ago, where it is the day of the year.
    pub years_ago: Option<u32>,
}

impl Planner {
    /// Notes something good that happened today.
    ///
    /// # Errors
    /// Nothing written, or too much.
    pub fn add_good_moment(
        &mut self,
        actor: Actor,
        new: NewGoodMoment,
    ) -> Result<Done<GoodMomentId>> {
        let words = words::line("words", &new.words, 500)?;
        let author = actor.author().ok_or(Refusal::NobodyHere)?;
        self.transact(actor, Op::AddGoodMoment, |tx| {
            let id = tx.new_id();
            tx.put(&GoodMoment {
                id,
                words,
                day: tx.today,
                author,
                trashed_on: None,
            })?;
            Ok(id)
        })
    }

    /// Puts a good moment in the trash.
    ///
    /// # Errors
    /// [`crate::Error::NotFound`].
    pub fn delete_good_moment(&mut self, actor: Actor, id: GoodMomentId) -> Result<Done<()>> {
        self.transact(actor, Op::Delete, |tx| {
            let moment: GoodMoment = tx.get(id)?;
            tx.put(&GoodMoment {
                trashed_on: Some(tx.today),
                ..moment
            })
        })
    }
}

/// The moment Today shows: one of this day in an earlier year, else the newest of the last three
/// months. Older ones have their place in the story.
pub(crate) fn of_today(rows: Rows<'_>, today: NaiveDate) -> Result<Option<GoodMomentView>> {
    let anniversary = rows.select::<GoodMoment>(
        "WHERE trashed_on IS NULL AND substr(day,6)=?1 AND day<?2 ORDER BY day DESC LIMIT 1",
        rusqlite::params![today.format("%m-%d").to_string(), today],
    )?;
    let newest = || {
        rows.select::<GoodMoment>(
            "WHERE trashed_on IS NULL AND day>=?1 ORDER BY day DESC, rowid DESC LIMIT 1",
            [today - chrono::Duration::days(92)],
        )
    };
    let moment = match anniversary.into_iter().next() {
        Some(moment) => Some(moment),
        None => newest()?.pop(),
    };
    Ok(moment.map(|moment| GoodMomentView {
        years_ago: u32::try_from(today.year() - moment.day.year())
            .ok()
            .filter(|years| {
                *years > 0 && (today.month(), today.day()) == (moment.day.month(), moment.day.day())
            }),
        id: moment.id,
        words: moment.words,
        day: moment.day,
        author: moment.author,
    }))
}
