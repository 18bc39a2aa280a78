//! The history's one table.

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::types::ValueRef;
use rusqlite::{Connection, params};
use serde_json::{Map, Value};

use super::undo::Named;
use super::{Kind, Op};
use crate::error::Result;
use crate::who::Author;

/// What a line is about that says no more than that private things came or went: none of them is in the history.
pub(crate) const OWN: &str = "private_item";

/// A row's image: its columns by name.
pub(crate) type Image = Map<String, Value>;

/// One row changed by one step.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) seq: i64,
    pub(crate) step: i64,
    pub(crate) day: NaiveDate,
    pub(crate) at: Option<DateTime<Utc>>,
    pub(crate) op: Op,
    pub(crate) kind: Kind,
    pub(crate) actor: Option<Author>,
    pub(crate) undoes: Option<i64>,
    pub(crate) noun: String,
    pub(crate) row: String,
    pub(crate) part_of: Option<String>,
    pub(crate) before: Option<Image>,
    pub(crate) after: Option<Image>,
}

pub(crate) fn insert(db: &Connection, entry: &Entry) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO history (seq,step,day,at,op,kind,actor,undoes,noun,row,part_of,before,after)
         VALUES (?1,?2,?3,?4,?5,?6,?7,?8,?9,?10,?11,?12,?13)",
    )?
    .execute(params![
        entry.seq,
        entry.step,
        entry.day,
        entry.at,
        entry.op,
        entry.kind,
        entry.actor,
        entry.undoes,
        entry.noun,
        entry.row,
        entry.part_of,
        json(entry.before.as_ref())?,
        json(entry.after.as_ref())?,
    ])?;
    Ok(())
}

fn json(image: Option<&Image>) -> Result<Option<String>> {
    Ok(image.map(serde_json::to_string).transpose()?)
}

/// A row's image as the history keeps it.
pub(super) fn image(row: &rusqlite::Row<'_>, n: usize) -> rusqlite::Result<Option<Image>> {
    let text: Option<String> = row.get(n)?;
    text.map(|text| serde_json::from_str(&text))
        .transpose()
        .map_err(|error| {
            rusqlite::Error::FromSqlConversionFailure(n, rusqlite::types::Type::Text, error.into())
        })
}

fn read(row: &rusqlite::Row<'_>) -> rusqlite::Result<Entry> {
    Ok(Entry {
        seq: row.get(0)?,
        step: row.get(1)?,
        day: row.get(2)?,
        at: row.get(3)?,
        op: row.get(4)?,
        kind: row.get(5)?,
        actor: row.get(6)?,
        undoes: row.get(7)?,
        noun: row.get(8)?,
        row: row.get(9)?,
        part_of: row.get(10)?,
        before: image(row, 11)?,
        after: image(row, 12)?,
    })
}

/// The entries of one step, in order: they stand one after the other, so nothing behind them is read.
pub(super) fn step(db: &Connection, step: i64) -> Result<Vec<Entry>> {
    let mut statement = db.prepare_cached(
        "SELECT seq,step,day,at,op,kind,actor,undoes,noun,row,part_of,before,after FROM history WHERE seq>=?1
         ORDER BY seq",
    )?;
    let entries = statement.query_map([step], read)?;
    let of_step =
        |entry: &rusqlite::Result<Entry>| entry.as_ref().map_or(true, |entry| entry.step == step);
    Ok(entries
        .take_while(of_step)
        .collect::<rusqlite::Result<_>>()?)
}

/// What kind of change a step was.
pub(super) fn op_of(db: &Connection, step: i64) -> Result<Op> {
    let mut statement = db.prepare_cached("SELECT op FROM history WHERE seq=?1")?;
    Ok(statement.query_row([step], |row| row.get(0))?)
}

/// What a step is named by: no more of its rows than that.
pub(super) fn names(db: &Connection, step: i64) -> Result<Vec<Named>> {
    let mut statement = db.prepare_cached(
        "SELECT step, op, noun, row, coalesce(after, before) FROM history WHERE seq>=?1 ORDER BY seq",
    )?;
    let mut rows = statement.query([step])?;
    let mut names = Vec::new();
    while let Some(row) = rows.next()?
        && row.get::<_, i64>(0)? == step
    {
        let image = match row.get_ref(4)? {
            ValueRef::Null => None,
            image => Some(serde_json::from_str(
                image.as_str().map_err(rusqlite::Error::from)?,
            )?),
        };
        names.push(Named {
            op: row.get(1)?,
            noun: row.get(2)?,
            row: row.get(3)?,
            words: image,
        });
    }
    Ok(names)
}

/// Whether one row was changed after another was for the last time.
pub(crate) fn is_newer(db: &Connection, one: (&str, &str), other: (&str, &str)) -> Result<bool> {
    let newest = "SELECT coalesce(max(seq),0) FROM history WHERE noun=?1 AND row=?2";
    let mut newest = db.prepare_cached(newest)?;
    let one: i64 = newest.query_row(one, |row| row.get(0))?;
    let other: i64 = newest.query_row(other, |row| row.get(0))?;
    Ok(one > other)
}

