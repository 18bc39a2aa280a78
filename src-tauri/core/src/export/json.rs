//! The whole household as canonical JSON: tables sorted by name, rows by id, keys sorted, no history.
//! Two files are the same household when this is byte-equal.

use serde_json::{Map, Value};

use crate::error::Result;
use crate::history::TABLES;
use crate::planner::Planner;

/// The canonical JSON of an open household, without the history and private things. It tells two states of a file apart;
/// each one's own reminders and half presses are in it, so it is nobody's to take along: see [`super::Copy`].
///
/// # Errors
/// Where the file cannot be read.
pub fn canonical(planner: &Planner) -> Result<String> {
    let db = planner.db();
    let mut all = Map::new();
    for table in TABLES {
        let mut ids = db.prepare_cached(&format!("SELECT id FROM {} ORDER BY id", table.name))?;
        let ids = ids
            .query_map([], |row| row.get::<_, String>(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let mut rows = Vec::new();
        for id in ids {
            rows.extend(table.image(db, &id)?.map(Value::Object));
        }
        all.insert(table.name.to_owned(), Value::Array(rows));
    }
    Ok(Value::Object(all).to_string())
}
