//! The one table of private things. A body is JSON, padded so that its length tells little, and sealed with its
//! owner's private key once the owner has a passphrase.

use rusqlite::{Connection, OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::db::{Rows, id};
use crate::error::{Error, FolderProblem, Refusal, Result};
use crate::planner::Tx;
use crate::seal::{self, Key};
use crate::who::{Author, Side, Viewer};
use crate::world::World;

id! {
    /// A private item's id.
    pub PrivateId
}

/// Whose it is. What both typed together belongs to both, and is shown only while both are here.
pub(crate) type Owner = Author;

/// Bodies are padded to this many bytes.
pub(crate) const STEP: usize = 256;
/// Earlier states kept for the owner's own undo.
const PAST: usize = 20;

#[derive(Serialize, Deserialize)]
struct Body {
    kind: String,
    now: Value,
    #[serde(default)]
    past: Vec<Value>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    brought: Option<Brought>,
}

/// Where an item came out of a file: only its own body says so, so that nobody else can tell it from the others.
#[derive(Serialize, Deserialize)]
struct Brought {
    /// The line in the history of the change that brought it.
    by: Uuid,
    /// That change is undone. The item lies there unread until it is done again or another file is brought in.
    undone: bool,
}

impl Body {
    /// Whether it is there for its owner.
    fn is_there(&self) -> bool {
        self.brought.as_ref().is_none_or(|came| !came.undone)
    }
}

/// Whose private things a viewer sees: one's own alone; what both typed while both are here.
pub(crate) const fn owner(viewer: Viewer) -> Option<Owner> {
    match viewer {
        Viewer::One(Side::Start) => Some(Author::Start),
        Viewer::One(Side::End) => Some(Author::End),
        Viewer::Both => Some(Author::Both),
        Viewer::Nobody => None,
    }
}

/// Writes an item; its earlier state is kept for its owner's undo.
pub(crate) fn put(
    tx: &Tx<'_>,
    id: PrivateId,
    owner: Owner,
    kind: &str,
    item: &impl Serialize,
) -> Result<()> {
    let now = serde_json::to_value(item)?;
    let mut past = Vec::new();
    let mut brought = None;
    if let Some((before_owner, before)) = body(**tx, id)? {
        if before_owner != owner || before.kind != kind {
            return Err(Error::NotFound);
        }
        brought = before.brought;
        past = before.past;
        if before.now != now {
            past.push(before.now);
        }
        let surplus = past.len().saturating_sub(PAST);
        past.drain(..surplus);
    }
    let body = Body {
        kind: kind.to_owned(),
        now,
        past,
        brought,
    };
    keep(tx, id, owner, &body)
}

/// Writes what comes out of a file, each as its kind and what it says. The change gets one line in the history that
/// says no more than that there was one, for its owner's undo.
pub(crate) fn bring(tx: &Tx<'_>, side: Side, items: Vec<(String, Value)>) -> Result<()> {
    let owner = Owner::from(side);
    forget_undone(tx, owner)?;
    if items.is_empty() {
        return Ok(());
    }
    let by = tx.new_id();
    for (kind, now) in items {
        let body = Body {
            kind,
            now,
            past: Vec::new(),
            brought: Some(Brought { by, undone: false }),
        };
        keep(tx, tx.new_id(), owner, &body)?;
    }
    tx.line_of_own(by)
}

/// Undoes what the change with this line brought, or does it again.
///
/// # Errors
/// [`Refusal::TouchedSince`] where one of the items says something else by now.
pub(crate) fn turn_brought(tx: &Tx<'_>, side: Side, by: Uuid, undone: bool) -> Result<()> {
    let owner = Owner::from(side);
    for (id, mut body) in bodies(**tx, owner)? {
        let came = body.brought.as_mut().filter(|came| came.by == by);
        let Some(came) = came else { continue };
        if !body.past.is_empty() {
            return Err(Refusal::TouchedSince.into());
        }
        came.undone = undone;
        keep(tx, id, owner, &body)?;
    }
    tx.line_of_own(by)
}

/// What was undone before something else is brought in cannot be done again.
fn forget_undone(tx: &Tx<'_>, owner: Owner) -> Result<()> {
    for (id, body) in bodies(**tx, owner)? {
        if !body.is_there() {
            erase(tx, id)?;
        }
    }
    Ok(())
}

fn keep(tx: &Tx<'_>, id: PrivateId, owner: Owner, body: &Body) -> Result<()> {
    let body = serde_json::to_vec(body)?;
    let (sealed, body) = match key(**tx, owner) {
        Some(key) => (true, sealed(key, id, owner, body, tx.world())),
        None if side(owner).is_some_and(|side| tx.has_passphrase(side)) => {
            return Err(Refusal::NeedsPassphrase.into());
        }
        None => (false, padded(body, 0)),
    };
    write(tx.db(), id, owner, sealed, &body)?;
    tx.changed("private_item");
    Ok(())
}

fn write(db: &Connection, id: PrivateId, owner: Owner, sealed: bool, body: &[u8]) -> Result<()> {
    db.prepare_cached(
        "INSERT INTO private_item (id, owner, sealed, body) VALUES (?1,?2,?3,?4)
         ON CONFLICT(id) DO UPDATE SET sealed=excluded.sealed, body=excluded.body",
    )?
    .execute(params![id, owner, sealed, body])?;
    Ok(())
}

/// Whether anything of this owner lies unsealed.
pub(crate) fn in_the_open(rows: Rows<'_>, owner: Owner) -> Result<bool> {
    let sql = "SELECT EXISTS (SELECT 1 FROM private_item WHERE owner=?1 AND sealed=0)";
    Ok(rows.value(sql, [owner])?.unwrap_or_default())
}

/// Takes every item of an owner from one key to another: `None` is in the open.
pub(crate) fn reseal(
    db: &Connection,
    owner: Side,
    from: Option<&Key>,
    to: Option<&Key>,
    world: &dyn World,
) -> Result<()> {
    let owner = Owner::from(owner);
    for (id, sealed_before, body) in read(db, owner)? {
        let text = if sealed_before {
            unsealed(from, id, owner, &body)?
        } else {
            body
        };
        let text = text.trim_ascii_end().to_vec();
        let body = match to {
            Some(key) => sealed(key, id, owner, text, world),
            None => padded(text, 0),
        };
        write(db, id, owner, to.is_some(), &body)?;
    }
    Ok(())
}

/// Fills up so that `longer` bytes more make a whole number of steps.
fn padded(mut body: Vec<u8>, longer: usize) -> Vec<u8> {
    let length = (body.len() + longer).div_ceil(STEP) * STEP - longer;
    body.resize(length, b' ');
    body
}

fn sealed(key: &Key, id: PrivateId, owner: Owner, body: Vec<u8>, world: &dyn World) -> Vec<u8> {
    let text = Zeroizing::new(padded(body, seal::LONGER));
    seal::seal(key, &bound(id, owner), &text, world)
}

fn unsealed(key: Option<&Key>, id: PrivateId, owner: Owner, body: &[u8]) -> Result<Vec<u8>> {
    let key = key.ok_or(Refusal::NeedsPassphrase)?;
    Ok(seal::open(key, &bound(id, owner), body).ok_or(FolderProblem::Damaged)?)
}

/// No item can be put in another's place, nor in another owner's.
fn bound(id: PrivateId, owner: Owner) -> String {
    format!("common-ground private item 1 {id} {}", owner.word())
}

const fn side(owner: Owner) -> Option<Side> {
    match owner {
        Author::Start => Some(Side::Start),
        Author::End => Some(Side::End),
        Author::Both => None,
    }
}

/// Whether this partner's items can be read now: they have no passphrase, or their key is here.
pub(crate) fn readable(tx: &Tx<'_>, side: Side) -> bool {
    !tx.has_passphrase(side) || tx.own[side.index()].is_some()
}

fn key<'a>(rows: Rows<'a>, owner: Owner) -> Option<&'a Key> {
    side(owner).and_then(|side| rows.own[side.index()])
}

