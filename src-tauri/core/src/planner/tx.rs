//! The inside of one change: what rules of the nouns may do with rows, each with its history and its words for
//! the search.

use std::cell::{Cell, RefCell};
use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use rusqlite::Connection;
use rusqlite::types::ToSql;
use serde_json::{Map, Value};
use uuid::Uuid;

use super::{Step, gather};
use crate::db::{self, Row, Rows, Table};
use crate::error::{Error, Result};
use crate::history::{self, Entry};
use crate::search::{self, Line};
use crate::vault::Own;
use crate::who::{Actor, Side};
use crate::world::World;

/// The inside of one change.
pub(crate) struct Tx<'a> {
    pub(super) rows: Rows<'a>,
    pub(super) world: &'a dyn World,
    /// The wall clock, once for the whole change.
    pub(crate) now: DateTime<Utc>,
    /// The day it is in the household's zone.
    pub(crate) today: NaiveDate,
    /// In whose name.
    pub(crate) actor: Actor,
    pub(super) have: [bool; 2],
    pub(super) own: [Option<&'a Own>; 2],
    pub(super) proven: &'a Cell<[bool; 2]>,
    /// A proven hand was used: it is proven for one change only.
    pub(super) signed: Cell<bool>,
    pub(super) step: Step,
    pub(super) first: i64,
    pub(super) seq: Cell<i64>,
    pub(super) anonymous: Cell<bool>,
    pub(super) exact: Cell<bool>,
    pub(super) erased: Cell<bool>,
    pub(super) unfindable: Cell<bool>,
    pub(super) changes: RefCell<BTreeSet<&'static str>>,
    /// What was touched, for a change that may be one step with the next.
    pub(super) shape: RefCell<Option<gather::Shape>>,
}

impl<'a> std::ops::Deref for Tx<'a> {
    type Target = Rows<'a>;

    fn deref(&self) -> &Rows<'a> {
        &self.rows
    }
}

