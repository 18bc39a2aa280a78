//! Emptying: own things by their owner, shared ones once both pressed. Then the words are nowhere in the file.

use serde::Serialize;
use serde_json::Value;
use ts_rs::TS;

use super::{AGREED, DAYS, InTrash, TRASHABLE, Trashable, kind, own};
use crate::boundary;
use crate::db::{Row, Rows, id, row};
use crate::error::{Error, Result};
use crate::history::{self, Op};
use crate::planner::{Done, Planner, Tx};
use crate::private;
use crate::who::{Actor, Side};

id! {
    /// A press's id.
    pub EmptyPressId
}

row! {
    /// One partner's press towards emptying something shared.
    pub struct EmptyPress in "empty_press" part_of row {
        /// Its id.
        pub id: EmptyPressId,
        /// The thing's table.
        pub noun: String,
        /// The thing's id.
        pub row: String,
        /// Who pressed.
        pub partner: Side,
    }
}

/// What a press did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Emptied {
    /// It is gone for good.
    Gone,
    /// It waits for the other's press.
    Waits,
}

impl Planner {
    /// One press of *empty*. What is shared goes for good once both pressed, what is one's own at once.
    ///
    /// # Errors
    /// [`Error::NotFound`] where it is not in the trash.
    pub fn empty(&mut self, actor: Actor, thing: InTrash) -> Result<Done<Emptied>> {
        let side = actor.one()?;
        let kind = kind(&thing.noun)?;
        self.transact(actor, Op::Empty, |tx| {
            let id = thing.id.to_string();
            let image = history::table(kind.table)?
                .image(tx.db(), &id)?
                .ok_or(Error::NotFound)?;
            let presses: Vec<EmptyPress> =
                tx.select("WHERE noun=?1 AND row=?2", [kind.table, &id])?;
            let pressed = pressed(**tx, &presses, kind.table, &id)?;
            if own(kind, &image, actor)? || pressed[side.other().index()] {
                erase(tx, kind, &id)?;
                return Ok(Emptied::Gone);
            }
            if !pressed[side.index()] {
                let noun = kind.table.to_owned();
                tx.put(&EmptyPress {
                    id: tx.new_id(),
                    noun,
                    row: id,
                    partner: side,
                })?;
            }
            Ok(Emptied::Waits)
        })
    }

    /// Takes away what has lain in the trash for its thirty days. The shell calls it at start and at midnight.
    ///
    /// # Errors
    /// Where the file cannot be written.
    pub fn purge(&mut self) -> Result<Done<()>> {
        let last = self.today()? - chrono::Duration::days(DAYS);
        let mut gone = Vec::new();
        for kind in TRASHABLE {
            let sql = format!("SELECT id FROM {} WHERE trashed_on<=?1", kind.table);
            let mut statement = self.db().prepare_cached(&sql)?;
            for id in statement.query_map([last], |row| row.get::<_, String>(0))? {
                gone.push((kind, id?));
            }
        }
        if gone.is_empty() {
            return Ok(Done {
                value: (),
                changes: Vec::new(),
            });
        }
        self.transact(Actor::App, Op::Purge, |tx| {
            gone.iter().try_for_each(|(kind, id)| erase(tx, kind, id))
        })
    }
}

/// The presses of one who leaves wait no longer: what both share stays until both press anew.
pub(crate) fn take_presses_back(tx: &Tx<'_>, side: Side) -> Result<()> {
    let presses: Vec<EmptyPress> = tx.select("WHERE partner=?1", [side])?;
    presses
        .iter()
        .try_for_each(|press| tx.delete::<EmptyPress>(press.id))
}

fn erase(tx: &Tx<'_>, kind: &Trashable, id: &str) -> Result<()> {
    let presses = [("empty_press", "row")];
    for (table, column) in kind.parts.iter().chain(AGREED.iter()).chain(presses.iter()) {
        let sql = format!("SELECT id FROM {table} WHERE {column}=?1");
        let mut statement = tx.db().prepare_cached(&sql)?;
        let ids = statement
            .query_map([id], |row| row.get::<_, String>(0))?
            .collect::<rusqlite::Result<Vec<_>>>()?;
        for part in ids {
            tx.erase(history::table(table)?, &part)?;
        }
    }
    // Parts that were deleted before still have their words in the history.
    history::forget_parts(tx.db(), id)?;
    private::erase_about(tx, |kind, item| Ok(hangs_on(kind, item) == Some(id)))?;
    tx.erase(history::table(kind.table)?, id)
}

/// What a private thing hangs on alone, if it does.
fn hangs_on<'a>(kind: &str, item: &'a Value) -> Option<&'a str> {
    private::about(kind, item).or_else(|| boundary::slip_is_on(kind, item))
}

/// What was sealed while something was emptied could not be looked into; its owner's key is here now. It goes before
/// its owner sees anything, as it would have gone then.
pub(crate) fn follow_up(tx: &Tx<'_>) -> Result<()> {
    private::erase_about(tx, |kind, item| {
        hangs_on(kind, item).map_or(Ok(false), |id| emptied(**tx, id))
    })
}

/// Whether the thing with this id was emptied: the history says that much of it, and no more.
fn emptied(rows: Rows<'_>, id: &str) -> Result<bool> {
    for kind in TRASHABLE {
        if history::is_emptied(rows.db, kind.table, id)? {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Who of the two pressed for this thing, start and end. A press counts for as long as the thing lies where it lay
/// then: taken out and thrown away once more, it takes a new one.
pub(super) fn pressed(
    rows: Rows<'_>,
    presses: &[EmptyPress],
    noun: &str,
    id: &str,
) -> Result<[bool; 2]> {
    let mut pressed = [false; 2];
    for press in presses {
        if press.noun == noun
            && press.row == id
            && history::is_newer(
                rows.db,
                (EmptyPress::TABLE, &press.id.to_string()),
                (noun, id),
            )?
        {
            pressed[press.partner.index()] = true;
        }
    }
    Ok(pressed)
}
