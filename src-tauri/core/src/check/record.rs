//! What changed: a number for each change, and each thing as it was last written.

use std::collections::HashMap;

use rusqlite::Connection;
use serde_json::{Map, Value};

use super::{Look, Wrong};
use crate::db::Table;
use crate::error::Result;
use crate::folder::Folder;
use crate::history::{self, TABLES};

/// From one on, each number once, and no change that begins after itself.
pub(super) fn numbers(look: &mut Look<'_>) -> Result<()> {
    let gaps = look.count("SELECT coalesce(max(seq),0)-count(*) FROM history")?;
    let wrong = look.count("SELECT count(*) FROM history WHERE seq<1 OR step>seq OR step<1")?;
    look.found(Wrong::Gaps, gaps + wrong);
    Ok(())
}

/// What was acknowledged is there.
pub(super) fn last(look: &mut Look<'_>) -> Result<()> {
    let newest = history::next_seq(look.db)? - 1;
    let last = Folder::beside(&look.check.dir).last().unwrap_or_default();
    look.found(
        Wrong::Behind,
        usize::try_from(last - newest).unwrap_or_default(),
    );
    Ok(())
}

/// A row's image in the newest entry that names it: before and after.
type Newest = (Option<Map<String, Value>>, Option<Map<String, Value>>);

/// Each thing is as the record says it was last written, and those it says are gone are gone.
pub(super) fn images(look: &mut Look<'_>) -> Result<()> {
    for table in TABLES {
        let mut newest = newest(look.db, table)?;
        let mut ids = look.db.prepare(&format!("SELECT id FROM {}", table.name))?;
        let ids = ids
            .query_map([], |row| row.get::<_, String>(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        let (mut unknown, mut differs) = (0, 0);
        for id in ids {
            match newest.remove(&id) {
                None => unknown += 1,
                Some((_, Some(written))) => {
                    let there = table.image(look.db, &id)?.unwrap_or_default();
                    // Columns that came later than the image are not in it.
                    let same = written.iter().all(|(column, value)| {
                        there.get(column) == Some(value) || is_unsaid(table, column, &there)
                    });
                    differs += usize::from(!same);
                }
                // Taken away, or emptied for good: and there all the same.
                Some((_, None)) => differs += 1,
            }
        }
        let missing = newest.values().filter(|(_, after)| after.is_some()).count();
        look.found(Wrong::Unknown, unknown);
        look.found(Wrong::Differs, differs);
        look.found(Wrong::Missing, missing);
    }
    Ok(())
}

/// Whoever leaves stops reminders of their own without a line about it: a check does not tell either.
fn is_unsaid(table: &Table, column: &str, row: &Map<String, Value>) -> bool {
    table.name == "reminder" && column == "paused_on" && row.get("owner") != Some(&Value::Null)
}

fn newest(db: &Connection, table: &Table) -> Result<HashMap<String, Newest>> {
    // SQLite takes the other columns from the row that has the greatest number.
    let mut entries =
        db.prepare("SELECT row, before, after, max(seq) FROM history WHERE noun=?1 GROUP BY row")?;
    let mut entries = entries.query([table.name])?;
    let mut all = HashMap::new();
    while let Some(entry) = entries.next()? {
        let image = |n: usize| -> Result<Option<Map<String, Value>>> {
            let text: Option<String> = entry.get(n)?;
            Ok(text.map(|text| serde_json::from_str(&text)).transpose()?)
        };
        all.insert(entry.get(0)?, (image(1)?, image(2)?));
    }
    Ok(all)
}

/// Whether the record says that this row was emptied for good: then a link to it may be left over.
pub(super) fn was_emptied(db: &Connection, noun: &str, row: &str) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM history WHERE noun=?1 AND row=?2 AND before IS NULL AND after IS NULL)",
        )?
        .query_row([noun, row], |row| row.get(0))?)
}