impl Tx<'_> {
    pub(crate) const fn db(&self) -> &Connection {
        self.rows.db
    }

    pub(crate) fn world(&self) -> &dyn World {
        self.world
    }

    /// Whether this partner has a passphrase.
    pub(crate) const fn has_passphrase(&self, side: Side) -> bool {
        self.have[side.index()]
    }

    /// Whether this hand may sign now: it was proven by its passphrase for this change, or it has none.
    pub(crate) fn may_sign(&self, side: Side) -> bool {
        !self.have[side.index()] || self.proven.get()[side.index()]
    }

    /// A proven hand was used up: the next act asks for its passphrase again.
    pub(crate) fn used_proof(&self) {
        self.signed.set(true);
    }

    /// This partner's signature; `None` for one without a passphrase.
    pub(crate) fn signature(&self, side: Side, bytes: &[u8]) -> Option<[u8; 64]> {
        self.used_proof();
        self.own[side.index()].map(|own| own.sign(bytes))
    }

    /// A new id.
    pub(crate) fn new_id<I: From<Uuid>>(&self) -> I {
        I::from(self.world.uuid())
    }

    /// The number of this change: orders yeses against withdrawals whatever the clock did.
    pub(crate) const fn number(&self) -> i64 {
        self.first
    }

    /// The record of this change shall not say whose hand it was: stepping back, pausing, ending, leaving.
    pub(crate) fn without_actor(&self) {
        self.anonymous.set(true);
    }

    /// The record of this change keeps the exact moment: yeses, endings and decisions only.
    pub(crate) fn with_moment(&self) {
        self.exact.set(true);
    }

    /// Inserts or replaces a row, with its history.
    pub(crate) fn put<R: Row>(&self, row: &R) -> Result<()> {
        let table = Table::of::<R>();
        let id = key(row)?;
        let before = table.image(self.db(), &id)?;
        let after = db::image(row)?;
        if before.as_ref() == Some(&after) {
            return Ok(());
        }
        db::put(self.db(), row)?;
        self.record(table, &id, before, Some(after))
    }

    /// Takes a row away, with its history.
    pub(crate) fn delete<R: Row>(&self, id: impl ToSql) -> Result<()> {
        let table = Table::of::<R>();
        let id = text(&id)?;
        let before = table.image(self.db(), &id)?.ok_or(Error::NotFound)?;
        table.delete(self.db(), &id)?;
        self.record(table, &id, Some(before), None)
    }

    /// Writes into the history that this row was part of what happened although it did not change, so
    /// that no undo reaches back over it.
    pub(crate) fn touch<R: Row>(&self, id: impl ToSql) -> Result<()> {
        let table = Table::of::<R>();
        let id = text(&id)?;
        let image = table.image(self.db(), &id)?;
        self.record(table, &id, image.clone(), image)
    }

    /// Takes a row away so that its words are nowhere in the file: no image is kept, older ones are forgotten.
    pub(crate) fn erase(&self, table: Table, id: &str) -> Result<()> {
        table.delete(self.db(), id)?;
        history::forget(self.db(), table.name, id)?;
        self.leaves_no_words();
        self.unfindable.set(true);
        self.record(table, id, None, None)
    }

    /// Takes a row of one partner's own away so that its words are nowhere in the file, and writes no line.
    pub(crate) fn erase_unseen<R: Row>(&self, id: impl ToSql) -> Result<()> {
        let table = Table::of::<R>();
        let id = text(&id)?;
        table.delete(self.db(), &id)?;
        history::forget(self.db(), table.name, &id)?;
        history::forget_parts(self.db(), &id)?;
        search::take_out(self.db(), table.name, &id)?;
        self.leaves_no_words();
        self.unfindable.set(true);
        self.changed(table.name);
        Ok(())
    }

    /// Writes a row of one partner's own without a line in the history.
    pub(crate) fn put_unseen<R: Row>(&self, row: &R) -> Result<()> {
        db::put(self.db(), row)?;
        self.changed(R::TABLE);
        Ok(())
    }

    /// Says that words were taken out of the file for good, so that the log is cut as well.
    pub(crate) fn leaves_no_words(&self) {
        self.erased.set(true);
    }

    /// Says that something outside the history (a private item) changed.
    pub(crate) fn changed(&self, noun: &'static str) {
        self.changes.borrow_mut().insert(noun);
    }

    pub(crate) fn restore_image(
        &self,
        table: Table,
        id: &str,
        from: Option<&Map<String, Value>>,
        to: Option<&Map<String, Value>>,
    ) -> Result<()> {
        match to {
            Some(image) => table.restore(self.db(), image)?,
            None => table.delete(self.db(), id)?,
        }
        self.record(table, id, from.cloned(), to.cloned())
    }

    /// Writes a line into the history that is about no row.
    pub(crate) fn note(&self, what: &str) -> Result<()> {
        self.record(wordless(""), what, None, None)
    }

    /// Writes a line into the history for private things that came or went by this change, which has none of them.
    pub(crate) fn line_of_own(&self, by: Uuid) -> Result<()> {
        self.record(wordless(history::OWN), &by.to_string(), None, None)
    }

    fn record(
        &self,
        table: Table,
        row: &str,
        before: Option<Map<String, Value>>,
        after: Option<Map<String, Value>>,
    ) -> Result<()> {
        self.changes.borrow_mut().insert(table.name);
        gather::add(
            &mut self.shape.borrow_mut(),
            self.step.op,
            (table.name, row),
            before.as_ref(),
            after.as_ref(),
        );
        let seq = self.seq.replace(self.seq.get() + 1);
        let image = after.as_ref().or(before.as_ref());
        let part_of = image.zip(table.part_of);
        let part_of = part_of.and_then(|(image, column)| image.get(column)?.as_str());
        search::follow(
            self.db(),
            &Line {
                n: seq,
                noun: table.name,
                row,
                subject: part_of.unwrap_or(row),
            },
            before.as_ref(),
            after.as_ref(),
        )?;
        history::insert(
            self.db(),
            &Entry {
                seq,
                step: self.first,
                day: self.today,
                at: self.exact.get().then_some(self.now),
                op: self.step.op,
                kind: self.step.kind,
                actor: if self.anonymous.get() {
                    None
                } else {
                    self.actor.author()
                },
                undoes: self.step.undoes,
                noun: table.name.to_owned(),
                row: row.to_owned(),
                part_of: part_of.map(str::to_owned),
                before,
                after,
            },
        )
    }
}

/// What a line of the history is about that keeps no image.
const fn wordless(name: &'static str) -> Table {
    Table {
        name,
        columns: &[],
        list: "",
        part_of: None,
        reads: |_, _| Ok(()),
    }
}

fn key<R: Row>(row: &R) -> Result<String> {
    match row.values().into_iter().next() {
        Some(id) => text(&id?),
        None => Err(Error::Row(format!("{} has no id", R::TABLE))),
    }
}

fn text(id: &impl ToSql) -> Result<String> {
    use rusqlite::types::{ToSqlOutput, Value, ValueRef};
    match id.to_sql()? {
        ToSqlOutput::Borrowed(ValueRef::Text(bytes)) => {
            Ok(String::from_utf8_lossy(bytes).into_owned())
        }
        ToSqlOutput::Owned(Value::Text(id)) => Ok(id),
        _ => Err(Error::Row("an id is not text".to_owned())),
    }
}
