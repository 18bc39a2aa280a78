//! The trash: deleting, taking out again, and emptying for good.

mod empty;

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use ts_rs::TS;
use uuid::Uuid;

pub use empty::{Emptied, EmptyPress, EmptyPressId};
pub(crate) use empty::{follow_up, take_presses_back};

use crate::agreed;
use crate::db::{self, Rows};
use crate::error::{Error, Refusal, Result};
use crate::history::{self, Op};
use crate::planner::{Done, Planner, Tx};
use crate::who::{Actor, Side, Viewer};

/// Days something waits in the trash.
pub const DAYS: i64 = 30;

/// A noun that can lie in the trash: its table, whose column `trashed_on` says since when, and the rows
/// that go with it when it is emptied. `owner` is the column that makes it one partner's own; `words` the one
/// with the words it is known by, where they do not stand in its versions. Two rows with the same in `with` go and
/// come together. `since` is the column that says from when it counts: what passed while it lay here is no backlog.
pub(crate) struct Trashable {
    table: &'static str,
    owner: Option<&'static str>,
    words: Option<&'static str>,
    with: Option<&'static str>,
    since: Option<&'static str>,
    parts: &'static [(&'static str, &'static str)],
}

/// Everything agreement rests on hangs on its subject.
const AGREED: [(&str, &str); 3] = [
    ("sign_off", "subject"),
    ("withdrawal", "subject"),
    ("version", "subject"),
];

const TRASHABLE: &[Trashable] = &[
    Trashable {
        table: "goal",
        owner: Some("owner"),
        words: None,
        with: Some("pair"),
        since: None,
        parts: &[("goal_step", "goal"), ("goal_progress", "goal")],
    },
    Trashable {
        table: "good_time",
        owner: None,
        words: Some("title"),
        with: None,
        since: None,
        parts: &[],
    },
    Trashable {
        table: "good_moment",
        owner: None,
        words: Some("words"),
        with: None,
        since: None,
        parts: &[],
    },
    Trashable {
        table: "rule",
        owner: None,
        words: None,
        with: None,
        since: None,
        parts: &[],
    },
    Trashable {
        table: "boundary",
        owner: Some("owner"),
        words: None,
        with: None,
        since: None,
        parts: &[("boundary_mark", "boundary")],
    },
    Trashable {
        table: "reminder",
        owner: Some("owner"),
        words: Some("title"),
        with: None,
        since: Some("since"),
        parts: &[("occurrence", "reminder")],
    },
];

/// Something in the trash.
#[derive(Debug, Clone, Serialize, TS)]
pub struct Trashed {
    /// Its table.
    pub noun: String,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
    /// The words it is known by.
    pub title: String,
    /// Since when it lies there.
    pub since: NaiveDate,
    /// When it goes by itself.
    pub goes_on: NaiveDate,
    /// Whether it is the viewer's own; otherwise emptying takes both.
    pub own: bool,
    /// Who pressed *empty* already, start and end.
    pub pressed: [bool; 2],
}

/// One thing in the trash.
#[derive(Debug, Clone, Deserialize, TS)]
#[serde(deny_unknown_fields)]
pub struct InTrash {
    /// Its table.
    pub noun: String,
    /// Its id.
    #[ts(type = "string")]
    pub id: Uuid,
}