/// Takes an item away for good, without a trace.
pub(crate) fn erase(tx: &Tx<'_>, id: PrivateId) -> Result<()> {
    tx.db()
        .prepare_cached("DELETE FROM private_item WHERE id=?1")?
        .execute([id])?;
    tx.leaves_no_words();
    tx.changed("private_item");
    Ok(())
}

/// Takes everything of an owner away for good, without a trace, whether or not it can be read.
pub(crate) fn erase_all(tx: &Tx<'_>, owner: Owner) -> Result<()> {
    read(tx.db(), owner)?
        .into_iter()
        .try_for_each(|(id, ..)| erase(tx, id))
}

/// What anyone keeps about a thing that is gone for good goes with it: it hung on that thing alone, so
/// nobody could find it again. `about` picks by kind and content.
pub(crate) fn erase_about(tx: &Tx<'_>, about: impl Fn(&str, &Value) -> Result<bool>) -> Result<()> {
    let mut gone = Vec::new();
    for owner in [Author::Start, Author::End, Author::Both] {
        for (id, sealed, bytes) in read(tx.db(), owner)? {
            // What is sealed of one who is not here goes when they come: nobody but them could read it anyway.
            if sealed && key(**tx, owner).is_none() {
                continue;
            }
            let body = open(**tx, id, owner, sealed, bytes)?;
            if about(&body.kind, &body.now)? {
                gone.push(id);
            }
        }
    }
    gone.into_iter().try_for_each(|id| erase(tx, id))
}

