//! The schema, forward only. A schema that shipped is never changed again: it is a fixture for ever.
//!
//! A new schema is one entry in [`SCHEMAS`] and one fixture: `tests/migration.rs` then kills programs in the
//! middle of coming to it.

use std::collections::BTreeSet;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, TransactionBehavior};

use super::{APPLICATION_ID, orphans};
use crate::error::{Error, FolderProblem, Result};

/// How a file comes to one schema from the one before: SQL, a list so that each noun has its own file.
pub(crate) type Schema = &'static [&'static str];

/// The schema this program writes.
pub const SCHEMA: u32 = SCHEMAS.len() as u32;

/// Every schema there was, oldest first.
pub(crate) const SCHEMAS: &[Schema] = &[&[
    include_str!("schema/001/spine.sql"),
    include_str!("schema/001/household.sql"),
    include_str!("schema/001/goal.sql"),
    include_str!("schema/001/boundary.sql"),
    include_str!("schema/001/rule.sql"),
    include_str!("schema/001/reminder.sql"),
    include_str!("schema/001/talk.sql"),
    include_str!("schema/001/moment.sql"),
    include_str!("schema/001/opening.sql"),
    include_str!("schema/001/feeling.sql"),
    include_str!("schema/001/search.sql"),
]];

/// The schema a file has; 0 for one that is new.
///
/// # Errors
/// Refused untouched where another program or a newer version than `newest` wrote it.
fn version(db: &Connection, newest: usize) -> Result<usize> {
    let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version > 0 && application != APPLICATION_ID {
        return Err(Error::Folder(FolderProblem::Foreign));
    }
    let version = version as usize;
    if version > newest {
        return Err(Error::Folder(FolderProblem::Newer));
    }
    Ok(version)
}

/// Whether the file has the schema this program writes: one that does not is brought there by whoever writes.
///
/// # Errors
/// Where another program or a newer version wrote it.
pub(crate) fn is_of_today(db: &Connection) -> Result<bool> {
    Ok(version(db, SCHEMAS.len())? == SCHEMAS.len())
}

/// Brings the file to the last of `schemas` in one transaction, however many lie between: it is as it was,
/// or it is new. `before` runs once, before anything happens to a file that already holds something (it
/// makes the verified backup).
pub(crate) fn migrate(
    db: &mut Connection,
    schemas: &[Schema],
    before: impl FnOnce() -> Result<()>,
) -> Result<()> {
    let from = version(db, schemas.len())?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    if from == schemas.len() {
        return Ok(());
    }
    if from > 0 {
        before()?;
    }
    // A table that is made anew is dropped first, and with the keys on that would take its children along.
    db.pragma_update(None, "foreign_keys", false)?;
    let done = through(db, &schemas[from..], schemas.len());
    db.pragma_update(None, "foreign_keys", true)?;
    done
}

fn through(db: &mut Connection, steps: &[Schema], to: usize) -> Result<()> {
    let whole = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let before = orphans(&whole)?;
    for sql in steps.iter().flat_map(|step| step.iter()) {
        whole.execute_batch(sql)?;
    }
    if orphans(&whole)? > before {
        return Err(Error::Row(
            "a schema left rows without their parent".to_owned(),
        ));
    }
    whole.pragma_update(None, "application_id", APPLICATION_ID)?;
    whole.pragma_update(None, "user_version", to as u32)?;
    Ok(whole.commit()?)
}

/// A file of the newest schema with nothing in it, in memory.
pub(crate) fn made_new() -> Result<Connection> {
    let db = Connection::open_in_memory()?;
    for sql in SCHEMAS.iter().flat_map(|step| step.iter()) {
        db.execute_batch(sql)?;
    }
    Ok(db)
}

/// The tables, indexes and triggers of a file.
pub(crate) fn described(db: &Connection) -> Result<BTreeSet<String>> {
    let mut all =
        db.prepare("SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema")?;
    let all = all.query_map([], |row| row.get(0))?;
    Ok(all.collect::<rusqlite::Result<_>>()?)
}
