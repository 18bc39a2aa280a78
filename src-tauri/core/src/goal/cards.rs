//! What cards need of the rows, in a handful of queries whatever their number.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use rusqlite::types::ToSql;

use super::board::NextStep;
use super::row::{GoalId, Horizon, Measure, PairId, Place};
use super::target::Target;
use super::text::Core;
use crate::agreed::SubjectId;
use crate::db::Rows;
use crate::error::Result;
use crate::household::AreaId;
use crate::who::{Author, Side};

/// Which cards are read.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which {
    /// Those of one horizon, or all.
    Board(Option<Horizon>),
    /// Those kept at *Doing*; whether they hold too shows on each.
    Doing,
    /// The one this goal is on.
    Of(GoalId),
}

impl Which {
    /// Its condition, and what stands for `?1` in it.
    const fn condition(self) -> &'static str {
        match self {
            Self::Board(_) => "?1 IS NULL OR horizon=?1",
            Self::Doing => {
                "?1 IS NULL AND (place='doing' OR pair IN (SELECT pair FROM goal WHERE place='doing'))"
            }
            Self::Of(_) => "id=?1 OR pair=(SELECT pair FROM goal WHERE id=?1)",
        }
    }
}

/// What a card needs of a goal's row: its long texts stay in the file.
pub(super) struct Bare {
    pub(super) id: GoalId,
    pub(super) horizon: Horizon,
    pub(super) place: Place,
    pub(super) author: Author,
    pub(super) owner: Option<Side>,
    pub(super) area: Option<AreaId>,
    pub(super) parent: Option<GoalId>,
    pub(super) pair: Option<PairId>,
    pub(super) half: Option<Side>,
    pub(super) target: Option<Target>,
    pub(super) support: String,
    pub(super) measure: Measure,
    pub(super) from: Option<i64>,
    pub(super) to: Option<i64>,
    pub(super) unit: String,
    pub(super) ended_at: Option<DateTime<Utc>>,
}

pub(super) fn bare(rows: Rows<'_>, which: Which) -> Result<Vec<Bare>> {
    let mut statement = rows.db.prepare_cached(&format!(
        "SELECT id, horizon, place, author, owner, area, parent, pair, half, target, support, measure,
                measure_from, measure_to, unit, ended_at
         FROM goal WHERE trashed_on IS NULL AND ({}) ORDER BY position, id",
        which.condition()
    ))?;
    let which: &dyn ToSql = match &which {
        Which::Board(horizon) => horizon,
        Which::Doing => &None::<Horizon>,
        Which::Of(goal) => goal,
    };
    let goals = statement.query_map([which], |row| {
        Ok(Bare {
            id: row.get(0)?,
            horizon: row.get(1)?,
            place: row.get(2)?,
            author: row.get(3)?,
            owner: row.get(4)?,
            area: row.get(5)?,
            parent: row.get(6)?,
            pair: row.get(7)?,
            half: row.get(8)?,
            target: row.get(9)?,
            support: row.get(10)?,
            measure: row.get(11)?,
            from: row.get(12)?,
            to: row.get(13)?,
            unit: row.get(14)?,
            ended_at: row.get(15)?,
        })
    })?;
    Ok(goals.collect::<rusqlite::Result<_>>()?)
}

/// The words of personal goals: they ask for no yes, so their newest text is all there is to know.
pub(super) fn own_texts(rows: Rows<'_>) -> Result<HashMap<SubjectId, Core>> {
    let mut statement = rows.db.prepare_cached(
        "SELECT subject, body, max(number) FROM version
         WHERE subject IN (SELECT id FROM goal WHERE owner IS NOT NULL) GROUP BY subject",
    )?;
    let mut texts = HashMap::new();
    let found = statement.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?)))?;
    for row in found {
        let (subject, body) = row?;
        texts.insert(subject, serde_json::from_str(&body)?);
    }
    Ok(texts)
}

pub(super) fn next_steps(rows: Rows<'_>, only: Option<&str>) -> Result<HashMap<GoalId, NextStep>> {
    by_goal(
        rows,
        "SELECT goal, id, words, due, taken_by, min(position) 
         FROM (SELECT * FROM goal_step WHERE done_on IS NULL) {only} GROUP BY goal",
        only,
        |row| {
            Ok(NextStep {
                id: row.get(1)?,
                words: row.get(2)?,
                due: row.get(3)?,
                taken_by: row.get(4)?,
            })
        },
    )
}

/// One value for each goal: for all, or for those in the JSON list `only`, whose condition goes where `sql`
/// says `{only}`.
pub(super) fn by_goal<T>(
    rows: Rows<'_>,
    sql: &str,
    only: Option<&str>,
    read: impl Fn(&rusqlite::Row<'_>) -> rusqlite::Result<T>,
) -> Result<HashMap<GoalId, T>> {
    let condition = only.map_or("", |_| "WHERE goal IN (SELECT value FROM json_each(?1))");
    let mut statement = rows.db.prepare_cached(&sql.replace("{only}", condition))?;
    let found = statement.query_map(rusqlite::params_from_iter(only), |row| {
        Ok((row.get(0)?, read(row)?))
    })?;
    Ok(found.collect::<rusqlite::Result<_>>()?)
}
