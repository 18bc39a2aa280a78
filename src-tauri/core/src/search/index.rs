//! The index of what everybody may find, row by row.

use rusqlite::{Connection, OptionalExtension, params};
use serde_json::Value;

use crate::error::Result;
use crate::history::Image;

/// A row that changed, and what it belongs to.
pub(crate) struct Line<'a> {
    /// The number of the change: newer ones are greater.
    pub(crate) n: i64,
    /// Its table.
    pub(crate) noun: &'a str,
    /// Its id.
    pub(crate) row: &'a str,
    /// The thing it hangs on; itself, if it hangs on none.
    pub(crate) subject: &'a str,
}

/// The tables with words people typed, and the columns with them. What is a choice, a name of one of the two or a
/// setting is not searched for.
const INDEXED: &[(&str, &[&str])] = &[
    ("version", &["body"]),
    (
        "goal",
        &[
            "support",
            "why",
            "stuck",
            "who_does",
            "notes",
            "unit",
            "celebrate",
            "expected",
            "came",
            "learned",
        ],
    ),
    ("goal_step", &["words"]),
    ("goal_progress", &["note"]),
    ("boundary", &["other_words"]),
    ("boundary_mark", &["differently"]),
    ("good_time", &["title"]),
    ("good_moment", &["words"]),
    ("reminder", &["title"]),
    ("feeling", &["words"]),
    ("value", &["words"]),
];

/// Where words stand in a text that is kept as JSON, the ones it is known by first.
const KEYS: &[&str] = &[
    "title",
    "words",
    "about",
    "will",
    "when",
    "own_words",
    "done",
    "why",
    "does",
    "slipped",
    "helps",
    "exclusions",
    "area",
    "what",
    "parts",
];

/// Writes into the index what a row says after a change, in the same transaction.
pub(crate) fn follow(
    db: &Connection,
    line: &Line<'_>,
    before: Option<&Image>,
    after: Option<&Image>,
) -> Result<()> {
    let Some((_, columns)) = INDEXED.iter().find(|(noun, _)| *noun == line.noun) else {
        return Ok(());
    };
    let now = after.map(|image| words(image, columns)).unwrap_or_default();
    let same = |before| words(before, columns) == now;
    if after.is_some() && before.is_some_and(same) {
        return Ok(());
    }
    // Where nothing stood nothing is looked for; a row that is erased says no more what it said.
    if before.is_some() || after.is_none() {
        take_out(db, line.noun, line.row)?;
    }
    if now.is_empty() {
        return Ok(());
    }
    db.prepare_cached("INSERT INTO search_line (n, noun, row, subject) VALUES (?1,?2,?3,?4)")?
        .execute(params![line.n, line.noun, line.row, line.subject])?;
    db.prepare_cached("INSERT INTO search (rowid, words) VALUES (?1,?2)")?
        .execute(params![line.n, now])?;
    Ok(())
}

/// Takes a row's words out that goes without a line in the history.
pub(crate) fn take_out(db: &Connection, noun: &str, row: &str) -> Result<()> {
    let n: Option<i64> = db
        .prepare_cached("DELETE FROM search_line WHERE noun=?1 AND row=?2 RETURNING n")?
        .query_row([noun, row], |row| row.get(0))
        .optional()?;
    if let Some(n) = n {
        db.prepare_cached("DELETE FROM search WHERE rowid=?1")?
            .execute([n])?;
    }
    Ok(())
}

/// Makes the index anew from its lines. What was taken out is gone from it at once, but the beginning of a word may
/// stand on as the name of a page; afterwards it does not.
pub(crate) fn make_anew(db: &Connection) -> Result<()> {
    db.execute("INSERT INTO search (search) VALUES ('rebuild')", [])?;
    Ok(())
}

/// Makes a change that may take very many lines out. Cleaning the index's pages after each of them takes a hundred times
/// as long as the change itself; made anew once at its end, the index holds as little of what is gone.
pub(crate) fn follow_at_once<T>(db: &Connection, change: impl FnOnce() -> Result<T>) -> Result<T> {
    clean_each(db, false)?;
    let done = change()?;
    make_anew(db)?;
    clean_each(db, true)?;
    Ok(done)
}

/// Whether the index's pages are cleaned of each line that is taken out. Part of the change: what is abandoned leaves
/// it as it was.
fn clean_each(db: &Connection, each: bool) -> Result<()> {
    db.execute(
        "INSERT INTO search (search, rank) VALUES ('secure-delete', ?1)",
        [each],
    )?;
    Ok(())
}

fn words(image: &Image, columns: &[&str]) -> String {
    let typed = columns
        .iter()
        .filter_map(|column| image.get(*column)?.as_str().map(|words| (*column, words)));
    let mut all = Vec::new();
    for (column, words) in typed {
        match serde_json::from_str(words) {
            Ok(body) if column == "body" => all.extend(typed_in(&body)),
            _ => all.push(words.to_owned()),
        }
    }
    all.retain(|words| !words.is_empty());
    all.join("\n")
}

/// The words somebody typed into a thing that is kept as JSON; those it is known by come first.
pub(super) fn typed_in(body: &Value) -> Vec<String> {
    let mut all = Vec::new();
    collect(body, None, &mut all);
    all.sort_by_key(|(at, _)| *at);
    all.into_iter().map(|(_, words)| words.to_owned()).collect()
}

fn collect<'a>(value: &'a Value, at: Option<usize>, into: &mut Vec<(usize, &'a str)>) {
    match (value, at) {
        (Value::String(words), Some(at)) if !words.is_empty() => into.push((at, words)),
        (Value::Array(all), _) => all.iter().for_each(|one| collect(one, at, into)),
        (Value::Object(all), _) => {
            for (key, one) in all {
                collect(one, KEYS.iter().position(|known| known == key), into);
            }
        }
        _ => {}
    }
}

/// For tests: the words of each row as the index has them.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn kept(db: &Connection) -> Result<std::collections::BTreeSet<String>> {
    let mut lines = db.prepare(
        "SELECT l.noun || ' ' || l.row || ' ' || s.words FROM search s JOIN search_line l ON l.n=s.rowid",
    )?;
    let lines = lines.query_map([], |row| row.get(0))?;
    Ok(lines.collect::<rusqlite::Result<_>>()?)
}

/// For tests: the words of each row as the rows have them.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn anew(db: &Connection) -> Result<std::collections::BTreeSet<String>> {
    let mut all = std::collections::BTreeSet::new();
    for (noun, columns) in INDEXED {
        let table = crate::history::table(noun)?;
        let mut ids = db.prepare(&format!("SELECT id FROM {noun}"))?;
        for id in ids.query_map([], |row| row.get::<_, String>(0))? {
            let id = id?;
            let image = table.image(db, &id)?.unwrap_or_default();
            let words = words(&image, columns);
            if !words.is_empty() {
                all.insert(format!("{noun} {id} {words}"));
            }
        }
    }
    Ok(all)
}

/// For tests: the index itself is whole, and agrees with its words.
#[cfg(any(test, feature = "testing"))]
pub(crate) fn check(db: &Connection) -> Result<()> {
    db.execute(
        "INSERT INTO search (search, rank) VALUES ('integrity-check', 1)",
        [],
    )?;
    Ok(())
}
