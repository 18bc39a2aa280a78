//! Reading the history backwards, for those who want to see what changed. Whose hand it was is not read.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, params};

use super::store::{Image, image};
use super::{Kind, Op};
use crate::error::Result;

/// One row changed by one step, without whose hand it was.
#[derive(Debug, Clone)]
pub(crate) struct Trace {
    pub(crate) seq: i64,
    pub(crate) step: i64,
    pub(crate) day: NaiveDate,
    pub(crate) op: Op,
    pub(crate) kind: Kind,
    pub(crate) noun: String,
    pub(crate) row: String,
    pub(crate) part_of: Option<String>,
    pub(crate) before: Option<Image>,
    pub(crate) after: Option<Image>,
}

/// Things somebody can look for the past of. Their parts say what they are part of.
pub(crate) const THINGS: &[&str] = &[
    "goal",
    "boundary",
    "rule",
    "good_time",
    "good_moment",
    "reminder",
    "value",
    "feeling",
];

const COLUMNS: &str = "SELECT seq,step,day,op,kind,noun,row,part_of,before,after FROM history";

/// Hands over what changed before `below`, the newest first, until `take` has enough: everything, or one thing and
/// its parts. Images of what is not `wanted` are not looked into, and it is not handed over.
pub(crate) fn past(
    db: &Connection,
    below: i64,
    thing: Option<&str>,
    wanted: impl Fn(Op) -> bool,
    mut take: impl FnMut(Trace) -> Result<bool>,
) -> Result<()> {
    let things = THINGS.join("','");
    // Two searches by index and not a look at every line: a row is found only together with its noun.
    let which = format!("(part_of=?2 OR (noun IN ('{things}') AND row=?2))");
    let which = if thing.is_some() {
        &which
    } else {
        "?2 IS NULL"
    };
    let mut statement = db.prepare_cached(&format!(
        "{COLUMNS} WHERE seq<?1 AND {which} ORDER BY seq DESC"
    ))?;
    let mut rows = statement.query(params![below, thing])?;
    while let Some(row) = rows.next()? {
        let op: Op = row.get(3)?;
        if wanted(op) && !take(read(row, op)?)? {
            break;
        }
    }
    Ok(())
}

fn read(row: &Row<'_>, op: Op) -> rusqlite::Result<Trace> {
    Ok(Trace {
        seq: row.get(0)?,
        step: row.get(1)?,
        day: row.get(2)?,
        op,
        kind: row.get(4)?,
        noun: row.get(5)?,
        row: row.get(6)?,
        part_of: row.get(7)?,
        before: image(row, 8)?,
        after: image(row, 9)?,
    })
}

/// What a row that is there no more was when it went; nothing where it was erased.
pub(crate) fn last_image(db: &Connection, noun: &str, row: &str) -> Result<Option<Image>> {
    newest(db, "noun=?1 AND row=?2", [noun, row])
}

/// The same of the newest part of this kind that hung on a row.
pub(crate) fn last_part(db: &Connection, noun: &str, of: &str) -> Result<Option<Image>> {
    newest(db, "noun=?1 AND part_of=?2", [noun, of])
}

fn newest(db: &Connection, which: &str, of: [&str; 2]) -> Result<Option<Image>> {
    let sql = format!(
        "SELECT coalesce(after,before) FROM history WHERE {which} AND coalesce(after,before) IS NOT NULL
         ORDER BY seq DESC LIMIT 1"
    );
    let mut statement = db.prepare_cached(&sql)?;
    Ok(statement
        .query_row(of, |row| image(row, 0))
        .optional()?
        .flatten())
}