impl Planner {
    /// What lies in the trash, newest first: shared things, and one's own.
    ///
    /// # Errors
    /// Where the file cannot be read.
    pub fn trash(&self, viewer: Viewer) -> Result<Vec<Trashed>> {
        let presses: Vec<EmptyPress> = self.rows().select("", [])?;
        let mut all = Vec::new();
        for kind in TRASHABLE {
            let [owner, words] = [kind.owner, kind.words].map(|column| column.unwrap_or("NULL"));
            let sql = format!(
                "SELECT id, trashed_on, {owner}, {words} FROM {} WHERE trashed_on IS NOT NULL",
                kind.table
            );
            let mut statement = self.db().prepare_cached(&sql)?;
            let rows = statement.query_map([], |row| {
                Ok((
                    row.get::<_, String>(0)?,
                    row.get::<_, NaiveDate>(1)?,
                    row.get::<_, Option<Side>>(2)?,
                    row.get::<_, Option<String>>(3)?,
                ))
            })?;
            for row in rows {
                let (id, since, owner, words) = row?;
                if owner.is_some() && owner != viewer.one() {
                    continue;
                }
                all.push(Trashed {
                    noun: kind.table.to_owned(),
                    title: match words {
                        Some(words) => words,
                        None => agreed::title(self.rows(), &id)?.unwrap_or_default(),
                    },
                    pressed: empty::pressed(self.rows(), &presses, kind.table, &id)?,
                    id: id
                        .parse()
                        .map_err(|_| Error::Row("an id is not a uuid".to_owned()))?,
                    since,
                    goes_on: since + Duration::days(DAYS),
                    own: owner.is_some(),
                });
            }
        }
        all.sort_by(|a, b| b.since.cmp(&a.since).then_with(|| a.title.cmp(&b.title)));
        Ok(all)
    }

    /// Takes something out of the trash, with all that hung on it: of a pair both halves.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not there.
    pub fn restore(&mut self, actor: Actor, thing: InTrash) -> Result<Done<()>> {
        let kind = kind(&thing.noun)?;
        self.transact(actor, Op::Restore, |tx| {
            let id = thing.id.to_string();
            take_out(tx, kind, &id)?;
            for other in with(**tx, kind, &id)? {
                take_out(tx, kind, &other)?;
            }
            Ok(())
        })
    }
}

fn take_out(tx: &Tx<'_>, kind: &Trashable, id: &str) -> Result<()> {
    let table = history::table(kind.table)?;
    let before = table.image(tx.db(), id)?.ok_or(Error::NotFound)?;
    own(kind, &before, tx.actor)?;
    let mut after = before.clone();
    after.insert("trashed_on".to_owned(), Value::Null);
    if let Some(since) = kind.since {
        after.insert(since.to_owned(), db::as_kept(&tx.now)?);
    }
    tx.restore_image(table, id, Some(&before), Some(&after))
}

/// What else lies in the trash because it went together with this.
fn with(rows: Rows<'_>, kind: &Trashable, id: &str) -> Result<Vec<String>> {
    let Some(with) = kind.with else {
        return Ok(Vec::new());
    };
    let sql = format!(
        "SELECT other.id FROM {0} one JOIN {0} other ON other.{with}=one.{with} AND other.id<>one.id
         WHERE one.id=?1 AND other.trashed_on IS NOT NULL",
        kind.table
    );
    let mut statement = rows.db.prepare_cached(&sql)?;
    let ids = statement.query_map([id], |row| row.get(0))?;
    Ok(ids.collect::<rusqlite::Result<_>>()?)
}

/// Whether the thing with this id lies in the trash.
pub(crate) fn holds(rows: Rows<'_>, id: &str) -> Result<bool> {
    for kind in TRASHABLE {
        let sql = format!(
            "SELECT 1 FROM {} WHERE id=?1 AND trashed_on IS NOT NULL",
            kind.table
        );
        if rows.value::<i64>(&sql, [id])?.is_some() {
            return Ok(true);
        }
    }
    Ok(false)
}

fn kind(noun: &str) -> Result<&'static Trashable> {
    TRASHABLE
        .iter()
        .find(|kind| kind.table == noun)
        .ok_or(Error::NotFound)
}

/// What is one partner's own is nobody else's to restore or empty.
fn own(kind: &Trashable, image: &history::Image, actor: Actor) -> Result<bool> {
    if image.get("trashed_on").is_none_or(Value::is_null) {
        return Err(Error::NotFound);
    }
    let owner = kind.owner.and_then(|column| image.get(column)?.as_str());
    match (owner, actor) {
        (None, _) => Ok(false),
        (Some(owner), Actor::One(side)) if side.word() == owner => Ok(true),
        (Some(_), _) => Err(Refusal::NotYours.into()),
    }
}
