//! The one table of private things. A body is JSON, padded so that its length tells little.

use rusqlite::{OptionalExtension, params};
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::db::{Rows, id};
use crate::error::{Error, Result};
use crate::planner::Tx;
use crate::who::{Author, Side, Viewer};

id! {
    /// A private item's id.
    pub PrivateId
}

/// Whose it is. What both typed together belongs to both, and is shown only while both are here.
pub(crate) type Owner = Author;

/// Bodies are padded to this many bytes.
const STEP: usize = 256;
/// Earlier states kept for the owner's own undo.
const PAST: usize = 20;

#[derive(Serialize, Deserialize)]
struct Body {
    kind: String,
    now: Value,
    #[serde(default)]
    past: Vec<Value>,
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
    if let Some((before_owner, before)) = body(**tx, id)? {
        if before_owner != owner || before.kind != kind {
            return Err(Error::NotFound);
        }
        past = before.past;
        if before.now != now {
            past.push(before.now);
        }
        let surplus = past.len().saturating_sub(PAST);
        past.drain(..surplus);
    }
    let mut bytes = serde_json::to_vec(&Body {
        kind: kind.to_owned(),
        now,
        past,
    })?;
    bytes.resize(bytes.len().div_ceil(STEP) * STEP, b' ');
    tx.db()
        .prepare_cached(
            "INSERT INTO private_item (id, owner, sealed, body) VALUES (?1,?2,0,?3)
             ON CONFLICT(id) DO UPDATE SET body=excluded.body",
        )?
        .execute(params![id, owner, bytes])?;
    tx.changed("private_item");
    Ok(())
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

/// What anyone keeps about a thing that is gone for good goes with it: it hung on that thing alone, so
/// nobody could find it again. `about` picks by kind and content.
pub(crate) fn erase_about(tx: &Tx<'_>, about: impl Fn(&str, &Value) -> bool) -> Result<()> {
    let mut statement = tx
        .db()
        .prepare_cached("SELECT id, body FROM private_item")?;
    let rows = statement.query_map([], |row| {
        Ok((row.get::<_, PrivateId>(0)?, row.get::<_, Vec<u8>>(1)?))
    })?;
    let mut gone = Vec::new();
    for row in rows {
        let (id, bytes) = row?;
        let body: Body = serde_json::from_slice(&bytes)?;
        if about(&body.kind, &body.now) {
            gone.push(id);
        }
    }
    gone.into_iter().try_for_each(|id| erase(tx, id))
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
    let mut statement = rows
        .0
        .prepare_cached("SELECT id, body FROM private_item WHERE owner=?1 ORDER BY rowid")?;
    let rows = statement.query_map([owner], |row| {
        Ok((row.get::<_, PrivateId>(0)?, row.get::<_, Vec<u8>>(1)?))
    })?;
    let mut items = Vec::new();
    for row in rows {
        let (id, bytes) = row?;
        let body: Body = serde_json::from_slice(&bytes)?;
        if body.kind == kind {
            items.push((id, serde_json::from_value(body.now)?));
        }
    }
    Ok(items)
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
    let found = rows
        .0
        .prepare_cached("SELECT owner, body FROM private_item WHERE id=?1")?
        .query_row([id], |row| {
            Ok((row.get::<_, Owner>(0)?, row.get::<_, Vec<u8>>(1)?))
        })
        .optional()?;
    found
        .map(|(owner, bytes)| Ok((owner, serde_json::from_slice(&bytes)?)))
        .transpose()
}
