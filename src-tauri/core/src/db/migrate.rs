//! The schema, forward only. A schema that shipped is never changed again: it is a fixture for ever.

use rusqlite::Connection;

use super::APPLICATION_ID;
use crate::error::{Error, FolderProblem, Result};

/// The schema this program writes.
pub const SCHEMA: u32 = STEPS.len() as u32;

/// One entry a schema; each a list of the nouns' tables.
const STEPS: &[&[&str]] = &[&[
    include_str!("schema/001/spine.sql"),
    include_str!("schema/001/household.sql"),
    include_str!("schema/001/goal.sql"),
    include_str!("schema/001/boundary.sql"),
    include_str!("schema/001/rule.sql"),
    include_str!("schema/001/reminder.sql"),
    include_str!("schema/001/talk.sql"),
    include_str!("schema/001/moment.sql"),
]];

/// The schema a file has; 0 for one that is new.
///
/// # Errors
/// Refused untouched where another program or a newer version wrote it.
pub(crate) fn version(db: &Connection) -> Result<u32> {
    let application: i32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let version: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if version > 0 && application != APPLICATION_ID {
        return Err(Error::Folder(FolderProblem::Foreign));
    }
    if version > SCHEMA {
        return Err(Error::Folder(FolderProblem::Newer));
    }
    Ok(version)
}

/// Brings the file to [`SCHEMA`], one transaction a step; `before` runs once, before the first step of
/// a file that already holds something (it makes the verified backup).
pub(crate) fn migrate(db: &mut Connection, before: impl FnOnce() -> Result<()>) -> Result<()> {
    let from = version(db)?;
    if from == SCHEMA {
        return Ok(());
    }
    if from > 0 {
        before()?;
    }
    for (tables, n) in STEPS.iter().zip(1_u32..).skip(from as usize) {
        let step = db.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
        for sql in *tables {
            step.execute_batch(sql)?;
        }
        step.pragma_update(None, "application_id", APPLICATION_ID)?;
        step.pragma_update(None, "user_version", n)?;
        step.commit()?;
    }
    Ok(())
}