/// Any item, with its kind, as it is now.
pub(crate) struct Item {
    pub(crate) id: PrivateId,
    pub(crate) kind: String,
    pub(crate) now: Value,
    /// Whether it was otherwise before, and can be again.
    pub(crate) had: bool,
}

/// All of the viewer's own items, oldest first.
pub(crate) fn every(rows: Rows<'_>, viewer: Viewer) -> Result<Vec<Item>> {
    let Some(owner) = owner(viewer) else {
        return Ok(Vec::new());
    };
    Ok(there(rows, owner)?
        .map(
            |(
                id,
                Body {
                    kind, now, past, ..
                },
            )| {
                let had = !past.is_empty();
                Item { id, kind, now, had }
            },
        )
        .collect())
}

/// Makes an item what it was before its newest change: its owner's own undo.
pub(crate) fn earlier(tx: &Tx<'_>, id: PrivateId, viewer: Viewer, kind: &str) -> Result<()> {
    let found =
        body(**tx, id)?.filter(|(of, body)| Some(*of) == owner(viewer) && body.kind == kind);
    let (owner, mut body) = found.ok_or(Error::NotFound)?;
    body.now = body.past.pop().ok_or(Refusal::NothingToUndo)?;
    keep(tx, id, owner, &body)
}

/// The viewer's own items of one kind.
pub(crate) fn all<T: DeserializeOwned>(
    rows: Rows<'_>,
    viewer: Viewer,
    kind: &str,
) -> Result<Vec<(PrivateId, T)>> {
    let Some(owner) = owner(viewer) else {
        return Ok(Vec::new());
    };
    there(rows, owner)?
        .filter(|(_, body)| body.kind == kind)
        .map(|(id, body)| Ok((id, serde_json::from_value(body.now)?)))
        .collect()
}

/// Everything that is one partner's alone, by kind, for a copy of their own.
pub(crate) fn everything(rows: Rows<'_>, side: Side) -> Result<Vec<(String, Value)>> {
    Ok(there(rows, Owner::from(side))?
        .map(|(_, body)| (body.kind, body.now))
        .collect())
}

/// An owner's items that are there, oldest first.
fn there(rows: Rows<'_>, owner: Owner) -> Result<impl Iterator<Item = (PrivateId, Body)>> {
    let all = bodies(rows, owner)?.into_iter();
    Ok(all.filter(|(_, body)| body.is_there()))
}

/// All of an owner's items, also what came by a change that is undone.
fn bodies(rows: Rows<'_>, owner: Owner) -> Result<Vec<(PrivateId, Body)>> {
    read(rows.db, owner)?
        .into_iter()
        .map(|(id, sealed, bytes)| Ok((id, open(rows, id, owner, sealed, bytes)?)))
        .collect()
}

/// An owner's items as they lie in the file, oldest first.
fn read(db: &Connection, owner: Owner) -> Result<Vec<(PrivateId, bool, Vec<u8>)>> {
    let mut statement = db.prepare_cached(
        "SELECT id, sealed, body FROM private_item WHERE owner=?1 ORDER BY rowid",
    )?;
    let rows = statement.query_map([owner], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn open(rows: Rows<'_>, id: PrivateId, owner: Owner, sealed: bool, bytes: Vec<u8>) -> Result<Body> {
    let bytes = Zeroizing::new(if sealed {
        unsealed(key(rows, owner), id, owner, &bytes)?
    } else {
        bytes
    });
    Ok(serde_json::from_slice(&bytes)?)
}

/// One of the viewer's own items.
pub(crate) fn find<T: DeserializeOwned>(
    rows: Rows<'_>,
    viewer: Viewer,
    kind: &str,
    id: PrivateId,
) -> Result<T> {
    match (body(rows, id)?, owner(viewer)) {
        (Some((of, body)), Some(owner)) if of == owner && body.kind == kind => {
            Ok(serde_json::from_value(body.now)?)
        }
        _ => Err(Error::NotFound),
    }
}

fn body(rows: Rows<'_>, id: PrivateId) -> Result<Option<(Owner, Body)>> {
    let found: Option<(Owner, bool, Vec<u8>)> = rows
        .db
        .prepare_cached("SELECT owner, sealed, body FROM private_item WHERE id=?1")?
        .query_row([id], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    let Some((owner, sealed, bytes)) = found else {
        return Ok(None);
    };
    let body = open(rows, id, owner, sealed, bytes)?;
    Ok(body.is_there().then_some((owner, body)))
}
