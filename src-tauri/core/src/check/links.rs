//! What hangs on what, and in which order.

use rusqlite::Connection;

use super::record::was_emptied;
use super::{Look, Wrong};
use crate::db;
use crate::error::Result;
use crate::order;

/// A column that names a row of another table.
pub(super) struct Link {
    pub(super) table: &'static str,
    pub(super) column: &'static str,
    to: &'static str,
}

/// Links that may be taken away where they lead nowhere: nothing is lost with them.
pub(super) const LINKS: &[Link] = &[
    Link {
        table: "goal",
        column: "area",
        to: "area",
    },
    Link {
        table: "goal",
        column: "parent",
        to: "goal",
    },
];

/// Parts that make no sense without their whole, and have words of their own.
const PARTS: &[Link] = &[
    Link {
        table: "goal_step",
        column: "goal",
        to: "goal",
    },
    Link {
        table: "goal_progress",
        column: "goal",
        to: "goal",
    },
    Link {
        table: "quarter_text",
        column: "quarter",
        to: "quarter",
    },
];

impl Link {
    /// The rows whose link leads to what was never there.
    pub(super) fn astray(&self, db: &Connection) -> Result<Vec<String>> {
        let Self { table, column, to } = self;
        let mut rows = db.prepare(&format!(
            "SELECT id, {column} FROM {table} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT id FROM {to})"
        ))?;
        let rows = rows
            .query_map([], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
            })?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut astray = Vec::new();
        for (id, to) in rows {
            if !was_emptied(db, self.to, &to)? {
                astray.push(id);
            }
        }
        Ok(astray)
    }
}

/// What SQLite itself knows of parents, and the parts it does not know of.
pub(super) fn parents(look: &mut Look<'_>) -> Result<()> {
    let mut count = db::orphans(look.db)?;
    for part in PARTS {
        count += part.astray(look.db)?.len();
    }
    look.found(Wrong::Parts, count);
    Ok(())
}

pub(super) fn links(look: &mut Look<'_>) -> Result<()> {
    for link in LINKS {
        let astray = link.astray(look.db)?.len();
        look.found(Wrong::Links, astray);
    }
    Ok(())
}

/// The tables with an order of their own.
pub(super) const ORDERED: &[&str] = &["goal", "goal_step", "area", "boundary"];

/// Keys between which there is always room.
pub(super) fn order(look: &mut Look<'_>) -> Result<()> {
    for table in ORDERED {
        let wrong = places(look.db, table)?
            .iter()
            .filter(|(_, key)| !order::is_key(key))
            .count();
        look.found(Wrong::Order, wrong);
    }
    Ok(())
}

/// The rows of a table in their order, with their keys.
pub(super) fn places(db: &Connection, table: &str) -> Result<Vec<(String, String)>> {
    let mut rows = db.prepare(&format!(
        "SELECT id, position FROM {table} ORDER BY position, id"
    ))?;
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