/// Makes the newest entries, from `first` on, part of an earlier step that ends right before them.
pub(crate) fn join(db: &Connection, first: i64, step: i64) -> Result<()> {
    db.prepare_cached("UPDATE history SET step=?2 WHERE seq>=?1")?
        .execute([first, step])?;
    Ok(())
}

/// The next number.
pub(crate) fn next_seq(db: &Connection) -> Result<i64> {
    Ok(db
        .prepare_cached("SELECT coalesce(max(seq),0)+1 FROM history")?
        .query_row([], |row| row.get(0))?)
}

/// The last change somebody made, and not the program by itself.
pub(crate) fn last_of_people(db: &Connection) -> Result<i64> {
    let last = "SELECT coalesce(max(seq),0) FROM history WHERE kind<>'app'";
    Ok(db.query_row(last, [], |row| row.get(0))?)
}

/// The newest edit of this actor that is done (not undone, or redone since).
pub(super) fn newest_done(db: &Connection, actor: Author) -> Result<Option<i64>> {
    one(
        db,
        "SELECT step FROM history h WHERE actor=?1 AND kind='edit' AND seq=step
           AND coalesce((SELECT kind FROM history u WHERE u.undoes=h.step ORDER BY u.seq DESC LIMIT 1),'redo')='redo'
         ORDER BY step DESC LIMIT 1",
        actor,
    )
}

/// The edit undone last by this actor, if no edit of theirs came after the undo.
pub(super) fn newest_undone(db: &Connection, actor: Author) -> Result<Option<i64>> {
    one(
        db,
        "SELECT u.undoes FROM history u WHERE u.actor=?1 AND u.kind='undo' AND u.seq=u.step
           AND u.step>coalesce((SELECT max(step) FROM history e WHERE e.actor=?1 AND e.kind='edit'),0)
           AND NOT EXISTS (SELECT 1 FROM history r WHERE r.undoes=u.undoes AND r.kind='redo' AND r.seq>u.seq)
         ORDER BY u.step DESC LIMIT 1",
        actor,
    )
}

/// Whether some step after `seq`, and still in force, named this row.
pub(super) fn touched_since(db: &Connection, noun: &str, row: &str, seq: i64) -> Result<bool> {
    Ok(db
        .prepare_cached(
            "SELECT EXISTS (SELECT 1 FROM history h WHERE noun=?1 AND row=?2 AND seq>?3 AND kind IN ('edit','act','app')
               AND coalesce((SELECT kind FROM history u WHERE u.undoes=h.step ORDER BY u.seq DESC LIMIT 1),'redo')='redo')",
        )?
        .query_row(params![noun, row, seq], |found| found.get(0))?)
}

fn one(db: &Connection, sql: &str, actor: Author) -> Result<Option<i64>> {
    use rusqlite::OptionalExtension;
    Ok(db
        .prepare_cached(sql)?
        .query_row([actor], |row| row.get(0))
        .optional()?)
}

/// Makes every entry that names this row forget its words; what happened and on which day stay.
pub(crate) fn forget(db: &Connection, noun: &str, row: &str) -> Result<()> {
    db.prepare_cached("UPDATE history SET before=NULL, after=NULL WHERE noun=?1 AND row=?2")?
        .execute([noun, row])?;
    Ok(())
}

/// The same for every part (a step of a goal) that ever hung on this row, also those deleted before.
pub(crate) fn forget_parts(db: &Connection, of: &str) -> Result<()> {
    db.prepare_cached("UPDATE history SET before=NULL, after=NULL WHERE part_of=?1")?
        .execute([of])?;
    Ok(())
}

/// The rows that were erased: every entry that names them has forgotten its words.
pub(crate) fn erased(db: &Connection) -> Result<std::collections::BTreeSet<(String, String)>> {
    let mut rows = db.prepare(
        "SELECT DISTINCT noun, row FROM history WHERE before IS NULL AND after IS NULL AND noun<>''",
    )?;
    let rows = rows.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

/// Whether this row was emptied.
pub(crate) fn is_emptied(db: &Connection, noun: &str, row: &str) -> Result<bool> {
    let mut found = db.prepare_cached(
        "SELECT 1 FROM history WHERE noun=?1 AND row=?2 AND op IN (?3,?4) AND before IS NULL AND after IS NULL",
    )?;
    Ok(found.exists(params![noun, row, Op::Empty, Op::Purge])?)
}

/// Whether the newest change took words away for good: a program that was killed right after it did not forget them.
pub(crate) fn ends_with_erasing(db: &Connection) -> Result<bool> {
    let newest = "SELECT op IN (?1,?2,?3) FROM history ORDER BY seq DESC LIMIT 1";
    let mut statement = db.prepare_cached(newest)?;
    let mut rows = statement.query([Op::Empty, Op::Purge, Op::TakeBackWords])?;
    Ok(rows.next()?.map_or(Ok(false), |row| row.get(0))?)
}
