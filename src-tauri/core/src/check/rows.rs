//! Each row by itself: the shape of its kind.

use rusqlite::Connection;
use serde_json::Value;

use super::{Look, Wrong};
use crate::error::Result;
use crate::history::TABLES;
use crate::private;

/// The tables whose rows people would call a thing.
const THINGS: &[&str] = &[
    "area",
    "goal",
    "goal_step",
    "goal_progress",
    "boundary",
    "rule",
    "good_time",
    "good_moment",
    "reminder",
];

/// How many things there are that both may see.
pub(super) fn things(db: &Connection) -> Result<u32> {
    THINGS.iter().try_fold(0, |sum, table| {
        let sql = format!("SELECT count(*) FROM {table}");
        let count: u32 = db.query_row(&sql, [], |row| row.get(0))?;
        Ok(sum + count)
    })
}

/// How many yeses there are.
pub(super) fn yeses(db: &Connection) -> Result<u32> {
    Ok(db.query_row("SELECT count(*) FROM sign_off", [], |row| row.get(0))?)
}

/// Every row is read the way its noun reads it.
pub(super) fn shapes(look: &mut Look<'_>) -> Result<()> {
    for table in TABLES {
        let mut ids = look.db.prepare(&format!("SELECT id FROM {}", table.name))?;
        let ids = ids
            .query_map([], |row| row.get::<_, String>(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let unreadable = ids
            .iter()
            .filter(|id| (table.reads)(look.db, id).is_err())
            .count();
        look.found(Wrong::Unreadable, unreadable);
    }
    Ok(())
}

/// What is private is padded to whole steps; what lies there unsealed is JSON. More is nobody's business.
pub(super) fn private(look: &mut Look<'_>) -> Result<()> {
    let mut items = look.db.prepare("SELECT sealed, body FROM private_item")?;
    let mut items = items.query([])?;
    let mut wrong = 0;
    while let Some(item) = items.next()? {
        let (sealed, body): (bool, Vec<u8>) = (item.get(0)?, item.get(1)?);
        let padded = !body.is_empty() && body.len().is_multiple_of(private::STEP);
        let read = sealed || serde_json::from_slice::<Value>(&body).is_ok();
        wrong += usize::from(!padded || !read);
    }
    look.found(Wrong::Private, wrong);
    Ok(())
}

/// One row for each date of a reminder, whatever an index says.
pub(super) fn dates(look: &mut Look<'_>) -> Result<()> {
    let twice = look.count(
        "SELECT count(*) FROM (SELECT 1 FROM occurrence NOT INDEXED GROUP BY reminder, on_date HAVING count(*)>1)",
    )?;
    look.found(Wrong::Dates, twice);
    Ok(())
}
